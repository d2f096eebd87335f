package desktop

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// exported is a file of the importer's test data.
func exported(name string) string { return filepath.Join("..", "importer", "testdata", name) }

// scratch writes a file of a test.
func scratch(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// drop drops files on the window and waits for what the dialog says of them.
func drop(t *testing.T, d *desk, l *loop, paths ...string) *importing {
	t.Helper()
	var files []fyne.URI
	for _, path := range paths {
		absolute, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, storage.NewFileURI(absolute))
	}
	d.dropped(fyne.Position{}, files)
	return settled(d, l)
}

// settled waits until the dialog says what importing would do.
func settled(d *desk, l *loop) *importing {
	l.t.Helper()
	l.until("the import dialog", func() bool { return d.importing != nil && d.importing.settled && d.covered() })
	return d.importing
}

// sitToImport is a desk whose linking key and settings are the test's own.
func sitToImport(t *testing.T, path string) (*desk, *loop) {
	t.Helper()
	t.Setenv("TZ", "Europe/Helsinki")
	d, l := sit(t, path, nil)
	d.options.settings = t.TempDir()
	return d, l
}

// attendances are the notebook's imports.
func attendances(t *testing.T, d *desk) (all []store.Attendance) {
	t.Helper()
	err := d.session.file.View(func(r store.Reader) error {
		for a, err := range store.All[store.Attendance](r) {
			if err != nil {
				return err
			}
			all = append(all, a)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// pictured saves what the window shows, where a person asked for pictures.
func pictured(t *testing.T, d *desk, name string) {
	t.Helper()
	dir := os.Getenv("RAPPORTEUR_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, d.win.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

const zoomReal = "zoom_webinar_attendee_2020_anonymised.csv"

func TestDroppingAnExportImportsItAsOneStep(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	drop(t, d, l, exported(zoomReal))
	wants(t, d, zoomReal, "Zoom · Attendee report of a webinar", "477", "people took part", "194", "42", "countries",
		"Not kept:", "Time zone of the export", "Europe/Helsinki (UTC+2)", "446", "No webinar of this notebook is of that day.")
	pictured(t, d, "zoom")
	if len(attendances(t, d)) != 0 {
		t.Fatal("something was written before anybody said so")
	}
	d.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	l.until("the page of the new webinar", func() bool { return shows(d, "Imported: 477 people.") && !d.loads.running })
	if d.covered() || d.importing != nil {
		t.Error("the dialog is still there")
	}
	l.until("the step", func() bool { return d.steps.undo == importer.Step })
	if d.places.at.Page != Participation || len(attendances(t, d)) != 1 {
		t.Errorf("the window shows %v", d.places.at)
	}
	wants(t, d, "477")
	made := d.places.at
	pictured(t, d, "zoom-after")
	d.undo(false)
	l.until("undo takes all of it back in one step", func() bool { return d.steps.redo == importer.Step })
	if len(attendances(t, d)) != 0 || d.steps.undo != "" {
		t.Errorf("undone, there are %d imports and the step %q", len(attendances(t, d)), d.steps.undo)
	}
	l.until("the webinar is gone", func() bool { return shows(d, "Undone: Import attendance") && d.places.at != made && !d.loads.running })
	d.undo(true)
	l.until("redo leads back to it", func() bool { return d.places.at == made && !d.loads.running && shows(d, "477") })
}

func TestTheNoticeOfAnImportTakesItBack(t *testing.T) {
	w := writeSmall(t)
	d, l := sitToImport(t, w.path)
	drop(t, d, l, exported(zoomReal)).importAll()
	if !shows(d, "Importing…") || d.importing != nil {
		t.Error("the window does not say that it is importing")
	}
	l.until("the way back", func() bool { return shows(d, "Imported: 477 people.") && d.steps.undo == importer.Step })
	d.setDone(w.step, true)
	l.until("another step", func() bool { return d.steps.undo == "step.note.done" })
	if d.shell.notice.object.Visible() {
		t.Error("the notice would take back another step than it says")
	}
	d.undo(false)
	l.until("the import is the last step", func() bool { return d.steps.undo == importer.Step })
	d.notifyStep("Imported", importer.Step)
	d.shell.notice.undo.Tapped(nil)
	l.until("it is taken back", func() bool { return len(attendances(t, d)) == 0 && shows(d, "Undone: Import attendance") })
	if d.shell.notice.undo.Visible() {
		t.Error("there is nothing to undo any more")
	}
}

func TestAnImportIntoTheOpenWebinarShowsItsFigures(t *testing.T) {
	w := writeSmall(t)
	d, l := sitToImport(t, w.path)
	d.open(Route{Page: Participation, Webinar: w.webinar})
	l.until("the page", func() bool { return !d.loads.running && shows(d, "Who took part") })
	drop(t, d, l, scratch(t, "meeting.csv", zoomMeeting("11/23/2023", "Ana", "Bea"))).importAll()
	l.until("its figures", func() bool {
		return !d.shell.veil.object.Visible() && !d.loads.running && shows(d, "Imported: 2 people.")
	})
	if shows(d, "Who took part") {
		t.Error("the page is the one from before")
	}
}

func TestAnImportThatCannotBeSavedLeavesThePageInSight(t *testing.T) {
	var disk *slow
	d, l := sit(t, writeSmall(t).path, func(n notebook) notebook { disk = &slow{notebook: n}; return disk })
	d.options.settings = t.TempDir()
	i := drop(t, d, l, scratch(t, "meeting.csv", zoomMeeting("11/23/2023", "Ana", "Bea")))
	disk.set(0, errors.New("disk full"))
	i.importAll()
	l.until("the trouble is told", func() bool { return d.saved.failed != nil })
	if d.shell.veil.object.Visible() {
		t.Error("the page is covered for good")
	}
	disk.set(0, nil)
	d.session.retry()
	l.until("it is imported after all", func() bool { return len(attendances(t, d)) == 1 && shows(d, "Imported: 2 people.") })
}

func TestCancellingLeavesNothing(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	drop(t, d, l, exported(zoomReal))
	pressKey(d, fyne.KeyEscape)
	if d.covered() || d.importing != nil {
		t.Fatal("Esc should close the dialog")
	}
	if len(attendances(t, d)) != 0 || d.steps.undo != "" {
		t.Error("something was written")
	}
	drop(t, d, l, exported(zoomReal))
	wants(t, d, "477")
}

func TestTheSameFileAgainIsKnown(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	drop(t, d, l, exported(zoomReal)).importAll()
	l.until("imported", func() bool { return len(attendances(t, d)) == 1 && !d.loads.running })
	again := scratch(t, "another name.csv", read(t, exported(zoomReal)))
	drop(t, d, l, again)
	wants(t, d, "This file was imported before, into “", "Show the webinar")
	pictured(t, d, "known")
	d.importing.importAll()
	l.during(50_000_000)
	if d.covered() || len(attendances(t, d)) != 1 {
		t.Error("importing what is known should only show where it is")
	}
}

func TestFilesDroppedWithoutANotebookWaitForOne(t *testing.T) {
	d, l := sitToImport(t, "")
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI("/tmp/list.csv")})
	wants(t, d, "Which notebook is it for?", "list.csv: what you import goes into a notebook.", "New notebook…")
	pressKey(d, fyne.KeyEscape)
	if d.covered() || len(d.pending) > 0 || shows(d, "list.csv") {
		t.Fatal("Esc should forget the files", texts(d))
	}
	export, _ := filepath.Abs(exported(zoomReal))
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(export)})
	d.modals[0].hide() // as choosing to open one does
	wants(t, d, zoomReal+": waiting for a notebook.")
	pictured(t, d, "waiting")
	d.openPath(writeSmall(t).path)
	settled(d, l)
	wants(t, d, "477")
	l.until("the notebook is shown under it", func() bool { return !d.loads.running && d.places.at.Page != "" })
	pressKey(d, fyne.KeyEscape)
}

func TestANotebookDroppedWithExportsIsOpenedFirst(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	other := write(t, nil)
	drop(t, d, l, exported("teams_new_es_utf16le.csv"), other)
	if d.path() != other {
		t.Errorf("%s is open", d.path())
	}
	wants(t, d, "teams_new_es_utf16le.csv", "Microsoft Teams")
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPicturesOfImporting(t *testing.T) {
	if os.Getenv("RAPPORTEUR_PICTURES") == "" {
		return
	}
	for _, size := range []fyne.Size{{Width: 1440, Height: 900}, {Width: 1024, Height: 600}} {
		d, l := sitToImport(t, writeSmall(t).path)
		d.win.Resize(size)
		at := strings.ReplaceAll(map[bool]string{true: "wide", false: "narrow"}[size.Width > 1200], " ", "")
		drop(t, d, l, exported(zoomReal))
		pictured(t, d, at+"-zoom")
		pressKey(d, fyne.KeyEscape)
		drop(t, d, l, exported(zoomReal), exported("zoom_registration_report.csv"), exported("zoom_poll_2021.csv"), exported("teams_new_es_utf16le.csv"))
		pictured(t, d, at+"-many")
		pressKey(d, fyne.KeyEscape)
		path := scratch(t, "asistentes del taller.csv", "Nombre y apellidos;Llegada;Salida;Lugar;Observaciones\nAna Pérez;03/04/2026 10:00;03/04/2026 11:00;Chile;hola\nBea Sol;03/04/2026 10:05;03/04/2026 11:00;Perú;nada\n")
		drop(t, d, l, path)
		l.during(100_000_000)
		pictured(t, d, at+"-columns")
	}
}

func TestFilesDroppedOnTheDialogAreAdded(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	drop(t, d, l, exported(zoomReal))
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(scratch(t, "meeting.csv", zoomMeeting("11/23/2023", "Ana", "Bea")))})
	settled(d, l)
	wants(t, d, zoomReal, "meeting.csv", "2 webinars: 479 people.")
	d.importFiles([]string{d.importing.files[0].path})
	settled(d, l)
	if len(d.importing.files) != 2 {
		t.Errorf("a file that is there already was added again: %d", len(d.importing.files))
	}
	d.importing.controls["remove "+d.importing.files[0].path].(*widgets.Button).Tapped(nil)
	settled(d, l)
	if shows(d, zoomReal) || shows(d, "2 webinars") {
		t.Error("what was taken out is still there")
	}
	d.importing.remove(d.importing.files[0].path)
	if d.covered() || d.importing != nil {
		t.Error("without files the dialog should close")
	}
}

func TestWhatIsNotOnThisComputerIsNotImported(t *testing.T) {
	d, _ := sitToImport(t, writeSmall(t).path)
	uri, err := storage.ParseURI("https://example.org/report.csv")
	if err != nil {
		t.Fatal(err)
	}
	d.dropped(fyne.Position{}, []fyne.URI{uri})
	wants(t, d, "report.csv is not on this computer: nothing was imported.")
}

func TestTheKeyboardReachesEveryControlAndSeesIt(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	d.win.Resize(fyne.NewSize(1024, 600))
	i := drop(t, d, l, exported(zoomReal), scratch(t, "a.csv", zoomMeeting("03/04/2026", "Ana")), scratch(t, "b.csv", zoomMeeting("03/05/2026", "Ana")))
	reached := map[fyne.Focusable]bool{}
	for range 3 * len(i.controls) {
		d.win.Canvas().FocusNext()
		focused := d.win.Canvas().Focused()
		reached[focused] = true
		o, inside := focused.(fyne.CanvasObject), false
		for _, c := range i.controls {
			inside = inside || c == focused
		}
		if !inside {
			continue
		}
		driver := fyne.CurrentApp().Driver()
		top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(i.page).Y
		if top < 0 || top+o.Size().Height > i.page.Size().Height {
			t.Fatalf("%T has the focus out of sight, %v in %v", focused, top, i.page.Size().Height)
		}
	}
	for name, c := range i.controls {
		if !reached[c] {
			t.Errorf("Tab does not reach %q", name)
		}
	}
}

func TestTheFocusStaysWhereItWasWhenTheDialogIsWorkedOutAgain(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	i := drop(t, d, l, scratch(t, "a.csv", zoomMeeting("03/04/2026", "Ana")))
	name := "order " + i.files[0].path
	before := i.controls[name]
	d.win.Canvas().Focus(before)
	pressKey(d, fyne.KeyHome)
	settled(d, l)
	if now := d.win.Canvas().Focused(); now != i.controls[name] || now == before {
		t.Errorf("the focus is on %T", now)
	}
}

func TestTheChooserOffersExportsAndTheFirstScreenTheWay(t *testing.T) {
	d, l := sitToImport(t, "")
	wants(t, d, "Import from Zoom or Teams…", "Ctrl Shift I", ".csv", ".json", "Zoom, Teams, Meet, Webex, GoToWebinar and BigBlueButton")
	menuItem(d, "Import…").Action()
	l.until("the chooser", d.choosing)
	pressKey(d, fyne.KeyEscape)
	d.showKeys()
	wants(t, d, "Import an export of Zoom, Teams and others")
}

func TestEverySampleAtOnceIsOneStep(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	found, err := filepath.Glob(exported("*.*"))
	if err != nil || len(found) < 15 {
		t.Fatalf("%d samples: %v", len(found), err)
	}
	i := drop(t, d, l, found...)
	pictured(t, d, "samples")
	for _, f := range i.files {
		if f.err != nil {
			t.Errorf("%s: %v", f.input.Name, f.err)
		}
	}
	for _, s := range i.found.sessions {
		if s.err != nil || s.plan == nil {
			t.Errorf("the session of %s cannot be planned: %v", s.lead, s.err)
		}
	}
	i.importAll()
	l.until("all are there", func() bool { return len(attendances(t, d)) == len(found) && !d.loads.running })
	drop(t, d, l, found...)
	wants(t, d, "Show the webinar")
	pressKey(d, fyne.KeyEscape)
	d.undo(false)
	l.until("one step takes all back", func() bool { return len(attendances(t, d)) == 0 })
}

func TestLeavingWhileAFileIsReadLeavesNothing(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	d.importFiles([]string{exported(zoomReal)})
	d.closeNotebook()
	l.until("the first screen", func() bool { return d.session == nil && shows(d, "New notebook…") })
	l.during(500_000_000)
	if shows(d, "Import who took part") {
		t.Error("the dialog opened without a notebook")
	}
}

package desktop

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// zoomMeeting is an export of a meeting at 10:00 on a day as written.
func zoomMeeting(day string, names ...string) string {
	text := "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
	for _, name := range names {
		text += name + "," + strings.ToLower(name) + "@example.org," + day + " 10:00:00 AM," + day + " 11:00:00 AM,60,Yes\n"
	}
	return text
}

// startOf is when the only import began.
func startOf(t *testing.T, d *desk) time.Time {
	t.Helper()
	var from int64
	err := d.session.file.View(func(r store.Reader) error {
		for a, err := range store.All[store.Attendance](r) {
			if err != nil {
				return err
			}
			people, err := store.People(r, a.People)
			if err != nil {
				return err
			}
			from = people[0].Spans[0].From
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return time.Unix(from, 0).UTC()
}

func TestADateThatCanBeReadTwoWaysIsAsked(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	i := drop(t, d, l, scratch(t, "meeting.csv", zoomMeeting("03/04/2026", "Ana", "Bea")))
	wants(t, d, "meeting.csv writes “03/04/2026 10:00:00 AM”. Which day is that?", "3 April 2026", "4 March 2026")
	pictured(t, d, "order")
	control := i.controls["order "+i.files[0].path].(*widgets.Segmented)
	control.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	settled(d, l)
	wants(t, d, "Which day is that?", "3 Apr 2026, 10:00")
	d.importing.importAll()
	l.until("imported", func() bool { return len(attendances(t, d)) == 1 })
	if got := startOf(t, d); got != time.Date(2026, 4, 3, 7, 0, 0, 0, time.UTC) {
		t.Errorf("the meeting begins at %v, which is not 10:00 in Helsinki", got)
	}
}

func TestANewWebinarWithoutATitleIsNamed(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	i := drop(t, d, l, scratch(t, "meeting.csv", zoomMeeting("03/24/2026", "Ana", "Bea")))
	wants(t, d, "New: Webinar of 24 Mar 2026", "Title of the webinar")
	field := i.controls["title "+i.files[0].path].(*textEntry)
	if field.Text != "Webinar of 24 Mar 2026" {
		t.Errorf("proposed is %q", field.Text)
	}
	d.win.Canvas().Focus(field)
	typeInto(d, ", opening")
	pressKey(d, fyne.KeyReturn)
	settled(d, l)
	wants(t, d, "New: Webinar of 24 Mar 2026, opening")
	d.importing.importAll()
	l.until("it is in the window", func() bool { return shows(d, "Imported:") && shows(d, "Webinar of 24 Mar 2026, opening") })
}

func TestAnUnambiguousDateIsNotAsked(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	drop(t, d, l, scratch(t, "meeting.csv", zoomMeeting("03/24/2026", "Ana", "Bea")))
	if shows(d, "Which day is that?") {
		t.Error("24 is no month, so nothing is to be asked")
	}
}

func TestTheZoneIsThatOfTheWebinarUntilAnotherIsChosen(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	i := drop(t, d, l, scratch(t, "meeting.csv", zoomMeeting("11/23/2023", "Ana", "Bea")))
	wants(t, d, "It is of the same day as the export.", "Europe/Brussels (UTC+1)", "this is the zone of the webinar")
	i.controls["zone "+i.files[0].path].(*widgets.Button).Tapped(nil)
	high := d.win.Canvas().Overlays().Top().(fyne.Widget).MinSize().Height
	wants(t, d, "Europe/Brussels", "Europe/Helsinki")
	typeInto(d, "chile pun")
	if now := d.win.Canvas().Overlays().Top().(fyne.Widget).MinSize().Height; now != high {
		t.Errorf("the box was %v high and is %v", high, now)
	}
	wants(t, d, "America/Punta Arenas", "UTC−3")
	pictured(t, d, "zone")
	pressKey(d, fyne.KeyReturn)
	settled(d, l)
	wants(t, d, "America/Punta_Arenas (UTC−3)", "this is what you chose")
	d.importing.importAll()
	l.until("imported", func() bool { return len(attendances(t, d)) == 1 })
	if got := startOf(t, d); got.Hour() != 13 {
		t.Errorf("10:00 in Punta Arenas is %v", got)
	}
}

func TestZonesAreFoundByCityCountryAndName(t *testing.T) {
	for query, want := range map[string]string{
		"helsinki": "Europe/Helsinki", "buenos a": "America/Argentina/Buenos_Aires", "Finlandia": "Europe/Helsinki",
		"utc": "UTC", "sao paulo": "America/Sao_Paulo", "Polonia": "Europe/Warsaw",
		"curitiba": "America/Sao_Paulo", "Londrina": "America/Sao_Paulo", "Guadalajara": "America/Mexico_City", "Sevill": "Europe/Madrid",
		"cracov": "Europe/Warsaw", "Vaasa": "Europe/Helsinki", "salt lake": "America/Denver",
	} {
		found := findZones(words.For("es"), query)
		if len(found) == 0 || found[0].Name != want {
			t.Errorf("%q finds %v", query, found[:min(3, len(found))])
		}
	}
	if found := findZones(words.For("en"), "curitiba"); len(found) == 0 || found[0].city.Name != "Curitiba" {
		t.Errorf("it is not said that it is the zone of Curitiba: %v", found)
	}
	if found := findZones(words.For("en"), "qwxyz"); len(found) > 0 {
		t.Errorf("found %v", found)
	}
}

const meet = "First name,Last name,Email,Duration,Time joined,Time exited\nAna,Pérez,ana@example.org,58 min,10:01,10:59\nBea,Sol,bea@example.org,1 hr,10:00,11:00\n"

func TestAFileWithoutADayAsksForIt(t *testing.T) {
	path := write(t, func(tx *store.Tx) error { return store.Put(tx, &store.Webinar{Title: "Kick-off"}) })
	d, l := sitToImport(t, path)
	i := drop(t, d, l, scratch(t, "meet.csv", meet))
	wants(t, d, "Day of the session", "The export has times of day but no date.", "It is the webinar that is open")
	pictured(t, d, "day")
	if wants(t, d, "people took part"); !i.canImport() {
		t.Fatal("without a day it cannot be imported")
	}
	d.win.Canvas().Focus(i.controls["day "+i.files[0].path])
	typeInto(d, "2024-13-01")
	pressKey(d, fyne.KeyReturn)
	wants(t, d, "There is no such day")
	if i.canImport() {
		t.Error("it can be imported with a day that is none")
	}
	for range 5 {
		pressKey(d, fyne.KeyBackspace)
	}
	typeInto(d, "03-05")
	settled(d, l)
	wants(t, d, "5 Mar 2024, 10:00")
	d.importing.importAll()
	l.until("imported", func() bool { return len(attendances(t, d)) == 1 })
	if got := startOf(t, d); got.Format(time.DateOnly) != "2024-03-05" {
		t.Errorf("imported as %v", got)
	}
}

func TestANewerExportReplacesOrStaysBeside(t *testing.T) {
	for _, keep := range []bool{false, true} {
		d, l := sitToImport(t, writeSmall(t).path)
		drop(t, d, l, scratch(t, "a.csv", zoomMeeting("11/23/2023", "Ana", "Bea"))).importAll()
		l.until("imported", func() bool { return len(attendances(t, d)) == 1 && !d.loads.running })
		i := drop(t, d, l, scratch(t, "b.csv", zoomMeeting("11/23/2023", "Ana", "Bea", "Cleo")))
		wants(t, d, "The notebook holds an earlier export of this session", "Replace it", "Keep both",
			"Imported on "+d.book.ShortDate(time.Now())+": 2 people. Now: 3 people.")
		pictured(t, d, "earlier")
		want := 1
		if keep {
			want = 2
			i.controls["earlier "+i.files[0].path].(*widgets.Segmented).TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			settled(d, l)
			wants(t, d, "Both stay; the newest is the one that is counted.")
		}
		d.importing.importAll()
		l.until("imported again", func() bool { return shows(d, "Imported: 3 people.") })
		if got := len(attendances(t, d)); got != want {
			t.Errorf("keep both %v: %d imports", keep, got)
		}
	}
}

func TestFilesOfSeveralWebinarsGoToEach(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	drop(t, d, l, scratch(t, "a.csv", zoomMeeting("11/23/2023", "Ana", "Bea")), scratch(t, "b.csv", zoomMeeting("11/30/2023", "Ana")),
		scratch(t, "c.csv", zoomMeeting("12/24/2023", "Ana")))
	wants(t, d, "3 webinars: 4 people.", "Webinar 1 of 3: Thursday 23 November 2023", "Webinar 3 of 3")
	d.importing.importAll()
	l.until("imported", func() bool { return len(attendances(t, d)) == 3 && shows(d, "Imported into 3 webinars: 4 people.") })
	numbers := map[int]bool{}
	err := d.session.file.View(func(r store.Reader) error {
		for w, err := range store.All[store.Webinar](r) {
			if err != nil {
				return err
			}
			numbers[w.Number] = true
		}
		return nil
	})
	if err != nil || len(numbers) != 3 || !numbers[20] || !numbers[21] {
		t.Errorf("the webinars are numbered %v: %v", numbers, err)
	}
	d.undo(false)
	l.until("one step undoes all", func() bool { return len(attendances(t, d)) == 0 })
}

func TestWhatCannotBeImportedIsSaidAndTheRestCanBe(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	folder := t.TempDir()
	i := drop(t, d, l, scratch(t, "empty.csv", ""), scratch(t, "letter.txt", "Dear colleagues,\nthank you."), folder,
		filepath.Join(folder, "gone.csv"), scratch(t, "a.csv", zoomMeeting("11/23/2023", "Ana", "Bea")))
	wants(t, d, "empty.csv is empty: export it again. It is left out; the others can go on.", "letter.txt is no export that Rapporteur reads. It is left out", "is a folder: add the files in it.", "2", "people took part")
	pictured(t, d, "errors")
	if !i.canImport() {
		t.Fatal("the one good file cannot be imported")
	}
	for _, f := range append([]importFile(nil), i.files...) {
		if f.err == nil {
			i.remove(f.path)
		}
	}
	settled(d, l)
	if i.canImport() || !i.submit.Disabled() {
		t.Error("there is nothing left to import")
	}
	if shows(d, "the others can go on") || !shows(d, "empty.csv is empty: nothing was imported") {
		t.Error("there are no others that could go on")
	}
}

func TestALinkingKeyThatCannotBeReadStopsTheImport(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	key := filepath.Join(d.options.settings, "linking.key")
	if err := os.WriteFile(key, []byte("not a key"), 0o600); err != nil {
		t.Fatal(err)
	}
	i := drop(t, d, l, exported(zoomReal))
	wants(t, d, "holds no linking key that can be read: nothing was imported")
	if i.canImport() {
		t.Error("it could be imported all the same")
	}
	if raw, _ := os.ReadFile(key); string(raw) != "not a key" {
		t.Error("the key was replaced")
	}
}

func TestBadRowsAreListedWithTheirLine(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	i := drop(t, d, l, scratch(t, "a.csv", zoomMeeting("11/23/2023", "Ana", "Bea")+"Cleo,cleo@example.org,11/23/2023 11:00:00 AM,11/23/2023 10:00:00 AM,60,Yes\n"))
	wants(t, d, "1 row could not be read")
	if shows(d, "Line 4") {
		t.Error("the list should be folded at first")
	}
	i.controls["bad "+i.files[0].path].(*widgets.Button).Tapped(nil)
	wants(t, d, "Line 4: It ends before it begins.")
	pictured(t, d, "bad")
}

func TestAReadOnlyNotebookTakesNoImport(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	d.session.readOnly = true
	for _, do := range []func(){d.askImport, func() { d.importFiles([]string{exported(zoomReal)}) }} {
		do()
		l.during(20 * time.Millisecond)
		wants(t, d, "open for reading only, so nothing can be imported")
		pressKey(d, fyne.KeyEscape)
	}
	if d.importing != nil {
		t.Error("the dialog opened")
	}
}

const workshop = "Nombre y apellidos;Llegada;Salida;Lugar;Observaciones\nAna Pérez;25/04/2026 10:00;25/04/2026 11:00;Chile;hola\nBea Sol;25/04/2026 10:05;25/04/2026 11:00;Perú;nada\n"

func TestColumnsThatWereNamedOnceAreKnownTheNextTime(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	drop(t, d, l, scratch(t, "taller.csv", workshop))
	wants(t, d, "What do the columns hold?", "Nombre y apellidos", "Ana Pérez · Bea Sol", "That is enough to import the table.")
	wants(t, d, "Lugar", "Country") // told by what stands in it
	d.modals[len(d.modals)-1].enter()
	settled(d, l)
	wants(t, d, "Table with columns chosen by you", "people took part", "2", "countries", "Change the columns…")
	pictured(t, d, "mapped")
	if raw := string(d.prefs.raw()); strings.Contains(raw, `"columns"`) {
		t.Errorf("what was not imported yet is remembered: %s", raw)
	}
	d.importing.importAll()
	l.until("the import", func() bool { return len(attendances(t, d)) == 1 })
	l.until("the columns are remembered", func() bool { return strings.Contains(string(d.prefs.raw()), "columns") })
	if raw := string(d.prefs.raw()); strings.Contains(raw, "Nombre") || strings.Contains(raw, "Ana") {
		t.Errorf("the settings hold %s", raw)
	}
	drop(t, d, l, scratch(t, "otro.csv", strings.ReplaceAll(workshop, "Ana", "Eva")))
	if shows(d, "What do the columns hold?") {
		t.Error("the columns are asked for again")
	}
	wants(t, d, "read with the columns you chose before", "people took part")
}

func TestAMappingSaysWhatItLacks(t *testing.T) {
	d, l := sitToImport(t, writeSmall(t).path)
	drop(t, d, l, scratch(t, "taller.csv", workshop))
	choose := func(moves fyne.KeyName, times int) {
		pressKey(d, fyne.KeyDown)
		for range times {
			pressKey(d, moves)
		}
		pressKey(d, fyne.KeyReturn)
	}
	choose(fyne.KeyHome, 1)
	wants(t, d, "A column for the person is missing")
	pictured(t, d, "columns-missing")
	d.win.Canvas().FocusNext()
	choose(fyne.KeyHome, 1)
	wants(t, d, "Choose a column for the person, and one for when they came")
	d.modals[len(d.modals)-1].enter()
	if len(d.modals) != 2 {
		t.Error("the columns were used although they say too little")
	}
	pressKey(d, fyne.KeyEscape)
	wants(t, d, "A table of a layout that Rapporteur does not know.")
}

func TestWorkEndsWhenItIsCancelled(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := (importAsk{files: []importFile{{path: exported(zoomReal)}}}).run(ctx); err == nil {
		t.Error("it went on")
	}
}

func TestImportingSpeaksEveryLanguage(t *testing.T) {
	for _, lang := range words.Languages() {
		d, l := sitToImport(t, writeSmall(t).path)
		d.book = words.For(lang)
		drop(t, d, l, exported(zoomReal), exported("zoom_poll_2021.csv"), scratch(t, "m.csv", zoomMeeting("03/04/2026", "Ana")), scratch(t, "e.csv", ""))
		for _, line := range texts(d) {
			if strings.HasPrefix(line, "importdialog.") || strings.HasPrefix(line, "import.") || strings.Contains(line, "{") {
				t.Errorf("%s: %q stands on the screen", lang, line)
			}
		}
		pictured(t, d, "language-"+lang)
		pressKey(d, fyne.KeyEscape)
	}
	for _, field := range importer.Fields() {
		if !words.For("en").Has(fieldKey(field)) {
			t.Errorf("the field %q has no name", field)
		}
	}
}

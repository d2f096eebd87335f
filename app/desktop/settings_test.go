package desktop

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// openSettings opens the settings and waits until they stand.
func openSettings(t *testing.T, d *desk, l *loop) {
	t.Helper()
	menuItem(d, "Settings…").Action()
	l.until("the settings", func() bool { return d.covered() && shows(d, "Linking key") })
}

// control finds a control of a type in what lies on top, the nth there.
func control[T fyne.CanvasObject](t *testing.T, d *desk, n int) T {
	t.Helper()
	var found []T
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if c, ok := o.(T); ok && o.Visible() {
			found = append(found, c)
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(d.win.Canvas().Overlays().Top())
	if n >= len(found) {
		t.Fatalf("there are %d of them; there is:\n%s", len(found), strings.Join(texts(d), "\n"))
	}
	return found[n]
}

// chooseIn chooses the nth choice of a select box by keyboard.
func chooseIn(d *desk, box *widgets.SelectBox, n int) {
	box.Open()
	list := d.win.Canvas().Focused()
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	for range n {
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func about(t *testing.T, d *desk) (n store.Notebook) {
	t.Helper()
	err := d.session.file.View(func(r store.Reader) (err error) {
		n, err = store.About(r)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestTheWindowSpeaksAnotherLanguageAtOnceAndKeepsUndo(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.open(Route{Page: Regions})
	l.until("the regions", func() bool { return !d.loads.running })
	d.setDone(w.step, true)
	l.until("a step", func() bool { return d.steps.undo == "step.note.done" })
	openSettings(t, d, l)
	chooseIn(d, control[*widgets.SelectBox](t, d, 0), 2)
	next := d.youngest()
	if next == d || d.session != nil {
		t.Fatal("the window has no other desk")
	}
	l.until("the settings in Spanish", func() bool { return next.covered() && shows(next, "Clave de enlace") })
	pressKey(next, fyne.KeyEscape)
	l.until("the regions in Spanish", func() bool { return !next.loads.running && shows(next, "Regiones") && shows(next, "Guardado") })
	for _, english := range []string{"Regions", "Overview", "Search notes", "Saved"} {
		if slices.Contains(texts(next), english) {
			t.Errorf("%q is still there", english)
		}
	}
	if menuItem(next, "Deshacer: ") == nil || menuItem(next, "Settings") != nil {
		t.Error("the menu does not speak Spanish, or the steps of undo are gone")
	}
	next.undo(false)
	l.until("it is undone", func() bool { return next.steps.redo == "step.note.done" })
	if next.prefs.Language != "es" || (Options{Language: "en"}).wanted("es") != "es" {
		t.Error("the language is not kept for the next start")
	}
	t.Setenv("RAPPORTEUR_LANG", "pt")
	if got := (Options{Language: "pt"}).wanted("es"); got != "pt" {
		t.Errorf("the environment names a language, and the window starts in %q", got)
	}
	d.youngest().quit()
	l.until("what is open is closed", func() bool { return next.session == nil })
}

func TestTheFirstScreenSpeaksAnotherLanguageToo(t *testing.T) {
	d, l := sit(t, "", nil)
	next := d.speak("pt")
	l.until("the first screen", func() bool { return shows(next, "Nenhum caderno aberto") })
	if again := next.speak("pt"); again != next {
		t.Error("the same language makes another desk")
	}
}

func TestSettingsOfTheNotebookAreStepsOfItsOwn(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	openSettings(t, d, l)
	tapChip := func(words string) {
		for n := range 2 {
			if c := control[*widgets.FilterChip](t, d, n); c.AccessibilityLabel() == words {
				c.Tapped(nil)
			}
		}
	}
	tapChip("Español")
	l.until("it is translated to Spanish", func() bool { return slices.Contains(about(t, d).Languages, "es") })
	chooseIn(d, control[*widgets.SelectBox](t, d, 1), 2)
	l.until("it is written in Portuguese", func() bool { return about(t, d).Language == "pt" })
	tapChip("Español")
	l.until("Spanish is gone", func() bool { return !slices.Contains(about(t, d).Languages, "es") })
	steps := control[*widgets.Stepper](t, d, 0)
	steps.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // never under 5
	steps.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	steps.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	l.until("the limit is 7", func() bool { return about(t, d).PrivacyLimit == 7 })
	pressKey(d, fyne.KeyEscape)
	d.undo(false)
	l.until("one undo takes the limit back", func() bool { return about(t, d).PrivacyLimit == 0 })
}

func TestTheRoleStandsBesideWhatIsChangedFromNowOn(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	openSettings(t, d, l)
	role := control[*textEntry](t, d, 0)
	d.win.Canvas().Focus(role)
	role.SetText("")
	typeInto(d, "Facilitator")
	pressKey(d, fyne.KeyEscape)
	d.setDone(w.step, true)
	l.until("the change", func() bool { return d.steps.undo == "step.note.done" })
	var history []store.Change
	err := d.session.file.View(func(r store.Reader) (err error) {
		history, err = store.History(r, w.step)
		return err
	})
	roles := []string{}
	for _, c := range history {
		roles = append(roles, c.Role)
	}
	if err != nil || !slices.Contains(roles, "Facilitator") || !slices.Contains(roles, "editor") {
		t.Errorf("the changes carry %q: %v", roles, err)
	}
	if d.prefs.Role != "Facilitator" {
		t.Error("the role is not kept for the next start")
	}
}

func TestTheSizeIsKeptAndEnds(t *testing.T) {
	before, was := os.LookupEnv(scaleVariable)
	t.Cleanup(func() {
		if was {
			_ = os.Setenv(scaleVariable, before)
		} else {
			_ = os.Unsetenv(scaleVariable)
		}
	})
	d, l := sit(t, writeSmall(t).path, nil)
	openSettings(t, d, l)
	sizes := control[*widgets.Segmented](t, d, 1)
	sizes.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if d.prefs.TextSize != 150 || !strings.HasPrefix(os.Getenv(scaleVariable), "1.5") {
		t.Errorf("the size is %d, the scale %q", d.prefs.TextSize, os.Getenv(scaleVariable))
	}
	sizes.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if d.prefs.TextSize != 100 || strings.HasPrefix(os.Getenv(scaleVariable), "1.5") {
		t.Errorf("the size is %d, the scale %q", d.prefs.TextSize, os.Getenv(scaleVariable))
	}
}

// sitWithKey is a desk of a person whose linking key lies in a folder.
func sitWithKey(t *testing.T) (*desk, *loop, string) {
	t.Helper()
	folder, l := t.TempDir(), newLoop(t)
	a := test.NewApp()
	t.Cleanup(a.Quit)
	kept := readPrefs("")
	a.Settings().SetTheme(look.NewTheme(look.Light))
	d := newDesk(a, Options{Role: "editor", Language: "en", settings: folder, ui: l.do}, kept)
	d.win.Resize(fyne.NewSize(1440, 900))
	d.showFirstRun()
	return d, l, folder
}

func TestTheLinkingKeyIsShownSavedAndReplaced(t *testing.T) {
	d, l, folder := sitWithKey(t)
	own, err := importer.LoadKey(folder)
	if err != nil {
		t.Fatal(err)
	}
	openSettings(t, d, l)
	l.until("the key's name", func() bool { return shows(d, own.ID()) })
	tapButton(t, d, "Save a copy…")
	l.until("it is asked where", func() bool { return shows(d, "Save a copy of the linking key") })
	tapButton(t, d, "Save")
	l.until("it is saved", func() bool { return shows(d, "Copy saved") })
	path := filepath.Join(folder, "rapporteur-"+own.ID()+".key")
	if saved, err := importer.ReadKey(path); err != nil || saved != own {
		t.Fatalf("the copy is no copy: %v", err)
	}
	tapButton(t, d, "Close")

	other := t.TempDir()
	next, err := importer.LoadKey(other)
	if err != nil {
		t.Fatal(err)
	}
	box := d.modals[0]
	part := newSettings(d, store.Notebook{}, false)
	part.key.key, part.box = own, box
	part.key.take(path)
	l.until("it is the same", func() bool { return shows(d, "It is the same key") })
	tapButton(t, d, "Close")
	wrong := filepath.Join(other, "wrong.key")
	if err := os.WriteFile(wrong, []byte("no key"), 0o600); err != nil {
		t.Fatal(err)
	}
	part.key.take(wrong)
	l.until("it is none", func() bool { return shows(d, "holds no linking key") })
	tapButton(t, d, "Close")
	part.key.take(filepath.Join(other, "linking.key"))
	l.until("it is asked", func() bool { return shows(d, "Use this key from now on?") })
	tapButton(t, d, "Use this key")
	l.until("it is shown", func() bool { return part.key.key == next })
	if now, err := importer.LoadKey(folder); err != nil || now != next {
		t.Errorf("it is not in use: %v", err)
	}
}

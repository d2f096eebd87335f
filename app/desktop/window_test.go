package desktop

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// menuItem finds an item of the main menu by the words it starts with.
func menuItem(d *desk, start string) *fyne.MenuItem {
	for _, m := range d.win.MainMenu().Items {
		for _, i := range m.Items {
			if strings.HasPrefix(i.Label, start) {
				return i
			}
		}
	}
	return nil
}

func TestUndoGoesToTheTextFieldThatHasTheFocus(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.setDone(w.step, true)
	l.until("the step can be undone", func() bool { return d.steps.undo == "step.note.done" })
	if i := menuItem(d, "Undo"); i == nil || !strings.HasPrefix(i.Label, "Undo: Mark a step as done ") || !strings.HasSuffix(i.Label, " Ctrl Z") {
		t.Fatalf("the menu says %v", i)
	}
	field := d.shell.top.field
	d.focusSearch()
	typeInto(d, "vi")
	menuItem(d, "Undo").Action()
	if field.Text() == "vi" {
		t.Error("undo did not reach the search field")
	}
	l.during(50_000_000)
	if d.steps.undo != "step.note.done" {
		t.Error("undo in a text field also undid a step of the notebook")
	}
	d.win.Canvas().Unfocus()
	menuItem(d, "Undo").Action()
	l.until("the step is undone", func() bool { return d.steps.redo == "step.note.done" })
}

func TestMenusDoNothingUnderADialog(t *testing.T) {
	d, _ := sit(t, writeSmall(t).path, nil)
	d.tellTitled("Wait", "A sentence.")
	menuItem(d, "Close notebook").Action()
	menuItem(d, "Regions").Action()
	if d.session == nil || d.places.at.Page != Overview {
		t.Error("a shortcut worked under the dialog")
	}
}

func TestNoMenuItemIsDead(t *testing.T) {
	for _, path := range []string{"", writeSmall(t).path} {
		d, _ := sit(t, path, nil)
		for _, m := range d.win.MainMenu().Items {
			for _, i := range m.Items {
				if i.Action == nil && !i.IsSeparator && i.ChildMenu == nil {
					t.Errorf("%s › %s does nothing", m.Label, i.Label)
				}
				if strings.Contains(i.Label, ".") && !strings.Contains(i.Label, "…") {
					t.Errorf("%q has no words", i.Label)
				}
			}
		}
	}
}

func TestTheTopBarGivesWayInOrder(t *testing.T) {
	for _, width := range []float32{1440 - 200, 1279 - 64, 1024 - 64} {
		for _, title := range []float32{60, 140, 900} {
			for _, state := range []float32{70, 130} {
				w := shareBar(width, title, state)
				sum := w.title + w.selector + w.search + barBook + barSlash + state + 2*24 + 2*32
				if sum > width+0.5 {
					t.Errorf("%v wide with a title of %v: the parts take %v", width, title, sum)
				}
				if w.selector < barSelectorLeast || w.search < barSearchLeast || w.title < min(title, barTitleLeast) {
					t.Errorf("%v wide: %+v", width, w)
				}
			}
		}
	}
	if w := shareBar(1240, 140, 70); w.selector != 452 || w.search != 264 {
		t.Errorf("at the design's width: %+v", w)
	}
}

func TestTheFirstScreenOffersWhatWorks(t *testing.T) {
	d, _ := sit(t, "", nil)
	wants(t, d, "No notebook open", "Turn a webinar into what people remember", "Open a notebook…",
		"Open the sample notebook", "New notebook…", ".rapporteur", "Everything stays on this computer.")
	d.shell.showRecent(recents([]string{"/home/me/IURC.rapporteur"}))
	wants(t, d, "Recent notebooks", "IURC")
}

func TestWhatCannotBeOpenedIsSaidAndLeftAlone(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "text.rapporteur")
	if err := os.WriteFile(text, []byte("just words"), 0o600); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(folder, "missing.rapporteur")
	for _, path := range []string{text, missing} {
		d, l := sit(t, "", nil)
		d.openPath(path)
		l.until("a dialog", d.covered)
		wants(t, d, "This notebook could not be opened", "Choose another…")
		// A path has no spaces to wrap at, so a line may end within the name.
		if !strings.Contains(strings.Join(texts(d), ""), filepath.Base(path)) {
			t.Errorf("the sentence does not name the file: %q", texts(d))
		}
	}
	if got, _ := os.ReadFile(text); string(got) != "just words" {
		t.Error("the text file was changed")
	}
	if _, err := os.Stat(missing); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file was made")
	}
}

func TestANewNotebookIsNamedAndOpens(t *testing.T) {
	d, l := sit(t, "", nil)
	folder := t.TempDir()
	f := &newForm{d: d, folder: folder, title: d.newField("new.notebook")}
	f.title.Text = "Cities: a/b"
	if got := f.path(); got != filepath.Join(folder, "Cities- a-b.rapporteur") {
		t.Errorf("the file would be %s", got)
	}
	taken := 0
	make := func() {
		d.create(f.path(), store.Notebook{Title: f.title.Text}, store.Webinar{Title: "First"}, func() {}, func(error) { taken++ })
	}
	make()
	l.until("it is open", func() bool { return d.session != nil && shows(d, "First") })
	make()
	l.until("a file that is there is refused", func() bool { return taken == 1 })
}

func TestEveryErrorHasItsSentenceInEveryLanguage(t *testing.T) {
	for _, lang := range words.Languages() {
		book := words.For(lang)
		for _, err := range []error{errors.New("disk on fire"), store.ErrReadOnly, store.ErrNotFound, saying("error.no_display"),
			fmt.Errorf("x: %w", &fs.PathError{Op: "open", Path: "/a", Err: fs.ErrPermission}), &fs.PathError{Op: "open", Path: "/a", Err: fs.ErrNotExist}} {
			if s := sentence(book, err); strings.HasPrefix(s, "error.") || !strings.HasSuffix(s, ".") {
				t.Errorf("%s: %v is said as %q", lang, err, s)
			}
		}
	}
}

func TestEscAndEnterAnswerABox(t *testing.T) {
	d, _ := sit(t, "", nil)
	answered := ""
	put := func() {
		d.ask("Title", "Text.", choice{"No", func() { answered = "no" }}, choice{"Yes", func() { answered = "yes" }})
	}
	for key, want := range map[fyne.KeyName]string{fyne.KeyEscape: "no", fyne.KeyReturn: "yes"} {
		put()
		d.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
		if answered != want || d.covered() {
			t.Errorf("%s answers %q; still covered: %v", key, answered, d.covered())
		}
	}
}

//go:build realwindow

package realwindow

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// TestStepsAreUndoneByKeyboard makes a note, names it, and undoes both from the list of steps.
func TestStepsAreUndoneByKeyboard(t *testing.T) {
	for _, c := range []struct {
		theme, lang   string
		width, height int
	}{{"light", "en", 1440, 900}, {"dark", "es", 1024, 640}, {"dark", "pt", 1024, 640}} {
		dir := t.TempDir()
		says := words.For(c.lang).T
		notebook := sampleIn(t, dir)
		p := open(t, notebook, filepath.Join(dir, "home"), "FYNE_THEME="+c.theme, "RAPPORTEUR_LANG="+c.lang)
		p.waits("complete")
		p.takesWindow(c.width, c.height)
		p.parks()
		shot := func(what string) { p.shoots(strings.Join([]string{"steps", what, c.lang, c.theme}, "-")) }
		p.presses("ctrl+shift+u")
		p.sees(says("steps.none"))
		shot("none")
		p.presses("Escape")
		p.presses("ctrl+n")
		p.types("A second thought")
		p.seesEntry("A second thought")
		p.sees(says("save.saved"))
		p.presses("ctrl+shift+u")
		p.sees(says("steps.title"))
		p.sees("A second thought")
		p.presses("End")
		shot("chosen")
		p.presses("Return")
		p.sees(says("steps.redo"))
		shot("undone")
		p.presses("Escape")
		p.seesNo(says("steps.title"))
		p.leaves()
		checkNoNote(t, notebook, "thought")
	}
}

// checkNoNote asserts that no note of a notebook that is not open holds the words.
func checkNoNote(t *testing.T, notebook, words string) {
	t.Helper()
	file, err := store.Open(notebook, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	err = file.View(func(r store.Reader) error {
		hits, err := store.Search(r, words)
		if len(hits) > 0 {
			t.Errorf("%d notes hold %q", len(hits), words)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

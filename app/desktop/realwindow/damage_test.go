//go:build realwindow

package realwindow

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// TestADamagedNotebookIsSavedByKeyboard opens a notebook with a page of zeros, saves
// what can be read of it, opens that, and has it checked.
func TestADamagedNotebookIsSavedByKeyboard(t *testing.T) {
	for _, c := range []struct {
		theme, lang   string
		width, height int
	}{{"light", "en", 1440, 900}, {"dark", "es", 1024, 640}, {"dark", "pt", 1024, 640}} {
		dir := t.TempDir()
		says := words.For(c.lang).T
		notebook := sampleIn(t, dir)
		note := firstNote(t, notebook)
		raw, err := os.ReadFile(notebook)
		if err != nil {
			t.Fatal(err)
		}
		page := os.Getpagesize()
		start := bytes.LastIndex(raw, []byte(note.Title)) / page * page
		clear(raw[start : start+page])
		if err := os.WriteFile(notebook, raw, 0o600); err != nil {
			t.Fatal(err)
		}

		p := open(t, notebook, filepath.Join(dir, "home"), "FYNE_THEME="+c.theme, "RAPPORTEUR_LANG="+c.lang)
		p.waits("complete")
		p.takesWindow(c.width, c.height)
		p.parks()
		shot := func(what string) { p.shoots(strings.Join([]string{"damage", what, c.lang, c.theme}, "-")) }
		p.sees(says("open.title"))
		shot("said")
		p.tabsTo(func(focused piece, all []piece) bool {
			return focused.Text == "*widgets.ActionTile" && at(focused, all, says("checking.save"))
		})
		p.presses("Return")
		p.sees(says("reportpage.save_folder"))
		shot("where")
		p.presses("Return")
		p.sees(says("checking.open"))
		shot("saved")
		p.presses("Return")
		p.seesNo(says("checking.open"))
		p.sees(says("save.saved"))
		p.leaves()

		saved := filepath.Join(dir, says("checking.save_name", "name", "sample")+".rapporteur")
		if problems, err := store.Check(saved); err != nil {
			t.Errorf("the saved notebook: %v, %v", problems, err)
		}
		if after, err := os.ReadFile(notebook); err != nil || !bytes.Equal(after, raw) {
			t.Errorf("the damaged notebook was changed: %v", err)
		}
	}
}

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
		raw := losesAPage(t, notebook)

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

// losesAPage fills one page with zeros without which a notebook cannot be shown, though
// it can be saved, and returns the file's bytes. Which page that is differs from one
// notebook to the next.
func losesAPage(t *testing.T, notebook string) []byte {
	t.Helper()
	whole, err := os.ReadFile(notebook)
	if err != nil {
		t.Fatal(err)
	}
	for page := os.Getpagesize(); len(whole) > 0; {
		start := bytes.LastIndex(whole, []byte("Final lessons")) / page * page
		raw, err := os.ReadFile(notebook)
		if err != nil {
			t.Fatal(err)
		}
		clear(raw[start : start+page])
		trial := filepath.Join(t.TempDir(), "trial.rapporteur")
		if err := os.WriteFile(trial, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		if !canShow(trial) {
			if err := os.WriteFile(notebook, raw, 0o600); err != nil {
				t.Fatal(err)
			}
			return raw
		}
		whole = whole[:start]
	}
	t.Fatal("every page with the webinar's title can be missed")
	return nil
}

// canShow tells whether a notebook's webinars can be read.
func canShow(path string) bool {
	file, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		return false
	}
	defer file.Close()
	return file.View(func(r store.Reader) error {
		_, err := store.List[store.Webinar](r)
		return err
	}) == nil
}

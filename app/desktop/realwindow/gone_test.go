//go:build realwindow

package realwindow

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// TestANotebookThatIsGoneIsRestoredByKeyboard takes the notebook away while a person
// types, kills the window, and comes to its backup and to the text from what the window
// says at the next start.
func TestANotebookThatIsGoneIsRestoredByKeyboard(t *testing.T) {
	for _, c := range []struct {
		theme, lang   string
		width, height int
	}{{"light", "en", 1440, 900}, {"dark", "es", 1024, 640}, {"dark", "pt", 1024, 640}} {
		dir, home := t.TempDir(), t.TempDir()
		says := words.For(c.lang).T
		notebook := sampleIn(t, dir)
		env := []string{"FYNE_THEME=" + c.theme, "RAPPORTEUR_LANG=" + c.lang}
		p := open(t, notebook, home, env...)
		p.waits("complete")
		p.takesWindow(c.width, c.height)
		p.parks()
		shot := func(what string) { p.shoots(strings.Join([]string{"gone", what, c.lang, c.theme}, "-")) }
		recovery := filepath.Join(home, "config", "rapporteur", "recovery")
		for {
			backups, _ := filepath.Glob(filepath.Join(home, "config", "rapporteur", "backups", "*.rapporteur"))
			if len(backups) == 1 {
				break
			}
			p.sees(says("save.saved"))
		}
		p.presses("ctrl+3")
		p.sees("Start from one machine")
		p.presses("e")
		p.seesEntry("was a heading everyone could agree to")
		if err := os.Remove(notebook); err != nil {
			t.Fatal(err)
		}
		p.types("GONEWORDS")
		p.sees(says("save.not_saved"))
		for len(store.RecoverableNotebooks(recovery)) == 0 {
			p.sees(says("save.not_saved"))
		}
		if err := p.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = p.cmd.Wait()

		p = open(t, notebook, home, env...)
		p.takesWindow(c.width, c.height)
		p.parks()
		p.sees(says("open.title"))
		shot("said")
		p.presses("Escape")
		p.sees(says("recent.missing")[:12])
		shot("recent")
		p.presses("ctrl+shift+b")
		p.sees(says("backups.title_all"))
		p.sees(says("backups.copy"))
		shot("all")
		p.presses("Escape")
		p.leaves()

		p = open(t, notebook, home, env...)
		p.takesWindow(c.width, c.height)
		p.parks()
		p.sees(says("open.title"))
		p.presses("Return")
		p.sees(says("backups.replace"))
		shot("backups")
		p.tabsToWords(says("backups.replace"))
		p.presses("space")
		p.sees("GONEWORDS")
		shot("offered")
		p.tabsToWords(says("recovery.take"))
		p.presses("space")
		p.sees(says("step.recovery.take.done"))
		p.leaves()
		checkOnDisk(t, notebook, "GONEWORDS", "\x00")
	}
}

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

// firstNote is a note of a notebook that is not open, with its title.
func firstNote(t *testing.T, notebook string) (note store.Note) {
	t.Helper()
	file, err := store.Open(notebook, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	err = file.View(func(r store.Reader) error {
		notes, err := store.List[store.Note](r)
		if err == nil {
			note = notes[0]
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return note
}

// writesIn changes the text of a note of a notebook that is not open.
func writesIn(t *testing.T, notebook, role string, note store.Note, text string) {
	t.Helper()
	file, err := store.Open(notebook, store.Options{Role: role})
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.Edit("step.note.body", func(tx *store.Tx) error {
		return store.PutText(tx, store.Ref{Type: store.TypeNote, ID: note.ID}, "body", text)
	})
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// tabsToWords tabs on until a button that says the words has the focus.
func (p *person) tabsToWords(words string) {
	p.t.Helper()
	p.tabsTo(func(focused piece, all []piece) bool {
		return focused.Text == "*widgets.Button" && at(focused, all, words)
	})
}

// TestAConflictCopyAndBackupsByKeyboard merges the copy that a cloud folder has left,
// chooses between the two texts, and restores the backup that was made before that.
func TestAConflictCopyAndBackupsByKeyboard(t *testing.T) {
	for _, c := range []struct {
		theme, lang   string
		width, height int
	}{{"light", "en", 1440, 900}, {"dark", "es", 1024, 640}, {"dark", "pt", 1440, 900}, {"light", "pt", 1024, 640}} {
		dir := t.TempDir()
		says := words.For(c.lang).T
		notebook := sampleIn(t, dir)
		name := strings.TrimSuffix(notebook, ".rapporteur") + " (conflicted copy 2026-11-25 013624).rapporteur"
		raw, err := os.ReadFile(notebook)
		if err == nil {
			err = os.WriteFile(name, raw, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		note := firstNote(t, notebook)
		long := strings.Repeat("The regions agreed to meet once more before the summer and to name one person each. ", 6)
		writesIn(t, notebook, "Editor", note, long+"They meet in Vaasa.")
		writesIn(t, name, "Facilitator", note, long+"They meet in Punta Arenas, by invitation.")

		p := open(t, notebook, filepath.Join(dir, "home"), "FYNE_THEME="+c.theme, "RAPPORTEUR_LANG="+c.lang)
		p.waits("complete")
		p.takesWindow(c.width, c.height)
		p.parks()
		shot := func(what string) { p.shoots(strings.Join([]string{"safety", what, c.lang, c.theme}, "-")) }
		p.sees(says("merge.kind"))
		p.sees("Nextcloud")
		shot("merge")
		p.presses("Return")
		p.sees(says("rivals.title"))
		p.sees("Punta Arenas")
		shot("rivals")
		p.tabsToWords(says("rivals.use_joined"))
		shot("rivals-end")
		p.presses("space")
		p.seesNo(says("rivals.title"))
		p.presses("ctrl+shift+b")
		p.sees(says("backups.title"))
		p.sees(says("backups.copy"))
		shot("backups")
		p.tabsToWords(says("backups.replace"))
		p.presses("space")
		p.sees(says("backups.replace_title"))
		shot("backups-replace")
		p.presses("Return")
		p.seesNo(says("backups.title"))
		p.sees(strings.SplitN(says("backups.restored", "name", ""), ".", 2)[0])
		p.leaves()

		if got := firstNote(t, notebook); got.ID != note.ID || got.Body != long+"They meet in Vaasa." {
			t.Errorf("restored from before the merge, the note says %q", got.Body)
		}
		if _, err := os.Stat(name); err != nil {
			t.Errorf("the copy is gone: %v", err)
		}
	}
}

// TestAKilledWindowOffersWhatItCouldNotSave takes the notebook away while a person
// types, kills the window, brings the notebook back and takes the text in.
func TestAKilledWindowOffersWhatItCouldNotSave(t *testing.T) {
	for _, c := range []struct {
		theme, lang   string
		width, height int
	}{{"light", "en", 1440, 900}, {"dark", "es", 1024, 640}} {
		dir, home := t.TempDir(), t.TempDir()
		says := words.For(c.lang).T
		notebook := sampleIn(t, dir)
		away := notebook + ".away"
		shot := func(p *person, what string) { p.shoots(strings.Join([]string{"safety", what, c.lang, c.theme}, "-")) }
		p := open(t, notebook, home, "FYNE_THEME="+c.theme, "RAPPORTEUR_LANG="+c.lang)
		p.waits("complete")
		p.takesWindow(c.width, c.height)
		p.parks()
		p.presses("ctrl+n")
		p.types("A thought on the way")
		p.seesEntry("A thought on the way")
		p.sees(says("save.saved"))
		if err := os.Rename(notebook, away); err != nil {
			t.Fatal(err)
		}
		p.types(" home")
		p.sees(says("save.not_saved"))
		p.sees(says("action.retry"))
		shot(p, "not-saved")
		for {
			if left := store.RecoverableNotebooks(filepath.Join(home, "config", "rapporteur", "recovery")); len(left) == 1 {
				break
			}
			p.sees(says("save.not_saved"))
		}
		if err := p.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = p.cmd.Wait()
		if err := os.Rename(away, notebook); err != nil {
			t.Fatal(err)
		}
		p = open(t, notebook, home, "FYNE_THEME="+c.theme, "RAPPORTEUR_LANG="+c.lang)
		p.waits("complete")
		p.takesWindow(c.width, c.height)
		p.parks()
		p.sees(says("recovery.title", "count", 1))
		p.sees("A thought on the way")
		p.sees(says("recovery.compared"))
		shot(p, "recovery")
		p.tabsToWords(says("recovery.take"))
		p.presses("space")
		p.seesNo(says("recovery.title", "count", 1))
		p.sees(says("step.recovery.take.done"))
		p.leaves()
		checkOnDisk(t, notebook, "on the way home", "\x00")
		if left := store.RecoverableNotebooks(filepath.Join(home, "config", "rapporteur", "recovery")); len(left) != 0 {
			t.Errorf("it is still kept for %v", left)
		}
	}
}

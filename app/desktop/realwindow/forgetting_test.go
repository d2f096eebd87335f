//go:build realwindow

package realwindow

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// saidWords are what is forgotten in the window.
const saidWords = "canarysaidinthepanel"

// writtenSaid is a notebook with a quote and a question that hold the words.
func writtenSaid(t *testing.T, dir string) (path string) {
	t.Helper()
	path = filepath.Join(dir, "said.rapporteur")
	file, err := store.Create(path, store.Notebook{Title: "Programme", Language: "en"}, store.Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.Edit("step.note.new", func(tx *store.Tx) error {
		webinar := store.Webinar{Number: 19, Title: "Final lessons"}
		if err := store.Put(tx, &webinar); err != nil {
			return err
		}
		quote := store.Note{Kind: store.Quote, Title: "We pay " + saidWords, Body: strings.Repeat("We pay for it "+saidWords+". ", 30), Speaker: "Mayor", Webinar: webinar.ID}
		question := store.Question{Text: "Who pays for it? " + saidWords, Webinar: webinar.ID, State: store.Queued}
		if err := store.Put(tx, &quote); err != nil {
			return err
		}
		return store.Put(tx, &question)
	})
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// holdsNo waits until no file of a folder holds the words any more.
func (p *person) holdsNo(dir string) {
	p.t.Helper()
	var left []string
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		left = nil
		_ = filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			if raw, err := os.ReadFile(path); err == nil && bytes.Contains(raw, []byte(saidWords)) {
				left = append(left, path)
			}
			return nil
		})
		if len(left) == 0 {
			return
		}
	}
	p.t.Fatalf("the words are still in %q", left)
}

// TestForgettingByKeyboard forgets the words of a quote from its history, deletes a
// question and forgets it for good from the list of what was deleted.
func TestForgettingByKeyboard(t *testing.T) {
	for _, c := range []struct {
		theme, lang   string
		width, height int
	}{{"light", "en", 1440, 900}, {"dark", "es", 1024, 640}, {"light", "pt", 1024, 640}} {
		dir := t.TempDir()
		says := words.For(c.lang).T
		notebook := writtenSaid(t, dir)
		p := open(t, notebook, dir, "RAPPORTEUR_LANG="+c.lang, "FYNE_THEME="+c.theme)
		p.waits("complete")
		p.takesWindow(c.width, c.height)
		p.parks()
		shot := func(what string) { p.shoots(strings.Join([]string{"forget", what, c.lang, c.theme}, "-")) }
		p.presses("ctrl+3")
		p.sees(saidWords)
		p.presses("h")
		p.sees(says("forget.menu_words"))
		shot("history")
		p.tabsToWords(says("forget.menu_words"))
		p.presses("space")
		p.sees(says("forget.title.note_words"))
		shot("words")
		p.presses("Return") // keeps it
		p.seesNo(says("forget.title.note_words"))
		p.presses("h")
		p.sees(says("forget.menu_words"))
		p.tabsToWords(says("forget.menu_words"))
		p.presses("space")
		p.sees(says("forget.title.note_words"))
		p.tabsToWords(says("forget.do_words"))
		p.presses("space")
		p.sees(says("forget.done_words"))
		p.presses("ctrl+5")
		p.sees("Who pays for it?")
		shot("question")
		p.presses("Delete")
		p.sees(says("questions.told.deleted"))
		p.presses("ctrl+shift+x")
		p.sees(says("deleted.title"))
		p.sees("Who pays for it?")
		shot("deleted")
		p.tabsToWords(says("forget.menu"))
		p.presses("space")
		p.sees(says("forget.title.question"))
		shot("good")
		p.tabsToWords(says("forget.do"))
		p.presses("space")
		p.sees(says("forget.done"))
		p.holdsNo(dir)
		p.leaves()
		p.holdsNo(dir)
	}
}

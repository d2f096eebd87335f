//go:build realwindow

package realwindow

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// writtenOver makes a notebook with one note whose text was written several times.
func writtenOver(t *testing.T, dir, title string, bodies ...string) (path string, note store.Note) {
	t.Helper()
	path = filepath.Join(dir, "written.rapporteur")
	file, err := store.Create(path, store.Notebook{Title: "Programme", Language: "en"}, store.Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	webinar := store.Webinar{Number: 19, Title: "Final lessons"}
	note = store.Note{Kind: store.Lesson, Title: title, Status: store.DraftNote}
	_, err = file.Edit("step.note.new", func(tx *store.Tx) error {
		if err := store.Put(tx, &webinar); err != nil {
			return err
		}
		note.Webinar = webinar.ID
		return store.Put(tx, &note)
	})
	for i, body := range bodies {
		if err != nil {
			t.Fatal(err)
		}
		_, err = file.Edit("step.note.body", func(tx *store.Tx) error {
			note.Body = body
			if i == 1 {
				note.Status, note.Owner, note.Due = store.Published, "Cluster office", "2024-Q3"
			}
			return store.Put(tx, &note)
		})
	}
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return path, note
}

// TestTheHistoryOfANoteByKeyboard opens the history of a note, compares two of its
// texts, restores the first one and sees it in the note.
func TestTheHistoryOfANoteByKeyboard(t *testing.T) {
	for _, c := range []struct {
		theme, lang   string
		width, height int
	}{{"light", "en", 1440, 900}, {"dark", "es", 1024, 640}, {"light", "pt", 1024, 640}} {
		dir := t.TempDir()
		says := words.For(c.lang).T
		title := strings.TrimSpace(strings.Repeat("Start early with the ports and the regions ", 9))
		first := strings.Repeat("Wind from the south reached every region. ", 12)
		notebook, note := writtenOver(t, dir, title, first,
			strings.ReplaceAll(first, "south", "north"), strings.ReplaceAll(first, "every region", "the whole of the coast"))
		p := open(t, notebook, dir, "RAPPORTEUR_LANG="+c.lang, "FYNE_THEME="+c.theme)
		p.waits("complete")
		p.takesWindow(c.width, c.height)
		p.parks()
		p.presses("ctrl+3")
		p.sees("Start early with the ports")
		p.presses("h")
		p.sees(says("history.with_before"))
		p.shoots("history-" + c.theme + "-" + c.lang)
		p.presses("Down")
		p.sees("Cluster office")
		p.shoots("history-values-" + c.theme + "-" + c.lang)
		p.presses("Down")
		p.sees(says("history.no_text_before"))
		p.presses("Return", "space", "Down", "Return") // compared with the present text
		p.sees(says("history.with_present"))
		p.seesNo(says("history.no_text_before"))
		p.shoots("history-present-" + c.theme + "-" + c.lang)
		p.tabsToWords(says("history.restore_text"))
		p.presses("space")
		p.seesNo(says("history.with_present"))
		p.presses("e") // in the smallest window the note lies over the list
		p.sees("reached every region")
		p.seesNo("the whole of the coast")
		p.sees(says("save.saved"))
		p.leaves()

		file, err := store.Open(notebook, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		err = file.View(func(r store.Reader) error {
			text, err := store.TextOf(r, store.Ref{Type: store.TypeNote, ID: note.ID}, "body")
			if text != first {
				t.Errorf("%s: the notebook holds %q", c.lang, text)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		_ = file.Close()
	}
}

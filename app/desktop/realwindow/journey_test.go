//go:build realwindow

package realwindow

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/store"
)

// headline is what the Overview of webinar 19 says.
const headline = "Funding secures Ostrobothnia – Magallanes beyond the programme"

// sampleIn makes the sample notebook in a folder.
func sampleIn(t testing.TB, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "sample.rapporteur")
	if err := sample.Build(path, false); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestADayOfWork opens the sample, visits every page, edits a note by keyboard
// alone, undoes, closes, comes back and finds the note.
func TestADayOfWork(t *testing.T) {
	dir := t.TempDir()
	notebook := sampleIn(t, dir)
	p := open(t, notebook, dir)
	p.waits("complete")
	p.takesWindow(1440, 900)
	p.parks()

	p.sees(headline)
	p.sees("128")
	p.presses("ctrl+2")
	for _, region := range []string{"Magallanes", "Ostrobothnia", "Paraná", "Silesia", "Tierra del Fuego", "Opolskie"} {
		p.sees(region)
	}
	p.presses("ctrl+8")
	p.sees("Export HTML")
	p.presses("ctrl+3")
	p.sees("24")

	// The first note of the list, its body, at its end.
	p.presses("j", "e")
	p.focusesBody()
	p.presses("ctrl+End")
	p.types(" Kept by the quokka.")
	p.seesEntry("Kept by the quokka.")
	p.isSaved()
	p.types(" And then undone.")
	p.seesEntry("And then undone.")
	p.isSaved()
	for range 3 { // the field undoes word by word
		p.presses("ctrl+z")
	}
	p.seesNoEntry("undone.")
	p.isSaved()
	p.leaves()

	checkOnDisk(t, notebook, "quokka", "undone.")

	p = open(t, notebook, dir)
	p.waits("complete")
	p.takesWindow(1440, 900)
	p.presses("ctrl+k")
	p.types("QUOKKA")
	p.presses("Return")
	p.sees("1 ")
	p.presses("Escape")
	p.leaves()
}

// isSaved waits until the top bar says Saved of all that was typed.
func (p *person) isSaved() { p.t.Helper(); p.isSavedAs("Saved") }

// isSavedAs is isSaved in the words of another language.
func (p *person) isSavedAs(saved string) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		for _, found := range p.reads() {
			if found.Text == saved {
				return
			}
		}
	}
	p.t.Fatal("the top bar never says Saved")
}

// checkOnDisk asserts that a note holds the kept words and none the undone
// ones, and that the file is sound.
func checkOnDisk(t *testing.T, notebook, kept, undone string) {
	t.Helper()
	file, err := store.Open(notebook, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	err = file.View(func(r store.Reader) error {
		hits, err := store.Search(r, kept)
		if err != nil || len(hits) != 1 {
			t.Errorf("%d notes hold %q after closing: %v", len(hits), kept, err)
			return err
		}
		note, err := store.Get[store.Note](r, hits[0].Note)
		if strings.Contains(note.Body, undone) {
			t.Errorf("the body still holds %q: %s", undone, note.Body)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if err := file.Close(); err != nil {
		t.Error(err)
	}
	problems, err := store.Check(notebook)
	if err != nil || len(problems) > 0 {
		t.Errorf("check: %v %v", problems, err)
	}
}

// focusesBody tabs on until the focus is in the note's body.
func (p *person) focusesBody() {
	p.t.Helper()
	for range 20 {
		for _, found := range p.reads() {
			if found.Kind == "entry" && found.Focused && found.H > 120 {
				return
			}
		}
		p.presses("Tab")
	}
	p.t.Fatalf("the body cannot be reached with Tab; the window says:\n%s", texts(p.reads()))
}

// seesEntry waits until a text field holds the words.
func (p *person) seesEntry(words string) { p.t.Helper(); p.entries(words, true) }

// seesNoEntry waits until no text field holds the words.
func (p *person) seesNoEntry(words string) { p.t.Helper(); p.entries(words, false) }

func (p *person) entries(words string, want bool) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		there := false
		for _, found := range p.reads() {
			there = there || found.Kind == "entry" && strings.Contains(found.Text, words)
		}
		if there == want {
			return
		}
	}
	p.t.Fatalf("a field holding %q: want %v", words, want)
}

// TestFilesThatAreNoNotebooks shows that each gets its sentence in the window
// and stays as it is.
func TestFilesThatAreNoNotebooks(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "letter.rapporteur")
	if err := os.WriteFile(path, []byte("Dear colleagues"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := open(t, path, dir)
	p.waits("complete")
	p.takesWindow(1024, 640)
	p.sees("letter.rapporteur")
	p.presses("Escape")
	p.seesNo("letter.rapporteur")
	p.sees("Turn a webinar into what people remember")
	p.leaves()
	if after, _ := os.ReadFile(path); string(after) != "Dear colleagues" {
		t.Error("the file was changed")
	}
}

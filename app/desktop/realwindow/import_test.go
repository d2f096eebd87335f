//go:build realwindow

package realwindow

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// realExport is the attendee report of a real webinar, anonymised by its publisher.
const realExport = "zoom_webinar_attendee_2020_anonymised.csv"

// exportIn copies an export into a folder, the only file there that can be imported.
func exportIn(t testing.TB, dir, name string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "importer", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// choosesExport opens the chooser, goes to its last file by keyboard and opens it.
func (p *person) choosesExport() {
	p.t.Helper()
	p.presses("ctrl+shift+i")
	p.sees(realExport[:4])
	p.choosesOnly()
}

// choosesOnly goes by keyboard to the one file of a new person's documents, which the
// chooser shows after the folder above and the two of the configuration, and opens it.
func (p *person) choosesOnly() {
	p.t.Helper()
	list := func(focused piece, _ []piece) bool { return focused.Text == "*widget.List" }
	p.tabsTo(list) // of places
	p.presses("Tab")
	p.tabsTo(list) // of files
	p.presses("Down", "Down", "Down", "Down", "space")
	p.tabsTo(func(focused piece, all []piece) bool {
		for _, text := range all {
			inside := text.X >= focused.X && text.X < focused.X+focused.W && text.Y >= focused.Y && text.Y < focused.Y+focused.H
			if inside && focused.Text == "*widget.Button" && (text.Text == "Open" || text.Text == "Abrir") {
				return true
			}
		}
		return false
	})
	p.presses("space")
}

// tabsTo presses Tab until something has the focus.
func (p *person) tabsTo(is func(focused piece, all []piece) bool) {
	p.t.Helper()
	for range 60 {
		pieces := p.reads()
		for _, found := range pieces {
			if found.Focused && is(found, pieces) {
				return
			}
		}
		p.presses("Tab")
	}
	p.t.Fatalf("it cannot be reached with Tab; the window says:\n%s", texts(p.reads()))
}

// TestImportingByKeyboard imports a real export without the mouse and finds its
// figures on the Participation page; undo takes it back, redo brings it again.
func TestImportingByKeyboard(t *testing.T) {
	dir := t.TempDir()
	notebook := sampleIn(t, dir)
	exportIn(t, dir, realExport)
	p := open(t, notebook, dir, "TZ=America/New_York")
	p.waits("complete")
	p.takesWindow(1440, 900)
	p.parks()
	p.choosesExport()
	p.sees("Import who took part")
	p.sees("477")
	p.sees("America/New_York (UTC−4)")
	p.presses("Return")
	p.sees("Imported: 477 people.")
	p.sees("477 people attended")
	p.presses("ctrl+z")
	p.seesNo("477 people attended")
	p.presses("ctrl+shift+z")
	p.isSaved()
	p.leaves()

	file, err := store.Open(notebook, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	found := 0
	err = file.View(func(r store.Reader) error {
		for a, err := range store.All[store.Attendance](r) {
			if err != nil {
				return err
			}
			if a.Layout == "zoom_webinar_attendees" {
				found++
			}
		}
		return nil
	})
	if err != nil || found != 1 {
		t.Errorf("%d imports of the export are in the file: %v", found, err)
	}
}

// TestShotsOfImporting takes pictures of importing, with Spanish words.
func TestShotsOfImporting(t *testing.T) {
	dir := *shotsDir
	if dir == "" {
		dir = t.TempDir()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	notebook := sampleIn(t, home)
	exportIn(t, home, realExport)
	for _, theme := range []string{"light", "dark"} {
		p := open(t, notebook, filepath.Join(home, theme), "FYNE_THEME="+theme, "XDG_DOCUMENTS_DIR="+home, "TZ=America/Santiago", "RAPPORTEUR_LANG=es")
		p.waits("complete")
		for _, size := range [][2]int{{1440, 900}, {1024, 640}} {
			shoot := func(state string) {
				time.Sleep(time.Second)
				p.shoot(filepath.Join(dir, fmt.Sprintf("import-%s-%s-%d.png", state, theme, size[0])))
			}
			p.takesWindow(size[0], size[1])
			p.parks()
			p.choosesExport()
			p.sees("477")
			shoot("dialog")
			p.presses("Tab", "Tab", "Tab")
			shoot("focus")
			p.presses("Return")
			shoot("zone")
			p.presses("Escape", "Escape")
			p.seesNo("477")
		}
		p.leaves()
	}
}

package store

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPassingCopiesAreSwept: a preview leaves nothing behind, and what a killed one left
// goes with the next merge, and when something is forgotten.
func TestPassingCopiesAreSwept(t *testing.T) {
	passing := t.TempDir()
	t.Setenv("TMPDIR", passing)
	t.Setenv("TMP", passing) // Windows
	a := closedNotebook(t)
	b := copyBeside(t, a, "b.rapporteur")
	left := func() int {
		t.Helper()
		entries, err := os.ReadDir(passing)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	f, other := openCopy(t, a, Options{ReadOnly: true}), openCopy(t, b, Options{})
	n := Note{Title: "in the copy"}
	put(t, other, &n)
	if m, err := f.PreviewMerge(other); err != nil || m.Changes != 1 || left() != 0 {
		t.Fatalf("%+v, %v, and %d files are left", m, err, left())
	}
	killed := filepath.Join(passing, ".rapporteur-"+tagOf(a)+"KILLEDXX.new")
	_ = f.Close()
	f = openCopy(t, a, Options{})
	for what, act := range map[string]func() error{
		"merge": func() error { _, err := f.Merge(other); return err },
		"sweep": func() error {
			note := Note{Title: "to be forgotten"}
			put(t, f, &note)
			if err := f.Forget(Forgotten{Ref: Ref{TypeNote, note.ID}}); err != nil {
				return err
			}
			return f.SweepBackups(t.TempDir())
		},
	} {
		copyFile(t, b, killed)
		if err := act(); err != nil || left() != 0 {
			t.Errorf("%s: %v, and %d files are left", what, err, left())
		}
	}
}

package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// muchWritten is an open notebook of some hundred notes with a history.
func muchWritten(t *testing.T) *File {
	t.Helper()
	f := fresh(t)
	for range 2 {
		edit(t, f, func(tx *Tx) error {
			for i := range 300 {
				n := Note{ID: ID{byte(i >> 8), byte(i), 1}, Title: fmt.Sprint("note ", i, tx.clock), Body: strings.Repeat("words and words. ", 40)}
				if err := Put(tx, &n); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return f
}

func TestCheckingIsFollowedAndEnded(t *testing.T) {
	f := muchWritten(t)
	work := map[string]func(Follow) error{
		"check":  func(w Follow) error { _, err := f.Check(w); return err },
		"repair": func(w Follow) error { _, err := f.Repair(filepath.Join(t.TempDir(), "out.rapporteur"), w); return err },
	}
	for name, do := range work {
		var told []float64
		if err := do(Follow{Told: func(done float64) { told = append(told, done) }}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(told) < 20 || !slices.IsSorted(told) || told[len(told)-1] > 1 || told[len(told)-1] < 0.85 {
			t.Errorf("%s tells %v", name, told)
		}
		for i := 0; i < len(told); i += max(1, len(told)/8) {
			at := told[i]
			ctx, cancel := context.WithCancel(context.Background())
			err := do(Follow{Context: ctx, Told: func(done float64) {
				if done == at {
					cancel()
				}
			}})
			if !errors.Is(err, context.Canceled) && at < 0.85 {
				t.Fatalf("%s ended at %v: %v", name, at, err)
			}
			cancel()
		}
	}
	put(t, f, &Note{Title: "edits go on"})
}

func TestAnOpenNotebookIsCheckedAndRepaired(t *testing.T) {
	f := muchWritten(t)
	lost := ID{0, 7, 1}
	if problems, err := f.Check(Follow{}); err != nil || len(problems) > 0 {
		t.Fatalf("a sound one: %v, %v", problems, err)
	}
	edit(t, f, func(tx *Tx) error {
		tx.dirty = true
		return tx.set([]byte(TypeNote), lost[:], make([]byte, 40))
	})
	problems, err := f.Check(Follow{})
	if err != nil || len(problems) == 0 {
		t.Fatalf("a damaged one: %v, %v", problems, err)
	}
	out := filepath.Join(t.TempDir(), "out.rapporteur")
	told, err := f.Repair(out, Follow{})
	if err != nil || !told.Whole() || told.Broken != 1 {
		t.Errorf("repaired: %+v, %v", told, err)
	}
	checkSound(t, out)
	if _, err := f.Repair(out, Follow{}); !errors.Is(err, ErrExists) {
		t.Errorf("over a file that is there: %v", err)
	}
	put(t, f, &Note{Title: "edits go on"})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	closed, err := Check(f.Path())
	if err != nil || len(closed) != len(problems) {
		t.Errorf("closed, %d problems are found, and %d were while it was open: %v", len(closed), len(problems), err)
	}
}

func TestARepairThatIsEndedLeavesNothing(t *testing.T) {
	f := muchWritten(t)
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	_, err := f.Repair(filepath.Join(folder, "out.rapporteur"), Follow{Context: ctx, Told: func(done float64) {
		if done > 0.5 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("it ended with %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("it left %v, %v", left, err)
	}
}

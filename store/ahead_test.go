package store

import (
	"errors"
	"os"
	"slices"
	"testing"
)

// TestAheadOfTheDisk: edits that wait are seen as if they were done, in their order,
// also where the file is gone; nothing of them is written.
func TestAheadOfTheDisk(t *testing.T) {
	f := fresh(t)
	if err := os.Remove(f.Path()); err != nil {
		return // a system that does not let an open file go
	}
	note := Note{ID: NewID(), Title: "New"}
	waiting := []Pending{
		{"step.note.new", func(tx *Tx) error { return Put(tx, &note) }},
		{"step.note.title", func(tx *Tx) error {
			if err := Put(tx, &Note{Title: "Half of an edit that fails"}); err != nil {
				return err
			}
			return ErrNotFound
		}},
		{"step.note.title", func(tx *Tx) error {
			n, err := Get[Note](tx, note.ID)
			n.Title = "Renamed"
			return errors.Join(err, Put(tx, &n))
		}},
	}
	for range 2 {
		if err := f.ViewAfter(waiting, func(r Reader, changed []Ref) error {
			if !slices.Contains(changed, Ref{TypeNote, note.ID}) || len(changed) != 2 {
				t.Errorf("changed is %v", changed)
			}
			all, err := Summaries(r)
			if err != nil || len(all) != 1 || all[0].Title != "Renamed" {
				t.Errorf("%+v, %v", all, err)
			}
			if h, err := History(r, note.ID); err != nil || len(h) < 2 {
				t.Errorf("the history has %d, %v", len(h), err)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.View(func(r Reader) error {
		if all, err := Summaries(r); err != nil || len(all) != 0 {
			t.Errorf("something was written: %+v, %v", all, err)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if _, ok := f.CanUndo(); ok {
		t.Error("there is a step to undo")
	}
}

func TestAheadLeavesTheNextEditAlone(t *testing.T) {
	f := fresh(t)
	note := Note{ID: NewID(), Title: "New"}
	waiting := []Pending{{"step.note.new", func(tx *Tx) error { return Put(tx, &note) }}}
	refused := errors.New("refused")
	if err := f.ViewAfter(waiting, func(Reader, []Ref) error { return refused }); err != refused {
		t.Fatal(err)
	}
	if _, err := f.Edit(waiting[0].Step, waiting[0].Change); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if problems, err := Check(f.Path()); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
	if err := f.ViewAfter(waiting, func(Reader, []Ref) error { return nil }); !errors.Is(err, ErrClosed) {
		t.Errorf("closed: %v", err)
	}
}

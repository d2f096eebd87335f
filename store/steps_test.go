package store

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

// titled is an opening in which a note was made and its title changed so many times.
func titled(t *testing.T, times int) (*File, Note, *time.Time) {
	t.Helper()
	f := fresh(t)
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	f.now = func() time.Time { return now }
	n := Note{Title: "0"}
	put(t, f, &n)
	for i := range times {
		now = now.Add(time.Minute)
		n.Title = fmt.Sprint(i + 1)
		put(t, f, &n)
	}
	return f, n, &now
}

func ids(steps []Step) (all []uint64, undone int) {
	for _, s := range steps {
		all = append(all, s.ID)
		if s.Undone {
			undone++
		}
	}
	return all, undone
}

func TestStepsAreUndoneToAnyOfThemAndRedoneOneByOne(t *testing.T) {
	f, n, _ := titled(t, 5)
	steps := f.Steps()
	if len(steps) != 6 || !steps[0].At.After(steps[1].At) || len(steps[0].Changed) != 1 || steps[0].Changed[0].ID != n.ID {
		t.Fatalf("the steps are %+v", steps)
	}
	before, _ := ids(steps)
	results, err := f.UndoTo(steps[2].ID)
	if err != nil || len(results) != 3 {
		t.Fatalf("undone %+v, %v", results, err)
	}
	if got := get[Note](t, f, n.ID).Title; got != "2" {
		t.Errorf("the title is %q", got)
	}
	after, undone := ids(f.Steps())
	if fmt.Sprint(after) != fmt.Sprint(before) || undone != 3 || !f.Steps()[2].Undone || f.Steps()[3].Undone {
		t.Errorf("then the steps are %+v", f.Steps())
	}
	if _, err := f.Redo(); err != nil || get[Note](t, f, n.ID).Title != "3" {
		t.Errorf("redoing one: %q, %v", get[Note](t, f, n.ID).Title, err)
	}
	if results, err := f.RedoTo(steps[0].ID); err != nil || len(results) != 2 || get[Note](t, f, n.ID).Title != "5" {
		t.Errorf("redoing the rest: %+v, %v", results, err)
	}
	if _, err := f.RedoTo(steps[0].ID); !errors.Is(err, ErrNothing) {
		t.Errorf("redoing what stands: %v", err)
	}
	if _, err := f.UndoTo(12345); !errors.Is(err, ErrNothing) {
		t.Errorf("undoing what was never done: %v", err)
	}
	if _, err := f.UndoTo(steps[1].ID); err != nil {
		t.Fatal(err)
	}
	n = get[Note](t, f, n.ID)
	n.Title = "another way"
	put(t, f, &n)
	if _, undone := ids(f.Steps()); undone != 0 || len(f.Steps()) != 5 {
		t.Errorf("after another edit the steps are %+v", f.Steps())
	}
}

func TestWhatAnotherWroteStaysWhenManyStepsAreUndone(t *testing.T) {
	f, n, now := titled(t, 3)
	n.Title = "theirs"
	put(t, f, &n, Aside())
	steps := f.Steps()
	results, err := f.UndoTo(steps[2].ID)
	if err != nil || len(results) != 3 || len(results[0].Kept) != 1 {
		t.Errorf("undone %+v, %v", results, err)
	}
	if got := get[Note](t, f, n.ID).Title; got != "theirs" {
		t.Errorf("the title is %q", got)
	}
	begun := *now
	for range 2 {
		*now = now.Add(time.Minute)
		n.Body += "typed"
		put(t, f, &n, Visit("a"))
	}
	if steps = f.Steps(); !steps[0].At.Equal(begun.Add(2 * time.Minute)) {
		t.Errorf("a visit of two minutes is dated %v", steps[0].At)
	}
}

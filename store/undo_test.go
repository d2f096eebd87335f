package store

import (
	"errors"
	"slices"
	"sync"
	"testing"
)

func TestUndoKeepsWhatAnotherEditWrote(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "one", Owner: "Secretariat"}
	put(t, f, &n)
	n.Title, n.Owner = "two", "Region"
	put(t, f, &n)
	n.Title = "three"
	put(t, f, &n, Aside())
	result, err := f.Undo()
	if err != nil {
		t.Fatal(err)
	}
	if want := []FieldRef{{Ref{TypeNote, n.ID}, "title"}}; !slices.Equal(result.Kept, want) {
		t.Errorf("Kept is %v, want %v", result.Kept, want)
	}
	if got := get[Note](t, f, n.ID); got.Title != "three" || got.Owner != "Secretariat" {
		t.Errorf("the note is %+v", got)
	}
	if result, err = f.Undo(); err != nil || len(result.Kept) != 1 || result.Kept[0].Field != "" {
		t.Errorf("undoing the creation of an edited note: %+v, %v", result, err)
	}
	get[Note](t, f, n.ID)
}

func TestVisitIsOneStepUntilAnotherEdit(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "n"}
	put(t, f, &n)
	for _, body := range []string{"a", "ab", "abc"} {
		n.Body = body
		put(t, f, &n, Visit("body"))
	}
	n.Done = true
	put(t, f, &n)
	n.Body = "abcd"
	put(t, f, &n, Visit("body"))
	for _, want := range []string{"abc", "abc", ""} {
		if _, err := f.Undo(); err != nil {
			t.Fatal(err)
		}
		if got := get[Note](t, f, n.ID); got.Body != want {
			t.Errorf("the body is %q, want %q", got.Body, want)
		}
	}
	if step, ok := f.CanRedo(); !ok || step != "step.test" {
		t.Errorf("CanRedo is %q, %v", step, ok)
	}
	n = get[Note](t, f, n.ID)
	n.Title = "new"
	put(t, f, &n)
	if _, ok := f.CanRedo(); ok {
		t.Error("a new edit left something to redo")
	}
	if _, err := f.Redo(); !errors.Is(err, ErrNothing) {
		t.Errorf("Redo gives %v", err)
	}
}

func TestUndoOfDeletionAndCreation(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "n", Themes: []ID{NewID(), NewID()}}
	put(t, f, &n)
	edit(t, f, func(tx *Tx) error { return Delete[Note](tx, n.ID) })
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := get[Note](t, f, n.ID); !slices.Equal(got.Themes, n.Themes) {
		t.Errorf("restored as %+v", got)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	err := f.View(func(r Reader) error { _, err := Get[Note](r, n.ID); return err })
	if !errors.Is(err, ErrNotFound) {
		t.Errorf("after undoing its creation: %v", err)
	}
	if _, err := f.Redo(); err != nil {
		t.Fatal(err)
	}
	get[Note](t, f, n.ID)
	checkLogMakesRecords(t, f)
}

func TestSubscribersHearInOrderAndMayEdit(t *testing.T) {
	f := fresh(t)
	var mu sync.Mutex
	var heard []uint64
	f.Subscribe(func(c Commit) {
		mu.Lock()
		heard = append(heard, c.Seq)
		mu.Unlock()
		if c.Origin == "first" {
			if _, err := f.Edit("step.test", func(tx *Tx) error { return Put(tx, &Note{Title: "echo"}) }); err != nil {
				t.Errorf("a subscriber cannot edit: %v", err)
			}
		}
	})
	cancelled := 0
	cancel := f.Subscribe(func(Commit) { cancelled++ })
	cancel()
	done := make(chan struct{})
	f.Subscribe(func(c Commit) {
		if c.Seq == 101 {
			close(done)
		}
	})
	put(t, f, &Note{Title: "first"}, Origin("first"))
	for range 99 {
		put(t, f, &Note{Title: "n"})
	}
	<-done
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if len(heard) != 101 || !slices.IsSorted(heard) || cancelled != 0 {
		t.Errorf("heard %v; cancelled heard %d", heard, cancelled)
	}
}

func TestCloseDeliversWhatIsPending(t *testing.T) {
	f := fresh(t)
	heard := 0
	release := make(chan struct{})
	f.Subscribe(func(Commit) { <-release; heard++ })
	for range 10 {
		put(t, f, &Note{Title: "n"})
	}
	close(release)
	if err := f.Close(); err != nil || heard != 10 {
		t.Errorf("heard %d of 10 by the end of Close (%v)", heard, err)
	}
}

func TestManyGoroutines(t *testing.T) {
	f := fresh(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 10 {
				n := Note{Title: "n"}
				if _, err := f.Edit("step.test", func(tx *Tx) error { return Put(tx, &n) }); err != nil {
					t.Error(err)
				}
				_ = f.View(func(r Reader) error { _, err := Summaries(r); return err })
				f.CanUndo()
			}
		})
	}
	wg.Go(func() { _, _ = f.Undo() })
	wg.Wait()
	checkLogMakesRecords(t, f)
}

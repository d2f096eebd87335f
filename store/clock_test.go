package store

import (
	"errors"
	"testing"
	"time"
)

// TestAClockThousandsOfYearsAhead: what is saved by it can be opened again.
func TestAClockThousandsOfYearsAhead(t *testing.T) {
	for _, year := range []int{6428, 6430, 9999, 200_000} {
		now := func() time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
		f := fresh(t)
		path := f.Path()
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		f, err := Open(path, Options{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		n := Note{Title: "n"}
		put(t, f, &n)
		n.Title = "later"
		put(t, f, &n)
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		f, err = Open(path, Options{})
		if err != nil {
			t.Errorf("after an edit in the year %d: %v", year, err)
			continue
		}
		if got := get[Note](t, f, n.ID); got.Title != "later" {
			t.Errorf("in the year %d the note is %+v", year, got)
		}
		if err := errors.Join(f.Close()); err != nil {
			t.Error(err)
		}
		checkSound(t, path)
	}
}

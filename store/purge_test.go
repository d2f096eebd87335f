package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
)

// canary is in every key of the people that the tests forget.
const canary = "canary-of-the-store"

func crowdOf(size int, key string) []Participant {
	people := make([]Participant, size)
	for i := range people {
		people[i] = Participant{Key: fmt.Sprintf("e%s-%d", key, i), Registered: true}
	}
	return people
}

// attended keeps an attendance of so many people.
func attended(t testing.TB, f *File, size int, key string) Attendance {
	t.Helper()
	var a Attendance
	edit(t, f, func(tx *Tx) error {
		h, err := PutPeople(tx, crowdOf(size, key))
		if err != nil {
			return err
		}
		a.People = h
		return Put(tx, &a)
	})
	return a
}

// forget takes an attendance's people out of the record and the notebook.
func forget(tx *Tx, a Attendance) error {
	DropBlob(tx, a.People)
	a.People = Hash{}
	return Put(tx, &a)
}

func TestWipedBytesAreNowhereInTheFile(t *testing.T) {
	for _, size := range []int{1, 3, 40, 300, 20_000} {
		f := fresh(t)
		a := attended(t, f, size, canary)
		kept := attended(t, f, size, "kept-by-the-store")
		put(t, f, &Note{Title: "beside it"})
		if edit(t, f, func(tx *Tx) error { return forget(tx, a) }, Aside()); !bytes.Contains(bytesOf(t, f.Path()), []byte(canary)) {
			t.Fatal("the bytes are gone before they are wiped: the test proves nothing")
		}
		if err := f.Wipe(); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(bytesOf(t, f.Path()), []byte(canary)) {
			t.Errorf("%d people: their keys are still in the file", size)
		}
		if err := f.Wipe(); err != nil {
			t.Errorf("wiping again: %v", err)
		}
		people := 0
		err := f.View(func(r Reader) error {
			list, err := People(r, kept.People)
			people = len(list)
			return err
		})
		if err != nil || people != size {
			t.Errorf("of the others %d of %d are left, %v", people, size, err)
		}
		put(t, f, &Note{Title: "after it"})
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		checkSound(t, f.Path())
	}
}

func TestABlobThatARecordNamesIsNotDropped(t *testing.T) {
	f := fresh(t)
	a, b := attended(t, f, 3, canary), attended(t, f, 3, canary)
	if a.People != b.People {
		t.Fatal("the same people are two blobs")
	}
	has := func() bool {
		err := f.View(func(r Reader) error { _, err := People(r, b.People); return err })
		if err != nil && !errors.Is(err, ErrNotFound) {
			t.Fatal(err)
		}
		return err == nil
	}
	if edit(t, f, func(tx *Tx) error { return forget(tx, a) }); !has() {
		t.Fatal("the other attendance has lost its people")
	}
	edit(t, f, func(tx *Tx) error { return Delete[Attendance](tx, b.ID) })
	if edit(t, f, func(tx *Tx) error { DropBlob(tx, b.People); return nil }); !has() {
		t.Error("undo could not bring the deleted attendance's people back")
	}
	gone := 0
	edit(t, f, func(tx *Tx) error {
		for was, err := range Deleted[Attendance](tx) {
			if err != nil {
				return err
			}
			gone++
			if err := forget(tx, was); err != nil {
				return err
			}
			if err := Delete[Attendance](tx, was.ID); err != nil {
				return err
			}
		}
		return nil
	}, Aside())
	if gone != 1 || has() {
		t.Errorf("%d deleted attendances were found, people are still there: %t", gone, has())
	}
}

func TestNothingIsDroppedByAnEditThatFails(t *testing.T) {
	f := fresh(t)
	a := attended(t, f, 3, canary)
	no := errors.New("no")
	if _, err := f.Edit("step.test", func(tx *Tx) error {
		if err := forget(tx, a); err != nil {
			return err
		}
		return no
	}); !errors.Is(err, no) {
		t.Fatal(err)
	}
	if err := f.Wipe(); err != nil {
		t.Fatal(err)
	}
	if err := f.View(func(r Reader) error { _, err := People(r, a.People); return err }); err != nil {
		t.Error(err)
	}
}

// A view that began before reads on while the blob is forgotten; wiping waits for
// it, and holds up nobody who comes later.
func TestWipeWaitsForViewsThatBeganBefore(t *testing.T) {
	f := fresh(t)
	a := attended(t, f, 20_000, canary)
	inside, read := make(chan bool), make(chan bool)
	seen := make(chan error)
	go func() {
		seen <- f.View(func(r Reader) error {
			inside <- true
			<-read
			people, err := People(r, a.People)
			if err == nil && len(people) != 20_000 {
				err = fmt.Errorf("%d people", len(people))
			}
			return err
		})
	}()
	<-inside
	edit(t, f, func(tx *Tx) error { return forget(tx, a) }, Aside())
	wiped := make(chan error, 1)
	go func() { wiped <- f.Wipe() }()
	select {
	case err := <-wiped:
		t.Errorf("it did not wait, %v", err)
		wiped <- err
	case <-time.After(100 * time.Millisecond):
	}
	if err := f.View(func(r Reader) error { _, err := About(r); return err }); err != nil {
		t.Error(err)
	}
	read <- true
	if err := <-seen; err != nil {
		t.Errorf("the view that began before: %v", err)
	}
	if err := <-wiped; err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(bytesOf(t, f.Path()), []byte(canary)) {
		t.Error("the keys are still in the file")
	}
}

// purgeForever is the child of TestKilledWhileForgetting.
func purgeForever(path string) {
	f, err := Open(path, Options{})
	for i := 0; err == nil; i++ {
		var a Attendance
		_, err = f.Edit("step.test", func(tx *Tx) error {
			h, err := PutPeople(tx, crowdOf(2000, fmt.Sprint(canary, i)))
			if err != nil {
				return err
			}
			a.People = h
			return Put(tx, &a)
		})
		if err == nil {
			_, err = f.Edit("step.test", func(tx *Tx) error { return forget(tx, a) }, Aside())
		}
		if err == nil {
			err = f.Wipe()
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestKilledWhileForgetting(t *testing.T) {
	path := closedNotebook(t)
	unfinished := 0
	for i := 0; i < 25 || unfinished == 0 && i < 200; i++ {
		c := child("purge", path)
		c.Stderr = os.Stderr
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(30+rand.IntN(150)) * time.Millisecond)
		_ = c.Process.Kill()
		_ = c.Wait()
		checkSound(t, path)
		left := isMarked(t, path)
		f, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		checkSound(t, path)
		if left {
			unfinished++
			if isMarked(t, path) || strings.Contains(string(bytesOf(t, path)), canary) {
				t.Fatal("opening the notebook has not finished what the killed program began")
			}
		}
		forgetAll(t, path)
	}
	if unfinished == 0 {
		t.Error("no kill came between dropping and wiping: the test proves nothing")
	}
	t.Logf("%d kills came before the end, and the next opening finished", unfinished)
}

// isMarked tells whether bytes may be left, without wiping them.
func isMarked(t *testing.T, path string) bool {
	t.Helper()
	f, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	marked, err := f.marked()
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	return marked
}

// forgetAll forgets whoever is left, so that the file is clean.
func forgetAll(t *testing.T, path string) {
	t.Helper()
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	edit(t, f, func(tx *Tx) error {
		all, err := List[Attendance](tx)
		for _, a := range all {
			if err == nil && !a.People.IsZero() {
				err = forget(tx, a)
			}
		}
		DropBlob(tx, HashOf(nil)) // so that it wipes in any case
		return err
	})
	if err := errors.Join(f.Wipe(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(bytesOf(t, path)), canary) {
		t.Fatal("the keys are still in the file")
	}
}

// A copy that has not heard of the forgetting must not bring the people back, and
// forgets them itself when it takes the other's changes in.
func TestForgettingWinsEveryMerge(t *testing.T) {
	f := fresh(t)
	a := attended(t, f, 50, canary)
	copied := writeFile(t, "copy.rapporteur", bytesOf(t, f.Path()))
	edit(t, f, func(tx *Tx) error { return forget(tx, a) }, Aside())
	if err := f.Wipe(); err != nil {
		t.Fatal(err)
	}
	other, err := Open(copied, Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, other, &Note{Title: "of the copy"})
	if _, err := f.Merge(other); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(bytesOf(t, f.Path()), []byte(canary)) {
		t.Error("merging has brought the forgotten back")
	}
	if !bytes.Contains(bytesOf(t, copied), []byte(canary)) {
		t.Fatal("the copy has nobody to forget: the test proves nothing")
	}
	if _, err := other.Merge(f); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(bytesOf(t, copied), []byte(canary)) {
		t.Error("the copy has not forgotten")
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	checkSound(t, copied)
}

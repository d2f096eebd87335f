package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// openSpoilt applies spoil to the bytes of a closed notebook and opens it again.
func openSpoilt(t *testing.T, path string, spoil func(b []byte)) (*File, error) {
	t.Helper()
	b := bytesOf(t, path)
	spoil(b)
	return Open(writeFile(t, "spoilt.rapporteur", b), Options{})
}

func TestARecordWithAFlippedLetterIsNotRead(t *testing.T) {
	f := fresh(t)
	n := Note{Title: "Unmistakable", Body: "b"}
	put(t, f, &n)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := openSpoilt(t, f.Path(), func(b []byte) {
		copy(b, bytes.ReplaceAll(b, []byte("Unmistakable"), []byte("Unmistakeble")))
	})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = f.View(func(r Reader) error { _, err := Get[Note](r, n.ID); return err })
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("a changed record gives %v", err)
	}
	isSentence(t, err)
	err = f.View(func(r Reader) error { _, err := Summaries(r); return err })
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("a changed summary gives %v", err)
	}
}

// TestAUsedPageListedAsFree: bbolt would write over it.
func TestAUsedPageListedAsFree(t *testing.T) {
	path := closedNotebook(t)
	_, err := openSpoilt(t, path, func(b []byte) {
		meta, err := newestMeta(path, bytes.NewReader(b), size(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		list := b[meta.freelist*uint64(meta.pageSize):]
		if binary.NativeEndian.Uint16(list[10:]) == 0 {
			t.Fatal("no page is free: the test proves nothing")
		}
		binary.NativeEndian.PutUint64(list[pageHeader:], meta.root)
	})
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("Open gives %v", err)
	}
}

func TestAFileShorterThanItsPages(t *testing.T) {
	b := bytesOf(t, closedNotebook(t))
	meta, err := newestMeta("x", bytes.NewReader(b), size(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	short := int(meta.pages*uint64(meta.pageSize)) - 1
	if _, err := newestMeta("x", bytes.NewReader(b[:short]), size(short)); !errors.Is(err, ErrDamaged) {
		t.Errorf("one byte short gives %v", err)
	}
}

func size(n int) func() (int64, error) { return func() (int64, error) { return int64(n), nil } }

// within fails if fn has not returned after some seconds.
func within(t *testing.T, what string, fn func() error) (err error) {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- fn() }()
	select {
	case err = <-done:
	case <-time.After(5 * time.Second):
		t.Fatalf("%s does not return", what)
	}
	return err
}

// TestAFileEmptiedUnderUs: another program copies something over an open notebook.
func TestAFileEmptiedUnderUs(t *testing.T) {
	f := fresh(t)
	for name, spoil := range map[string]func() error{
		"noise": func() error { return os.WriteFile(f.Path(), noise(100_000), 0o644) },
		"none":  func() error { return os.Truncate(f.Path(), 0) },
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			err := within(t, "View", func() error { return f.View(func(r Reader) error { _, err := About(r); return err }) })
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: View gives %v", name, err)
			}
			isSentence(t, err)
			err = within(t, "Edit", func() error {
				_, err := f.Edit("step.test", func(tx *Tx) error { return Put(tx, &Note{}) })
				return err
			})
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: Edit gives %v", name, err)
			}
		}
	}
	_ = within(t, "Close", f.Close)
}

// TestALongValueCutOffUnderUs: the memory of a value's end faults, which must be
// an error and not the end of the program.
func TestALongValueCutOffUnderUs(t *testing.T) {
	cut := 0
	for range 12 {
		f := fresh(t)
		for range 20 {
			put(t, f, &Theme{Name: "x"}) // leaves free pages near the beginning
		}
		n := Note{Body: strings.Repeat("abcdefgh ", 50_000)}
		put(t, f, &n)
		end := int64(bytes.LastIndex(bytesOf(t, f.Path()), []byte("abcdefgh")))
		err := f.View(func(r Reader) error {
			if err := os.Truncate(f.Path(), end-100_000); err != nil {
				return err
			}
			_, err := Get[Note](r, n.ID)
			if err == nil {
				return nil // the value is not the last in this file
			}
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("Get gives %v", err)
			}
			cut++
			tx := &Tx{rd: reader{path: f.path, tx: r.reader().tx}}
			if _, err := tx.load(planFor[Note](), n.ID); !errors.Is(err, ErrDamaged) {
				t.Errorf("an edit would read it: %v", err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if cut == 0 {
		t.Error("no value was cut off: the test proves nothing")
	}
}

// TestAForeignFileWithoutAListOfFreePages: bbolt writes one as soon as it opens
// such a file for writing.
func TestAForeignFileWithoutAListOfFreePages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := bbolt.Open(path, 0o644, &bbolt.Options{NoFreelistSync: true})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("cookies")); return err })
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	before := bytesOf(t, path)
	refuses(t, path, ErrNotNotebook)
	if !bytes.Equal(bytesOf(t, path), before) {
		t.Error("the file was changed")
	}
}

// TestAClockThatWouldRunOver: the changes after it would sort before all others.
func TestAClockThatWouldRunOver(t *testing.T) {
	f := fresh(t)
	edit(t, f, func(tx *Tx) error {
		tx.clock = ^uint64(0) - 1
		return Put(tx, &Note{Title: "n"})
	})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	refuses(t, f.Path(), ErrDamaged)
}

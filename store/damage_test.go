package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
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
		meta, err := newestMeta(path, bytes.NewReader(b), int64(len(b)))
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
	meta, err := newestMeta("x", bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	short := int64(meta.pages*uint64(meta.pageSize)) - 1
	if _, err := newestMeta("x", bytes.NewReader(b[:short]), short); !errors.Is(err, ErrDamaged) {
		t.Errorf("one byte short gives %v", err)
	}
}

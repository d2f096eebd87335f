package store

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"testing"
)

// TestADamagedFirstPageIsTold damages either of the two first pages in every way of
// one bit, and whole. Where the state before the last edit is what is read then,
// opening must say so, Check must find it, Repair must find the last edit, and the
// next edit must put the file right.
func TestADamagedFirstPageIsTold(t *testing.T) {
	f := fresh(t)
	last := Note{Title: "before the last edit"}
	put(t, f, &last)
	last.Title = "the last edit"
	put(t, f, &last)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	whole, older := bytesOf(t, f.Path()), 0
	size := int(binary.NativeEndian.Uint32(whole[pageHeader+8:]))
	try := func(what string, page int, spoil func(page []byte)) {
		broken := bytes.Clone(whole)
		spoil(broken[page*size : (page+1)*size])
		path := writeFile(t, "spoilt.rapporteur", broken)
		problems, err := Check(path)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		f, err := Open(path, Options{})
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		defer f.Close()
		told := f.Notices()
		title := get[Note](t, f, last.ID).Title
		if title != "the last edit" {
			older++
			if len(problems) == 0 || len(told) != 1 {
				t.Fatalf("%s: the edit before the last is read; Check finds %v, and opening tells %v", what, problems, told)
			}
		}
		if len(told) == 0 {
			return
		}
		isSentence(t, fail(ErrDamaged, "halved", path, nil))
		if size > 0 && what == "zeroed" {
			repairs(t, writeFile(t, "again.rapporteur", broken), last)
		}
		put(t, f, &Note{Title: "after"})
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		checkSound(t, path)
		if f, err = Open(path, Options{}); err != nil || len(f.Notices()) > 0 {
			t.Errorf("%s: it is told again: %v", what, err)
		}
		_ = f.Close()
	}
	for page := range 2 {
		try("zeroed", page, func(b []byte) { clear(b) })
		for bit := 0; bit < (pageHeader+metaSize)*8; bit += rounds(13, 1) {
			try("bit "+strconv.Itoa(bit), page, func(b []byte) { b[bit/8] ^= 1 << (bit % 8) })
		}
	}
	if older < 20 {
		t.Errorf("the older state was read %d times: the test proves little", older)
	}
}

// repairs sees that repairing finds the last edit, whichever page leads to it.
func repairs(t *testing.T, path string, last Note) {
	t.Helper()
	out := path + ".repaired"
	if _, err := Repair(path, out); err != nil {
		t.Fatal(err)
	}
	f, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := get[Note](t, f, last.ID); got.Title != last.Title {
		t.Errorf("repairing gives %q", got.Title)
	}
}

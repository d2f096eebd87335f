package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// usedPages marks the pages that the trees of a file lead to.
func usedPages(t *testing.T, path string) (used []bool, meta boltMeta) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if meta, err = newestMeta(path, file, sizeOf(file)); err != nil {
		t.Fatal(err)
	}
	used = make([]bool, meta.pages)
	if err := pagesInUse(file, meta, used); err != nil {
		t.Fatal(err)
	}
	return used, meta
}

// TestAWrongFreePageOfALargeNotebook: one bit of the list of free pages names a page
// in use. What is written next would go over it, so nothing may be written, however
// large the notebook is.
func TestAWrongFreePageOfALargeNotebook(t *testing.T) {
	f := fresh(t)
	for i := range 200 {
		put(t, f, &Note{Title: fmt.Sprint("note ", i), Body: string(bytes.Repeat([]byte("words "), 80))})
		f.db.NoSync = true
	}
	const size = 40 << 20
	for i, all := 0, noise(2*size); i < 2; i++ {
		content := all[i*size : (i+1)*size]
		_, _, err := f.Attach(context.Background(), Incoming{Name: "scan", Size: int64(len(content)), Content: bytes.NewReader(content)}, "s", func(*Tx, Attachment) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
	}
	path := f.Path()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	used, meta := usedPages(t, path)
	raw := bytesOf(t, path)
	list := raw[meta.freelist*uint64(meta.pageSize):]
	if !oneBitToUsed(list, used) {
		t.Fatal("no bit of the list makes it name a page in use: the test proves nothing")
	}
	spoilt := writeFile(t, "spoilt.rapporteur", raw)
	if _, err := Open(spoilt, Options{}); !errors.Is(err, ErrDamaged) {
		t.Errorf("Open gives %v", err)
	}
	if !bytes.Equal(raw, bytesOf(t, spoilt)) {
		t.Error("it was written to")
	}
}

// oneBitToUsed flips a bit of a list of free pages so that it names one in use.
func oneBitToUsed(list []byte, used []bool) bool {
	native := binary.NativeEndian
	for i := range int(native.Uint16(list[10:])) {
		entry := list[pageHeader+8*i:]
		for bit := range 20 {
			if id := native.Uint64(entry) ^ 1<<bit; id > 1 && id < uint64(len(used)) && used[id] {
				native.PutUint64(entry, id)
				return true
			}
		}
	}
	return false
}

// circular makes the first page of a bucket, which must be a branch, lead to itself.
func circular(t *testing.T, path, bucket string) {
	t.Helper()
	f, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var root int
	_ = f.View(func(r Reader) error { root = int(r.reader().tx.Bucket([]byte(bucket)).Root()); return nil })
	meta, err := newestMeta(path, f.file, sizeOf(f.file))
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	raw := bytesOf(t, path)
	page := raw[root*int(meta.pageSize):]
	if binary.NativeEndian.Uint16(page[8:]) != pageBranch {
		t.Fatalf("%s fits one page: the test proves nothing", bucket)
	}
	for i := range int(binary.NativeEndian.Uint16(page[10:])) {
		binary.NativeEndian.PutUint64(page[pageHeader+i*elementSize+8:], uint64(root))
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestABackupWhosePagesGoInACircle: bbolt follows them until the memory is full, which
// nothing can catch. It is listed as damaged, and is none that BackUp relies on.
func TestABackupWhosePagesGoInACircle(t *testing.T) {
	for _, bucket := range []string{string(TypeNote), string(bucketChanges)} {
		t.Run(bucket, func(t *testing.T) {
			f := fresh(t)
			edit(t, f, func(tx *Tx) error {
				for range 100 {
					if err := Put(tx, &Note{Title: "n", Body: string(bytes.Repeat([]byte("words "), 80))}); err != nil {
						return err
					}
				}
				return nil
			})
			folder := t.TempDir()
			bad := backUp(t, f, folder)
			copied := filepath.Join(filepath.Dir(f.Path()), "a (1).rapporteur")
			circular(t, bad, bucket)
			copyFile(t, bad, copied)
			list, err := f.Backups(folder)
			if err != nil || len(list) != 1 || !errors.Is(list[0].Damaged, ErrDamaged) {
				t.Errorf("listed as %+v, %v", list, err)
			}
			if list, err = ListBackups(f.Path(), folder); err != nil || len(list) != 1 {
				t.Errorf("listed by path: %+v, %v", list, err)
			}
			if made := backUp(t, f, folder); made == "" {
				t.Error("the damaged backup is called up to date")
			} else {
				checkSound(t, made)
			}
			if err := f.Forget(Forgotten{Ref: Ref{TypeNote, someNote(t, f)}}); err != nil {
				t.Fatal(err)
			}
			if _, err := f.ConflictCopies(); err != nil {
				t.Error(err)
			}
			if _, err := f.Unaware(); err != nil {
				t.Error(err)
			}
			err = f.SweepBackups(folder)
			var told *Error
			if !errors.As(err, &told) || len(told.Paths()) != 1 || told.Paths()[0] != bad {
				t.Errorf("sweeping tells %v", err)
			}
		})
	}
}

func someNote(t *testing.T, f *File) (id ID) {
	t.Helper()
	err := f.View(func(r Reader) error {
		notes, err := List[Note](r)
		id = notes[0].ID
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

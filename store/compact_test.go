package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// waste makes most of a notebook's file free.
func waste(t fataler, f *File) {
	t.Helper()
	var h Hash
	_, err := f.Edit("step.test", func(tx *Tx) (err error) { h, err = PutBlob(tx, noise(4<<20)); return err })
	if err == nil {
		_, err = f.Edit("step.test", func(tx *Tx) error { DropBlob(tx, h); return nil })
	}
	if err == nil {
		err = f.Wipe()
	}
	if err != nil {
		t.Fatalf("%v", err)
	}
}

func sizeOnDisk(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// reopened opens a notebook, wastes room in it and closes it again.
func reopened(t *testing.T, path string) {
	t.Helper()
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	waste(t, f)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestClosingGivesFreeRoomBack(t *testing.T) {
	path := golden(t, 1)
	want := content(t, path)
	link := filepath.Join(t.TempDir(), "link.rapporteur")
	if err := errors.Join(os.Symlink(path, link), os.Chmod(path, 0o640)); err != nil {
		t.Fatal(err)
	}
	reopened(t, link)
	if size := sizeOnDisk(t, path); size > 2<<20 {
		t.Errorf("it still has %d bytes", size)
	}
	checkSound(t, path)
	if !same(content(t, path), want) {
		t.Error("it holds something else")
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
	if info, err := os.Stat(path); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o640) {
		t.Errorf("its permissions are %v, %v", info.Mode(), err)
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("beside it lie %v", entries)
	}
}

func TestAFileOfTwoNamesIsNotReplaced(t *testing.T) {
	if runtime.GOOS == "windows" {
		return
	}
	path := closedNotebook(t)
	second := path + ".second"
	if err := os.Link(path, second); err != nil {
		t.Fatal(err)
	}
	reopened(t, path)
	if !sameFile(path, second) {
		t.Error("the second name now leads to another file")
	}
	checkSound(t, path)
}

func TestALittleFreeRoomIsLeft(t *testing.T) {
	path := closedNotebook(t)
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, f, &Note{Title: "n"})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) {
		t.Errorf("it was written anew, %v", err)
	}
}

// compactForever is the child of TestKilledWhileCompacting.
func compactForever(path string) {
	for i := 1; ; i++ {
		f, err := Open(path, Options{})
		if err == nil {
			n := Note{Title: fmt.Sprint(i)}
			if _, err = f.Edit("step.test", func(tx *Tx) error { return Put(tx, &n) }); err == nil {
				fmt.Println(n.ID, i)
				waste(failing{}, f)
				err = f.Close()
			}
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// failing ends a child.
type failing struct{}

func (failing) Helper() {}
func (failing) Fatalf(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}

func init() { systemTasks["compact"] = compactForever }

func TestKilledWhileCompacting(t *testing.T) {
	path, all := closedNotebook(t), said{}
	half := 0
	for i := 0; i < rounds(12, 200) || len(all) < 5 && i < 200; i++ {
		killLater(t, child("compact", path), all, time.Duration(100+rand.IntN(400))*time.Millisecond)
		all.holds(t, path)
		left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".rapporteur-*"))
		half += len(left)
		for _, one := range left {
			_ = os.Remove(one)
		}
	}
	if len(all) < 5 {
		t.Errorf("only %d edits were acknowledged: the test proves little", len(all))
	}
	t.Logf("%d kills, of which %d came while the file was written anew, and %d notes, none missing", rounds(12, 200), half, len(all))
}

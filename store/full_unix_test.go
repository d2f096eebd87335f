//go:build unix

package store

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

func init() {
	systemTasks["edit full"], systemTasks["create full"] = editUntilFull, createFull
}

// limit lets no file of this process grow beyond the size in bytes, which the
// system reports as it does a full disk.
func limit(size int64) {
	signal.Ignore(syscall.SIGXFSZ)
	room := syscall.Rlimit{Cur: uint64(size), Max: uint64(size)}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &room); err != nil {
		complain(err)
	}
}

func complain(what ...any) {
	fmt.Fprintln(os.Stderr, what...)
	os.Exit(1)
}

// editUntilFull is a child that edits until there is no room, and then goes on
// with the notebook as it was.
func editUntilFull(path string) {
	f, err := Open(path, Options{})
	if err != nil {
		complain(err)
	}
	limit(1 << 20)
	var kept []Note
	for err == nil {
		n := Note{Body: string(make([]byte, 50_000))}
		if _, err = f.Edit("step.test", func(tx *Tx) error { return Put(tx, &n) }); err == nil {
			kept = append(kept, n)
		}
	}
	var own *Error
	if !errors.As(err, &own) || own.Kind != ErrNotSaved || own.key != "disk_full" || len(kept) < 2 {
		complain("with no room left after", len(kept), "edits:", err)
	}
	if _, err := f.Edit("step.test", func(tx *Tx) error { return Put(tx, &Theme{Name: "small"}) }); err != nil {
		complain("an edit that needs little room:", err)
	}
	if _, err := f.Undo(); err != nil {
		complain("undoing it:", err)
	}
	for _, n := range kept {
		fmt.Println(n.ID)
	}
	if err := f.Close(); err != nil {
		complain(err)
	}
	os.Exit(0)
}

func createFull(path string) {
	for _, size := range []int64{30_000, 20_000, 0} {
		limit(size)
		_, err := Create(path, Notebook{Summary: string(make([]byte, 50_000))}, Options{})
		var own *Error
		if !errors.As(err, &own) || own.Kind != ErrNotSaved || own.key != "not_made_full" {
			complain("making a notebook with room for", size, "bytes:", err)
		}
	}
	os.Exit(0)
}

func TestAFullDiskKeepsWhatWasSaved(t *testing.T) {
	path := closedNotebook(t)
	before := readAll(t, path)
	c := child("edit full", path)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	checkSound(t, path)
	after := readAll(t, path)
	for id, record := range before {
		if fmt.Sprint(after[id]) != fmt.Sprint(record) {
			t.Errorf("%s was %v and is %v", id, record, after[id])
		}
	}
	var line string
	saved := 0
	for rest := string(out); rest != ""; saved++ {
		if _, err := fmt.Sscanln(rest, &line); err != nil {
			t.Fatal(err)
		}
		rest = rest[len(line)+1:]
		if id, err := ParseID(line); err != nil || after[id] == nil {
			t.Errorf("%s was saved and is not there (%v)", line, err)
		}
	}
	if len(after) != len(before)+saved {
		t.Errorf("there are %d records, want %d", len(after), len(before)+saved)
	}
}

func TestAFullDiskLeavesNoHalfNotebook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.rapporteur")
	c := child("create full", path)
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		t.Error(err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) > 0 {
		t.Errorf("there are files left: %v", entries)
	}
}

//go:build unix

package store

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func init() {
	systemTasks["edit full"], systemTasks["create full"] = editUntilFull, createFull
	systemTasks["recovery full"] = keepUntilFull
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

// keepUntilFull is a child whose unsaved text grows until there is no room for it.
func keepUntilFull(folder string) {
	r, err := OpenRecovery(folder, "a.rapporteur")
	if err != nil {
		complain(err)
	}
	limit(100_000)
	text := Unsaved{Ref: Ref{TypeNote, ID{1}}, Field: "body"}
	for kept := ""; ; kept = text.Text {
		text.Text += strings.Repeat("typed and not saved ", 500)
		if err = r.Keep(text); err == nil {
			continue
		}
		if left := r.Texts(); !errors.Is(err, ErrNotSaved) || len(left) != 1 || left[0].Text != kept {
			complain("with no room left:", err)
		}
		fmt.Print(len(kept))
		os.Exit(0)
	}
}

// TestAFullDiskKeepsTypedText: what was kept last stays in the recovery file.
func TestAFullDiskKeepsTypedText(t *testing.T) {
	folder := t.TempDir()
	c := child("recovery full", folder)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	kept := openRecovery(t, folder, "a.rapporteur").Texts()
	if len(kept) != 1 || fmt.Sprint(len(kept[0].Text)) != string(out) || len(kept[0].Text) < 50_000 {
		t.Errorf("of %s letters the next start offers %d", out, len(kept))
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("there are files left: %v", entries)
	}
}

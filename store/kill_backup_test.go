package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func init() { systemTasks["back up"] = backUpForever }

// backUpForever is the child of TestKilledWhileBackingUp: it writes canaries down,
// backs up, forgets them and sweeps the backups.
func backUpForever(path string) {
	f, err := Open(path, Options{})
	if err != nil {
		complainOf(err)
	}
	for i := 1; ; i++ {
		n := Note{Title: fmt.Sprint(i)}
		q := Question{Text: fmt.Sprint(canary, " in words ", i)}
		_, err := f.Edit("step.test", func(tx *Tx) error {
			if err := Put(tx, &n); err != nil {
				return err
			}
			return Put(tx, &q)
		})
		if err != nil {
			complainOf(err)
		}
		fmt.Println(n.ID, i)
		for _, do := range []func() error{
			func() error { _, err := f.BackUp(backupsBeside(path)); return err },
			func() error { return f.Forget(Forgotten{Ref: Ref{TypeQuestion, q.ID}}) },
			func() error { return f.SweepBackups(backupsBeside(path)) },
		} {
			if err := do(); err != nil {
				complainOf(err)
			}
		}
	}
}

func backupsBeside(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

func complainOf(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// TestKilledWhileBackingUp: a backup is there whole or not at all, and what was to
// be forgotten is out of all of them once the notebook was opened again.
func TestKilledWhileBackingUp(t *testing.T) {
	path, all := closedNotebook(t), said{}
	backups := 0
	for i := 0; i < rounds(10, 200) || (len(all) < 5 || backups < 2) && i < 200; i++ {
		killLater(t, child("back up", path), all, time.Duration(80+rand.IntN(300))*time.Millisecond)
		all.holds(t, path)
		f, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		// The child may have been killed before its question was one, with its bytes in
		// pages that no commit led to: they go with the next that is forgotten.
		put(t, f, &Question{Text: canary + " of the parent"})
		for id, record := range readWhole(t, f) {
			if _, is := record.(Question); is {
				if err := f.Forget(Forgotten{Ref: Ref{TypeQuestion, id}}); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := f.SweepBackups(backupsBeside(path)); err != nil {
			t.Fatal(err)
		}
		if _, err := f.BackUp(backupsBeside(path)); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		files, _ := os.ReadDir(backupsBeside(path))
		backups = max(backups, len(files))
		for _, file := range files {
			one := filepath.Join(backupsBeside(path), file.Name())
			checkSound(t, one)
			if holdsWord(t, one, canary) {
				t.Fatalf("%s still holds what was forgotten", one)
			}
		}
	}
	if len(all) < 5 || backups < 2 {
		t.Errorf("only %d rounds of the child and %d backups: the test proves little", len(all), backups)
	}
}

package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
)

func TestBackupIsTheNotebookWhileItIsEdited(t *testing.T) {
	folder := t.TempDir()
	f, err := Create(filepath.Join(folder, "a.rapporteur"), Notebook{Title: "One"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	stop, done := make(chan bool), make(chan error, 1)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			n := Note{Title: fmt.Sprint(i)}
			if _, err := f.Edit("step.note.new", func(tx *Tx) error { return Put(tx, &n) }); err != nil {
				done <- err
				return
			}
		}
	}()
	for i := range 5 {
		path := filepath.Join(folder, fmt.Sprint(i, ".rapporteur"))
		if err := f.Backup(path); err != nil {
			t.Fatal(err)
		}
		checkSound(t, path)
		if err := f.Backup(path); !errors.Is(err, ErrExists) {
			t.Errorf("over a file: %v", err)
		}
	}
	close(stop)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if err := f.Backup(filepath.Join(folder, "none", "b.rapporteur")); !errors.Is(err, ErrMissing) {
		t.Errorf("no folder: %v", err)
	}
	left, _ := filepath.Glob(filepath.Join(folder, ".rapporteur-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

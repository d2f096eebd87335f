package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestRestoringInPlaceOfOneThatIsMostlyFree: closing that one writes it anew first.
func TestRestoringInPlaceOfOneThatIsMostlyFree(t *testing.T) {
	f := fresh(t)
	old := Note{Title: "old"}
	put(t, f, &old)
	backup := filepath.Join(t.TempDir(), "backup.rapporteur")
	if err := f.Backup(backup); err != nil {
		t.Fatal(err)
	}
	a, _, err := f.Attach(context.Background(), Incoming{Name: "x", Size: 5 << 20, Content: bytes.NewReader(noise(5 << 20))}, "s", func(*Tx, Attachment) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Forget(Forgotten{Ref: Ref{TypeAttachment, a.ID}}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "killed.rapporteur") // before it was closed
	copyFile(t, f.Path(), path)
	kept, err := RestoreInPlace(path, backup)
	if err != nil {
		t.Fatal(err)
	}
	if all := readAll(t, path); all[old.ID] == nil {
		t.Error("the backup is not in its place")
	}
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	hidden, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
	if len(files) != 2 || len(hidden) != 0 {
		t.Errorf("beside %s there are %v %v", kept, files, hidden)
	}
}

// TestAHalfMadeFileIsLeftToItsMaker, and what a killed program left is not.
func TestAHalfMadeFileIsLeftToItsMaker(t *testing.T) {
	f := fresh(t)
	folder := filepath.Dir(f.Path())
	ours := f.temporary(folder)
	left := filepath.Join(folder, ".rapporteur-"+tagOf(f.Path())+"LEFTOVER.new")
	whole := filepath.Join(folder, "whole.rapporteur")
	second := filepath.Join(folder, ".rapporteur-"+tagOf(f.Path())+"RENAMING.new")
	for _, path := range []string{ours, left, whole} {
		if err := os.WriteFile(path, []byte(canary), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Link(whole, second); err != nil {
		t.Fatal(err)
	}
	f.clearTemporary(folder)
	for path, want := range map[string]bool{ours: true, left: false, whole: true, second: false} {
		content, err := os.ReadFile(path)
		if (err == nil) != want || want && string(content) != canary {
			t.Errorf("%s holds %q, %v", filepath.Base(path), content, err)
		}
	}
}

// TestARestoredCopyIsForTheTeam: a backup is for the one who made it alone.
func TestARestoredCopyIsForTheTeam(t *testing.T) {
	f := fresh(t)
	backup, err := f.BackUp(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.rapporteur")
	if err := Restore(backup, path); err != nil {
		t.Fatal(err)
	}
	was, errWas := os.Stat(f.Path())
	is, err := os.Stat(path)
	if err != nil || errWas != nil || runtime.GOOS != "windows" && is.Mode() != was.Mode() {
		t.Errorf("a new notebook has the mode %v, the copy %v", was.Mode(), is.Mode())
	}
}

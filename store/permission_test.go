//go:build unix

package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestWithoutPermission runs a child that is nobody, since root may do anything.
func TestWithoutPermission(t *testing.T) {
	dir, err := os.MkdirTemp("", "rapporteur")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path, program := filepath.Join(dir, "a.rapporteur"), filepath.Join(dir, "child")
	content := bytesOf(t, closedNotebook(t))
	binaryContent := bytesOf(t, os.Args[0])
	err = errors.Join(os.WriteFile(program, binaryContent, 0o755), os.WriteFile(path, content, 0o600), os.Chmod(dir, 0o755))
	if err != nil {
		t.Fatal(err)
	}
	run := func(task, path string) int {
		c := child(task, path)
		c.Path = program
		if os.Getuid() == 0 {
			c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		c.Dir = dir
		return runChild(t, c)
	}
	for _, mode := range []os.FileMode{0, 0o444} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if code := run("open", path); code != 10 {
			t.Errorf("opening a file of mode %o exits with %d, want 10: read-only", mode, code)
		}
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if code := run("create", filepath.Join(dir, "b.rapporteur")); code != 10 {
		t.Errorf("making a notebook in a read-only folder exits with %d, want 10: read-only", code)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytesOf(t, path), content) {
		t.Error("the file was changed")
	}
}

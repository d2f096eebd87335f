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
	// One that would be upgraded if it could be is not copied at each try.
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if code := run("open in a later version", path); code != 10 {
		t.Errorf("opening an older one exits with %d, want 10: read-only", code)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
		t.Errorf("there are %v, %v", left, err)
	}
	if !bytes.Equal(bytesOf(t, path), content) {
		t.Error("the file was changed")
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if code := run("create", filepath.Join(dir, "b.rapporteur")); code != 10 {
		t.Errorf("making a notebook in a read-only folder exits with %d, want 10: read-only", code)
	}
	// What may be read can be looked at, and a file of one's own be edited, though
	// nothing may be put beside it.
	for task, mode := range map[string]os.FileMode{"look": 0o444, "edit once": 0o666} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if code := run(task, path); code != 0 {
			t.Errorf("in a read-only folder, %q of a file of mode %o exits with %d", task, mode, code)
		}
	}
	checkSound(t, path)
	if code := run("backup", path); code != 10 {
		t.Errorf("a backup into a read-only folder exits with %d, want 10: read-only", code)
	}
}

// lookAt, editOnce, backupBeside and openLater are children's tasks.
func lookAt(path string) error {
	f, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	err = f.View(func(r Reader) error { _, err := About(r); return err })
	return errors.Join(err, f.Close())
}

func editOnce(path string) error {
	f, err := Open(path, Options{})
	if err != nil {
		return err
	}
	_, err = f.Edit("step.test", func(tx *Tx) error { return Put(tx, &Note{Title: "by nobody"}) })
	return errors.Join(err, f.Close())
}

func backupBeside(path string) error {
	f, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(f.Backup(path+".backup"), f.Close())
}

func openLater(path string) error {
	currentFormat = Format + 1
	f, err := Open(path, Options{})
	if err != nil {
		return err
	}
	return f.Close()
}

func init() {
	for task, do := range map[string]func(string) error{"look": lookAt, "edit once": editOnce, "backup": backupBeside, "open in a later version": openLater} {
		systemTasks[task] = func(path string) { os.Exit(exitCode(do(path))) }
	}
}

package store

import (
	"os"
	"path/filepath"
	"testing"
)

func TestIsNotebook(t *testing.T) {
	path := closedNotebook(t)
	whole := bytesOf(t, path)
	dir := t.TempDir()
	link, hard := filepath.Join(dir, "link"), filepath.Join(dir, "hard")
	if os.Symlink(path, link) != nil || os.Link(path, hard) != nil {
		t.Fatal("no links here")
	}
	for _, name := range []string{path, link, hard, writeFile(t, "cut.html", whole[:5000])} {
		if !IsNotebook(name) {
			t.Errorf("%s is not taken for a notebook", name)
		}
	}
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if !IsNotebook(path) {
		t.Error("an open notebook is not taken for one")
	}
	for _, name := range []string{
		dir, filepath.Join(dir, "none"), filepath.Join(path, "below"), os.DevNull,
		writeFile(t, "empty.rapporteur", nil), writeFile(t, "text.rapporteur", []byte("<!DOCTYPE html>")),
		writeFile(t, "noise.rapporteur", noise(100_000)),
	} {
		if IsNotebook(name) {
			t.Errorf("%s is taken for a notebook", name)
		}
	}
}

func TestTarget(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join(dir, name) }
	for name, to := range map[string]string{"first": "second", "second": at("third"), "round": "round"} {
		if err := os.Symlink(to, at(name)); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{"first": "third", "third": "third", "plain": "plain", "round": "round"} {
		if got := Target(at(name)); got != at(want) {
			t.Errorf("%s ends at %s, want %s", name, got, at(want))
		}
	}
	if err := os.WriteFile(at("third"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := Target(at("first")); got != at("third") {
		t.Errorf("with a file there, first ends at %s", got)
	}
}

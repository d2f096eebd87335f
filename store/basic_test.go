package store

import (
	"path/filepath"
	"testing"
)

func TestRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.rapporteur")
	f, err := Create(path, Notebook{Title: "A"}, Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	n := Note{Title: "One", Body: "Hello", Themes: []ID{NewID()}}
	if _, err := f.Edit("step.note.create", func(tx *Tx) error { return Put(tx, &n) }); err != nil {
		t.Fatal(err)
	}
	n.Body = "Hello world, this is longer than before"
	n.Themes = nil
	if _, err := f.Edit("step.note.edit", func(tx *Tx) error { return Put(tx, &n) }); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f, err = Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	f.View(func(r Reader) error {
		got, err := Get[Note](r, n.ID)
		if err != nil || got.Body != "Hello" || len(got.Themes) != 1 {
			t.Errorf("%+v %v", got, err)
		}
		h, err := History(r, n.ID)
		for _, c := range h {
			t.Logf("%+v", c)
		}
		s, err := Summaries(r)
		t.Log(s, err)
		return err
	})
}

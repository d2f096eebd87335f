package store

import (
	"os"
	"path/filepath"
	"testing"
)

// fresh makes a notebook and closes it when the test ends.
func fresh(t testing.TB) *File {
	t.Helper()
	f, err := Create(filepath.Join(t.TempDir(), "a.rapporteur"), Notebook{Title: "A", Language: "en"}, Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// closedNotebook makes a notebook with a few records and returns its path.
func closedNotebook(t testing.TB) string {
	t.Helper()
	f := fresh(t)
	edit(t, f, func(tx *Tx) error {
		theme := Theme{Name: "Green"}
		if err := Put(tx, &theme); err != nil {
			return err
		}
		for range 30 {
			n := Note{Title: "Lesson", Body: "Körperschaften 世界", Themes: []ID{theme.ID}}
			if err := Put(tx, &n); err != nil {
				return err
			}
		}
		h, err := PutCues(tx, []Cue{{StartMS: 1, EndMS: 2, Text: "Welcome"}})
		if err != nil {
			return err
		}
		return Put(tx, &Transcript{Title: "T", Cues: h})
	})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return f.Path()
}

func edit(t testing.TB, f *File, fn func(tx *Tx) error, options ...EditOption) Commit {
	t.Helper()
	c, err := f.Edit("step.test", fn, options...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func put[T Record](t testing.TB, f *File, rec *T, options ...EditOption) Commit {
	t.Helper()
	return edit(t, f, func(tx *Tx) error { return Put(tx, rec) }, options...)
}

func get[T Record](t testing.TB, f *File, id ID) (rec T) {
	t.Helper()
	err := f.View(func(r Reader) (err error) {
		rec, err = Get[T](r, id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func bytesOf(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

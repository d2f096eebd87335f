package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func openRecovery(t *testing.T, folder, notebook string) *Recovery {
	t.Helper()
	r, err := OpenRecovery(folder, notebook)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestUnsavedTextIsOfferedAtTheNextStart(t *testing.T) {
	folder, notebook := filepath.Join(t.TempDir(), "own", "recovery"), filepath.Join(t.TempDir(), "a.rapporteur")
	note, other := Ref{TypeNote, NewID()}, Ref{TypeNote, NewID()}
	at := time.Date(2026, 11, 25, 1, 2, 3, 0, time.UTC)
	r := openRecovery(t, folder, notebook)
	for i, text := range []Unsaved{
		{Ref: note, Field: "body", Text: "half a word", At: at}, {Ref: other, Field: "title", Text: canary, At: at.Add(time.Second)}, {Ref: note, Field: "body", Text: "the whole sentence", At: at.Add(2 * time.Second)},
	} {
		if err := r.Keep(text); err != nil {
			t.Fatalf("%d: %v", i, err)
		}
	}
	again := openRecovery(t, folder, notebook) // after a crash
	got := again.Texts()
	if len(got) != 2 || got[0].Text != canary || got[1].Text != "the whole sentence" || !got[1].At.Equal(at.Add(2*time.Second)) {
		t.Fatalf("offered are %+v", got)
	}
	if paths := RecoverableNotebooks(folder); len(paths) != 1 || paths[0] != notebook {
		t.Errorf("notebooks with unsaved texts: %v", paths)
	}
	entries, _ := os.ReadDir(folder)
	if len(entries) != 1 {
		t.Fatalf("in the folder are %v", entries)
	}
	if info, err := entries[0].Info(); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o600) {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
	if left := openRecovery(t, folder, notebook+".other").Texts(); len(left) > 0 {
		t.Errorf("another notebook is offered %v", left)
	}
	newer := Unsaved{Ref: note, Field: "body", Text: "typed in the next window", At: at.Add(time.Hour)}
	if err := errors.Join(again.Keep(newer), again.Keep(newer)); err != nil || len(again.Texts()) != 3 {
		t.Fatalf("a newer text of a field that waits leaves %+v, %v", again.Texts(), err)
	}
	if err := errors.Join(again.Done(note, "body"), again.Done(note, "body")); err != nil || len(again.Texts()) != 2 {
		t.Fatalf("once it is saved, there wait %+v, %v", again.Texts(), err)
	}
	if err := errors.Join(again.Dismiss(got[1]), again.Dismiss(got[1]), again.Dismiss(got[0])); err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) > 0 || len(openRecovery(t, folder, notebook).Texts()) > 0 {
		t.Errorf("once all is saved, there are left %v", entries)
	}
}

func TestARecoveryFileThatCannotBeWritten(t *testing.T) {
	inTheWay := writeFile(t, "file", []byte("x"))
	r := openRecovery(t, t.TempDir(), "a.rapporteur")
	r.path = filepath.Join(inTheWay, "x.json")
	err := r.Keep(Unsaved{Ref: Ref{TypeNote, NewID()}, Field: "body", Text: "text", At: time.Now()})
	if !errors.Is(err, ErrNotSaved) || len(r.Texts()) > 0 {
		t.Errorf("it gives %v and tells of %v", err, r.Texts())
	}
	isSentence(t, err)
	damaged := openRecovery(t, t.TempDir(), "a.rapporteur")
	if err := os.WriteFile(damaged.path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenRecovery(filepath.Dir(damaged.path), "a.rapporteur"); err == nil {
		t.Error("a damaged file passes for an empty one")
	}
}

func TestRecoveryForgetsToo(t *testing.T) {
	f := fresh(t)
	q, n := aQuestion(t, f), Note{Title: "n"}
	put(t, f, &n)
	r := openRecovery(t, t.TempDir(), f.Path())
	long := time.Now().Add(-time.Hour)
	for _, text := range []Unsaved{
		{Ref: Ref{TypeQuestion, q.ID}, Field: "text", Text: canary, At: long}, {Ref: Ref{TypeQuestion, q.ID}, Field: "language", Text: "pt", At: long}, {Ref: Ref{TypeNote, n.ID}, Field: "body", Text: "kept", At: long},
	} {
		if err := r.Keep(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.Forget(Forgotten{Ref{TypeQuestion, q.ID}, WordFields(TypeQuestion)}), r.Forget(f)); err != nil {
		t.Fatal(err)
	}
	if len(r.Texts()) != 2 || holdsWord(t, r.path, canary) {
		t.Errorf("left are %+v", r.Texts())
	}
	later := Unsaved{Ref: Ref{TypeQuestion, q.ID}, Field: "text", Text: "typed afterwards", At: time.Now().Add(time.Minute)}
	if err := errors.Join(r.Keep(later), r.Forget(f)); err != nil || len(r.Texts()) != 3 {
		t.Errorf("what was typed afterwards: %+v, %v", r.Texts(), err)
	}
	if err := errors.Join(f.Forget(Forgotten{Ref: Ref{TypeQuestion, q.ID}}), r.Forget(f)); err != nil {
		t.Fatal(err)
	}
	if got := r.Texts(); len(got) != 1 || got[0].Text != "kept" {
		t.Errorf("after the record left are %+v", got)
	}
}

// TestAKillWhileKeepingText leaves second names and half-made files behind.
func TestAKillWhileKeepingText(t *testing.T) {
	r := openRecovery(t, t.TempDir(), "a.rapporteur")
	if err := r.Keep(Unsaved{Ref: Ref{TypeNote, NewID()}, Field: "body", Text: "typed", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	for name, leave := range map[string]func() error{
		"before the new one has its name": func() error {
			return errors.Join(os.Link(r.path, r.path+".old"), os.WriteFile(r.path+".new", []byte(canary), 0o600))
		},
		"before the old one is overwritten": func() error { return os.WriteFile(r.path+".old", []byte(canary), 0o600) },
	} {
		if err := leave(); err != nil {
			t.Fatal(err)
		}
		if got := openRecovery(t, filepath.Dir(r.path), "a.rapporteur").Texts(); len(got) != 1 || got[0].Text != "typed" {
			t.Errorf("%s: offered are %+v", name, got)
		}
		if entries, _ := os.ReadDir(filepath.Dir(r.path)); len(entries) != 1 {
			t.Errorf("%s: left are %v", name, entries)
		}
	}
}

func TestARecoveryFileThatWasBeingRemovedIsNone(t *testing.T) {
	folder, notebook := t.TempDir(), filepath.Join(t.TempDir(), "n.rapporteur")
	r, err := OpenRecovery(folder, notebook)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Keep(Unsaved{Ref: Ref{TypeNote, NewID()}, Field: "body", Text: "words"}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(r.path)
	if err == nil {
		err = os.WriteFile(r.path, make([]byte, info.Size()), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if r, err = OpenRecovery(folder, notebook); err != nil || len(r.Texts()) > 0 {
		t.Errorf("%v, %v", r.Texts(), err)
	}
}

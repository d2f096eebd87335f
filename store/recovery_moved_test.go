package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestUnsavedTextFollowsAMovedNotebook(t *testing.T) {
	f := fresh(t)
	q, n := aQuestion(t, f), Note{Title: "n"}
	put(t, f, &n)
	folder, at := t.TempDir(), time.Now().Add(-time.Hour)
	was := filepath.Join(t.TempDir(), "was.rapporteur")
	before := openRecovery(t, folder, was)
	for _, text := range []Unsaved{
		{Ref: Ref{TypeNote, n.ID}, Field: "body", Text: "typed before the move", At: at}, {Ref: Ref{TypeQuestion, q.ID}, Field: "text", Text: canary, At: at},
		{Ref: Ref{TypeNote, NewID()}, Field: "title", Text: "of a note that was never saved", At: at},
	} {
		if err := before.Keep(text); err != nil {
			t.Fatal(err)
		}
	}
	stranger := openRecovery(t, folder, filepath.Join(t.TempDir(), "stranger.rapporteur"))
	if err := stranger.Keep(Unsaved{Ref: Ref{TypeNote, NewID()}, Field: "body", Text: "of another notebook", At: at}); err != nil {
		t.Fatal(err)
	}

	r := openRecovery(t, folder, f.Path())
	if err := os.WriteFile(was, []byte("a copy"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := r.Adopt(f); err != nil || len(r.Texts()) != 0 {
		t.Fatalf("texts of a copy that is still there: %+v, %v", r.Texts(), err)
	}
	if err := os.Remove(was); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(r.Adopt(f), r.Adopt(f)); err != nil || len(r.Texts()) != 3 {
		t.Fatalf("after the move: %+v, %v", r.Texts(), err)
	}
	if left := openRecovery(t, folder, was).Texts(); len(left) != 0 {
		t.Errorf("they are offered twice: %+v", left)
	}
	if left := openRecovery(t, folder, stranger.now.Notebook).Texts(); len(left) != 1 {
		t.Errorf("another notebook's texts are %+v", left)
	}
	if err := errors.Join(f.Forget(Forgotten{Ref{TypeQuestion, q.ID}, WordFields(TypeQuestion)}), r.Forget(f)); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(folder, "*"))
	for _, file := range files {
		if holdsWord(t, file, canary) {
			t.Errorf("%s still holds what was forgotten", file)
		}
	}
}

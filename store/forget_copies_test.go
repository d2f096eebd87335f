package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestCopiesThatStillHoldWhatIsForgotten are told, until they have heard of it.
func TestCopiesThatStillHoldWhatIsForgotten(t *testing.T) {
	f := fresh(t)
	q := aQuestion(t, f)
	a := attended(t, f, 30, canary)
	n := Note{Kind: Quote, Title: canary}
	put(t, f, &n)
	copied := f.Path()[:len(f.Path())-len(".rapporteur")] + " (1).rapporteur"
	if err := f.Backup(copied); err != nil {
		t.Fatal(err)
	}
	told := func(when string, want bool) {
		t.Helper()
		found, err := f.Unaware()
		if err != nil || (len(found) == 1 && found[0].Path == copied) != want {
			t.Errorf("%s: %+v, %v", when, found, err)
		}
	}
	told("nothing is forgotten", false)
	catchUp := func() {
		t.Helper()
		other, err := Open(copied, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		if _, err := other.Merge(f); err != nil {
			t.Fatal(err)
		}
	}
	for name, forgetIt := range map[string]func(){
		"a record": func() {
			if err := f.Forget(Forgotten{Ref: Ref{TypeQuestion, q.ID}}); err != nil {
				t.Fatal(err)
			}
		},
		"words": func() {
			if err := f.Forget(Forgotten{Ref{TypeNote, n.ID}, WordFields(TypeNote)}); err != nil {
				t.Fatal(err)
			}
		},
		"attendees": func() { edit(t, f, func(tx *Tx) error { return forget(tx, a) }, Aside()) },
	} {
		forgetIt()
		told(name, true)
		catchUp()
		told(name+", and the copy has heard of it", false)
	}
}

// TestSweepingNamesTheBackupsThatMayStillHoldIt: one that is open elsewhere, one that
// is damaged. The others forget all the same.
func TestSweepingNamesTheBackupsThatMayStillHoldIt(t *testing.T) {
	f, now := clocked(t)
	folder := t.TempDir()
	q := aQuestion(t, f)
	var paths []string
	for range 3 {
		put(t, f, &Note{Title: "more"})
		paths = append(paths, backUp(t, f, folder))
		*now = now.Add(3600e9)
	}
	busy, err := Open(paths[0], Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	broken := bytesOf(t, paths[1])
	clear(broken[:8192])
	foreign := filepath.Join(folder, "another-20260101T000000Z.rapporteur")
	if err := errors.Join(os.WriteFile(paths[1], broken, 0o600), os.WriteFile(foreign, []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := f.Forget(Forgotten{Ref: Ref{TypeQuestion, q.ID}}); err != nil {
		t.Fatal(err)
	}
	err = f.SweepBackups(folder)
	var own *Error
	if !errors.As(err, &own) || !errors.Is(err, ErrNotSaved) {
		t.Fatalf("it gives %v", err)
	}
	isSentence(t, err)
	named := slices.Sorted(slices.Values(own.Paths()))
	if !slices.Equal(named, slices.Sorted(slices.Values(paths[:2]))) || !bytes.Contains([]byte(err.Error()), []byte(paths[0])) {
		t.Errorf("it names %v: %v", named, err)
	}
	if holdsWord(t, paths[2], canary) {
		t.Error("the backup that can be written still holds it")
	}
	if err := errors.Join(busy.Close(), os.Remove(paths[1]), f.SweepBackups(folder)); err != nil {
		t.Fatal(err)
	}
	if holdsWord(t, paths[0], canary) {
		t.Error("it still holds it once it is closed")
	}
}

package store

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// logOf returns the changes of a record and closes the file.
func logOf(t *testing.T, f *File, id ID) (all []*change) {
	t.Helper()
	err := f.View(func(r Reader) (err error) {
		all, err = r.reader().changesOf(id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// union joins two logs as a merge will.
func union(a, b []*change) []*change {
	seen := map[ChangeID]bool{}
	var out []*change
	for _, c := range slices.Concat(a, b) {
		if !seen[c.ID] {
			out = append(out, c)
		}
		seen[c.ID] = true
	}
	return out
}

// apart edits two copies of one notebook and returns the state that both logs
// make together, in whatever order.
func apart(t *testing.T, n Note, here, there func(t *testing.T, f *File)) *state {
	t.Helper()
	f := fresh(t)
	put(t, f, &n)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var logs [][]*change
	for _, edits := range []func(t *testing.T, f *File){here, there} {
		copied, err := Open(writeFile(t, "copy.rapporteur", bytesOf(t, f.Path())), Options{})
		if err != nil {
			t.Fatal(err)
		}
		edits(t, copied)
		logs = append(logs, logOf(t, copied, n.ID))
		if err := copied.Close(); err != nil {
			t.Fatal(err)
		}
	}
	var first *state
	for range 20 {
		all := union(logs[0], logs[1])
		rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		s, err := replay(Ref{TypeNote, n.ID}, all)
		if err != nil {
			t.Fatal(err)
		}
		if first != nil && string(first.encode(false)) != string(s.encode(false)) {
			t.Fatal("another order gives another record")
		}
		first = s
	}
	return first
}

func TestTextsWrittenApartAreBothKept(t *testing.T) {
	n := Note{ID: NewID(), Body: strings.Repeat("A text long enough for deltas. ", 20)}
	write := func(ends ...string) func(*testing.T, *File) {
		return func(t *testing.T, f *File) {
			for _, end := range ends {
				n := n
				n.Body += end
				put(t, f, &n)
			}
		}
	}
	s := apart(t, n, write("here", "here too"), write("there", "there too", "and there"))
	if heads := s.fields[3].heads; len(heads) != 2 {
		t.Errorf("%d texts stand, want both", len(heads))
	}
	if text, err := rawText(s.fields[3].raw); err != nil || !strings.HasSuffix(text, "and there") && !strings.HasSuffix(text, "here too") {
		t.Errorf("the text ends %q, %v", text[len(text)-10:], err)
	}
}

func TestAddedLinksSurviveARemovalThatHadNotSeenThem(t *testing.T) {
	a, b := NewID(), NewID()
	n := Note{ID: NewID(), Themes: []ID{a, b}}
	themes := func(lists ...[]ID) func(*testing.T, *File) {
		return func(t *testing.T, f *File) {
			for _, list := range lists {
				n := n
				n.Themes = list
				put(t, f, &n)
			}
		}
	}
	s := apart(t, n, themes([]ID{b}), themes([]ID{b}, []ID{b, a}))
	if f := s.fields[8]; f.find(mustEncode(a)) < 0 || f.find(mustEncode(b)) < 0 {
		t.Errorf("%d of 2 themes are left", len(f.elements))
	}
}

func TestAnEditThatADeletionHadNotSeenBringsTheRecordBack(t *testing.T) {
	n := Note{ID: NewID(), Title: "n"}
	remove := func(t *testing.T, f *File) { edit(t, f, func(tx *Tx) error { return Delete[Note](tx, n.ID) }) }
	write := func(t *testing.T, f *File) {
		n := n
		n.Title = "written meanwhile"
		put(t, f, &n)
	}
	nothing := func(*testing.T, *File) {}
	if s := apart(t, n, remove, write); !s.alive() || len(s.gone) != 1 {
		t.Error("the edit did not bring the record back, flagged")
	}
	if s := apart(t, n, remove, nothing); s.alive() {
		t.Error("a deletion that has seen everything does not hold")
	}
	if s := apart(t, n, remove, remove); s.alive() || len(s.gone) != 2 {
		t.Error("two deletions do not delete")
	}
}

package store

import (
	"errors"
	"path/filepath"
	"testing"
)

// twoCopies are two open copies of a notebook in which one note's text was edited
// on both sides.
func twoCopies(t *testing.T) (a, b *File, note Note) {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "a.rapporteur")
	first, err := Create(path, Notebook{Title: "N"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	note = Note{Kind: Lesson, Title: "Start early", Body: "start\n"}
	if _, err := first.Edit("step.note.new", func(tx *Tx) error { return Put(tx, &note) }); err != nil {
		t.Fatal(err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	copyFile(t, path, filepath.Join(folder, "b.rapporteur"))
	open := func(name, role string) *File {
		f, err := Open(filepath.Join(folder, name), Options{Role: role})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Close() })
		return f
	}
	a, b = open("a.rapporteur", "editor"), open("b.rapporteur", "facilitator")
	ref := Ref{TypeNote, note.ID}
	for f, text := range map[*File]string{a: "start\nfrom a\n", b: "start\nfrom b\n"} {
		if _, err := f.Edit("step.note.body", func(tx *Tx) error { return PutText(tx, ref, "body", text) }); err != nil {
			t.Fatal(err)
		}
	}
	return a, b, note
}

func rivalsIn(t *testing.T, f *File, ref Ref) (all, ofOne []Rivals) {
	t.Helper()
	err := f.View(func(r Reader) (err error) {
		if all, err = AllRivals(r); err == nil {
			ofOne, err = RivalsOf(r, ref)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, ofOne
}

func TestTwoTextsStandUntilSomebodyChooses(t *testing.T) {
	for _, chosen := range []string{"start\nfrom a\n", "start\nfrom b\n", "start\nfrom both\n"} {
		a, b, note := twoCopies(t)
		ref := Ref{TypeNote, note.ID}
		if all, _ := rivalsIn(t, a, ref); len(all) > 0 {
			t.Fatal("there is nothing to choose yet")
		}
		if _, err := a.Merge(b); err != nil {
			t.Fatal(err)
		}
		all, one := rivalsIn(t, a, ref)
		if len(all) != 1 || len(one) != 1 || all[0].Ref != ref || one[0].Field != "body" || len(one[0].Versions) != 2 {
			t.Fatalf("to choose from are %+v and %+v", all, one)
		}
		texts := map[string]string{}
		for _, v := range one[0].Versions {
			texts[v.Text] = v.Role
		}
		if texts["start\nfrom a\n"] != "editor" || texts["start\nfrom b\n"] != "facilitator" {
			t.Errorf("the texts are %v", texts)
		}
		standing := func() (text string) {
			if err := a.View(func(r Reader) (err error) { text, err = TextOf(r, ref, "body"); return err }); err != nil {
				t.Fatal(err)
			}
			return text
		}
		if standing() != one[0].Versions[0].Text {
			t.Error("the first is not the one that shows")
		}
		if _, err := a.Edit("step.note.choose", func(tx *Tx) error { return ChooseText(tx, ref, "body", chosen) }); err != nil {
			t.Fatal(err)
		}
		if step, can := a.CanUndo(); (step == "step.note.choose") != (chosen != one[0].Versions[0].Text) {
			t.Errorf("after choosing %q of %+v the step to undo is %q, %v", chosen, one, step, can)
		}
		if all, one = rivalsIn(t, a, ref); len(all)+len(one) > 0 || standing() != chosen {
			t.Errorf("after choosing %q stands %q, to choose from are %+v", chosen, standing(), all)
		}
		if _, err := b.Merge(a); err != nil {
			t.Fatal(err)
		}
		if all, _ := rivalsIn(t, b, ref); len(all) > 0 {
			t.Error("the other copy asks again")
		}
		checkLogMakesRecords(t, a)
	}
}

// TestEditingTheTextThatShowsKeepsTheOtherToChooseFrom: by Put and PutText, saved several
// times, undone, and merged again.
func TestEditingTheTextThatShowsKeepsTheOtherToChooseFrom(t *testing.T) {
	a, b, note := twoCopies(t)
	ref := Ref{TypeNote, note.ID}
	if _, err := a.Merge(b); err != nil {
		t.Fatal(err)
	}
	_, before := rivalsIn(t, a, ref)
	shown, other := before[0].Versions[0].Text, before[0].Versions[1].Text
	waits := func(f *File, want string) {
		t.Helper()
		_, now := rivalsIn(t, f, ref)
		if len(now) != 1 || len(now[0].Versions) != 2 || now[0].Versions[0].Text != want || now[0].Versions[1].Text != other {
			t.Fatalf("to choose from are %+v, not %q and %q", now, want, other)
		}
		checkLogMakesRecords(t, f)
	}
	n := get[Note](t, a, note.ID)
	for _, more := range []string{"typed", "typed on", "typed on and on"} {
		n.Body = shown + more
		put(t, a, &n)
		waits(a, n.Body)
	}
	edit(t, a, func(tx *Tx) error { return PutText(tx, ref, "body", "written anew") })
	waits(a, "written anew")
	for _, want := range []string{shown + "typed on and on", shown + "typed on"} {
		if result, err := a.Undo(); err != nil || len(result.Kept) > 0 {
			t.Fatalf("%+v, %v", result, err)
		}
		waits(a, want)
	}
	n = get[Note](t, a, note.ID)
	n.Title = "of another field"
	put(t, a, &n)
	waits(a, shown+"typed on")
	mergeInto(t, b, a)
	mergeInto(t, a, b)
	waits(a, shown+"typed on")
	waits(b, shown+"typed on")
	edit(t, a, func(tx *Tx) error { return ChooseText(tx, ref, "body", other) })
	mergeInto(t, b, a)
	for _, f := range []*File{a, b} {
		if _, left := rivalsIn(t, f, ref); len(left) > 0 || get[Note](t, f, note.ID).Body != other {
			t.Errorf("chosen was %q, left is %+v", other, left)
		}
	}
}

func TestPutTextOfWhatIsNotThere(t *testing.T) {
	a, _, note := twoCopies(t)
	if _, err := a.Edit("step.note.body", func(tx *Tx) error { return PutText(tx, Ref{TypeNote, NewID()}, "body", "x") }); !errors.Is(err, ErrNotFound) {
		t.Errorf("a note that is not there: %v", err)
	}
	ref := Ref{TypeNote, note.ID}
	if _, err := a.Edit("step.note.body", func(tx *Tx) error { return PutText(tx, ref, "regions", "x") }); err == nil {
		t.Error("a list was written as a text")
	}
	if c, err := a.Edit("step.note.body", func(tx *Tx) error { return PutText(tx, ref, "body", "start\nfrom a\n") }); err != nil || c.Seq != 0 {
		t.Errorf("a text that stands already made a change: %+v, %v", c, err)
	}
}

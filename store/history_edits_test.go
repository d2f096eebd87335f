package store

import (
	"errors"
	"reflect"
	"slices"
	"testing"
)

// historyOf is the history of a record, newest first, with what each step did.
func historyOf(t *testing.T, f *File, ref Ref) (changes []Change, edits map[ChangeID][]FieldEdit) {
	t.Helper()
	edits = map[ChangeID][]FieldEdit{}
	err := f.View(func(r Reader) (err error) {
		if changes, err = History(r, ref.ID); err != nil {
			return err
		}
		for _, c := range changes {
			if edits[c.StepID], err = EditsOf(r, ref, c.StepID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return changes, edits
}

// amended puts a changed copy of a note.
func amended(t *testing.T, f *File, id ID, change func(*Note), options ...EditOption) ChangeID {
	t.Helper()
	note := get[Note](t, f, id)
	change(&note)
	put(t, f, &note, options...)
	changes, _ := historyOf(t, f, Ref{TypeNote, id})
	return changes[0].StepID
}

func TestAStepTellsWhatStoodBeforeAndAfter(t *testing.T) {
	f := fresh(t)
	green, blue := Theme{Name: "Green"}, Theme{Name: "Blue"}
	put(t, f, &green)
	put(t, f, &blue)
	note := Note{Kind: Lesson, Title: "Start early", Status: DraftNote, Themes: []ID{green.ID}}
	put(t, f, &note)
	ref := Ref{TypeNote, note.ID}
	first, _ := historyOf(t, f, ref)
	made := first[0].StepID
	both := amended(t, f, note.ID, func(n *Note) {
		n.Status, n.Due, n.Themes = Published, "2024-Q2", []ID{blue.ID}
	})
	// Saves of one visit are one step: the newest text counts.
	visit := amended(t, f, note.ID, func(n *Note) { n.Body = "Ask" }, Visit("v"))
	amended(t, f, note.ID, func(n *Note) { n.Body = "Ask the port" }, Visit("v"))
	none := amended(t, f, note.ID, func(n *Note) { n.Owner = "Editor" }, Visit("w"))
	amended(t, f, note.ID, func(n *Note) { n.Owner = "" }, Visit("w"))

	_, edits := historyOf(t, f, ref)
	byField := func(step ChangeID) map[string]FieldEdit {
		all := map[string]FieldEdit{}
		for _, e := range edits[step] {
			all[e.Field] = e
		}
		return all
	}
	created := byField(made)
	if created["title"].After != "Start early" || created["title"].Before != nil || created["status"].After != DraftNote ||
		!reflect.DeepEqual(created["themes"].Added, []any{green.ID}) {
		t.Errorf("the creation: %+v", created)
	}
	changed := byField(both)
	if len(changed) != 3 || changed["status"].Before != DraftNote || changed["status"].After != Published ||
		changed["due"].Before != nil || changed["due"].After != "2024-Q2" ||
		!reflect.DeepEqual(changed["themes"].Added, []any{blue.ID}) || !reflect.DeepEqual(changed["themes"].Removed, []any{green.ID}) {
		t.Errorf("the edit of three fields: %+v", changed)
	}
	if body := byField(visit)["body"]; !body.Text || body.Before != nil || body.After != "Ask the port" {
		t.Errorf("the visit: %+v", body)
	}
	if len(edits[none]) != 0 {
		t.Errorf("a visit that left all as it was: %+v", edits[none])
	}
	err := f.View(func(r Reader) error {
		for want, at := range map[any]ChangeID{DraftNote: made, Published: changed["status"].To} {
			if got, err := ValueAt(r, ref, "status", at); got != want || err != nil {
				t.Errorf("status at %s: %v, %v", at, got, err)
			}
		}
		for at, want := range map[ChangeID][]any{made: {green.ID}, changed["themes"].To: {blue.ID}} {
			if got, err := ValueAt(r, ref, "themes", at); !reflect.DeepEqual(got, want) || err != nil {
				t.Errorf("themes at %s: %v, %v", at, got, err)
			}
		}
		for field, at := range map[string]ChangeID{"status": changed["due"].To, "nonsense": made, "themes": changed["due"].To} {
			if got, err := ValueAt(r, ref, field, at); err == nil {
				t.Errorf("%s at a change of another field: %v", field, got)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestValuesOfOneChange(t *testing.T) {
	f := fresh(t)
	note := Note{Title: "One", Regions: []ID{NewID()}}
	put(t, f, &note)
	other := NewID()
	amended(t, f, note.ID, func(n *Note) { n.Title = "Two" })
	amended(t, f, note.ID, func(n *Note) { n.Regions = append(n.Regions, other) })
	amended(t, f, note.ID, func(n *Note) { n.Regions = n.Regions[:1] })
	changes, _ := historyOf(t, f, Ref{TypeNote, note.ID})
	want := [][2]any{{other, nil}, {nil, other}, {"One", "Two"}, {nil, map[string]any{"title": "One", "regions": []any{note.Regions[0]}}}}
	err := f.View(func(r Reader) error {
		for i, c := range changes {
			before, after, err := ValuesOf(r, c.ID)
			if err != nil || !reflect.DeepEqual([2]any{before, after}, want[i]) {
				t.Errorf("%s: %v, %v, %v", c.Op, before, after, err)
			}
		}
		_, _, err := ValuesOf(r, ChangeID{1})
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("a change that is not there: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAFormerValueComesBackAsOneNewStep(t *testing.T) {
	f := fresh(t)
	green, blue := NewID(), NewID()
	note := Note{Title: "Start early", Body: "first", Status: DraftNote, Themes: []ID{green}}
	put(t, f, &note)
	ref := Ref{TypeNote, note.ID}
	changes, _ := historyOf(t, f, ref)
	made := changes[0].ID
	amended(t, f, note.ID, func(n *Note) { n.Body, n.Status, n.Themes = "second", Published, []ID{blue} })
	for _, field := range []string{"body", "status", "themes"} {
		edit(t, f, func(tx *Tx) error { return RestoreValue(tx, ref, field, made) })
	}
	got := get[Note](t, f, note.ID)
	if got.Body != "first" || got.Status != DraftNote || !slices.Equal(got.Themes, []ID{green}) {
		t.Errorf("restored: %+v", got)
	}
	if after, _ := historyOf(t, f, ref); len(after) != 1+4+4 { // a set's element came and one went
		t.Errorf("the history has %d changes", len(after))
	}
	if c := edit(t, f, func(tx *Tx) error { return RestoreValue(tx, ref, "body", made) }); c.Seq != 0 {
		t.Error("restoring what stands was recorded")
	}
	for range 3 {
		if _, err := f.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if got := get[Note](t, f, note.ID); got.Body != "second" || got.Status != Published || !slices.Equal(got.Themes, []ID{blue}) {
		t.Errorf("undone: %+v", got)
	}
	edit(t, f, func(tx *Tx) error { return Delete[Note](tx, note.ID) })
	_, err := f.Edit("step.test", func(tx *Tx) error { return RestoreValue(tx, ref, "body", made) })
	if !errors.Is(err, ErrNotFound) {
		t.Errorf("restoring a text of a deleted note: %v", err)
	}
}

func TestHistoryTellsOfTextsWrittenBesideEachOther(t *testing.T) {
	a, b, note := twoCopies(t)
	ref := Ref{TypeNote, note.ID}
	if changes, _ := historyOf(t, a, ref); changes[0].Beside {
		t.Fatal("there is nothing beside it yet")
	}
	if _, err := a.Merge(b); err != nil {
		t.Fatal(err)
	}
	changes, edits := historyOf(t, a, ref)
	texts := map[any]bool{}
	for i, c := range changes {
		if c.Beside != (i < 2) {
			t.Errorf("%s of %s: beside another: %v", c.Op, c.Role, c.Beside)
		}
		if i == 2 {
			continue
		}
		e := edits[c.StepID][0]
		texts[e.After] = true
		if e.Before != "start\n" { // not what the other copy made of it
			t.Errorf("%s replaced %q", c.Role, e.Before)
		}
	}
	if !texts["start\nfrom a\n"] || !texts["start\nfrom b\n"] {
		t.Errorf("the texts are %v", texts)
	}
	// Restoring one of them settles which one stands.
	older := changes[1]
	edit(t, a, func(tx *Tx) error { return RestoreValue(tx, ref, "body", older.ID) })
	if all, _ := rivalsIn(t, a, ref); len(all) > 0 {
		t.Errorf("there is still something to choose: %+v", all)
	}
	changes, edits = historyOf(t, a, ref)
	if got := edits[changes[0].StepID][0]; changes[0].Beside || got.From != older.ID && got.From == got.To {
		t.Errorf("the choice: %+v, %+v", changes[0], got)
	}
	if got := get[Note](t, a, note.ID).Body; got != edits[older.StepID][0].After {
		t.Errorf("what stands is %q", got)
	}
}

func TestRestoringTheTextThatShowsSettlesAChoiceToo(t *testing.T) {
	a, b, note := twoCopies(t)
	ref := Ref{TypeNote, note.ID}
	if _, err := a.Merge(b); err != nil {
		t.Fatal(err)
	}
	changes, _ := historyOf(t, a, ref)
	before := get[Note](t, a, note.ID).Body
	edit(t, a, func(tx *Tx) error { return RestoreValue(tx, ref, "body", changes[0].ID) })
	if all, _ := rivalsIn(t, a, ref); len(all) > 0 || get[Note](t, a, note.ID).Body != before {
		t.Errorf("to choose from are %+v", all)
	}
}

func TestHistoryTellsWhichEditBroughtARecordBack(t *testing.T) {
	a, b, note := twoCopies(t)
	ref := Ref{TypeNote, note.ID}
	edit(t, a, func(tx *Tx) error { return Delete[Note](tx, note.ID) })
	if _, err := a.Merge(b); err != nil {
		t.Fatal(err)
	}
	amended(t, a, note.ID, func(n *Note) { n.Title = "After the return" })
	changes, _ := historyOf(t, a, ref)
	for _, c := range changes {
		if c.Returned != (c.Role == "facilitator" && c.Field == "body") {
			t.Errorf("%s %s of %s: returned: %v", c.Op, c.Field, c.Role, c.Returned)
		}
	}
	// A deletion that was taken back knowingly says so itself.
	f := fresh(t)
	other := Note{Title: "One"}
	put(t, f, &other)
	edit(t, f, func(tx *Tx) error { return Delete[Note](tx, other.ID) })
	put(t, f, &other)
	amended(t, f, other.ID, func(n *Note) { n.Title = "Two" })
	changes, _ = historyOf(t, f, Ref{TypeNote, other.ID})
	for _, c := range changes {
		if c.Returned {
			t.Errorf("%s %s: returned", c.Op, c.Field)
		}
	}
}

package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// spoiltNotebook makes a notebook with one note of some history, applies spoil and closes it.
func spoiltNotebook(t *testing.T, spoil func(tx *Tx, n Note, log []*change) error) (path, intact string, n Note) {
	t.Helper()
	f := fresh(t)
	theme := Theme{Name: "Green"}
	put(t, f, &theme)
	n = Note{Title: "first", Body: strings.Repeat("A text long enough for deltas. ", 10), Themes: []ID{theme.ID}}
	put(t, f, &n)
	for _, end := range []string{"one", "two", "three"} {
		n.Body += end
		put(t, f, &n)
	}
	n.Title = "last"
	put(t, f, &n)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	intact = writeFile(t, "intact.rapporteur", bytesOf(t, f.Path()))
	f, err := Open(f.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	edit(t, f, func(tx *Tx) error {
		tx.dirty = true
		log, err := tx.rd.changesOf(n.ID)
		return errors.Join(err, spoil(tx, n, log))
	})
	// Old pages would give back what is damaged.
	if err := errors.Join(f.mark([]byte{1}), f.Wipe(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return f.Path(), intact, n
}

// TestRepairedRecordsSayWhatTheySaid damages a record, entries of its log, or both,
// repairs the notebook, and merges the repaired one with a copy that has it all.
func TestRepairedRecordsSayWhatTheySaid(t *testing.T) {
	zeros := make([]byte, 40)
	lose := func(at ...int) func(tx *Tx, n Note, log []*change) error {
		return func(tx *Tx, n Note, log []*change) (err error) {
			for _, i := range at {
				err = errors.Join(err, tx.set(bucketChanges, log[i].ID[:], zeros))
			}
			return err
		}
	}
	for name, test := range map[string]struct {
		spoil func(tx *Tx, n Note, log []*change) error
		title string
		told  func(r Repaired) bool
	}{
		"the record": {
			func(tx *Tx, n Note, log []*change) error { return tx.set([]byte(TypeNote), n.ID[:], zeros) },
			"last", func(r Repaired) bool { return len(r.FromLog) == 1 && r.Whole() },
		},
		"an edit of a text": {lose(2), "last", func(r Repaired) bool { return len(r.FromRecord) == 1 && r.LostChanges >= 1 }},
		"the last edit":     {lose(4), "last", func(r Repaired) bool { return len(r.FromRecord) == 1 && r.LostChanges == 1 }},
		"the creation":      {lose(0), "last", func(r Repaired) bool { return len(r.FromRecord) == 1 && !r.Whole() }},
		"the whole log":     {lose(0, 1, 2, 3, 4), "last", func(r Repaired) bool { return len(r.FromRecord) == 1 && r.LostChanges == 5 }},
		"both": {
			func(tx *Tx, n Note, log []*change) error {
				return errors.Join(lose(4)(tx, n, log), tx.set([]byte(TypeNote), n.ID[:], zeros))
			},
			"first", func(r Repaired) bool {
				return r.LostChanges == 1 && !r.Whole() && len(r.FromLog) == 0 && isPart(r, "body", "themes", "title")
			},
		},
		"the deletion": {
			func(tx *Tx, n Note, log []*change) error {
				if err := tx.delete(planFor[Note](), n.ID); err != nil {
					return err
				}
				return tx.set(bucketChanges, tx.rd.newestOf(n.ID), zeros)
			},
			"", func(r Repaired) bool { return len(r.FromRecord) == 1 && r.LostChanges == 1 && len(r.Parts) == 0 },
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, intact, n := spoiltNotebook(t, test.spoil)
			out := path + ".repaired"
			told, err := Repair(path, out)
			if err != nil {
				t.Fatal(err)
			}
			if !test.told(told) {
				t.Errorf("it says %+v", told)
			}
			checkSound(t, out)
			areSentences(t, told)
			f, err := Open(out, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if test.title == "" {
				if err := f.View(func(r Reader) error { _, err := Get[Note](r, n.ID); return err }); !errors.Is(err, ErrNotFound) {
					t.Errorf("the deleted note is back: %v", err)
				}
				return
			}
			got := get[Note](t, f, n.ID)
			if got.Title != test.title || got.Body != n.Body || len(got.Themes) != 1 {
				t.Errorf("the repaired note is %+v", got)
			}
			other, err := Open(intact, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer other.Close()
			merged, err := f.Merge(other)
			if err != nil || len(merged.Conflicts) > 0 {
				t.Errorf("merging with an intact copy: %+v, %v", merged, err)
			}
			if got := get[Note](t, f, n.ID); got.Title != "last" || got.Body != n.Body || len(got.Themes) != 1 {
				t.Errorf("after merging the note is %+v", got)
			}
		})
	}
}

// isPart tells whether one record is told to be saved in part, with these fields.
func isPart(r Repaired, fields ...string) bool {
	return len(r.Parts) == 1 && len(r.FromRecord) == 0 && slices.Equal(r.Parts[0].Fields, fields)
}

// newestOf is the key of the newest change of a record.
func (r *reader) newestOf(id ID) []byte {
	log, err := r.changesOf(id)
	if err != nil {
		return nil
	}
	return log[len(log)-1].ID[:]
}

// TestRepairSaysWhenOnlyAPartIsSaved damages a record and entries of its log, so
// that its last content can be had from neither.
func TestRepairSaysWhenOnlyAPartIsSaved(t *testing.T) {
	zeros := make([]byte, 40)
	for name, test := range map[string]struct {
		lost        []int
		title, body string
		fields      []string
	}{
		"the creation":             {[]int{0}, "last", "", []string{"title"}},
		"the creation and an edit": {[]int{0, 1}, "last", "", []string{"title"}},
		"an edit in between":       {[]int{2}, "last", "one", []string{"body", "themes", "title"}},
	} {
		t.Run(name, func(t *testing.T) {
			path, intact, n := spoiltNotebook(t, func(tx *Tx, n Note, log []*change) (err error) {
				for _, i := range test.lost {
					err = errors.Join(err, tx.set(bucketChanges, log[i].ID[:], zeros))
				}
				return errors.Join(err, tx.set([]byte(TypeNote), n.ID[:], zeros))
			})
			out := path + ".repaired"
			told, err := Repair(path, out)
			if err != nil {
				t.Fatal(err)
			}
			if told.Whole() || told.LostChanges == 0 || len(told.FromLog) > 0 || !isPart(told, test.fields...) {
				t.Errorf("it says %+v", told)
			}
			areSentences(t, told)
			checkSound(t, out)
			f, err := Open(out, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if got := get[Note](t, f, n.ID); got.Title != test.title || !strings.HasSuffix(got.Body, test.body) || (got.Body == "") != (test.body == "") {
				t.Errorf("the repaired note is %+v", got)
			}
			other, err := Open(intact, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer other.Close()
			if _, err := f.Merge(other); err != nil {
				t.Errorf("merging with an intact copy: %v", err)
			}
		})
	}
}

// TestRepairDoesNotCallAnOldPageTheLastContent: where the tree does not lead to a
// record, an old page may still hold what it once said.
func TestRepairDoesNotCallAnOldPageTheLastContent(t *testing.T) {
	old, last := newState(TypeNote, NewID()), newState(TypeNote, ID{})
	last.id = old.id
	made := &change{ID: ChangeID{1}, Op: opCreate, Type: TypeNote, Record: old.id, Fields: rawFields{2: mustEncode("x")}}
	later := &change{ID: ChangeID{2}, Op: opSet, Field: 2, Value: mustEncode("y"), Replaces: []ChangeID{made.ID}}
	for _, err := range []error{old.apply(made), last.apply(made), last.apply(later)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "values"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, test := range []struct {
		of      *state
		led     bool
		current bool
	}{{old, false, false}, {old, true, true}, {last, false, true}} {
		value := test.of.encode(false)
		if _, err := file.WriteAt(value, 0); err != nil {
			t.Fatal(err)
		}
		s := &salvage{
			file: file, expected: map[ID]map[ChangeID]bool{old.id: {made.ID: true, later.ID: true}},
			records: map[ID][]found{old.id: {{typ: TypeNote, where: span{0, len(value)}, led: test.led}}},
		}
		got, err := (&repair{salvage: s}).stood(old.id, nil)
		if err != nil || got.stood == nil || got.current != test.current {
			t.Errorf("%+v, %v", got, err)
		}
	}
}

func areSentences(t *testing.T, told Repaired) {
	t.Helper()
	for _, language := range words.Languages() {
		for _, m := range told.Messages() {
			if said := words.For(language).Msg(m); !strings.HasSuffix(said, ".") || strings.ContainsAny(said, "{}") || strings.Contains(said, "store.") {
				t.Errorf("%s: %q is no sentence", language, said)
			}
		}
	}
}

func TestRepairRefuses(t *testing.T) {
	path := closedNotebook(t)
	if _, err := Repair(path, path); !errors.Is(err, ErrExists) {
		t.Errorf("over the notebook itself: %v", err)
	}
	if _, err := Repair(path+".none", path+".out"); !errors.Is(err, ErrMissing) {
		t.Errorf("of nothing: %v", err)
	}
	for name, content := range map[string][]byte{"noise": noise(100_000), "letter": []byte("Dear colleagues"), "empty": nil} {
		foreign := writeFile(t, "x.rapporteur", content)
		_, err := Repair(foreign, foreign+".out")
		if !errors.Is(err, ErrNotNotebook) {
			t.Errorf("%s: %v", name, err)
		}
		isSentence(t, err)
	}
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := Repair(path, path+".out"); !errors.Is(err, ErrInUse) {
		t.Errorf("of an open notebook: %v", err)
	}
}

// TestRepairBringsNothingForgottenBack repairs a notebook that was killed between
// forgetting and overwriting, with a page damaged so that free pages are searched.
func TestRepairBringsNothingForgottenBack(t *testing.T) {
	f := fresh(t)
	q := aQuestion(t, f)
	a := attended(t, f, 40, canary)
	n := Note{Title: "n"}
	put(t, f, &n)
	edit(t, f, func(tx *Tx) error {
		log, err := tx.rd.changesOf(n.ID)
		return errors.Join(err, forget(tx, a), tx.forget(Forgotten{Ref: Ref{TypeQuestion, q.ID}}),
			tx.set(bucketChanges, log[0].ID[:], make([]byte, 40)))
	})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	path := f.Path()
	if !holdsWord(t, path, canary) {
		t.Fatal("nothing is left to find: the test proves nothing")
	}
	out := path + ".out"
	if told, err := Repair(path, out); err != nil || told.Broken == 0 {
		t.Fatalf("%+v, %v", told, err)
	}
	if holdsWord(t, out, canary) {
		t.Error("what was forgotten is back")
	}
}

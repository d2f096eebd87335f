package figures

import (
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

func TestFiguresOutliveTheAttendees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := drawPeople(t, 14)
		for i := range rows {
			rows[i].Key = "e" + string(rune('a'+i))
		}
		before := full(input{webinar: held, records: []Record{{People: rows}}})
		b, err := summarise(rows).encode()
		if err != nil {
			t.Fatal(err)
		}
		kept, err := decodeSummary(b)
		if err != nil {
			t.Fatal(err)
		}
		after := full(input{webinar: held, records: []Record{{kept: kept}}})
		for _, limit := range []int{0, 5, 12} {
			x, y := before, after
			if limit > 0 {
				x, y = before.Shareable(limit), after.Shareable(limit)
			}
			x.tally, y.tally = nil, nil
			if !reflect.DeepEqual(x, y) {
				t.Fatalf("at %d:\n%+v\n%+v", limit, x, y)
			}
		}
	})
}

func TestForgettingKeepsTheFiguresOfANotebook(t *testing.T) {
	f, err := store.Create(filepath.Join(t.TempDir(), "a.rapporteur"), store.Notebook{Title: "T"}, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	first := store.Webinar{Number: 1, Title: "First", Start: store.Moment{Local: "2023-10-01T15:00:00", Zone: "Europe/Brussels"}}
	second := held
	attend := func(tx *store.Tx, w *store.Webinar, rows ...store.Participant) {
		if err := store.Put(tx, w); err != nil {
			t.Fatal(err)
		}
		people, err := store.PutPeople(tx, rows)
		if err != nil {
			t.Fatal(err)
		}
		if err := store.Put(tx, &store.Attendance{Webinar: w.ID, People: people, KeyID: "k"}); err != nil {
			t.Fatal(err)
		}
	}
	there := []store.Span{span(0, 60)}
	_, err = f.Edit("step.attendance.import", func(tx *store.Tx) error {
		attend(tx, &first, store.Participant{Key: "ea", Spans: there}, store.Participant{Key: "nb", Spans: there})
		attend(tx, &second, store.Participant{Key: "ea", Spans: there}, store.Participant{Key: "ec", Spans: there}, store.Participant{Key: "nb", Spans: there})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	look := func() (got Figures) {
		if err := f.View(func(r store.Reader) (err error) {
			got, err = For(r, second.ID)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		got.tally = nil
		return got
	}
	before := look()
	same(t, "returning", texts(before.Returning), []string{"New 1", "Returning 1", "Cannot be matched 1"})
	if _, err := f.Edit("step.attendance.forget", func(tx *store.Tx) error { _, err := Forget(tx, second.ID); return err }); err != nil {
		t.Fatal(err)
	}
	if after := look(); !reflect.DeepEqual(before, after) {
		t.Errorf("before %+v\nafter %+v", before, after)
	}
	err = f.View(func(r store.Reader) error {
		for about, err := range store.All[store.Attendance](r) {
			if err != nil {
				return err
			}
			if about.Webinar == second.ID && (!about.People.IsZero() || about.Summary.IsZero()) {
				t.Errorf("rows are still there: %+v", about)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// programme makes a notebook with a webinar a day; each line are the keys of who was there.
func programme(t *testing.T, held ...[]string) (*store.File, []store.Webinar) {
	t.Helper()
	webinars := make([]store.Webinar, len(held))
	file := notebook(t, func(put func(error), tx *store.Tx) {
		for i, keys := range held {
			webinars[i] = store.Webinar{Number: i + 1, Minutes: 90}
			put(store.Put(tx, &webinars[i]))
			put(attend(tx, webinars[i].ID, "first", 0, keys...))
		}
	})
	return file, webinars
}

// attend puts people in a session that began some minutes after three.
func attend(tx *store.Tx, webinar store.ID, session string, from float64, keys ...string) error {
	var rows []store.Participant
	for _, key := range keys {
		rows = append(rows, store.Participant{Key: key, Spans: []store.Span{span(from, from+60)}})
	}
	people, err := store.PutPeople(tx, rows)
	if err != nil {
		return err
	}
	return store.Put(tx, &store.Attendance{Webinar: webinar, People: people, KeyID: "k", Session: session})
}

func edit(t *testing.T, file *store.File, fn func(tx *store.Tx) error) {
	t.Helper()
	if _, err := file.Edit("step.test", fn); err != nil {
		t.Fatal(err)
	}
}

func figuresOf(t *testing.T, file *store.File, w store.Webinar) (f Figures) {
	t.Helper()
	if err := file.View(func(r store.Reader) (err error) { f, err = For(r, w.ID); return err }); err != nil {
		t.Fatal(err)
	}
	check(t, f)
	return f
}

func TestForgettingAnEarlierWebinarMakesNobodyNew(t *testing.T) {
	file, w := programme(t, []string{"ea", "eb"}, []string{"eb", "ec"}, []string{"ea", "ec", "ed"})
	forget := func(w store.Webinar) {
		edit(t, file, func(tx *store.Tx) error { _, err := Forget(tx, w.ID); return err })
	}
	forget(w[0])
	forget(w[1])
	same(t, "the second", texts(figuresOf(t, file, w[1]).Returning), []string{"New 1", "Returning 1"})
	same(t, "the third", texts(figuresOf(t, file, w[2]).Returning), []string{"Returning 2", "New 1"})
	edit(t, file, func(tx *store.Tx) error { return attend(tx, w[2].ID, "second", 100, "eb") })
	cannot := "Cannot be matched: the attendees of an earlier webinar were forgotten."
	for range 2 { // also once they are forgotten
		f := figuresOf(t, file, w[2])
		if got := words.For("en").Msg(f.Returning.Empty); got != cannot || f.Attended != 4 {
			t.Errorf("%d people, of whom one came later: %q, %q", f.Attended, texts(f.Returning), got)
		}
		forget(w[2])
	}
}

func TestASessionImportedAfterOthersWereForgottenSaysWhatItLacks(t *testing.T) {
	file, w := programme(t, []string{"ea", "eb"}, []string{"ea", "ec"})
	edit(t, file, func(tx *store.Tx) error { _, err := Forget(tx, w[0].ID); return err })
	edit(t, file, func(tx *store.Tx) error { return attend(tx, w[0].ID, "second", 100, "ex") })
	for range 2 { // also once they are forgotten
		f := figuresOf(t, file, w[0])
		want := "People were told apart by e-mail address; a session whose attendees were forgotten is not counted here"
		if got := words.For("en").Msg(f.IdentityNote); got != want || f.Attended != 1 {
			t.Errorf("%d people, and says %q", f.Attended, got)
		}
		edit(t, file, func(tx *store.Tx) error { _, err := Forget(tx, w[0].ID); return err })
	}
	edit(t, file, func(tx *store.Tx) error { return attend(tx, w[0].ID, "first", 0, "ea", "eb") })
	if got := words.For("en").Msg(figuresOf(t, file, w[0]).IdentityNote); got != "People were told apart by e-mail address; a session whose attendees were forgotten is not counted here" {
		t.Errorf("beside the second, forgotten too: %q", got)
	}
}

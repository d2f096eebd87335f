package figures

import (
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

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

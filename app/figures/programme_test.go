package figures

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestTheProgrammeListsEveryWebinarInOrder(t *testing.T) {
	f, err := store.Create(filepath.Join(t.TempDir(), "a.rapporteur"), store.Notebook{Title: "T"}, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	_, err = f.Edit("step.test", func(tx *store.Tx) error {
		for _, c := range []struct {
			number, people int
			day            string
		}{{3, 30, "2023-11-23T15:00:00"}, {1, 4, "2021-02-01T15:00:00"}, {2, 0, "2022-05-06T15:00:00"}} {
			w := store.Webinar{Number: c.number, StatedParticipants: 100 * c.number, Start: store.Moment{Local: c.day, Zone: "Europe/Brussels"}}
			if err := store.Put(tx, &w); err != nil || c.people == 0 {
				return err
			}
			people, err := store.PutPeople(tx, crowd(c.people, "BR", "Curitiba", ""))
			if err != nil {
				return err
			}
			if err := store.Put(tx, &store.Attendance{Webinar: w.ID, People: people}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	look := func(limit int) (lines []WebinarLine) {
		if err := f.View(func(r store.Reader) (err error) {
			full, shared, err := Programme(r, limit)
			if lines = shared; limit == 0 {
				lines = full
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return lines
	}
	for limit, want := range map[int][]int{0: {4, 0, 30}, 5: {0, 0, 30}} {
		var numbers, attended, stated []int
		for _, l := range look(limit) {
			numbers, attended, stated = append(numbers, l.Webinar.Number), append(attended, l.Attended), append(stated, l.Webinar.StatedParticipants)
			if err := l.Present.Validate(); err != nil {
				t.Error(err)
			}
			if l.HasAttendance != (l.Attended > 0) || l.Present.IsEmpty() != (l.Attended == 0) {
				t.Errorf("at %d, webinar %d: %d attended, and the curve is empty: %v", limit, l.Webinar.Number, l.Attended, l.Present.IsEmpty())
			}
		}
		if !slices.Equal(numbers, []int{1, 2, 3}) || !slices.Equal(attended, want) || !slices.Equal(stated, []int{100, 200, 300}) {
			t.Errorf("at %d: webinars %v with %v people, %v stated", limit, numbers, attended, stated)
		}
	}
	if lines := look(5); !lines[0].Withheld || lines[0].Registered != 0 || lines[0].AverageMinutes != 0 {
		t.Errorf("four people are told: %+v", lines[0])
	}
}

package figures

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// notebook makes a notebook and fills it.
func notebook(t *testing.T, fill func(put func(error), tx *store.Tx)) *store.File {
	t.Helper()
	file, err := store.Create(filepath.Join(t.TempDir(), "a.rapporteur"), store.Notebook{Title: "Test", Language: "en"}, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	_, err = file.Edit("step.test", func(tx *store.Tx) error {
		fill(func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}, tx)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestForReadsOneWebinar(t *testing.T) {
	w, other := held, store.Webinar{Number: 18, Title: "Another", StatedParticipants: 90}
	region := store.Region{Name: "Paraná", Capital: "Curitiba", Country: "BR"}
	file := notebook(t, func(put func(error), tx *store.Tx) {
		put(store.Put(tx, &w))
		put(store.Put(tx, &other))
		put(store.Put(tx, &region))
		put(store.Put(tx, &store.AgendaPart{Webinar: w.ID, Rank: "b", Title: "Panel", Minutes: 20}))
		put(store.Put(tx, &store.AgendaPart{Webinar: w.ID, Rank: "a", Title: "Opening", Minutes: 10}))
		put(store.Put(tx, &store.AgendaPart{Webinar: other.ID, Rank: "a", Title: "Elsewhere", Minutes: 10}))
		hash, err := store.PutPeople(tx, crowd(8, "BR", "Curitiba", store.GroupBusiness))
		put(err)
		put(store.Put(tx, &store.Attendance{Webinar: w.ID, People: hash, Identity: "e-mail", Invented: true}))
	})
	err := file.View(func(r store.Reader) error {
		f, err := For(r, w.ID)
		if err != nil {
			return err
		}
		check(t, f)
		if f.Attended != 8 || f.Registered != 8 || f.ByRegion[region.ID] != 8 || f.Identity != "e-mail" || !f.Invented || len(f.Present.Bands) != 2 {
			t.Fatalf("%+v", f)
		}
		if first := words.For("en").Msg(f.Present.Bands[0].Name); first != "Opening" {
			t.Errorf("the agenda begins with %q", first)
		}
		stated, err := For(r, other.ID)
		if err != nil {
			return err
		}
		check(t, stated)
		if stated.HasAttendance || stated.StatedParticipants != 90 {
			t.Errorf("%+v", stated)
		}
		if _, err := For(r, store.NewID()); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a webinar that is not there: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestHeadlineSaysNoMoreThanTheRecord(t *testing.T) {
	for name, c := range map[string]struct {
		goesOn []store.Continuation
		want   string
	}{
		"one secured":   {[]store.Continuation{store.Secured, store.Running, store.Interest}, "Funding secures A1 – B1 beyond the programme"},
		"two secured":   {[]store.Continuation{store.Secured, store.Interest, store.Secured}, "Funding secures A1 – B1 and A3 – B3 beyond the programme"},
		"running":       {[]store.Continuation{store.Ended, store.Running, store.Interest}, "Joint projects of A2 – B2 are running"},
		"interest only": {[]store.Continuation{store.Interest, store.Ended, ""}, "Final lessons"},
		"none":          {nil, "Final lessons"},
	} {
		t.Run(name, func(t *testing.T) {
			w := held
			file := notebook(t, func(put func(error), tx *store.Tx) {
				for i, goesOn := range c.goesOn {
					n := string(rune('1' + i))
					a, b := store.Region{Name: "A" + n}, store.Region{OfficialName: "B" + n}
					put(store.Put(tx, &a))
					put(store.Put(tx, &b))
					p := store.Partnership{Regions: []store.ID{a.ID, b.ID, store.NewID()}, Continuation: goesOn}
					put(store.Put(tx, &p))
					w.Partnerships = append(w.Partnerships, p.ID)
				}
				w.Partnerships = append(w.Partnerships, store.NewID())
				put(store.Put(tx, &w))
				// A partnership that was not in the webinar is none of its headline.
				put(store.Put(tx, &store.Partnership{Continuation: store.Secured}))
			})
			err := file.View(func(r store.Reader) error {
				got, err := Headline(r, w.ID)
				if text := words.For("en").Msg(got); text != c.want {
					t.Errorf("%q, want %q", text, c.want)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

package figures

import (
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// WebinarLine is one webinar in a view of the whole programme.
type WebinarLine struct {
	Webinar        store.Webinar
	HasAttendance  bool
	Withheld       bool // fewer people than the limit attended
	Attended       int
	Registered     int // 0: not known
	AverageMinutes int
	Present        figure.Figure // who was in the room; empty where that is not known
}

// Programme counts every webinar of a notebook once, in the order of their days and
// then their numbers, and gives them in full and in the form that may leave it.
func Programme(r store.Reader, limit int) (full, shared []WebinarLine, err error) {
	webinars, err := store.List[store.Webinar](r)
	if err != nil {
		return nil, nil, err
	}
	attended, err := allRecords(r)
	if err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(webinars, func(a, b store.Webinar) int {
		switch {
		case comesBefore(a, b):
			return -1
		case comesBefore(b, a):
			return 1
		}
		return 0
	})
	for _, w := range webinars {
		f := count(input{webinar: w, records: attended[w.ID]}).build(0)
		full = append(full, webinarLine(w, f))
		shared = append(shared, webinarLine(w, f.Shareable(limit)))
	}
	return full, shared, nil
}

func webinarLine(w store.Webinar, f Figures) WebinarLine {
	return WebinarLine{
		Webinar: w, HasAttendance: f.HasAttendance, Withheld: f.Withheld, Attended: f.Attended,
		Registered: f.Registered, AverageMinutes: f.AverageMinutes, Present: f.Present,
	}
}

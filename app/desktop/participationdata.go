package desktop

import (
	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// participationData is everything the Participation page shows.
type participationData struct {
	webinar    store.Webinar
	hasWebinar bool
	limit      int
	full       figures.Figures // for the people who hold the notebook
	shared     figures.Figures // what may leave it
	programme  []figures.WebinarLine
	sharedLine []figures.WebinarLine
	rows       int  // of people, in the webinar's attendances
	unknown    bool // who came: only registrations, questions or polls were imported
	forgotten  bool // an attendance whose people are forgotten
	caveat     string
}

// of are the figures of one of the two forms.
func (v *participationData) of(full bool) (figures.Figures, []figures.WebinarLine) {
	if full {
		return v.full, v.programme
	}
	return v.shared, v.sharedLine
}

// readParticipation reads it. Any goroutine may call it.
func readParticipation(r store.Reader, book *words.Book, webinar store.ID) (*participationData, error) {
	v := &participationData{limit: figures.LeastLimit}
	about, err := shownAbout(r, book)
	if err != nil {
		return nil, err
	}
	v.limit = max(v.limit, about.PrivacyLimit)
	if webinar.IsZero() {
		return v, nil
	}
	if v.webinar, err = shownWebinar(r, book, webinar); err != nil {
		return nil, err
	}
	v.hasWebinar = true
	if v.full, err = figures.For(r, webinar); err != nil {
		return nil, err
	}
	v.unknown = v.full.RoomUnknown
	v.shared = v.full.Shareable(v.limit)
	for _, f := range []*figure.Figure{&v.full.Present, &v.shared.Present} {
		if err := nameBands(r, book, v.webinar, f); err != nil {
			return nil, err
		}
	}
	if v.full.Invented {
		v.caveat = about.Caveat
	}
	if v.programme, v.sharedLine, err = figures.Programme(r, v.limit); err != nil {
		return nil, err
	}
	for a, err := range store.All[store.Attendance](r) {
		if err != nil {
			return nil, err
		}
		if a.Webinar != webinar {
			continue
		}
		if a.People.IsZero() && !a.Summary.IsZero() {
			v.forgotten = true
		}
		if !a.People.IsZero() {
			v.rows++
		}
	}
	return v, nil
}

// finding is the line beside the page's headline.
func (v *participationData) finding(book *words.Book, f figures.Figures) string {
	switch {
	case !v.hasWebinar:
		return book.T("participation.no_webinar")
	case v.unknown && f.Registered > 0:
		return book.T("participation.only_registered", "count", f.Registered)
	case v.unknown:
		return book.T("participation.came_unknown")
	case f.Withheld:
		return book.T("participation.withheld", "limit", v.limit)
	case !v.full.HasAttendance && v.full.RowsLost:
		return book.T("participation.rows_lost")
	case !f.HasAttendance && f.StatedParticipants > 0:
		return book.T("participation.stated", "count", f.StatedParticipants)
	case !f.HasAttendance:
		return book.T("participation.nothing")
	case f.Registered > 0 && f.Came > 0:
		return book.T("participation.finding", "share", words.Share{Part: f.Came, Whole: f.Registered}, "count", f.AverageMinutes)
	}
	return book.T("participation.finding_attended", "people", f.Attended, "count", f.AverageMinutes)
}

package importer

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// Together sorts exports by the session they are of: those of one day, unless the
// platform's ids tell them apart. One that does not tell its day goes with the one
// of its id or title, else with the only session there is. It returns indices, the
// earliest session first.
func Together(exports []*Export) [][]int {
	var sessions [][]int
	var untimed []int
	for i, e := range exports {
		if _, ok := began(e); !ok || e.NeedsDay {
			untimed = append(untimed, i)
			continue
		}
		at := slices.IndexFunc(sessions, func(s []int) bool { return sameSession(exports[s[0]], e) })
		if at < 0 {
			sessions = append(sessions, nil)
			at = len(sessions) - 1
		}
		sessions[at] = append(sessions[at], i)
	}
	slices.SortStableFunc(sessions, func(a, b []int) int {
		first, _ := began(exports[a[0]])
		second, _ := began(exports[b[0]])
		return cmp.Compare(first, second)
	})
	timed := len(sessions)
	for _, i := range untimed {
		at := slices.IndexFunc(sessions, func(s []int) bool { return sameName(exports[s[0]], exports[i]) })
		switch {
		case at >= 0:
			sessions[at] = append(sessions[at], i)
		case timed == 1:
			sessions[0] = append(sessions[0], i)
		case timed == 0 && len(sessions) == 1 && !(exports[i].tellsWhoCame() && slices.ContainsFunc(sessions[0], func(k int) bool { return exports[k].tellsWhoCame() })):
			sessions[0] = append(sessions[0], i) // questions or registrations beside the one list of who came
		default:
			sessions = append(sessions, []int{i})
		}
	}
	return sessions
}

// sameSession tells whether two exports are of one day and of no two sessions.
func sameSession(a, b *Export) bool {
	one, _ := dayOf([]*Export{a})
	other, _ := dayOf([]*Export{b})
	if one != other {
		return false
	}
	first, second := plainID(a.SessionID), plainID(b.SessionID)
	return first == second || first == "" || second == "" || a.Platform != b.Platform
}

func sameName(a, b *Export) bool {
	if id := plainID(a.SessionID); id != "" && id == plainID(b.SessionID) {
		return true
	}
	title := store.Fold(oneSpace(a.Title))
	return title != "" && title == store.Fold(oneSpace(b.Title))
}

func plainID(id string) string { return strings.NewReplacer(" ", "", "-", "").Replace(id) }

// Day is the day of the sessions of exports in their clocks, 2006-01-02; ok is
// false where none tells it.
func Day(exports []*Export) (day string, ok bool) { return dayOf(exports) }

// Began is when a session began, Unix seconds: as stated, else its first arrival.
func Began(e *Export) (at int64, ok bool) { return began(e) }

// Reason is why a webinar may be the one that files belong to.
type Reason string

// The reasons, strongest first.
const (
	ReasonKnown   Reason = "known"   // it holds one of the files already
	ReasonSession Reason = "session" // it holds an older export of the session
	ReasonDay     Reason = "day"     // it is of the same day
	ReasonTitle   Reason = "title"   // it has the same title
	ReasonNone    Reason = ""
)

// Candidate is a webinar that files may belong to.
type Candidate struct {
	Webinar store.Webinar
	Reason  Reason
}

// Candidates lists every webinar of the notebook, the likeliest for the exports of
// one session first, the others by number, the newest first.
func Candidates(r store.Reader, exports []*Export, key Key) ([]Candidate, error) {
	holds, err := holders(r, exports, key)
	if err != nil {
		return nil, err
	}
	day, hasDay := dayOf(exports)
	var all []Candidate
	for w, err := range store.All[store.Webinar](r) {
		if err != nil {
			return nil, err
		}
		c := Candidate{Webinar: w, Reason: holds[w.ID]}
		switch {
		case c.Reason != "":
		case hasDay && webinarDay(w) == day:
			c.Reason = ReasonDay
		case sameTitle(w, exports) && w.Start.Local == "":
			c.Reason = ReasonTitle
		}
		all = append(all, c)
	}
	rank := map[Reason]int{ReasonKnown: 0, ReasonSession: 1, ReasonDay: 2, ReasonTitle: 3, ReasonNone: 4}
	slices.SortStableFunc(all, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(rank[a.Reason], rank[b.Reason]), cmp.Compare(b.Webinar.Number, a.Webinar.Number))
	})
	return all, nil
}

// holders finds the webinars that hold the exports or older ones of their session.
func holders(r store.Reader, exports []*Export, key Key) (map[store.ID]Reason, error) {
	sessions := make([]string, len(exports)) // made once: they look through all rows
	for i, e := range exports {
		sessions[i] = key.sessionOf(e)
	}
	found := map[store.ID]Reason{}
	for about, err := range store.All[store.Attendance](r) {
		if err != nil {
			return nil, err
		}
		for i, e := range exports {
			switch {
			case about.Source == e.Source && !about.Source.IsZero():
				found[about.Webinar] = ReasonKnown
			case about.Session != "" && !about.Invented && about.Session == sessions[i] && found[about.Webinar] == "":
				found[about.Webinar] = ReasonSession
			}
		}
	}
	return found, nil
}

func sameTitle(w store.Webinar, exports []*Export) bool {
	title := store.Fold(oneSpace(w.Title))
	return title != "" && slices.ContainsFunc(exports, func(e *Export) bool { return store.Fold(oneSpace(e.Title)) == title })
}

// Readings are what a time of a file means with the day first and with the month
// first; ok is false where it has only one meaning.
func Readings(text string) (dayFirst, monthFirst time.Time, ok bool) {
	s, ok := parseStamp(text)
	if !ok || !s.hasDate || s.sure != "" || s.a > 12 || s.b > 12 || s.a == s.b {
		return dayFirst, monthFirst, false
	}
	at := func(month, day int) time.Time {
		return time.Date(s.year, time.Month(month), day, s.hour, s.minute, s.second, 0, time.UTC)
	}
	return at(s.b, s.a), at(s.a, s.b), true
}

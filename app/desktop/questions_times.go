package desktop

import (
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// panelTimes is the plan of a webinar as hours of its day, and since when a question is
// live. It is never changed once it is built.
type panelTimes struct {
	start, end time.Time // zero: not known
	parts      []panelPart
	since      time.Time // when the live question was taken live; zero: none is, or nobody knows
}

// panelPart is a part of the agenda as planned.
type panelPart struct {
	title     string
	from, end time.Time
}

// readPanelTimes reads the plan of a webinar, and when a question was taken live.
func readPanelTimes(r store.Reader, book *words.Book, w store.Webinar, live *store.Question) (t panelTimes, err error) {
	parts, err := shownAgenda(r, book, w)
	if err != nil {
		return t, err
	}
	t = planOf(w, parts)
	if live != nil {
		t.since, err = liveSince(r, live.ID)
	}
	return t, err
}

// planOf is the plan of a webinar with its agenda. The hours of a webinar are not known
// where its zone, its hour or its length is not.
func planOf(w store.Webinar, agenda []store.AgendaPart) (t panelTimes) {
	place, err := time.LoadLocation(w.Start.Zone)
	if err != nil || w.Start.Zone == "" {
		return t
	}
	start, err := time.ParseInLocation(localLayout, w.Start.Local, place)
	if err != nil {
		return t
	}
	at := start
	for _, p := range agenda {
		if p.Minutes <= 0 {
			break // nobody knows when the next begins
		}
		end := at.Add(time.Duration(p.Minutes) * time.Minute)
		t.parts = append(t.parts, panelPart{oneSpaced(p.Title), at, end})
		at = end
	}
	end := start.Add(time.Duration(w.Minutes) * time.Minute)
	if w.Minutes == 0 {
		end = at
	}
	if !end.After(start) {
		return panelTimes{}
	}
	t.start, t.end = start, end
	return t
}

// liveSince is when a question that is live was taken live, by its history. An undone
// step does not count: what it had ended goes on.
func liveSince(r store.Reader, id store.ID) (time.Time, error) {
	changes, err := store.History(r, id)
	if err != nil {
		return time.Time{}, err
	}
	undone := 0
	for _, c := range changes { // the newest first
		switch {
		case c.Field != "state" && c.Op != "create":
		case c.Undone:
			undone++
		case undone > 0:
			undone--
		default:
			return c.At, nil
		}
	}
	return time.Time{}, nil
}

// runs tells whether the webinar is under way.
func (t panelTimes) runs(now time.Time) bool { return !now.Before(t.start) && now.Before(t.end) }

// partAt is the part that is planned for a moment; nil where there is none.
func (t panelTimes) partAt(now time.Time) *panelPart {
	for i, p := range t.parts {
		if !now.Before(p.from) && now.Before(p.end) {
			return &t.parts[i]
		}
	}
	return nil
}

// left is how long the present part of the agenda lasts by the plan, or else the
// webinar. Below zero the panel is behind the plan: the webinar should be over, or a
// question is live since an earlier part that should be.
func (t panelTimes) left(now time.Time) (part string, left time.Duration) {
	if lasts, live := t.live(now); live {
		if p := t.partAt(now.Add(-lasts)); p != nil && !now.Before(p.end) {
			return p.title, p.end.Sub(now)
		}
	}
	if p := t.partAt(now); p != nil && t.runs(now) {
		end := p.end
		if end.After(t.end) {
			end = t.end
		}
		return p.title, end.Sub(now)
	}
	return "", t.end.Sub(now)
}

// live is for how long a question has been live; is is false where none is, and where
// it was left live in a panel of long ago.
func (t panelTimes) live(now time.Time) (lasts time.Duration, is bool) {
	lasts = now.Sub(t.since)
	if t.since.IsZero() || lasts < -clocksApart || lasts >= longestLive {
		return 0, false
	}
	return max(0, lasts), true
}

const (
	longestLive = 3 * time.Hour
	// clocksApart is how far ahead the clock may be of a machine whose question was merged.
	clocksApart = time.Minute
)

// longestWait is how long a timer runs before the webinar: one that ran for hours would
// be late where the machine slept meanwhile.
const longestWait = time.Minute

// shortCode writes how long something has lasted: 02:14, and with hours from the first on.
func shortCode(d time.Duration) string {
	code := words.TimeCode(d.Milliseconds())
	if d < time.Hour {
		return code[len("00:"):]
	}
	return code
}

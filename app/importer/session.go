package importer

import (
	"slices"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// takeDate gives a webinar the time and length of its session, where it has none.
// It tells whether there was a time to give.
func takeDate(w *store.Webinar, exports []*Export) (taken bool) {
	for _, e := range slices.Backward(exports) {
		if from, ok := began(e); ok && w.Start.Local == "" && !e.NeedsDay {
			at := time.Unix(from, 0).In(location(e.Zone))
			w.Start = store.Moment{Local: at.Format(localTime), Zone: e.Zone, Assumed: e.Zone == ""}
			taken = true
		}
		if w.Minutes == 0 && e.From > 0 && e.Until > e.From {
			w.Minutes = int((e.Until - e.From + 30) / 60)
		}
	}
	return taken
}

// localTime is the form of store.Moment.Local.
const localTime = "2006-01-02T15:04:05"

// webinarDay is the day of a webinar, 2006-01-02; empty where it is not told.
func webinarDay(w store.Webinar) string {
	if len(w.Start.Local) < len(time.DateOnly) {
		return ""
	}
	return w.Start.Local[:len(time.DateOnly)]
}

// began is when a session began: as stated, else its first arrival.
func began(e *Export) (int64, bool) {
	if e.From > 0 {
		return e.From, true
	}
	first := int64(0)
	for _, r := range e.Rows {
		for _, s := range r.Spans {
			if s.From > 0 && (first == 0 || s.From < first) {
				first = s.From
			}
		}
	}
	return first, first > 0
}

func hasTimes(e *Export) bool {
	_, ok := began(e)
	return ok
}

// dayOf is the local day of a session, 2006-01-02.
func dayOf(exports []*Export) (string, bool) {
	for _, e := range slices.Backward(exports) {
		if from, ok := began(e); ok && !e.NeedsDay {
			return time.Unix(from, 0).In(location(e.Zone)).Format(time.DateOnly), true
		}
	}
	return "", false
}

func location(zone string) *time.Location {
	if at, err := time.LoadLocation(zone); err == nil {
		return at
	}
	return time.UTC
}

// sessionOf names the session of an export: by the platform's id and when it began,
// since recurring meetings share the id; without either it is not known. The time
// is the file's clock, so that one read in another zone is of the same session.
func (k Key) sessionOf(e *Export) string {
	from, ok := began(e)
	if e.SessionID == "" && (!ok || e.NeedsDay) {
		return "" // an hour of an unknown day is any week's
	}
	id := plainID(e.SessionID)
	if id == "" { // rooms of one event may begin in the same minute
		id = "\x00" + store.Fold(e.Title)
	}
	clock := time.DateOnly
	if e.From > 0 || e.SessionID == "" {
		clock = "2006-01-02T15:04"
	}
	return k.session(string(e.Platform) + "\x00" + id + "\x00" + time.Unix(from, 0).In(location(e.Zone)).Format(clock))
}

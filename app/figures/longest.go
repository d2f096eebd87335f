package figures

import (
	"cmp"

	"github.com/rapporteur-app/rapporteur/store"
)

// stays is how long one person was in the room under each value that rows give:
// each country, say.
type stays map[string]stay

// stay is time in the room: intervals, or seconds where a row knows no more.
type stay struct {
	spans   []store.Span
	seconds int64
}

// add counts a row towards a value.
func (s stays) add(value string, row store.Participant) {
	at := s[value]
	at.spans = append(at.spans, row.Spans...)
	at.seconds = min(at.seconds+min(max(0, row.Seconds), farthest), farthest)
	s[value] = at
}

// time is in seconds. Who was seen coming and not leaving was there, if only for a
// moment that is known.
func (s stay) time() int64 {
	if united := seconds(unite(s.spans)); united > 0 {
		return united
	}
	if s.seconds > 0 {
		return s.seconds
	}
	for _, each := range s.spans {
		if isOpen(each) {
			return 1
		}
	}
	return 0
}

// longest picks the value that is known, then has the most time, then comes first
// by name, so that the order of the rows never matters.
func (s stays) longest() string {
	var best string
	var most int64
	first := true
	for value, at := range s {
		time := at.time()
		order := cmp.Or(cmp.Compare(one(value != ""), one(best != "")), cmp.Compare(time, most), cmp.Compare(best, value))
		if first || order > 0 {
			best, most, first = value, time, false
		}
	}
	return best
}

// Longest picks the value whose intervals, united, last longest; a value that is
// not empty outweighs one that is, and among equals the first by name counts.
func Longest(values map[string][]store.Span) string {
	all := make(stays, len(values))
	for value, spans := range values {
		all[value] = stay{spans: spans}
	}
	return all.longest()
}

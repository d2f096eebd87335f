package importer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// isTeamsEvents knows the attendance list of 2020: one row an event.
func isTeamsEvents(s *source) bool {
	return s.sheet != nil && s.find(func(sec *section) bool { return sec.has(colName, colAction, colStamp) }) != nil
}

// isTeamsLive knows the list of a live event: one row an event, in UTC.
func isTeamsLive(s *source) bool {
	return s.sheet != nil && s.find(func(sec *section) bool { return sec.has(colStampUTC, colAction) }) != nil
}

func readTeamsEvents(s *source) error { return s.readEvents(colStamp) }

func readTeamsLive(s *source) error {
	s.clock.o.Zone = "UTC"
	return s.readEvents(colStampUTC)
}

// event is one coming or going of a person.
type event struct {
	at     int64
	action string
}

// attendee is a person of an event list.
type attendee struct {
	row    Row
	events []event
}

// readEvents pairs each joining with the leaving after it. A joining without one
// ends with the session, if its end is told; else it stays open.
func (s *source) readEvents(stampColumn column) error {
	tables := s.all(func(sec *section) bool { return sec.has(stampColumn, colAction) })
	s.seeRows(tables, stampColumn)
	if err := s.teamsSummary(s.before(tables[0])); err != nil {
		return err
	}
	e := eventList{s: s, stamp: stampColumn, at: map[string]*attendee{}}
	if err := s.readRows(tables, func(sec *section) func(line) {
		return func(l line) { e.add(sec, l) }
	}); err != nil {
		return err
	}
	s.pairEvents(e.people)
	return nil
}

// eventList gathers the events of everyone in a list.
type eventList struct {
	s      *source
	stamp  column
	people []*attendee
	at     map[string]*attendee
}

// add takes one row.
func (e *eventList) add(sec *section, l line) {
	s := e.s
	s.out.RowCount++
	if single(l) {
		s.bad(l.at, "not_a_row")
		return
	}
	r, ok := s.eventPerson(sec, l)
	if !ok {
		return
	}
	when, err := s.clock.unix(sec.cell(l, e.stamp))
	if err != nil {
		s.badCell(l.at, "time", "event", sec.cell(l, e.stamp))
		return
	}
	// A live event's session is one device's; a person may have several.
	key := sec.cell(l, colSession) + "\x00" + strings.Join(keysOf(r), "\x00")
	p := e.at[key]
	if p == nil {
		p = &attendee{row: r}
		e.at[key], e.people = p, append(e.people, p)
	}
	p.events = append(p.events, event{when, store.Fold(sec.cell(l, colAction))})
}

// eventPerson reads who an event is about. Somebody without a name is known by the
// session alone.
func (s *source) eventPerson(sec *section, l line) (r Row, ok bool) {
	session := sec.cell(l, colSession)
	nameless := anonymous(fullName(sec, l)) && address(sec.cell(l, colEmail)) == ""
	if id := sec.cell(l, colID); nameless && anonymous(id) && session != "" {
		r = Row{Line: l.at, ID: session, Host: hosting(sec.cell(l, colRole))}
	} else if r, ok = s.person(sec, l); !ok {
		return r, false
	}
	r.Device = agentOf(sec.cell(l, colAgent))
	return r, true
}

// pairEvents makes rows of people with their events.
func (s *source) pairEvents(people []*attendee) {
	unseen := 0
	for _, p := range people {
		slices.SortStableFunc(p.events, func(a, b event) int { return cmp.Compare(a.at, b.at) })
	}
	leaving := leavings(people)
	for _, p := range people {
		p.pair(s.out.Until, leaving)
		if len(p.row.Spans) == 0 { // was there before the list began, for how long nobody knows
			left := p.events[0].at
			p.row.Spans = []store.Span{{From: left, Until: left}}
			unseen++
		}
		all := len(p.row.Spans)
		p.row.Spans = slices.DeleteFunc(p.row.Spans, func(span store.Span) bool { return span.Until-span.From > longestSpan })
		if len(p.row.Spans) < all {
			s.bad(p.row.Line, "too_long")
		}
		if len(p.row.Spans) == 0 {
			continue
		}
		p.row.Present = true
		s.out.Rows = append(s.out.Rows, p.row)
	}
	if unseen > 0 {
		s.warn("unseen", "count", unseen)
	}
}

// pair makes spans of events; the last is open where nobody knows its end. Somebody
// who came twice before leaving has two devices: both have to leave.
func (p *attendee) pair(end int64, leaving map[string]bool) {
	in, from, spare := false, int64(0), 0
	for _, e := range p.events {
		last := len(p.row.Spans) - 1
		switch leave := leaving[e.action]; {
		case !leave && in:
			spare++
		case !leave:
			in, from, spare = true, e.at, 0
		case in:
			in = false
			p.row.Spans = append(p.row.Spans, store.Span{From: from, Until: e.at})
		case spare > 0 && last >= 0:
			p.row.Spans[last].Until = e.at
			spare--
		}
	}
	if !in {
		return
	}
	if end <= from {
		end = 0
	}
	p.row.Spans = append(p.row.Spans, store.Span{From: from, Until: end})
}

// leavings finds the words of leaving. Those of a language that is not known are
// the ones that nearly nobody's events begin with.
func leavings(people []*attendee) map[string]bool {
	first, all := map[string]int{}, map[string]bool{}
	for _, p := range people {
		first[p.events[0].action]++
		for _, e := range p.events {
			all[e.action] = true
		}
	}
	most := 0
	for _, n := range first {
		most = max(most, n)
	}
	leaving := map[string]bool{}
	for word := range all {
		leaving[word] = begins(word, leaveWords) || !begins(word, joinWords) && first[word]*4 < most
	}
	return leaving
}

// leaveWords and joinWords begin the words for leaving and joining, folded.
var (
	leaveWords = []string{"left", "leave", "salio", "salida", "abandon", "saiu", "verlass", "quitt", "sorti", "dejo", "deixou", "lascia", "uscit", "verlaten", "lamnade", "forlot", "forlat", "poistui", "opusci", "вышел", "покин", "退出", "离开", "나감", "ayril"}
	joinWords  = []string{"join", "unio", "unido", "entro", "entrou", "ingres", "beigetret", "rejoin", "partecip", "anslut", "deelgenomen", "tilslut", "ble med", "liitty", "dolacz", "присоед", "参加", "加入", "katil"}
)

// begins tells whether a word of a text begins with one of some parts; where words
// are not set apart by spaces, whether they are in it.
func begins(text string, parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool {
		return strings.Contains(" "+text, " "+part) || part[0] >= 0x80 && strings.Contains(text, part)
	})
}

func says(word string, parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(word, part) })
}

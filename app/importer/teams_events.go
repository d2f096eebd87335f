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
	at    int64
	leave bool
}

// attendee is a person of an event list.
type attendee struct {
	row    Row
	events []event
}

// readEvents pairs each joining with the leaving after it. A joining without one
// ends with the session, if its end is told; else it stays open.
func (s *source) readEvents(stampColumn column) error {
	sec := s.find(func(sec *section) bool { return sec.has(stampColumn, colAction) })
	s.see(sec, stampColumn)
	s.rows = len(sec.body)
	if err := s.teamsSummary(); err != nil {
		return err
	}
	s.dropColumns(sec)
	var people []*attendee
	at := map[string]*attendee{}
	for _, l := range sec.body {
		if err := s.step(); err != nil {
			return err
		}
		s.out.RowCount++
		l = sec.level(l)
		if single(l) {
			s.bad(l.at, "not_a_row")
			continue
		}
		r, ok := s.person(sec, l)
		if !ok {
			continue
		}
		when, err := s.clock.unix(sec.cell(l, stampColumn))
		if err != nil {
			s.bad(l.at, "time", "text", shown(sec.cell(l, stampColumn)))
			continue
		}
		// A live event's session is one device's; a person may have several.
		key := sec.cell(l, colSession) + "\x00" + strings.Join(keysOf(r), "\x00")
		if anonymous(r.Name) && r.Email == "" && r.ID == "" {
			r.ID = sec.cell(l, colSession)
		}
		p := at[key]
		if p == nil {
			r.Device = deviceOf(sec.cell(l, colAgent))
			p = &attendee{row: r}
			at[key], people = p, append(people, p)
		}
		p.events = append(p.events, event{when, left(sec.cell(l, colAction))})
	}
	open := 0
	for _, p := range people {
		open += p.pair(s.out.Until)
		if len(p.row.Spans) == 0 {
			s.bad(p.row.Line, "no_join")
			continue
		}
		p.row.Present = true
		s.out.Rows = append(s.out.Rows, p.row)
	}
	if open > 0 {
		s.warn("open", "count", open)
	}
	return nil
}

// pair makes spans of events and tells how many stay open.
func (p *attendee) pair(end int64) (open int) {
	slices.SortStableFunc(p.events, func(a, b event) int { return cmp.Compare(a.at, b.at) })
	in, from := false, int64(0)
	for _, e := range p.events {
		switch {
		case !e.leave && !in:
			in, from = true, e.at
		case e.leave && in:
			in = false
			p.row.Spans = append(p.row.Spans, store.Span{From: from, Until: e.at})
		}
	}
	if !in {
		return 0
	}
	if end > from {
		p.row.Spans = append(p.row.Spans, store.Span{From: from, Until: end})
		return 0
	}
	p.row.Spans = append(p.row.Spans, store.Span{From: from})
	return 1
}

// left tells a leaving from a joining.
func left(action string) bool {
	folded := store.Fold(action)
	for _, word := range []string{"left", "leave", "salio", "salida", "abandon", "saiu", "verlass", "quitt", "lascia", "uscit", "verlaten", "lamnade", "forlot", "poistui", "opusci", "вышел", "退出", "离开", "나감", "ayril"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

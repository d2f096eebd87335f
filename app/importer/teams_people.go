package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// teamsPeople joins the rows of sections 2 and 3.
type teamsPeople struct {
	s    *source
	rows []Row
	own  []teamsOwn
	at   map[string][]int // e-mail, id or name → indices of rows
}

// teamsOwn is what section 2 says of a person.
type teamsOwn struct {
	join, leave, lasted string
	told                bool // section 3 says more
	refused             bool // a registration taken back or turned down
}

func keysOf(r Row) []string {
	var keys []string
	if r.Email != "" {
		keys = append(keys, "e"+strings.ToLower(r.Email))
	}
	if r.ID != "" {
		keys = append(keys, "i"+r.ID)
	}
	if r.Name != "" {
		keys = append(keys, "n"+store.Fold(r.Name))
	}
	return keys
}

func (t *teamsPeople) add(r Row, own teamsOwn) {
	for _, key := range keysOf(r) {
		t.at[key] = append(t.at[key], len(t.rows))
	}
	t.rows, t.own = append(t.rows, r), append(t.own, own)
}

// find is the row of section 2 that an interval belongs to: of several of one name or
// address, the one whose first joining and last leaving hold it.
func (t *teamsPeople) find(r Row, span store.Span) (int, bool) {
	for _, key := range keysOf(r) {
		first := -1
		for _, i := range t.at[key] {
			if other := t.rows[i].Email; r.Email != "" && other != "" && !strings.EqualFold(r.Email, other) {
				continue
			}
			if t.holds(i, span) {
				return i, true
			}
			if first < 0 {
				first = i
			}
		}
		if first >= 0 {
			return first, true
		}
	}
	return 0, false
}

// holds tells whether an interval lies within what section 2 says of a row.
func (t *teamsPeople) holds(i int, span store.Span) bool {
	from, err := t.s.clock.unix(t.own[i].join)
	if err != nil || span.From < from-rounding {
		return false
	}
	until, err := t.s.clock.unix(t.own[i].leave)
	return err != nil || span.Until <= until+rounding
}

// rounding is by how much the sections of one report may differ, in seconds.
const rounding = 60

// again tells a row of section 2 on somebody whose other row section 3 has told of:
// first and last times of a re-join, which are in section 3 already.
func (t *teamsPeople) again(i int) (told, same bool) {
	for _, key := range keysOf(t.rows[i]) {
		for _, k := range t.at[key] {
			if k != i && t.own[k].told {
				told = true
				same = same || strings.EqualFold(t.rows[k].Email, t.rows[i].Email) && t.rows[k].ID == t.rows[i].ID
			}
		}
	}
	return told, same
}

func (t *teamsPeople) person(sec *section, l line) {
	s := t.s
	s.out.RowCount++
	if single(l) && sec.width > 1 {
		s.bad(l.at, "not_a_row")
		return
	}
	r, ok := s.person(sec, l)
	if !ok {
		return
	}
	own := teamsOwn{
		join: sec.cell(l, colJoin), leave: sec.cell(l, colLeave), lasted: sec.cell(l, colDuration), refused: refused(sec.cell(l, colApproval)),
	}
	r.Registered = sec.cell(l, colRegistered) != "" && !own.refused
	t.add(r, own)
}

func (t *teamsPeople) interval(sec *section, l line) {
	s := t.s
	s.out.RowCount++
	if single(l) && sec.width > 1 {
		s.bad(l.at, "not_a_row")
		return
	}
	r, ok := s.person(sec, l)
	if !ok {
		return
	}
	spans, _, ok := s.stay(l.at, sec.cell(l, colJoin), sec.cell(l, colLeave), sec.cell(l, colDuration))
	if !ok || len(spans) == 0 {
		return
	}
	i, known := t.find(r, spans[0])
	if !known {
		i = len(t.rows)
		t.add(r, teamsOwn{})
	}
	t.own[i].told = true
	t.rows[i].Spans = append(t.rows[i].Spans, spans...)
}

// finish gives the people of whom section 3 says nothing what section 2 says: the
// first joining and the last leaving are a stay only if it lasted as long as stated.
func (t *teamsPeople) finish() {
	s, away := t.s, 0
	for i := range t.rows {
		r, own := &t.rows[i], t.own[i]
		told, same := t.again(i)
		switch {
		case own.told:
		case told && same:
			continue
		case told: // somebody else of the name, whose times section 3 does not tell apart
			if from, err := s.clock.unix(own.join); err == nil {
				r.Spans = []store.Span{{From: from, Until: from}}
			}
		default:
			spans, seconds, ok := s.stay(r.Line, own.join, own.leave, own.lasted)
			if !ok {
				continue
			}
			if r.Spans, r.Seconds = spans, seconds; s.wasAway(r, own.lasted) {
				away++
			}
		}
		if r.Present = len(r.Spans) > 0 || r.Seconds > 0; !r.Present && !r.Registered {
			if !own.refused {
				s.bad(r.Line, "no_join")
			}
			continue
		}
		s.out.Rows = append(s.out.Rows, *r)
	}
	if away > 0 {
		s.warn("breaks", "count", away)
	}
}

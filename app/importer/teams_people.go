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
	at   map[string]int // e-mail or name → index of rows
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

func (t *teamsPeople) find(r Row) (int, bool) {
	for _, key := range keysOf(r) {
		if i, ok := t.at[key]; ok && (r.Email == "" || t.rows[i].Email == "" || strings.EqualFold(r.Email, t.rows[i].Email)) {
			return i, true
		}
	}
	return 0, false
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
	for _, key := range keysOf(r) {
		if _, taken := t.at[key]; !taken {
			t.at[key] = len(t.rows)
		}
	}
	t.rows, t.own = append(t.rows, r), append(t.own, own)
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
	i, known := t.find(r)
	if !known {
		i = len(t.rows)
		for _, key := range keysOf(r) {
			t.at[key] = i
		}
		t.rows, t.own = append(t.rows, r), append(t.own, teamsOwn{})
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
		if !own.told {
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

package importer

import (
	"strings"
)

// teamsReport is an attendance report of Teams since 2022, cut at its numbered
// titles: "1. Summary", "2. Participants", "3. In-Meeting Activities", in any
// language. What comes after is left.
type teamsReport struct {
	summary  []line
	people   *section
	activity *section // nil: the report has none
}

func isTeamsSections(s *source) bool {
	if s.sheet == nil {
		return false
	}
	_, ok := s.teamsReport()
	return ok
}

// numbered is the number before a section's title: 2 for "2. Participants".
func numbered(title string) int {
	title = strings.TrimSpace(title)
	if len(title) < 3 || title[0] < '1' || title[0] > '9' {
		return 0
	}
	for _, mark := range []string{".", ")", "、", "．"} {
		if strings.HasPrefix(strings.TrimLeft(title[1:], " \u00a0"), mark) {
			return int(title[0] - '0')
		}
	}
	return 0
}

// teamsReport cuts the report. It is none without a second section whose table
// has people and when they joined.
func (s *source) teamsReport() (r teamsReport, ok bool) {
	lines := s.sheet.table.lines
	at, last := map[int]int{}, 0
	for i, l := range lines {
		if n := numbered(l.cells[0]); n > last && single(l) {
			at[n], last = i, n
		}
	}
	if _, ok := at[2]; !ok {
		return s.teamsUnnumbered()
	}
	part := func(n int) *section {
		from, ok := at[n]
		if !ok {
			return nil
		}
		until := len(lines)
		for m, i := range at {
			if m > n {
				until = min(until, i)
			}
		}
		if until-from < 2 {
			return nil
		}
		return shapedSection(lines[from].cells[0], lines[from+1], lines[from+2:until])
	}
	r.summary, r.people, r.activity = lines[:at[2]], part(2), part(3)
	if r.people == nil || !r.people.has(colJoin) || !r.people.hasPerson() {
		return r, false
	}
	if r.activity != nil && (!r.activity.has(colJoin) || !r.activity.hasPerson()) {
		r.activity = nil
	}
	return r, true
}

// teamsUnnumbered finds the two tables where the titles over them have lost their
// numbers: the first has each person's first joining.
func (s *source) teamsUnnumbered() (r teamsReport, ok bool) {
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		switch {
		case !sec.has(colJoin) || !sec.hasPerson():
		case r.people == nil && firstJoin(sec):
			r.people, r.summary = sec, s.before(sec)
		case r.people != nil && r.activity == nil && !firstJoin(sec):
			r.activity = sec
		}
	}
	return r, r.people != nil
}

func firstJoin(sec *section) bool {
	for _, i := range sec.at[colJoin] {
		if begins(foldHeader(sec.headers[i]), []string{"first", "primer", "primeir", "erster", "premier", "prima", "primo", "eerste", "forsta", "forste", "ensimm", "pierws", "перв", "ilk", "最初", "首次"}) {
			return true
		}
	}
	return false
}

// readTeamsSections takes who was there from section 2 and when from section 3,
// which has every interval; what both say of one person is never added.
func readTeamsSections(s *source) error {
	r, _ := s.teamsReport()
	s.see(r.people, colJoin, colLeave, colRegistered)
	s.rows = len(r.people.body)
	if r.activity != nil {
		s.see(r.activity, colJoin, colLeave)
		s.rows += len(r.activity.body)
	}
	if err := s.teamsSummary(r.summary); err != nil {
		return err
	}
	t := teamsPeople{s: s, at: map[string][]int{}}
	s.dropColumns(r.people)
	for _, l := range r.people.body {
		if err := s.step(); err != nil {
			return err
		}
		t.person(r.people, l)
	}
	if r.activity != nil {
		for _, l := range r.activity.body {
			if err := s.step(); err != nil {
				return err
			}
			t.interval(r.activity, l)
		}
	}
	t.finish()
	return nil
}

// before is what stands over a section's header.
func (s *source) before(sec *section) []line {
	for i, l := range s.sheet.table.lines {
		if l.at >= sec.head.at {
			return s.sheet.table.lines[:i]
		}
	}
	return nil
}

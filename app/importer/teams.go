package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// isTeamsSections knows the attendance report of Teams since 2022: numbered
// sections, translated, in one order.
func isTeamsSections(s *source) bool {
	if s.sheet == nil {
		return false
	}
	for i := range s.sheet.sections {
		if sec := &s.sheet.sections[i]; numbered(sec.name) == 2 && sec.has(colName, colJoin) {
			return true
		}
	}
	return s.shapeTeams()
}

// numbered is the number before a section's title: 2 for "2. Participants".
func numbered(title string) int {
	title = strings.TrimSpace(title)
	if len(title) < 3 || title[0] < '1' || title[0] > '9' || title[1] != '.' && title[1] != ')' {
		return 0
	}
	return int(title[0] - '0')
}

// shapeTeams cuts a report whose language is not known by its numbered titles,
// and names the columns of each table by what stands in them.
func (s *source) shapeTeams() bool {
	lines := s.sheet.table.lines
	var titles []int
	for i, l := range lines {
		if single(l) && numbered(l.cells[0]) == len(titles)+1 {
			titles = append(titles, i)
		}
	}
	if len(titles) < 2 {
		return false
	}
	var made []section
	for n, from := range titles[1:] {
		until := len(lines)
		if n+2 < len(titles) {
			until = titles[n+2]
		}
		if until-from < 2 {
			continue
		}
		head := lines[from+1]
		sec := section{name: lines[from].cells[0], head: head, headers: head.cells, width: len(head.cells), body: lines[from+2 : until]}
		sec.title = foldHeader(sec.name)
		sec.byShape()
		made = append(made, sec)
	}
	if len(made) == 0 || !made[0].has(colName, colJoin, colLeave) {
		return false
	}
	s.sheet.sections = made
	s.sheet.loose = lines[:titles[1]]
	return true
}

// byShape names a section's columns by what stands in them: the first is the
// person, times are joining and leaving, then a duration, an address.
func (sec *section) byShape() {
	sec.at = map[column][]int{colName: {0}}
	for i := range sec.width {
		if i == 0 {
			continue
		}
		col := sec.shapeOf(i)
		switch {
		case col == colJoin && sec.has(colJoin):
			col = colLeave
		case col == colEmail && sec.has(colEmail):
			col = colID
		}
		if col != colNone && !sec.has(col) {
			sec.at[col] = []int{i}
		}
	}
}

// shapeOf tells what most cells of a column are: times, durations or addresses.
func (sec *section) shapeOf(i int) column {
	counts := map[column]int{}
	seen := 0
	for _, l := range sec.body {
		l = sec.level(l)
		if i >= len(l.cells) || told(l.cells[i]) == "" {
			continue
		}
		seen++
		cell := l.cells[i]
		if st, ok := parseStamp(cell); ok && st.hasTime && (st.hasDate || strings.Count(cell, ":") > 0) {
			counts[colJoin]++
		} else if _, ok := durationOf(cell); ok {
			counts[colDuration]++
		} else if address(cell) != "" {
			counts[colEmail]++
		}
		if seen == 50 {
			break
		}
	}
	for col, n := range counts {
		if 2*n > seen {
			return col
		}
	}
	return colNone
}

// readTeamsSections takes who was there from section 2 and when from section 3,
// which has every interval; what both say of one person is never added.
func readTeamsSections(s *source) error {
	var people, activity []*section
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if !sec.has(colName, colJoin) {
			continue
		}
		s.see(sec, colJoin, colLeave)
		for _, l := range sec.body { // dates that stand apart from their times
			for _, cell := range l.cells {
				if len(l.cells) > sec.width && dateAlone(cell) {
					s.clock.see(cell)
				}
			}
		}
		if numbered(sec.name) == 3 || len(people) > 0 && numbered(sec.name) != 2 {
			activity = append(activity, sec)
		} else {
			people = append(people, sec)
		}
		s.rows += len(sec.body)
	}
	if err := s.teamsSummary(); err != nil {
		return err
	}
	t := teamsPeople{s: s, at: map[string]int{}}
	for _, sec := range people {
		s.dropColumns(sec)
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			t.person(sec, sec.level(l))
		}
	}
	for _, sec := range activity {
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			t.interval(sec, sec.level(l))
		}
	}
	t.finish()
	return nil
}

// teamsSummary reads the rows of names and values over the tables.
func (s *source) teamsSummary() error {
	for _, l := range s.sheet.loose {
		for _, cell := range l.cells[min(1, len(l.cells)):] {
			s.clock.see(cell)
		}
	}
	if err := s.settle(); err != nil {
		return err
	}
	about := pairs(s.sheet.loose)
	s.out.Title, s.out.SessionID = about[colTopic], about[colMeetingID]
	s.out.From, _ = s.clock.unix(about[colStart])
	s.out.Until, _ = s.clock.unix(about[colEnd])
	if lasts, ok := durationOf(about[colDuration]); ok && s.out.From > 0 && s.out.Until == 0 {
		s.out.Until = s.out.From + lasts
	}
	s.stated(store.StatedAttendees, about[colPeople])
	for _, l := range s.sheet.loose {
		if len(l.cells) > 1 {
			folded := foldHeader(l.cells[0])
			for _, word := range []string{"unknown participants", "participantes desconocidos", "participantes desconhecidos", "unbekannte teilnehmer"} {
				if folded == word {
					s.stated(store.StatedUnknown, l.cells[1])
				}
			}
		}
	}
	return nil
}

// teamsPeople joins the rows of sections 2 and 3.
type teamsPeople struct {
	s    *source
	rows []Row
	own  []teamsOwn
	at   map[string]int // e-mail or name → index of rows
}

// teamsOwn is what section 2 says of a person's stay, and whether section 3 says more.
type teamsOwn struct {
	join, leave, lasted string
	told                bool
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
	own := teamsOwn{join: sec.cell(l, colJoin), leave: sec.cell(l, colLeave), lasted: sec.cell(l, colDuration)}
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
			if lasted, told := durationOf(own.lasted); told && len(spans) == 1 && spans[0].Until > 0 && spans[0].Until-spans[0].From > lasted+90 {
				spans, seconds = nil, lasted
				away++
			}
			r.Spans, r.Seconds = spans, seconds
		}
		if len(r.Spans) == 0 && r.Seconds == 0 {
			s.bad(r.Line, "no_join")
			continue
		}
		r.Present = true
		s.out.Rows = append(s.out.Rows, *r)
	}
	if away > 0 {
		s.warn("breaks", "count", away)
	}
}

// isTeamsTable knows the report of 2021: a summary over one table of intervals.
func isTeamsTable(s *source) bool {
	return s.sheet != nil && s.find(teamsTable) != nil
}

func teamsTable(sec *section) bool {
	return sec.has(colName, colJoin, colLeave) && (sec.has(colID) || sec.has(colRole) && sec.has(colDuration)) &&
		!sec.has(colAttended) && !sec.has(colTopic) && !sec.has(colGuest) && !sec.has(colModerator)
}

func readTeamsTable(s *source) error {
	var tables []*section
	for i := range s.sheet.sections {
		if sec := &s.sheet.sections[i]; teamsTable(sec) {
			tables = append(tables, sec)
			s.see(sec, colJoin, colLeave)
			s.rows += len(sec.body)
		}
	}
	if err := s.teamsSummary(); err != nil {
		return err
	}
	for _, sec := range tables {
		s.dropColumns(sec)
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			s.interval(sec, sec.level(l))
		}
	}
	return nil
}

package importer

import (
	"slices"
	"strings"
)

// isBBBUsers knows the list of users of a BigBlueButton learning dashboard: by its
// words, or in a language that is not known by its columns, which stand in one order.
func isBBBUsers(s *source) bool { return s.sheet != nil && s.bbbUsers() != nil }

func (s *source) bbbUsers() *section {
	named := s.find(func(sec *section) bool {
		return sec.has(colName, colModerator) && (sec.has(colJoin) || sec.has(colDuration))
	})
	if named != nil {
		return named
	}
	return s.bbbInOrder()
}

// bbbOrder are the columns of the list before those of the polls.
var bbbOrder = []column{
	colName, colModerator, colActivity, colActivity, colActivity, colActivity, colActivity, colActivity, colActivity, colJoin, colLeave, colDuration,
}

// bbbInOrder takes a table with rows whose second column is true or false and whose
// tenth and twelfth are a time and a duration. Its header is its first row.
func (s *source) bbbInOrder() *section {
	lines := s.sheet.table.lines
	first := slices.IndexFunc(lines, func(l line) bool { return len(l.cells) >= len(bbbOrder) })
	if first < 0 || inBBBOrder(lines[first]) || !slices.ContainsFunc(lines[first+1:min(len(lines), first+sampled)], inBBBOrder) {
		return nil
	}
	head := lines[first]
	sec := &section{head: head, headers: head.cells, width: len(head.cells), at: map[column][]int{}}
	sec.body = slices.DeleteFunc(slices.Clone(lines[first+1:]), sec.isHeader)
	for k, col := range bbbOrder {
		sec.at[col] = append(sec.at[col], k)
	}
	return sec
}

func inBBBOrder(l line) bool {
	if len(l.cells) < len(bbbOrder) {
		return false
	}
	switch strings.ToLower(l.cells[1]) {
	case "true", "false":
	default:
		return false
	}
	at, timed := parseStamp(l.cells[9])
	_, lasted := clockDuration(l.cells[11])
	return timed && at.hasDate && lasted
}

func readBBBUsers(s *source) error {
	sec := s.bbbUsers()
	s.see(sec, colJoin, colLeave)
	s.rows = len(sec.body)
	if err := s.settle(); err != nil {
		return err
	}
	s.dropColumns(sec)
	// Every column of the dashboard is known; any other is a poll's.
	known := map[int]bool{}
	for _, at := range sec.at {
		for _, i := range at {
			known[i] = true
		}
	}
	var polls []int
	byColumn := map[int]*Poll{}
	for i, h := range sec.headers {
		if h != "" && !known[i] {
			polls = append(polls, i)
			byColumn[i] = &Poll{Question: oneSpace(h)}
		}
	}
	for _, l := range sec.body {
		if err := s.step(); err != nil {
			return err
		}
		s.out.RowCount++
		name := sec.cell(l, colName)
		if anonymous(name) {
			name = ""
		}
		answered := false
		for _, i := range polls {
			if i < len(l.cells) && told(l.cells[i]) != "" {
				answered = true
				byColumn[i].Replies = append(byColumn[i].Replies, Reply{Line: l.at, Name: name, Choices: []string{oneSpace(l.cells[i])}})
			}
		}
		untimed := sec.cell(l, colJoin) == "" && sec.cell(l, colDuration) == ""
		if untimed && (name == "" || answered && sec.cell(l, colModerator) == "") {
			continue // a row for what nobody in particular answered
		}
		s.bbbUser(sec, l)
	}
	for _, i := range polls {
		if len(byColumn[i].Replies) > 0 {
			s.out.Polls = append(s.out.Polls, *byColumn[i])
		}
	}
	return nil
}

func (s *source) bbbUser(sec *section, l line) {
	r, ok := s.person(sec, l)
	if !ok {
		return
	}
	if r.Spans, r.Seconds, ok = s.stay(l.at, sec.cell(l, colJoin), sec.cell(l, colLeave), sec.cell(l, colDuration)); !ok {
		return
	}
	if len(r.Spans) == 0 && r.Seconds == 0 {
		s.bad(l.at, "no_join")
		return
	}
	r.Present, r.Host = true, yes(sec.cell(l, colModerator))
	for _, i := range sec.at[colActivity] {
		if i < len(l.cells) && did(l.cells[i]) {
			r.Active = true
		}
	}
	s.out.Rows = append(s.out.Rows, r)
}

// did tells whether a count or a duration is more than nothing.
func did(cell string) bool { return strings.ContainsAny(told(cell), "123456789") }

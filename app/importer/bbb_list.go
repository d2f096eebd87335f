package importer

import (
	"slices"
	"strings"
)

// isBBBUsers knows the list of users of a BigBlueButton learning dashboard: by its
// words, or in a language that is not known by its columns, which stand in one order.
func isBBBUsers(s *source) bool { return s.sheet != nil && len(s.bbbUsers()) > 0 }

func (s *source) bbbUsers() []*section {
	named := s.all(func(sec *section) bool {
		return sec.has(colName, colModerator) && (sec.has(colJoin) || sec.has(colDuration))
	})
	if len(named) > 0 {
		return named
	}
	if sec := s.bbbInOrder(); sec != nil {
		return []*section{sec}
	}
	return nil
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
	tables := s.bbbUsers()
	s.seeRows(tables, colJoin, colLeave)
	if err := s.settle(); err != nil {
		return err
	}
	polls := bbbPolls{by: map[string]*Poll{}}
	err := s.readRows(tables, func(sec *section) func(line) {
		polls.begin(sec)
		return func(l line) { s.bbbRow(sec, l, &polls) }
	})
	s.out.Polls = append(s.out.Polls, polls.answered()...)
	return err
}

func (s *source) bbbRow(sec *section, l line, polls *bbbPolls) {
	s.out.RowCount++
	name := sec.cell(l, colName)
	if anonymous(name) {
		name = ""
	}
	answered := polls.add(l, name)
	untimed := sec.cell(l, colJoin) == "" && sec.cell(l, colDuration) == ""
	if untimed && (name == "" || answered && sec.cell(l, colModerator) == "") {
		return // a row for what nobody in particular answered
	}
	s.bbbUser(sec, l)
}

// bbbPolls are the polls of a list: every column that the dashboard does not have.
type bbbPolls struct {
	at    map[int]string // of the present table, the question of a column
	order []string
	by    map[string]*Poll
}

// begin takes the columns of a table.
func (p *bbbPolls) begin(sec *section) {
	known := sec.known()
	p.at = map[int]string{}
	for i, h := range sec.headers {
		question := oneSpace(h)
		if h == "" || known[i] {
			continue
		}
		if p.at[i] = question; p.by[question] == nil {
			p.by[question] = &Poll{Question: question}
			p.order = append(p.order, question)
		}
	}
}

// add takes what a row answers, and tells whether it answers anything.
func (p *bbbPolls) add(l line, name string) (answered bool) {
	for i, question := range p.at {
		if i < len(l.cells) && told(l.cells[i]) != "" {
			answered = true
			poll := p.by[question]
			poll.Replies = append(poll.Replies, Reply{Line: l.at, Name: name, Choices: []string{oneSpace(l.cells[i])}})
		}
	}
	return answered
}

// answered are the polls that somebody answered.
func (p *bbbPolls) answered() (all []Poll) {
	for _, question := range p.order {
		if poll := p.by[question]; len(poll.Replies) > 0 {
			all = append(all, *poll)
		}
	}
	return all
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

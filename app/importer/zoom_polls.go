package importer

import (
	"slices"
	"strings"
)

// isZoomPolls knows a poll report: who submitted what when.
func isZoomPolls(s *source) bool {
	return s.sheet != nil && s.find(func(sec *section) bool { return s.polling(sec) }) != nil
}

// polling tells the tables of a poll report. Since 2021 the questions are headers;
// a later form has a row for each answer, under "Question" and "Answer".
func (s *source) polling(sec *section) bool {
	if !sec.has(colSubmitted) || !sec.has(colName) && !sec.has(colEmail) || sec.has(colJoin) || sec.has(colAsker) || sec.has(colRegistered) {
		return false
	}
	return !sec.has(colQuestion) || sec.has(colAnswer) && s.answersRepeat(sec)
}

// answersRepeat tells answers to polls from answers to people's own questions: the
// report says that it is of polls, or several rows have the same question.
func (s *source) answersRepeat(sec *section) bool {
	for _, l := range s.sheet.loose[:min(len(s.sheet.loose), sampled)] {
		for _, word := range []string{"poll", "encuesta", "enquete", "umfrage", "sondage", "sondaggio"} {
			if strings.Contains(foldHeader(l.cells[0]), word) {
				return true
			}
		}
	}
	seen := map[string]bool{}
	for _, l := range sec.body {
		text := sec.cell(l, colQuestion)
		if text != "" && seen[text] {
			return true
		}
		seen[text] = true
	}
	return false
}

func readZoomPolls(s *source) error {
	var tables []*polls
	err := s.eachRow(colSubmitted, s.polling, func(sec *section) func(line) {
		p := newPolls(sec)
		tables = append(tables, p)
		return func(l line) {
			if single(l) {
				s.bad(l.at, "not_a_row")
				return
			}
			p.add(l)
		}
	})
	for _, p := range tables {
		s.out.Polls = append(s.out.Polls, p.all...)
	}
	return err
}

// polls collects the replies of one table, a poll a question.
type polls struct {
	sec       *section
	questions []int // columns whose header is the question
	turn      int   // the first column where question and answer stand in turn; 0: they do not
	all       []Poll
	at        map[string]int
}

// aboutReply are the columns of a poll's table that are not questions. Any other
// name, such as "Country", is one.
var aboutReply = []column{colNumber, colName, colFirst, colLast, colEmail, colID, colPhone, colSubmitted}

func newPolls(sec *section) *polls {
	p := &polls{sec: sec, at: map[string]int{}}
	if sec.has(colQuestion, colAnswer) {
		return p
	}
	about := map[int]bool{}
	for _, col := range aboutReply {
		for _, i := range sec.at[col] {
			about[i] = true
			p.turn = max(p.turn, i+1)
		}
	}
	for i, h := range sec.headers {
		if h != "" && !about[i] {
			p.questions = append(p.questions, i)
			p.poll(h)
		}
	}
	if len(p.questions) > 0 {
		p.turn = 0
	}
	return p
}

func (p *polls) poll(question string) *Poll {
	question = oneSpace(question)
	i, ok := p.at[question]
	if !ok {
		i = len(p.all)
		p.at[question] = i
		name := p.sec.name
		if isSectionTitle(p.sec.title) || looksValue(name+" ") {
			name = ""
		}
		p.all = append(p.all, Poll{Title: name, Question: question})
	}
	return &p.all[i]
}

// add reads a row: the answers of one person.
func (p *polls) add(l line) {
	switch {
	case p.turn > 0:
		for i := p.turn; i+1 < len(l.cells); i += 2 {
			p.reply(l, l.cells[i], l.cells[i+1])
		}
	case len(p.questions) > 0:
		for _, i := range p.questions {
			if i < len(l.cells) {
				p.reply(l, p.sec.headers[i], l.cells[i])
			}
		}
	default:
		p.reply(l, p.sec.cell(l, colQuestion), p.sec.cell(l, colAnswer))
	}
}

// reply adds one answer; several choices are divided by semicolons.
func (p *polls) reply(l line, question, answer string) {
	if answer = oneSpace(told(answer)); answer == "" || question == "" {
		return
	}
	name := fullName(p.sec, l)
	if anonymous(name) {
		name = ""
	}
	var choices []string
	for _, c := range strings.Split(answer, ";") {
		if c = strings.TrimSpace(c); c != "" && !slices.Contains(choices, c) {
			choices = append(choices, c)
		}
	}
	poll := p.poll(question)
	poll.Replies = append(poll.Replies, Reply{Line: l.at, Name: name, Email: address(p.sec.cell(l, colEmail)), Choices: choices})
}

// oneSpace makes runs of spaces and line breaks one space.
func oneSpace(text string) string { return strings.Join(strings.Fields(text), " ") }

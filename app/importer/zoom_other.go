package importer

import (
	"regexp"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// isZoomRegistration knows a registration report: people with addresses and when
// they registered, and no time of joining.
func isZoomRegistration(s *source) bool {
	return s.sheet != nil && s.find(registering) != nil && s.find(func(sec *section) bool { return sec.has(colJoin) || sec.has(colAttended) }) == nil
}

func registering(sec *section) bool {
	return (sec.has(colEmail) || sec.has(colName)) && (sec.has(colRegistered) || sec.has(colApproval)) && !sec.has(colJoin) && !sec.has(colSubmitted)
}

// find is the first section that fits.
func (s *source) find(fits func(*section) bool) *section {
	for i := range s.sheet.sections {
		if fits(&s.sheet.sections[i]) {
			return &s.sheet.sections[i]
		}
	}
	return nil
}

func readZoomRegistration(s *source) error {
	for i := range s.sheet.sections {
		s.see(&s.sheet.sections[i], colRegistered, colStart)
	}
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	s.zoomSummary()
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if !registering(sec) {
			continue
		}
		s.dropColumns(sec)
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			s.out.RowCount++
			if single(l) {
				s.bad(l.at, "not_a_row")
				continue
			}
			r, ok := s.person(sec, l)
			if !ok || refused(sec.cell(l, colApproval)) {
				continue
			}
			r.Registered = true
			s.out.Rows = append(s.out.Rows, r)
		}
	}
	return nil
}

// isZoomQuestions knows a question and answer report.
func isZoomQuestions(s *source) bool { return s.sheet != nil && s.find(asking) != nil }

func asking(sec *section) bool {
	return sec.has(colQuestion) && (sec.has(colAsker) || sec.has(colAskerEmail) || sec.has(colAnswer) || sec.has(colName)) && !sec.has(colJoin)
}

func readZoomQuestions(s *source) error {
	for i := range s.sheet.sections {
		s.see(&s.sheet.sections[i], colStart, colSubmitted)
	}
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	s.zoomSummary()
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if !asking(sec) {
			continue
		}
		s.dropColumns(sec)
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			s.question(sec, l)
		}
	}
	return nil
}

func (s *source) question(sec *section, l line) {
	s.out.RowCount++
	q := Question{Line: l.at, Text: oneSpace(sec.cell(l, colQuestion)), Asker: sec.cell(l, colAsker), Email: address(sec.cell(l, colAskerEmail))}
	if q.Asker == "" {
		q.Asker = fullName(sec, l)
	}
	if q.Email == "" {
		q.Email = address(sec.cell(l, colEmail))
	}
	if anonymous(q.Asker) {
		q.Asker = ""
	}
	if at, err := s.clock.unix(sec.cell(l, colSubmitted)); err == nil {
		q.AskedUnix = at
	}
	if answer := sec.cell(l, colAnswer); answer != "" {
		q.Answered = true
		if text := answerText(answer); text != "" {
			q.Answers = append(q.Answers, text)
		}
	}
	if q.Text == "" {
		// A further answer to the question above stands in a row of its own.
		if last := len(s.out.Questions) - 1; last >= 0 && q.Answered {
			s.out.Questions[last].Answered = true
			s.out.Questions[last].Answers = append(s.out.Questions[last].Answers, q.Answers...)
			return
		}
		s.bad(l.at, "no_question")
		return
	}
	s.out.Questions = append(s.out.Questions, q)
}

// answerText takes off an answer what only says that it was given aloud.
func answerText(answer string) string {
	folded := strings.ToLower(answer)
	for _, mark := range []string{"live answered", "answered live", "respondida en vivo", "respondido ao vivo", "live beantwortet", "this question has been answered live"} {
		if strings.HasPrefix(folded, mark) && len(folded) == len(answer) {
			answer = strings.TrimLeft(answer[len(mark):], " .:-–—\n")
			folded = strings.ToLower(answer)
		}
	}
	return strings.TrimSpace(answererPattern.ReplaceAllString(answer, ""))
}

// answererPattern is the name of who answered before an answer: two to five words
// with capitals and a colon.
var answererPattern = regexp.MustCompile(`^\s*\p{Lu}[\p{L}'.-]*(?: (?:\p{Lu}[\p{L}'.-]*|de|da|do|dos|del|la|von|van|der)){1,4}\s*[:：]\s+`)

// isZoomPolls knows a poll report: who submitted what when.
func isZoomPolls(s *source) bool { return s.sheet != nil && s.find(polling) != nil }

func polling(sec *section) bool {
	return sec.has(colSubmitted) && (sec.has(colName) || sec.has(colEmail)) && !sec.has(colJoin) && !sec.has(colQuestion) && !sec.has(colAsker) && !sec.has(colRegistered)
}

func readZoomPolls(s *source) error {
	for i := range s.sheet.sections {
		s.see(&s.sheet.sections[i], colStart, colSubmitted)
	}
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	s.zoomSummary()
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if !polling(sec) {
			continue
		}
		s.dropColumns(sec)
		polls := newPolls(sec)
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			s.out.RowCount++
			if single(l) {
				s.bad(l.at, "not_a_row")
				continue
			}
			polls.add(l)
		}
		s.out.Polls = append(s.out.Polls, polls.all...)
	}
	return nil
}

// polls collects the replies of one table, a poll a question.
type polls struct {
	sec       *section
	questions []int // columns whose header is the question; none: question and answer stand in turn
	all       []Poll
	at        map[string]int
}

func newPolls(sec *section) *polls {
	p := &polls{sec: sec, at: map[string]int{}}
	known := map[int]bool{}
	for _, at := range sec.at {
		for _, i := range at {
			known[i] = true
		}
	}
	for i, h := range sec.headers {
		if h != "" && !known[i] {
			p.questions = append(p.questions, i)
			p.poll(h)
		}
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

func (p *polls) add(l line) {
	name := fullName(p.sec, l)
	if anonymous(name) {
		name = ""
	}
	reply := func(question, answer string) {
		if answer = oneSpace(told(answer)); answer == "" || question == "" {
			return
		}
		poll := p.poll(question)
		var choices []string
		for _, c := range strings.Split(answer, ";") {
			if c = strings.TrimSpace(c); c != "" {
				choices = append(choices, c)
			}
		}
		poll.Replies = append(poll.Replies, Reply{Line: l.at, Name: name, Email: address(p.sec.cell(l, colEmail)), Choices: choices})
	}
	if len(p.questions) > 0 {
		for _, i := range p.questions {
			if i < len(l.cells) {
				reply(p.sec.headers[i], l.cells[i])
			}
		}
		return
	}
	after := 0
	for _, at := range p.sec.at {
		for _, i := range at {
			after = max(after, i+1)
		}
	}
	for i := after; i+1 < len(l.cells); i += 2 {
		reply(l.cells[i], l.cells[i+1])
	}
}

// oneSpace makes runs of spaces and line breaks one space.
func oneSpace(text string) string { return strings.Join(strings.Fields(text), " ") }

// deviceOf reads a platform's word for what somebody joined with.
func deviceOf(text string) store.Device {
	folded := store.Fold(text)
	for _, d := range []struct {
		device store.Device
		words  string
	}{
		{store.DeviceMobile, "mobile|android|ios|ipad|iphone|movil|tablet"},
		{store.DevicePhone, "phone|pstn|audio call|call-in|dial|telefon"},
		{store.DeviceRoom, "room|sip|h323|h.323|sala"},
		{store.DeviceBrowser, "web|browser|navegador|chrome|firefox|safari"},
		{store.DeviceDesktop, "desktop|windows|mac|client|app|escritorio"},
	} {
		for _, word := range strings.Split(d.words, "|") {
			if folded != "" && strings.Contains(folded, word) {
				return d.device
			}
		}
	}
	return ""
}

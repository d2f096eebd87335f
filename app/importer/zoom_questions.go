package importer

import (
	"regexp"
	"strings"
)

// isZoomQuestions knows a question and answer report.
func isZoomQuestions(s *source) bool {
	return s.sheet != nil && s.find(asking) != nil && !isZoomPolls(s)
}

func asking(sec *section) bool {
	return sec.has(colQuestion) && (sec.has(colAsker) || sec.has(colAskerEmail) || sec.has(colAnswer) || sec.has(colName)) && !sec.has(colJoin)
}

func readZoomQuestions(s *source) error {
	return s.eachRow(colSubmitted, asking, func(sec *section) func(line) {
		return func(l line) { s.question(sec, l) }
	})
}

func (s *source) question(sec *section, l line) {
	if number := sec.cell(l, colNumber); number != "" && sec.has(colNumber, colQuestion) && (!isDigit(number[0]) || strings.Contains(number, ":")) {
		s.bad(l.at, "not_a_row") // of another table that follows
		return
	}
	q := Question{Line: l.at, Text: oneSpace(sec.cell(l, colQuestion)), Asker: sec.cell(l, colAsker), Email: address(sec.cell(l, colAskerEmail))}
	q.Answerer = sec.cell(l, colAnswerer)
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
	for _, answer := range sec.answers(l) {
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

// answers are the told answers of a row; further ones stand under headers of the
// same name, or beyond the last header where that is the answers'.
func (s *section) answers(l line) []string {
	var all []string
	for _, i := range s.at[colAnswer] {
		last := i + 1
		if last == s.width {
			last = len(l.cells)
		}
		for _, cell := range l.cells[min(i, len(l.cells)):min(last, len(l.cells))] {
			if cell = told(cell); cell != "" {
				all = append(all, cell)
			}
		}
	}
	return all
}

// answerText takes off an answer what only says that it was given aloud.
func answerText(answer string) string {
	folded := strings.ToLower(answer)
	for _, mark := range []string{
		"live answered", "answered live", "this question has been answered live", "respondida en vivo", "respondido en vivo", "respondida en directo",
		"respondida ao vivo", "respondido ao vivo", "live beantwortet", "répondu en direct", "réponse en direct",
	} {
		if strings.HasPrefix(folded, mark) && len(folded) == len(answer) {
			answer = strings.TrimLeft(answer[len(mark):], " .:-–—\n")
			answer = byPattern.ReplaceAllString(answer, "")
			folded = strings.ToLower(answer)
		}
	}
	return withoutSignatures(answer)
}

// byPattern is who answered aloud, after the mark.
var byPattern = regexp.MustCompile(`^\(?(?:by|por|von|par) [^\n]{1,60}`)

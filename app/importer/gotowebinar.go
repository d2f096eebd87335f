package importer

import (
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// isGoTo knows GoToWebinar's attendee report by its own words.
func isGoTo(s *source) bool {
	if s.sheet == nil || s.find(goTo) == nil {
		return false
	}
	if s.find(func(sec *section) bool {
		return goTo(sec) && (sec.has(colInterest) || sec.has(colAnswers) || sec.title == "session details")
	}) != nil {
		return true
	}
	for _, l := range s.sheet.table.lines[:min(12, len(s.sheet.table.lines))] {
		for _, cell := range l.cells {
			if folded := foldHeader(cell); strings.HasPrefix(folded, "gotowebinar") || strings.HasPrefix(folded, "goto webinar") {
				return true
			}
		}
	}
	return false
}

func goTo(sec *section) bool {
	return sec.has(colAttended) && (sec.has(colJoin) || sec.has(colDuration))
}

func readGoTo(s *source) error {
	for i := range s.sheet.sections {
		s.see(&s.sheet.sections[i], colJoin, colLeave, colStart, colEnd, colRegistered)
	}
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	s.goToSummary()
	tables := s.all(goTo)
	s.seeRows(tables) // their times are seen already
	return s.readRows(tables, func(sec *section) func(line) {
		staff := strings.Contains(sec.title, "staff") || strings.Contains(sec.title, "organizer") || strings.Contains(sec.title, "panelist")
		what := partAttendee
		if staff {
			what = partPanel
		}
		return func(l line) {
			before := len(s.out.Rows)
			if s.zoomRow(sec, l, what, !staff); len(s.out.Rows) > before {
				r := &s.out.Rows[before]
				asked := sec.cell(l, colAnswers)
				count, counted := digits(asked)
				r.Active = asked != "" && (!counted || count > 0)
			}
		}
	})
}

// goToSummary reads the rows over the table: each value stands under its name.
func (s *source) goToSummary() {
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if sec.has(colAttended) || len(sec.body) == 0 {
			continue
		}
		l := sec.body[0]
		if title := sec.cell(l, colTopic); title != "" && s.out.Title == "" {
			s.out.Title, s.out.SessionID = title, sec.cell(l, colMeetingID)
		}
		if from, err := s.clock.unix(sec.cell(l, colStart)); err == nil && s.out.From == 0 {
			s.out.From = from
			if lasts, ok := durationOf(sec.cell(l, colDuration)); ok {
				s.out.Until = from + lasts
			}
		}
		s.stated(store.StatedRegistered, sec.cell(l, colRegCount))
		s.stated(store.StatedAttendees, sec.cell(l, colPeople))
		s.stated(store.StatedLength, sec.cell(l, colDuration))
	}
	lines := s.sheet.table.lines
	for i, l := range lines[:max(0, len(lines)-1)] {
		if i > goToPreamble {
			break
		}
		if single(l) && columnOf(l.cells[0]) == colPeople && !slices.ContainsFunc(s.out.Stated, func(st store.Stated) bool { return st.Name == store.StatedAttendees }) {
			s.stated(store.StatedAttendees, lines[i+1].cells[0])
		}
	}
}

// goToPreamble is how many rows may stand before the people.
const goToPreamble = 60

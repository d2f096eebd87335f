package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// isZoomMeeting knows the participant list of a Zoom meeting: names with what they
// were at first, or a meeting's row over names with durations.
func isZoomMeeting(s *source) bool {
	if s.sheet == nil {
		return false
	}
	meeting, people := false, false
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if sec.summary() {
			meeting = meeting || sec.has(colMeetingID, colTopic) || sec.has(colMeetingID, colStart)
			continue
		}
		if sec.has(colName) && (sec.has(colJoin, colDuration) || sec.has(colJoin, colLeave) || sec.has(colDuration)) {
			if sec.has(colGuest) || sec.has(colRoom) || originalName(sec) {
				return true
			}
			people = true
		}
	}
	return meeting && people
}

// originalName tells Zoom's header "Name (Original Name)" in its languages.
func originalName(sec *section) bool {
	for _, i := range sec.at[colName] {
		if folded := foldHeader(sec.headers[i]); strings.Contains(folded, "original") && folded != "original" {
			return true
		}
	}
	return false
}

// readZoomMeeting reads the usage report of a meeting's participants: with times
// of joining and leaving, or with how long somebody stayed in all.
func readZoomMeeting(s *source) error {
	var people []*section
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		s.see(sec, colJoin, colLeave)
		if !sec.summary() && sec.has(colName) && (sec.has(colJoin) || sec.has(colDuration)) {
			people = append(people, sec)
			s.rows += len(sec.body)
		}
	}
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	s.zoomSummary()
	err := s.readRows(people, func(sec *section) func(line) {
		if s.out.Title == "" {
			s.sessionOfRows(sec)
		}
		return func(l line) { s.participant(sec, l) }
	})
	s.tellWaiting()
	return err
}

// participant reads a row of a meeting's participants. The time that somebody
// waited to be let in is listed as a row of its own, and is no time in the meeting:
// https://support.zoom.com (Using the waiting room).
func (s *source) participant(sec *section, l line) {
	if yes(sec.cell(l, colRoom)) {
		s.out.RowCount++
		s.waited++
		return
	}
	s.interval(sec, l)
}

func (s *source) tellWaiting() {
	if s.waited > 0 {
		s.warn("waiting_room", "count", s.waited)
	}
}

// intervals reads the rows of a table as stays, see interval.
func (s *source) intervals(sec *section) func(line) {
	return func(l line) { s.interval(sec, l) }
}

// interval reads a row of one person's stay, as most platforms write them.
func (s *source) interval(sec *section, l line) {
	s.out.RowCount++
	if single(l) && sec.width > 1 || s.total(sec, l) {
		s.bad(l.at, "not_a_row")
		return
	}
	r, ok := s.person(sec, l)
	if !ok {
		return
	}
	join, leave, lasted := sec.cell(l, colJoin), sec.cell(l, colLeave), sec.cell(l, colDuration)
	if r.Spans, r.Seconds, ok = s.stay(l.at, join, leave, lasted); !ok {
		return
	}
	if len(r.Spans) == 0 && r.Seconds == 0 {
		s.bad(l.at, "no_join")
		return
	}
	r.Present = true
	r.Device = s.device(sec, l)
	s.out.Rows = append(s.out.Rows, r)
}

// total tells a line of sums that somebody added: it has the word for it in the
// place of a name, and says neither who nor when.
func (s *source) total(sec *section, l line) bool {
	if sec.cell(l, colEmail) != "" || sec.cell(l, colJoin) != "" || !sec.has(colName) {
		return false
	}
	switch strings.Trim(store.Fold(sec.cell(l, colName)), " :") {
	case "total", "totals", "sum", "totales", "suma", "totais", "soma", "summe", "gesamt", "insgesamt", "totale", "average", "promedio", "media", "durchschnitt":
		return true
	}
	return false
}

package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// isZoomWebinar knows the attendee report of a Zoom webinar: sections whose rows
// say whether somebody attended, or whose titles are the report's.
func isZoomWebinar(s *source) bool {
	if s.sheet == nil {
		return false
	}
	titled, told := false, false
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if sec.has(colJoin) && numbered(sec.name) == 0 && part(sec.title) != partOther {
			titled = true
		}
		if sec.has(colAttended, colJoin) || sec.has(colAttended, colDuration) {
			told = true
		}
	}
	return told || titled && len(s.sheet.sections) > 1
}

// The parts of an attendee report.
const (
	partOther = iota
	partHost
	partPanel
	partAttendee
	partPhone
)

// part tells a section by its title, folded.
func part(title string) int {
	for _, p := range []struct {
		what  int
		words string
	}{
		{partPhone, "other attended|otros asistentes|otros que asistieron|outros participantes|outros que participaram|andere teilnehmer|sonstige|autres"},
		{partPanel, "panel|ponente|palestrante|diskussion"},
		{partAttendee, "attendee|asistente|participante|teilnehmer|participant|registrant|inscrit"},
		{partHost, "host|anfitr|gastgeber|hote|organizador"},
	} {
		for _, word := range strings.Split(p.words, "|") {
			if strings.Contains(title, word) {
				return p.what
			}
		}
	}
	return partOther
}

// readZoomWebinar reads https://support.zoom.com (Webinar attendee report), in the
// forms of 2020, with registration and custom questions, and since 2021.
func readZoomWebinar(s *source) error {
	var people []*section
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		switch {
		case sec.has(colJoin) || sec.has(colAttended):
			people = append(people, sec)
			s.see(sec, colJoin, colLeave, colRegistered)
			s.rows += len(sec.body)
		case sec.has(colTopic) || sec.has(colMeetingID):
			s.see(sec, colStart)
		}
	}
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	s.zoomSummary()
	for _, sec := range people {
		s.dropColumns(sec)
		what := part(sec.title)
		if what == partPhone {
			s.phones(sec)
			continue
		}
		registration := (what == partAttendee || what == partOther) && s.hasRegistration(sec)
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			s.zoomRow(sec, sec.level(l), what, registration)
		}
	}
	return nil
}

// phones passes over those who joined by telephone beside an entry of their own
// above, or without any name: counting them would count people twice. How many
// rows there are is kept.
func (s *source) phones(sec *section) {
	if len(sec.body) == 0 {
		return
	}
	s.out.RowCount += len(sec.body)
	s.out.Stated = append(s.out.Stated, store.Stated{Name: store.StatedOther, Value: len(sec.body)})
	s.warn("other_attended", "count", len(sec.body))
}

// hasRegistration tells whether people had to register: a time of registration, a
// row that did not attend, or a stated number of registrations.
func (s *source) hasRegistration(sec *section) bool {
	for _, st := range s.out.Stated {
		if st.Name == store.StatedRegistered && st.Value > 0 {
			return true
		}
	}
	for _, l := range sec.body {
		if sec.cell(l, colRegistered) != "" || no(sec.cell(l, colAttended)) {
			return true
		}
	}
	return false
}

func (s *source) zoomRow(sec *section, l line, what int, registration bool) {
	s.out.RowCount++
	if len(l.cells) < 2 || single(l) {
		s.bad(l.at, "not_a_row")
		return
	}
	r, ok := s.person(sec, l)
	if !ok {
		return
	}
	r.Host = what == partHost || what == partPanel
	r.Registered = registration && !refused(sec.cell(l, colApproval))
	attended, join := sec.cell(l, colAttended), sec.cell(l, colJoin)
	if no(attended) || attended == "" && join == "" && told(sec.cell(l, colDuration)) == "" {
		if attended == "" && !r.Registered {
			s.bad(l.at, "no_join")
			return
		}
		if r.Host {
			return // a panelist who was asked and did not come
		}
		s.out.Rows = append(s.out.Rows, r)
		return
	}
	if attended != "" && !yes(attended) {
		s.bad(l.at, "attended", "text", shown(attended))
		return
	}
	if r.Spans, r.Seconds, ok = s.stay(l.at, join, sec.cell(l, colLeave), sec.cell(l, colDuration)); !ok {
		return
	}
	if len(r.Spans) == 0 && r.Seconds == 0 {
		s.bad(l.at, "no_join")
		return
	}
	r.Present = true
	s.out.Rows = append(s.out.Rows, r)
}

// refused tells the states of a registration that is none.
func refused(approval string) bool {
	folded := store.Fold(approval)
	for _, word := range []string{"denied", "cancel", "declin", "reject", "rechaz", "denegad", "negad", "recusad", "abgelehnt", "storniert", "refuse", "annul"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// seePreamble shows the clock when the report was made: it settles the order of
// day and month where nothing else does.
func (s *source) seePreamble() {
	for _, l := range s.sheet.loose {
		for _, cell := range l.cells[1:] {
			if cell != "" {
				s.clock.see(cell)
			}
		}
	}
}

// zoomSummary reads the report's own row on the session.
func (s *source) zoomSummary() {
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if len(sec.body) == 0 || sec.has(colJoin) || sec.has(colAttended) || !(sec.has(colTopic) || sec.has(colMeetingID)) || sec.has(colSubmitted) {
			continue
		}
		l := sec.body[0]
		s.out.Title, s.out.SessionID = sec.cell(l, colTopic), sec.cell(l, colMeetingID)
		s.out.From, _ = s.clock.unix(sec.cell(l, colStart))
		s.out.Until, _ = s.clock.unix(sec.cell(l, colEnd))
		if lasts, ok := durationOf(sec.cell(l, colDuration)); ok && s.out.From > 0 && s.out.Until == 0 {
			s.out.Until = s.out.From + lasts
		}
		for _, st := range []struct {
			name string
			col  column
		}{
			{store.StatedRegistered, colRegCount}, {store.StatedCancelled, colCancelled}, {store.StatedUnique, colUnique},
			{store.StatedUsers, colUsers}, {store.StatedConcurrent, colConcurrent}, {store.StatedAttendees, colPeople},
			{store.StatedLength, colDuration},
		} {
			s.stated(st.name, sec.cell(l, st.col))
		}
		return
	}
}

package importer

import (
	"slices"
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
		{partPhone, "other attend|otros|outros|andere|sonstige|weitere|autres|altri"}, // joined by telephone or a room system
		{partPanel, "panel|painel|podium|ponente|palestrante|diskussion|speaker|redner|referent|intervenant|relator"},
		{partAttendee, "attendee|asistente|participante|teilnehmer|participant|registrant|inscrit"},
		{partHost, "host|anfitr|gastgeber|hote|organi"},
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
	people := s.all(func(sec *section) bool { return sec.has(colJoin) || sec.has(colAttended) })
	s.seeRows(people, colJoin, colLeave, colRegistered)
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	s.zoomSummary()
	// In whatever language, those listed apart have neither address nor "Attended".
	apart := slices.ContainsFunc(people, func(sec *section) bool { return sec.has(colAttended) })
	return s.readRows(people, func(sec *section) func(line) {
		what := part(sec.title)
		if what == partPhone || apart && !sec.has(colAttended) && !sec.has(colEmail) {
			s.phones(sec)
			return func(line) {}
		}
		registration := (what == partAttendee || what == partOther) && s.hasRegistration(sec)
		return func(l line) { s.zoomRow(sec, l, what, registration) }
	})
}

// phones passes over those who are listed apart: lines of telephones and room
// systems, mostly of people who have an entry of their own above. Counting them
// would count people twice. How many rows there are is kept.
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
	r.Registered = registration && sec.tellsRegistered(l, r) && !refused(sec.cell(l, colApproval))
	attended, join := sec.cell(l, colAttended), sec.cell(l, colJoin)
	away := join == "" && sec.cell(l, colLeave) == "" && !did(sec.cell(l, colDuration))
	if no(attended) || attended == "" && join == "" && told(sec.cell(l, colDuration)) == "" || away && !yes(attended) && r.Registered && s.out.Layout == ZoomWebinarAttendees {
		if attended == "" && !registration {
			s.bad(l.at, "no_join")
			return
		}
		if r.Host || !r.Registered {
			return // a panelist who was asked and did not come; a registration refused
		}
		s.out.Rows = append(s.out.Rows, r)
		return
	}
	if attended != "" && !yes(attended) {
		s.badCell(l.at, "attended", "column", attended)
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

// tellsRegistered tells a registration from somebody who came without one, as by
// telephone: by an address or a time, where the section has either.
func (sec *section) tellsRegistered(l line, r Row) bool {
	return r.Email != "" || sec.cell(l, colRegistered) != "" || !sec.has(colEmail) && !sec.has(colRegistered)
}

// refused tells the states of a registration that is none.
func refused(approval string) bool {
	if approval == "" || approval == "approved" {
		return false
	}
	folded := store.Fold(approval)
	for _, word := range []string{"denied", "cancel", "declin", "reject", "rechaz", "denegad", "negad", "recusad", "abgelehnt", "storniert", "refuse", "annul"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// seePreamble shows the clock when the report was made and when the session was:
// that settles the order of day and month where nothing else does. A zone that
// stands there is the file's.
func (s *source) seePreamble() {
	look := func(l line, from int) {
		for i, cell := range l.cells[from:] {
			if zone := zoneNamed(cell); zone != "" {
				s.clock.standsIn(zone)
			} else if cell != "" {
				if st := s.clock.see(cell); from > 0 && i == 0 && says(foldHeader(l.cells[0]), madeWords) {
					s.clock.clues.made(st)
				}
			}
		}
	}
	for _, l := range s.sheet.loose {
		look(l, 1)
	}
	for i := range s.sheet.sections {
		if sec := &s.sheet.sections[i]; sec.summary() && len(sec.body) > 0 {
			look(sec.body[0], 0)
			if st, ok := parseStamp(sec.cell(sec.body[0], colStart)); ok {
				s.clock.clues.began(st)
			}
		}
	}
}

// zoomSummary reads the report's own row on the session.
func (s *source) zoomSummary() {
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if len(sec.body) == 0 || !sec.summary() {
			continue
		}
		l := sec.body[0]
		s.out.Title, s.out.SessionID = sec.cell(l, colTopic), sec.cell(l, colMeetingID)
		if host := sec.cell(l, colHost); host != "" {
			s.out.Hosts = append(s.out.Hosts, host)
		}
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

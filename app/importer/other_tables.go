package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// isMeet knows Google Meet's attendance report: first and last name, and times
// without a date.
func isMeet(s *source) bool {
	return s.sheet != nil && s.find(meet) != nil
}

func meet(sec *section) bool {
	if !sec.has(colJoin, colDuration) || !sec.has(colFirst) && !sec.has(colName) || sec.has(colAttended) || sec.has(colTopic) {
		return false
	}
	for _, i := range sec.at[colJoin] {
		if folded := foldHeader(sec.headers[i]); folded == "time joined" {
			return true
		}
	}
	return sec.has(colFirst, colLast, colEmail) && len(sec.body) > 0 && timeAlone(sec.cell(sec.body[0], colJoin))
}

func readMeet(s *source) error { return s.readTables(meet) }

// isWebex knows Webex's attendance report: every row names the meeting.
func isWebex(s *source) bool { return s.sheet != nil && s.find(webex) != nil }

func webex(sec *section) bool {
	return sec.has(colJoin) && (sec.has(colName) || sec.has(colFirst)) && !sec.has(colAttended) &&
		(sec.has(colTopic, colStart) || sec.has(colTopic, colDevice) || sec.has(colStart, colDevice) || sec.has(colDevice, colLeave, colDuration))
}

func readWebex(s *source) error {
	for i := range s.sheet.sections {
		s.see(&s.sheet.sections[i], colStart, colEnd)
	}
	if err := s.readTables(webex); err != nil {
		return err
	}
	sec := s.find(webex)
	for _, l := range sec.body {
		if s.out.Title == "" {
			s.out.Title = sec.cell(l, colTopic)
		}
		if s.out.SessionID == "" {
			s.out.SessionID = sec.cell(l, colMeetingID)
		}
		if from, err := s.clock.unix(sec.cell(l, colStart)); err == nil && s.out.From == 0 {
			s.out.From = from
			s.out.Until, _ = s.clock.unix(sec.cell(l, colEnd))
		}
		if s.out.From > 0 {
			break
		}
	}
	return nil
}

// readTables reads every table that fits as rows of intervals.
func (s *source) readTables(fits func(*section) bool) error {
	var tables []*section
	for i := range s.sheet.sections {
		if sec := &s.sheet.sections[i]; fits(sec) {
			tables = append(tables, sec)
			s.see(sec, colJoin, colLeave)
			s.rows += len(sec.body)
		}
	}
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	for _, sec := range tables {
		s.dropColumns(sec)
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			s.interval(sec, l)
		}
	}
	return nil
}

// isGoTo knows GoToWebinar's attendee report by its own words.
func isGoTo(s *source) bool {
	if s.sheet == nil {
		return false
	}
	sec := s.find(func(sec *section) bool { return sec.has(colAttended) && (sec.has(colJoin) || sec.has(colDuration)) })
	if sec == nil {
		return false
	}
	if sec.has(colInterest) || sec.has(colAnswers) || sec.title == "session details" {
		return true
	}
	for _, l := range s.sheet.table.lines[:min(12, len(s.sheet.table.lines))] {
		for _, cell := range l.cells {
			if strings.HasPrefix(foldHeader(cell), "gotowebinar") || strings.HasPrefix(foldHeader(cell), "goto webinar") {
				return true
			}
		}
	}
	return false
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
	for i := range s.sheet.sections {
		sec := &s.sheet.sections[i]
		if !sec.has(colAttended) {
			continue
		}
		s.dropColumns(sec)
		s.rows += len(sec.body)
		staff := strings.Contains(sec.title, "staff") || strings.Contains(sec.title, "organizer") || strings.Contains(sec.title, "panelist")
		what := partAttendee
		if staff {
			what = partPanel
		}
		for _, l := range sec.body {
			if err := s.step(); err != nil {
				return err
			}
			before := len(s.out.Rows)
			s.zoomRow(sec, l, what, !staff)
			if added := len(s.out.Rows) - before; added > 0 {
				r := &s.out.Rows[before]
				asked, isCount := digits(sec.cell(l, colAnswers))
				r.Active = sec.cell(l, colAnswers) != "" && (!isCount || asked > 0)
			}
		}
	}
	return nil
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
		if from, err := s.clock.unix(sec.cell(l, colStart)); err == nil {
			s.out.From = from
			if lasts, ok := durationOf(sec.cell(l, colDuration)); ok {
				s.out.Until = from + lasts
			}
			s.stated(store.StatedLength, sec.cell(l, colDuration))
		}
	}
	lines := s.sheet.table.lines
	for i, l := range lines[:max(0, len(lines)-1)] {
		if single(l) && columnOf(l.cells[0]) == colPeople {
			s.stated(store.StatedAttendees, lines[i+1].cells[0])
		}
	}
}

// isBBBUsers knows the list of users of a BigBlueButton learning dashboard.
func isBBBUsers(s *source) bool { return s.sheet != nil && s.find(bbbUsers) != nil }

func bbbUsers(sec *section) bool {
	return sec.has(colName, colModerator) && (sec.has(colJoin) || sec.has(colDuration))
}

func readBBBUsers(s *source) error {
	sec := s.find(bbbUsers)
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
	polls := map[int]*Poll{}
	for i, h := range sec.headers {
		if h != "" && !known[i] {
			polls[i] = &Poll{Question: oneSpace(h)}
		}
	}
	for _, l := range sec.body {
		if err := s.step(); err != nil {
			return err
		}
		s.out.RowCount++
		name := sec.cell(l, colName)
		for i, poll := range polls {
			if i < len(l.cells) && told(l.cells[i]) != "" {
				reply := Reply{Line: l.at, Choices: []string{oneSpace(l.cells[i])}}
				if !anonymous(name) {
					reply.Name = name
				}
				poll.Replies = append(poll.Replies, reply)
			}
		}
		if anonymous(name) && sec.cell(l, colJoin) == "" {
			continue // a row for what nobody in particular answered
		}
		s.bbbUser(sec, l)
	}
	for i := range sec.width {
		if poll := polls[i]; poll != nil && len(poll.Replies) > 0 {
			s.out.Polls = append(s.out.Polls, *poll)
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

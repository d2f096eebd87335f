package importer

// isWebex knows Webex's attendance report: every row names the meeting, or tells
// the kind of connection.
func isWebex(s *source) bool { return s.sheet != nil && s.find(webex) != nil }

func webex(sec *section) bool {
	return sec.has(colJoin) && sec.hasPerson() && !sec.has(colAttended) && !sec.has(colGuest) && !sec.has(colRoom) && !sec.has(colConsent) &&
		(sec.has(colTopic, colStart) || sec.has(colTopic, colDevice) || sec.has(colStart, colDevice) || sec.has(colDevice, colLeave, colDuration))
}

func readWebex(s *source) error {
	for i := range s.sheet.sections {
		s.see(&s.sheet.sections[i], colStart, colEnd)
	}
	if err := s.readTables(webex); err != nil {
		return err
	}
	s.sessionOfRows(s.find(webex))
	return nil
}

// sessionOfRows takes what a table repeats in every row of the session.
func (s *source) sessionOfRows(sec *section) {
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
			return
		}
	}
}

// readTables reads every table that fits as rows of intervals.
func (s *source) readTables(fits func(*section) bool) error {
	tables := s.all(fits)
	s.seeRows(tables, colJoin, colLeave)
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	return s.readRows(tables, s.intervals)
}

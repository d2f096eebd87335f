package importer

// isMeet knows Google Meet's attendance report: a row a person, with first and last
// name, how long they stayed, and when they came first and went last, mostly
// without a date.
func isMeet(s *source) bool {
	return s.sheet != nil && s.find(meet) != nil
}

func meet(sec *section) bool {
	if !sec.has(colJoin, colDuration) || sec.has(colAttended) || sec.has(colTopic) || sec.has(colDevice) || sec.has(colGuest) || sec.has(colRole) {
		return false
	}
	if !sec.has(colFirst, colLast) && !sec.has(colName) {
		return false
	}
	for _, i := range sec.at[colJoin] {
		if foldHeader(sec.headers[i]) == "time joined" {
			return true
		}
	}
	return sec.has(colFirst, colLast, colEmail, colLeave)
}

func readMeet(s *source) error {
	tables := s.all(meet)
	s.seeRows(tables, colJoin, colLeave)
	s.seePreamble()
	if err := s.settle(); err != nil {
		return err
	}
	away := 0
	err := s.readRows(tables, func(sec *section) func(line) {
		return func(l line) {
			before := len(s.out.Rows)
			if s.interval(sec, l); len(s.out.Rows) > before && s.wasAway(&s.out.Rows[before], sec.cell(l, colDuration)) {
				away++
			}
		}
	})
	if away > 0 {
		s.warn("breaks", "count", away)
	}
	return err
}

// breakAllowed is how much longer than the stated duration a stay may be before it
// is not one stay, in seconds: platforms round both.
const breakAllowed = 150

// wasAway tells a row whose first coming and last going are further apart than the
// person was there in all. Then only the duration is kept.
func (s *source) wasAway(r *Row, duration string) bool {
	lasted, told := durationOf(duration)
	if !told || lasted == 0 || len(r.Spans) != 1 || r.Spans[0].Until == 0 || r.Spans[0].Until-r.Spans[0].From <= lasted+breakAllowed {
		return false
	}
	r.Spans, r.Seconds = nil, lasted
	return true
}

// overnight puts times without a date on the next day where the session went past
// midnight: somebody left at an earlier hour than they came, or all times are late
// in the evening or early in the morning.
func (s *source) overnight() {
	const day, hour = 24 * 3600, 3600
	if s.clock.undated == 0 || s.clock.dated > 0 {
		return
	}
	midnight := s.clock.midnight()
	late, early, between, past := false, false, false, false
	each := func(do func(r *Row, k int)) {
		for i := range s.out.Rows {
			for k := range s.out.Rows[i].Spans {
				do(&s.out.Rows[i], k)
			}
		}
	}
	each(func(r *Row, k int) {
		span := r.Spans[k]
		from := span.From - midnight
		late, early = late || from >= 18*hour, early || from < 6*hour
		between = between || from >= 6*hour && from < 18*hour
		past = past || span.Until-midnight > day
	})
	if !past && (between || !late || !early) {
		return
	}
	each(func(r *Row, k int) {
		span := &r.Spans[k]
		if span.From-midnight >= 12*hour {
			return
		}
		span.From += day
		if span.Until > 0 {
			span.Until += day
		}
	})
}

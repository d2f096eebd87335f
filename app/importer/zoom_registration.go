package importer

// isZoomRegistration knows a registration report: people with addresses and when
// they registered, and no time of joining.
func isZoomRegistration(s *source) bool {
	return s.sheet != nil && s.find(registering) != nil && s.find(func(sec *section) bool { return sec.has(colJoin) || sec.has(colAttended) }) == nil
}

func registering(sec *section) bool {
	return (sec.has(colEmail) || sec.has(colName)) && (sec.has(colRegistered) || sec.has(colApproval)) && !sec.has(colJoin) && !sec.has(colSubmitted)
}

// foreign tells a row of another table that follows: it has neither an address nor a
// time of registration, where its table has both.
func (sec *section) foreign(l line) bool {
	if !sec.has(colEmail, colRegistered) || address(sec.cell(l, colEmail)) != "" {
		return false
	}
	at, ok := parseStamp(sec.cell(l, colRegistered))
	return !ok || !at.hasDate
}

func readZoomRegistration(s *source) error {
	return s.eachRow(colRegistered, registering, func(sec *section) func(line) {
		return func(l line) {
			if single(l) || sec.foreign(l) {
				s.bad(l.at, "not_a_row")
				return
			}
			r, ok := s.person(sec, l)
			if !ok || refused(sec.cell(l, colApproval)) {
				return
			}
			r.Registered, r.Host = true, false // a "Role" is what somebody answered
			s.out.Rows = append(s.out.Rows, r)
		}
	})
}

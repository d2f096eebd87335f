package importer

// isTeamsTable knows the report of 2021: a summary over one table of intervals.
func isTeamsTable(s *source) bool {
	return s.sheet != nil && s.find(s.teamsTable) != nil
}

func (s *source) teamsTable(sec *section) bool {
	if !sec.has(colName, colJoin, colLeave) || sec.has(colAttended) || sec.has(colTopic) || sec.has(colGuest) || sec.has(colModerator) || sec.has(colDevice) {
		return false
	}
	if sec.has(colID) || sec.has(colRole, colDuration) {
		return true
	}
	about := pairs(s.before(sec))
	return about[colTopic] != "" && about[colStart] != "" // names with their values beside them, as Teams has them
}

func readTeamsTable(s *source) error {
	tables := s.all(s.teamsTable)
	s.seeRows(tables, colJoin, colLeave)
	if err := s.teamsSummary(s.before(tables[0])); err != nil {
		return err
	}
	return s.readRows(tables, s.intervals)
}

package store

// RecentNotes returns up to limit summaries of notes, the one changed last first,
// and where the next page begins: hand it on as before; zero is the first page, and
// comes back after the last. It follows the log backwards, so a first page costs the
// same however many notes there are, unless very many changes of other records are
// newer than they.
func RecentNotes(r Reader, limit int, before ChangeID) (page []NoteSummary, next ChangeID, err error) {
	rd := r.reader()
	for at, err := range rd.walkBack(bucketChanges, before[:]) {
		if err != nil {
			return nil, next, err
		}
		c, err := rd.decodeChange(at)
		if err != nil {
			return nil, next, err
		}
		if c.Type != TypeNote {
			continue
		}
		value, err := rd.get(bucketNoteSummaries, c.Record[:])
		if err != nil {
			return nil, next, err
		}
		if value == nil {
			continue // deleted
		}
		s, err := decodeSummary(rd.path, pair{c.Record[:], value})
		if err != nil {
			return nil, next, err
		}
		if s.Newest != c.ID {
			continue // its newest change comes earlier or later
		}
		page = append(page, s)
		if len(page) == limit {
			return page, c.ID, nil
		}
	}
	return page, ChangeID{}, nil
}

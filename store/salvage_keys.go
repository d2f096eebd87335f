package store

import "math/bits"

// A key has no sum of its own. One that is damaged makes a record of another ID, an
// entry of the log that nothing names, or an entry of the index that leads nowhere.
// Each is told by the two others, and mended rather than saved as something new.

// mendKeys puts right what damaged keys say. Without a whole index it cannot tell.
func (s *salvage) mendKeys() {
	s.rehome()
	s.dropEntries()
	if !s.brokenIn[""] && !s.brokenIn[string(bucketByRecord)] {
		s.part()
		s.rekey()
	} else if len(s.twins) > 0 {
		s.brokenIn[string(bucketChanges)] = true
	}
}

// twins are two entries of the log with one key, in the order in which they stand: one
// of the keys is damaged.
type twins struct {
	id            ChangeID
	first, second logged
}

// part gives the one of two twins back its ID: the one whose record has no such
// change, or, of one record, the one that stands where it is out of order.
func (s *salvage) part() {
	for _, two := range s.twins {
		s.broken++
		for _, record := range []ID{two.first.record, two.second.record} {
			for missing := range s.expected[record] {
				if _, there := s.changes[missing]; there || !oneBitApart(two.id, missing) {
					continue
				}
				isFirst := record == two.first.record
				if two.first.record == two.second.record {
					isFirst = compareIDs(missing, two.id) < 0
				}
				if isFirst {
					s.changes[missing], s.changes[two.id] = two.first, two.second
				} else {
					s.changes[missing], s.changes[two.id] = two.second, two.first
				}
			}
		}
	}
}

// rehome gives the records whose key is damaged back their ID: that of the record
// whose creation they stand on.
func (s *salvage) rehome() {
	owners := map[ChangeID]ID{} // as the index has them
	for id, changes := range s.expected {
		for change := range changes {
			owners[change] = id
		}
	}
	for id, values := range s.records {
		var here []found
		for _, one := range values {
			home := s.homeOf(id, one.base, owners)
			if home == id {
				here = append(here, one)
				continue
			}
			s.broken++
			s.expect(home, ChangeID{})
			s.records[home] = append(s.records[home], one)
		}
		if len(here) > 0 {
			s.records[id] = here
			continue
		}
		delete(s.records, id)
		if len(s.expected[id]) == 0 {
			delete(s.expected, id)
		}
	}
}

// homeOf is the record that a change belongs to; id if that cannot be told.
func (s *salvage) homeOf(id ID, change ChangeID, owners map[ChangeID]ID) ID {
	if c, found := s.changes[change]; found {
		return c.record
	}
	if s.expected[id][change] {
		return id
	}
	if owner, known := owners[change]; known {
		return owner
	}
	return id
}

// dropEntries drops what the index says of changes that belong to another record.
func (s *salvage) dropEntries() {
	for id, changes := range s.expected {
		before := len(changes)
		for change := range changes {
			if c, found := s.changes[change]; found && c.record != id {
				s.broken++
				delete(changes, change)
			}
		}
		if before > 0 && len(changes) == 0 && len(s.records[id]) == 0 {
			delete(s.expected, id)
		}
	}
}

// rekey gives the changes whose key is damaged back their ID: that which is missing
// in the log of their record and differs by one bit. If it is the index that is
// damaged, its entry goes.
func (s *salvage) rekey() {
	for id, c := range s.changes {
		if s.expected[c.record][id] {
			continue
		}
		for missing := range s.expected[c.record] {
			if _, there := s.changes[missing]; there || !oneBitApart(id, missing) {
				continue
			}
			s.broken++
			if s.names(c.record, missing) > s.names(c.record, id) {
				delete(s.changes, id)
				s.changes[missing] = c
			} else {
				delete(s.expected[c.record], missing)
			}
			break
		}
	}
}

func oneBitApart(a, b ChangeID) bool {
	differ := 0
	for i := range a {
		differ += bits.OnesCount8(a[i] ^ b[i])
	}
	return differ == 1
}

// names counts how often a record and its changes name a change.
func (s *salvage) names(record ID, change ChangeID) (count int) {
	note := func(ids []ChangeID) {
		for _, id := range ids {
			if id == change {
				count++
			}
		}
	}
	for id, c := range s.changes {
		if c.record != record {
			continue
		}
		if b, err := s.bytes(c.where); err == nil {
			if one, err := decodeChange(id[:], b); err == nil {
				note(one.Replaces)
			}
		}
	}
	for _, one := range s.records[record] {
		if b, err := s.bytes(one.where); err == nil {
			if state, err := decodeState(one.typ, record, b); err == nil {
				note(append(state.tips(), state.gone...))
			}
		}
	}
	return count
}

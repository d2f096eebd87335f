package store

// besides finds the changes of scalars and texts that stood beside another one of the
// same field, when neither replaces the other. The changes come oldest first.
func besides(all []*change) map[ChangeID]bool {
	found, heads := map[ChangeID]bool{}, map[uint64][]ChangeID{}
	for _, c := range all {
		switch c.Op {
		case opCreate:
			p := plansByType[c.Type]
			for number := range c.Fields {
				if p == nil || !p.isSet(number) {
					heads[number] = append(heads[number], c.ID)
				}
			}
		case opSet, opText:
			others := without(heads[c.Field], c.Replaces)
			heads[c.Field] = append(others, c.ID)
			for _, id := range others {
				found[id], found[c.ID] = true, true
			}
		}
	}
	return found
}

// returns finds the changes that brought a record back by not having seen its
// deletion: the first such one of each deletion that nobody took back. Later ones were
// made when the record was there again.
func returns(all []*change) map[ChangeID]bool {
	var found map[ChangeID]bool
	for _, deletion := range all {
		if deletion.Op != opDelete || takenBack(deletion.ID, all) {
			continue
		}
		seen := ancestors(deletion, all)
		for _, c := range all {
			if c.Op != opDelete && c.Op != opRestore && !seen[c.ID] {
				if found == nil {
					found = map[ChangeID]bool{}
				}
				found[c.ID] = true
				break
			}
		}
	}
	return found
}

// takenBack tells whether a restoration names the deletion.
func takenBack(deletion ChangeID, all []*change) bool {
	for _, c := range all {
		if c.Op == opRestore {
			for _, id := range c.Replaces {
				if id == deletion {
					return true
				}
			}
		}
	}
	return false
}

// ancestors are all changes that one replaces, and those that they replace.
func ancestors(of *change, all []*change) map[ChangeID]bool {
	seen := map[ChangeID]bool{}
	for _, id := range of.Replaces {
		seen[id] = true
	}
	for i := len(all) - 1; i >= 0; i-- { // a change comes after those it replaces
		if c := all[i]; seen[c.ID] {
			for _, id := range c.Replaces {
				seen[id] = true
			}
		}
	}
	return seen
}

package store

// Unaware finds the copies that a cloud folder has left beside the notebook and that
// still hold something that the notebook has forgotten. They are not changed: merging
// one takes in what else it has, and deleting it is up to the person.
func (f *File) Unaware() (found []ConflictCopy, err error) {
	ours, err := f.forgotten()
	if err != nil || len(ours) == 0 {
		return nil, err
	}
	copies, err := f.ConflictCopies()
	for _, one := range copies {
		err := openedForReading(one.Path, func(g *File) error {
			return g.View(func(r Reader) error {
				holds, err := r.reader().remembers(ours)
				if holds {
					found = append(found, one)
				}
				return err
			})
		})
		if err != nil {
			continue // it is open elsewhere: nobody can tell
		}
	}
	return found, err
}

// forgotten reads every purge, by its key.
func (f *File) forgotten() (all map[string]purge, err error) {
	all = map[string]purge{}
	err = f.View(func(r Reader) error {
		for at, err := range r.reader().walk(bucketPurged, nil) {
			if err != nil {
				return err
			}
			one, err := decodePurge(at.key, at.value)
			if err != nil {
				return damaged(f.path, err)
			}
			all[string(at.key)] = one
		}
		return nil
	})
	return all, err
}

// remembers tells whether a notebook holds something of what another has forgotten.
func (r *reader) remembers(purges map[string]purge) (bool, error) {
	for key, one := range purges {
		have, err := r.get(bucketPurged, []byte(key))
		if err != nil {
			return false, err
		}
		heard, err := decodePurge([]byte(key), have)
		if err == nil && heard.covers(one) {
			continue
		}
		places := [][]byte{[]byte(one.Type), bucketDeleted}
		switch {
		case isBlot([]byte(key), wordsKey):
			continue // what they stood in is another purge
		case isBlot([]byte(key), cuesKey):
			key, places = key[1:], [][]byte{bucketBlobs}
		case len(key) == len(Hash{}):
			places = [][]byte{bucketBlobs}
		default:
			key = key[:len(ID{})]
		}
		for _, place := range places {
			if value, err := r.get(place, []byte(key)); err != nil || value != nil {
				return value != nil, err
			}
		}
	}
	return false, nil
}

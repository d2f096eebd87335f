package store

import "go.etcd.io/bbolt"

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

// walkBack yields the pairs of a bucket from the last key before the given one
// downwards; a key of zeros: from the end.
func (r *reader) walkBack(bucket, before []byte) func(yield func(pair, error) bool) {
	return func(yield func(pair, error) bool) {
		if r.tx == nil {
			yield(pair{}, closed(r.path))
			return
		}
		var cursor *bbolt.Cursor
		var at pair
		err := guarded(r.path, func() error {
			b := r.tx.Bucket(bucket)
			if b == nil {
				return nil
			}
			cursor = b.Cursor()
			if ChangeID(before).IsZero() {
				at.key, at.value = cursor.Last()
			} else if found, _ := cursor.Seek(before); found == nil {
				at.key, at.value = cursor.Last()
			} else {
				at.key, at.value = cursor.Prev()
			}
			return nil
		})
		for err == nil && at.key != nil {
			if !yield(at, nil) || r.tx == nil {
				return
			}
			err = guarded(r.path, func() error {
				at.key, at.value = cursor.Prev()
				return nil
			})
		}
		if err != nil {
			yield(pair{}, err)
		}
	}
}

package store

import "slices"

// bringPieces copies the pieces of another copy's attachments, a few in each
// transaction, before the merge itself: all of them in that one would all be in
// memory. It returns what it holds; the caller releases it.
func (f *File) bringPieces(from *reader) (held []Hash, err error) {
	var waiting []piece
	keep := func() error {
		if err := f.keepArriving(waiting); err != nil {
			return err
		}
		for _, one := range waiting {
			held = append(held, one.hash)
		}
		waiting = waiting[:0]
		return nil
	}
	for a, err := range All[Attachment](from) {
		if err != nil {
			return held, err
		}
		missing, err := f.missingPieces(a)
		if err != nil {
			return held, err
		}
		for _, h := range missing {
			value, err := from.wholeBlob(h)
			if err != nil {
				return held, err
			}
			if value == nil {
				continue // check says so, of the other copy
			}
			if waiting = append(waiting, piece{h, value}); len(waiting) == batch {
				if err := keep(); err != nil {
					return held, err
				}
			}
		}
	}
	if len(waiting) == 0 {
		return held, nil
	}
	return held, keep()
}

// missingPieces are the pieces of another copy's attachment that are not here. One
// that was forgotten here has none to bring.
func (f *File) missingPieces(a Attachment) (missing []Hash, err error) {
	err = f.View(func(r Reader) error {
		rd := r.reader()
		if forgotten, err := rd.isForgotten(a.ID); forgotten || err != nil {
			return err
		}
		for _, h := range a.Pieces {
			have, err := rd.readable(h)
			if err != nil {
				return err
			}
			if !have && !slices.Contains(missing, h) {
				missing = append(missing, h)
			}
		}
		return nil
	})
	return missing, err
}

// wholeBlob is a copy of a blob as it is stored; nil where it is not there or not whole.
func (r *reader) wholeBlob(h Hash) (value []byte, err error) {
	stored, err := r.get(bucketBlobs, h[:])
	if err != nil || stored == nil {
		return nil, err
	}
	whole, err := r.isWhole(h, stored)
	if err != nil || !whole {
		return nil, err
	}
	return slices.Clone(stored), nil
}

// fetchLost takes from another copy what this one has lost of its own blobs, as a
// repaired notebook has, or cannot read any more.
func (tx *Tx) fetchLost(from *reader, m *Merged) error {
	named, err := tx.rd.namedBlobs()
	if err != nil {
		return err
	}
	for h := range named {
		if err := tx.fetchBlob(h, from, m); err != nil {
			return err
		}
	}
	return nil
}

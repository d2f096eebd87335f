package store

import "encoding/binary"

// scan looks at every page that no tree led to.
func (s *salvage) scan() {
	for id := uint64(2); int64(id)*s.pageSize+pageHeader <= s.size && s.budget > 0 && s.gauge.err() == nil; id++ {
		if s.seen[id] {
			continue
		}
		page, ok := s.page(id)
		if !ok {
			continue
		}
		s.budget -= int64(len(page))
		native := binary.NativeEndian
		if flags := native.Uint16(page[8:]); flags == pageBranch || flags == pageFreelist {
			continue
		}
		s.guessAll(page, int64(id)*s.pageSize, true)
	}
}

// guessAll looks at every element of what may be a leaf page, and at those of the
// small buckets that stand in it.
func (s *salvage) guessAll(page []byte, at int64, nested bool) {
	native := binary.NativeEndian
	for i := range int(native.Uint16(page[10:])) {
		e := pageHeader + i*elementSize
		if e+elementSize > len(page) {
			return
		}
		_, value, valueAt, fits := leafPair(page, e)
		inner := bucketHeader + pageHeader
		if nested && fits && native.Uint32(page[e:])&bucketFlag != 0 && len(value) >= inner && native.Uint64(value) == 0 {
			s.guessAll(value[bucketHeader:], at+valueAt+bucketHeader, false)
			continue
		}
		s.guess(page, e, at)
	}
}

// guess tells from its shape what the pair of an element is, if it is any.
func (s *salvage) guess(page []byte, e int, at int64) {
	key, value, valueAt, fits := leafPair(page, e)
	if !fits || len(value) < sealHeader {
		return
	}
	s.guessPair(key, value, span{at + valueAt, len(value)})
}

// guessPair is take for a pair whose bucket is not known.
func (s *salvage) guessPair(key, value []byte, where span) bool {
	switch {
	case len(value) == 0 && len(key) == len(ID{})+len(ChangeID{}):
		s.expect(ID(key), ChangeID(key[len(ID{}):]))
		return true
	case s.takePurge(key, value):
		return true
	case len(key) == len(Hash{}):
		if _, known := s.blobs[Hash(key)]; known {
			return true
		}
		return s.takeBlob(key, value, where)
	case len(key) == len(ID{}):
		return s.takeChange(key, value, where) || s.takeState("", key, value, where)
	}
	return false
}

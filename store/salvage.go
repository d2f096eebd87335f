package store

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// span is where the bytes of a value stand in a file.
type span struct {
	at   int64
	size int
}

// salvage is all that can still be read of a file, whatever is damaged: first by
// following the trees of its pages past what is broken, and then, if anything was,
// from every page that no tree led to. A page says nothing of the bucket it belongs
// to, but each value carries a sum and has a shape of its own. The log is only ever
// appended to and blobs never change, so an old page that is free by now gives
// nothing that is wrong.
type salvage struct {
	file     *os.File
	size     int64
	pageSize int64
	leading  bool            // what is found now, trees lead to
	seen     map[uint64]bool // pages that a tree led to
	budget   int64           // bytes that may still be read of pages that no tree led to

	meta     map[string][]byte
	purges   map[string][]byte
	changes  map[ChangeID]logged
	twins    []twins
	records  map[ID][]found
	blobs    map[Hash]span
	left     map[Hash]span            // what may be left of cues that were blotted, by its own hash
	expected map[ID]map[ChangeID]bool // records and their changes, as the index has them
	broken   int                      // pages and values that could not be read
	brokenIn map[string]bool          // buckets whose trees have broken pages
	cut      uint64                   // pages that the file lost off its end
	gauge    *gauge
}

// found is a record's value where it was found.
type found struct {
	typ   Type // empty: its page does not say
	where span
	led   bool // by a tree: it is the value that stands
	base  ChangeID
}

// logged is an entry of the log where it was found.
type logged struct {
	record ID
	where  span
}

// salvageFrom reads what it can. Only an error of the system ends it, and the gauge.
func salvageFrom(file *os.File, g *gauge) (*salvage, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	s := &salvage{
		file: file, size: info.Size(), pageSize: int64(os.Getpagesize()), seen: map[uint64]bool{0: true, 1: true},
		meta: map[string][]byte{}, purges: map[string][]byte{}, changes: map[ChangeID]logged{}, records: map[ID][]found{},
		blobs: map[Hash]span{}, left: map[Hash]span{}, expected: map[ID]map[ChangeID]bool{}, brokenIn: map[string]bool{}, gauge: g,
	}
	g.part(0.4, s.size)
	s.budget = 4 * s.size
	metas, _, err := readMetas(file)
	if err != nil {
		return nil, err
	}
	var newest boltMeta
	for _, m := range metas {
		if m.txid >= newest.txid {
			newest = m
		}
	}
	if len(metas) > 0 {
		s.pageSize = int64(newest.pageSize)
		if has := uint64(s.size / s.pageSize); has < newest.pages {
			s.cut = newest.pages - has
		}
		s.leading = true
		s.tree(newest.root, "", 0)
		s.leading = false
		s.broken += s.strangers()
	} else {
		s.breakOff("")
	}
	if s.broken > 0 || len(metas) < 2 {
		s.scan()
	}
	return s, nil
}

// page reads a page with what it overflows into, as far as the file goes.
func (s *salvage) page(id uint64) ([]byte, bool) {
	at := int64(id) * s.pageSize
	if id < 2 || at+pageHeader > s.size || at < 0 {
		return nil, false
	}
	var header [pageHeader]byte
	if _, err := s.file.ReadAt(header[:], at); err != nil {
		return nil, false
	}
	span := int64(binary.NativeEndian.Uint32(header[12:])) + 1
	if span > (s.size-at)/s.pageSize {
		span = 1
	}
	page := make([]byte, min(span*s.pageSize, s.size-at))
	if _, err := s.file.ReadAt(page, at); err != nil && !errors.Is(err, io.EOF) {
		return nil, false
	}
	return page, true
}

// breakOff notes a page that cannot be followed, in the bucket of a name.
func (s *salvage) breakOff(bucket string) {
	s.broken++
	s.brokenIn[bucket] = true
}

// unsure tells that nobody can say which changes are missing: neither the log nor
// its index could be followed to its end.
func (s *salvage) unsure() bool {
	root := s.brokenIn[""]
	return (root || s.brokenIn[string(bucketChanges)]) && (root || s.brokenIn[string(bucketByRecord)])
}

// tree follows the pages under one, in the bucket of a name; the root's has none.
func (s *salvage) tree(id uint64, bucket string, depth int) {
	if s.seen[id] || depth > maxDepth {
		s.breakOff(bucket)
		return
	}
	if s.gauge.err() != nil {
		return
	}
	page, ok := s.page(id)
	if !ok {
		s.breakOff(bucket)
		return
	}
	native := binary.NativeEndian
	flags, count := native.Uint16(page[8:]), int(native.Uint16(page[10:]))
	fits := pageHeader+count*elementSize <= len(page)
	if native.Uint64(page) != id || !fits || flags != pageBranch && flags != pageLeaf || flags == pageBranch && count == 0 {
		s.breakOff(bucket) // what is on it may come up in the scan
		return
	}
	s.seen[id] = true
	_ = s.gauge.add(len(page)) // what is to end is not followed further
	s.elements(page, int64(id)*s.pageSize, flags, count, bucket, depth)
}

func (s *salvage) elements(page []byte, at int64, flags uint16, count int, bucket string, depth int) {
	native := binary.NativeEndian
	for i := range count {
		e := pageHeader + i*elementSize
		if flags == pageBranch {
			s.tree(native.Uint64(page[e+8:]), bucket, depth+1)
			continue
		}
		key, value, valueAt, fits := leafPair(page, e)
		if !fits {
			s.breakOff(bucket)
			continue
		}
		if native.Uint32(page[e:])&bucketFlag == 0 {
			s.take(bucket, key, value, at+valueAt)
			continue
		}
		if depth > maxDepth || len(value) < bucketHeader {
			s.breakOff(bucket)
			continue
		}
		if root := native.Uint64(value); root != 0 {
			s.tree(root, string(key), depth+1)
			continue
		}
		inline := value[bucketHeader:]
		if len(inline) < pageHeader || pageHeader+int(native.Uint16(inline[10:]))*elementSize > len(inline) {
			s.breakOff(bucket)
			continue
		}
		s.elements(inline, at+valueAt+bucketHeader, pageLeaf, int(native.Uint16(inline[10:])), string(key), maxDepth+1)
	}
}

// leafPair is the pair of the leaf element at e, and where in the page its value begins.
func leafPair(page []byte, e int) (key, value []byte, at int64, fits bool) {
	native := binary.NativeEndian
	start := uint64(e) + uint64(native.Uint32(page[e+4:]))
	keyEnd := start + uint64(native.Uint32(page[e+8:]))
	end := keyEnd + uint64(native.Uint32(page[e+12:]))
	if end > uint64(len(page)) {
		return nil, nil, 0, false
	}
	return page[start:keyEnd], page[keyEnd:end], int64(keyEnd), true
}

// take keeps a pair whose bucket is known, if it can be read.
func (s *salvage) take(bucket string, key, value []byte, at int64) {
	where, good := span{at, len(value)}, true
	switch typ := Type(bucket); {
	case bucket == string(bucketMeta):
		s.meta[string(key)] = append([]byte(nil), value...)
	case bucket == string(bucketPurged):
		good = s.takePurge(key, value)
	case bucket == string(bucketChanges):
		good = s.takeChange(key, value, where)
	case bucket == string(bucketBlobs):
		good = s.takeBlob(key, value, where)
	case bucket == string(bucketByRecord):
		if good = len(key) == len(ID{})+len(ChangeID{}); good {
			s.expect(ID(key), ChangeID(key[len(ID{}):]))
		}
	case bucket == string(bucketDeleted):
		good = s.takeState("", key, value, where)
	case plansByType[typ] != nil:
		good = s.takeState(typ, key, value, where)
	case bucket == "":
		good = false // a bucket whose mark is damaged
	case bucket != string(bucketNoteSummaries):
		s.brokenIn[bucket] = true // a damaged name, or a newer version's
		good = s.guessPair(key, value, where)
	}
	if !good {
		s.broken++
	}
}

func (s *salvage) takeChange(key, value []byte, where span) bool {
	c, err := decodeChange(key, value)
	if err != nil {
		return false
	}
	one := logged{c.Record, where}
	if was, twice := s.changes[c.ID]; twice && s.leading {
		s.twins = append(s.twins, twins{c.ID, was, one})
	}
	s.changes[c.ID] = one
	return true
}

func (s *salvage) takeBlob(key, value []byte, where span) bool {
	b, err := unseal(value)
	if err != nil || len(key) != len(Hash{}) {
		return false
	}
	h := HashOf(b) // whatever became of its key
	if h != Hash(key) && dec.Unmarshal(b, new([]Cue)) == nil {
		if _, twice := s.left[h]; !twice {
			s.left[h] = where
		}
		return true // as far as one can tell before all purges are found
	}
	if h != Hash(key) && !s.leading {
		return false // as the key of a purge
	}
	s.blobs[h] = where
	return h == Hash(key)
}

// strangers counts the cues that stand under a name which is neither theirs nor that of
// what they are left of.
func (s *salvage) strangers() (count int) {
	known := map[Hash]bool{}
	for key, value := range s.purges {
		if one, err := decodePurge([]byte(key), value); err == nil {
			known[one.Left] = true
		}
	}
	for h, where := range s.left {
		if !known[h] {
			s.blobs[h] = where
			count++
		}
	}
	return count
}

// takePurge keeps the latest purge of a thing, and of cues the one that blots most.
func (s *salvage) takePurge(key, value []byte) bool {
	p, err := decodePurge(key, value)
	if err != nil {
		return false
	}
	good := !p.misplaced(key)
	if !good {
		key = p.Of
	}
	if was, err := decodePurge(key, s.purges[string(key)]); err != nil || !was.covers(p) {
		s.purges[string(key)] = append([]byte(nil), value...)
	}
	return good
}

// takeState keeps a record's value; more than one may be found of one record.
func (s *salvage) takeState(typ Type, key, value []byte, where span) bool {
	if len(key) != len(ID{}) {
		return false
	}
	state, err := decodeState(typ, ID(key), value)
	good := err == nil && !state.base.IsZero()
	if good || s.leading {
		s.expect(ID(key), ChangeID{})
	}
	if !good {
		return false
	}
	s.records[ID(key)] = append(s.records[ID(key)], found{state.typ, where, s.leading, state.base})
	return true
}

// expect notes that there is, or was, such a record with such a change.
func (s *salvage) expect(id ID, change ChangeID) {
	if s.expected[id] == nil {
		s.expected[id] = map[ChangeID]bool{}
	}
	if !change.IsZero() {
		s.expected[id][change] = true
	}
}

// bytes reads a value again.
func (s *salvage) bytes(where span) ([]byte, error) {
	b := make([]byte, where.size)
	_, err := s.file.ReadAt(b, where.at)
	return b, err
}

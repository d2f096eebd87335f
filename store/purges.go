package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
)

// Forgetting a record, or what some of its fields say and ever said, is no change:
// a change would keep what it takes away. It takes entries out of the log, and
// leaves a purge behind, which says until which clock. Merging is then the union of
// two sets of purges and, of two sets of changes, the union without what the purges
// hold back. So a purge wins every merge, and nothing of it comes back:
//
//   - Of a purged record no change is kept, whenever it was made.
//   - Of a purged field no change is kept that is not later than the purge, nor any
//     that replaces one of those: its author had not heard of the purge.
//
// What is written to a field afterwards, by someone who has heard of it, replaces
// nothing, and stays.

// bucketPurged holds purges. A key is a record's ID, or that and the number of a
// field in eight bytes, or the hash of a blob, which backups forget too, or what
// blots.go says of words and transcripts.
var bucketPurged = []byte("purged")

const fieldKey = 8

// purge is one thing that was forgotten.
type purge struct {
	Mark  string `cbor:"1,keyasint"`
	Clock uint64 `cbor:"2,keyasint"`
	Wall  int64  `cbor:"3,keyasint,omitzero"` // ms
	Role  string `cbor:"4,keyasint,omitzero"`
	Type  Type   `cbor:"5,keyasint,omitzero"` // of the record
	// Of is the key, since a key has no sum of its own; earlier builds wrote none.
	Of []byte `cbor:"6,keyasint,omitempty"`
	// Of words: how many letters they have, and a number that their first ones give.
	Letters int    `cbor:"7,keyasint,omitzero"`
	First   uint16 `cbor:"8,keyasint,omitzero"`
	// Of cues: which letters are blotted, each time the first and the one after the last,
	// and the hash of what is left.
	Places []int `cbor:"9,keyasint,omitempty"`
	Left   Hash  `cbor:"10,keyasint,omitzero"`
}

// purge leaves word that the thing of a key was forgotten.
func (tx *Tx) purge(key []byte, typ Type) error {
	one := purge{Mark: purgeMark, Clock: tx.clock, Wall: tx.now.UnixMilli(), Role: tx.file.role, Type: typ, Of: key}
	return tx.set(bucketPurged, key, seal(mustEncode(one)))
}

// misplaced tells that a purge stands under a key that is not its own.
func (p purge) misplaced(key []byte) bool { return len(p.Of) > 0 && !bytes.Equal(p.Of, key) }

// covers tells whether nothing is left to be done of another purge of the same thing.
func (p purge) covers(q purge) bool {
	return p.Clock >= q.Clock && slices.Equal(unite(p.Places, q.Places), unite(p.Places, nil))
}

const purgeMark = "forgotten"

var errPurge = errors.New("what was forgotten cannot be read")

func decodePurge(key, value []byte) (p purge, err error) {
	payload, err := unseal(value)
	if err == nil {
		err = dec.Unmarshal(payload, &p)
	}
	known := ofRecord(key) || len(key) == len(Hash{}) || isBlot(key, wordsKey) || isBlot(key, cuesKey)
	if err == nil && (p.Mark != purgeMark || !known) {
		err = errPurge
	}
	return p, err
}

// purges are those of one record.
type purges struct {
	all    bool              // the record itself is
	fields map[uint64]uint64 // number → clock of the latest purge
}

// purgesOf reads what of a record was forgotten.
func (r *reader) purgesOf(id ID) (of purges, err error) {
	for at, err := range r.walk(bucketPurged, id[:]) {
		if err != nil {
			return of, err
		}
		if !bytes.HasPrefix(at.key, id[:]) {
			break
		}
		if !ofRecord(at.key) {
			continue // a blob whose hash begins so
		}
		p, err := decodePurge(at.key, at.value)
		if err != nil {
			return of, damaged(r.path, err)
		}
		if len(at.key) == len(id) {
			of.all = true
			continue
		}
		if of.fields == nil {
			of.fields = map[uint64]uint64{}
		}
		of.fields[binary.BigEndian.Uint64(at.key[len(id):])] = p.Clock
	}
	return of, nil
}

func (p purges) none() bool { return !p.all && len(p.fields) == 0 }

// keep returns the changes of a record that its purges leave, in the order of their
// IDs. Creations lose the fields that are purged.
func (p purges) keep(changes []*change) (kept []*change) {
	if p.all {
		return nil
	}
	changes = slices.Clone(changes)
	slices.SortFunc(changes, func(a, b *change) int { return compareIDs(a.ID, b.ID) })
	held := map[ChangeID]bool{}
	unaware := func(c *change, until uint64) bool {
		return c.ID.clock() <= until || slices.ContainsFunc(c.Replaces, func(id ChangeID) bool { return id.clock() <= until || held[id] })
	}
	for _, c := range changes {
		if until, purged := p.fields[c.Field]; purged && c.Field != 0 && unaware(c, until) {
			held[c.ID] = true
			continue
		}
		if c.Op == opCreate {
			c = p.strip(c, unaware)
		}
		kept = append(kept, c)
	}
	return kept
}

func (p purges) strip(c *change, unaware func(*change, uint64) bool) *change {
	stripped := *c
	stripped.Fields = maps.Clone(c.Fields)
	for number := range c.Fields {
		if until, purged := p.fields[number]; purged && unaware(c, until) {
			delete(stripped.Fields, number)
		}
	}
	return &stripped
}

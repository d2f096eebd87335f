package store

import (
	"bytes"
	"errors"
	"maps"
	"slices"
)

// takePurges takes in what another copy has forgotten, and returns every record
// that either has purges of; true: new ones.
func (tx *Tx) takePurges(from *reader) (map[ID]bool, error) {
	purged := map[ID]bool{}
	for at, err := range tx.rd.walk(bucketPurged, nil) {
		if err != nil {
			return nil, err
		}
		if ofRecord(at.key) {
			purged[ID(at.key)] = false
		}
	}
	for at, err := range from.walk(bucketPurged, nil) {
		if err != nil {
			return nil, err
		}
		newer, err := tx.takePurge(from, at)
		if err != nil {
			return nil, err
		}
		if newer && ofRecord(at.key) {
			purged[ID(at.key)] = true
		}
	}
	return purged, nil
}

// takePurge keeps the later of two purges of one thing, and of cues the places of both;
// what is left of them is written once the changes have come.
func (tx *Tx) takePurge(from *reader, at pair) (newer bool, err error) {
	there, err := decodePurge(at.key, at.value)
	if err != nil {
		return false, damaged(from.path, err)
	}
	have, err := tx.rd.get(bucketPurged, at.key)
	if err != nil {
		return false, err
	}
	if have != nil {
		here, err := decodePurge(at.key, have)
		if err != nil {
			return false, damaged(tx.rd.path, err)
		}
		if isBlot(at.key, cuesKey) {
			if places := unite(here.Places, there.Places); !slices.Equal(places, here.Places) {
				here.Places = places
				return true, tx.keepPurge(slices.Clone(at.key), here)
			}
			return false, nil
		}
		if here.Clock > there.Clock || here.Clock == there.Clock && bytes.Compare(have, at.value) >= 0 {
			return false, nil
		}
	}
	tx.clock = max(tx.clock, there.Clock)
	tx.dirty, tx.forgot = true, true
	return true, tx.set(bucketPurged, slices.Clone(at.key), slices.Clone(at.value))
}

// takePurged takes in the changes of a record of which something was forgotten. It
// tells whether that made any difference.
func (tx *Tx) takePurged(ref Ref, there []*change, from *reader, m *Merged) (bool, error) {
	stored, err := tx.rd.changesOf(ref.ID)
	if err != nil {
		return false, err
	}
	of, err := tx.rd.purgesOf(ref.ID)
	if err != nil {
		return false, err
	}
	all := map[ChangeID]*change{}
	for _, c := range slices.Concat(there, stored) { // of two, the one that is here
		all[c.ID] = c
	}
	union := slices.Collect(maps.Values(all))
	if err := errors.Join(tx.noteHeld(of, from, there), tx.noteHeld(of, &tx.rd, stored)); err != nil {
		return false, err
	}
	before := map[ChangeID]bool{}
	for _, c := range stored {
		before[c.ID] = true
	}
	kept, come := of.keep(union), 0
	for _, c := range kept {
		if !before[c.ID] {
			come++
			tx.clock = max(tx.clock, c.ID.clock())
		}
	}
	if come == 0 && sameChanges(kept, stored) {
		return false, nil
	}
	was, err := tx.standing(ref)
	if err != nil {
		return false, err
	}
	if err := tx.settleRecord(ref, stored, kept); err != nil {
		return false, err
	}
	m.Changes += come
	s, err := tx.standing(ref)
	if err != nil {
		return false, err
	}
	m.note(ref, was, s)
	m.noteForgotten(ref, of, stored)
	if s == nil {
		return true, nil
	}
	return true, tx.fetchBlobs(s, from, m)
}

// sameChanges compares the kept changes, in order, with those that stand.
func sameChanges(kept, stored []*change) bool {
	return slices.EqualFunc(kept, stored, func(a, b *change) bool { return bytes.Equal(encodeChange(a), encodeChange(b)) })
}

package store

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// Merged tells what a merge brought, or would bring.
type Merged struct {
	Changes   int   // that the notebook did not have
	Records   []Ref // touched by them, once each
	New       []Ref // of Records: those that were not there
	Gone      []Ref // of Records: those that are deleted now and were not
	Returned  []Ref // of Records: deleted on one side, edited on the other, so that they are back
	Conflicts []Ref // of Records: those with two texts of one field to choose from
	Blobs     int   // attachments, transcripts and attendances copied
	// Forgotten is what stood here and the other copy has forgotten: records, words in
	// fields of records, people of attendances and cues of transcripts. It is gone for
	// good, with its history.
	Forgotten []Forgotten
}

// Nothing tells whether a merge brought nothing at all, not even what was lost or damaged.
func (m Merged) Nothing() bool { return m.Changes == 0 && len(m.Forgotten) == 0 && m.Blobs == 0 }

// Merge takes in every change of another copy of the notebook: the union of both
// logs, from which every touched record is computed anew. Any order of merging any
// number of times gives the same records. It is one transaction and no undo step;
// what a person edits afterwards comes later than all that either copy has seen.
// The other file is not changed. A file that is another notebook, not a copy of
// this one, is ErrOther; two changes of one ID that differ are ErrDamaged.
func (f *File) Merge(other *File) (Merged, error) { return f.merge(other) }

func (f *File) merge(other *File) (m Merged, err error) {
	if other.Newer() {
		return m, fail(ErrNewer, "newer", other.path, nil)
	}
	f.clearTemporary(os.TempDir())
	err = other.View(func(r Reader) error {
		if err := f.View(func(here Reader) error { return here.reader().sameNotebook(r.reader()) }); err != nil {
			return err
		}
		brought, err := f.bringPieces(r.reader())
		if err == nil {
			err = f.takeOver(r.reader(), &m)
		}
		m.Blobs += len(brought)
		_ = f.releaseArriving(brought) // what is left of it goes when the notebook is opened next
		return err
	})
	if err == nil {
		_ = f.Wipe() // if it cannot be done, the next opening does it
	}
	return m, err
}

// takeOver is the one transaction of a merge.
func (f *File) takeOver(from *reader, m *Merged) error {
	f.editing.Lock()
	defer f.editing.Unlock()
	tx := f.newTx("step.merge", "")
	if err := tx.run(func(tx *Tx) (err error) {
		*m, err = tx.takeIn(from)
		return err
	}); err != nil || !tx.dirty {
		return err
	}
	if tx.forgot {
		f.forgetSteps()
	}
	f.publish(tx, nil)
	return nil
}

// takeIn copies the changes that another copy has more, and computes the records
// they touch.
func (tx *Tx) takeIn(from *reader) (m Merged, err error) {
	if err := tx.rd.sameNotebook(from); err != nil {
		return m, err
	}
	purged, err := tx.takePurges(from)
	if err != nil {
		return m, err
	}
	touched, forgotten := map[Ref]int{}, map[Ref][]*change{}
	for at, err := range from.walk(bucketChanges, nil) {
		if err != nil {
			return m, err
		}
		c, err := from.decodeChange(at)
		if err != nil {
			return m, err
		}
		if _, is := purged[c.Record]; is {
			forgotten[c.ref()] = append(forgotten[c.ref()], c)
			continue
		}
		came, err := tx.takeChange(from, at, c)
		if err != nil {
			return m, err
		}
		if came {
			m.Changes++
			touched[c.ref()]++
		}
	}
	if err := tx.addPurged(purged, forgotten); err != nil {
		return m, err
	}
	for _, ref := range sortedRefs(forgotten) {
		came, err := tx.takePurged(ref, forgotten[ref], from, &m)
		if err != nil {
			return m, err
		}
		if came {
			m.Records = append(m.Records, ref)
		}
	}
	for _, ref := range sortedRefs(touched) {
		if err := tx.recompute(ref, from, &m); err != nil {
			return m, err
		}
		m.Records = append(m.Records, ref)
	}
	if err := tx.forgetUnheard(purged, touched, &m); err != nil {
		return m, err
	}
	if err := tx.fetchLost(from, &m); err != nil {
		return m, err
	}
	return m, tx.blotMerged(from, &m)
}

// addPurged adds the records of this file that the other copy has forgotten and
// knows nothing more of.
func (tx *Tx) addPurged(purged map[ID]bool, forgotten map[Ref][]*change) error {
	for id, newer := range purged {
		if !newer {
			continue
		}
		changes, err := tx.rd.changesOf(id)
		if err != nil {
			return err
		}
		if len(changes) == 0 {
			continue
		}
		if ref := changes[0].ref(); forgotten[ref] == nil {
			forgotten[ref] = nil // to be looked at all the same
		}
	}
	return nil
}

func sortedRefs[V any](refs map[Ref]V) []Ref {
	return slices.SortedFunc(maps.Keys(refs), func(a, b Ref) int { return bytes.Compare(a.ID[:], b.ID[:]) })
}

// takeChange copies an entry of the other log, unless it is here already.
func (tx *Tx) takeChange(from *reader, at pair, c *change) (came bool, err error) {
	have, err := tx.rd.get(bucketChanges, at.key)
	if err != nil {
		return false, err
	}
	if have != nil {
		same, broken := false, false
		err := guarded(tx.rd.path, func() error {
			same = bytes.Equal(have, at.value)
			_, err := unseal(have)
			broken = err != nil
			return nil
		})
		if err != nil || same {
			return false, err
		}
		if !broken {
			return false, damaged(from.path, fmt.Errorf("change %s is another one in %s", c.ID, tx.rd.path))
		}
		// It is this file's that does not hold, and the other one mends it.
	}
	tx.clock = max(tx.clock, c.ID.clock())
	tx.dirty = true
	if err := tx.set(bucketChanges, slices.Clone(at.key), slices.Clone(at.value)); err != nil {
		return false, err
	}
	return true, tx.set(bucketByRecord, append(slices.Clone(c.Record[:]), at.key...), nil)
}

// sameNotebook refuses a file that is no copy of this one.
func (r *reader) sameNotebook(from *reader) error {
	here, err := About(r)
	if err != nil {
		return err
	}
	there, err := About(from)
	if err != nil {
		return err
	}
	if here.ID != there.ID {
		return fail(ErrOther, "other_notebook", from.path, nil)
	}
	return nil
}

// recompute makes a record of all its changes.
func (tx *Tx) recompute(ref Ref, from *reader, m *Merged) error {
	was, err := tx.standing(ref)
	if err != nil {
		return err
	}
	changes, err := tx.rd.changesOf(ref.ID)
	if err != nil {
		return err
	}
	s, err := replay(ref, changes)
	if err != nil {
		return damaged(from.path, fmt.Errorf("%s %s: %w", ref.Type, ref.ID, err))
	}
	if s.base.IsZero() {
		return damaged(from.path, fmt.Errorf("%s %s was never made", ref.Type, ref.ID))
	}
	m.note(ref, was, s)
	if ref.Type == TypeAttendance && was.names("people") && !s.names("people") {
		m.Forgotten = append(m.Forgotten, Forgotten{ref, []string{"people"}})
	}
	if was != nil {
		// What the other copy has forgotten is forgotten here too.
		tx.dropped = append(tx.dropped, slices.DeleteFunc(was.namedBlobs(), func(h Hash) bool { return slices.Contains(s.namedBlobs(), h) })...)
	}
	tx.touch(ref)
	if err := tx.save(s); err != nil {
		return err
	}
	return tx.fetchBlobs(s, from, m)
}

// note takes down what became of a record; nil states are of one that is not there.
func (m *Merged) note(ref Ref, was, s *state) {
	switch {
	case was == nil && s != nil:
		m.New = append(m.New, ref)
	case was != nil && was.alive() && (s == nil || !s.alive()):
		m.Gone = append(m.Gone, ref)
	}
	if s != nil && s.alive() && len(s.gone) > 0 {
		m.Returned = append(m.Returned, ref)
	}
	if s != nil && s.disagrees() {
		m.Conflicts = append(m.Conflicts, ref)
	}
}

// standing is a record's state as it stands, deleted or not; nil if there is none.
func (tx *Tx) standing(ref Ref) (*state, error) {
	for _, bucket := range [][]byte{[]byte(ref.Type), bucketDeleted} {
		value, err := tx.rd.get(bucket, ref.ID[:])
		if err != nil {
			return nil, err
		}
		if value != nil {
			return tx.rd.decodeState(ref.Type, ref.ID, value)
		}
	}
	return nil, nil
}

// disagrees tells whether two copies wrote a long text of the record without
// knowing of each other: both are kept until someone chooses.
func (s *state) disagrees() bool {
	p := plansByType[s.typ]
	if p == nil {
		return false
	}
	for i := range p.fields {
		if f := s.fields[p.fields[i].number]; f != nil && p.fields[i].merge == mergeText && len(f.heads) > 1 {
			return true
		}
	}
	return false
}

// fetchBlobs copies the blobs that a record names and this file lacks or cannot read. Blobs that
// no record names any more, such as those of forgotten attendees, stay behind.
func (tx *Tx) fetchBlobs(s *state, from *reader, m *Merged) error {
	for _, h := range s.namedBlobs() {
		if err := tx.fetchBlob(h, from, m); err != nil {
			return err
		}
	}
	return nil
}

// fetchBlob copies a blob that this file lacks, or cannot read, if it is whole there.
func (tx *Tx) fetchBlob(h Hash, from *reader, m *Merged) error {
	if have, err := tx.rd.readable(h); have || err != nil {
		return err
	}
	value, err := from.wholeBlob(h)
	if err != nil || value == nil {
		return err // what neither has check says, of either file
	}
	tx.dirty = true
	m.Blobs++
	return tx.set(bucketBlobs, h[:], value)
}

// readable tells whether a blob is there and its sum holds.
func (r *reader) readable(h Hash) (yes bool, err error) {
	value, err := r.get(bucketBlobs, h[:])
	if err != nil || value == nil {
		return false, err
	}
	err = guarded(r.path, func() error {
		_, err := unseal(value)
		yes = err == nil
		return nil
	})
	return yes, err
}

// rawHash reads an encoded hash.
func rawHash(raw cbor.RawMessage) (h Hash, err error) {
	err = dec.Unmarshal(raw, &h)
	return h, err
}

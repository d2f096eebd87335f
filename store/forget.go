package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Forgotten is something to be forgotten for good: a record, or what some of its
// fields say and ever said.
type Forgotten struct {
	Ref    Ref
	Fields []string // JSON names; none: the record itself
}

// WordFields lists the fields of a record type in which people's words stand: a
// question's and its answer, a quote with its passages. They are what is forgotten
// when someone takes back what they said.
func WordFields(typ Type) (names []string) {
	switch typ {
	case TypeQuestion:
		return []string{"text", "answer", "asker", "answered_by"}
	case TypeNote:
		return []string{"title", "body", "evidence", "speaker"}
	}
	if p := plansByType[typ]; p != nil {
		for i := range p.fields {
			if p.fields[i].merge == mergeText {
				names = append(names, p.fields[i].name)
			}
		}
	}
	return names
}

// Forget takes records or words out of the notebook for good: out of the records,
// the log with its history, translations of them, attachments and blobs that nothing else
// names, with a webinar its attendances (HangingOn is what stays), and, of a question or
// a note, out of the transcripts in which its words stand, those that are imported later
// included, where a dot takes the place of each letter. Of words of 20 letters and more a
// hash stays, to know them by. Other records that say the same are left as they are. Their
// bytes are overwritten in the file. It cannot be undone, wins over every copy that is
// merged later, and empties the lists of steps to undo and redo, which may hold the words.
// Own backups follow when SweepBackups is called. Links to a record that is forgotten lead
// nowhere. Do not call it inside View or Edit.
//
// A record that is not there, deleted ones included, is ErrNotFound. After an error
// of the kind ErrNotSaved whose key is not_wiped, what was forgotten is out of the
// notebook all the same, and is overwritten at the next opening.
func (f *File) Forget(what ...Forgotten) error {
	f.editing.Lock()
	tx := f.newTx("step.forget", "")
	err := tx.run(func(tx *Tx) error {
		said := false
		for _, one := range what {
			gone, err := tx.rd.isForgotten(one.Ref.ID)
			if err == nil && !(gone && tx.isNew[one.Ref]) { // else with one before it
				err = tx.forget(one)
			}
			if err != nil {
				return err
			}
			said = said || plansByType[one.Ref.Type].spoken()
		}
		if !said {
			return nil
		}
		_, err := tx.blotTranscripts(nil)
		return err
	})
	if err == nil && tx.dirty {
		f.forgetSteps()
		f.publish(tx, nil)
	}
	f.editing.Unlock()
	if err != nil {
		return err
	}
	return f.Wipe()
}

// forget takes one record, or words of one, out, but for transcripts: Forget blots them
// once for all that goes.
func (tx *Tx) forget(what Forgotten) error {
	p := plansByType[what.Ref.Type]
	if p == nil || what.Ref.Type == TypeNotebook && len(what.Fields) == 0 {
		return fmt.Errorf("store: %s cannot be forgotten", what.Ref.Type)
	}
	if was, err := tx.load(p, what.Ref.ID); err != nil {
		return err
	} else if was == nil {
		return notFound(tx.rd.path, p.typ, what.Ref.ID)
	}
	keys := [][]byte{what.Ref.ID[:]}
	var numbers []uint64
	if len(what.Fields) > 0 {
		keys = nil
		for _, name := range what.Fields {
			number, ok := p.number(name)
			if !ok {
				return fmt.Errorf("store: %s has no field %q", p.typ, name)
			}
			numbers = append(numbers, number)
			keys = append(keys, binary.BigEndian.AppendUint64(slices.Clone(what.Ref.ID[:]), number))
		}
	}
	changes, err := tx.rd.changesOf(what.Ref.ID)
	if err != nil {
		return err
	}
	if p.spoken() {
		said, err := tx.rd.spokenWords(changes, p.saidFields(numbers))
		if err == nil {
			err = tx.forgetWords(said)
		}
		if err != nil {
			return err
		}
	}
	tx.clock = nextClock(tx.clock, tx.now)
	for _, key := range keys {
		if err := tx.purge(key, p.typ); err != nil {
			return err
		}
	}
	of, err := tx.rd.purgesOf(what.Ref.ID)
	if err != nil {
		return err
	}
	held := of.held(changes)
	if err := tx.settleRecord(what.Ref, changes, of.keep(changes)); err != nil {
		return err
	}
	if err := tx.forgetAttachments(attachmentsOf(held)); err != nil {
		return err
	}
	if p.typ == TypeWebinar && len(what.Fields) == 0 {
		if err := tx.forgetAttendances(what.Ref.ID); err != nil {
			return err
		}
	}
	return tx.forgetTranslations(what)
}

// forgetTranslations takes out what says the same in other languages, with the
// translations that were deleted.
func (tx *Tx) forgetTranslations(what Forgotten) error {
	var gone []Forgotten
	note := func(t Translation, err error) error {
		if err == nil && t.Of == what.Ref && (len(what.Fields) == 0 || slices.Contains(what.Fields, t.Field)) {
			gone = append(gone, Forgotten{Ref: Ref{TypeTranslation, t.ID}})
		}
		return err
	}
	for t, err := range All[Translation](tx) {
		if err := note(t, err); err != nil {
			return err
		}
	}
	for t, err := range Deleted[Translation](tx) {
		if err := note(t, err); err != nil {
			return err
		}
	}
	for _, one := range gone {
		if err := tx.forget(one); err != nil {
			return err
		}
	}
	return nil
}

// settleRecord makes the log hold the kept ones of a record's changes, which are those
// that its purges leave, and computes the record from them. stored are those that are
// there.
func (tx *Tx) settleRecord(ref Ref, stored, kept []*change) error {
	was, err := tx.standing(ref)
	if err != nil {
		return err
	}
	if was != nil {
		tx.dropped = append(tx.dropped, was.namedBlobs()...) // those that are still named stay
	}
	left := map[ChangeID]bool{}
	for _, c := range kept {
		left[c.ID] = true
		if err := tx.keepChange(c); err != nil {
			return err
		}
	}
	for _, c := range stored {
		if left[c.ID] {
			continue
		}
		tx.dropped = append(tx.dropped, c.namedBlobs()...)
		err := errors.Join(tx.remove(bucketChanges, c.ID[:]), tx.remove(bucketByRecord, append(slices.Clone(ref.ID[:]), c.ID[:]...)))
		if err != nil {
			return err
		}
	}
	tx.touch(ref)
	tx.dirty, tx.forgot = true, true
	if len(kept) == 0 {
		return errors.Join(tx.remove([]byte(ref.Type), ref.ID[:]), tx.remove(bucketDeleted, ref.ID[:]))
	}
	s, err := replay(ref, kept)
	if err != nil {
		return damaged(tx.rd.path, fmt.Errorf("%s %s: %w", ref.Type, ref.ID, err))
	}
	return tx.save(s)
}

// keepChange writes an entry of the log unless it stands there so.
func (tx *Tx) keepChange(c *change) error {
	value := encodeChange(c)
	have, err := tx.rd.get(bucketChanges, c.ID[:])
	if err != nil || bytes.Equal(have, value) {
		return err
	}
	err = tx.set(bucketChanges, c.ID[:], value)
	if err != nil || have != nil {
		return err
	}
	return tx.set(bucketByRecord, append(slices.Clone(c.Record[:]), c.ID[:]...), nil)
}

// isForgotten tells whether a record was forgotten for good.
func (r *reader) isForgotten(id ID) (bool, error) {
	value, err := r.get(bucketPurged, id[:])
	return value != nil, err
}

// WasForgotten tells whether a record was forgotten for good, by whatever copy.
func WasForgotten(r Reader, id ID) (bool, error) { return r.reader().isForgotten(id) }

// forgetSteps empties the lists of steps, which may hold what was forgotten.
func (f *File) forgetSteps() {
	f.steps.Lock()
	defer f.steps.Unlock()
	f.undo, f.redo = nil, nil
}

// Find returns of which type a record is, deleted ones included, or ErrNotFound.
func Find(r Reader, id ID) (Ref, error) {
	rd := r.reader()
	for _, p := range plans {
		value, err := rd.get(p.bucket, id[:])
		if err != nil {
			return Ref{}, err
		}
		if value != nil {
			return Ref{p.typ, id}, nil
		}
	}
	value, err := rd.get(bucketDeleted, id[:])
	if err != nil {
		return Ref{}, err
	}
	if value == nil {
		return Ref{}, notFound(rd.path, "record", id)
	}
	s, err := rd.decodeState("", id, value)
	if err != nil {
		return Ref{}, err
	}
	return Ref{s.typ, id}, nil
}

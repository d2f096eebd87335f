package store

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// Put stores a record. A record without an ID gets a new one, set in rec. Put
// compares with what stands and writes a change for each field that differs,
// and for each element of a set that came or went; a new record is one change.
// What a newer version of Rapporteur wrote and this one does not know stays.
// A deleted record that is put again is restored first. Text that is not UTF-8 is
// refused with ErrNotSaved.
func Put[T Record](tx *Tx, rec *T) error { return tx.put(planFor[T](), reflect.ValueOf(rec).Elem()) }

// Delete removes a record; it stays in the file and in its history, and undo
// brings it back. Records that refer to it keep doing so. A record that is not
// there, or no longer, is ErrNotFound.
func Delete[T Record](tx *Tx, id ID) error { return tx.delete(planFor[T](), id) }

func (tx *Tx) put(p *plan, rec reflect.Value) error {
	id := rec.Field(p.id).Interface().(ID)
	if id.IsZero() {
		id = NewIDAt(tx.now)
	}
	fields, err := p.raw(rec)
	if err != nil {
		return notText(tx.rd.path, p.typ, err)
	}
	s, err := tx.load(p, id)
	if err != nil {
		return err
	}
	if s == nil {
		err = tx.create(p, id, fields)
	} else {
		err = tx.update(p, s, fields)
	}
	if err == nil {
		rec.Field(p.id).Set(reflect.ValueOf(id))
	}
	return err
}

// load returns a record's state, deleted or not; nil if there never was one.
func (tx *Tx) load(p *plan, id ID) (*state, error) {
	value, err := tx.rd.get(p.bucket, id[:])
	if err != nil {
		return nil, err
	}
	if value == nil {
		if value, err = tx.rd.get(bucketDeleted, id[:]); err != nil {
			return nil, err
		}
	}
	if value == nil {
		if forgotten, err := tx.rd.isForgotten(id); forgotten || err != nil {
			return nil, errors.Join(err, wasForgotten(tx.rd.path, p.typ, id))
		}
		return nil, nil
	}
	s, err := tx.rd.decodeState(p.typ, id, value)
	if err != nil {
		return nil, err
	}
	if s.typ != p.typ {
		return nil, fmt.Errorf("store: %s is the id of a deleted %s, not of a %s", id, s.typ, p.typ)
	}
	return s, nil
}

// save writes a record's state to where it now belongs.
func (tx *Tx) save(s *state) error {
	bucket, other := []byte(s.typ), bucketDeleted
	if !s.alive() {
		bucket, other = other, bucket
	}
	if err := tx.set(bucket, s.id[:], s.encode(!s.alive())); err != nil {
		return err
	}
	return tx.remove(other, s.id[:])
}

var errSecondNotebook = errors.New("store: a notebook has one Notebook record")

func (tx *Tx) create(p *plan, id ID, fields rawFields) error {
	if p.typ == TypeNotebook {
		for range tx.rd.walk(p.bucket, nil) {
			return errSecondNotebook
		}
	}
	for number, raw := range fields {
		if p.isSet(number) {
			fields[number] = rawArray(unique(arrayElements(raw)))
		}
	}
	s := newState(p.typ, id)
	c := &change{Op: opCreate, Fields: fields}
	if err := tx.log(s, c); err != nil {
		return err
	}
	tx.effects.add(effect{ref: c.ref(), kind: opCreate})
	return tx.save(s)
}

func (tx *Tx) update(p *plan, s *state, fields rawFields) error {
	before := tx.clock
	if !s.alive() {
		if err := tx.restore(s); err != nil {
			return err
		}
	}
	for i := range p.fields {
		f := &p.fields[i]
		var err error
		if f.merge == mergeSet {
			err = tx.putSet(s, f, unique(arrayElements(fields[f.number])))
		} else {
			err = tx.putField(s, f, fields[f.number])
		}
		if err != nil {
			return err
		}
	}
	if tx.clock == before {
		return nil
	}
	return tx.save(s)
}

// putField writes a scalar or text field if it differs. Where texts are to be chosen from,
// it is the one that shows which is edited on: the others wait as before.
func (tx *Tx) putField(s *state, f *fieldPlan, raw cbor.RawMessage) error {
	stands := s.fields[f.number]
	if stands == nil {
		stands = &fieldState{}
	}
	if f.same(stands.raw, raw) {
		return nil
	}
	replaces := stands.heads
	if f.merge == mergeText && len(replaces) > 1 {
		replaces = replaces[len(replaces)-1:]
	}
	return tx.writeField(s, f, raw, slices.Clone(replaces))
}

// writeField writes a field in the place of some of the changes that stand.
func (tx *Tx) writeField(s *state, f *fieldPlan, raw cbor.RawMessage, replaces []ChangeID) error {
	stands := s.field(f.number)
	c := &change{Op: opSet, Field: f.number, Replaces: replaces, Value: raw}
	if f.merge == mergeText {
		if err := tx.asDelta(c, stands.raw); err != nil {
			return err
		}
	}
	before := stands.raw
	if err := tx.log(s, c); err != nil {
		return err
	}
	tx.effects.add(effect{ref: c.ref(), kind: opSet, field: f.number, before: before, after: HashOf(raw)})
	return nil
}

// asDelta makes a change of a whole text one of what differs, where that is
// smaller and the last whole text is not too many edits away.
func (tx *Tx) asDelta(c *change, before cbor.RawMessage) error {
	if len(c.Replaces) != 1 || len(c.Value) == 0 || len(before) == 0 {
		return nil
	}
	last, err := tx.rd.change(c.Replaces[0])
	if err != nil {
		return err
	}
	from, err := rawText(before)
	if err != nil {
		return damaged(tx.rd.path, err)
	}
	to, err := rawText(c.Value)
	if err != nil {
		return err
	}
	if d := newDelta(from, to); d.worthwhile(to, last.Depth+1) {
		c.Op, c.Delta, c.Depth, c.Value = opText, d, last.Depth+1, nil
	}
	return nil
}

// putSet writes the elements that came and those that went.
func (tx *Tx) putSet(s *state, f *fieldPlan, wanted []cbor.RawMessage) error {
	var gone []element
	keep := make(map[string]bool, len(wanted)) // false: to be added
	for _, raw := range wanted {
		keep[string(raw)] = false
	}
	if stands := s.fields[f.number]; stands != nil {
		for _, e := range stands.elements {
			raw := string(e.raw)
			if _, is := keep[raw]; !is {
				raw = string(f.known(e.raw))
			}
			if _, is := keep[raw]; is {
				keep[raw] = true
			} else {
				gone = append(gone, e)
			}
		}
	}
	for _, e := range gone {
		if err := tx.removeElement(s, f.number, e); err != nil {
			return err
		}
	}
	for _, raw := range wanted {
		if keep[string(raw)] {
			continue
		}
		if err := tx.addElement(s, f.number, raw, nil); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) addElement(s *state, field uint64, raw cbor.RawMessage, at *place) error {
	c := &change{Op: opAdd, Field: field, Value: raw, Order: at}
	if err := tx.log(s, c); err != nil {
		return err
	}
	tx.effects.add(effect{ref: c.ref(), kind: opAdd, field: field, element: raw})
	return nil
}

func (tx *Tx) removeElement(s *state, field uint64, e element) error {
	// Naming the removals before it keeps what a deletion must name short.
	seen := append(e.ids(), s.fields[field].removals...)
	at := e.place()
	c := &change{Op: opRemove, Field: field, Value: e.raw, Replaces: seen}
	if err := tx.log(s, c); err != nil {
		return err
	}
	tx.effects.add(effect{ref: c.ref(), kind: opRemove, field: field, element: e.raw, at: at})
	return nil
}

func (tx *Tx) delete(p *plan, id ID) error {
	if p.typ == TypeNotebook {
		return errors.New("store: the Notebook record cannot be deleted")
	}
	s, err := tx.load(p, id)
	if err != nil {
		return err
	}
	if s == nil || !s.alive() {
		return notFound(tx.rd.path, p.typ, id)
	}
	return tx.bury(s)
}

// bury deletes a record that is there.
func (tx *Tx) bury(s *state) error {
	c := &change{Op: opDelete, Replaces: s.tips()}
	if err := tx.log(s, c); err != nil {
		return err
	}
	tx.effects.add(effect{ref: c.ref(), kind: opDelete})
	return tx.save(s)
}

// restore brings a deleted record back; the caller saves it.
func (tx *Tx) restore(s *state) error {
	c := &change{Op: opRestore, Replaces: slices.Clone(s.gone)}
	if err := tx.log(s, c); err != nil {
		return err
	}
	tx.effects.add(effect{ref: c.ref(), kind: opRestore, after: s.content()})
	return nil
}

// unique drops elements that are there already.
func unique(elements []cbor.RawMessage) []cbor.RawMessage {
	seen := map[string]bool{}
	return slices.DeleteFunc(elements, func(e cbor.RawMessage) bool {
		was := seen[string(e)]
		seen[string(e)] = true
		return was
	})
}

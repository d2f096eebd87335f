package store

import (
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// remains is what was found of one record.
type remains struct {
	changes []*change // in the order of their IDs
	gap     bool      // changes are missing, as far as the index knows
	stood   *state    // its value; nil: none
	// current tells that the value is the record's last, and not one that an old
	// page still held.
	current bool
}

// join saves a record of which changes were found, its value, or both. What the
// log makes of it counts wherever the log has no gap. Where it has one, what the
// value says later than the log is written to the log as new changes, which also
// replace the lost ones: merging with a copy that has them makes no conflict.
// Where the log has a gap and the last value is lost too, what is saved is only a
// part, and is told as such.
func (r *repair) join(ref Ref, of remains) error {
	stood := of.stood
	s, kept := replayPast(ref, of.changes)
	whole := len(kept) == len(of.changes) && !s.base.IsZero()
	if whole && stood != nil {
		whole = !slices.ContainsFunc(append(stood.tips(), stood.gone...), func(id ChangeID) bool {
			return !slices.ContainsFunc(kept, func(c *change) bool { return c.ID == id })
		})
	}
	part := (of.gap || !whole) && !of.current
	r.done.LostChanges += len(of.changes) - len(kept)
	if !s.base.IsZero() {
		if err := r.keepLog(kept); err != nil {
			return err
		}
	}
	switch {
	case s.base.IsZero():
		r.done.LostChanges += len(kept)
		return r.remake(ref, s, stood, part)
	case whole && part:
		// all that the log still says
	case whole && stood != nil && string(s.encode(!s.alive())) == string(stood.encode(!stood.alive())):
		// as it was
	case whole:
		r.done.FromLog = append(r.done.FromLog, ref)
	case stood != nil:
		if !part {
			r.done.FromRecord = append(r.done.FromRecord, ref)
		}
		if err := r.bridge(s, stood); err != nil {
			return err
		}
	}
	if part {
		r.keptPart(s)
	}
	return r.keepRecord(s)
}

// keptPart notes a record of which only a part was saved.
func (r *repair) keptPart(s *state) {
	one := SavedPart{Ref: Ref{s.typ, s.id}, Fields: []string{}}
	p := plansByType[s.typ]
	for number, f := range s.fields {
		if p != nil && len(f.value()) > 0 && p.name(number) != "" {
			one.Fields = append(one.Fields, p.name(number))
		}
	}
	slices.Sort(one.Fields)
	r.done.Parts = append(r.done.Parts, one)
}

// replayPast is replay that goes on past changes that cannot be applied.
func replayPast(ref Ref, changes []*change) (s *state, kept []*change) {
	s = newState(ref.Type, ref.ID)
	s.past = map[written]cbor.RawMessage{}
	for _, c := range changes {
		if c.Type == ref.Type && s.apply(c) == nil {
			kept = append(kept, c)
		}
	}
	return s, kept
}

func (r *repair) keepLog(changes []*change) error {
	for _, c := range changes {
		if err := r.tx.keepChange(c); err != nil {
			return err
		}
		r.done.Changes++
	}
	return nil
}

// remake makes a record whose creation is lost, with what is known of its fields,
// in place of what is left of its log.
func (r *repair) remake(ref Ref, log, stood *state, part bool) error {
	seen := log.tips()
	if stood == nil {
		stood = newState(ref.Type, ref.ID)
	} else {
		seen = append(seen, stood.tips()...)
	}
	fields := rawFields{}
	for number, raw := range wantedFields(log, stood) {
		if len(raw) > 0 {
			fields[number] = raw
		}
	}
	if len(fields) == 0 {
		r.done.LostRecords = append(r.done.LostRecords, ref.ID)
		return nil
	}
	if !part {
		r.done.FromRecord = append(r.done.FromRecord, ref)
	}
	s := newState(ref.Type, ref.ID)
	s.past = map[written]cbor.RawMessage{}
	slices.SortFunc(seen, compareIDs)
	if err := r.tx.log(s, &change{Op: opCreate, Fields: fields, Replaces: slices.Compact(seen)}); err != nil {
		return err
	}
	r.done.Changes++
	if len(stood.gone) > 0 && !stood.alive() || len(log.gone) > 0 && len(log.exist) == 0 && stood.base.IsZero() {
		if err := r.tx.log(s, &change{Op: opDelete, Replaces: s.tips()}); err != nil {
			return err
		}
		r.done.Changes++
	}
	if part {
		r.keptPart(s)
	}
	return r.keepRecord(s)
}

// bridge writes to the log what a record says and its log, which has gaps, does not.
func (r *repair) bridge(s, stood *state) error {
	p := plansByType[s.typ]
	later := compareIDs(stood.latest(), s.latest()) > 0
	for number, raw := range wantedFields(s, stood) {
		f := s.field(number)
		if string(f.value()) == string(raw) {
			continue
		}
		if p != nil && p.isSet(number) {
			if err := r.tx.putSet(s, p.byNum[number], arrayElements(raw)); err != nil {
				return err
			}
			continue
		}
		c := &change{Op: opSet, Field: number, Value: raw, Replaces: slices.Clone(f.heads)}
		if was := stood.fields[number]; was != nil {
			c.Replaces = append(c.Replaces, was.heads...)
		}
		slices.SortFunc(c.Replaces, compareIDs)
		c.Replaces = slices.Compact(c.Replaces)
		if err := r.tx.log(s, c); err != nil {
			return err
		}
		r.done.Changes++
	}
	switch {
	case !stood.alive() && s.alive() && later:
		return r.tx.log(s, &change{Op: opDelete, Replaces: s.tips()})
	case stood.alive() && !s.alive() && later:
		return r.tx.restore(s)
	}
	return nil
}

// wantedFields are what a record's fields should say: of what the log makes and
// what was found, field by field, the later.
func wantedFields(log, stood *state) map[uint64]cbor.RawMessage {
	wanted := map[uint64]cbor.RawMessage{}
	for number, f := range log.fields {
		wanted[number] = f.value()
	}
	for number, f := range stood.fields {
		if have := log.fields[number]; have == nil || compareIDs(f.newest(), have.newest()) > 0 {
			wanted[number] = f.value()
		}
	}
	return wanted
}

// latest is the latest change that the state stands on or was deleted by.
func (s *state) latest() ChangeID {
	last := s.newest()
	for _, id := range s.gone {
		if compareIDs(id, last) > 0 {
			last = id
		}
	}
	return last
}

// value is a field's content as a creation would set it; nil: empty.
func (f *fieldState) value() cbor.RawMessage {
	if !f.set {
		return f.raw
	}
	if len(f.elements) == 0 {
		return nil
	}
	elements := make([]cbor.RawMessage, len(f.elements))
	for i, e := range f.elements {
		elements[i] = e.raw
	}
	return rawArray(elements)
}

// newest is the latest change that a field stands on.
func (f *fieldState) newest() (last ChangeID) {
	ids := slices.Concat(f.heads, f.removals)
	for _, e := range f.elements {
		ids = append(ids, e.ids()...)
	}
	for _, id := range ids {
		if compareIDs(id, last) > 0 {
			last = id
		}
	}
	return last
}

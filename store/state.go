package store

import (
	"fmt"
	"maps"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// state is a record with all that tells where its present values come from. It
// is a function of the record's set of changes: apply folds them in the order
// of their IDs, in which no change comes before one it replaces.
type state struct {
	typ    Type
	id     ID
	base   ChangeID   // the creation; stands for everything that names no other change
	exist  []ChangeID // creations and restorations that no deletion has seen
	gone   []ChangeID // deletions that no restoration has taken back
	fields map[uint64]*fieldState
	// covered is what deletions have seen; kept while folding, not stored.
	covered map[ChangeID]bool
	// past keeps what each change made of its field while a log is replayed, since
	// a text edit made beside others builds on what is no longer the newest.
	past map[written]cbor.RawMessage
}

// written names the value that one change gave one field.
type written struct {
	field  uint64
	change ChangeID
}

// fieldState is one field's value and the changes that made it.
type fieldState struct {
	raw   cbor.RawMessage // of a scalar; nil: empty
	heads []ChangeID      // changes no other has replaced; two or more: a conflict

	set      bool
	elements []element
	removals []ChangeID // removals no later removal of the field names
}

// element is one present element of a set.
type element struct {
	raw  cbor.RawMessage
	adds []addition
}

// addition is one change that brought an element and that no removal has seen.
type addition struct {
	ID    ChangeID `cbor:"1,keyasint"`
	Order place    `cbor:"2,keyasint"`
}

func newState(typ Type, id ID) *state {
	return &state{typ: typ, id: id, fields: map[uint64]*fieldState{}, covered: map[ChangeID]bool{}}
}

func (s *state) field(number uint64) *fieldState {
	f := s.fields[number]
	if f == nil {
		f = &fieldState{}
		s.fields[number] = f
	}
	return f
}

// apply folds one change into the state.
func (s *state) apply(c *change) error {
	switch c.Op {
	case opCreate:
		s.create(c)
	case opDelete:
		for _, id := range c.Replaces {
			s.covered[id] = true
		}
		s.exist = without(s.exist, c.Replaces)
		s.gone = append(s.gone, c.ID)
	case opRestore:
		s.gone = without(s.gone, c.Replaces)
		s.exist = append(s.exist, c.ID)
	case opSet:
		s.write(c.Field, c.Value, c)
	case opText:
		return s.applyText(c)
	case opAdd:
		at := place{Change: c.ID}
		if c.Order != nil {
			at = *c.Order
		}
		s.field(c.Field).add(c.Value, addition{ID: c.ID, Order: at})
	case opRemove:
		f := s.field(c.Field)
		f.set = true
		f.remove(c.Value, c.Replaces)
		f.removals = append(without(f.removals, c.Replaces), c.ID)
	}
	return nil
}

func (s *state) create(c *change) {
	if s.base.IsZero() {
		s.base = c.ID
	}
	s.exist = append(s.exist, c.ID)
	p := plansByType[s.typ]
	for _, number := range slices.Sorted(maps.Keys(c.Fields)) {
		raw := c.Fields[number]
		if p == nil || !p.isSet(number) {
			s.write(number, raw, c)
			continue
		}
		f := s.field(number)
		for i, e := range arrayElements(raw) {
			f.add(e, addition{ID: c.ID, Order: place{Change: c.ID, Index: i}})
		}
	}
}

// write makes the change the newest of a scalar or text field.
func (s *state) write(number uint64, raw cbor.RawMessage, c *change) {
	f := s.field(number)
	f.raw = raw
	f.heads = append(without(f.heads, c.Replaces), c.ID)
	if s.past != nil {
		s.past[written{number, c.ID}] = raw
	}
}

func (s *state) applyText(c *change) error {
	f := s.field(c.Field)
	raw, known := s.past[written{c.Field, c.Replaces[0]}]
	if !known {
		// Without a past, only the text that shows is at hand.
		if len(f.heads) == 0 || f.heads[len(f.heads)-1] != c.Replaces[0] {
			return fmt.Errorf("%w: that one is missing", errDelta)
		}
		raw = f.raw
	}
	text, err := rawText(raw)
	if err != nil {
		return err
	}
	if text, err = c.Delta.apply(text); err != nil {
		return err
	}
	s.write(c.Field, mustEncode(text), c)
	return nil
}

// add records an addition of the element and keeps the elements in order.
func (f *fieldState) add(raw cbor.RawMessage, a addition) {
	f.set = true
	e := element{raw: raw}
	if i := f.find(raw); i >= 0 {
		e = f.elements[i]
		f.elements = slices.Delete(f.elements, i, i+1)
	}
	e.adds = append(e.adds, a)
	i, _ := slices.BinarySearchFunc(f.elements, e, element.compare)
	f.elements = slices.Insert(f.elements, i, e)
}

// remove takes back the named additions of the element.
func (f *fieldState) remove(raw cbor.RawMessage, seen []ChangeID) {
	i := f.find(raw)
	if i < 0 {
		return
	}
	e := f.elements[i]
	e.adds = slices.DeleteFunc(slices.Clone(e.adds), func(a addition) bool { return slices.Contains(seen, a.ID) })
	f.elements = slices.Delete(slices.Clone(f.elements), i, i+1)
	if len(e.adds) > 0 {
		i, _ = slices.BinarySearchFunc(f.elements, e, element.compare)
		f.elements = slices.Insert(f.elements, i, e)
	}
}

func (f *fieldState) find(raw cbor.RawMessage) int {
	return slices.IndexFunc(f.elements, func(e element) bool { return string(e.raw) == string(raw) })
}

// compare orders the elements of a set.
func (e element) compare(o element) int {
	if c := e.place().compare(o.place()); c != 0 {
		return c
	}
	return slices.Compare(e.raw, o.raw)
}

// place is the earliest place any of the element's additions gives it.
func (e element) place() place {
	first := e.adds[0].Order
	for _, a := range e.adds[1:] {
		if a.Order.compare(first) < 0 {
			first = a.Order
		}
	}
	return first
}

func (e element) ids() []ChangeID {
	out := make([]ChangeID, len(e.adds))
	for i, a := range e.adds {
		out[i] = a.ID
	}
	return out
}

// tips are all changes that no other has replaced: what a deletion has seen.
func (s *state) tips() []ChangeID {
	seen := map[ChangeID]bool{}
	add := func(ids []ChangeID) {
		for _, id := range ids {
			seen[id] = true
		}
	}
	add(s.exist)
	for _, f := range s.fields {
		add(f.heads)
		add(f.removals)
		for _, e := range f.elements {
			add(e.ids())
		}
	}
	return slices.SortedFunc(maps.Keys(seen), compareIDs)
}

// alive tells whether the record is there: some change of it has not been seen
// by a deletion.
func (s *state) alive() bool {
	for _, id := range s.tips() {
		if !s.covered[id] {
			return true
		}
	}
	return false
}

// newest returns the latest change that the state stands on.
func (s *state) newest() ChangeID {
	var last ChangeID
	for _, id := range s.tips() {
		if compareIDs(id, last) > 0 {
			last = id
		}
	}
	return last
}

// replay computes a record's state from its changes, given in any order.
func replay(ref Ref, changes []*change) (*state, error) {
	changes = slices.Clone(changes)
	slices.SortFunc(changes, func(a, b *change) int { return compareIDs(a.ID, b.ID) })
	s := newState(ref.Type, ref.ID)
	s.past = map[written]cbor.RawMessage{}
	for _, c := range changes {
		if err := s.apply(c); err != nil {
			return nil, fmt.Errorf("change %s: %w", c.ID, err)
		}
	}
	return s, nil
}

func without(ids, drop []ChangeID) []ChangeID {
	var kept []ChangeID
	for _, id := range ids {
		if !slices.Contains(drop, id) {
			kept = append(kept, id)
		}
	}
	return kept
}

// arrayElements splits an encoded array; what is no array has no elements.
func arrayElements(raw cbor.RawMessage) []cbor.RawMessage {
	if len(raw) == 0 {
		return nil
	}
	var elements []cbor.RawMessage
	if dec.Unmarshal(raw, &elements) != nil {
		return nil
	}
	return elements
}

// rawText reads an encoded text; nothing is the empty text.
func rawText(raw cbor.RawMessage) (string, error) {
	if len(raw) == 0 {
		return "", nil
	}
	var text string
	err := dec.Unmarshal(raw, &text)
	return text, err
}

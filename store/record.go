package store

import (
	"fmt"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// heads is the second half of a stored record: where its values come from.
// What the creation alone made is not listed, so a record that nobody has
// edited carries one ID.
type heads struct {
	Base    ChangeID              `cbor:"1,keyasint"`
	Exist   []ChangeID            `cbor:"2,keyasint,omitempty"` // missing: the creation, unless Covered
	Covered bool                  `cbor:"3,keyasint,omitzero"`  // deletions have seen every creation and restoration
	Gone    []ChangeID            `cbor:"4,keyasint,omitempty"`
	Fields  map[uint64][]ChangeID `cbor:"5,keyasint,omitempty"`
	Sets    map[uint64]setHeads   `cbor:"6,keyasint,omitempty"`
	Type    Type                  `cbor:"7,keyasint,omitzero"` // of a deleted record
}

// setHeads are the additions of each element, in the order of the elements.
type setHeads struct {
	Removals []ChangeID   `cbor:"1,keyasint,omitempty"`
	Adds     [][]addition `cbor:"2,keyasint,omitempty"`
}

// encode writes the state as a stored value.
func (s *state) encode(deleted bool) []byte {
	fields := make(rawFields, len(s.fields))
	h := heads{Base: s.base, Gone: s.gone, Fields: map[uint64][]ChangeID{}, Sets: map[uint64]setHeads{}}
	if !slices.Equal(s.exist, []ChangeID{s.base}) {
		h.Exist, h.Covered = s.exist, len(s.exist) == 0
	}
	if deleted {
		h.Type = s.typ
	}
	for number, f := range s.fields {
		if f.set {
			s.encodeSet(number, f, fields, &h)
			continue
		}
		if len(f.heads) == 0 {
			continue // only asked for
		}
		if len(f.raw) > 0 {
			fields[number] = f.raw
		}
		if len(f.raw) == 0 || !slices.Equal(f.heads, []ChangeID{s.base}) {
			h.Fields[number] = f.heads
		}
	}
	return seal(mustEncode(fields), mustEncode(h))
}

func (s *state) encodeSet(number uint64, f *fieldState, fields rawFields, h *heads) {
	elements := make([]cbor.RawMessage, len(f.elements))
	adds := make([][]addition, len(f.elements))
	plain := len(f.removals) == 0
	for i, e := range f.elements {
		elements[i] = e.raw
		adds[i] = e.adds
		plain = plain && slices.Equal(e.adds, []addition{s.created(i)})
	}
	if len(elements) > 0 {
		fields[number] = rawArray(elements)
	}
	if !plain {
		h.Sets[number] = setHeads{Removals: f.removals, Adds: adds}
	}
}

// created is the addition of the i-th element of a set by the record's creation.
func (s *state) created(i int) addition {
	return addition{ID: s.base, Order: place{Change: s.base, Index: i}}
}

// decodeState reads a stored value back. The state shares no memory with it.
func decodeState(typ Type, id ID, value []byte) (*state, error) {
	payload, err := unseal(value)
	if err != nil {
		return nil, err
	}
	fields := rawFields{}
	rest, err := dec.UnmarshalFirst(payload, &fields)
	if err != nil {
		return nil, fmt.Errorf("it cannot be decoded: %w", err)
	}
	var h heads
	if err := dec.Unmarshal(rest, &h); err != nil {
		return nil, fmt.Errorf("it cannot be decoded: %w", err)
	}
	if h.Type != "" {
		typ = h.Type
	}
	s := newState(typ, id)
	s.base, s.exist, s.gone = h.Base, h.Exist, h.Gone
	if len(s.exist) == 0 && !h.Covered {
		s.exist = []ChangeID{s.base}
	}
	for number, ids := range h.Fields {
		s.field(number).heads = ids
	}
	if err := s.decodeFields(fields, h.Sets); err != nil {
		return nil, err
	}
	if len(s.gone) > 0 && h.Type != "" {
		for _, id := range s.tips() {
			s.covered[id] = true
		}
	}
	return s, nil
}

func (s *state) decodeFields(fields rawFields, sets map[uint64]setHeads) error {
	p := plansByType[s.typ]
	for number, h := range sets {
		f := s.field(number)
		f.set, f.removals = true, h.Removals
		elements := arrayElements(fields[number])
		if len(elements) != len(h.Adds) {
			return fmt.Errorf("field %d has %d elements of %d", number, len(elements), len(h.Adds))
		}
		for i, raw := range elements {
			if len(h.Adds[i]) == 0 {
				return fmt.Errorf("an element of field %d came from nowhere", number)
			}
			f.elements = append(f.elements, element{raw: raw, adds: h.Adds[i]})
		}
	}
	for number, raw := range fields {
		if _, done := sets[number]; done {
			continue
		}
		f := s.field(number)
		if p != nil && p.isSet(number) {
			f.set = true
			for i, e := range arrayElements(raw) {
				f.elements = append(f.elements, element{raw: e, adds: []addition{s.created(i)}})
			}
			continue
		}
		f.raw = raw
		if len(f.heads) == 0 {
			f.heads = []ChangeID{s.base}
		}
	}
	return nil
}

package store

import (
	"fmt"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// op is what a change does.
type op string

const (
	opCreate  op = "create"  // a record appears with all the fields of Fields
	opSet     op = "set"     // a field gets Value; no Value: it becomes empty
	opText    op = "text"    // a long text becomes Delta applied to what Replaces[0] left
	opAdd     op = "add"     // a set gains the element Value
	opRemove  op = "remove"  // a set loses the element Value, as far as the additions in Replaces
	opDelete  op = "delete"  // the record goes, as far as the changes in Replaces
	opRestore op = "restore" // the deletions in Replaces no longer count
)

// change is one entry of the log. Together the changes of a record are all that
// is needed to compute it, in whatever order they arrive.
type change struct {
	ID ChangeID `cbor:"-"` // the key

	Wall   int64  `cbor:"1,keyasint,omitzero"` // ms; 0: the clock's milliseconds are the wall's
	Role   string `cbor:"2,keyasint,omitzero"`
	Type   Type   `cbor:"3,keyasint"`
	Record ID     `cbor:"4,keyasint"`
	Field  uint64 `cbor:"5,keyasint,omitzero"` // 0: the record itself
	Op     op     `cbor:"6,keyasint"`
	// Replaces names the changes of the field or element that this one supersedes.
	Replaces []ChangeID      `cbor:"7,keyasint,omitempty"`
	Value    cbor.RawMessage `cbor:"8,keyasint,omitempty"`
	Delta    *delta          `cbor:"9,keyasint,omitempty"`
	Depth    int             `cbor:"10,keyasint,omitzero"` // deltas back to a whole text
	// Step is the clock of the step's first change, which carries its key; 0: this is it.
	Step    uint64   `cbor:"11,keyasint,omitzero"`
	StepKey string   `cbor:"12,keyasint,omitzero"`
	Reverse reversal `cbor:"13,keyasint,omitzero"`
	// Order keeps the place of an element that an undo brings back.
	Order *place `cbor:"14,keyasint,omitempty"`
	// Fields is what a creation sets. A creation counts as the change of each of
	// these fields and as the addition of each element of their sets.
	Fields rawFields `cbor:"15,keyasint,omitempty"`
}

// reversal says whether a change takes back another one.
type reversal string

const (
	undone reversal = "undo"
	redone reversal = "redo"
)

// place is where an element stands in its set: by the addition that first
// brought it, then by its index there.
type place struct {
	Change ChangeID `cbor:"1,keyasint"`
	Index  int      `cbor:"2,keyasint,omitzero"`
}

func (p place) compare(q place) int {
	if c := slices.Compare(p.Change[:], q.Change[:]); c != 0 {
		return c
	}
	return p.Index - q.Index
}

func compareIDs(a, b ChangeID) int { return slices.Compare(a[:], b[:]) }

// wall returns when the change was made, by the clock on the wall, in Unix ms.
func (c *change) wall() int64 {
	if c.Wall != 0 {
		return c.Wall
	}
	return c.ID.millis()
}

// step returns the ID of the first change of the change's step.
func (c *change) step() ChangeID {
	if c.Step == 0 {
		return c.ID
	}
	return newChangeID(c.Step, c.ID.opening())
}

// ref names the record the change belongs to.
func (c *change) ref() Ref { return Ref{Type: c.Type, ID: c.Record} }

func encodeChange(c *change) []byte { return seal(mustEncode(c)) }

func decodeChange(key, value []byte) (*change, error) {
	if len(key) != len(ChangeID{}) {
		return nil, fmt.Errorf("a change's key has %d bytes", len(key))
	}
	payload, err := unseal(value)
	if err != nil {
		return nil, err
	}
	c := &change{}
	if err := dec.Unmarshal(payload, c); err != nil {
		return nil, fmt.Errorf("it cannot be decoded: %w", err)
	}
	c.ID = ChangeID(key)
	return c, c.validate()
}

// validate refuses a change that says too little to be applied.
func (c *change) validate() error {
	switch c.Op {
	case opCreate, opDelete, opRestore:
		if c.Field != 0 {
			return fmt.Errorf("%s names field %d", c.Op, c.Field)
		}
	case opSet, opAdd, opRemove, opText:
		if c.Field == 0 {
			return fmt.Errorf("%s names no field", c.Op)
		}
		if (c.Op == opAdd || c.Op == opRemove) && len(c.Value) == 0 {
			return fmt.Errorf("%s names no element", c.Op)
		}
		if c.Op == opText && (c.Delta == nil || len(c.Replaces) != 1) {
			return fmt.Errorf("a text edit says not what it edits")
		}
	default:
		return fmt.Errorf("unknown operation %q", c.Op)
	}
	return nil
}

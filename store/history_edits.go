package store

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// FieldEdit is what one step did to one field of a record. Values are those of the
// field's Go type, such as Status; nil stands for nothing.
type FieldEdit struct {
	Field string `json:"field"`          // JSON name
	Set   bool   `json:"set,omitempty"`  // elements came and went; Before and After are nil
	Text  bool   `json:"text,omitempty"` // a long text
	// Before is what the step replaced. Where it replaced several texts, as choosing
	// does, it is the one that showed.
	Before any `json:"before,omitempty"`
	After  any `json:"after,omitempty"`
	// From and To are the changes that wrote Before and After; see TextAt. No From:
	// the field was empty.
	From    ChangeID `json:"from"`
	To      ChangeID `json:"to"`
	Added   []any    `json:"added,omitempty"`
	Removed []any    `json:"removed,omitempty"`
}

// EditsOf returns what one step did to a record, by field: the newest value of a
// field that it saved many times. A field that stands as before is left out.
func EditsOf(r Reader, ref Ref, step ChangeID) ([]FieldEdit, error) {
	p := plansByType[ref.Type]
	if p == nil {
		return nil, unknownType(ref.Type)
	}
	rd := r.reader()
	all, err := rd.changesOf(ref.ID)
	if err != nil {
		return nil, err
	}
	edits := map[uint64]*FieldEdit{}
	for _, c := range all {
		if c.step() == step && c.ref() == ref {
			if err := p.note(edits, c); err != nil {
				return nil, damaged(rd.path, err)
			}
		}
	}
	var out []FieldEdit
	for _, number := range slices.Sorted(maps.Keys(edits)) {
		e := edits[number]
		if !e.Set {
			if e.Before, err = rd.valueBefore(ref, p.byNum[number], e.From); err != nil {
				return nil, err
			}
			if e.After, err = rd.valueAt(ref, p.byNum[number], e.To); err != nil {
				return nil, err
			}
		}
		if len(e.Added)+len(e.Removed) > 0 || !reflect.DeepEqual(e.Before, e.After) {
			out = append(out, *e)
		}
	}
	return out, nil
}

// note takes down which fields a change wrote. What a newer version wrote and this
// one does not know is left out.
func (p *plan) note(edits map[uint64]*FieldEdit, c *change) error {
	of := func(f *fieldPlan) *FieldEdit {
		e := edits[f.number]
		if e == nil {
			e = &FieldEdit{Field: f.name, Set: f.merge == mergeSet, Text: f.merge == mergeText, From: newestOf(c.Replaces)}
			edits[f.number] = e
		}
		return e
	}
	if c.Op == opCreate {
		for number, raw := range c.Fields {
			f := p.byNum[number]
			if f == nil {
				continue
			}
			e := of(f)
			e.To = c.ID
			if !e.Set {
				continue
			}
			for _, element := range arrayElements(raw) {
				v, err := f.value(element)
				if err != nil {
					return err
				}
				e.Added = append(e.Added, v)
			}
		}
		return nil
	}
	f := p.byNum[c.Field]
	if f == nil {
		return nil
	}
	e := of(f)
	e.To = c.ID
	if !e.Set {
		return nil
	}
	v, err := f.value(c.Value)
	if err != nil {
		return err
	}
	if c.Op == opAdd {
		e.Removed, e.Added = move(e.Removed, e.Added, v)
	} else {
		e.Added, e.Removed = move(e.Added, e.Removed, v)
	}
	return nil
}

// move takes an element off one list, or puts it on the other.
func move(off, on []any, v any) ([]any, []any) {
	if i := slices.IndexFunc(off, func(o any) bool { return reflect.DeepEqual(o, v) }); i >= 0 {
		return slices.Delete(off, i, i+1), on
	}
	return off, append(on, v)
}

func newestOf(ids []ChangeID) (newest ChangeID) {
	for _, id := range ids {
		if compareIDs(id, newest) > 0 {
			newest = id
		}
	}
	return newest
}

// value decodes a value of the field, or an element of its set; nil: nothing.
func (f *fieldPlan) value(raw cbor.RawMessage) (any, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	v := reflect.New(f.typ)
	if err := dec.Unmarshal(raw, v.Interface()); err != nil {
		return nil, err
	}
	return v.Elem().Interface(), nil
}

// ValuesOf returns what one change replaced and what it wrote: of a set the element
// that went or came, of a creation its fields by their JSON names. Both are nil where
// a record was deleted or brought back.
func ValuesOf(r Reader, id ChangeID) (before, after any, err error) {
	rd := r.reader()
	c, err := rd.change(id)
	if err != nil {
		return nil, nil, err
	}
	p := plansByType[c.Type]
	if p == nil {
		return nil, nil, unknownType(c.Type)
	}
	f := p.byNum[c.Field]
	switch {
	case c.Op == opCreate:
		after, err = p.created(c)
	case f == nil:
	case c.Op == opAdd:
		after, err = f.value(c.Value)
	case c.Op == opRemove:
		before, err = f.value(c.Value)
	default:
		if before, err = rd.valueBefore(c.ref(), f, newestOf(c.Replaces)); err == nil {
			after, err = rd.valueAt(c.ref(), f, id)
		}
		return before, after, err
	}
	if err != nil {
		err = damaged(rd.path, err)
	}
	return before, after, err
}

// created is what a creation sets, by the fields' JSON names.
func (p *plan) created(c *change) (map[string]any, error) {
	all := map[string]any{}
	for number, raw := range c.Fields {
		f := p.byNum[number]
		if f == nil {
			continue
		}
		if f.merge != mergeSet {
			v, err := f.value(raw)
			if err != nil {
				return nil, err
			}
			all[f.name] = v
			continue
		}
		elements := []any{}
		for _, element := range arrayElements(raw) {
			v, err := f.value(element)
			if err != nil {
				return nil, err
			}
			elements = append(elements, v)
		}
		all[f.name] = elements
	}
	return all, nil
}

// ValueAt returns a field as a change left it, nil if that is nothing. The change may
// be any that wrote the field, the record's creation included. A set is that of all
// changes up to this one, a []any of its elements.
func ValueAt(r Reader, ref Ref, field string, change ChangeID) (any, error) {
	f, err := fieldOf(ref, field)
	if err != nil {
		return nil, err
	}
	rd := r.reader()
	if f.merge != mergeSet {
		return rd.valueAt(ref, f, change)
	}
	elements, err := rd.setAt(ref, f.number, change)
	if err != nil {
		return nil, err
	}
	all := []any{}
	for _, raw := range elements {
		v, err := f.value(raw)
		if err != nil {
			return nil, damaged(rd.path, err)
		}
		all = append(all, v)
	}
	return all, nil
}

// valueBefore is valueAt of a change that may be none, or forgotten since.
func (r *reader) valueBefore(ref Ref, f *fieldPlan, id ChangeID) (any, error) {
	if id.IsZero() {
		return nil, nil
	}
	v, err := r.valueAt(ref, f, id)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return v, err
}

// valueAt is a scalar or a text as a change left it.
func (r *reader) valueAt(ref Ref, f *fieldPlan, id ChangeID) (any, error) {
	raw, err := r.rawAt(ref, f, id)
	if err != nil {
		return nil, err
	}
	v, err := f.value(raw)
	if err != nil {
		return nil, damaged(r.path, err)
	}
	return v, nil
}

// rawAt is valueAt as the notebook keeps it.
func (r *reader) rawAt(ref Ref, f *fieldPlan, id ChangeID) (cbor.RawMessage, error) {
	if f.merge == mergeText {
		text, err := r.textAt(ref, f.number, id)
		if err != nil || text == "" {
			return nil, err
		}
		return mustEncode(text), nil
	}
	c, err := r.change(id)
	if err != nil {
		return nil, err
	}
	switch {
	case c.ref() == ref && c.Op == opCreate:
		return c.Fields[f.number], nil
	case c.ref() == ref && c.Field == f.number && c.Op == opSet:
		return c.Value, nil
	}
	return nil, fmt.Errorf("store: change %s does not write %s", id, f.name)
}

// setAt is what all changes of a record up to one made of a set.
func (r *reader) setAt(ref Ref, number uint64, id ChangeID) (elements []cbor.RawMessage, err error) {
	c, err := r.change(id)
	if err != nil {
		return nil, err
	}
	if c.ref() != ref || (c.Field != number && c.Op != opCreate) {
		return nil, fmt.Errorf("store: change %s does not write that field", id)
	}
	all, err := r.changesOf(ref.ID)
	if err != nil {
		return nil, err
	}
	s := newState(ref.Type, ref.ID)
	for _, c := range all {
		if compareIDs(c.ID, id) > 0 {
			break
		}
		if c.Op != opCreate && c.Field != number {
			continue
		}
		if err := s.apply(c); err != nil {
			return nil, damaged(r.path, err)
		}
	}
	for _, e := range s.field(number).elements {
		elements = append(elements, e.raw)
	}
	return elements, nil
}

// RestoreValue writes a field as a change left it, as a new change: a text, a scalar,
// or all of a set. Where two texts of the field are to be chosen from, that settles it.
// A record that is not there, or no longer, is ErrNotFound.
func RestoreValue(tx *Tx, ref Ref, field string, change ChangeID) error {
	f, err := fieldOf(ref, field)
	if err != nil {
		return err
	}
	_, s, err := tx.rd.presentState(ref)
	if err != nil {
		return err
	}
	before := tx.clock
	if f.merge == mergeSet {
		elements, err := tx.rd.setAt(ref, f.number, change)
		if err == nil {
			err = tx.putSet(s, f, elements)
		}
		if err != nil {
			return err
		}
	} else {
		raw, err := tx.rd.rawAt(ref, f, change)
		if err == nil {
			err = tx.putChosen(s, f, raw)
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

func fieldOf(ref Ref, field string) (*fieldPlan, error) {
	p := plansByType[ref.Type]
	if p == nil {
		return nil, unknownType(ref.Type)
	}
	number, known := p.number(field)
	if !known {
		return nil, fmt.Errorf("store: %s has no field %q", ref.Type, field)
	}
	return p.byNum[number], nil
}

func unknownType(t Type) error { return fmt.Errorf("store: unknown record type %q", t) }

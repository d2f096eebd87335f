package store

import (
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// effect is what one change did, with what is needed to take it back.
type effect struct {
	ref     Ref
	kind    op // create, set, add, remove, delete, restore; an edit of a text is a set
	field   uint64
	before  cbor.RawMessage // set: the value before
	after   Hash            // of the value that set made; of the content that create or restore left
	element cbor.RawMessage // add, remove
	at      place           // remove: where the element stood
}

// effects are those of one step, oldest first, at most one for a value: a
// hundred saves of one text are one effect.
type effects struct {
	list  []effect
	first map[Ref]int // where the effects on each record begin
}

// add joins the effect to one on the same value, if there is one.
func (es *effects) add(e effect) {
	if es.absorb(e) {
		return
	}
	es.list = append(es.list, e)
	es.begin(len(es.list) - 1)
}

// begin notes where the effects on a record begin, so that an edit of a hundred
// thousand records looks for each among its own.
func (es *effects) begin(i int) {
	if es.first == nil {
		es.first = map[Ref]int{}
	}
	if _, known := es.first[es.list[i].ref]; !known {
		es.first[es.list[i].ref] = i
	}
}

// absorb tells whether the effect goes into, or cancels out, an earlier one.
func (es *effects) absorb(e effect) bool {
	first, known := es.first[e.ref]
	for i := len(es.list) - 1; known && i >= first; i-- {
		was := &es.list[i]
		if was.ref != e.ref {
			continue
		}
		switch {
		case was.kind == opDelete || was.kind == opRestore:
			return false // what was before that and what is after are two lives
		case was.kind == opCreate:
			if e.kind == opDelete {
				es.drop(i)
			}
			return true // undoing the creation undoes all that followed
		case e.kind == opSet && was.kind == opSet && was.field == e.field:
			was.after = e.after
			if HashOf(was.before) == e.after {
				es.drop(i)
			}
			return true
		case e.kind == opRemove && was.kind == opAdd && was.is(e):
			es.drop(i)
			return true
		case e.kind == opAdd && was.kind == opRemove && was.is(e):
			return false // it now stands elsewhere in the set
		}
	}
	return false
}

func (es *effects) drop(i int) {
	es.list = slices.Delete(es.list, i, i+1)
	clear(es.first)
	for i := range es.list {
		es.begin(i)
	}
}

// is tells whether both are about one element of one set.
func (e *effect) is(o effect) bool {
	return e.field == o.field && string(e.element) == string(o.element)
}

// settle notes what content the step left in each record it created.
func (es *effects) settle(contents map[Ref]Hash) {
	for i := range es.list {
		if e := &es.list[i]; e.kind == opCreate {
			if content, ok := contents[e.ref]; ok {
				e.after = content
			}
		}
	}
}

// join adds the effects of a later edit of the same step.
func (es *effects) join(later effects) {
	for _, e := range later.list {
		es.add(e)
	}
}

// size is about what the effects take up in memory.
func (es *effects) size() int {
	n := 0
	for _, e := range es.list {
		n += len(e.before) + len(e.element) + 250
	}
	return n
}

// content is a hash of a record's values, wherever they come from.
func (s *state) content() Hash {
	fields := rawFields{}
	for number, f := range s.fields {
		switch {
		case f.set && len(f.elements) > 0:
			elements := make([]cbor.RawMessage, len(f.elements))
			for i, e := range f.elements {
				elements[i] = e.raw
			}
			slices.SortFunc(elements, func(a, b cbor.RawMessage) int { return slices.Compare(a, b) })
			fields[number] = rawArray(elements)
		case len(f.raw) > 0:
			fields[number] = f.raw
		}
	}
	return HashOf(mustEncode(fields))
}

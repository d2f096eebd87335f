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
	element cbor.RawMessage // add, remove
	at      place           // remove: where the element stood
	seen    []ChangeID      // restore: what stood under it
	change  ChangeID        // the last change of this effect
}

// effects are those of one step, oldest first, at most one for a value: a
// hundred saves of one text are one effect.
type effects struct {
	list []effect
	own  map[ChangeID]bool // every change of the step
}

// add joins the effect to one on the same value, if there is one.
func (es *effects) add(e effect) {
	if es.own == nil {
		es.own = map[ChangeID]bool{}
	}
	es.own[e.change] = true
	if es.absorb(e) {
		return
	}
	es.list = append(es.list, e)
}

// absorb tells whether the effect goes into, or cancels out, an earlier one.
func (es *effects) absorb(e effect) bool {
	for i := len(es.list) - 1; i >= 0; i-- {
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
			was.change = e.change
			return true
		case e.kind == opAdd && was.kind == opRemove && was.is(e), e.kind == opRemove && was.kind == opAdd && was.is(e):
			es.drop(i)
			return true
		}
	}
	return false
}

func (es *effects) drop(i int) { es.list = slices.Delete(es.list, i, i+1) }

// is tells whether both are about one element of one set.
func (e *effect) is(o effect) bool {
	return e.field == o.field && string(e.element) == string(o.element)
}

// join adds the effects of a later edit of the same step.
func (es *effects) join(later effects) {
	for _, e := range later.list {
		es.add(e)
	}
	for id := range later.own {
		es.own[id] = true
	}
}

// size is about what the effects take up in memory.
func (es *effects) size() int {
	n := 0
	for _, e := range es.list {
		n += len(e.before) + len(e.element) + 200
	}
	return n + 40*len(es.own)
}

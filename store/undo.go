package store

import (
	"slices"
	"time"
)

// FieldRef names one field of a record; Field is its JSON name, empty for the
// record as a whole.
type FieldRef struct {
	Ref
	Field string
}

// UndoResult tells what an Undo or Redo did.
type UndoResult struct {
	Step    string     // message key of the step
	Kept    []FieldRef // left alone, since another edit stands there
	Changed []Ref
}

// undoMemory bounds what the steps of one opening may take up; the oldest go.
const undoMemory = 32 << 20

// step is one thing a person did.
type step struct {
	id      uint64    // stays, whatever is undone and redone
	at      time.Time // when it was last added to
	key     string
	visit   string
	clock   uint64 // of its first change
	effects effects
}

// visited returns the newest step if the edit is of the same visit. The caller
// holds the editing lock.
func (f *File) visited(o editOptions) *step {
	f.steps.Lock()
	defer f.steps.Unlock()
	if o.visit == "" || len(f.undo) == 0 {
		return nil
	}
	if last := f.undo[len(f.undo)-1]; last.visit == o.visit {
		return last
	}
	return nil
}

// remember makes what the transaction did the newest step, or part of it.
func (f *File) remember(tx *Tx, visited *step, o editOptions) {
	f.steps.Lock()
	defer f.steps.Unlock()
	if len(tx.changed) == 0 {
		return // bytes were kept, nothing more
	}
	f.redo = nil
	if visited != nil {
		visited.at = tx.now
		visited.effects.join(tx.effects)
		visited.effects.settle(tx.contents)
		if len(visited.effects.list) == 0 {
			f.undo = f.undo[:len(f.undo)-1] // all is as it was before the visit
		}
		return
	}
	if len(tx.effects.list) == 0 {
		return
	}
	f.undo = append(f.undo, &step{id: tx.step, at: tx.now, key: tx.stepKey, visit: o.visit, clock: tx.step, effects: tx.effects})
	f.forgetOldest()
}

func (f *File) forgetOldest() {
	size := 0
	for i := len(f.undo) - 1; i >= 0; i-- {
		size += f.undo[i].effects.size()
		if size > undoMemory && i < len(f.undo)-1 {
			f.undo = slices.Clone(f.undo[i+1:])
			return
		}
	}
}

// CanUndo returns the message key of the step that Undo would take back.
func (f *File) CanUndo() (step string, ok bool) { return f.newestStep(&f.undo) }

// CanRedo returns the message key of the step that Redo would bring back.
func (f *File) CanRedo() (step string, ok bool) { return f.newestStep(&f.redo) }

func (f *File) newestStep(stack *[]*step) (string, bool) {
	f.steps.Lock()
	defer f.steps.Unlock()
	if len(*stack) == 0 {
		return "", false
	}
	return (*stack)[len(*stack)-1].key, true
}

// Undo takes back the newest step of this opening, as a new change. A field that
// another edit has changed since keeps that edit and is listed in Kept. With no
// step to take back it returns ErrNothing.
func (f *File) Undo() (UndoResult, error) { return f.reverse(&f.undo, &f.redo, undone) }

// Redo brings back the step that was undone last.
func (f *File) Redo() (UndoResult, error) { return f.reverse(&f.redo, &f.undo, redone) }

func (f *File) reverse(from, to *[]*step, how reversal) (UndoResult, error) {
	f.editing.Lock()
	defer f.editing.Unlock()
	f.steps.Lock()
	stack := *from
	f.steps.Unlock()
	if len(stack) == 0 {
		return UndoResult{}, fail(ErrNothing, "nothing", f.path, nil)
	}
	last := stack[len(stack)-1]
	tx := f.newTx(last.key, how)
	result := UndoResult{Step: last.key}
	err := tx.run(func(tx *Tx) (err error) {
		result.Kept, err = tx.invert(last.effects)
		return err
	})
	if err != nil {
		return UndoResult{}, err
	}
	f.steps.Lock()
	*from = stack[: len(stack)-1 : len(stack)-1]
	if tx.dirty {
		*to = append(*to, &step{id: last.id, at: last.at, key: last.key, clock: tx.step, effects: tx.effects})
	}
	f.steps.Unlock()
	if tx.dirty {
		f.publish(tx, nil)
		result.Changed = tx.changed
	}
	return result, nil
}

// invert takes effects back, the newest first, where they still stand.
func (tx *Tx) invert(es effects) ([]FieldRef, error) {
	var kept []FieldRef
	var s *state // of the record that the effects at hand are on
	var loaded uint64
	save := func() error {
		if s == nil || tx.clock == loaded {
			return nil
		}
		return tx.save(s)
	}
	for i, e := range slices.Backward(es.list) {
		p := plansByType[e.ref.Type]
		var err error
		if i == len(es.list)-1 || es.list[i+1].ref != e.ref {
			if err = save(); err != nil {
				return nil, err
			}
			if s, err = tx.load(p, e.ref.ID); err != nil {
				return nil, err
			}
			loaded = tx.clock
		}
		stands := false
		if s != nil {
			if stands, err = tx.invertOne(p, s, e); err != nil {
				return nil, err
			}
		}
		at := FieldRef{Ref: e.ref, Field: p.name(e.field)}
		if !stands && !slices.Contains(kept, at) {
			kept = append(kept, at)
		}
	}
	return kept, save()
}

// invertOne takes one effect back; false means that something else stands there.
// The caller saves the record.
func (tx *Tx) invertOne(p *plan, s *state, e effect) (bool, error) {
	switch e.kind {
	case opCreate, opRestore:
		if !s.alive() || s.content() != e.after {
			return false, nil
		}
		return true, tx.bury(s)
	case opDelete:
		if s.alive() {
			return false, nil
		}
		return true, tx.restore(s)
	}
	if !s.alive() {
		return false, nil
	}
	return tx.invertField(s, p.byNum[e.field], e)
}

// invertField compares values, not changes: a value that an undo or another
// person has brought back stands as well as before.
func (tx *Tx) invertField(s *state, f *fieldPlan, e effect) (bool, error) {
	stands := s.field(e.field)
	i := stands.find(e.element)
	switch {
	case e.kind == opSet && (len(stands.heads) == 1 || f.merge == mergeText && len(stands.heads) > 1) && HashOf(stands.raw) == e.after:
		return true, tx.putField(s, f, e.before)
	case e.kind == opAdd && i >= 0:
		return true, tx.removeElement(s, e.field, stands.elements[i])
	case e.kind == opRemove && i < 0:
		return true, tx.addElement(s, e.field, e.element, &e.at)
	case e.kind == opRemove:
		return true, nil // someone has brought it back
	}
	return false, nil
}

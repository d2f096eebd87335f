package store

import (
	"slices"
	"time"
)

// Step is one thing that was done in this opening of the notebook.
type Step struct {
	ID      uint64 // names the step within this opening
	Key     string // message key of what was done
	At      time.Time
	Changed []Ref // each record once, in the order in which they were touched
	Undone  bool  // Redo brings it back
}

// Steps returns what was done in this opening, newest first, as far as it can be
// undone or redone: what was undone stands where it was done. It never waits for the
// disk.
func (f *File) Steps() []Step {
	f.steps.Lock()
	defer f.steps.Unlock()
	all := make([]Step, 0, len(f.undo)+len(f.redo))
	for _, s := range f.redo {
		all = append(all, s.told(true))
	}
	for _, s := range slices.Backward(f.undo) {
		all = append(all, s.told(false))
	}
	return all
}

func (s *step) told(undone bool) Step {
	told := Step{ID: s.id, Key: s.key, At: s.at, Undone: undone}
	seen := map[Ref]bool{}
	for _, e := range s.effects.list {
		if !seen[e.ref] {
			seen[e.ref] = true
			told.Changed = append(told.Changed, e.ref)
		}
	}
	return told
}

// UndoTo undoes the newest steps down to one and that too. Each is undone as by Undo,
// and so is redone by itself. It returns what came of each, newest first; an error ends
// it, with what was undone until then. With no such step to undo it returns ErrNothing.
func (f *File) UndoTo(id uint64) ([]UndoResult, error) { return f.reverseTo(id, &f.undo, f.Undo) }

// RedoTo redoes the steps that were undone up to one and that too, as UndoTo does.
func (f *File) RedoTo(id uint64) ([]UndoResult, error) { return f.reverseTo(id, &f.redo, f.Redo) }

func (f *File) reverseTo(id uint64, stack *[]*step, reverse func() (UndoResult, error)) (results []UndoResult, err error) {
	left := f.countTo(id, stack)
	if left == 0 {
		return nil, fail(ErrNothing, "nothing", f.path, nil)
	}
	for range left {
		result, err := reverse()
		if err != nil {
			return results, err
		}
		results = append(results, result)
	}
	return results, nil
}

// countTo is how many steps there are from the newest of a stack to one; zero: it is
// not there.
func (f *File) countTo(id uint64, stack *[]*step) int {
	f.steps.Lock()
	defer f.steps.Unlock()
	for i, s := range slices.Backward(*stack) {
		if s.id == id {
			return len(*stack) - i
		}
	}
	return 0
}

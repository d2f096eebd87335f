package store

import "slices"

// Pending is an edit that is not on disk yet.
type Pending struct {
	Step   string // as for Edit
	Change func(tx *Tx) error
}

// ViewAfter calls fn with the state that the notebook would have after some edits, of
// which nothing is written: it works where the disk is full and the file out of its
// place. fn also gets the records that the edits change. An edit that returns an error
// is left out. The edits are made anew at each call. Other edits wait meanwhile.
func (f *File) ViewAfter(edits []Pending, fn func(r Reader, changed []Ref) error) error {
	f.editing.Lock()
	defer f.editing.Unlock()
	for {
		failed, err := f.viewAfter(edits, fn)
		if failed < 0 {
			return err
		}
		edits = slices.Delete(slices.Clone(edits), failed, failed+1) // what it had done already goes with the transaction
	}
}

// viewAfter also returns the place of the first edit that fails; -1 if none does.
func (f *File) viewAfter(edits []Pending, fn func(Reader, []Ref) error) (failed int, err error) {
	if f.closed {
		return -1, closed(f.path)
	}
	btx, err := f.transaction(true)
	if err != nil {
		return -1, err
	}
	defer func() { _ = guarded(f.path, btx.Rollback) }()
	clock, changed := f.newest, []Ref(nil)
	for i, edit := range edits {
		tx := f.newTx(edit.Step, "")
		tx.clock, tx.rd.tx = clock, btx
		err := edit.Change(tx)
		if err == nil && tx.dirty {
			err = tx.finish()
		}
		tx.rd.tx = nil
		if err != nil {
			return i, nil
		}
		clock, changed = tx.clock, append(changed, tx.changed...)
	}
	r := &reader{tx: btx, path: f.path}
	defer func() { r.tx = nil }()
	return -1, fn(r, changed)
}

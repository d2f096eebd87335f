package store

import (
	"errors"
	"iter"
	"os"
	"reflect"
	"sync"
)

// Forgetting takes a blob out for good. Deleting its key is not enough: bbolt
// frees the pages that held it and leaves their bytes as they are until something
// else is written there. So a purge has two halves:
//
//  1. One edit, in which DropBlob takes the key out and marks the notebook.
//  2. Wipe, which overwrites every page that neither of the file's two meta pages
//     leads to, and takes the mark away.
//
// A program that is killed between or within the two leaves the mark, and the next
// Open for writing wipes.
//
// What was kept outside the file, by a drive that writes elsewhere than it is told
// or by a copy that someone made, is out of reach.

var (
	// metaWipe is in the notebook while free pages may hold what was dropped.
	metaWipe = []byte("wipe")
	// metaSweep is in it while its own backups may hold what was forgotten.
	metaSweep = []byte("sweep")
)

// DropBlob takes a blob out of the notebook at the end of the edit, unless a record
// still names it then, deleted records included. Its bytes lie in free pages until
// Wipe, which must follow. A blob that is not there is no error.
func DropBlob(tx *Tx, h Hash) {
	if !h.IsZero() {
		tx.dropped = append(tx.dropped, h)
	}
}

// drop takes out what the edit dropped.
func (tx *Tx) drop() error {
	if len(tx.dropped) == 0 && !tx.forgot {
		return nil
	}
	named, err := tx.rd.namedBlobs()
	if err != nil {
		return err
	}
	for _, h := range tx.dropped {
		if named[h] || tx.file.arriving[h] > 0 {
			continue
		}
		if err := tx.dropOne(h); err != nil {
			return err
		}
	}
	tx.dirty = true
	return errors.Join(tx.set(bucketMeta, metaWipe, []byte{1}), tx.set(bucketMeta, metaSweep, []byte{1}))
}

// dropOne takes a blob out, and leaves word of it for the notebook's own backups, which
// may have it even where it is lost here.
func (tx *Tx) dropOne(h Hash) error {
	if err := tx.purge(h[:], ""); err != nil {
		return err
	}
	return tx.remove(bucketBlobs, h[:])
}

// namedBlobs finds every blob that a record names, deleted or not.
func (r *reader) namedBlobs() (map[Hash]bool, error) {
	named := map[Hash]bool{}
	note := func(typ Type, at pair) error {
		s, err := r.decodeState(typ, ID(at.key), at.value)
		if err != nil {
			return err
		}
		for _, h := range s.namedBlobs() {
			named[h] = true
		}
		return nil
	}
	for _, p := range plans {
		if len(p.blobs()) == 0 {
			continue
		}
		for at, err := range r.walk(p.bucket, nil) {
			if err == nil {
				err = note(p.typ, at)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	for at, err := range r.walk(bucketDeleted, nil) {
		if err == nil {
			err = note("", at)
		}
		if err != nil {
			return nil, err
		}
	}
	return named, nil
}

// namedBlobs are the blobs that a record's fields name.
func (s *state) namedBlobs() (named []Hash) {
	p := plansByType[s.typ]
	if p == nil {
		return nil // a newer version's
	}
	for _, number := range p.blobs() {
		f := s.fields[number]
		if f == nil || len(f.raw) == 0 {
			continue
		}
		if p.byNum[number].pieces {
			var pieces []Hash
			if err := dec.Unmarshal(f.raw, &pieces); err == nil && len(pieces) > 0 {
				return pieces
			}
			continue
		}
		if h, err := rawHash(f.raw); err == nil && !h.IsZero() {
			named = append(named, h)
		}
	}
	return named
}

// namedBlobs are the blobs that a change's values name.
func (c *change) namedBlobs() (named []Hash) {
	s := newState(c.Type, c.Record)
	for number, raw := range c.Fields {
		s.field(number).raw = raw
	}
	if c.Field != 0 {
		s.field(c.Field).raw = c.Value
	}
	return s.namedBlobs()
}

// AllWithDeleted yields every record of a type, and then every deleted one, as it was.
func AllWithDeleted[T Record](r Reader) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, records := range []iter.Seq2[T, error]{All[T](r), Deleted[T](r)} {
			for record, err := range records {
				if !yield(record, err) {
					return
				}
			}
		}
	}
}

// Deleted yields every deleted record of a type, as it was, in the order of IDs.
func Deleted[T Record](r Reader) iter.Seq2[T, error] {
	p, rd := planFor[T](), r.reader()
	return func(yield func(T, error) bool) {
		for at, err := range rd.walk(bucketDeleted, nil) {
			var record T
			if err == nil {
				var s *state
				if s, err = rd.decodeState("", ID(at.key), at.value); err == nil && s.typ != p.typ {
					continue
				}
			}
			if err == nil {
				err = p.decodePair(rd.path, at, reflect.ValueOf(&record))
			}
			if !yield(record, err) {
				return
			}
		}
	}
}

// Wipe overwrites what free pages still hold of dropped blobs, and returns when
// that is on disk. It waits for views that began before it; do not call it from
// inside one. With nothing dropped since the last time it does nothing. After an
// error what was dropped is out of the notebook all the same, and opening the
// notebook again tries once more.
func (f *File) Wipe() error {
	f.editing.Lock()
	defer f.editing.Unlock()
	marked, err := f.marked()
	if err != nil || !marked {
		return err
	}
	// bbolt writes its two meta pages in turn, and goes back to the older one if the
	// newer is torn. So the older one must not lead to the dropped blob either:
	// a second commit after the one that dropped it sees to that.
	if err := f.mark([]byte{1}); err != nil {
		return err
	}
	// A view that began before still reads pages that are free by now. Those that
	// begin later read what both meta pages lead to.
	f.views.wait()
	if err := f.wipeFree(); err != nil {
		return fail(ErrNotSaved, "not_wiped", f.path, err)
	}
	return f.mark(nil)
}

func (f *File) marked() (yes bool, err error) { return f.metaIs(metaWipe) }

// mark writes or takes away the mark.
func (f *File) mark(value []byte) error { return f.setMeta(metaWipe, value) }

// wipeFree overwrites the pages that neither meta page leads to. They are in no
// tree, so being killed halfway damages nothing; and nobody can take them into use
// meanwhile, since the caller holds the editing lock and the file's.
func (f *File) wipeFree() error {
	metas, _, err := readMetas(f.file)
	if err != nil {
		return err
	}
	if len(metas) < 2 {
		return errors.New("one of the first two pages is damaged")
	}
	info, err := f.file.Stat()
	if err != nil {
		return err
	}
	pageSize := int64(metas[0].pageSize)
	used := make([]bool, info.Size()/pageSize)
	for _, meta := range metas {
		if err := pagesInUse(f.file, meta, used); err != nil {
			return err
		}
	}
	nothing := make([]byte, pageSize)
	for id, inUse := range used {
		if inUse {
			continue
		}
		if _, err := f.file.WriteAt(nothing, int64(id)*pageSize); err != nil {
			return err
		}
	}
	return f.file.Sync()
}

// pagesInUse marks the pages that a meta page leads to.
func pagesInUse(file *os.File, meta boltMeta, used []bool) error {
	w := &pageWalk{file: file, meta: meta, used: make([]bool, meta.pages)}
	if err := w.tree(meta.root, nil, nil, 0); err != nil {
		return err
	}
	if meta.freelist != noFreelist {
		if _, err := w.read(meta.freelist, 0); err != nil {
			return err
		}
	}
	w.used[0], w.used[1] = true, true
	for id, inUse := range w.used {
		if inUse && id < len(used) {
			used[id] = true
		}
	}
	return nil
}

// views counts those that run, so that Wipe can wait for the ones before it
// without holding up the ones after.
type views struct {
	mu      sync.Mutex
	running *sync.WaitGroup
}

// begin counts a view until the returned function is called.
func (v *views) begin() (done func()) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.running == nil {
		v.running = new(sync.WaitGroup)
	}
	v.running.Add(1)
	return v.running.Done
}

// wait returns when every view that has begun by now is over.
func (v *views) wait() {
	v.mu.Lock()
	before := v.running
	v.running = new(sync.WaitGroup)
	v.mu.Unlock()
	if before != nil {
		before.Wait()
	}
}

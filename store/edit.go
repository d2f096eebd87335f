package store

import (
	"encoding/binary"
	"slices"
	"time"

	"go.etcd.io/bbolt"
)

// Commit is one edit that is on disk.
type Commit struct {
	Seq     uint64 // counts the commits of this opening, from 1
	Step    string // message key of the step
	Origin  any    // what Origin gave, so that an editor can ignore its own echo
	At      time.Time
	Changed []Ref // every record touched, once each
	Undone  bool  // the commit takes back a step
	Redone  bool  // the commit brings a step back
}

// EditOption changes how one edit is recorded.
type EditOption func(*editOptions)

type editOptions struct {
	visit  string
	origin any
	aside  bool
}

// Visit names one visit to a field. Edits of one visit that follow each other
// with nothing in between are one undo step.
func Visit(key string) EditOption { return func(o *editOptions) { o.visit = key } }

// Origin is handed to subscribers with the commit.
func Origin(v any) EditOption { return func(o *editOptions) { o.origin = v } }

// Aside marks an edit that nobody would want to undo, such as an entry in the
// log of exports: it is recorded, but is no undo step.
func Aside() EditOption { return func(o *editOptions) { o.aside = true } }

// Tx is an edit under way. It reads what it has written itself.
type Tx struct {
	rd      reader
	file    *File
	now     time.Time
	clock   uint64
	step    uint64 // clock of the step's first change; 0: none yet
	stepKey string
	reverse reversal
	changed []Ref
	isNew   map[Ref]bool // of changed
	effects effects
	// contents are the records that the step has created, as the edit leaves them.
	contents map[Ref]Hash
	visited  *step  // the step that the edit continues; nil: none
	dropped  []Hash // blobs to take out
	forgot   bool   // something was forgotten for good
	unheard  unheard
	dirty    bool
}

func (tx *Tx) reader() *reader { return &tx.rd }

// Edit calls fn and writes what it did as one transaction and one undo step.
// The step is a message key, such as "step.note.edit". If fn returns an error
// or panics nothing is written; if it changes nothing, nothing is written
// either, no step is made and the Commit is empty. When Edit returns without an
// error, the edit is on disk. An error that fn does not give itself is ErrNotSaved,
// ErrReadOnly, ErrClosed or ErrDamaged. Do not call Edit or View of the same file inside fn.
func (f *File) Edit(step string, fn func(tx *Tx) error, options ...EditOption) (Commit, error) {
	var o editOptions
	for _, option := range options {
		option(&o)
	}
	f.editing.Lock()
	defer f.editing.Unlock()
	visited := f.visited(o)
	tx := f.newTx(step, "")
	if visited != nil {
		tx.step, tx.visited = visited.clock, visited
	}
	if err := tx.run(fn); err != nil || !tx.dirty {
		return Commit{}, err
	}
	if !o.aside {
		f.remember(tx, visited, o)
	}
	return f.publish(tx, o.origin), nil
}

func (f *File) newTx(step string, reverse reversal) *Tx {
	return &Tx{
		rd: reader{path: f.path}, file: f, now: f.now(), clock: f.newest,
		stepKey: step, reverse: reverse, isNew: map[Ref]bool{},
	}
}

// run calls fn inside a bbolt transaction and commits if anything was written.
func (tx *Tx) run(fn func(tx *Tx) error) error {
	f := tx.file
	if f.closed {
		return closed(f.path)
	}
	if err := f.inPlace(); err != nil {
		return err
	}
	btx, err := f.transaction(true)
	if err != nil {
		return err
	}
	tx.rd.tx = btx
	defer func() {
		tx.rd.tx = nil
		// After a commit this does nothing; after an error or a panic it frees
		// the pages and the lock.
		_ = guarded(f.path, btx.Rollback)
	}()
	if err := fn(tx); err != nil {
		return err
	}
	if err := tx.drop(); err != nil || !tx.dirty {
		return err
	}
	if err := tx.finish(); err != nil {
		return err
	}
	if err := guarded(f.path, btx.Commit); err != nil {
		return notSaved(f.path, err)
	}
	f.newest = tx.clock
	return f.inPlace()
}

// finish writes what follows from the edit: summaries and the newest clock.
func (tx *Tx) finish() error {
	for _, ref := range tx.changed {
		if err := tx.derive(ref); err != nil {
			return err
		}
	}
	if err := tx.settle(); err != nil {
		return err
	}
	var clock [8]byte
	binary.BigEndian.PutUint64(clock[:], tx.clock)
	return tx.set(bucketMeta, metaClock, clock[:])
}

// settle takes down the content of the records that the step created.
func (tx *Tx) settle() error {
	tx.contents = map[Ref]Hash{}
	created := tx.effects.list
	if tx.visited != nil {
		created = slices.Concat(created, tx.visited.effects.list)
	}
	for _, e := range created {
		if e.kind != opCreate || !tx.isNew[e.ref] {
			continue
		}
		s, err := tx.load(plansByType[e.ref.Type], e.ref.ID)
		if err != nil {
			return err
		}
		tx.contents[e.ref] = s.content()
	}
	tx.effects.settle(tx.contents)
	return nil
}

// publish counts the commit and tells subscribers.
func (f *File) publish(tx *Tx, origin any) Commit {
	f.seq++
	c := Commit{
		Seq: f.seq, Step: tx.stepKey, Origin: origin, At: tx.now, Changed: tx.changed,
		Undone: tx.reverse == undone, Redone: tx.reverse == redone,
	}
	f.notify.publish(c)
	return c
}

// set writes a value.
func (tx *Tx) set(bucket, key, value []byte) error {
	return tx.write(bucket, func(b *bbolt.Bucket) error { return b.Put(key, value) })
}

// remove deletes a key.
func (tx *Tx) remove(bucket, key []byte) error {
	return tx.write(bucket, func(b *bbolt.Bucket) error { return b.Delete(key) })
}

func (tx *Tx) write(bucket []byte, fn func(b *bbolt.Bucket) error) error {
	if tx.rd.tx == nil {
		return closed(tx.rd.path)
	}
	return guarded(tx.rd.path, func() error {
		b := tx.rd.tx.Bucket(bucket)
		if b == nil {
			var err error
			if b, err = tx.rd.tx.CreateBucket(bucket); err != nil {
				return err
			}
		}
		if appended[string(bucket)] {
			b.FillPercent = 0.9
		}
		return fn(b)
	})
}

// log gives the change its ID and its place in the step, applies it to the
// record's state and appends it to the log.
func (tx *Tx) log(s *state, c *change) error {
	tx.clock = nextClock(tx.clock, tx.now)
	c.ID = newChangeID(tx.clock, tx.file.opening)
	c.Type, c.Record, c.Role, c.Reverse = s.typ, s.id, tx.file.role, tx.reverse
	if wall := tx.now.UnixMilli(); wall != c.ID.millis() {
		c.Wall = wall
	}
	if tx.step == 0 {
		tx.step, c.StepKey = tx.clock, tx.stepKey
	} else {
		c.Step = tx.step
	}
	if err := s.apply(c); err != nil {
		return damaged(tx.rd.path, err)
	}
	tx.dirty = true
	tx.touch(c.ref())
	if err := tx.set(bucketChanges, c.ID[:], encodeChange(c)); err != nil {
		return err
	}
	return tx.set(bucketByRecord, append(s.id[:len(s.id):len(s.id)], c.ID[:]...), nil)
}

func (tx *Tx) touch(ref Ref) {
	if !tx.isNew[ref] {
		tx.isNew[ref] = true
		tx.changed = append(tx.changed, ref)
	}
}

package desktop

import (
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// rescuer keeps typed texts that cannot be saved in the notebook's recovery file,
// and takes each out again once it is saved. Its methods may be called from any
// goroutine; the file is written on one of its own, of each text the newest.
type rescuer struct {
	folder   string // of recovery files; empty: nothing is kept
	notebook string

	mu     sync.Mutex
	idle   *sync.Cond
	file   *store.Recovery // nil until it was read
	kept   map[rescueKey]bool
	todo   map[rescueKey]*store.Unsaved // nil: take it out
	busy   bool
	over   bool  // nothing is kept any more
	failed error // why the last text could not be kept
}

// rescueKey names a text.
type rescueKey struct {
	ref   store.Ref
	field string
	left  int64 // when an earlier window's was typed, ns; 0: this window's
}

func newRescuer(settings, notebook string) *rescuer {
	r := &rescuer{notebook: notebook, kept: map[rescueKey]bool{}, todo: map[rescueKey]*store.Unsaved{}}
	if settings != "" {
		r.folder = recoveryFolder(settings)
	}
	r.idle = sync.NewCond(&r.mu)
	return r
}

// recoveryFolder is store.RecoveryFolder in the folder of a user's configuration.
func recoveryFolder(settings string) string { return filepath.Join(settings, "recovery") }

// read returns what an earlier window has left. Off the UI thread.
func (r *rescuer) read(file notebook) ([]store.Unsaved, error) {
	if r.folder == "" {
		return nil, nil
	}
	recovery, err := store.OpenRecovery(r.folder, r.notebook)
	if whole := wholeFile(file); whole != nil && err == nil {
		err = errors.Join(recovery.Adopt(whole), recovery.Forget(whole))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.file = recovery
	r.work()
	if err != nil {
		return nil, err
	}
	return recovery.Texts(), nil
}

// forget takes out the texts of what the notebook has forgotten. Off the UI thread.
func (r *rescuer) forget(file notebook) error {
	r.mu.Lock()
	recovery := r.file
	r.mu.Unlock()
	if whole := wholeFile(file); whole != nil && recovery != nil {
		return recovery.Forget(whole)
	}
	return nil
}

// keep writes a text down that could not be saved.
func (r *rescuer) keep(text store.Unsaved) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.over {
		return
	}
	key := rescueKey{ref: text.Ref, field: text.Field}
	r.kept[key] = true
	r.todo[key] = &text
	r.work()
}

// saved takes out a text of this window that is on the disk now.
func (r *rescuer) saved(ref store.Ref, field string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if key := (rescueKey{ref: ref, field: field}); r.kept[key] {
		delete(r.kept, key)
		r.todo[key] = nil
		r.work()
	}
}

// allSaved takes out every text of this window, and keeps no more of it: another file
// has them now.
func (r *rescuer) allSaved() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.over = true
	for key := range r.kept {
		delete(r.kept, key)
		r.todo[key] = nil
	}
	r.work()
}

// drop takes out a text that an earlier window has left.
func (r *rescuer) drop(text store.Unsaved) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.todo[rescueKey{ref: text.Ref, field: text.Field, left: text.At.UnixNano()}] = nil
	r.work()
}

// work writes what is to be written, unless that is going on; the lock is held.
func (r *rescuer) work() {
	if r.busy || r.file == nil || len(r.todo) == 0 {
		return
	}
	r.busy = true
	go func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.failed = nil
		for len(r.todo) > 0 && r.failed == nil {
			now := r.todo
			r.todo = map[rescueKey]*store.Unsaved{}
			r.mu.Unlock()
			left, err := r.write(now)
			r.mu.Lock()
			for key, text := range left { // to be tried again with the next
				if _, newer := r.todo[key]; !newer {
					r.todo[key] = text
				}
			}
			r.failed = err
		}
		r.busy = false
		r.idle.Broadcast()
	}()
}

// write returns what could not be written.
func (r *rescuer) write(now map[rescueKey]*store.Unsaved) (left map[rescueKey]*store.Unsaved, failed error) {
	left = map[rescueKey]*store.Unsaved{}
	for key, text := range now {
		var err error
		if text != nil {
			err = r.file.Keep(*text)
		} else if key.left != 0 {
			err = r.file.Dismiss(store.Unsaved{Ref: key.ref, Field: key.field, At: time.Unix(0, key.left)})
		} else {
			err = r.file.Done(key.ref, key.field)
		}
		if err != nil {
			left[key], failed = text, err
		}
	}
	return left, failed
}

// wait waits until all is written. Off the UI thread.
func (r *rescuer) wait() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.busy {
		r.idle.Wait()
	}
}

// keeping tells whether texts of this window are kept, and why not where they
// should be.
func (r *rescuer) keeping() (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.folder != "" && r.texts() > 0, r.failed
}

// count is how many texts of this window are kept.
func (r *rescuer) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.texts()
}

// texts is count; the lock is held.
func (r *rescuer) texts() (n int) {
	for key := range r.kept {
		if !isAside(key.field) {
			n++
		}
	}
	return n
}

// wholeFile is the notebook's file, also where something stands before it; nil
// where there is none.
func wholeFile(n notebook) *store.File {
	switch n := n.(type) {
	case *store.File:
		return n
	case interface{ whole() *store.File }:
		return n.whole()
	}
	return nil
}

// rescuing is a page with typed texts that may not get to the disk.
type rescuing interface {
	rescue() // keeps them all, by calling desk.keepUnsaved
}

// failing tells whether edits do not get to the disk.
func (d *desk) failing() bool { return d.saved.failed != nil }

// rescuedWords say whether what was typed is kept beside the notebook.
func (d *desk) rescuedWords() string {
	kept, err := d.session.rescue.keeping()
	switch {
	case kept && err != nil:
		return "\n\n" + d.t("recovery.not_kept")
	case kept:
		return "\n\n" + d.t("recovery.kept", "count", d.session.rescue.count())
	}
	return ""
}

// hold names a text that goes to the notebook with a record yet to be made, so that
// it is kept where that cannot be saved; call saved once it is.
func (d *desk) hold(text store.Unsaved) (saved func()) {
	s := d.session
	if s == nil {
		return func() {}
	}
	text.At = d.now()
	key := rescueKey{ref: text.Ref, field: text.Field}
	if d.held == nil {
		d.held = map[rescueKey]store.Unsaved{}
	}
	d.held[key] = text
	if d.failing() {
		s.rescue.keep(text)
	}
	return func() {
		delete(d.held, key)
		s.rescue.saved(text.Ref, text.Field)
	}
}

// holdNew is hold for what there is to know of a record yet to be made, by field.
func (d *desk) holdNew(ref store.Ref, fields map[string]string) (saved func()) {
	var all []func()
	for field, text := range fields {
		if text != "" {
			all = append(all, d.hold(store.Unsaved{Ref: ref, Field: field, Text: text}))
		}
	}
	return func() {
		for _, one := range all {
			one()
		}
	}
}

// rescueAll keeps what pages hold that cannot be saved now.
func (d *desk) rescueAll() {
	for _, text := range d.held {
		d.session.rescue.keep(text)
	}
	for _, p := range d.pages {
		if p, ok := p.(rescuing); ok {
			p.rescue()
		}
	}
}

// rescues lets an autosaver keep what it cannot save, as texts of records of a type.
func (d *desk) rescues(a *autosaver, kind store.Type) {
	s := d.session
	if s == nil {
		return
	}
	a.failing = d.failing
	a.keep = func(at textField, text string) {
		s.rescue.keep(store.Unsaved{Ref: store.Ref{Type: kind, ID: at.Record}, Field: at.Field, Text: text, At: d.now()})
	}
	a.saved = func(at textField) { s.rescue.saved(store.Ref{Type: kind, ID: at.Record}, at.Field) }
}

package sample

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// opening stands where a file's random opening would, so that the changes of
// two samples have the same IDs.
var opening = [8]byte{'s', 'a', 'm', 'p', 'l', 'e', '1', '9'}

// role is the author of every change in the sample.
const role = "Rapporteur"

// The times of the steps that are not notes, in zone.
const (
	created           = "2023-11-23T16:45:00"
	imported          = "2023-11-23T16:52:00"
	firstTranslations = "2023-11-23T20:10:00"
	lastTranslations  = "2023-11-24T11:05:00"
)

// Build writes the sample notebook to path. A file that is there is only
// replaced if overwrite says so, and never one that is open elsewhere; the new
// one takes its place when it is complete. Of a link, what it points to is replaced.
func Build(path string, overwrite bool) error {
	place := path
	if overwrite {
		place = store.Target(path)
	}
	return about(path, build(place, overwrite))
}

func build(path string, overwrite bool) error {
	c, err := read()
	if err != nil {
		return err
	}
	if err := free(path, overwrite); err != nil {
		return err
	}
	part := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text()[:8]+".new")
	defer os.Remove(part)
	if err := write(part, c); err != nil {
		return err
	}
	if err := free(path, overwrite); err != nil {
		return err
	}
	return os.Rename(part, path)
}

// free tells whether the path may be written.
func free(path string, overwrite bool) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if !overwrite {
		// Create refuses a file that is there, with the sentence people see.
		f, err := store.Create(path, store.Notebook{}, store.Options{})
		if err != nil {
			return err
		}
		// It went away a moment ago: what was made in its place is ours to replace.
		return f.Close()
	}
	f, err := store.Open(path, store.Options{ReadOnly: true})
	if err == nil {
		return f.Close()
	}
	if errors.Is(err, store.ErrInUse) {
		return err
	}
	if info, statErr := os.Stat(path); statErr == nil && !info.Mode().IsRegular() {
		return err // a folder or a device is not to be replaced by a file
	}
	return nil // whatever else it is, replacing it was asked for
}

// about makes an error speak of the notebook and not of the file it is written to.
func about(path string, err error) error {
	var own *store.Error
	if errors.As(err, &own) {
		own.Path = path
	}
	return err
}

// step is one edit at one time.
type step struct {
	at  time.Time
	key string
	do  func(w *writer) error
}

// write makes the notebook step by step, as staff would have: the records
// first, then note after note, then the edits and translations of the next
// morning.
func write(path string, c *content) (err error) {
	base, err := c.start()
	if err != nil {
		return err
	}
	n := newNames(base)
	if err := n.enrolAll(c); err != nil {
		return err
	}
	steps, err := plan(c, n)
	if err != nil {
		return err
	}
	now, err := written(created)
	if err != nil {
		return err
	}
	f, err := store.Create(path, n.notebook(c), store.Options{
		Role: role, Opening: opening, Now: func() time.Time { return now },
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for _, s := range steps {
		now = s.at
		if _, err := f.Edit(s.key, func(tx *store.Tx) error { return s.do(&writer{tx: tx, c: c, names: n}) }); err != nil {
			return err
		}
	}
	if len(n.lost) > 0 {
		return fmt.Errorf("sample data names what it does not hold: %v", n.lost)
	}
	return nil
}

// start returns when the webinar with the attendance began.
func (c *content) start() (time.Time, error) {
	for _, e := range c.notebook.Webinars {
		if e.Slug == c.attendance.Webinar {
			return moment(e.Start)
		}
	}
	return time.Time{}, fmt.Errorf("sample data has no webinar %q", c.attendance.Webinar)
}

// plan lists the steps in the order of their times.
func plan(c *content, n *names) ([]step, error) {
	cues, err := c.transcript.cues()
	if err != nil {
		return nil, err
	}
	spoken := newSpoken(cues)
	var p planner
	p.add(imported, "step.sample.import", (*writer).everything)
	p.add(firstTranslations, "step.translation.edit", func(w *writer) error { return w.translations(true) })
	p.add(lastTranslations, "step.translation.edit", func(w *writer) error { return w.translations(false) })
	for i := range c.notes.Notes {
		e := &c.notes.Notes[i]
		note, err := n.note(c, spoken, e)
		if err != nil {
			return nil, err
		}
		p.add(e.Made, "step.note.new", keep(e.asMade(note)))
		if e.Edited != "" {
			p.add(e.Edited, "step.note.edit", keep(note))
		}
	}
	slices.SortStableFunc(p.steps, func(a, b step) int { return cmp.Compare(a.at.UnixMilli(), b.at.UnixMilli()) })
	return p.steps, p.err
}

// planner collects steps; the first unreadable time is its error.
type planner struct {
	steps []step
	err   error
}

func (p *planner) add(local, key string, do func(w *writer) error) {
	at, err := written(local)
	if p.err == nil {
		p.err = err
	}
	p.steps = append(p.steps, step{at, key, do})
}

// keep returns the edit that stores the note.
func keep(note store.Note) func(w *writer) error {
	return func(w *writer) error { return store.Put(w.tx, &note) }
}

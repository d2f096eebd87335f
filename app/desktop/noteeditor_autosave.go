package desktop

import (
	"fmt"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
)

// textField names one text of one record.
type textField struct {
	Record store.ID
	Field  string // JSON name
}

// savePhase is where typed text is on its way to the disk.
type savePhase int

// The phases, from safe to not.
const (
	phaseSaved savePhase = iota
	phaseTyping
	phaseSaving
	phaseFailed
)

// autosaver carries typed text to the notebook. It runs on the UI thread
// alone. Text leaves it only once a write has said that it is on disk, so a
// failed write loses nothing, whatever is shown meanwhile.
type autosaver struct {
	// after calls a function on the UI thread after a while, unless stopped.
	after func(time.Duration, func()) (stop func())
	// write stores a text and calls done on the UI thread. Writes with the same
	// visit are one undo step.
	write func(at textField, text, visit string, done func(error))
	// changed is told when a phase changes.
	changed func()
	// failing tells whether writes do not get to the disk; keep then puts a text in
	// safety elsewhere, and saved takes it out of there. They may be nil; see
	// desk.rescues.
	failing func() bool
	keep    func(at textField, text string)
	saved   func(at textField)

	fields map[textField]*typedText
	visits int
}

// typedText is what the notebook does not have yet of one text.
type typedText struct {
	text    string
	dirty   bool // text is newer than every write
	writing int  // writes on their way
	err     error
	visit   string
	left    bool // the visit has ended
	due     bool // it is to be written as soon as no write is on its way
	// stop and stopMost stop the waits for a pause and, of somebody who types on, for
	// the latest that the text may stay unsaved; nil where there is none.
	stop, stopMost func()
}

func newAutosaver(a autosaver) *autosaver {
	a.fields = map[textField]*typedText{}
	return &a
}

// typed takes the text of a field as it stands after a key.
func (a *autosaver) typed(at textField, text string) {
	t := a.fields[at]
	if t == nil {
		t = &typedText{}
		a.fields[at] = t
	}
	if t.visit == "" || t.left {
		t.left = false
		a.visits++
		t.visit = fmt.Sprintf("%s %s %d", at.Record, at.Field, a.visits)
	}
	t.text, t.dirty = text, true
	halt(&t.stop)
	t.stop = a.after(tokens.AutosaveWait, func() { a.pause(at, t) })
	if t.stopMost == nil && !t.due {
		t.stopMost = a.after(tokens.AutosaveMost, func() { a.pause(at, t) })
	}
	if a.keep != nil && a.failing() {
		a.keep(at, text)
	}
	a.changed()
}

// rescue keeps every text that is not on the disk.
func (a *autosaver) rescue() {
	for at, t := range a.fields {
		if a.keep != nil && !t.idle() {
			a.keep(at, t.text)
		}
	}
}

// rest ends both waits.
func (t *typedText) rest() {
	halt(&t.stop)
	halt(&t.stopMost)
	t.due = false
}

func halt(stop *func()) {
	if *stop != nil {
		(*stop)()
		*stop = nil
	}
}

// leave writes a field at once and ends the visit: what is typed there later
// is another undo step.
func (a *autosaver) leave(at textField) {
	t := a.fields[at]
	if t == nil {
		return
	}
	t.left = true
	a.writeField(at, t)
	if t.idle() {
		delete(a.fields, at)
	}
}

func (t *typedText) idle() bool { return !t.dirty && t.writing == 0 && t.err == nil }

// flush hands over every field at once: the page or the window is left.
func (a *autosaver) flush() {
	for at, t := range a.fields {
		a.writeField(at, t)
	}
}

// pause writes a field after the last key, or in the midst of typing once that has
// gone on for long. A write on its way starts the next one when it ends, so that a
// slow disk does not get a queue of old texts.
func (a *autosaver) pause(at textField, t *typedText) {
	t.rest()
	if t.writing == 0 {
		a.writeField(at, t)
		return
	}
	t.due = true
}

func (a *autosaver) writeField(at textField, t *typedText) {
	t.rest()
	if !t.dirty {
		return
	}
	t.dirty, t.err = false, nil
	t.writing++
	a.changed()
	a.write(at, t.text, t.visit, func(err error) { a.wrote(at, t, err) })
}

func (a *autosaver) wrote(at textField, t *typedText, err error) {
	t.writing--
	if a.fields[at] != t {
		return // dropped meanwhile
	}
	if a.saved != nil && err == nil && !t.dirty && t.writing == 0 {
		a.saved(at)
	}
	switch {
	case err != nil:
		t.err, t.dirty = err, true
		if a.keep != nil {
			a.keep(at, t.text)
		}
	case t.due && t.writing == 0:
		a.writeField(at, t)
	case t.idle() && t.left:
		delete(a.fields, at)
	}
	a.changed()
}

// drop forgets what was typed of a record: it was deleted.
func (a *autosaver) drop(record store.ID) {
	for at, t := range a.fields {
		if at.Record == record {
			t.rest()
			if a.saved != nil {
				a.saved(at)
			}
			delete(a.fields, at)
		}
	}
	a.changed()
}

// unsaved returns the text of a field that the notebook does not have yet.
func (a *autosaver) unsaved(at textField) (string, bool) {
	if t := a.fields[at]; t != nil && !t.idle() {
		return t.text, true
	}
	return "", false
}

// phase is the worst phase of all fields, with the reason where one failed.
func (a *autosaver) phase() (savePhase, error) {
	worst := phaseSaved
	for _, t := range a.fields {
		switch {
		case t.err != nil:
			return phaseFailed, t.err
		case t.writing > 0:
			worst = max(worst, phaseSaving)
		case t.dirty:
			worst = max(worst, phaseTyping)
		}
	}
	return worst, nil
}

package desktop

import (
	"errors"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// historyStep is one undo step as the history of a record shows it.
type historyStep struct {
	newest  store.Change
	changes []store.Change // newest first
}

// historySteps joins the changes of one step, newest first.
func historySteps(changes []store.Change) []historyStep {
	var steps []historyStep
	at := map[store.ChangeID]int{}
	for _, c := range changes {
		i, known := at[c.StepID]
		if !known {
			i, at[c.StepID] = len(steps), len(steps)
			steps = append(steps, historyStep{newest: c})
		}
		steps[i].changes = append(steps[i].changes, c)
	}
	return steps
}

// op tells whether a change of the step is of a kind.
func (s historyStep) op(op string) bool {
	return slices.ContainsFunc(s.changes, func(c store.Change) bool { return c.Op == op })
}

// fields are the fields that the step wrote, by their JSON names. A creation has all.
func (s historyStep) fields() (names []string) {
	for _, c := range slices.Backward(s.changes) {
		if c.Field != "" && !slices.Contains(names, c.Field) {
			names = append(names, c.Field)
		}
	}
	return names
}

// wrote is the newest change of the step that left a value in a field.
func (s historyStep) wrote(field string) (store.Change, bool) {
	return find(s.changes, func(c store.Change) bool { return c.Field == field || c.Op == "create" })
}

// mark tells whether a change of the step is marked so.
func (s historyStep) mark(is func(store.Change) bool) bool { return slices.ContainsFunc(s.changes, is) }

// historyText is the text of one field that two states are compared of.
type historyText struct {
	from, to string
	pieces   []widgets.TextPiece
}

// historyEdit is what a step did to one field, in words.
type historyEdit struct {
	store.FieldEdit
	name           string
	text           bool // compared by words
	before, after  string
	added, removed []string
	present        bool // what the step wrote is what stands now
	rival          bool // it is to be chosen from
	historyText
}

// recordPast is what is known of a record: its steps, newest first, and whether it is
// still there.
type recordPast struct {
	ref   store.Ref
	title string
	steps []historyStep
	there bool
	words bool // what was said in it can be forgotten without it
}

// readPast reads the history of a record.
func readPast(r store.Reader, ref store.Ref) (recordPast, error) {
	p := recordPast{ref: ref, there: true}
	changes, err := store.History(r, ref.ID)
	if err != nil {
		return p, err
	}
	p.steps = historySteps(changes)
	p.title, err = titleOf(r, ref)
	if errors.Is(err, store.ErrNotFound) {
		p.there = false
		p.title, err = titleWas(r, ref)
	}
	if err == nil {
		p.words, err = hasWords(r, ref)
	}
	return p, err
}

// latest is the change that wrote what stands in a field.
func (p *recordPast) latest(field string) store.ChangeID {
	for _, s := range p.steps {
		if c, ok := s.wrote(field); ok {
			return c.ID
		}
	}
	return store.ChangeID{}
}

// readEdits reads what a step did, in words.
func (d *desk) readEdits(r store.Reader, p *recordPast, s historyStep) ([]historyEdit, error) {
	found, err := store.EditsOf(r, p.ref, s.newest.StepID)
	if err != nil {
		return nil, err
	}
	rivals, err := store.RivalsOf(r, p.ref)
	if err != nil {
		return nil, err
	}
	v := &valueWords{book: d.book, r: r}
	var all []historyEdit
	for _, f := range found {
		if hiddenFields[f.Field] && s.op("create") {
			continue
		}
		e := historyEdit{FieldEdit: f, name: historyField(d.book, f.Field), text: f.Text || f.Field == "title"}
		if e.present, err = p.stands(r, f); err != nil {
			return nil, err
		}
		e.rival = slices.ContainsFunc(rivals, func(of store.Rivals) bool {
			return of.Field == f.Field && slices.ContainsFunc(of.Versions, func(v store.Version) bool { return v.Change == f.To })
		})
		if e.text {
			e.from, e.to = textOrNone(f.Before), textOrNone(f.After)
			e.pieces = widgets.WordChanges(e.from, e.to)
		} else if err := v.describe(&e); err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// stands tells whether a field is now as the step left it.
func (p *recordPast) stands(r store.Reader, f store.FieldEdit) (bool, error) {
	latest := p.latest(f.Field)
	if latest == f.To {
		return true, nil
	}
	now, err := store.ValueAt(r, p.ref, f.Field, latest)
	if err != nil {
		return false, err
	}
	then, err := store.ValueAt(r, p.ref, f.Field, f.To)
	return sameValue(now, then), err
}

// textOrNone is a text that may be nothing.
func textOrNone(v any) string {
	text, _ := v.(string)
	return text
}

// compareTexts reads two states of a text and compares them; no change: no text.
func compareTexts(r store.Reader, ref store.Ref, field string, from, to store.ChangeID) (t historyText, err error) {
	read := func(id store.ChangeID) (string, error) {
		if id.IsZero() {
			return "", nil
		}
		v, err := store.ValueAt(r, ref, field, id)
		if errors.Is(err, store.ErrNotFound) {
			return "", nil // forgotten since
		}
		return textOrNone(v), err
	}
	if t.from, err = read(from); err != nil {
		return t, err
	}
	if t.to, err = read(to); err != nil {
		return t, err
	}
	t.pieces = widgets.WordChanges(t.from, t.to)
	return t, nil
}

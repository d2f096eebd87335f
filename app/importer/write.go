package importer

import (
	"errors"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// Step is the message key of the undo step that an import is.
const Step = "step.attendance.import"

// Write writes a plan, as part of one edit, and returns the webinar. Files that
// the notebook holds already are not written again.
func (p *Plan) Write(tx *store.Tx) (store.ID, error) {
	if p.result.Already {
		return p.webinar.ID, nil
	}
	if p.target.New {
		if err := store.Put(tx, &p.webinar); err != nil {
			return store.ID{}, err
		}
	} else if err := p.keepDate(tx); err != nil {
		return store.ID{}, err
	}
	gone := p.reread
	if !p.o.KeepBoth {
		gone = slices.Concat(gone, p.replace)
	}
	for _, id := range gone {
		if err := store.Delete[store.Attendance](tx, id); err != nil && !errors.Is(err, store.ErrNotFound) {
			return store.ID{}, err
		}
	}
	for i := range p.parts {
		if f := &p.parts[i]; !f.already && !f.left {
			if err := f.write(tx); err != nil {
				return store.ID{}, err
			}
		}
	}
	return p.webinar.ID, nil
}

// keepDate gives the webinar the date of its session, if it still has none. The
// error is store.ErrNotFound where it was deleted since the plan was made.
func (p *Plan) keepDate(tx *store.Tx) error {
	w, err := store.Get[store.Webinar](tx, p.webinar.ID)
	if err != nil || !p.dated || w.Start.Local != "" {
		return err
	}
	w.Start = p.webinar.Start
	if w.Minutes == 0 {
		w.Minutes = p.webinar.Minutes
	}
	return store.Put(tx, &w)
}

func (f *filePlan) write(tx *store.Tx) error {
	people, err := store.PutPeople(tx, f.people)
	if err != nil {
		return err
	}
	f.about.People = people
	if err := store.Put(tx, &f.about); err != nil {
		return err
	}
	for i := range f.questions {
		if err := store.Put(tx, &f.questions[i]); err != nil {
			return err
		}
	}
	return nil
}

// Propose finds the webinar that files belong to by their day: the only one of
// the notebook on it. ok is false where none or several are, or no day is known.
func Propose(r store.Reader, exports []*Export) (w store.Webinar, ok bool, err error) {
	sorted := slices.Clone(exports)
	slices.SortStableFunc(sorted, func(a, b *Export) int { return weight(a) - weight(b) })
	day, known := dayOf(sorted)
	if !known {
		return w, false, nil
	}
	found := 0
	for candidate, err := range store.All[store.Webinar](r) {
		if err != nil {
			return w, false, err
		}
		if webinarDay(candidate) == day {
			w = candidate
			found++
		}
	}
	return w, found == 1, nil
}

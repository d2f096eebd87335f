package desktop

import (
	"cmp"
	"errors"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// partnershipValues are what the partnership dialog shows of a partnership, of what
// belongs to it, and of regions and themes that were made or changed in it.
type partnershipValues struct {
	partnership store.Partnership
	milestones  []store.Milestone
	funding     []store.Funding
	initiatives []store.Initiative
	regions     map[store.ID]store.Region
	themes      map[store.ID]store.Theme
}

// partnershipStart is what the dialog is opened with, read off the UI thread.
type partnershipStart struct {
	made    bool // it is in the notebook
	was     partnershipValues
	regions []store.Region // of the notebook, by name
	themes  []store.Theme  // of the notebook, in order
	taken   map[int]bool   // numbers of the other partnerships
	webinar store.ID       // that a new one is linked to; zero: none
}

// readPartnershipStart reads what the dialog begins with; a zero ID is a partnership to
// be made. Any goroutine may call it.
func readPartnershipStart(r store.Reader, id, webinar store.ID) (s partnershipStart, err error) {
	s = partnershipStart{made: !id.IsZero(), taken: map[int]bool{}, webinar: webinar}
	if s.regions, err = store.List[store.Region](r); err != nil {
		return s, err
	}
	slices.SortStableFunc(s.regions, func(a, b store.Region) int { return cmp.Compare(store.Fold(a.Name), store.Fold(b.Name)) })
	if s.themes, err = store.List[store.Theme](r); err != nil {
		return s, err
	}
	slices.SortStableFunc(s.themes, func(a, b store.Theme) int { return cmp.Compare(a.Rank, b.Rank) })
	all, err := store.List[store.Partnership](r)
	if err != nil {
		return s, err
	}
	for _, p := range all {
		if p.ID != id {
			s.taken[p.Number] = true
		}
	}
	if !s.made {
		s.was.partnership.Number = s.freeNumber()
		return s, nil
	}
	if s.was.partnership, err = store.Get[store.Partnership](r, id); err != nil {
		return s, err
	}
	s.was.milestones, err = belonging(r, func(m store.Milestone) bool { return m.Partnership == id })
	slices.SortStableFunc(s.was.milestones, func(a, b store.Milestone) int { return cmp.Compare(a.From, b.From) })
	var errFunding, errInitiatives error
	s.was.funding, errFunding = belonging(r, func(f store.Funding) bool { return f.Partnership == id })
	s.was.initiatives, errInitiatives = belonging(r, func(i store.Initiative) bool { return i.Partnership == id })
	return s, cmp.Or(err, errFunding, errInitiatives)
}

// freeNumber is the number after the greatest that is taken.
func (s *partnershipStart) freeNumber() int {
	most := 0
	for n := range s.taken {
		most = max(most, n)
	}
	return most + 1
}

// belonging lists the records of a type that belong to something.
func belonging[T store.Record](r store.Reader, is func(T) bool) ([]T, error) {
	all, err := store.List[T](r)
	return slices.DeleteFunc(all, func(x T) bool { return !is(x) }), err
}

// write stores what differs from what the dialog had before: what somebody else has
// changed meanwhile stays.
func (v *partnershipValues) write(tx *store.Tx, s *partnershipStart) error {
	was := &s.was
	for id, region := range v.regions {
		before, there := find(s.regions, func(r store.Region) bool { return r.ID == id })
		if err := writeRegion(tx, region, before, there); err != nil {
			return err
		}
	}
	for _, id := range v.partnership.Themes { // in the order they were made
		if err := v.writeOneTheme(tx, s, id); err != nil {
			return err
		}
	}
	for id := range v.themes {
		if err := v.writeOneTheme(tx, s, id); err != nil {
			return err
		}
	}
	if err := v.writeOwn(tx, s); err != nil {
		return err
	}
	id := v.partnership.ID
	return cmp.Or(
		writeRows(tx, v.milestones, was.milestones, func(m *store.Milestone) store.ID { m.Partnership = id; return m.ID }, sameMilestone),
		writeRows(tx, v.funding, was.funding, func(f *store.Funding) store.ID { f.Partnership = id; return f.ID }, sameFunding),
		writeRows(tx, v.initiatives, was.initiatives, func(i *store.Initiative) store.ID { i.Partnership = id; return i.ID }, sameInitiative),
	)
}

func (v *partnershipValues) writeOneTheme(tx *store.Tx, s *partnershipStart, id store.ID) error {
	theme, changed := v.themes[id]
	if !changed {
		return nil
	}
	before, there := find(s.themes, func(t store.Theme) bool { return t.ID == id })
	return writeTheme(tx, theme, before, there)
}

// writeOwn stores the partnership's own fields, and links a new one to its webinar.
func (v *partnershipValues) writeOwn(tx *store.Tx, s *partnershipStart) error {
	now, was := v.partnership, s.was.partnership
	if !s.made {
		was = store.Partnership{}
	}
	p, err := store.Get[store.Partnership](tx, now.ID)
	fresh := errors.Is(err, store.ErrNotFound) && !s.made
	if fresh {
		p, err = store.Partnership{ID: now.ID}, nil
	}
	if err != nil {
		return err
	}
	set(&p.Number, now.Number, was.Number)
	if !slices.Equal(now.Regions, was.Regions) {
		p.Regions = now.Regions
	}
	set(&p.Summary, now.Summary, was.Summary)
	set(&p.Continuation, now.Continuation, was.Continuation)
	set(&p.ContinuationNote, now.ContinuationNote, was.ContinuationNote)
	setAll(&p.Themes, now.Themes, was.Themes)
	setAll(&p.Stakeholders, now.Stakeholders, was.Stakeholders)
	setAll(&p.Sources, now.Sources, was.Sources)
	if err := store.Put(tx, &p); err != nil {
		return err
	}
	if s.webinar.IsZero() || !fresh {
		return nil
	}
	w, err := store.Get[store.Webinar](tx, s.webinar)
	if errors.Is(err, store.ErrNotFound) {
		return nil // it went meanwhile
	}
	if err != nil {
		return err
	}
	w.Partnerships = append(w.Partnerships, p.ID)
	return store.Put(tx, &w)
}

// writeRows stores the records of a list that came, went or changed. own makes a record
// the partnership's and tells its ID.
func writeRows[T store.Record](tx *store.Tx, now, was []T, own func(*T) store.ID, same func(a, b T) bool) error {
	for _, old := range was {
		id := own(&old)
		if slices.ContainsFunc(now, func(x T) bool { return own(&x) == id }) {
			continue
		}
		if err := dropRecord[T](tx, id); err != nil {
			return err
		}
	}
	for _, x := range now {
		own(&x)
		if slices.ContainsFunc(was, func(old T) bool { own(&old); return same(x, old) }) {
			continue
		}
		if err := store.Put(tx, &x); err != nil {
			return err
		}
	}
	return nil
}

func sameMilestone(a, b store.Milestone) bool {
	return a.ID == b.ID && a.Kind == b.Kind && a.Title == b.Title && a.From == b.From && a.To == b.To && a.Place == b.Place && a.Host == b.Host
}

func sameFunding(a, b store.Funding) bool {
	return a.ID == b.ID && a.Programme == b.Programme && a.Statement == b.Statement && a.Amount == b.Amount
}

func sameInitiative(a, b store.Initiative) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Summary == b.Summary
}

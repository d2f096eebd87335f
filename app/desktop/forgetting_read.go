package desktop

import (
	"cmp"
	"errors"

	"github.com/rapporteur-app/rapporteur/store"
)

// titleWas is what a record is called, or was before it was deleted; empty where it
// has no name.
func titleWas(r store.Reader, ref store.Ref) (title string, err error) {
	switch field := titleFields[ref.Type]; {
	case field != "":
		title, err = store.TextWas(r, ref, field)
	case ref.Type == store.TypeAttachment:
		title, err = store.TextWas(r, ref, "name")
	case ref.Type == store.TypePartnership:
		return partnershipWas(r, ref.ID)
	}
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	return title, err
}

// partnershipWas is the names of a partnership's regions, deleted ones included.
func partnershipWas(r store.Reader, id store.ID) (string, error) {
	all, err := withDeleted[store.Partnership](r)
	if err != nil {
		return "", err
	}
	p, found := find(all, func(p store.Partnership) bool { return p.ID == id })
	if !found {
		return "", nil
	}
	regions, err := withDeleted[store.Region](r)
	return pairName(p, func(id store.ID) (store.Region, bool) {
		return find(regions, func(one store.Region) bool { return one.ID == id })
	}), err
}

// withDeleted are all records of a type, deleted ones included.
func withDeleted[T store.Record](r store.Reader) (all []T, err error) {
	for _, records := range []func(func(T, error) bool){store.All[T](r), store.Deleted[T](r)} {
		for one, err := range records {
			if err != nil {
				return nil, err
			}
			all = append(all, one)
		}
	}
	return all, nil
}

// anyTranscript tells whether the notebook has or had a transcript.
func anyTranscript(r store.Reader) (bool, error) {
	all, err := withDeleted[store.Transcript](r)
	return len(all) > 0, err
}

// hangingWithDeleted finds what hangs, or hung before it was deleted, on a webinar, the
// log of its exports included.
func hangingWithDeleted(r store.Reader, webinar store.ID) (refs []store.Ref, err error) {
	h := hungOn{r: r, gone: map[store.ID]bool{webinar: true}}
	err = cmp.Or(
		hung(&h, func(t store.Transcript) (store.ID, store.ID) { return t.ID, t.Webinar }),
		hung(&h, func(a store.Attendance) (store.ID, store.ID) { return a.ID, a.Webinar }),
		hung(&h, func(n store.Note) (store.ID, store.ID) { return n.ID, n.Webinar }),
		hung(&h, func(q store.Question) (store.ID, store.ID) { return q.ID, q.Webinar }),
		hung(&h, func(p store.AgendaPart) (store.ID, store.ID) { return p.ID, p.Webinar }),
		hung(&h, func(k store.Deck) (store.ID, store.ID) { return k.ID, k.Webinar }),
		hung(&h, func(s store.Slide) (store.ID, store.ID) { return s.ID, s.Deck }),
		hung(&h, func(p store.Report) (store.ID, store.ID) { return p.ID, p.Webinar }),
		hung(&h, func(e store.Export) (store.ID, store.ID) { return e.ID, e.Webinar }),
	)
	return h.refs, err
}

type hungOn struct {
	r    store.Reader
	gone map[store.ID]bool
	refs []store.Ref
}

// hung adds the records of a type whose owner goes.
func hung[T store.Record](h *hungOn, of func(T) (id, owner store.ID)) error {
	all, err := withDeleted[T](h.r)
	for _, one := range all {
		if id, owner := of(one); !owner.IsZero() && h.gone[owner] {
			h.gone[id] = true
			h.refs = append(h.refs, store.Ref{Type: store.TypeOf[T](), ID: id})
		}
	}
	return err
}

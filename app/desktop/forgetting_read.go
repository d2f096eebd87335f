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
	for one, err := range store.AllWithDeleted[T](r) {
		if err != nil {
			return nil, err
		}
		all = append(all, one)
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
	h := &hanging{deleted: true, gone: map[store.ID]bool{webinar: true}}
	err = cmp.Or(h.onWebinar(r), hangs(h, r, "forget.count_export", func(e store.Export) (store.ID, store.ID) { return e.ID, e.Webinar }))
	return h.refs, err
}

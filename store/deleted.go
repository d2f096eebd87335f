package store

import (
	"bytes"
	"cmp"
	"slices"
	"time"
)

// DeletedRecord is a record that was deleted: it can be brought back, and forgotten.
type DeletedRecord struct {
	Ref  Ref
	At   time.Time // when it was deleted, by the clock on the author's wall, in UTC
	Role string    // of who deleted it
	Step ChangeID  // the same for all that was deleted in one step
}

// DeletedRecords returns every deleted record, the one deleted last first.
func DeletedRecords(r Reader) (all []DeletedRecord, err error) {
	rd := r.reader()
	last := map[ID]ChangeID{}
	for at, err := range rd.walk(bucketDeleted, nil) {
		if err != nil {
			return nil, err
		}
		s, err := rd.decodeState("", ID(at.key), at.value)
		if err != nil {
			return nil, err
		}
		one := DeletedRecord{Ref: Ref{s.typ, s.id}}
		if len(s.gone) > 0 {
			newest := slices.MaxFunc(s.gone, compareChanges)
			c, err := rd.change(newest)
			if err != nil {
				return nil, err
			}
			one.At, one.Role, one.Step, last[s.id] = time.UnixMilli(c.wall()).UTC(), c.Role, c.step(), newest
		}
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b DeletedRecord) int {
		return cmp.Or(compareChanges(last[b.Ref.ID], last[a.Ref.ID]), bytes.Compare(a.Ref.ID[:], b.Ref.ID[:]))
	})
	return all, nil
}

// BringBack takes back the deletion of a record; it is as it was. One that is there is
// left alone, one that never was or was forgotten is ErrNotFound.
func BringBack(tx *Tx, ref Ref) error {
	p := plansByType[ref.Type]
	if p == nil {
		return unknownType(ref.Type)
	}
	s, err := tx.load(p, ref.ID)
	if err != nil {
		return err
	}
	if s == nil {
		return notFound(tx.rd.path, ref.Type, ref.ID)
	}
	if s.alive() {
		return nil
	}
	if err := tx.restore(s); err != nil {
		return err
	}
	return tx.save(s)
}

// TextWas is TextOf that also reads a record that was deleted.
func TextWas(r Reader, ref Ref, field string) (string, error) {
	p := plansByType[ref.Type]
	if p == nil {
		return "", unknownType(ref.Type)
	}
	rd := r.reader()
	number, known := p.number(field)
	value, err := rd.get(bucketDeleted, ref.ID[:])
	if err != nil || value == nil || !known {
		return TextOf(r, ref, field)
	}
	s, err := rd.decodeState(ref.Type, ref.ID, value)
	if err != nil || s.fields[number] == nil {
		return "", err
	}
	return rawText(s.fields[number].raw)
}

// WithAttachments adds to what is to be forgotten the attachments, deleted ones
// included, that its notes name or ever named and that nothing else does: nobody could
// open them any more.
func WithAttachments(r Reader, what ...Forgotten) ([]Forgotten, error) {
	rd := r.reader()
	goes, maybe := map[ID]bool{}, map[ID]bool{}
	for _, one := range what {
		goes[one.Ref.ID] = true
	}
	for _, one := range what {
		if one.Ref.Type != TypeNote || len(one.Fields) > 0 && !slices.Contains(one.Fields, "evidence") {
			continue
		}
		changes, err := rd.changesOf(one.Ref.ID)
		if err != nil {
			return nil, err
		}
		for _, id := range attachmentsOf(changes) {
			maybe[id] = true
		}
	}
	if len(maybe) == 0 {
		return what, nil
	}
	for n, err := range AllWithDeleted[Note](r) {
		if err != nil {
			return nil, err
		}
		for _, e := range n.Evidence {
			if !goes[n.ID] {
				delete(maybe, e.Attachment)
			}
		}
	}
	for p, err := range AllWithDeleted[Report](r) {
		if err != nil {
			return nil, err
		}
		for _, id := range p.Logos {
			if !goes[p.ID] {
				delete(maybe, id)
			}
		}
	}
	for a, err := range AllWithDeleted[Attachment](r) {
		if err != nil {
			return nil, err
		}
		if maybe[a.ID] && !goes[a.ID] {
			what = append(what, Forgotten{Ref: Ref{TypeAttachment, a.ID}})
		}
	}
	return what, nil
}

func compareChanges(a, b ChangeID) int { return bytes.Compare(a[:], b[:]) }

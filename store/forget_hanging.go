package store

import "slices"

// HangingOn counts, by type, the records that belong to a webinar: what stays when the
// webinar itself is forgotten, but for its attendances, which are forgotten with it.
func HangingOn(r Reader, webinar ID) (counts map[Type]int, err error) {
	counts = map[Type]int{}
	rd := r.reader()
	for _, p := range plans {
		number, known := p.number("webinar")
		if !known || p.byNum[number].typ != idType || p.typ == TypeAttendance {
			continue
		}
		for at, err := range rd.walk(p.bucket, nil) {
			if err != nil {
				return nil, err
			}
			s, err := rd.decodeState(p.typ, ID(at.key), at.value)
			if err != nil {
				return nil, err
			}
			if f := s.fields[number]; f != nil && rawID(f.raw) == webinar {
				counts[p.typ]++
			}
		}
	}
	return counts, nil
}

// rawID reads an encoded ID; what is none is the zero ID.
func rawID(raw []byte) (id ID) {
	if len(raw) == 0 || dec.Unmarshal(raw, &id) != nil {
		return ID{}
	}
	return id
}

// forgetAttendances takes out the imports of a webinar that is forgotten, deleted ones
// included.
func (tx *Tx) forgetAttendances(webinar ID) error {
	all, err := tx.rd.attendancesOf(func(id ID) bool { return id == webinar })
	if err != nil {
		return err
	}
	for _, ref := range all {
		if err := tx.forget(Forgotten{Ref: ref}); err != nil {
			return err
		}
	}
	return nil
}

// attendancesOf lists the attendances of some webinars, deleted ones included.
func (r *reader) attendancesOf(is func(webinar ID) bool) (refs []Ref, err error) {
	for a, err := range AllWithDeleted[Attendance](r) {
		if err != nil {
			return nil, err
		}
		if is(a.Webinar) {
			refs = append(refs, Ref{TypeAttendance, a.ID})
		}
	}
	return refs, nil
}

// attachmentsOf are the attachments that changes of a note name as evidence, or of a
// report as logos.
func attachmentsOf(changes []*change) (ids []ID) {
	add := func(id ID) {
		if !id.IsZero() && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	evidence, _ := plansByType[TypeNote].number("evidence")
	logos, _ := plansByType[TypeReport].number("logos")
	for _, c := range changes {
		for _, raw := range append(arrayElements(c.Fields[evidence]), c.Value) {
			var passage Evidence
			if c.Type == TypeNote && (c.Field == 0 || c.Field == evidence) && dec.Unmarshal(raw, &passage) == nil {
				add(passage.Attachment)
			}
		}
		for _, raw := range append(arrayElements(c.Fields[logos]), arrayElements(c.Value)...) {
			if c.Type == TypeReport && (c.Field == 0 || c.Field == logos) {
				add(rawID(raw))
			}
		}
	}
	return ids
}

// forgetAttachments takes out those of some attachments that nothing names any more.
func (tx *Tx) forgetAttachments(ids []ID) error {
	for _, id := range ids {
		ref := Ref{TypeAttachment, id}
		if s, err := tx.standing(ref); err != nil {
			return err
		} else if s == nil || s.typ != TypeAttachment {
			continue
		}
		named, err := tx.rd.namesAttachment(id)
		if err == nil && !named {
			err = tx.forget(Forgotten{Ref: ref})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

package store

import "slices"

// CanAttach returns why a file cannot be attached, without reading it; see AttachFile.
func CanAttach(path string) error {
	file, _, err := openSource(path)
	if err != nil {
		return err
	}
	return file.Close()
}

// DropAttachment deletes an attachment's record unless a note or a report names it,
// deleted ones included, since they may come back. It is for the edit that takes the
// name out: undoing that brings both back. A record that is not there is no error.
func DropAttachment(tx *Tx, id ID) error {
	if s, err := tx.load(planFor[Attachment](), id); err != nil || s == nil || !s.alive() {
		return err
	}
	named, err := tx.rd.namesAttachment(id)
	if err != nil || named {
		return err
	}
	return Delete[Attachment](tx, id)
}

// RemovedAttachments are the attachments that were removed and that nothing names. Their
// bytes stay, in the notebook and in each backup: another copy may still name them, and
// history brings them back. Only forgetting takes them out, for every copy.
func RemovedAttachments(r Reader) (removed []Attachment, err error) {
	for a, err := range Deleted[Attachment](r) {
		if err != nil {
			return nil, err
		}
		named, err := r.reader().namesAttachment(a.ID)
		if err != nil {
			return nil, err
		}
		if !named {
			removed = append(removed, a)
		}
	}
	return removed, nil
}

func (r *reader) namesAttachment(id ID) (bool, error) {
	byNote := func(n Note) bool {
		return slices.ContainsFunc(n.Evidence, func(e Evidence) bool { return e.Attachment == id })
	}
	if named, err := anyOf(r, byNote); named || err != nil {
		return named, err
	}
	return anyOf(r, func(one Report) bool { return slices.Contains(one.Logos, id) })
}

// anyOf tells whether something holds of a record of a type, deleted ones included.
func anyOf[T Record](r *reader, holds func(T) bool) (bool, error) {
	for record, err := range AllWithDeleted[T](r) {
		if err != nil || holds(record) {
			return err == nil, err
		}
	}
	return false, nil
}

package store

import (
	"fmt"
	"slices"
	"time"

	"github.com/fxamacker/cbor/v2"
)

// TextOf returns what stands in one text field of a record, by the field's JSON
// name. A record that is not there, or no longer, is ErrNotFound.
func TextOf(r Reader, ref Ref, field string) (string, error) {
	_, number, s, err := textField(r.reader(), ref, field)
	if err != nil {
		return "", err
	}
	if f := s.fields[number]; f != nil {
		return rawText(f.raw)
	}
	return "", nil
}

// PutText writes one text field of a record and leaves the others alone. Where two
// texts of the field are to be chosen from, it goes on with the one that shows, as Put
// does, and the other waits as before. A record that is not there, or no longer, is
// ErrNotFound.
func PutText(tx *Tx, ref Ref, field, text string) error {
	return tx.putText(ref, field, text, (*Tx).putField)
}

// ChooseText is PutText that settles which of two texts of the field it is to be, also if
// that is the one that shows already, which leaves nothing to undo.
func ChooseText(tx *Tx, ref Ref, field, text string) error {
	return tx.putText(ref, field, text, (*Tx).putChosen)
}

func (tx *Tx) putText(ref Ref, field, text string, put func(*Tx, *state, *fieldPlan, cbor.RawMessage) error) error {
	p, number, s, err := textField(&tx.rd, ref, field)
	if err != nil {
		return err
	}
	var raw cbor.RawMessage
	if text != "" {
		if raw, err = enc.Marshal(text); err != nil {
			return notText(tx.rd.path, ref.Type, err)
		}
	}
	before := tx.clock
	if err := put(tx, s, p.byNum[number], raw); err != nil {
		return err
	}
	if tx.clock == before {
		return nil
	}
	return tx.save(s)
}

// putChosen writes a field that somebody has chosen a value of: in the place of all that
// nobody has replaced, and where there are several the one that shows is written too.
func (tx *Tx) putChosen(s *state, f *fieldPlan, raw cbor.RawMessage) error {
	stands := s.fields[f.number]
	switch {
	case stands == nil || len(stands.heads) < 2:
		return tx.putField(s, f, raw)
	case string(stands.raw) == string(raw):
		return tx.log(s, &change{Op: opSet, Field: f.number, Replaces: stands.heads, Value: raw})
	}
	return tx.writeField(s, f, raw, slices.Clone(stands.heads))
}

// textField finds a field of a record that is there.
func textField(rd *reader, ref Ref, field string) (p *plan, number uint64, s *state, err error) {
	if p = plansByType[ref.Type]; p == nil {
		return nil, 0, nil, unknownType(ref.Type)
	}
	number, known := p.number(field)
	if !known || p.byNum[number].merge == mergeSet {
		return nil, 0, nil, fmt.Errorf("store: %s has no text %q", ref.Type, field)
	}
	p, s, err = rd.presentState(ref)
	return p, number, s, err
}

// presentState is that of a record that is there.
func (r *reader) presentState(ref Ref) (*plan, *state, error) {
	p := plansByType[ref.Type]
	if p == nil {
		return nil, nil, unknownType(ref.Type)
	}
	value, err := r.get(p.bucket, ref.ID[:])
	if err == nil && value == nil {
		err = notFound(r.path, ref.Type, ref.ID)
	}
	if err != nil {
		return p, nil, err
	}
	s, err := r.decodeState(ref.Type, ref.ID, value)
	return p, s, err
}

// Version is a text that somebody wrote without knowing of another one of the same
// field.
type Version struct {
	Change ChangeID  `json:"change"`
	At     time.Time `json:"at"` // by the clock on the author's wall, in UTC
	Role   string    `json:"role,omitempty"`
	Text   string    `json:"text"`
}

// Rivals are the texts of one field to choose from, the one that shows first.
// ChooseText chooses.
type Rivals struct {
	Ref      Ref       `json:"ref"`
	Field    string    `json:"field"` // JSON name
	Versions []Version `json:"versions"`
}

// RivalsOf returns the fields of a record that have texts to choose from.
func RivalsOf(r Reader, ref Ref) ([]Rivals, error) {
	p := plansByType[ref.Type]
	if p == nil {
		return nil, fmt.Errorf("store: unknown record type %q", ref.Type)
	}
	rd := r.reader()
	value, err := rd.get(p.bucket, ref.ID[:])
	if err != nil || value == nil {
		return nil, err
	}
	return rd.rivals(p, ref, value)
}

// AllRivals returns every field of a record that has texts to choose from. It looks
// at every record: about 2 µs each.
func AllRivals(r Reader) (all []Rivals, err error) {
	rd := r.reader()
	for _, p := range plans {
		if !slices.ContainsFunc(p.fields, func(f fieldPlan) bool { return f.merge == mergeText }) {
			continue
		}
		for at, err := range rd.walk(p.bucket, nil) {
			if err != nil {
				return nil, err
			}
			if len(at.key) != len(ID{}) {
				continue // check says so
			}
			found, err := rd.rivals(p, Ref{p.typ, ID(at.key)}, at.value)
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
		}
	}
	return all, nil
}

// rivals looks at the changes that stand behind a stored record before it decodes
// what they say.
func (r *reader) rivals(p *plan, ref Ref, value []byte) (found []Rivals, err error) {
	h, err := headsOf(value)
	if err != nil {
		return nil, damaged(r.path, err)
	}
	for i := range p.fields {
		f := &p.fields[i]
		ids := h.Fields[f.number]
		if f.merge != mergeText || len(ids) < 2 {
			continue
		}
		one := Rivals{Ref: ref, Field: f.name}
		for _, id := range slices.Backward(slices.SortedFunc(slices.Values(ids), compareIDs)) {
			c, err := r.change(id)
			if err != nil {
				return nil, err
			}
			text, err := r.textAt(ref, f.number, id)
			if err != nil {
				return nil, err
			}
			one.Versions = append(one.Versions, Version{Change: id, At: time.UnixMilli(c.wall()).UTC(), Role: c.Role, Text: text})
		}
		found = append(found, one)
	}
	return found, nil
}

// headsOf reads the second half of a stored record alone.
func headsOf(value []byte) (h heads, err error) {
	payload, err := unseal(value)
	if err != nil {
		return h, err
	}
	var skipped cbor.RawMessage
	rest, err := dec.UnmarshalFirst(payload, &skipped)
	if err == nil {
		err = dec.Unmarshal(rest, &h)
	}
	return h, err
}

package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Change is one recorded edit of one field, as history shows it.
type Change struct {
	ID     ChangeID  `json:"id"`
	At     time.Time `json:"at"` // by the clock on the author's wall, in UTC
	Role   string    `json:"role,omitempty"`
	Step   string    `json:"step,omitempty"`  // message key
	StepID ChangeID  `json:"step_id"`         // the same for all changes of one step
	Ref    Ref       `json:"ref"`             //
	Field  string    `json:"field,omitempty"` // JSON name; empty for the record itself
	Op     string    `json:"op"`              // create, set, text, add, remove, delete, restore
	Undone bool      `json:"undone,omitempty"`
	Redone bool      `json:"redone,omitempty"`
	// Beside tells that another change of the field was made in a copy of the notebook
	// that did not know of this one, nor this one of that.
	Beside bool `json:"beside,omitempty"`
	// Returned tells that the change brought back a record whose deletion it had not seen.
	Returned bool `json:"returned,omitempty"`
}

// History returns the changes of a record, the newest first.
func History(r Reader, id ID) ([]Change, error) {
	rd := r.reader()
	all, err := rd.changesOf(id)
	if err != nil {
		return nil, err
	}
	steps, beside, returned := map[ChangeID]string{}, besides(all), returns(all)
	out := make([]Change, 0, len(all))
	for _, c := range slices.Backward(all) {
		at := c.step()
		if _, known := steps[at]; !known {
			if steps[at], err = rd.stepKey(c); err != nil {
				return nil, err
			}
		}
		out = append(out, Change{
			ID: c.ID, At: time.UnixMilli(c.wall()).UTC(), Role: c.Role, Step: steps[at], StepID: at,
			Ref: c.ref(), Field: fieldName(c), Op: string(c.Op),
			Undone: c.Reverse == undone, Redone: c.Reverse == redone,
			Beside: beside[c.ID], Returned: returned[c.ID],
		})
	}
	return out, nil
}

// stepKey returns the message key of the step of a change.
func (r *reader) stepKey(c *change) (string, error) {
	if c.Step == 0 {
		return c.StepKey, nil
	}
	first, err := r.change(c.step())
	if errors.Is(err, ErrNotFound) {
		return "", nil // forgotten since
	}
	if err != nil {
		return "", err
	}
	return first.StepKey, nil
}

// change reads one entry of the log.
func (r *reader) change(id ChangeID) (*change, error) {
	value, err := r.get(bucketChanges, id[:])
	if err != nil {
		return nil, err
	}
	if value == nil {
		e := fail(ErrNotFound, "not_found", r.path, nil)
		e.what = fmt.Sprintf("change %s", id)
		return nil, e
	}
	return r.decodeChange(pair{key: id[:], value: value})
}

// changesOf reads the changes of a record, the oldest first.
func (r *reader) changesOf(id ID) ([]*change, error) {
	var out []*change
	for at, err := range r.walk(bucketByRecord, id[:]) {
		if err != nil {
			return nil, err
		}
		if !bytes.HasPrefix(at.key, id[:]) {
			break
		}
		if len(at.key) != len(id)+len(ChangeID{}) {
			return nil, damaged(r.path, errors.New("a key of the index of changes is too short"))
		}
		c, err := r.change(ChangeID(at.key[len(id):]))
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// LastChange returns when the newest change was made; zero if there is none.
func LastChange(r Reader) (time.Time, error) {
	rd := r.reader()
	id, err := rd.lastChange()
	if err != nil || id.IsZero() {
		return time.Time{}, err
	}
	c, err := rd.change(id)
	if err != nil {
		return time.Time{}, err
	}
	return time.UnixMilli(c.wall()).UTC(), nil
}

// lastChange returns the newest ID in the log.
func (r *reader) lastChange() (id ChangeID, err error) {
	if r.tx == nil {
		return id, closed(r.path)
	}
	err = guarded(r.path, func() error {
		b := r.tx.Bucket(bucketChanges)
		if b == nil {
			return nil
		}
		if key, _ := b.Cursor().Last(); len(key) == len(id) {
			id = ChangeID(key)
		}
		return nil
	})
	return id, err
}

// TextAt returns a text field as a change left it. The change may be any that
// wrote the field, the record's creation included.
func TextAt(r Reader, ref Ref, field string, change ChangeID) (string, error) {
	p := plansByType[ref.Type]
	if p == nil {
		return "", fmt.Errorf("store: unknown record type %q", ref.Type)
	}
	number, ok := p.number(field)
	if !ok {
		return "", fmt.Errorf("store: %s has no field %q", ref.Type, field)
	}
	return r.reader().textAt(ref, number, change)
}

// textAt goes back to the last whole text and applies the deltas from there.
func (r *reader) textAt(ref Ref, number uint64, id ChangeID) (string, error) {
	var deltas []*delta
	for {
		c, err := r.change(id)
		if err != nil {
			return "", err
		}
		if c.ref() != ref || (c.Field != number && c.Op != opCreate) {
			return "", fmt.Errorf("store: change %s does not write that field", id)
		}
		if c.Op != opText {
			raw := c.Value
			if c.Op == opCreate {
				raw = c.Fields[number]
			}
			return r.unroll(raw, deltas)
		}
		if compareIDs(c.Replaces[0], id) >= 0 {
			return "", damaged(r.path, fmt.Errorf("change %s replaces a later one", id))
		}
		deltas = append(deltas, c.Delta)
		id = c.Replaces[0]
	}
}

func (r *reader) unroll(raw []byte, deltas []*delta) (string, error) {
	text, err := rawText(raw)
	for _, d := range slices.Backward(deltas) {
		if err != nil {
			break
		}
		text, err = d.apply(text)
	}
	if err != nil {
		return "", damaged(r.path, err)
	}
	return text, nil
}

func fieldName(c *change) string {
	if p := plansByType[c.Type]; p != nil {
		return p.name(c.Field)
	}
	return ""
}

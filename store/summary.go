package store

import (
	"fmt"
	"slices"
	"time"
)

// NoteSummary is what lists of notes show, without the body. It is kept beside
// the notes, written with them, so that a list need not decode every note.
type NoteSummary struct {
	ID          ID       `cbor:"-" json:"id"`
	Kind        NoteKind `cbor:"1,keyasint,omitzero" json:"kind,omitempty"`
	Title       string   `cbor:"2,keyasint,omitzero" json:"title,omitempty"`
	Webinar     ID       `cbor:"3,keyasint,omitzero" json:"webinar,omitzero"`
	Partnership ID       `cbor:"4,keyasint,omitzero" json:"partnership,omitzero"`
	Regions     []ID     `cbor:"5,keyasint,omitempty" json:"regions,omitempty"`
	Themes      []ID     `cbor:"6,keyasint,omitempty" json:"themes,omitempty"`
	Status      Status   `cbor:"7,keyasint,omitzero" json:"status,omitempty"`
	Owner       string   `cbor:"8,keyasint,omitzero" json:"owner,omitempty"`
	Due         string   `cbor:"9,keyasint,omitzero" json:"due,omitempty"`
	Language    string   `cbor:"10,keyasint,omitzero" json:"language,omitempty"`
	Done        bool     `cbor:"11,keyasint,omitzero" json:"done,omitempty"`
	AtMS        int64    `cbor:"12,keyasint" json:"at_ms"`                       // of the first passage or moment in its evidence; -1: none
	Evidence    int      `cbor:"13,keyasint,omitzero" json:"evidence,omitempty"` // how many
	ModifiedMS  int64    `cbor:"14,keyasint,omitzero" json:"-"`                  // Unix ms of the newest change
	Invented    bool     `cbor:"15,keyasint,omitzero" json:"invented,omitempty"`
	Cleared     bool     `cbor:"16,keyasint,omitzero" json:"cleared,omitempty"`
	Speaker     string   `cbor:"17,keyasint,omitzero" json:"speaker,omitempty"`
	Newest      ChangeID `cbor:"18,keyasint,omitzero" json:"-"` // the newest change

	Modified time.Time `cbor:"-" json:"modified,omitzero"` // ModifiedMS in UTC
}

// Summaries returns the summary of every note, the one changed last at the end.
func Summaries(r Reader) ([]NoteSummary, error) {
	rd := r.reader()
	var out []NoteSummary
	for at, err := range rd.walk(bucketNoteSummaries, nil) {
		if err != nil {
			return nil, err
		}
		s, err := decodeSummary(rd.path, at)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b NoteSummary) int { return compareIDs(a.Newest, b.Newest) })
	return out, nil
}

func decodeSummary(path string, at pair) (s NoteSummary, err error) {
	err = guarded(path, func() error {
		payload, err := unseal(at.value)
		if err == nil {
			err = dec.Unmarshal(payload, &s)
		}
		if err == nil && len(at.key) != len(s.ID) {
			err = errFormat
		}
		if err != nil {
			return damaged(path, fmt.Errorf("a note's summary: %w", err))
		}
		s.ID, s.Modified = ID(at.key), time.UnixMilli(s.ModifiedMS).UTC()
		return nil
	})
	return s, err
}

// summarise is the one place that says what a note's summary is; edits and
// rebuilding both use it.
func summarise(n Note, newest *change) NoteSummary {
	s := NoteSummary{
		Kind: n.Kind, Title: n.Title, Webinar: n.Webinar, Partnership: n.Partnership,
		Regions: n.Regions, Themes: n.Themes, Status: n.Status, Owner: n.Owner, Due: n.Due,
		Language: n.Language, Done: n.Done, AtMS: -1, Evidence: len(n.Evidence),
		ModifiedMS: newest.wall(), Newest: newest.ID, Invented: n.Invented, Cleared: n.Cleared, Speaker: n.Speaker,
	}
	for _, e := range n.Evidence {
		if (e.Kind == Passage || e.Kind == RecordingAt) && (s.AtMS < 0 || e.AtMS < s.AtMS) {
			s.AtMS = e.AtMS
		}
	}
	return s
}

// derive writes what lists read of a record that the transaction changed.
func (tx *Tx) derive(ref Ref) error {
	if ref.Type != TypeNote {
		return nil
	}
	value, err := tx.rd.summaryOf(ref.ID)
	if err != nil {
		return err
	}
	if value == nil {
		return tx.remove(bucketNoteSummaries, ref.ID[:])
	}
	return tx.set(bucketNoteSummaries, ref.ID[:], value)
}

// summaryOf computes the stored summary of a note; nil if there is no such note.
func (r *reader) summaryOf(id ID) ([]byte, error) {
	value, err := r.get([]byte(TypeNote), id[:])
	if err != nil || value == nil {
		return nil, err
	}
	note, err := Get[Note](r, id)
	if err != nil {
		return nil, err
	}
	s, err := r.decodeState(TypeNote, id, value)
	if err != nil {
		return nil, err
	}
	newest, err := r.change(s.newest())
	if err != nil {
		return nil, err
	}
	return seal(mustEncode(summarise(note, newest))), nil
}

package store

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// PutBlob keeps bytes under their hash, once however often they are put. Blobs
// never change; records name them by the hash.
func PutBlob(tx *Tx, b []byte) (Hash, error) {
	h := HashOf(b)
	if have, err := tx.rd.readable(h); have || err != nil {
		return h, err
	}
	tx.dirty = true
	return h, tx.set(bucketBlobs, h[:], seal(b))
}

// IsLost tells that what a record names by a hash is not there any more, as in a
// notebook that was repaired, or cannot be read: it may come back by merging a copy
// that has it.
func IsLost(err error) bool { return errors.Is(err, ErrNotFound) || errors.Is(err, ErrDamaged) }

// Blob returns the bytes of a hash, or ErrNotFound.
func Blob(r Reader, h Hash) ([]byte, error) {
	rd := r.reader()
	value, err := rd.get(bucketBlobs, h[:])
	if err != nil {
		return nil, err
	}
	if value == nil {
		return nil, fail(ErrNotFound, "lost", rd.path, fmt.Errorf("blob %s", h))
	}
	var out []byte
	err = guarded(rd.path, func() error {
		payload, err := unseal(value)
		if err != nil {
			return damaged(rd.path, fmt.Errorf("blob %s: %w", h, err))
		}
		out = slices.Clone(payload)
		return nil
	})
	return out, err
}

// PutCues keeps a transcript's cues as a blob, without the words that the notebook has
// forgotten.
func PutCues(tx *Tx, cues []Cue) (Hash, error) {
	w, err := tx.rd.forgottenWords()
	if err != nil {
		return Hash{}, err
	}
	return putList(tx, blotOut(cues, w.find(lettersOf(cues))))
}

// Cues returns the cues of a transcript's blob.
func Cues(r Reader, h Hash) ([]Cue, error) { return list[Cue](r, h) }

// PutPeople keeps the participants of an attendance as a blob.
func PutPeople(tx *Tx, people []Participant) (Hash, error) {
	// There may be a hundred thousand: looking at their texts is quicker than
	// reading them back, and finds the same.
	for _, p := range people {
		for _, text := range [...]string{p.Key, p.Country, p.City, string(p.Group), string(p.Device)} {
			if !utf8.ValidString(text) {
				return Hash{}, fmt.Errorf("store: %T cannot be stored: %q is not UTF-8", people, text)
			}
		}
	}
	b, err := enc.Marshal(people)
	if err != nil {
		return Hash{}, fmt.Errorf("store: encode %T: %w", people, err)
	}
	return PutBlob(tx, b)
}

// People returns the participants of an attendance's blob.
func People(r Reader, h Hash) ([]Participant, error) { return list[Participant](r, h) }

func putList[E any](tx *Tx, elements []E) (Hash, error) {
	b, err := enc.Marshal(elements)
	if err != nil {
		return Hash{}, fmt.Errorf("store: encode %T: %w", elements, err)
	}
	if err := dec.Unmarshal(b, new([]E)); err != nil {
		return Hash{}, fmt.Errorf("store: %T cannot be stored: %w", elements, err)
	}
	return PutBlob(tx, b)
}

func list[E any](r Reader, h Hash) ([]E, error) {
	b, err := Blob(r, h)
	if err != nil {
		return nil, err
	}
	var out []E
	if err := dec.Unmarshal(b, &out); err != nil {
		return nil, damaged(r.reader().path, fmt.Errorf("blob %s: %w", h, err))
	}
	return out, nil
}

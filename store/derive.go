package store

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"time"

	"go.etcd.io/bbolt"
)

// derivedBuckets hold nothing that the records and the log do not say.
var derivedBuckets = [][]byte{bucketByRecord, bucketNoteSummaries}

// derived is what one derived bucket should hold.
type derived map[string][]byte

// computeDerived works out what every derived bucket should hold. Edits keep the
// same up to date piece by piece; Check compares, Rebuild writes it anew.
func (r *reader) computeDerived() (map[string]derived, error) {
	index, notes := derived{}, derived{}
	for at, err := range r.walk(bucketChanges, nil) {
		if err != nil {
			return nil, err
		}
		c, err := r.decodeChange(at)
		if err != nil {
			return nil, err
		}
		index[string(c.Record[:])+string(c.ID[:])] = nil
	}
	for at, err := range r.walk([]byte(TypeNote), nil) {
		if err != nil {
			return nil, err
		}
		if len(at.key) != len(ID{}) {
			return nil, damaged(r.path, fmt.Errorf("a key of the notes has %d bytes", len(at.key)))
		}
		value, err := r.summaryOf(ID(at.key))
		if err != nil {
			return nil, err
		}
		notes[string(at.key)] = value
	}
	return map[string]derived{string(bucketByRecord): index, string(bucketNoteSummaries): notes}, nil
}

// Rebuild writes everything derived anew from the records and the log. It is no
// edit: there is nothing to undo.
func (f *File) Rebuild() error {
	f.editing.Lock()
	defer f.editing.Unlock()
	tx := f.newTx("", "")
	err := tx.run(func(tx *Tx) error {
		all, err := tx.rd.computeDerived()
		if err != nil {
			return err
		}
		for _, bucket := range derivedBuckets {
			if err := tx.replace(bucket, all[string(bucket)]); err != nil {
				return err
			}
		}
		tx.dirty = true
		return nil
	})
	return err
}

// replace empties a bucket and fills it.
func (tx *Tx) replace(bucket []byte, content derived) error {
	return guarded(tx.rd.path, func() error {
		if tx.rd.tx.Bucket(bucket) != nil {
			if err := tx.rd.tx.DeleteBucket(bucket); err != nil {
				return err
			}
		}
		b, err := tx.rd.tx.CreateBucket(bucket)
		if err != nil {
			return err
		}
		return fill(b, content)
	})
}

func fill(b *bbolt.Bucket, content derived) error {
	for _, key := range slices.Sorted(maps.Keys(content)) {
		if err := b.Put([]byte(key), content[key]); err != nil {
			return err
		}
	}
	return nil
}

// differences counts the keys of a bucket that are not as they should be.
func (r *reader) differences(bucket []byte, want derived) (wrong int, err error) {
	found := 0
	for at, err := range r.walk(bucket, nil) {
		if err != nil {
			return 0, err
		}
		value, ok := want[string(at.key)]
		if !ok || !bytes.Equal(value, at.value) {
			wrong++
		}
		if ok {
			found++
		}
	}
	return wrong + len(want) - found, nil
}

// decodeChange reads one pair of the log.
func (r *reader) decodeChange(at pair) (c *change, err error) {
	err = guarded(r.path, func() error {
		if c, err = decodeChange(at.key, at.value); err != nil {
			return damaged(r.path, fmt.Errorf("change %x of %s: %w", at.key, changeTime(at.key), err))
		}
		return nil
	})
	return c, err
}

func changeTime(key []byte) string {
	if len(key) != len(ChangeID{}) {
		return "no time"
	}
	return time.UnixMilli(ChangeID(key).millis()).UTC().Format(time.RFC3339)
}

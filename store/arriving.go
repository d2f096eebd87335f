package store

import (
	"bytes"
	"errors"
	"slices"
)

// The pieces of a large attachment are in the notebook before a record names them.
// Two things are seen to meanwhile:
//
//   - Forgetting another attachment that has the same piece must leave it. The open
//     File holds what arrives, and drop asks it.
//   - A program that is killed must not leave bytes that nobody names for ever. So
//     each piece has a mark, written in the same transaction, and the next Open for
//     writing takes out the marked pieces that no record names.

// metaArriving is before the hash of each piece that arrives, in the bucket meta.
var metaArriving = []byte("arriving/")

func arrivingKey(h Hash) []byte { return append(slices.Clone(metaArriving), h[:]...) }

// keepArriving writes pieces, each marked and held. It is no edit: there is nothing
// to undo, and nobody is told.
func (f *File) keepArriving(pieces []piece) error {
	f.editing.Lock()
	defer f.editing.Unlock()
	err := f.newTx("", "").run(func(tx *Tx) error {
		tx.dirty = true
		for _, one := range pieces {
			if err := errors.Join(tx.keepPiece(one), tx.set(bucketMeta, arrivingKey(one.hash), []byte{1})); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if f.arriving == nil {
		f.arriving = map[Hash]int{}
	}
	for _, one := range pieces {
		f.arriving[one.hash]++
	}
	return nil
}

// releaseArriving lets go of pieces that were held. Those that nobody else holds lose
// their mark, and those of them that no record names are taken out and overwritten.
func (f *File) releaseArriving(pieces []Hash) error {
	gone, err := f.letGo(pieces)
	if err == nil && gone {
		err = f.Wipe()
	}
	return err
}

func (f *File) letGo(pieces []Hash) (gone bool, err error) {
	f.editing.Lock()
	defer f.editing.Unlock()
	var free []Hash
	for _, h := range pieces {
		if f.arriving[h]--; f.arriving[h] <= 0 {
			delete(f.arriving, h)
			free = append(free, h)
		}
	}
	err = f.newTx("", "").run(func(tx *Tx) (err error) {
		gone, err = tx.clearArriving(free)
		return err
	})
	return gone, err
}

// clearArriving takes marks away, and out what they are on where no record names it.
func (tx *Tx) clearArriving(pieces []Hash) (gone bool, err error) {
	if len(pieces) == 0 {
		return false, nil
	}
	tx.dirty = true
	named, err := tx.rd.namedBlobs()
	if err != nil {
		return false, err
	}
	for _, h := range pieces {
		if !named[h] {
			gone = true
			if err := tx.remove(bucketBlobs, h[:]); err != nil {
				return false, err
			}
		}
		if err := tx.remove(bucketMeta, arrivingKey(h)); err != nil {
			return false, err
		}
	}
	if gone {
		return true, tx.set(bucketMeta, metaWipe, []byte{1})
	}
	return false, nil
}

// sweepArriving takes out what a killed program has left behind.
func (f *File) sweepArriving() error {
	f.editing.Lock()
	defer f.editing.Unlock()
	left, err := f.leftArriving()
	if err != nil || len(left) == 0 {
		return err
	}
	return f.newTx("", "").run(func(tx *Tx) error {
		_, err := tx.clearArriving(left)
		return err
	})
}

func (f *File) leftArriving() (left []Hash, err error) {
	err = f.View(func(r Reader) error {
		for at, err := range r.reader().walk(bucketMeta, metaArriving) {
			if err != nil {
				return err
			}
			if !bytes.HasPrefix(at.key, metaArriving) {
				break
			}
			if h := at.key[len(metaArriving):]; len(h) == len(Hash{}) {
				left = append(left, Hash(h))
			}
		}
		return nil
	})
	return left, err
}

package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"
)

// Names and keys have no sums of their own. One that is damaged hides what it stood
// for, and what stands under it now is taken for something else. Most are found by
// comparing the records, the log and its index; checkNames finds the others.

// checkNames looks at the names of buckets, at the marks beside them, and for deleted
// records that the log does not know.
func (c *checker) checkNames() error {
	known := bucketNames()
	err := guarded(c.path, func() error {
		return c.rd.tx.ForEach(func(name []byte, _ *bbolt.Bucket) error {
			isKnown := slices.ContainsFunc(known, func(one []byte) bool { return bytes.Equal(one, name) })
			if !isKnown && !c.types[Type(name)] { // else a newer version's
				c.report(fmt.Sprintf("%q", name), "unknown_name")
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	for id, typ := range c.gone {
		if !c.logged[id] {
			c.report(fmt.Sprintf("%s %s", typ, id), "not_logged")
		}
	}
	return c.checkMarks()
}

// checkMarks looks at what the bucket meta holds.
func (c *checker) checkMarks() error {
	for at, err := range c.rd.walk(bucketMeta, nil) {
		if err != nil {
			return err
		}
		if !isMark(at.key) {
			c.report(fmt.Sprintf("meta %q", at.key), "unknown_name")
		}
	}
	last, err := c.rd.lastChange()
	if err != nil {
		return err
	}
	clock, err := c.rd.get(bucketMeta, metaClock)
	if err == nil && (len(clock) != 8 || binary.BigEndian.Uint64(clock) < last.clock()) {
		c.report("meta", "clock")
	}
	return err
}

// isMark tells whether there is such a key in the bucket meta.
func isMark(key []byte) bool {
	if hash, is := bytes.CutPrefix(key, metaArriving); is {
		return len(hash) == len(Hash{})
	}
	return slices.ContainsFunc([][]byte{metaApp, metaFormat, metaClock, metaWipe, metaSweep}, func(one []byte) bool { return bytes.Equal(one, key) })
}

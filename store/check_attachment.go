package store

import (
	"crypto/sha256"
	"errors"
)

// attachment checks that an attachment's bytes are there, and that its pieces make
// what was attached. One blob is checked with all others.
func (c *checker) attachment(where string, a Attachment) error {
	if len(a.Pieces) == 0 {
		if !a.Content.IsZero() && !c.blobs[a.Content] {
			c.report(where, "no_blob")
		}
		return nil
	}
	sum, size := sha256.New(), int64(0)
	for _, h := range a.Pieces {
		if !c.blobs[h] {
			c.report(where, "no_blob")
			return nil
		}
		b, err := Blob(c.rd, h)
		if errors.Is(err, ErrDamaged) {
			return nil // said of the blob
		}
		if err != nil {
			return err
		}
		sum.Write(b)
		size += int64(len(b))
	}
	if Hash(sum.Sum(nil)) != a.Content || size != a.Size {
		c.report(where, "other_attachment")
	}
	return nil
}

package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
)

// MaxAttachment is how large a file may be to be kept in the notebook, in bytes.
const MaxAttachment = 50 << 20

// pieceSize is how many bytes of an attachment are one blob. A larger file is kept
// as several, so that nobody who writes or reads it holds more than a few in memory.
// bbolt puts at least two values on a page and writes them together: pieces of this
// size keep small that an edit writes again what lies beside its own.
const pieceSize = 256 << 10

// blobs are the hashes under which the attachment's bytes are kept, in their order.
func (a Attachment) blobs() []Hash {
	if len(a.Pieces) > 0 {
		return a.Pieces
	}
	return []Hash{a.Content}
}

// AttachmentReader reads the bytes of an attachment, each piece in a view of its
// own, so that a slow reader holds up nobody who writes. The last Read returns io.EOF
// only if all that was read is what was attached; else its error is ErrDamaged.
type AttachmentReader struct {
	file *File
	ctx  context.Context
	a    Attachment
	next int    // of its blobs
	left []byte // of the present piece
	sum  hash.Hash
	size int64
}

// OpenAttachment begins to read an attachment that is in the notebook, or ErrNotFound.
// Reading ends with the context's error once that is done.
func (f *File) OpenAttachment(ctx context.Context, id ID) (*AttachmentReader, error) {
	var a Attachment
	err := f.View(func(r Reader) (err error) {
		a, err = Get[Attachment](r, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &AttachmentReader{file: f, ctx: ctx, a: a, sum: sha256.New()}, nil
}

// Attachment is the record of what is read.
func (r *AttachmentReader) Attachment() Attachment { return r.a }

// Read implements io.Reader.
func (r *AttachmentReader) Read(p []byte) (int, error) {
	for len(r.left) == 0 {
		if err := r.fetch(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.left)
	r.left = r.left[n:]
	return n, nil
}

// WriteTo implements io.WriterTo: io.Copy then needs no bytes of its own.
func (r *AttachmentReader) WriteTo(w io.Writer) (n int64, err error) {
	for {
		if len(r.left) == 0 {
			if err := r.fetch(); err != nil {
				if errors.Is(err, io.EOF) {
					return n, nil
				}
				return n, err
			}
		}
		wrote, err := w.Write(r.left)
		r.left = r.left[wrote:]
		n += int64(wrote)
		if err != nil {
			return n, err
		}
	}
}

// fetch reads the next piece.
func (r *AttachmentReader) fetch() error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	blobs := r.a.blobs()
	if r.next == len(blobs) {
		if len(r.a.Pieces) > 0 && r.size != r.a.Size || Hash(r.sum.Sum(nil)) != r.a.Content {
			return r.damaged(errors.New("its bytes are not those that were attached"))
		}
		return io.EOF
	}
	err := r.file.View(func(rd Reader) (err error) {
		r.left, err = Blob(rd, blobs[r.next])
		return err
	})
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrDamaged) {
		err = r.damaged(err)
	}
	if err != nil {
		return err
	}
	r.next++
	r.size += int64(len(r.left))
	r.sum.Write(r.left)
	return nil
}

// damaged says that the attachment's bytes are not all there.
func (r *AttachmentReader) damaged(cause error) error {
	e := fail(ErrDamaged, "attachment_damaged", r.file.path, fmt.Errorf("attachment %s: %w", r.a.ID, cause))
	e.what = r.a.Name
	return e
}

package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"slices"
)

// Incoming is a file that is to be kept in the notebook.
type Incoming struct {
	Name     string // as the person knows it; see CleanName
	Size     int64  // bytes that Content will give
	Content  io.Reader
	Progress func(done int64) // bytes kept so far; may be nil; called off the UI thread
}

// batch is how many pieces are written in one transaction: 2 MB.
const batch = 8

// Attach keeps a file in the notebook and makes, as one edit and one undo step, its
// record and what then does with it, such as naming it in a note. The bytes go to
// the notebook piece by piece before that edit, so that no more than a few pieces are
// in memory; what a cancelled or killed Attach has written is taken out again, at the
// latest when the notebook is opened next. Bytes that are there already are not kept
// twice, and a file of the same name and content is the record that is there.
//
// An empty file, one over MaxAttachment, and one that gives other than Size bytes are
// ErrNotAttached. An error of ctx, Content or then is returned as it is. Do not call
// it inside View or Edit.
func (f *File) Attach(ctx context.Context, in Incoming, step string, then func(tx *Tx, a Attachment) error, options ...EditOption) (Attachment, Commit, error) {
	name := CleanName(in.Name)
	switch {
	case in.Size <= 0:
		return Attachment{}, Commit{}, notAttached("attach_empty", name, nil)
	case in.Size > MaxAttachment:
		return Attachment{}, Commit{}, notAttached("attach_large", name, nil)
	}
	w := &attaching{file: f, in: in, name: name, sum: sha256.New()}
	defer w.release()
	if err := w.read(ctx); err != nil {
		return Attachment{}, Commit{}, err
	}
	a := w.record()
	commit, err := f.Edit(step, func(tx *Tx) error {
		if err := w.settle(tx, &a); err != nil {
			return err
		}
		return then(tx, a)
	}, options...)
	return a, commit, err
}

// attaching is one Attach under way.
type attaching struct {
	file    *File
	in      Incoming
	name    string
	sum     hash.Hash
	head    []byte // the first bytes, which tell what it is
	size    int64
	pieces  []Hash   // of all that was read
	waiting []piece  // read and not kept
	held    []Hash   // kept, and held until a record names them
	spare   [][]byte // to read into
}

// piece is one blob on its way to the notebook.
type piece struct {
	hash  Hash
	value []byte // sealed
}

// read takes the bytes in, and keeps those of a large file. A file of one piece
// waits for the edit.
func (w *attaching) read(ctx context.Context) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		buffer := w.buffer()
		room := buffer[sealHeader:][:min(pieceSize, w.in.Size-w.size+1)] // one more, to see that it ends
		n, err := io.ReadFull(w.in.Content, room)
		if n > 0 {
			w.take(buffer[:sealHeader+n])
		}
		over := w.size > w.in.Size
		switch {
		case over || isEnd(err) && w.size < w.in.Size:
			return notAttached("attach_changed", w.name, nil)
		case err != nil && !isEnd(err):
			return err
		case isEnd(err):
			if len(w.pieces) == 1 {
				return nil
			}
			return w.keep()
		}
		if len(w.waiting) == batch {
			if err := w.keep(); err != nil {
				return err
			}
		}
	}
}

func isEnd(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

// buffer has room for a piece and its header. Those of a batch are used again for the
// next one.
func (w *attaching) buffer() []byte {
	if last := len(w.spare) - 1; last >= 0 {
		buffer := w.spare[last]
		w.spare = w.spare[:last]
		return buffer
	}
	return make([]byte, sealHeader+min(pieceSize, w.in.Size+1))
}

// take notes a piece that stands behind the room for its header.
func (w *attaching) take(value []byte) {
	content := value[sealHeader:]
	if w.head == nil {
		w.head = slices.Clone(content[:min(len(content), sniffed)])
	}
	w.sum.Write(content)
	w.size += int64(len(content))
	sealIn(value)
	one := piece{HashOf(content), value}
	w.pieces = append(w.pieces, one.hash)
	w.waiting = append(w.waiting, one)
}

// keep writes what waits.
func (w *attaching) keep() error {
	if err := w.file.keepArriving(w.waiting); err != nil {
		return err
	}
	for _, one := range w.waiting {
		w.held = append(w.held, one.hash)
		w.spare = append(w.spare, one.value[:cap(one.value)])
	}
	w.waiting = w.waiting[:0]
	if w.in.Progress != nil {
		w.in.Progress(w.size)
	}
	return nil
}

func (w *attaching) record() Attachment {
	a := Attachment{Name: w.name, Media: mediaOf(w.name, w.head), Size: w.size, Content: Hash(w.sum.Sum(nil))}
	if len(w.pieces) > 1 {
		a.Pieces = w.pieces
	}
	return a
}

// settle makes the record, or finds the one that is there.
func (w *attaching) settle(tx *Tx, a *Attachment) error {
	for _, one := range w.waiting {
		if err := tx.keepPiece(one); err != nil {
			return err
		}
	}
	for there, err := range All[Attachment](tx) {
		if err != nil {
			return err
		}
		if there.Content == a.Content && there.Name == a.Name && slices.Equal(there.Pieces, a.Pieces) {
			*a = there
			return nil
		}
	}
	return Put(tx, a)
}

// release lets go of what was held. What no record names is taken out.
func (w *attaching) release() {
	if len(w.held) > 0 {
		_ = w.file.releaseArriving(w.held) // the next opening does it
	}
}

// keepPiece keeps a piece as PutBlob does, and mends one that cannot be read.
func (tx *Tx) keepPiece(one piece) error {
	have, err := tx.rd.get(bucketBlobs, one.hash[:])
	if err != nil {
		return err
	}
	same := false
	err = guarded(tx.rd.path, func() error { same = bytes.Equal(have, one.value); return nil })
	if err != nil || same {
		return err
	}
	tx.dirty = true
	return tx.set(bucketBlobs, one.hash[:], one.value)
}

func notAttached(key, path string, cause error) error {
	return fail(ErrNotAttached, key, path, cause)
}

package store

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"reflect"
	"runtime/debug"

	"go.etcd.io/bbolt"
)

// Reader is one consistent state of a notebook. It lives until the function it
// was given to returns.
type Reader interface{ reader() *reader }

// reader reads through one bbolt transaction. Everything it returns is a copy.
type reader struct {
	tx   *bbolt.Tx // nil once the function has returned
	path string
}

func (r *reader) reader() *reader { return r }

// View calls fn with one consistent state of the notebook. Views run beside
// each other and beside an edit, and see nothing of an edit that is not done.
// Do not call View or Edit of the same file inside fn.
func (f *File) View(fn func(r Reader) error) error {
	defer f.views.begin()()
	tx, err := f.transaction(false)
	if err != nil {
		return err
	}
	r := &reader{tx: tx, path: f.path}
	defer func() {
		r.tx = nil
		_ = tx.Rollback()
	}()
	return fn(r)
}

// transaction begins one. bbolt keeps its locks for good if it panics there, so
// the file must still be all there.
func (f *File) transaction(writable bool) (tx *bbolt.Tx, err error) {
	if f.file != nil {
		if _, err := newestMeta(f.path, f.file, sizeOf(f.file)); err != nil && !errors.Is(err, os.ErrClosed) {
			return nil, damaged(f.path, err)
		}
	}
	err = guarded(f.path, func() (err error) {
		tx, err = f.db.Begin(writable)
		return err
	})
	return tx, f.translate(err)
}

// guarded calls fn, which reads pages of the file. A damaged page makes bbolt
// panic, and a file cut off under us makes the memory fault; both are errors here.
func guarded(path string, fn func() error) (err error) {
	old := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(old)
	defer func() {
		if p := recover(); p != nil {
			err = damaged(path, fmt.Errorf("%v", p))
		}
	}()
	return fn()
}

// get returns the value of a key in a bucket; it is only valid inside the
// transaction, and must be decoded at once.
func (r *reader) get(bucket, key []byte) (value []byte, err error) {
	if r.tx == nil {
		return nil, closed(r.path)
	}
	err = guarded(r.path, func() error {
		if b := r.tx.Bucket(bucket); b != nil {
			value = b.Get(key)
		}
		return nil
	})
	return value, err
}

// pair is one key and value of a bucket.
type pair struct{ key, value []byte }

// walk yields the pairs of a bucket in key order, from the first key not before
// start. The bytes are only valid inside the transaction.
func (r *reader) walk(bucket, start []byte) iter.Seq2[pair, error] {
	return r.walkBy(bucket, func(c *bbolt.Cursor) ([]byte, []byte) { return c.Seek(start) }, (*bbolt.Cursor).Next)
}

// walkBack yields the pairs of a bucket from the last key before the given one
// downwards; a key of zeros: from the end.
func (r *reader) walkBack(bucket, before []byte) iter.Seq2[pair, error] {
	return r.walkBy(bucket, func(c *bbolt.Cursor) ([]byte, []byte) {
		if !ChangeID(before).IsZero() {
			if found, _ := c.Seek(before); found != nil {
				return c.Prev()
			}
		}
		return c.Last()
	}, (*bbolt.Cursor).Prev)
}

// walkBy yields the pairs of a bucket from where first puts a cursor, step by step.
func (r *reader) walkBy(bucket []byte, first, step func(*bbolt.Cursor) (key, value []byte)) iter.Seq2[pair, error] {
	return func(yield func(pair, error) bool) {
		if r.tx == nil {
			yield(pair{}, closed(r.path))
			return
		}
		var cursor *bbolt.Cursor
		var at pair
		err := guarded(r.path, func() error {
			b := r.tx.Bucket(bucket)
			if b == nil {
				return nil
			}
			cursor = b.Cursor()
			at.key, at.value = first(cursor)
			return nil
		})
		for err == nil && at.key != nil {
			if !yield(at, nil) || r.tx == nil {
				return
			}
			err = guarded(r.path, func() error {
				at.key, at.value = step(cursor)
				return nil
			})
		}
		if err != nil {
			yield(pair{}, err)
		}
	}
}

// Get returns the record of an ID, or ErrNotFound.
func Get[T Record](r Reader, id ID) (T, error) {
	var record T
	p, rd := planFor[T](), r.reader()
	value, err := rd.get(p.bucket, id[:])
	if err != nil {
		return record, err
	}
	if value == nil {
		return record, notFound(rd.path, p.typ, id)
	}
	err = p.decode(rd.path, id, value, reflect.ValueOf(&record))
	return record, err
}

// All yields every record of a type in the order of their IDs. A record that
// cannot be read is an error; the ones after it still come.
func All[T Record](r Reader) iter.Seq2[T, error] {
	p, rd := planFor[T](), r.reader()
	return func(yield func(T, error) bool) {
		for at, err := range rd.walk(p.bucket, nil) {
			var record T
			if err == nil {
				err = p.decodePair(rd.path, at, reflect.ValueOf(&record))
			}
			if !yield(record, err) {
				return
			}
		}
	}
}

// List returns every record of a type in the order of their IDs.
func List[T Record](r Reader) ([]T, error) {
	var out []T
	for record, err := range All[T](r) {
		if err != nil {
			return nil, err
		}
		out = append(out, record)
	}
	return out, nil
}

// About returns the one Notebook record.
func About(r Reader) (Notebook, error) {
	for notebook, err := range All[Notebook](r) {
		return notebook, err
	}
	return Notebook{}, damaged(r.reader().path, errors.New("it does not say what it is about"))
}

// EachRecord calls fn with every record of every type, by type in the order of
// Types and then by ID. The record is a value of its Go type, such as Note.
func EachRecord(r Reader, fn func(typ Type, id ID, record any) error) error {
	rd := r.reader()
	for _, p := range plans {
		for at, err := range rd.walk(p.bucket, nil) {
			if err != nil {
				return err
			}
			record := reflect.New(p.goType)
			if err := p.decodePair(rd.path, at, record); err != nil {
				return err
			}
			if err := fn(p.typ, ID(at.key), record.Elem().Interface()); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *plan) decodePair(path string, at pair, record reflect.Value) error {
	if len(at.key) != len(ID{}) {
		return damaged(path, fmt.Errorf("a key of %s has %d bytes", p.typ, len(at.key)))
	}
	return p.decode(path, ID(at.key), at.value, record)
}

// decode reads a stored value into the record that the pointer points to.
func (p *plan) decode(path string, id ID, value []byte, record reflect.Value) error {
	return guarded(path, func() error {
		payload, err := unseal(value)
		if err == nil {
			_, err = dec.UnmarshalFirst(payload, record.Interface())
		}
		if err != nil {
			return damaged(path, fmt.Errorf("%s %s: %w", p.typ, id, err))
		}
		record.Elem().Field(p.id).Set(reflect.ValueOf(id))
		return nil
	})
}

// decodeState reads a stored value with all that tells where it comes from.
func (r *reader) decodeState(typ Type, id ID, value []byte) (s *state, err error) {
	err = guarded(r.path, func() (err error) {
		if s, err = decodeState(typ, id, value); err != nil {
			return damaged(r.path, fmt.Errorf("%s %s: %w", typ, id, err))
		}
		return nil
	})
	return s, err
}

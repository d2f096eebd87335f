package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/rapporteur-app/rapporteur/assets/words"
	berrors "go.etcd.io/bbolt/errors"
)

// The kinds of errors. Test for them with errors.Is.
var (
	ErrMissing     = errors.New("the notebook is not there")
	ErrNotNotebook = errors.New("the file is not a notebook")
	ErrDamaged     = errors.New("the notebook is damaged")
	ErrNewer       = errors.New("the notebook was written by a newer version")
	ErrInUse       = errors.New("the notebook is open elsewhere")
	ErrReadOnly    = errors.New("the place is read-only")
	ErrExists      = errors.New("there is a file already")
	ErrNotFound    = errors.New("there is no such record")
	ErrClosed      = errors.New("the notebook is closed")
	ErrNotSaved    = errors.New("the edit was not saved")
	ErrNothing     = errors.New("there is no step to undo or redo")
	ErrOther       = errors.New("the file is another notebook")
	ErrMoved       = errors.New("another file, or none, is where the notebook was") // is ErrNotSaved too
	ErrNotAttached = errors.New("the file was not attached")
)

// Error is what went wrong with a notebook, as one sentence that a person can
// act on. Message is the same sentence for any language.
type Error struct {
	Kind  error  // one of the errors above
	Path  string // of the notebook
	Cause error  // what the system or the file format says; may be nil
	key   string // of the sentence in assets/words
	what  string // the record meant, if one is
	paths []string
}

// Paths are the files or folders that the error is about beside the notebook, if any.
func (e *Error) Paths() []string { return e.paths }

var english = words.For("en")

// Error implements error.
func (e *Error) Error() string { return english.Msg(e.Message()) }

// Unwrap lets errors.Is find the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

// Message returns the sentence with its key and values, to be translated when
// it is shown.
func (e *Error) Message() words.Message {
	return words.M("store.error."+e.key, "name", filepath.Base(e.Path), "path", e.Path, "what", e.what)
}

// Detail says what the system or the file format reported, in English, for a
// bug report; empty if there is no more to say.
func (e *Error) Detail() string {
	if e.Cause == nil {
		return ""
	}
	return e.Cause.Error()
}

func fail(kind error, key, path string, cause error) *Error {
	return &Error{Kind: kind, Path: path, Cause: cause, key: key}
}

func missing(path string, cause error) error     { return fail(ErrMissing, "missing", path, cause) }
func notNotebook(path string, cause error) error { return fail(ErrNotNotebook, "foreign", path, cause) }
func damaged(path string, cause error) error     { return fail(ErrDamaged, "damaged", path, cause) }
func inUse(path string, cause error) error       { return fail(ErrInUse, "in_use", path, cause) }
func closed(path string) error                   { return fail(ErrClosed, "closed", path, nil) }

func notFound(path string, typ Type, id ID) error {
	e := fail(ErrNotFound, "not_found", path, nil)
	e.what = fmt.Sprintf("%s %s", typ, id)
	return e
}

// wasForgotten is a record that was forgotten for good, and is never made again.
func wasForgotten(path string, typ Type, id ID) error {
	e := fail(ErrNotFound, "forgotten", path, nil)
	e.what = fmt.Sprintf("%s %s", typ, id)
	return e
}

// translate turns an error of bbolt or of the system into one of ours. Errors of
// callers, which also come this way, pass unchanged.
func (f *File) translate(err error) error {
	var own *Error
	switch {
	case err == nil || errors.As(err, &own):
		return err
	case errors.Is(err, berrors.ErrDatabaseNotOpen), errors.Is(err, berrors.ErrTxClosed):
		return closed(f.path)
	case errors.Is(err, berrors.ErrDatabaseReadOnly):
		return fail(ErrReadOnly, "read_only", f.path, err)
	}
	return err
}

// openError turns what opening a file says into one of our errors.
func openError(path string, err error) error {
	var own *Error
	switch {
	case err == nil || errors.As(err, &own):
		return err
	case errors.Is(err, fs.ErrNotExist), isNoFolder(err):
		return missing(path, err)
	case errors.Is(err, berrors.ErrTimeout), isLocked(err):
		return inUse(path, err)
	case errors.Is(err, fs.ErrPermission), isReadOnlyPlace(err):
		return fail(ErrReadOnly, "read_only", path, err)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return damaged(path, err)
	}
	return fail(ErrDamaged, "unreadable", path, err)
}

// readError is openError for a file that could not even be read.
func readError(path string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fail(ErrReadOnly, "no_permission", path, err)
	}
	return openError(path, err)
}

// notSaved is an edit that did not reach the disk.
func notSaved(path string, cause error) error {
	if isDiskFull(cause) {
		return fail(ErrNotSaved, "disk_full", path, cause)
	}
	return fail(ErrNotSaved, "not_saved", path, cause)
}

// notMade is a notebook that could not be created, whatever was written of it.
func notMade(path string, cause error) error {
	if isDiskFull(cause) {
		return fail(ErrNotSaved, "not_made_full", path, cause)
	}
	return fail(ErrNotSaved, "not_made", path, cause)
}

// notText is a record that could not be read back.
func notText(path string, typ Type, cause error) error {
	e := fail(ErrNotSaved, "not_text", path, cause)
	e.what = string(typ)
	return e
}

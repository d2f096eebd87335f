package desktop

import (
	"errors"
	"io/fs"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// worded is an error that knows its own sentence: what happened, what is safe,
// what to do. The command line prints the same one.
type worded interface{ Message() words.Message }

// wordedError is a worded error of the desktop's own.
type wordedError struct{ message words.Message }

// Message is the error's sentence.
func (e wordedError) Message() words.Message { return e.message }

// Error is the sentence in English, for logs.
func (e wordedError) Error() string { return words.For("en").Msg(e.message) }

// saying makes an error of a sentence.
func saying(key string, args ...any) error { return wordedError{words.M(key, args...)} }

// sentence says an error to a person.
func sentence(book *words.Book, err error) string {
	var own worded
	var path *fs.PathError
	switch {
	case errors.As(err, &own):
		return book.Msg(own.Message())
	case errors.Is(err, store.ErrReadOnly):
		return book.T("error.read_only")
	case errors.Is(err, store.ErrNotFound):
		return book.T("error.lost_record")
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		return book.T("error.no_permission", "path", path.Path)
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return book.T("error.missing", "path", path.Path)
	}
	return book.T("error.unknown", "reason", err.Error())
}

// complain shows an error, if it is one.
func (d *desk) complain(err error) {
	if err == nil || errors.Is(err, errNothing) || d.complainOfDamage(err) {
		return
	}
	d.tellTitled(d.t("error.title"), sentence(d.book, err))
}

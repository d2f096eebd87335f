package importer

import (
	"errors"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// The kinds of errors. Test for them with errors.Is.
var (
	ErrNotExport = errors.New("the file is no export that Rapporteur reads")
	ErrTooLarge  = errors.New("the file is too large")
	ErrZone      = errors.New("there is no such time zone")
	ErrKey       = errors.New("the linking key cannot be used")
	ErrTarget    = errors.New("it is not clear which webinar the file belongs to")
)

// Error is why a file was not imported, as one sentence that a person can act
// on. Nothing was written.
type Error struct {
	Kind    error
	message words.Message
}

// Error says it in English.
func (e *Error) Error() string { return words.For("en").Msg(e.message) }

// Unwrap gives the kind.
func (e *Error) Unwrap() error { return e.Kind }

// Message is the sentence for people, in any language.
func (e *Error) Message() words.Message { return e.message }

func fail(kind error, key string, args ...any) *Error {
	return &Error{kind, words.M(key, args...)}
}

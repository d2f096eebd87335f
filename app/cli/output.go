package cli

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
)

// print writes a value as one line of JSON.
func (c *commands) print(value any) error {
	encoder := json.NewEncoder(c.out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

// writeOut writes to a file, or to standard output for "-". A file appears
// whole or not at all: what stood there stays until the new one is complete.
func (c *commands) writeOut(path string, write func(io.Writer) error) (err error) {
	if path == "-" {
		return write(c.out)
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".rapporteur-*")
	if err != nil {
		return c.cannotWrite(path, err)
	}
	defer func() {
		if err != nil {
			temporary.Close()
			os.Remove(temporary.Name())
		}
	}()
	if err := write(temporary); err != nil {
		return err
	}
	if err := temporary.Chmod(0o644); err != nil {
		return c.cannotWrite(path, err)
	}
	if err := temporary.Sync(); err != nil {
		return c.cannotWrite(path, err)
	}
	if err := temporary.Close(); err != nil {
		return c.cannotWrite(path, err)
	}
	if err := os.Rename(temporary.Name(), path); err != nil {
		return c.cannotWrite(path, err)
	}
	return nil
}

// cannotWriteError says why a file could not be written.
type cannotWriteError struct {
	sentence string
	cause    error
}

func (e cannotWriteError) Error() string { return e.sentence }
func (e cannotWriteError) Unwrap() error { return e.cause }

func (c *commands) cannotWrite(path string, cause error) error {
	return cannotWriteError{c.book.T("cli.error.cannot_write", "path", path, "reason", reason(cause)), cause}
}

// reason strips the file's name that the sentence gives already.
func reason(err error) string {
	for {
		switch e := err.(type) {
		case *os.PathError:
			err = e.Err
		case *os.LinkError:
			err = e.Err
		default:
			return err.Error()
		}
	}
}

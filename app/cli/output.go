package cli

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/rapporteur-app/rapporteur/store"
)

// print writes a value as one line of JSON.
func (c *commands) print(value any) error {
	encoder := json.NewEncoder(c.out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

// checkedWriter remembers the first thing that went wrong with standard output:
// the commands print without looking, and Main asks at the end.
type checkedWriter struct {
	to  io.Writer
	err error
}

// Write implements io.Writer.
func (w *checkedWriter) Write(b []byte) (int, error) {
	n, err := w.to.Write(b)
	if w.err == nil {
		w.err = err
	}
	return n, err
}

// writeOut writes to a file, or to standard output for "-". A file appears whole
// or not at all: what stood there stays until the new one is complete. A link
// stays one, and what it points to is written. Notebooks are never written over.
func (c *commands) writeOut(path string, write func(io.Writer) error) error {
	if path == "-" {
		return write(c.out)
	}
	mode := fs.FileMode(0o644)
	info, err := os.Stat(path)
	switch {
	case err != nil: // nothing is there, or what is wrong with the place comes up below
	case info.IsDir():
		return c.cannotWrite(path, syscall.EISDIR)
	case !info.Mode().IsRegular():
		return c.writeInto(path, write)
	default:
		mode = info.Mode().Perm()
	}
	if store.IsNotebook(path) {
		return errors.New(c.book.T("cli.error.over_notebook", "path", path))
	}
	return c.replace(path, mode, write)
}

// writeInto writes to a pipe or a device, which must not be replaced by a file.
func (c *commands) writeInto(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return c.cannotWrite(path, err)
	}
	out := &checkedWriter{to: file}
	err = write(out)
	if closeErr := file.Close(); out.err == nil {
		out.err = closeErr
	}
	if out.err != nil {
		return c.cannotWrite(path, out.err)
	}
	return err
}

// replace writes a file beside the one that path ends at, and then renames it.
func (c *commands) replace(path string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	target := store.Target(path)
	temporary, err := os.CreateTemp(filepath.Dir(target), ".rapporteur-*")
	if err != nil {
		return c.cannotWrite(path, err)
	}
	defer func() {
		if err != nil {
			temporary.Close()
			os.Remove(temporary.Name())
		}
	}()
	out := &checkedWriter{to: temporary}
	err = write(out)
	if out.err != nil {
		return c.cannotWrite(path, out.err)
	}
	if err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return temporary.Chmod(mode) },
		temporary.Sync,
		temporary.Close,
		func() error { return os.Rename(temporary.Name(), target) },
	} {
		if err := step(); err != nil {
			return c.cannotWrite(path, err)
		}
	}
	return nil
}

// cannotWriteError says why a file could not be written.
type cannotWriteError struct {
	sentence string
	cause    error
}

// Error implements error.
func (e cannotWriteError) Error() string { return e.sentence }

// Unwrap gives what the system said.
func (e cannotWriteError) Unwrap() error { return e.cause }

// cannotWrite says in a sentence why path could not be written.
func (c *commands) cannotWrite(path string, cause error) error {
	key := "cli.error.write.other"
	switch {
	case errors.Is(cause, syscall.EISDIR):
		key = "cli.error.write.folder"
	case errors.Is(cause, fs.ErrNotExist), errors.Is(cause, syscall.ENOTDIR):
		key = "cli.error.write.missing_folder"
	case errors.Is(cause, fs.ErrPermission), errors.Is(cause, syscall.EROFS):
		key = "cli.error.write.denied"
	case errors.Is(cause, syscall.ENOSPC), errors.Is(cause, syscall.EDQUOT):
		key = "cli.error.write.full"
	}
	return cannotWriteError{c.book.T(key, "path", path, "reason", reason(cause)), cause}
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

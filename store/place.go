package store

import (
	"errors"
	"io/fs"
	"os"
)

// inPlace returns an error unless the notebook's path still leads to the file that
// is open. A system may go on writing to a file whose name is gone (its folder was
// removed, its drive taken out, or a cloud folder has put another file in its
// place); what is saved there would be lost once it is closed.
func (f *File) inPlace() error {
	if f.file == nil {
		return nil // it has no name yet
	}
	open, err := f.file.Stat()
	if errors.Is(err, fs.ErrClosed) {
		return nil // what comes next says so
	}
	named, nameErr := os.Stat(f.path)
	if err == nil && nameErr == nil && os.SameFile(open, named) {
		return nil
	}
	return fail(ErrNotSaved, "moved", f.path, errors.Join(err, nameErr))
}

package store

import (
	"errors"
	"io/fs"
	"os"
	"slices"
)

// inPlace returns an error unless the notebook's path still leads to the file that
// is open. A system may go on writing to a file whose name is gone (its folder was
// removed, its drive taken out, or a cloud folder has put another file in its
// place); what is saved there would be lost once it is closed.
//
// Some network drives give a file another number each time. There the two are one
// if both say the same of the last commit: so it is asked before and after each.
func (f *File) inPlace() error {
	if f.file == nil {
		return nil // it has no name yet
	}
	open, err := f.file.Stat()
	if errors.Is(err, fs.ErrClosed) {
		return nil // what comes next says so
	}
	named, nameErr := os.Stat(f.path)
	if err == nil && nameErr == nil && (os.SameFile(open, named) || f.sameCommits()) {
		return nil
	}
	return fail(ErrNotSaved, "moved", f.path, errors.Join(ErrMoved, err, nameErr))
}

// sameCommits tells whether the file that the path leads to has the same first pages.
func (f *File) sameCommits() bool {
	named, err := os.Open(f.path)
	if err != nil {
		return false
	}
	defer named.Close()
	here, _, err := readMetas(f.file)
	if err != nil {
		return false
	}
	there, _, err := readMetas(named)
	return err == nil && len(here) > 0 && slices.Equal(here, there)
}

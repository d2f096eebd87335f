package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Backup writes a copy of the notebook as it stands to a new file, while edits go
// on. The copy appears under its name whole and on disk, and is opened once to see
// that it can be. It never writes over a file: ErrExists.
func (f *File) Backup(path string) error {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(f.path); err == nil {
		mode = info.Mode().Perm() | 0o600 // who may not read the notebook may not read its copy
	}
	return f.copyTo(path, mode)
}

// copyTo writes a copy with the permissions of mode.
func (f *File) copyTo(path string, mode fs.FileMode) error {
	if _, err := os.Lstat(path); err == nil {
		return fail(ErrExists, "exists", path, nil)
	}
	temporary := f.temporary(filepath.Dir(path))
	defer os.Remove(temporary)
	if err := f.writeCopy(temporary, mode); err != nil {
		return copyError(path, err)
	}
	if err := settle(temporary, path); err != nil {
		return createError(path, err)
	}
	return nil
}

func copyError(path string, err error) error {
	var own *Error
	if errors.As(err, &own) {
		return err
	}
	return createError(path, err)
}

// writeCopy writes one consistent state to a new file.
func (f *File) writeCopy(path string, mode fs.FileMode) (err error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	err = f.View(func(r Reader) error {
		return guarded(f.path, func() error {
			_, err := r.reader().tx.WriteTo(file)
			return err
		})
	})
	if err != nil {
		return err
	}
	synced := make(chan error, 1)
	go func() { synced <- file.Sync() }()
	err = f.verifyCopy(path)
	return errors.Join(<-synced, err)
}

// verifyCopy opens a copy, having followed its pages as Open does, while it goes to
// the disk.
func (f *File) verifyCopy(path string) error {
	if err := verify(path); err != nil {
		return err
	}
	return glance(path, func(*File) error { return nil })
}

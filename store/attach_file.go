package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// AttachFile is Attach of a file of this machine, under its own name. What is not a
// file, cannot be read, is empty or too large, or changes while it is read, is
// ErrNotAttached; nothing of it is read before its size is known to be right.
func (f *File) AttachFile(ctx context.Context, path string, progress func(done, size int64), step string, then func(tx *Tx, a Attachment) error, options ...EditOption) (Attachment, Commit, error) {
	file, info, err := openSource(path)
	if err != nil {
		return Attachment{}, Commit{}, err
	}
	defer file.Close()
	in := Incoming{Name: filepath.Base(path), Size: info.Size(), Content: &source{file, info, path}}
	if progress != nil {
		in.Progress = func(done int64) { progress(done, in.Size) }
	}
	return f.Attach(ctx, in, step, then, options...)
}

// openSource opens a file that can be attached. A pipe or a device is not opened at
// all: that might wait for ever.
func openSource(path string) (*os.File, os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, sourceError(path, err)
	}
	switch {
	case info.IsDir():
		return nil, nil, notAttached("attach_folder", path, nil)
	case !info.Mode().IsRegular():
		return nil, nil, notAttached("attach_device", path, nil)
	case info.Size() == 0:
		return nil, nil, notAttached("attach_empty", path, nil)
	case info.Size() > MaxAttachment:
		return nil, nil, notAttached("attach_large", path, nil)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, sourceError(path, err)
	}
	opened, err := file.Stat()
	if err == nil && !os.SameFile(info, opened) {
		err = notAttached("attach_changed", path, nil)
	}
	if err != nil {
		return nil, nil, errors.Join(sourceError(path, err), file.Close())
	}
	return file, opened, nil
}

// source reads a file, and sees at its end that nobody wrote to it meanwhile.
type source struct {
	file *os.File
	info os.FileInfo
	path string
}

// Read implements io.Reader.
func (s *source) Read(p []byte) (int, error) {
	n, err := s.file.Read(p)
	switch {
	case err == nil:
		return n, nil
	case !errors.Is(err, io.EOF):
		return n, sourceError(s.path, err)
	}
	now, statErr := s.file.Stat()
	if statErr != nil {
		return n, sourceError(s.path, statErr)
	}
	if now.Size() != s.info.Size() || !now.ModTime().Equal(s.info.ModTime()) {
		return n, notAttached("attach_changed", s.path, nil)
	}
	return n, err
}

func sourceError(path string, err error) error {
	var own *Error
	switch {
	case errors.As(err, &own):
		return err
	case errors.Is(err, fs.ErrNotExist), isNoFolder(err):
		return notAttached("attach_missing", path, err)
	case errors.Is(err, fs.ErrPermission):
		return notAttached("attach_permission", path, err)
	}
	return notAttached("attach_unreadable", path, err)
}

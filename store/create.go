package store

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Create makes a notebook that holds the given Notebook record and opens it. It
// never writes over a file: ErrExists. The file appears under its name whole.
func Create(path string, first Notebook, o Options) (*File, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fail(ErrExists, "exists", path, nil)
	}
	if err := build(path, first, o); err != nil {
		return nil, createError(path, err)
	}
	return Open(path, o)
}

// build writes the whole notebook beside its place, then gives it its name. The
// other name is gone when it returns: Windows keeps the names of an open file.
func build(path string, first Notebook, o Options) error {
	temporary := temporaryName(filepath.Dir(path), "")
	defer os.Remove(temporary)
	err := makeNew(temporary, path, o, 0, "step.notebook.create", func(tx *Tx) error { return Put(tx, &first) })
	if err != nil {
		return err
	}
	return settle(temporary, path)
}

// makeNew fills a new notebook, whose clock goes on from newest, under a temporary name.
func makeNew(temporary, path string, o Options, newest uint64, step string, fill func(*Tx) error) error {
	db, err := bbolt.Open(temporary, 0o644, &bbolt.Options{OpenFile: openNew, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = db.Update(prepare)
	if err == nil {
		f := newFile(path, db, nil, o)
		f.newest, f.notify = newest, newNotifier()
		_, err = f.Edit(step, fill)
		f.notify.close()
	}
	return errors.Join(err, db.Close())
}

// openNew refuses to open a file that is there.
func openNew(path string, flag int, mode os.FileMode) (*os.File, error) {
	return os.OpenFile(path, flag|os.O_EXCL, mode)
}

func prepare(tx *bbolt.Tx) error {
	for _, name := range bucketNames() {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	meta := tx.Bucket(bucketMeta)
	if err := meta.Put(metaApp, appName); err != nil {
		return err
	}
	return meta.Put(metaFormat, binary.BigEndian.AppendUint32(nil, Format))
}

// bucketNames are all buckets of a notebook.
func bucketNames() [][]byte {
	names := [][]byte{bucketMeta, bucketChanges, bucketByRecord, bucketDeleted, bucketBlobs, bucketNoteSummaries, bucketPurged}
	for _, p := range plans {
		names = append(names, p.bucket)
	}
	return names
}

// settle gives the finished file its name, without ever replacing one.
func settle(temporary, path string) error {
	err := os.Link(temporary, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return errors.Join(err, syncFolder(filepath.Dir(path)))
	}
	// A file system without links: the name was free a moment ago.
	if _, statErr := os.Lstat(path); statErr == nil {
		return fs.ErrExist
	}
	return errors.Join(os.Rename(temporary, path), syncFolder(filepath.Dir(path)))
}

// syncFolder makes the new name survive a power cut, where the system can.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return nil
	}
	_ = folder.Sync() // not every system syncs folders
	return folder.Close()
}

func createError(path string, err error) error {
	var own *Error
	if errors.As(err, &own) && own.key == "not_text" {
		return err
	}
	if errors.Is(err, fs.ErrExist) {
		return fail(ErrExists, "exists", path, err)
	}
	if errors.Is(err, fs.ErrNotExist) || isNoFolder(err) {
		return fail(ErrMissing, "missing_folder", path, err)
	}
	if errors.Is(err, fs.ErrPermission) || isReadOnlyPlace(err) {
		return fail(ErrReadOnly, "read_only", path, err)
	}
	return notMade(path, err)
}

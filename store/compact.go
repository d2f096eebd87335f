package store

import (
	"errors"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// compactFrom is from how many free bytes on it is worth writing a file anew.
const compactFrom = 1 << 20

var errOwner = errors.New("a new file would belong to somebody else")

// wasteful tells whether more than half of the file is free. The caller knows that
// no edit runs.
func (f *File) wasteful() bool {
	info, err := f.file.Stat()
	if err != nil {
		return false
	}
	meta, err := newestMeta(f.path, f.file, sizeOf(f.file)) // the memory may fault
	if err != nil {
		return false
	}
	stats := f.db.Stats()
	free := int64(stats.FreePageN+stats.PendingPageN) * int64(meta.pageSize)
	return free > compactFrom && free > info.Size()/2
}

// compact closes the file, having written it anew without its free pages if they
// were more than half of it. The new file is whole and on disk before it takes the
// old one's name, so being killed leaves one or the other. Whatever stands in the
// way (no room, a folder that may not be written to, a second name of the file,
// another owner), the file stays as it is: that is no error, and the next closing
// tries again.
func (f *File) compact() error {
	if f.readOnly || f.file == nil || !f.wasteful() || f.inPlace() != nil {
		return f.db.Close()
	}
	path := Target(f.path)
	info, err := f.file.Stat()
	if err != nil || !oneName(info) {
		return f.db.Close()
	}
	f.clearTemporary(filepath.Dir(path))
	temporary := f.temporary(filepath.Dir(path))
	defer os.Remove(temporary)
	if guarded(f.path, func() error { return f.writeCompact(temporary, info) }) != nil {
		return f.db.Close()
	}
	if !replacesOpen {
		if err := f.db.Close(); err != nil {
			return err
		}
	}
	if os.Rename(temporary, path) == nil {
		_ = syncFolder(filepath.Dir(path))
	}
	return f.db.Close() // closing twice does nothing
}

// writeCompact writes the same content to a new file and follows its pages.
func (f *File) writeCompact(path string, old os.FileInfo) error {
	out, err := bbolt.Open(path, 0o600, &bbolt.Options{OpenFile: openNew, FreelistType: bbolt.FreelistMapType, NoSync: true})
	if err != nil {
		return err
	}
	err = bbolt.Compact(out, f.db, compactFrom)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return err
	}
	if err := verify(path); err != nil {
		return err
	}
	if made, err := os.Stat(path); err != nil || !sameOwner(made, old) {
		return errors.Join(err, errOwner)
	}
	return os.Chmod(path, old.Mode().Perm())
}

package store

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"os"
	"sync"
	"time"

	"go.etcd.io/bbolt"
)

// Options say how a notebook is opened. The zero value is right for a person at
// the window.
type Options struct {
	Role     string           // of the author, written to each change
	ReadOnly bool             // others may read at the same time
	Now      func() time.Time // nil: time.Now
	// Opening goes into the IDs of this opening's changes; zero: random. A fixed one
	// makes the same file twice. Two copies of a file must never be edited with the
	// same one: different changes would have one ID.
	Opening [8]byte

	noCopy bool // an older format is upgraded without a copy beside it
}

// File is an open notebook. Its methods may be called from any goroutine.
type File struct {
	path     string
	db       *bbolt.DB
	file     *os.File // that db has open
	role     string
	now      func() time.Time
	opening  [8]byte
	readOnly bool
	format   uint32 // of the file
	upgraded string // where it was copied to before it was upgraded; empty: it was not
	halved   bool   // one of the two first pages was damaged when it was opened
	notify   *notifier
	views    views
	backing  sync.Mutex // held while own backups are made or swept, so that neither misses the other's

	editing  sync.Mutex // held while an edit runs; guards the next few
	newest   uint64     // the latest clock seen
	seq      uint64
	closed   bool
	arriving map[Hash]int // pieces of attachments that no record names yet, with how many hold them

	steps sync.Mutex // guards the stacks, for moments only, so that asking never waits for the disk
	undo  []*step
	redo  []*step
}

// The buckets beside one for each record type.
var (
	bucketMeta          = []byte("meta")
	bucketChanges       = []byte("changes")           // change id → change
	bucketByRecord      = []byte("changes_by_record") // record id, change id → nothing
	bucketDeleted       = []byte("deleted")           // record id → record
	bucketBlobs         = []byte("blobs")             // SHA-256 → bytes
	bucketNoteSummaries = []byte("summaries/note")    // note id → NoteSummary; derived

	metaApp    = []byte("app")
	metaFormat = []byte("format")
	metaClock  = []byte("clock") // the latest clock seen

	appName = []byte("rapporteur")

	// appended holds the buckets that are filled in the order of their keys.
	appended = map[string]bool{string(bucketChanges): true}
)

// Format is the version of the file format that this package writes.
const Format = 1

// lockPatience is how long Open waits for a file that is open elsewhere: long
// enough for a command that is just done with it.
const lockPatience = 300 * time.Millisecond

// growth is by how much a large file grows. bbolt doubles files up to this size.
const growth = 32 << 10

// Open opens a notebook. Its errors are of the kinds this package lists; a file
// that is no notebook, or a damaged one, is not changed by a byte.
func Open(path string, o Options) (*File, error) {
	if err := inspect(path); err != nil {
		return nil, err
	}
	f, err := openChecked(path, o)
	if err != nil {
		return nil, openError(path, err)
	}
	f.notify = newNotifier()
	if !o.ReadOnly {
		// What a killed program has left to do; if it cannot be done, next time.
		_ = f.sweepArriving()
		_ = f.Wipe()
	}
	return f, nil
}

// openChecked opens the file once its pages are found whole and it is found to be
// a notebook: bbolt may write to a file as soon as it is opened for writing, and to
// whatever page its list of free ones names, which has no sum. So all pages are
// followed, whatever the size: about 1 ms for 750 of 4 KiB, and nothing for the bytes of
// attachments. Both are done under a shared lock, so that nobody writes meanwhile.
func openChecked(path string, o Options) (*File, error) {
	f, err := openInPlace(path, o, true)
	if err != nil || o.ReadOnly {
		return f, err
	}
	if err := f.db.Close(); err != nil {
		return nil, err
	}
	if f, err = openInPlace(path, o, false); err != nil {
		return nil, err
	}
	if err := f.upgrade(!o.noCopy); err != nil {
		return nil, errors.Join(err, f.db.Close())
	}
	return f, nil
}

// openInPlace opens the file again if another program put a new one in its place,
// as compacting does, while this one waited for it.
func openInPlace(path string, o Options, readOnly bool) (f *File, err error) {
	for range 3 {
		if f, err = openAs(path, o, readOnly); err != nil || f.inPlace() == nil {
			return f, err
		}
		if err = f.db.Close(); err != nil {
			return nil, err
		}
	}
	return nil, inUse(path, nil)
}

// openAs opens the file and checks what it holds.
func openAs(path string, o Options, readOnly bool) (*File, error) {
	db, file, err := openBolt(path, readOnly)
	if err != nil {
		return nil, err
	}
	f := newFile(path, db, file, o)
	if readOnly {
		err = verify(path)
	}
	if err == nil {
		err = f.begin()
	}
	if err == nil {
		f.halved, err = halved(file)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return f, nil
}

// openBolt opens the file with bbolt, which must not create it, and whose panics
// over damaged pages must not leave the file locked.
func openBolt(path string, readOnly bool) (db *bbolt.DB, file *os.File, err error) {
	err = guarded(path, func() (err error) {
		db, err = bbolt.Open(path, 0o644, &bbolt.Options{
			Timeout: lockPatience, ReadOnly: readOnly, FreelistType: bbolt.FreelistMapType, InitialMmapSize: mapped,
			OpenFile: func(path string, flag int, mode os.FileMode) (*os.File, error) {
				var err error
				file, err = os.OpenFile(path, flag&^os.O_CREATE, mode)
				return file, err
			},
		})
		return err
	})
	if errors.Is(err, ErrDamaged) && file != nil {
		unlock(file)
		_ = file.Close()
	}
	if err != nil {
		return nil, nil, err
	}
	db.AllocSize = growth
	return db, file, nil
}

func newFile(path string, db *bbolt.DB, file *os.File, o Options) *File {
	f := &File{path: path, db: db, file: file, role: o.Role, now: o.Now, opening: o.Opening, readOnly: o.ReadOnly}
	if f.now == nil {
		f.now = time.Now
	}
	if f.opening == [8]byte{} {
		_, _ = rand.Read(f.opening[:])
	}
	return f
}

// begin checks whose file it is and continues its clock.
func (f *File) begin() error {
	return f.View(func(r Reader) error {
		rd := r.reader()
		app, err := rd.get(bucketMeta, metaApp)
		if err != nil {
			return err
		}
		if string(app) != string(appName) {
			return notNotebook(f.path, errors.New("it belongs to another application"))
		}
		if f.format, err = rd.format(); err != nil {
			return err
		}
		if err := f.accept(rd); err != nil {
			return err
		}
		last, err := rd.lastChange()
		if err != nil {
			return err
		}
		clock, err := rd.get(bucketMeta, metaClock)
		if err != nil {
			return err
		}
		f.newest = last.clock()
		if len(clock) == 8 {
			f.newest = max(f.newest, binary.BigEndian.Uint64(clock))
		}
		if f.newest > latestClock {
			return damaged(f.path, errors.New("its clock is thousands of years ahead"))
		}
		return nil
	})
}

// Path returns where the notebook lies.
func (f *File) Path() string { return f.path }

// SetRole changes the role that changes carry from now on. It waits for an edit
// that is under way.
func (f *File) SetRole(role string) {
	f.editing.Lock()
	defer f.editing.Unlock()
	f.role = role
}

// ReadOnly tells whether the notebook was opened for reading only.
func (f *File) ReadOnly() bool { return f.readOnly }

// Close waits for a running edit, tells subscribers what they have not heard
// yet, and closes the file. If more than half of the file is free it is written
// anew first, which takes about a second for 100 MB. Do not call it from a subscriber or inside View or
// Edit. Closing again does nothing.
func (f *File) Close() error {
	f.editing.Lock()
	was := f.closed
	f.closed = true
	f.editing.Unlock()
	if was {
		return nil
	}
	f.notify.close()
	return f.compact()
}

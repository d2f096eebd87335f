package store

import (
	"encoding/binary"
	"errors"
	"os"
	"time"
)

// A notebook of an older format is upgraded when it is opened for writing: first it
// is copied beside itself, as a backup under the time, and then one transaction
// takes it from format to format. Being killed leaves the old format or the new one.
// Opened for reading only it stays as it is, and is read as far as it can be.
//
// A notebook of a newer format is never written to. Opened for reading only, it is
// read if what this version looks at first can be; else it is ErrNewer.

// currentFormat is Format; tests of upgrading pretend to be a later version.
var currentFormat uint32 = Format

// upgrades take a notebook from the format of their key to the next one.
var upgrades = map[uint32]func(tx *Tx) error{}

// format reads which format a notebook has.
func (r *reader) format() (uint32, error) {
	value, err := r.get(bucketMeta, metaFormat)
	if err != nil {
		return 0, err
	}
	if len(value) != 4 || binary.BigEndian.Uint32(value) == 0 {
		return 0, damaged(r.path, errors.New("it does not say its format"))
	}
	return binary.BigEndian.Uint32(value), nil
}

// accept refuses a newer format, unless it is only to be read and can be.
func (f *File) accept(r *reader) error {
	if f.format <= currentFormat {
		return nil
	}
	if !f.readOnly || r.probe() != nil {
		return fail(ErrNewer, "newer", f.path, nil)
	}
	return nil
}

// probe reads what the notebook is about, and the first value of each kind.
func (r *reader) probe() error {
	if _, err := About(r); err != nil {
		return err
	}
	for _, p := range plans {
		for at, err := range r.walk(p.bucket, nil) {
			if err != nil {
				return err
			}
			if _, err := r.decodeState(p.typ, ID(at.key), at.value); err != nil {
				return err
			}
			break
		}
	}
	for at, err := range r.walk(bucketNoteSummaries, nil) {
		if err != nil {
			return err
		}
		_, err := decodeSummary(r.path, at)
		return err
	}
	return nil
}

// Newer tells whether the notebook has a format of a later version, of which this
// one may not show everything. It can only be read then.
func (f *File) Newer() bool { return f.format > currentFormat }

// upgrade takes the notebook, which is open for writing, to the present format, once it
// is copied beside itself. Where it cannot be done no copy is left either.
func (f *File) upgrade(keep bool) error {
	if f.format >= currentFormat {
		return nil
	}
	kept := ""
	if keep {
		kept = beside(Target(f.path), time.Now())
		if err := f.Backup(kept); err != nil {
			return err
		}
	}
	err := f.takeToCurrent()
	if err != nil && kept != "" {
		_ = os.Remove(kept)
	} else {
		f.upgraded = kept
	}
	return err
}

func (f *File) takeToCurrent() error {
	f.editing.Lock()
	defer f.editing.Unlock()
	err := f.newTx("step.upgrade", "").run(func(tx *Tx) error {
		for format := f.format; format < currentFormat; format++ {
			if upgrade := upgrades[format]; upgrade != nil {
				if err := upgrade(tx); err != nil {
					return err
				}
			}
		}
		tx.dirty = true
		return tx.set(bucketMeta, metaFormat, binary.BigEndian.AppendUint32(nil, currentFormat))
	})
	if err == nil {
		f.format = currentFormat
	}
	return err
}

package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

var errDoubtful = errors.New("whose backup it is cannot be read")

// SweepBackups takes what the notebook has forgotten out of its own backups, those
// in the folders and those that were kept beside it, and overwrites their bytes. Give
// it every folder that BackupFolders knows. After an error, as of a backup that is
// damaged or open elsewhere, or a folder that is not connected, what could be done is
// done, and the next call tries the rest again: Error.Paths are the backups and folders
// that may still hold what was forgotten. It may take as long as writing every backup
// does; do not call it inside View or Edit.
//
// The first time after something was forgotten each backup is opened. Afterwards only
// those that have not heard of everything: in a folder that was away, or of a person
// who shares the notebook with the one who forgot. A folder that is away is told the first time.
func (f *File) SweepBackups(folders ...string) error {
	f.backing.Lock()
	defer f.backing.Unlock()
	marked, err := f.metaIs(metaSweep)
	if err != nil {
		return err
	}
	ours, err := f.forgotten()
	if err != nil || !marked && len(ours) == 0 {
		return err
	}
	s := sweeping{f: f, all: marked, ours: ours, left: fail(ErrNotSaved, "not_swept", f.path, nil)}
	f.clearTemporary(os.TempDir()) // passing copies of killed previews
	places := append(slices.Clone(folders), filepath.Dir(f.path), filepath.Dir(Target(f.path)))
	for i, place := range places {
		if place != "" && !slices.Contains(places[:i], place) {
			s.sweep(place)
		}
	}
	if marked && s.failed == nil {
		f.editing.Lock()
		defer f.editing.Unlock()
		err = f.setMeta(metaSweep, nil)
	}
	if s.failed != nil || s.away != nil {
		s.left.what, s.left.Cause = strings.Join(s.left.paths, ", "), errors.Join(s.failed, s.away)
		return s.left
	}
	return err
}

// sweeping goes through the folders.
type sweeping struct {
	f      *File
	all    bool // else only what has not heard of everything
	ours   map[string]purge
	left   *Error
	failed error // of what is to be tried again
	away   error // of folders that are not there
}

func (s *sweeping) note(path string, err error) {
	if err != nil {
		s.left.paths, s.failed = append(s.left.paths, path), errors.Join(s.failed, err)
	}
}

func (s *sweeping) sweep(place string) {
	if isAway(place) {
		if s.all {
			s.left.paths, s.away = append(s.left.paths, place), errors.Join(s.away, missing(place, nil))
		}
		return
	}
	s.f.clearTemporary(place)
	own, doubtful, err := s.f.ownBackups(place)
	if err != nil && s.all {
		s.note(place, err)
	}
	for _, b := range own {
		if s.all || !hasHeard(b.path, s.ours) {
			s.note(b.path, forgetAs(b.path, s.f))
		}
	}
	for _, b := range doubtful {
		if s.all {
			s.note(b.path, errDoubtful)
		}
	}
}

// hasHeard tells whether a backup has forgotten everything that the notebook has.
func hasHeard(backup string, ours map[string]purge) bool {
	heard := true
	err := glance(backup, func(g *File) error {
		theirs, err := g.forgotten()
		for key, one := range ours {
			has, known := theirs[key]
			heard = heard && known && has.covers(one)
		}
		wiping, wipeErr := g.marked()
		heard = heard && !wiping
		return errors.Join(err, wipeErr)
	})
	return err == nil && heard
}

// forgetAs makes a copy of a notebook forget what the notebook has forgotten. One of an
// older format is upgraded, and not copied before: that copy would remember.
func forgetAs(path string, as *File) error {
	g, err := Open(path, Options{noCopy: true})
	if err != nil {
		return err
	}
	err = as.View(func(r Reader) error {
		g.editing.Lock()
		defer g.editing.Unlock()
		return g.newTx("step.forget", "").run(func(tx *Tx) error { return tx.forgetAs(r.reader()) })
	})
	if err == nil {
		err = g.Wipe()
	}
	return errors.Join(err, g.Close())
}

// forgetAs applies the purges of another copy and takes nothing else over, but for
// attendances and transcripts: what a forgotten attendance keeps of its figures
// stands in later changes of it, and of those that were counted against it, and a
// transcript without somebody's words is a later one too.
func (tx *Tx) forgetAs(from *reader) error {
	purged, err := tx.takePurges(from)
	if err != nil {
		return err
	}
	var m Merged
	forgotten := map[Ref][]*change{}
	if err := tx.addPurged(purged, forgotten); err != nil {
		return err
	}
	for ref := range forgotten {
		if _, err := tx.takePurged(ref, nil, from, &m); err != nil {
			return err
		}
	}
	if err := tx.takeImported(from, purged, &m); err != nil {
		return err
	}
	if err := errors.Join(tx.forgetUnheard(purged, nil, &m), tx.blotMerged(from, &m)); err != nil {
		return err
	}
	for at, err := range from.walk(bucketPurged, nil) {
		if err != nil {
			return err
		}
		if len(at.key) != len(Hash{}) {
			continue
		}
		if back, err := from.get(bucketBlobs, at.key); err != nil || back == nil {
			tx.dropped = append(tx.dropped, Hash(at.key))
		}
	}
	return nil
}

// takeImported takes in the later changes of the attendances and transcripts that
// are here.
func (tx *Tx) takeImported(from *reader, purged map[ID]bool, m *Merged) error {
	var refs []Ref
	for _, bucket := range [][]byte{[]byte(TypeAttendance), []byte(TypeTranscript), bucketDeleted} {
		for at, err := range tx.rd.walk(bucket, nil) {
			if err != nil {
				return err
			}
			s, err := tx.rd.decodeState(Type(bucket), ID(at.key), at.value)
			if err != nil {
				return err
			}
			if _, is := purged[s.id]; !is && (s.typ == TypeAttendance || s.typ == TypeTranscript) {
				refs = append(refs, Ref{s.typ, s.id})
			}
		}
	}
	for _, ref := range refs {
		changes, err := from.changesOf(ref.ID)
		if err != nil {
			return err
		}
		came := false
		for _, c := range changes {
			new, err := tx.takeChange(from, pair{c.ID[:], encodeChange(c)}, c)
			if err != nil {
				return err
			}
			came = came || new
		}
		if !came {
			continue
		}
		if err := tx.recompute(ref, from, m); err != nil {
			return err
		}
	}
	return nil
}

// metaIs tells whether a mark is set.
func (f *File) metaIs(key []byte) (yes bool, err error) {
	err = f.View(func(r Reader) error {
		value, err := r.reader().get(bucketMeta, key)
		yes = value != nil
		return err
	})
	return yes, err
}

// setMeta writes or takes away a mark. It is no edit: there is nothing to undo. The
// caller holds the editing lock.
func (f *File) setMeta(key, value []byte) error {
	return f.newTx("", "").run(func(tx *Tx) error {
		tx.dirty = true
		if value == nil {
			return tx.remove(bucketMeta, key)
		}
		return tx.set(bucketMeta, key, value)
	})
}

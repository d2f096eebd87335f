package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// A notebook's own backups lie in one folder under its name, a mark of its path and
// the time in UTC: programme~3fa2c1-20261125T013624Z.rapporteur. Whose they are, the
// notebook's ID inside tells, so two notebooks of one name may share a folder, and one
// that is renamed keeps its backups. Copies of one notebook have one ID: name and mark
// tell which of them was backed up, and each has its own turn of backups, so that none
// pushes another's out. Earlier builds wrote no mark. Call BackUp when a notebook was opened and before it is closed:
// it does nothing if nothing has changed since the last one.

// backupTime is how the time stands in the name, to the second.
const backupTime = "20060102T150405Z"

// backupName is the notebook's name, the mark of its path, if any, and the time.
var backupName = regexp.MustCompile(`^(.+?)(?:~([0-9a-f]{6}))?-(\d{8}T\d{6}Z)\.rapporteur$`)

// origin tells which copy of a notebook a backup was made of.
type origin struct {
	name string // of its file, without the ending
	mark string // of its path; empty: not known
}

func originOf(path string) origin {
	name := filepath.Base(path)
	return origin{strings.TrimSuffix(name, filepath.Ext(name)), tagOf(path)[:6]}
}

// other tells whether it is certainly another file than o.
func (o origin) other(than origin) bool {
	return o.name != than.name || o.mark != "" && o.mark != than.mark
}

// How many backups are kept: the last ones, and for so many days the last of a day.
const (
	keptBackups = 10
	keptDays    = 7
)

// BackupFolder returns where own backups go unless a person chose another place: a
// folder in the user's configuration.
func BackupFolder() (string, error) {
	base, err := os.UserConfigDir()
	return usualBackups(filepath.Join(base, "rapporteur")), err
}

// BackUp makes a backup of the notebook in the folder and takes away those that are
// no longer kept. It returns the new one's path; empty: nothing has changed since
// the last. The copy is consistent while edits go on, and there whole or not at all.
func (f *File) BackUp(folder string) (path string, err error) {
	f.backing.Lock()
	defer f.backing.Unlock()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", createError(folder, err)
	}
	f.clearTemporary(folder)
	f.clearTemporary(filepath.Dir(Target(f.path)))
	now := f.now().UTC()
	own, _, err := f.ownBackups(folder)
	if err != nil {
		return "", err
	}
	here := originOf(f.path)
	own = lastMadeFirst(slices.DeleteFunc(own, func(b ownBackup) bool { return b.of != here }), now)
	if len(own) > 0 && f.unchangedSince(own[0].path) {
		return "", nil
	}
	path = beside(filepath.Join(folder, here.name+"~"+here.mark+".rapporteur"), now)
	if err := f.copyTo(path, 0o600); err != nil {
		return "", err
	}
	times := []time.Time{now.Truncate(time.Second)}
	for _, b := range own {
		times = append(times, b.at)
	}
	for i, keep := range kept(times, now) {
		if !keep && i > 0 {
			_ = os.Remove(own[i-1].path) // if it cannot be done, next time
		}
	}
	return path, nil
}

// ahead tells whether a backup's time is one that a wrong clock gave it. Several of one
// second are named by the seconds after it.
func ahead(at, now time.Time) bool { return at.After(now.Add(time.Minute)) }

// lastMadeFirst puts backups that were named while the clock was ahead, and which are
// first by their names, after all others.
func lastMadeFirst(own []ownBackup, now time.Time) []ownBackup {
	slices.SortStableFunc(own, func(a, b ownBackup) int {
		switch x, y := ahead(a.at, now), ahead(b.at, now); {
		case x == y:
			return b.at.Compare(a.at)
		case x:
			return 1
		}
		return -1
	})
	return own
}

// kept tells which backups of the given times, the last made first, are kept.
func kept(times []time.Time, now time.Time) []bool {
	keep := make([]bool, len(times))
	days := map[string]bool{}
	for i, at := range times {
		day := at.UTC().Format(time.DateOnly)
		recent := now.Sub(at) < keptDays*24*time.Hour && !ahead(at, now)
		keep[i] = i < keptBackups || recent && !days[day]
		days[day] = true
	}
	return keep
}

// ownBackup is a backup of this notebook.
type ownBackup struct {
	path string
	at   time.Time
	of   origin
}

// ownBackups finds the notebook's backups in a folder, newest first. A file that
// cannot be read is none: it is never taken away. Those of them that have the
// notebook's name are doubtful.
func (f *File) ownBackups(folder string) (own, doubtful []ownBackup, err error) {
	id, err := f.notebookID()
	if err != nil {
		return nil, nil, err
	}
	all, err := backupsIn(folder)
	for _, b := range all {
		if sameFile(b.path, f.path) {
			continue
		}
		switch theirs, err := idOf(b.path); {
		case err == nil && theirs == id:
			own = append(own, b)
		case err != nil && b.of.name == originOf(f.path).name:
			doubtful = append(doubtful, b)
		}
	}
	return own, doubtful, err
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

// backupsIn lists the files of a folder that are named like backups, newest first;
// none if there is no such folder.
func backupsIn(folder string) (all []ownBackup, err error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, readError(folder, err)
	}
	for _, entry := range entries {
		parts := backupName.FindStringSubmatch(entry.Name())
		if parts == nil || !entry.Type().IsRegular() {
			continue
		}
		if at, err := time.Parse(backupTime, parts[3]); err == nil {
			all = append(all, ownBackup{filepath.Join(folder, entry.Name()), at, origin{parts[1], parts[2]}})
		}
	}
	slices.SortFunc(all, func(a, b ownBackup) int { return b.at.Compare(a.at) })
	return all, nil
}

// notebookID returns what tells the copies of a notebook.
func (f *File) notebookID() (id ID, err error) {
	err = f.View(func(r Reader) error {
		about, err := About(r)
		id = about.ID
		return err
	})
	return id, err
}

// glance opens a file to read what it is and its last change, without following every
// page of it: just those of the buckets in glanced. Who reads more than that calls verify first.
func glance(path string, fn func(f *File) error) error {
	if err := inspect(path); err != nil {
		return err
	}
	db, file, err := openBolt(path, true)
	if err != nil {
		return openError(path, err)
	}
	if err := verifyBy(path, checkGlanced); err != nil {
		return errors.Join(err, db.Close())
	}
	f := newFile(path, db, file, Options{ReadOnly: true})
	if err := f.begin(); err != nil {
		return errors.Join(err, db.Close())
	}
	return errors.Join(fn(f), db.Close())
}

func idOf(path string) (id ID, err error) {
	err = glance(path, func(f *File) (err error) { id, err = f.notebookID(); return err })
	return id, err
}

// version is what any commit moves on, to tell whether two files are the same.
type version struct {
	tx    int
	clock []byte
	last  ChangeID
}

func (f *File) version() (v version, err error) {
	err = f.View(func(r Reader) (err error) {
		rd := r.reader()
		v.tx = rd.tx.ID()
		clock, err := rd.get(bucketMeta, metaClock)
		if err != nil {
			return err
		}
		v.clock = bytes.Clone(clock)
		v.last, err = rd.lastChange()
		return err
	})
	return v, err
}

// unchangedSince tells whether a backup is whole and holds the notebook as it stands.
func (f *File) unchangedSince(backup string) bool {
	here, err := f.version()
	if err != nil {
		return false
	}
	same := false
	err = glance(backup, func(g *File) error {
		there, err := g.version()
		same = err == nil && here.tx == there.tx && here.last == there.last && bytes.Equal(here.clock, there.clock)
		return err
	})
	return err == nil && same && verify(backup) == nil
}

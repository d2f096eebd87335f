package store

import (
	"errors"
	"os"
	"slices"
	"time"
)

// BackupInfo says what one backup holds.
type BackupInfo struct {
	Path       string    `json:"path"`
	Of         string    `json:"of"`    // file name of the notebook that it was made of
	Other      bool      `json:"other"` // that is another copy than the one whose backups are listed
	At         time.Time `json:"at"`    // when it was made, in UTC
	Bytes      int64     `json:"bytes"` // its size
	Title      string    `json:"title"`
	Webinars   int       `json:"webinars"`
	Notes      int       `json:"notes"`
	LastChange time.Time `json:"last_change"` // in UTC
	Damaged    error     `json:"-"`           // why it cannot be relied on; the counts are then zero
}

// ListBackups lists the backups of a notebook in some folders, newest first, with what
// each holds. The notebook may be open elsewhere, damaged or gone: where its ID
// cannot be read, those are listed that have its name; with none of that name, one that
// is not there or may not be read is an error.
func ListBackups(notebook string, folders ...string) ([]BackupInfo, error) {
	id, err := idOf(notebook)
	all, listErr := listBackups(notebook, id, folders)
	if len(all) == 0 && listErr == nil && (errors.Is(err, ErrReadOnly) || errors.Is(err, ErrMissing)) {
		return nil, err // nobody can tell whether there are any
	}
	return all, listErr
}

// AllBackups lists the backups of every notebook in some folders, newest first, with
// what each holds. Where a backup cannot be read it is not known whose it is.
func AllBackups(folders ...string) (out []BackupInfo, err error) {
	all, err := backupsInAll(folders)
	for _, b := range all {
		info, _ := look(b)
		info.Of = b.of.name + ".rapporteur"
		out = append(out, info)
	}
	return out, err
}

// Backups is ListBackups for a notebook that is open here.
func (f *File) Backups(folders ...string) ([]BackupInfo, error) {
	id, err := f.notebookID()
	if err != nil {
		return nil, err
	}
	return listBackups(f.path, id, folders)
}

func listBackups(notebook string, id ID, folders []string) ([]BackupInfo, error) {
	all, err := backupsInAll(folders)
	if err != nil {
		return nil, err
	}
	here := originOf(notebook)
	var out []BackupInfo
	for _, b := range all {
		info, theirs := look(b)
		is := theirs == id
		if id.IsZero() || theirs.IsZero() { // all that is left to go by
			is = b.of.name == here.name
		}
		info.Of, info.Other = b.of.name+".rapporteur", b.of.other(here)
		if is {
			out = append(out, info)
		}
	}
	return out, nil
}

// backupsInAll lists what lies in several folders, newest first. Of what could not be
// listed it returns the error only where nothing was found.
func backupsInAll(folders []string) (all []ownBackup, err error) {
	for _, folder := range folders {
		some, one := backupsIn(folder)
		all, err = append(all, some...), errors.Join(err, one)
	}
	slices.SortStableFunc(all, func(a, b ownBackup) int { return b.at.Compare(a.at) })
	if len(all) > 0 {
		err = nil
	}
	return all, err
}

// look reads what a backup holds.
func look(b ownBackup) (info BackupInfo, id ID) {
	info = BackupInfo{Path: b.path, At: b.at}
	if stat, err := os.Stat(b.path); err == nil {
		info.Bytes = stat.Size()
	}
	id, err := idOf(b.path)
	if err != nil {
		info.Damaged = err
		return info, id
	}
	err = openedForReading(b.path, func(f *File) error {
		return f.View(func(r Reader) error {
			about, err := About(r)
			if err != nil {
				return err
			}
			info.Title = about.Title
			if info.LastChange, err = r.reader().changedUntil(b.at); err != nil {
				return err
			}
			if info.Webinars, err = r.reader().count([]byte(TypeWebinar)); err != nil {
				return err
			}
			info.Notes, err = r.reader().count([]byte(TypeNote))
			return err
		})
	})
	if err != nil {
		info = BackupInfo{Path: b.path, At: b.at, Bytes: info.Bytes, Damaged: err}
	}
	return info, id
}

// changedUntil returns when the newest change was made that a backup of that time can
// have: what was forgotten later is taken out of it by later changes.
func (r *reader) changedUntil(at time.Time) (time.Time, error) {
	for entry, err := range r.walkBack(bucketChanges, make([]byte, len(ChangeID{}))) {
		if err != nil {
			return time.Time{}, err
		}
		c, err := r.decodeChange(entry)
		if err != nil {
			return time.Time{}, err
		}
		if wall := time.UnixMilli(c.wall()).UTC(); wall.Before(at.Add(time.Second)) {
			return wall, nil
		}
	}
	return LastChange(r) // all by a clock that is ahead
}

// count counts the keys of a bucket.
func (r *reader) count(bucket []byte) (n int, err error) {
	for _, err := range r.walk(bucket, nil) {
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

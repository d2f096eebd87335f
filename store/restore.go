package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Restore writes a backup to a new file, which others may read as they may a new
// notebook: own backups are for one person alone. It never writes over one: ErrExists.
func Restore(backup, path string) error {
	return openedForReading(backup, func(f *File) error { return f.copyTo(path, 0o644) })
}

// openedForReading opens a backup.
func openedForReading(path string, fn func(f *File) error) error {
	f, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(fn(f), f.Close())
}

// RestoreInPlace puts a backup in the place of a notebook, which must not be open
// anywhere. What stood there is kept beside it under the time, as a backup that can
// be merged or restored; its path is returned. What the notebook has forgotten stays
// forgotten, as far as the notebook can still be read. The file's permissions stay,
// and so does a link to it. A backup of another notebook is ErrOther. Being killed
// leaves either the one or the other.
func RestoreInPlace(path, backup string) (kept string, err error) {
	path = Target(path)
	info, err := os.Stat(path)
	if err != nil {
		return "", readError(path, err)
	}
	if sameFile(path, backup) {
		return "", fail(ErrOther, "restore_itself", path, nil)
	}
	present, err := Open(path, Options{})
	if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotNotebook) {
		return "", err
	}
	temporary := temporaryName(filepath.Dir(path), tagOf(path))
	defer os.Remove(temporary)
	err = openedForReading(backup, func(f *File) error {
		if present != nil {
			if err := sameNotebookAs(present, f); err != nil {
				return err
			}
		}
		return f.writeCopy(temporary, info.Mode().Perm()|0o600)
	})
	if err == nil && present != nil {
		err = forgetAs(temporary, present)
	}
	if present != nil {
		err = errors.Join(err, present.Close()) // Windows replaces no open file
	}
	if err != nil {
		return "", copyError(path, err)
	}
	kept = beside(path, time.Now())
	if err := keepBeside(path, kept); err != nil {
		return "", copyError(path, err)
	}
	err = errors.Join(os.Chmod(temporary, info.Mode().Perm()), os.Rename(temporary, path))
	if err != nil {
		return "", copyError(path, err)
	}
	return kept, syncFolder(filepath.Dir(path))
}

// beside is a free name for a backup beside a notebook.
func beside(path string, now time.Time) string {
	stem := strings.TrimSuffix(path, filepath.Ext(path))
	for {
		name := stem + "-" + now.UTC().Format(backupTime) + ".rapporteur"
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		now = now.Add(time.Second)
	}
}

// keepBeside gives a file a second name, or copies it where there are no links.
func keepBeside(path, kept string) error {
	if os.Link(path, kept) == nil {
		return nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return writeSynced(kept, content)
}

func sameNotebookAs(present, f *File) error {
	here, err := present.notebookID()
	if err != nil {
		return nil // so damaged that it does not say
	}
	there, err := f.notebookID()
	if err == nil && here != there {
		err = fail(ErrOther, "other_backup", f.path, nil)
	}
	return err
}

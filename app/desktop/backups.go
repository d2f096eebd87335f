package desktop

import (
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/rapporteur-app/rapporteur/store"
)

// backupFolder is where backups go; empty where the system has no place for them.
func (d *desk) backupFolder() string {
	if d.prefs.Backups != "" {
		return d.prefs.Backups
	}
	return d.usualBackups()
}

// usualBackups is where backups go unless a person chose another folder.
func (d *desk) usualBackups() string {
	if d.options.settings == "" {
		return ""
	}
	return filepath.Join(d.options.settings, "backups") // as store.BackupFolder
}

// setBackupFolder chooses where backups go from now on; empty is the usual folder.
func (d *desk) setBackupFolder(folder string) {
	if folder == d.usualBackups() {
		folder = ""
	}
	before, settings := d.backupFolder(), d.options.settings
	d.prefs.Backups = folder
	d.prefs.save()
	now := d.backupFolder()
	d.later(func() error {
		return errors.Join(store.RememberBackupFolder(settings, before), store.RememberBackupFolder(settings, now))
	}, func(error) {}) // it is tried again with each notebook that is opened
	if d.session != nil {
		d.session.setBackups(d.backupFolder())
	}
}

// backUpOpened makes a backup of the notebook that was opened, off the UI thread, if
// it has changed since the last, and takes out of all what was forgotten. That it
// cannot be done is said in a line and stops nobody.
func (d *desk) backUpOpened(s *session) {
	folder, settings, chosen := d.backupFolder(), d.options.settings, d.prefs.Backups
	if s.readOnly || folder == "" {
		return
	}
	var swept error
	d.later(func() error {
		_ = store.RememberBackupFolder(settings, folder) // backups matter more
		_, err := s.file.BackUp(folder)
		swept = s.file.SweepBackups(store.BackupFolders(settings, chosen)...)
		return err
	}, func(err error) {
		s.backedUp = true
		now := d.youngest()
		switch {
		case now.session != s:
		case err != nil:
			now.notify(now.backupTrouble(folder, err))
		case swept != nil: // a backup was made: it is not said that none could be
			now.notify(sentence(now.book, swept))
		}
	})
}

// backupTrouble says why no backup could be made in a folder.
func (d *desk) backupTrouble(folder string, err error) string {
	if errors.Is(err, fs.ErrPermission) {
		return d.t("backups.no_permission", "folder", homely(folder))
	}
	return d.t("backups.failed", "reason", sentence(d.book, err))
}

// sweepBackups lets backups forget what the notebook has forgotten, off the UI thread,
// and says which other files still hold it.
func (d *desk) sweepBackups() {
	s, settings, chosen, usable := d.session, d.options.settings, d.prefs.Backups, d.backupFolder() != ""
	if s == nil {
		return
	}
	var copies []string
	d.later(func() error {
		beside, err := s.file.Unaware()
		for _, one := range beside {
			copies = append(copies, filepath.Base(one.Path))
		}
		if usable {
			err = errors.Join(s.file.SweepBackups(store.BackupFolders(settings, chosen)...), err)
		}
		return err
	}, func(err error) {
		now := d.youngest()
		if now.session != s {
			return
		}
		if err != nil {
			now.whenFree(func() { d.youngest().tellTitled(now.t("forget.left_title"), sentence(now.book, err)) })
		}
		if len(copies) > 0 {
			now.whenFree(func() {
				now := d.youngest()
				now.tellTitled(now.t("forget.left_title"), now.t("forget.copies", "copies", now.book.List(copies)))
			})
		}
	})
}

// setBackups says where the backup goes that is made before the notebook is closed.
func (s *session) setBackups(folder string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.backups = folder
}

// backUpClosing makes that backup. Off the UI thread.
func (s *session) backUpClosing() error {
	s.mu.Lock()
	folder := s.backups
	s.mu.Unlock()
	if folder == "" {
		return nil
	}
	_, err := s.file.BackUp(folder)
	return err
}

package desktop

import "path/filepath"

// backupFolder is where backups go; empty where the system has no place for them.
func (d *desk) backupFolder() string {
	if d.prefs.Backups != "" {
		return d.prefs.Backups
	}
	if d.options.settings == "" {
		return ""
	}
	return filepath.Join(d.options.settings, "backups") // as store.BackupFolder
}

// sweepBackups lets backups forget what the notebook has forgotten, off the UI thread.
func (d *desk) sweepBackups() {
	s, folder := d.session, d.backupFolder()
	if s == nil || folder == "" {
		return
	}
	d.later(func() error { return s.file.SweepBackups(folder) }, func(err error) {
		if err != nil {
			d.youngest().notify(sentence(d.book, err))
		}
	})
}

package desktop

import (
	"errors"
	"os"
)

// chooseBackupFolder lets backups go to a folder, once it is known that they can, and
// makes one there. then is called in either case.
func (d *desk) chooseBackupFolder(folder string, then func()) {
	d.later(func() error { return tryFolder(folder) }, func(err error) {
		d := d.youngest()
		defer then()
		if err != nil {
			d.tellTitled(d.t("settings.backups"), d.backupTrouble(folder, err)+" "+d.t("settings.backups_stay", "folder", homely(d.backupFolder())))
			return
		}
		d.setBackupFolder(folder)
		s := d.session
		if s == nil || s.readOnly {
			return
		}
		d.backUpNow(s, folder, func(now *desk, err error) {
			if err != nil {
				now.notify(now.backupTrouble(folder, err))
				return
			}
			now.notify(now.t("settings.backups_made", "folder", homely(folder)))
		})
	})
}

// tryFolder tells whether a file can be made in a folder, by making one and taking it
// away again. Off the UI thread.
func tryFolder(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(folder, ".rapporteur-*.new")
	if err != nil {
		return err
	}
	_, err = file.WriteString("Backups go here.")
	return errors.Join(err, file.Close(), os.Remove(file.Name()))
}

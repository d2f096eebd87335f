package desktop

import "time"

// backupEvery is how long a notebook that changes goes without a backup while it is
// open; backupLook is how often that is looked at. By the clock on the wall: a computer
// that slept has not had an hour of its own.
const (
	backupEvery = time.Hour
	backupLook  = time.Minute
)

// watchBackups makes backups of a notebook while it stays open.
func (d *desk) watchBackups(s *session) {
	d.after(backupLook, func() {
		if now := d.youngest(); now.session == s {
			now.backUpIfDue(s)
			now.watchBackups(s)
		}
	})
}

// backUpIfDue makes a backup, off the UI thread, if something has changed and the last
// one was an hour ago. That it cannot be made is said once.
func (d *desk) backUpIfDue(s *session) {
	folder, at := d.backupFolder(), d.now().Round(0)
	since := at.Sub(s.backedAt)
	if s.readOnly || folder == "" || !s.changed || since >= 0 && since < backupEvery {
		return
	}
	d.backUpNow(s, folder, func(now *desk, err error) {
		if err == nil {
			return
		}
		s.changed = true
		if !s.toldBackup {
			s.toldBackup = true
			now.notify(now.backupTrouble(folder, err))
		}
	})
}

// backUpNow makes a backup of what stands on the disk, off the UI thread. then is called
// unless another notebook is open by then.
func (d *desk) backUpNow(s *session, folder string, then func(now *desk, err error)) {
	s.changed, s.backedAt = false, d.now().Round(0)
	d.later(func() error {
		_, err := s.file.BackUp(folder)
		return err
	}, func(err error) {
		if now := d.youngest(); now.session == s {
			then(now, err)
		}
	})
}

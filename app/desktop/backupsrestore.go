package desktop

import (
	"path/filepath"

	"github.com/rapporteur-app/rapporteur/store"
)

// backUp makes a backup now, after the edits that wait.
func (b *backupList) backUp() {
	d, made := b.d, ""
	b.now.Disable()
	b.s.add(&job{run: func() (err error) {
		made, err = b.s.file.BackUp(b.folder)
		return err
	}, then: func(err error) {
		b.now.Enable()
		words := d.t("backups.made")
		switch {
		case err != nil:
			words = d.backupTrouble(b.folder, err)
		case made == "":
			words = d.t("backups.unchanged")
		}
		b.told.SetText(words)
		b.told.Show()
		b.list()
	}})
}

// restoreCopy writes a backup to a file of its own and opens that.
func (b *backupList) restoreCopy(one store.BackupInfo) {
	d := b.d
	at := one.At.In(d.now().Location())
	d.askPlace(saving{
		title: d.t("backups.copy_title"), action: "action.restore", extension: extension, onlyNew: true,
		folder: b.found.home,
		name:   fileTitle(one.Title) + " " + at.Format("2006-01-02 15.04") + extension,
		write: func(path string) {
			d.later(func() error { return store.Restore(one.Path, path) }, func(err error) {
				if err != nil {
					d.complain(err)
					return
				}
				b.box.box.hide()
				d.openPath(path)
			})
		},
	})
}

// askReplace asks before a backup takes the notebook's place.
func (b *backupList) askReplace(one store.BackupInfo) {
	d := b.d
	at := one.At.In(d.now().Location())
	text := "backups.replace_text"
	if one.Other {
		text = "backups.replace_other"
	}
	d.ask(d.t("backups.replace_title"), d.t(text, "day", d.book.ShortDate(at), "time", d.book.Time(at), "name", filepath.Base(b.path), "of", one.Of),
		choice{d.t("action.cancel"), func() {}},
		choice{d.t("backups.replace"), func() {
			b.box.box.hide()
			d.restoreInPlace(b.path, one.Path)
		}})
}

// restoreGone puts a backup where the notebook was, whose file is not there any more.
func (b *backupList) restoreGone(one store.BackupInfo) {
	d, path := b.d, b.path
	b.box.busyWith(d.t("backups.restoring"))
	d.later(func() error { return store.Restore(one.Path, store.Target(path)) }, func(err error) {
		b.box.box.hide()
		if err != nil {
			d.complain(err)
			return
		}
		d.afterOpening = d.t("backups.restored_gone", "name", filepath.Base(path))
		d.openPath(path)
	})
}

// restoreInPlace closes the notebook, puts a backup in its place and opens that.
func (d *desk) restoreInPlace(path, backup string) {
	d.leaveNotebook(func() {
		d.shell.busy(d.t("backups.restoring"))
		var kept string
		d.later(func() (err error) {
			kept, err = store.RestoreInPlace(path, backup)
			return err
		}, func(err error) {
			d.shell.ready()
			if err == nil {
				d.afterOpening = d.t("backups.restored", "name", filepath.Base(kept))
			}
			d.openPath(path)
			d.complain(err)
		})
	})
}

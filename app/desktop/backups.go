package desktop

import (
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
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
	d.later(func() error {
		_ = store.RememberBackupFolder(settings, folder) // backups matter more
		if _, err := s.file.BackUp(folder); err != nil {
			return err
		}
		return s.file.SweepBackups(store.BackupFolders(settings, chosen)...)
	}, func(err error) {
		s.backedUp = true
		if now := d.youngest(); err != nil && now.session == s {
			now.notify(now.t("backups.failed", "reason", sentence(now.book, err)))
		}
	})
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

// backupList is the dialog that says what each backup of the notebook holds.
type backupList struct {
	d      *desk
	s      *session // nil: the notebook could not be opened
	path   string   // of the notebook
	folder string
	box    *pageBox
	now    *widgets.Button
	told   *look.Paragraph // what came of backing up now
}

// showBackups lists the backups of the open notebook.
func (d *desk) showBackups() {
	if d.session == nil {
		return
	}
	d.leavePage(d.places.at)
	d.listBackups(d.path())
}

// listBackups lists the backups of the open notebook, or of one that cannot be opened.
func (d *desk) listBackups(path string) {
	b := &backupList{d: d, path: path, folder: d.backupFolder(), told: look.Para("", tokens.Small, look.Ink2, 3)}
	if path == d.path() {
		b.s = d.session
	}
	b.told.Hide()
	b.now = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("backups.now"), OnTapped: b.backUp})
	if d.readOnly() || b.folder == "" {
		b.now.Disable()
	}
	setShown(b.now, b.s != nil)
	where := look.Para(d.t("backups.where", "folder", homely(b.folder)), tokens.Small, look.Ink2, 3)
	b.box = d.newPageBox(d.t("backups.title"), pageBoxWidth, where,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.close"), OnTapped: func() { b.box.box.hide() }}), b.now)
	b.box.busyWith(d.t("backups.listing"))
	b.box.show()
	b.list()
}

// list reads the backups, after the edits that wait.
func (b *backupList) list() {
	var all []store.BackupInfo
	settings, chosen := b.d.options.settings, b.d.prefs.Backups
	b.d.later(func() (err error) {
		if b.s == nil {
			all, err = store.ListBackups(b.path, store.BackupFolders(settings, chosen)...)
			return err
		}
		all, err = b.s.file.Backups(store.BackupFolders(settings, chosen)...)
		return err
	}, func(err error) {
		d := b.d
		switch {
		case !slices.Contains(d.modals, b.box.box):
		case err != nil:
			b.box.fill(look.Para(sentence(d.book, err), tokens.Body, look.Ink, 0))
		case len(all) == 0:
			b.box.fill(b.told, look.Para(d.t("backups.none"), tokens.Body, look.Ink2, 0))
		default:
			parts := []fyne.CanvasObject{b.told}
			for _, one := range all {
				parts = append(parts, b.row(one))
			}
			b.box.fill(parts...)
		}
	})
}

// row is one backup with what can be done with it.
func (b *backupList) row(one store.BackupInfo) fyne.CanvasObject {
	d := b.d
	at := one.At.In(d.now().Location())
	when := look.Para(d.t("backups.at", "day", d.book.ShortDate(at), "time", d.book.Time(at)), tokens.BodyBold, look.Ink, 1)
	if one.Damaged != nil {
		parts := append([]fyne.CanvasObject{when}, b.whose(one)...)
		return well(widgets.Column(tokens.Space4, append(parts, look.Para(d.t("backups.damaged"), tokens.Small, look.WarnText, 2))...))
	}
	holds := d.book.T("count.webinar", "count", one.Webinars) + " · " + d.book.T("count.note", "count", one.Notes) + " · " + d.book.Bytes(one.Bytes)
	words := widgets.Column(0, append([]fyne.CanvasObject{when, look.Para(holds, tokens.Small, look.Ink2, 2)}, b.whose(one)...)...)
	buttons := []fyne.CanvasObject{b.box.seen(widgets.NewButton(widgets.ButtonOptions{Label: d.t("backups.copy"), Small: true, OnTapped: func() { b.restoreCopy(one) }}))}
	if b.s == nil || !d.readOnly() {
		buttons = append(buttons, b.box.seen(widgets.NewButton(widgets.ButtonOptions{Label: d.t("backups.replace"), Small: true, OnTapped: func() { b.askReplace(one) }})))
	}
	return well(widgets.Row(tokens.Space8, append([]fyne.CanvasObject{widgets.Stretch(words)}, buttons...)...))
}

// whose names the copy of the notebook that a backup was made of, if it is another one,
// and where it lies, if backups go elsewhere now.
func (b *backupList) whose(one store.BackupInfo) (lines []fyne.CanvasObject) {
	if one.Other {
		lines = append(lines, look.Para(b.d.t("backups.of", "name", one.Of), tokens.Small, look.WarnText, 2))
	}
	if folder := filepath.Dir(one.Path); folder != filepath.Clean(b.folder) {
		lines = append(lines, look.Para(b.d.t("backups.in", "folder", homely(folder)), tokens.Small, look.Ink2, 2))
	}
	return lines
}

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
			words = sentence(d.book, err)
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
		folder: filepath.Dir(b.path),
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

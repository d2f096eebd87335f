package desktop

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// backupList is the dialog that says what each backup of a notebook holds, or, where
// it is not known of which notebook, those of all.
type backupList struct {
	d      *desk
	s      *session // nil: the notebook is not open
	path   string   // of the notebook; empty: of none
	folder string
	back   func() // returns to what it was opened from; may be nil
	box    *pageBox
	now    *widgets.Button
	told   *look.Paragraph // what came of backing up now
	found  backupsFound
}

// backupsFound is what was read of the disk.
type backupsFound struct {
	all      []store.BackupInfo
	everyone bool   // they are of all notebooks
	there    bool   // the notebook's file is there
	gone     bool   // it is not, but its folder is
	home     string // where a copy goes
	kept     []keptTexts
}

// showBackups lists the backups of the open notebook, or of all without one.
func (d *desk) showBackups() {
	if d.session == nil {
		d.listBackups("", nil)
		return
	}
	d.leavePage(d.places.at)
	d.listBackups(d.path(), nil)
}

// listBackups lists the backups of the open notebook, of one that cannot be opened, or,
// without a path, of all. back is what closing it returns to; nil: the window.
func (d *desk) listBackups(path string, back func()) {
	b := &backupList{d: d, path: path, folder: d.backupFolder(), back: back, told: look.Para("", tokens.Small, look.Ink2, 3)}
	if path != "" && path == d.path() {
		b.s = d.session
	}
	b.told.Hide()
	b.now = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("backups.now"), OnTapped: b.backUp})
	if d.readOnly() || b.folder == "" {
		b.now.Disable()
	}
	setShown(b.now, b.s != nil)
	title := "backups.title"
	switch {
	case path == "":
		title = "backups.title_all"
	case b.s == nil:
		title = "backups.title_of"
	}
	where := look.Para(d.t("backups.where", "folder", homely(b.folder)), tokens.Small, look.Ink2, 3)
	b.box = d.newPageBox(d.t(title, "name", filepath.Base(path)), pageBoxWidth, where,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.close"), OnTapped: b.close}), b.now)
	b.box.box.leave = b.close
	b.box.busyWith(d.t("backups.listing"))
	b.box.show()
	b.list()
}

// close returns to where it was opened from.
func (b *backupList) close() {
	b.box.box.hide()
	if b.back != nil {
		b.back()
	}
}

// list reads the backups, off the UI thread.
func (b *backupList) list() {
	settings, chosen, lastFolder := b.d.options.settings, b.d.prefs.Backups, b.d.lastFolder()
	s, path := b.s, b.path
	var found backupsFound
	b.d.later(func() (err error) {
		folders := store.BackupFolders(settings, chosen)
		if s != nil {
			found.home = filepath.Dir(path)
			found.all, err = s.file.Backups(folders...)
			return err
		}
		found, err = findBackups(path, folders)
		if found.home == "" {
			found.home = lastFolder()
		}
		if !isFolder(found.home) {
			found.home = documents()
		}
		found.kept = keptOf(settings, path)
		return err
	}, func(err error) {
		if !slices.Contains(b.d.modals, b.box.box) {
			return
		}
		b.found = found
		b.fill(err)
	})
}

// findBackups lists the backups of a notebook that is not open. Where there are none,
// it lists those of all: it may have been renamed, or damaged so that nothing tells
// which it is.
func findBackups(path string, folders []string) (found backupsFound, err error) {
	if path != "" {
		found.home = filepath.Dir(path)
		_, missing := os.Lstat(store.Target(path))
		found.there = missing == nil
		found.gone = errors.Is(missing, fs.ErrNotExist) && isFolder(filepath.Dir(store.Target(path)))
		found.all, err = store.ListBackups(path, folders...)
	}
	if len(found.all) == 0 {
		found.everyone = true
		found.all, err = store.AllBackups(folders...)
	}
	return found, err
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// fill shows what was found.
func (b *backupList) fill(err error) {
	d := b.d
	parts := []fyne.CanvasObject{b.told}
	for _, one := range b.found.kept {
		parts = append(parts, b.keptRow(one))
	}
	switch {
	case err != nil && len(b.found.all) == 0:
		parts = append(parts, look.Para(sentence(d.book, err), tokens.Body, look.Ink, 0))
	case len(b.found.all) == 0 && b.s == nil:
		parts = append(parts, look.Para(d.t("backups.none_at_all"), tokens.Body, look.Ink2, 0))
	case len(b.found.all) == 0:
		parts = append(parts, look.Para(d.t("backups.none"), tokens.Body, look.Ink2, 0))
	case b.found.everyone && b.path != "":
		parts = append(parts, look.Para(d.t("backups.of_others", "name", filepath.Base(b.path)), tokens.Body, look.Ink, 0))
	}
	for _, one := range b.found.all {
		parts = append(parts, b.row(one))
	}
	b.box.fill(parts...)
}

// row is one backup with what can be done with it.
func (b *backupList) row(one store.BackupInfo) fyne.CanvasObject {
	d := b.d
	head := b.when(one)
	if b.found.everyone && one.Title != "" {
		head = one.Title + " · " + head
	}
	when := look.Para(head, tokens.BodyBold, look.Ink, 2)
	if one.Damaged != nil {
		parts := append([]fyne.CanvasObject{when}, b.whose(one)...)
		return well(widgets.Column(tokens.Space4, append(parts, look.Para(d.t("backups.damaged"), tokens.Small, look.WarnText, 2))...))
	}
	holds := d.book.T("count.webinar", "count", one.Webinars) + " · " + d.book.T("count.note", "count", one.Notes) + " · " + d.book.Bytes(one.Bytes)
	if !one.LastChange.IsZero() {
		changed := one.LastChange.In(d.now().Location())
		holds += " · " + d.t("backups.changed", "day", d.book.ShortDate(changed), "time", d.book.Time(changed))
	}
	words := widgets.Column(0, append([]fyne.CanvasObject{when, look.Para(holds, tokens.Small, look.Ink2, 3)}, b.whose(one)...)...)
	buttons := []fyne.CanvasObject{b.box.seen(widgets.NewButton(widgets.ButtonOptions{Label: d.t("backups.copy"), Small: true, OnTapped: func() { b.restoreCopy(one) }}))}
	switch {
	case b.found.everyone, b.s != nil && d.readOnly():
	case b.found.gone:
		buttons = append(buttons, b.box.seen(widgets.NewButton(widgets.ButtonOptions{Label: d.t("backups.replace"), Small: true, OnTapped: func() { b.restoreGone(one) }})))
	case b.s != nil, b.found.there:
		buttons = append(buttons, b.box.seen(widgets.NewButton(widgets.ButtonOptions{Label: d.t("backups.replace"), Small: true, OnTapped: func() { b.askReplace(one) }})))
	}
	return well(widgets.Row(tokens.Space8, append([]fyne.CanvasObject{widgets.Stretch(words)}, buttons...)...))
}

// when says when a backup was made, to the second where another was made in the same
// minute.
func (b *backupList) when(one store.BackupInfo) string {
	d := b.d
	at, clock := one.At.In(d.now().Location()), d.book.Time
	alike := func(other store.BackupInfo) bool {
		return other.Path != one.Path && other.At.Truncate(time.Minute).Equal(one.At.Truncate(time.Minute))
	}
	if slices.ContainsFunc(b.found.all, alike) {
		clock = func(t time.Time) string { return t.Format(time.TimeOnly) }
	}
	return d.t("backups.at", "day", d.book.ShortDate(at), "time", clock(at))
}

// whose names the copy of the notebook that a backup was made of, if it is another one,
// and where it lies, if backups go elsewhere now.
func (b *backupList) whose(one store.BackupInfo) (lines []fyne.CanvasObject) {
	if b.found.everyone {
		lines = append(lines, look.Para(b.d.t("backups.from", "name", one.Of), tokens.Small, look.Ink2, 2))
	}
	if one.Other {
		lines = append(lines, look.Para(b.d.t("backups.of", "name", one.Of), tokens.Small, look.WarnText, 2))
	}
	if folder := filepath.Dir(one.Path); folder != filepath.Clean(b.folder) {
		lines = append(lines, look.Para(b.d.t("backups.in", "folder", homely(folder)), tokens.Small, look.Ink2, 2))
	}
	return lines
}

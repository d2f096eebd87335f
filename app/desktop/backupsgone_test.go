package desktop

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// goneWithText is a desk whose notebook was backed up and closed and is gone since; a
// text of it was not saved.
func goneWithText(t *testing.T) (d *desk, l *loop, w written, settings string) {
	t.Helper()
	w, settings = writeSmall(t), t.TempDir()
	d, l = sitSafe(t, w.path, settings, nil)
	d.closeNotebook()
	l.until("closed", func() bool { return d.session == nil })
	recovery, err := store.OpenRecovery(filepath.Join(settings, "recovery"), w.path)
	if err == nil {
		err = recovery.Keep(store.Unsaved{Ref: store.Ref{Type: store.TypeNote, ID: w.step}, Field: "body", Text: "Typed while it was away.", At: d.now()})
	}
	if err == nil {
		err = os.Remove(w.path)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d, l, w, settings
}

func TestANotebookThatIsGoneLeadsToItsBackupsAndIsPutBack(t *testing.T) {
	d, l, w, _ := goneWithText(t)
	d.openPath(w.path)
	l.until("it is said", func() bool { return shows(d, "This notebook could not be opened") })
	wants(t, d, "There is no notebook at", "1 text that was not saved in it is kept on this computer")
	tapButton(t, d, "Backups…")
	l.until("the list", func() bool { return shows(d, "1 webinar · 2 notes") })
	wants(t, d, "Backups of test.rapporteur", "1 text that was not saved in test.rapporteur", "last change")
	pictured(t, d, "backups-gone")
	tapButton(t, d, "Show…")
	wants(t, d, "Typed while it was away.")
	pictured(t, d, "lefttexts")
	tapButton(t, d, "Copy")
	if got := d.app.Clipboard().Content(); got != "Typed while it was away." {
		t.Errorf("copied is %q", got)
	}
	pressKey(d, fyne.KeyEscape)
	pressKey(d, fyne.KeyEscape)
	l.until("back where it came from", func() bool { return shows(d, "There is no notebook at") })
	tapButton(t, d, "Backups…")
	l.until("the list again", func() bool { return shows(d, "1 webinar · 2 notes") })
	tapButton(t, d, "Restore in place")
	l.until("it is open, and its text offered", func() bool {
		return d.path() == w.path && shows(d, "Restored: test.rapporteur is where it was.") && shows(d, "Typed while it was away.")
	})
	if titles := noteTitles(t, d); len(titles) != 2 {
		t.Errorf("the notes are %q", titles)
	}
}

func TestWithoutANotebookAllBackupsAreListed(t *testing.T) {
	d, l, w, settings := goneWithText(t)
	other := copyOfBackup(t, settings, filepath.Join(t.TempDir(), "other.rapporteur"))
	editIn(t, other, "editor", func(tx *store.Tx) error {
		about, err := store.About(tx)
		about.Title = "Another programme"
		if err == nil {
			err = store.Put(tx, &about)
		}
		return err
	})
	file, err := store.Open(other, store.Options{})
	if err == nil {
		_, err = file.BackUp(filepath.Join(settings, "backups"))
	}
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	d.showFirstRun()
	item := menuItem(d, "Backups…")
	if item == nil {
		t.Fatal("the menu has no backups while no notebook is open")
	}
	item.Action()
	l.until("all are listed", func() bool { return shows(d, "Another programme · ") && shows(d, "Programme · ") })
	wants(t, d, "Backups of all notebooks", "Of other.rapporteur", "Of test.rapporteur", "1 text that was not saved in test.rapporteur")
	if shows(d, "Restore in place") || shows(d, "Back up now") {
		t.Error("nothing stands in a place, and nothing is open to be backed up")
	}
	pictured(t, d, "backups-all")
	tapButton(t, d, "Restore as a copy…")
	wants(t, d, "Restore a backup as a copy")
	pressKey(d, fyne.KeyEscape)
	pressKey(d, fyne.KeyEscape)
	if d.covered() {
		t.Error("Esc leaves a dialog")
	}
	_ = w
}

// copyOfBackup copies the newest backup to a path.
func copyOfBackup(t *testing.T, settings, to string) string {
	t.Helper()
	all := backupsIn(t, filepath.Join(settings, "backups"))
	raw, err := os.ReadFile(all[len(all)-1])
	if err == nil {
		err = os.WriteFile(to, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return to
}

func TestARecentNotebookThatIsGoneSaysSo(t *testing.T) {
	d, l, w, _ := goneWithText(t)
	d.showFirstRun()
	l.until("it is marked", func() bool { return shows(d, "Not found: moved, renamed or deleted") })
	wants(t, d, "Programme")
	if item := menuItem(d, "Recent notebooks"); item == nil || item.ChildMenu.Items[0].Label != "Programme (not found)" {
		t.Errorf("the menu says %+v", item)
	}
	pictured(t, d, "recent-gone")
	find := func(label string) bool {
		return slices.ContainsFunc(buttonsIn(d.win.Canvas().Content()), func(name string) bool { return strings.Contains(name, label) })
	}
	if !find("Backups…") || !find("Remove from this list") {
		t.Errorf("the buttons are %q", buttonsIn(d.win.Canvas().Content()))
	}
	d.prefs.dismiss(w.path)
	d.refreshRecent()
	l.until("it is off the list", func() bool { return !shows(d, "Not found") && menuItem(d, "Recent notebooks") == nil })
}

// buttonsIn are what the buttons of a part of the window are called.
func buttonsIn(o fyne.CanvasObject) (names []string) {
	if one, ok := o.(fyne.Accessible); ok && o.Visible() {
		names = append(names, one.AccessibilityLabel())
	}
	for _, child := range children(o) {
		names = append(names, buttonsIn(child)...)
	}
	return names
}

func TestADamagedNotebookIsReturnedToAndSeesAllBackupsWhereItsIDIsLost(t *testing.T) {
	w := writeSmall(t)
	d, l, _ := backedUp(t, w)
	d.closeNotebook()
	l.until("closed", func() bool { return d.session == nil })
	raw, err := os.ReadFile(w.path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 3 * os.Getpagesize(); i < len(raw); i++ {
		raw[i] = 0
	}
	renamed := filepath.Join(filepath.Dir(w.path), "renamed.rapporteur")
	if err := os.WriteFile(renamed, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	d.openPath(renamed)
	l.until("it is said", func() bool { return shows(d, "This notebook could not be opened") })
	tapTile(t, d, "Backups…")
	l.until("all are listed", func() bool { return shows(d, "Programme · ") })
	wants(t, d, "No backup is known to be of renamed.rapporteur.", "Of test.rapporteur")
	if shows(d, "once something has changed") {
		t.Error("a first backup is promised that can never be made")
	}
	tapButton(t, d, "Close")
	wants(t, d, "This notebook could not be opened", "Save what can be read…")
	tapTile(t, d, "Save what can be read…")
	wants(t, d, "Save what can be read of renamed.rapporteur")
	tapButton(t, d, "Cancel")
	wants(t, d, "This notebook could not be opened", "Save what can be read…")
	tapButton(t, d, "Close")
	if d.covered() {
		t.Error("it cannot be left")
	}
}

func TestBackupsOfOneMinuteAreToldApartBySeconds(t *testing.T) {
	w := writeSmall(t)
	d, l, folder := backedUp(t, w)
	addNote(d, w, "Later")
	l.until("saved", func() bool { return d.saved.waiting == 0 && len(noteTitles(t, d)) == 3 })
	if _, err := d.session.file.BackUp(folder); err != nil {
		t.Fatal(err)
	}
	d.showBackups()
	l.until("both are listed", func() bool { return shows(d, " · 3 notes · ") && shows(d, " · 2 notes · ") })
	var stamps []string
	for _, path := range backupsIn(t, folder) {
		name := strings.TrimSuffix(filepath.Base(path), extension)
		stamps = append(stamps, name[len(name)-3:len(name)-1])
	}
	for _, seconds := range stamps {
		if !shows(d, ":"+seconds) && !crossedMinute(t, folder) {
			t.Errorf("no row says :%s", seconds)
		}
	}
	pictured(t, d, "backups-seconds")
}

// crossedMinute tells whether the backups happen to be of different minutes.
func crossedMinute(t *testing.T, folder string) bool {
	minutes := map[string]bool{}
	for _, path := range backupsIn(t, folder) {
		name := strings.TrimSuffix(filepath.Base(path), extension)
		minutes[name[:len(name)-3]] = true
	}
	return len(minutes) > 1
}

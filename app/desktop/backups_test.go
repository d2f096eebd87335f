package desktop

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// backupsIn are the backups in a folder.
func backupsIn(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*.rapporteur"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// backedUp opens a notebook with a folder for settings and waits for its backup.
func backedUp(t *testing.T, w written) (d *desk, l *loop, folder string) {
	t.Helper()
	settings := t.TempDir()
	folder = filepath.Join(settings, "backups")
	d, l = sitSafe(t, w.path, settings, nil)
	l.until("the first backup", func() bool { return d.session.backedUp && len(backupsIn(t, folder)) == 1 })
	return d, l, folder
}

func addNote(d *desk, w written, title string) {
	d.edit("step.note.new", func(tx *store.Tx) error {
		return store.Put(tx, &store.Note{Kind: store.Lesson, Title: title, Webinar: w.webinar})
	})
}

func TestABackupIsMadeOnOpeningAndOnClosingIfSomethingChanged(t *testing.T) {
	w := writeSmall(t)
	d, l, folder := backedUp(t, w)
	d.closeNotebook()
	l.until("closed", func() bool { return d.session == nil })
	if n := len(backupsIn(t, folder)); n != 1 {
		t.Fatalf("%d backups although nothing has changed", n)
	}
	d.openPath(w.path)
	l.until("open", func() bool { return d.session != nil && d.session.backedUp && !d.loads.running })
	addNote(d, w, "Changed")
	d.closeNotebook()
	l.until("closed", func() bool { return d.session == nil })
	if n := len(backupsIn(t, folder)); n != 2 {
		t.Errorf("%d backups after a change", n)
	}
}

func TestThatNoBackupCanBeMadeIsSaidAndStopsNobody(t *testing.T) {
	w, settings := writeSmall(t), t.TempDir()
	if err := os.WriteFile(filepath.Join(settings, "backups"), []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, l := sitSafe(t, w.path, settings, nil)
	l.until("it is said", func() bool { return shows(d, "No backup could be made.") })
	if d.covered() {
		t.Error("a dialog is in the way")
	}
	d.closeNotebook()
	l.until("closed all the same", func() bool { return d.session == nil })
}

func TestTheListSaysWhatEachBackupHolds(t *testing.T) {
	w := writeSmall(t)
	d, l, folder := backedUp(t, w)
	if err := os.WriteFile(filepath.Join(folder, "test-20240102T030405Z.rapporteur"), []byte("not a notebook"), 0o600); err != nil {
		t.Fatal(err)
	}
	addNote(d, w, "A third note")
	menuItem(d, "Backups…").Action()
	l.until("the list", func() bool { return shows(d, "1 webinar · 2 notes") })
	wants(t, d, "Backups of this notebook", "backups", "Restore as a copy…", "Restore in place", "This backup cannot be read.", "2 Jan 2024, 03:04")
	tapButton(t, d, "Back up now")
	l.until("the new one is there", func() bool { return shows(d, "1 webinar · 3 notes") && shows(d, "A backup was made.") })
	pictured(t, d, "backups")
	tapButton(t, d, "Back up now")
	l.until("no second one of the same", func() bool { return shows(d, "Nothing has changed since the last backup") })
	if n := len(backupsIn(t, folder)); n != 3 {
		t.Errorf("%d files", n)
	}
	pressKey(d, fyne.KeyEscape)
	if d.covered() {
		t.Error("Esc does not close the list")
	}
}

func TestABackupIsRestoredInPlaceAndThePresentOneIsKept(t *testing.T) {
	w := writeSmall(t)
	d, l, _ := backedUp(t, w)
	addNote(d, w, "Too much")
	l.until("saved", func() bool { return d.saved.waiting == 0 && len(noteTitles(t, d)) == 3 })
	d.showBackups()
	l.until("the list", func() bool { return shows(d, "1 webinar · 2 notes") })
	tapButton(t, d, "Restore in place")
	wants(t, d, "Put this backup in the notebook’s place?", "is kept beside it", "test.rapporteur")
	tapButton(t, d, "Restore in place")
	l.until("it is restored and open", func() bool { return shows(d, "Restored.") && d.session.backedUp })
	if titles := noteTitles(t, d); len(titles) != 2 || slices.Contains(titles, "Too much") {
		t.Error("what came after the backup is still there")
	}
	beside := backupsIn(t, filepath.Dir(w.path))
	if len(beside) != 2 {
		t.Fatalf("beside the notebook there is %v", beside)
	}
	d.closeNotebook()
	l.until("closed", func() bool { return d.session == nil })
	for _, path := range beside {
		if path == w.path {
			continue
		}
		file, err := store.Open(path, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		_ = file.View(func(r store.Reader) error {
			if notes, err := store.List[store.Note](r); err != nil || len(notes) != 3 {
				t.Errorf("what stood there before has %d notes; %v", len(notes), err)
			}
			return nil
		})
		_ = file.Close()
	}
}

func TestABackupIsRestoredAsACopyThatOpens(t *testing.T) {
	w := writeSmall(t)
	d, l, _ := backedUp(t, w)
	addNote(d, w, "Later")
	l.until("saved", func() bool { return d.saved.waiting == 0 && len(noteTitles(t, d)) == 3 })
	d.showBackups()
	l.until("the list", func() bool { return shows(d, "1 webinar · 2 notes") })
	tapButton(t, d, "Restore as a copy…")
	wants(t, d, "Restore a backup as a copy")
	tapButton(t, d, "Restore")
	l.until("the copy is open", func() bool {
		return d.session != nil && d.path() != w.path && d.session.backedUp && strings.HasPrefix(filepath.Base(d.path()), "Programme 20") && len(noteTitles(t, d)) == 2
	})
	file, err := store.Open(w.path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	_ = file.View(func(r store.Reader) error {
		if notes, _ := store.List[store.Note](r); len(notes) != 3 {
			t.Errorf("the notebook itself has %d notes now", len(notes))
		}
		return nil
	})
}

func TestTheFolderOfBackupsIsChosenInTheSettings(t *testing.T) {
	w := writeSmall(t)
	d, l, folder := backedUp(t, w)
	other := t.TempDir()
	d.showSettings()
	l.until("the settings", func() bool { return shows(d, "File › Backups lists them") })
	d.setBackupFolder(other)
	pressKey(d, fyne.KeyEscape)
	d.showSettings()
	l.until("the settings again", func() bool { return shows(d, "Usual folder") })
	pictured(t, d, "settings-backups")
	pressKey(d, fyne.KeyEscape)
	addNote(d, w, "Changed")
	d.closeNotebook()
	l.until("closed", func() bool { return d.session == nil })
	if len(backupsIn(t, other)) != 1 || len(backupsIn(t, folder)) != 1 {
		t.Errorf("in the new folder %v, in the old one %v", backupsIn(t, other), backupsIn(t, folder))
	}
	d.openPath(w.path)
	l.until("open", func() bool { return d.session != nil && d.session.backedUp && !d.loads.running })
	d.showBackups()
	l.until("both are listed", func() bool { return shows(d, "1 webinar · 2 notes") && shows(d, "1 webinar · 3 notes") })
	wants(t, d, "In "+homely(folder)[:12]) // it is cut where the line is full
	pressKey(d, fyne.KeyEscape)
	d.setBackupFolder(folder)
	if d.prefs.Backups != "" {
		t.Error("the usual folder is kept as one that was chosen")
	}
	l.during(20 * time.Millisecond)
}

func TestADamagedNotebookLeadsToItsBackups(t *testing.T) {
	w := writeSmall(t)
	d, l, _ := backedUp(t, w)
	d.closeNotebook()
	l.until("closed", func() bool { return d.session == nil })
	raw, err := os.ReadFile(w.path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 3 * os.Getpagesize(); i < len(raw); i++ { // the first pages say what it is
		raw[i] = 0
	}
	if err := os.WriteFile(w.path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	d.openPath(w.path)
	l.until("it is said", func() bool { return shows(d, "This notebook could not be opened") })
	tapTile(t, d, "Backups…")
	l.until("the list", func() bool { return shows(d, "1 webinar · 2 notes") })
	if shows(d, "Back up now") {
		t.Error("what cannot be opened cannot be backed up")
	}
	tapButton(t, d, "Restore in place")
	tapButton(t, d, "Restore in place")
	l.until("it opens again", func() bool { return shows(d, "Restored.") && d.session.backedUp })
	if titles := noteTitles(t, d); len(titles) != 2 {
		t.Errorf("there are %q", titles)
	}
}

func TestANotebookOpenedWithADamagedFirstPageSaysSo(t *testing.T) {
	w := writeSmall(t)
	broken, err := os.ReadFile(w.path)
	if err != nil {
		t.Fatal(err)
	}
	broken[16+40] ^= 1 // a bit that the first page's sum covers
	if err := os.WriteFile(w.path, broken, 0o600); err != nil {
		t.Fatal(err)
	}
	d, _ := sit(t, w.path, nil)
	wants(t, d, "Your last edit may be missing", "everything saved before it is there")
	pressKey(d, fyne.KeyEscape)
	if d.covered() || d.places.at.Page == "" {
		t.Error("the notebook is not there behind it")
	}
}

func TestTheListSaysWhoseABackupIsWhereTwoCopiesShareTheFolder(t *testing.T) {
	w := writeSmall(t)
	other := copyOf(t, w.path, "copy of Ana.rapporteur")
	editIn(t, other, "facilitator", func(tx *store.Tx) error {
		return store.Put(tx, &store.Note{Kind: store.Lesson, Title: "Ana's", Webinar: w.webinar})
	})
	d, l, folder := backedUp(t, w)
	file, err := store.Open(other, store.Options{})
	if err == nil {
		_, err = file.BackUp(folder)
	}
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	d.showBackups()
	l.until("both are listed", func() bool { return shows(d, "1 webinar · 2 notes") && shows(d, "1 webinar · 3 notes") })
	wants(t, d, "Of another copy: copy of Ana.rapporteur")
	if shows(d, "Of another copy: test.rapporteur") {
		t.Error("its own backup is called another's")
	}
	pictured(t, d, "backups-shared")
	tapButton(t, d, "Restore in place")
	// The list is newest first, and the button found is the last: its own.
	wants(t, d, "test.rapporteur will be as it was on")
}

func TestAnUpgradedNotebookAndOneOfANewerVersionSaySo(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	for key, title := range map[string]string{"store.notice.upgraded": "This notebook was upgraded", "store.notice.newer": "This notebook is from a newer version"} {
		d.closeNotebook()
		l.until("closed", func() bool { return d.session == nil })
		o := d.options.openFile(w.path, true)
		o.told = []words.Message{words.M(key, "name", "test.rapporteur", "copy", "test-20240102T030405Z.rapporteur")}
		d.take(o)
		l.until("it is told", func() bool { return shows(d, title) })
		pressKey(d, fyne.KeyEscape)
	}
}

func TestABackupIsMadeEveryHourWhileTheNotebookChanges(t *testing.T) {
	w := writeSmall(t)
	d, l, folder := backedUp(t, w)
	at := time.Now()
	d.clock = func() time.Time { return at }
	at = at.Add(61 * time.Minute)
	d.backUpIfDue(d.session)
	l.during(50 * time.Millisecond)
	if n := len(backupsIn(t, folder)); n != 1 {
		t.Fatalf("%d backups although nothing has changed", n)
	}
	addNote(d, w, "Changed")
	l.until("saved", func() bool { return d.session.changed })
	d.backUpIfDue(d.session)
	l.until("a backup after an hour", func() bool { return len(backupsIn(t, folder)) == 2 })
	addNote(d, w, "Changed again")
	l.until("saved again", func() bool { return d.session.changed })
	at = at.Add(59 * time.Minute)
	d.backUpIfDue(d.session)
	l.during(50 * time.Millisecond)
	if n := len(backupsIn(t, folder)); n != 2 || !d.session.changed {
		t.Fatalf("%d backups before an hour has passed", n)
	}
	at = at.Add(time.Minute)
	d.backUpIfDue(d.session)
	l.until("the next after another hour", func() bool { return len(backupsIn(t, folder)) == 3 })
}

func TestAFolderThatTakesNoBackupsIsRefusedWithTheReason(t *testing.T) {
	w := writeSmall(t)
	d, l, folder := backedUp(t, w)
	file := filepath.Join(t.TempDir(), "no folder")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	asked := false
	d.chooseBackupFolder(filepath.Join(file, "backups"), func() { asked = true })
	l.until("it is refused", func() bool { return asked && shows(d, "No backup could be made.") })
	wants(t, d, "as before.")
	if d.backupFolder() != folder || d.prefs.Backups != "" {
		t.Errorf("backups go to %s", d.backupFolder())
	}
	pictured(t, d, "backups-refused")
	pressKey(d, fyne.KeyEscape)
	if said := d.backupTrouble("/locked", os.ErrPermission); !strings.Contains(said, "nothing can be written to /locked") {
		t.Errorf("without permission it says %q", said)
	}
}

func TestABackupIsMadeInAFolderThatIsChosenAndEarlierOnesAreListed(t *testing.T) {
	w := writeSmall(t)
	d, l, _ := backedUp(t, w)
	other := filepath.Join(t.TempDir(), "elsewhere")
	d.chooseBackupFolder(other, func() {})
	l.until("one is made there", func() bool { return shows(d, "this notebook has one there") && len(backupsIn(t, other)) == 1 })
	d.showBackups()
	l.until("both are listed", func() bool { return strings.Count(strings.Join(texts(d), " "), "1 webinar · 2 notes") == 2 })
}

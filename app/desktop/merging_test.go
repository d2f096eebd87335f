package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"github.com/rapporteur-app/rapporteur/store"
)

// editIn edits a notebook that is not open.
func editIn(t *testing.T, path, role string, change func(tx *store.Tx) error) {
	t.Helper()
	file, err := store.Open(path, store.Options{Role: role})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Edit("step.note.edit", change); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	for late := time.Now().UnixMilli(); time.Now().UnixMilli() <= late+1; {
		// Two copies cannot tell which of two edits in one millisecond was the later.
	}
}

// copyOf copies a notebook that is not open.
func copyOf(t *testing.T, path, name string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	to := filepath.Join(filepath.Dir(path), name)
	if err == nil {
		err = os.WriteFile(to, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// twoCopies are a notebook and a copy of it that went their own ways: one note's text
// was edited in both; the copy has a new note and a region less.
func twoCopies(t *testing.T, name string) (w written, other string) {
	t.Helper()
	w = writeSmall(t)
	other = copyOf(t, w.path, name)
	body := func(text string) func(tx *store.Tx) error {
		return func(tx *store.Tx) error {
			return store.PutText(tx, store.Ref{Type: store.TypeNote, ID: w.step}, "body", text)
		}
	}
	editIn(t, w.path, "editor", body("Meet the port of Vaasa in spring."))
	editIn(t, other, "facilitator", body("Meet the port of Vaasa in autumn."))
	editIn(t, other, "facilitator", func(tx *store.Tx) error {
		if err := store.Delete[store.Region](tx, w.chile); err != nil {
			return err
		}
		return store.Put(tx, &store.Note{Kind: store.Lesson, Title: "From the copy", Webinar: w.webinar})
	})
	return w, other
}

func noteTitles(t *testing.T, d *desk) (titles []string) {
	t.Helper()
	err := d.session.file.View(func(r store.Reader) error {
		notes, err := store.List[store.Note](r)
		for _, n := range notes {
			titles = append(titles, n.Title)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return titles
}

func TestMergingShowsFirstWhatWillCome(t *testing.T) {
	w, other := twoCopies(t, "other.rapporteur")
	d, l := sitSafe(t, w.path, t.TempDir(), nil)
	d.mergeWith(store.ConflictCopy{Path: other}, nil)
	l.until("the preview", func() bool { return shows(d, "What will come") })
	wants(t, d, "Merge other.rapporteur", "Notes", "Regions", "New", "Changed", "Deleted", "Note “Visit Vaasa”",
		"One record has a text that was edited in both copies", "A backup of the notebook as it is now is made first")
	pictured(t, d, "merge")
	if len(noteTitles(t, d)) != 2 {
		t.Fatal("something was merged before anybody said so")
	}
	pressKey(d, fyne.KeyEscape)
	l.during(50 * time.Millisecond)
	if d.covered() || len(noteTitles(t, d)) != 2 {
		t.Fatal("Esc did not leave everything as it was")
	}
	d.mergeWith(store.ConflictCopy{Path: other}, nil)
	l.until("the preview", func() bool { return shows(d, "What will come") })
	before, _ := os.ReadFile(other)
	addNote(d, w, "Written since the backup on opening")
	tapButton(t, d, "Merge")
	l.until("it is merged, and asks to choose", func() bool { return shows(d, "Two texts to choose from") })
	if len(noteTitles(t, d)) != 4 {
		t.Errorf("there are %q", noteTitles(t, d))
	}
	if after, _ := os.ReadFile(other); string(before) != string(after) {
		t.Error("the other file was changed")
	}
	if made, _ := filepath.Glob(filepath.Join(d.options.settings, "backups", "*.rapporteur")); len(made) != 2 {
		t.Errorf("backups made on opening and first: %v", made)
	}
}

func TestTwoTextsStandSideBySideUntilOneIsChosen(t *testing.T) {
	for button, want := range map[string]string{
		"Use the joined text": "Meet the port of Vaasa in ",
		"Use this text":       "Meet the port of Vaasa in spring.", // the last one on the screen: the older
	} {
		w, other := twoCopies(t, "other.rapporteur")
		d, l := sitSafe(t, w.path, t.TempDir(), nil)
		d.mergeWith(store.ConflictCopy{Path: other}, nil)
		l.until("the preview", func() bool { return shows(d, "What will come") })
		tapButton(t, d, "Merge")
		l.until("the texts", func() bool { return shows(d, "Two texts to choose from") })
		wants(t, d, "Text of a note · “Visit Vaasa”", "spring", "autumn", "Editor", "facilitator", "shown now", "Or make one text of both")
		pictured(t, d, "rivals")
		pressKey(d, fyne.KeyEscape)
		if d.covered() {
			t.Fatal("Esc does not put it off")
		}
		l.until("the menu has it", func() bool { return menuItem(d, "A text to choose from…") != nil })
		d.open(Route{Page: Notes, Record: w.step})
		l.until("the note says so", func() bool { return shows(d, "This note has two texts to choose from.") })
		tapFirst(t, d, "Compare…") // the others are those of the history
		l.until("the texts again", func() bool { return shows(d, "Two texts to choose from") })
		tapButton(t, d, button)
		l.until("it is chosen", func() bool { return d.steps.undo == stepChoose && !shows(d, "This note has two texts") })
		got := body1(t, d, w.step).Body
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s left %q", button, got)
		}
		if button == "Use the joined text" && (!strings.Contains(got, "spring") || !strings.Contains(got, "autumn")) {
			t.Errorf("joined is %q", got)
		}
		l.until("the menu has it no longer", func() bool { return menuItem(d, "A text to choose from…") == nil })
	}
}

func TestWhatCannotBeMergedIsSaid(t *testing.T) {
	w := writeSmall(t)
	another := writeSmall(t)
	same := copyOf(t, w.path, "same.rapporteur")
	d, l := sit(t, w.path, nil)
	d.mergeWith(store.ConflictCopy{Path: w.path}, nil)
	wants(t, d, "That is the notebook that is open.")
	pressKey(d, fyne.KeyEscape)
	d.mergeWith(store.ConflictCopy{Path: another.path}, nil)
	l.until("why not", func() bool { return shows(d, "another notebook") })
	pressKey(d, fyne.KeyReturn)
	if !d.covered() {
		t.Error("Enter merges what cannot be merged")
	}
	pressKey(d, fyne.KeyEscape)
	d.mergeWith(store.ConflictCopy{Path: same}, nil)
	l.until("nothing to bring", func() bool { return shows(d, "nothing that the notebook does not have already") })
	pressKey(d, fyne.KeyEscape)
}

func TestADroppedNotebookIsOpenedOrMerged(t *testing.T) {
	w, other := twoCopies(t, "other.rapporteur")
	d, l := sit(t, w.path, nil)
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(other)})
	wants(t, d, "Open other.rapporteur, or merge it?")
	tapButton(t, d, "Merge notebook…")
	l.until("the preview", func() bool { return shows(d, "What will come") })
	pressKey(d, fyne.KeyEscape)
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(other)})
	tapButton(t, d, "Open")
	l.until("it is open", func() bool { return d.path() == other })
}

func TestConflictCopiesAreOfferedOnceAndLeftAlone(t *testing.T) {
	w, copied := twoCopies(t, "test (Ana's conflicted copy 2026-11-25).rapporteur")
	settings := t.TempDir()
	d, l := sitSafe(t, w.path, settings, nil)
	l.until("it is offered", func() bool { return shows(d, "What will come") })
	wants(t, d, "Dropbox has left this copy beside the notebook", "the copy stays where it is", "Not now")
	pictured(t, d, "conflict-copy")
	tapButton(t, d, "Not now")
	l.until("that is remembered", func() bool { return d.prefs.Seen[copied] != 0 })
	d.offerCopies(d.session)
	l.during(300 * time.Millisecond)
	if d.covered() {
		t.Error("it is offered twice")
	}
	d.closeNotebook()
	l.until("closed", func() bool { return d.session == nil })
	editIn(t, copied, "facilitator", func(tx *store.Tx) error {
		return store.Put(tx, &store.Note{Kind: store.Lesson, Title: "Later", Webinar: w.webinar})
	})
	d.openPath(w.path)
	l.until("written since, it is offered again", func() bool { return shows(d, "What will come") })
	tapButton(t, d, "Merge")
	l.until("merged", func() bool { return len(noteTitles(t, d)) == 4 })
	if _, err := os.Stat(copied); err != nil {
		t.Errorf("the copy is gone: %v", err)
	}
}

// TestACopyThatComesWhileTheNotebookIsOpenIsOffered, once for all that bring the same.
func TestACopyThatComesWhileTheNotebookIsOpenIsOffered(t *testing.T) {
	w, other := twoCopies(t, "elsewhere.rapporteur")
	d, l := sitSafe(t, w.path, t.TempDir(), nil)
	l.until("the notebook's folder was looked at", func() bool { return !d.conflicts.looked.IsZero() && !d.conflicts.looking })
	if d.covered() || menuItem(d, "A conflict copy") != nil {
		t.Fatal("there is a conflict copy already")
	}
	content, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	beside := strings.TrimSuffix(w.path, extension)
	for _, name := range []string{beside + " (1)" + extension, beside + "-LAPTOP" + extension} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.clock = func() time.Time { return time.Now().Add(time.Minute) }
	d.cameToFront()
	l.until("it is offered", func() bool { return shows(d, "What will come") })
	wants(t, d, "named as Google Drive names conflict copies, and as browsers", "Not now")
	if menuItem(d, "2 conflict copies…") == nil {
		t.Error("the menu does not have them")
	}
	tapButton(t, d, "Not now")
	l.until("the other is offered", func() bool { return shows(d, "OneDrive has left this copy") })
	tapButton(t, d, "Merge")
	l.until("it is merged, and no copy holds more", func() bool {
		return len(noteTitles(t, d)) == 3 && menuItem(d, "2 conflict") == nil && !d.conflicts.looking
	})
	for d.covered() { // the texts that were edited in both
		pressKey(d, fyne.KeyEscape)
	}
	if len(d.conflicts.all) != 0 || d.conflicts.offering {
		t.Errorf("still to be merged: %v", d.conflicts.all)
	}
}

// TestCopiesAreMergedFromTheMenu, those that were put off too; what the first has brought
// is not asked about again.
func TestCopiesAreMergedFromTheMenu(t *testing.T) {
	w, first := twoCopies(t, "test-LAPTOP.rapporteur")
	content, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(strings.Replace(first, "LAPTOP", "OFFICE", 1), content, 0o600); err != nil {
		t.Fatal(err)
	}
	d, l := sitSafe(t, w.path, t.TempDir(), nil)
	for range 2 {
		l.until("it is offered", func() bool { return shows(d, "What will come") })
		tapButton(t, d, "Not now")
	}
	l.until("no more are offered", func() bool { return !d.conflicts.offering && !d.covered() })
	menuItem(d, "2 conflict copies…").Action()
	l.until("the first is shown", func() bool { return shows(d, "What will come") })
	tapButton(t, d, "Merge")
	l.until("both are done with", func() bool { return !d.conflicts.offering && len(d.conflicts.all) == 0 && !d.conflicts.looking })
	if menuItem(d, "2 conflict") != nil || shows(d, "What will come") {
		t.Error("the second is asked about")
	}
}

// TestAMergeNamesWhatItDeletes before it does.
func TestAMergeNamesWhatItDeletes(t *testing.T) {
	w := writeSmall(t)
	other := copyOf(t, w.path, "other.rapporteur")
	editIn(t, other, "editor", func(tx *store.Tx) error { return store.Delete[store.Note](tx, w.step) })
	d, l := sitSafe(t, w.path, t.TempDir(), nil)
	d.mergeWith(store.ConflictCopy{Path: other}, nil)
	l.until("the preview", func() bool { return shows(d, "What will come") })
	wants(t, d, "One record is deleted:", "· Note “Visit Vaasa”")
}

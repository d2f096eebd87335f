package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// sitSafe is sit with a folder for settings, and with it for recovery files.
func sitSafe(t *testing.T, path, settings string, between func(notebook) notebook) (*desk, *loop) {
	t.Helper()
	safeSettings = settings
	t.Cleanup(func() { safeSettings = "" })
	d, l := sit(t, path, between)
	l.until("the backup on opening", func() bool { return d.session.backedUp })
	return d, l
}

// onNote opens a note and puts the cursor into its text.
func onNote(t *testing.T, d *desk, l *loop, id store.ID) *noteEditor {
	t.Helper()
	d.open(Route{Page: Notes, Record: id})
	p := d.page(Notes).(*notesPage)
	l.until("the note is shown", func() bool { return !d.loads.running && p.editor.id() == id })
	p.editor.text.setMode(modeWrite)
	d.win.Canvas().Focus(p.editor.text.body)
	return p.editor
}

// rescuedTexts are those in the recovery file of the open notebook.
func rescuedTexts(d *desk) []store.Unsaved {
	r := d.session.rescue
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file == nil || r.busy {
		return []store.Unsaved{{}, {}} // not known yet
	}
	return r.file.Texts()
}

// killed is a window that typed a text which could not be saved, and was then killed.
func killed(t *testing.T, w written, settings, text string) {
	t.Helper()
	disk := &slow{}
	d, l := sitSafe(t, w.path, settings, func(n notebook) notebook { disk.notebook = n; return disk })
	onNote(t, d, l, w.step)
	disk.set(0, errors.New("no space left"))
	typeInto(d, text)
	l.until("it is not saved", func() bool { return shows(d, "Not saved") })
	l.until("it is kept", func() bool { return len(rescuedTexts(d)) == 1 })
	d.session.cancel()
	if err := wholeFile(disk).Close(); err != nil { // as the system does for a killed program
		t.Fatal(err)
	}
}

func TestATextThatCannotBeSavedIsKeptUntilItIs(t *testing.T) {
	w, settings, disk := writeSmall(t), t.TempDir(), &slow{}
	d, l := sitSafe(t, w.path, settings, func(n notebook) notebook { disk.notebook = n; return disk })
	onNote(t, d, l, w.step)
	disk.set(0, errors.New("no space left"))
	typeInto(d, "wind")
	l.until("it is not saved", func() bool { return shows(d, "Not saved") })
	wants(t, d, "Not saved yet. ", "no space left", "Try again")
	typeInto(d, " farm")
	l.until("all of it is kept", func() bool {
		texts := rescuedTexts(d)
		return len(texts) == 1 && texts[0].Text == "wind farm" && texts[0].Field == "body" && texts[0].Ref.ID == w.step
	})
	d.shell.top.tellWhy()
	wants(t, d, "Not saved yet", "no space left", "also kept in a recovery file")
	pressKey(d, fyne.KeyEscape)
	d.win.Canvas().Unfocus()
	pressKey(d, fyne.KeyEscape)
	disk.set(0, nil)
	tapButton(t, d, "Try again")
	l.until("it is saved", func() bool { return d.saved.failed == nil && d.saved.waiting == 0 && shows(d, "Saved") })
	l.until("and taken out of the recovery file", func() bool { return len(rescuedTexts(d)) == 0 })
	if got := body1(t, d, w.step).Body; got != "wind farm" {
		t.Errorf("the notebook has %q", got)
	}
}

func TestAQuestionThatCannotBeSavedIsKept(t *testing.T) {
	w, settings, disk := writeSmall(t), t.TempDir(), &slow{}
	d, l := sitSafe(t, w.path, settings, func(n notebook) notebook { disk.notebook = n; return disk })
	disk.set(0, errors.New("no space left"))
	d.askQuestion()
	typeInto(d, "Who pays?")
	pressKey(d, fyne.KeyReturn)
	l.until("it is kept", func() bool {
		return slices.ContainsFunc(rescuedTexts(d), func(u store.Unsaved) bool { return u.Text == "Who pays?" })
	})
	disk.set(0, nil)
	d.session.retry()
	l.until("it is saved and taken out", func() bool { return d.saved.waiting == 0 && len(rescuedTexts(d)) == 0 })
}

func TestWhatACrashLeftIsOfferedAndTakenIn(t *testing.T) {
	w, settings := writeSmall(t), t.TempDir()
	killed(t, w, settings, "Wind from the south")
	d, l := sitSafe(t, w.path, settings, nil)
	l.until("it is offered", func() bool { return shows(d, "One text was not saved") })
	wants(t, d, "Text of a note · “Visit Vaasa”", "Typed", "Wind from the south", "Take in", "Keep as a draft note", "Discard")
	pictured(t, d, "recovery")
	tapButton(t, d, "Take in")
	l.until("it is in the notebook", func() bool { return d.steps.undo == "step.recovery.take" })
	if got := body1(t, d, w.step).Body; got != "Wind from the south" {
		t.Errorf("the note says %q", got)
	}
	l.until("it is kept no longer", func() bool { return len(rescuedTexts(d)) == 0 })
	if d.covered() {
		t.Error("the dialog is still there")
	}
	d.undo(false)
	l.until("one undo takes it back", func() bool { return d.steps.redo == "step.recovery.take" })
	if got := body1(t, d, w.step).Body; got != "" {
		t.Errorf("undone, the note says %q", got)
	}
}

func TestWhatACrashLeftOfADeletedNoteBecomesADraft(t *testing.T) {
	w, settings := writeSmall(t), t.TempDir()
	killed(t, w, settings, "Wind from the south")
	file, err := store.Open(w.path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Edit("step.note.delete", func(tx *store.Tx) error { return store.Delete[store.Note](tx, w.step) }); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	d, l := sitSafe(t, w.path, settings, nil)
	l.until("it is offered", func() bool { return shows(d, "One text was not saved") })
	wants(t, d, "not in the notebook")
	if shows(d, "Take in") {
		t.Error("it can be taken in to a note that is gone")
	}
	tapButton(t, d, "Keep as a draft note")
	l.until("it is kept no longer", func() bool { return len(rescuedTexts(d)) == 0 })
	found := false
	if err := d.session.file.View(func(r store.Reader) error {
		for n, err := range store.All[store.Note](r) {
			if err != nil {
				return err
			}
			found = found || n.Body == "Wind from the south" && n.Status == store.DraftNote
		}
		return nil
	}); err != nil || !found {
		t.Errorf("there is no such draft; %v", err)
	}
}

func TestWhatACrashLeftIsDiscardedOnlyAfterASecondLook(t *testing.T) {
	w, settings := writeSmall(t), t.TempDir()
	killed(t, w, settings, "Wind from the south")
	d, l := sitSafe(t, w.path, settings, nil)
	l.until("it is offered", func() bool { return shows(d, "One text was not saved") })
	tapButton(t, d, "Discard")
	wants(t, d, "Discard this text?", "cannot be undone")
	pressKey(d, fyne.KeyEscape)
	pressKey(d, fyne.KeyEscape)
	if d.covered() {
		t.Fatal("Esc does not close the dialogs")
	}
	l.during(50 * time.Millisecond)
	if len(rescuedTexts(d)) != 1 {
		t.Fatal("Esc has discarded it")
	}
	again, l2 := sitSafeAgain(t, d, l, w.path, settings)
	l2.until("it is offered again", func() bool { return shows(again, "One text was not saved") })
	tapButton(t, again, "Discard")
	tapButton(t, again, "Discard")
	l2.until("it is gone", func() bool { return len(rescuedTexts(again)) == 0 })
	if got := body1(t, again, w.step).Body; got != "" {
		t.Errorf("the note says %q", got)
	}
}

// sitSafeAgain closes the notebook of a window and opens it in a new one.
func sitSafeAgain(t *testing.T, d *desk, l *loop, path, settings string) (*desk, *loop) {
	t.Helper()
	d.closeNotebook()
	l.until("it is closed", func() bool { return d.session == nil })
	return sitSafe(t, path, settings, nil)
}

// TestAReplacedFileCanBeSavedAsACopy: a cloud folder puts another file in the
// notebook's place; what was saved must not be lost with the window.
func TestAReplacedFileCanBeSavedAsACopy(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // which replaces no open file
	}
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	other := w.path + ".cloud"
	if err := errors.Join(os.WriteFile(other, []byte("another copy"), 0o600), os.Rename(other, w.path)); err != nil {
		t.Fatal(err)
	}
	d.setDone(w.step, true)
	l.until("it is not saved", func() bool { return shows(d, "Not saved") })
	d.shell.top.tellWhy()
	wants(t, d, "as cloud folders do", "Save a copy…", "Try again")
	tapButton(t, d, "Save a copy…")
	l.until("it is asked where to", func() bool { return shows(d, "Choose folder…") })
	tapButton(t, d, "Save")
	l.until("it is said", func() bool { return shows(d, "The copy was made") })
	made, err := filepath.Glob(filepath.Join(filepath.Dir(w.path), "* 20*.rapporteur"))
	if err != nil || len(made) != 1 {
		t.Fatalf("%v, %v", made, err)
	}
	if problems, err := store.Check(made[0]); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

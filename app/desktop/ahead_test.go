package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

var errFull = errors.New("no space left")

// sitOnFullDisk is a window on a notebook whose disk is full, with recovery files.
func sitOnFullDisk(t *testing.T, w written, settings string) (*desk, *loop, *slow) {
	t.Helper()
	disk := &slow{}
	d, l := sitSafe(t, w.path, settings, func(n notebook) notebook { disk.notebook = n; return disk })
	disk.set(0, errFull)
	return d, l, disk
}

// allOf are the records of a type that are on the disk.
func allOf[R store.Record](t *testing.T, d *desk) (all []R) {
	t.Helper()
	if err := d.session.file.View(func(r store.Reader) (err error) {
		all, err = store.List[R](r)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestANewNoteOpensThoughItCannotBeSaved: what is typed goes into the new note, not
// into the one before, and stays through a kill.
func TestANewNoteOpensThoughItCannotBeSaved(t *testing.T) {
	w := writeSmall(t)
	d, l, disk := sitOnFullDisk(t, w, t.TempDir())
	before := onNote(t, d, l, w.step)
	typeInto(d, "x")
	l.until("it is not saved", func() bool { return shows(d, "Not saved") })
	d.newNote()
	l.until("the new note has the cursor", func() bool {
		return d.win.Canvas().Focused() == fyne.Focusable(before.text.title) && before.id() != w.step
	})
	made := before.id()
	typeInto(d, "Title typed while full")
	pressKey(d, fyne.KeyReturn)
	typeInto(d, "Body typed too")
	l.until("all three texts are kept, and what kind of note it is", func() bool {
		kept := map[textField]string{}
		for _, one := range rescuedTexts(d) {
			kept[textField{one.Ref.ID, one.Field}] = one.Text
		}
		return len(kept) == 5 && kept[textField{w.step, "body"}] == "x" &&
			kept[textField{made, "title"}] == "Title typed while full" && kept[textField{made, "body"}] == "Body typed too"
	})
	wants(t, d, "Title typed while full")
	if got := allOf[store.Note](t, d); len(got) != 2 {
		t.Errorf("%d notes are on a full disk", len(got))
	}
	disk.set(0, nil)
	d.session.retry()
	l.until("all is saved", func() bool { return d.saved.waiting == 0 && !d.typed && len(rescuedTexts(d)) == 0 })
	if got := body1(t, d, made); got.Title != "Title typed while full" || got.Body != "Body typed too" {
		t.Errorf("saved was %+v", got)
	}
	if got := allOf[store.Note](t, d); len(got) != 3 || body1(t, d, w.step).Body != "x" {
		t.Errorf("%d notes; the one before says %q", len(got), body1(t, d, w.step).Body)
	}
	if d.covered() || shows(d, "Not saved") {
		t.Error("something is complained of")
	}
}

// TestTheFirstEditThatFailsIsShown: nothing was wrong before.
func TestTheFirstEditThatFailsIsShown(t *testing.T) {
	w := writeSmall(t)
	d, l, _ := sitOnFullDisk(t, w, t.TempDir())
	d.newNote()
	for _, r := range "Ahead" {
		d.typedRune(r)
	}
	p := d.pages[Notes].(*notesPage)
	l.until("the title has what was typed ahead", func() bool { return p.editor.text.title.Text == "Ahead" })
	l.until("and it is kept", func() bool {
		return slices.ContainsFunc(rescuedTexts(d), func(u store.Unsaved) bool { return u.Text == "Ahead" && !u.Ref.ID.IsZero() })
	})
}

func TestAQuestionIsInTheQueueThoughItCannotBeSaved(t *testing.T) {
	w := writeSmall(t)
	d, l, disk := sitOnFullDisk(t, w, t.TempDir())
	d.open(Route{Page: Questions})
	l.until("the page is shown", func() bool { return !d.loads.running })
	p := d.page(Questions).(*questionsPage)
	d.askQuestion()
	typeInto(d, "Who pays?")
	pressKey(d, fyne.KeyReturn)
	l.until("it is in the queue", func() bool { return p.question() != nil && p.question().Text == "Who pays?" })
	if card := p.viewOf(p.question(), 0); card.badges != "Not saved" || !card.warn {
		t.Errorf("its card says %q", card.badges)
	}
	p.turn(store.Lesson)
	notes := d.page(Notes).(*notesPage)
	l.until("a lesson made of it is open", func() bool { return d.at().Page == Notes && notes.editor.text.title.Text == "Who pays?" })
	disk.set(0, nil)
	d.session.retry()
	l.until("all is saved", func() bool { return d.saved.waiting == 0 && len(rescuedTexts(d)) == 0 })
	if all := allOf[store.Question](t, d); len(all) != 1 || len(all[0].Notes) != 1 {
		t.Errorf("on the disk: %+v", all)
	}
	if all := allOf[store.Note](t, d); len(all) != 3 {
		t.Errorf("%d notes", len(all))
	}
}

func TestTheWordOfTroubleGoesWithIt(t *testing.T) {
	w := writeSmall(t)
	d, l, disk := sitOnFullDisk(t, w, t.TempDir())
	d.setDone(w.step, true)
	l.until("it is said", func() bool { return shows(d, "Not saved yet. ") })
	disk.set(0, nil)
	d.session.retry()
	l.until("it is saved", func() bool { return d.saved.waiting == 0 && d.saved.failed == nil })
	if shows(d, "Not saved yet. ") {
		t.Error("it is still said")
	}
}

// kill ends a window as the system ends a killed program.
func kill(t *testing.T, d *desk, disk *slow) {
	t.Helper()
	d.session.cancel()
	if err := wholeFile(disk).Close(); err != nil {
		t.Fatal(err)
	}
}

// TestWhatWasNeverSavedIsOfferedAsWhatItWas: a note with its title and text, a question
// as a question.
func TestWhatWasNeverSavedIsOfferedAsWhatItWas(t *testing.T) {
	w, settings := writeSmall(t), t.TempDir()
	d, l, disk := sitOnFullDisk(t, w, settings)
	d.newNote()
	p := d.pages[Notes].(*notesPage)
	l.until("the new note is there", func() bool { return d.win.Canvas().Focused() == fyne.Focusable(p.editor.text.title) })
	typeInto(d, "A title")
	pressKey(d, fyne.KeyReturn)
	typeInto(d, "A text")
	d.askQuestion()
	typeInto(d, "Who pays?")
	pressKey(d, fyne.KeyReturn)
	l.until("all is kept", func() bool { return len(rescuedTexts(d)) == 6 })
	kill(t, d, disk)
	d, l = sitSafe(t, w.path, settings, nil)
	l.until("it is offered", func() bool { return shows(d, "2 texts were not saved") })
	wants(t, d, "Note · not in the notebook", "A title", "A text", "Question · not in the notebook", "Who pays?")
	pictured(t, d, "recovery-new")
	tapButton(t, d, "Add to the questions")
	l.until("the question is there", func() bool { return d.steps.undo == "step.recovery.ask" })
	tapButton(t, d, "Keep as a draft note")
	l.until("the note is there", func() bool { return d.steps.undo == "step.recovery.draft" && len(rescuedTexts(d)) == 0 })
	if all := allOf[store.Question](t, d); len(all) != 1 || all[0].Text != "Who pays?" || all[0].Webinar != w.webinar || all[0].State != store.Queued {
		t.Errorf("%+v", all)
	}
	notes := allOf[store.Note](t, d)
	if !slices.ContainsFunc(notes, func(n store.Note) bool { return n.Title == "A title" && n.Body == "A text" && n.Webinar == w.webinar }) || len(notes) != 3 {
		t.Errorf("%+v", notes)
	}
}

// TestALongTextThatIsOfferedIsReadToItsEnd, beside what the notebook has.
func TestALongTextThatIsOfferedIsReadToItsEnd(t *testing.T) {
	w, settings := writeSmall(t), t.TempDir()
	long := strings.Repeat("Wind from the south again. ", 60) + "The end."
	killed(t, w, settings, long)
	file, err := store.Open(w.path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Edit("step.note.body", func(tx *store.Tx) error {
		return store.PutText(tx, store.Ref{Type: store.TypeNote, ID: w.step}, "body", strings.Replace(long, "south", "north", 1))
	}); err != nil || file.Close() != nil {
		t.Fatal(err)
	}
	d, l := sitSafe(t, w.path, settings, nil)
	l.until("it is offered", func() bool { return shows(d, "One text was not saved") })
	wants(t, d, "north", "The end.", "Underlined is what was typed")
	pictured(t, d, "recovery-long")
}

// editTitle opens the dialog of the webinar and types behind its title.
func editTitle(t *testing.T, d *desk, l *loop, text string) *webinarForm {
	t.Helper()
	d.editWebinar()
	l.until("the dialog is open", func() bool { return d.form != nil })
	typeInto(d, text)
	return d.form.owner.(*webinarForm)
}

// TestALeftDialogSavesNothing: its edit waits for a full disk, and goes with it.
func TestALeftDialogSavesNothing(t *testing.T) {
	w := writeSmall(t)
	d, l, disk := sitOnFullDisk(t, w, t.TempDir())
	f := editTitle(t, d, l, " told anew")
	f.submit()
	l.until("it says why it stays", func() bool { return f.trouble.Visible() })
	l.until("its title is kept", func() bool {
		kept := rescuedTexts(d)
		return len(kept) == 1 && kept[0].Text == "Final lessons told anew" && kept[0].Field == "title"
	})
	f.leave()
	tapButton(t, d, "Drop it")
	l.until("nothing is kept, nothing waits", func() bool {
		return !d.covered() && len(rescuedTexts(d)) == 0 && d.saved.waiting == 0 && shows(d, "Saved")
	})
	disk.set(0, nil)
	d.setDone(w.step, true)
	l.until("something else is saved", func() bool { return d.steps.undo == "step.note.done" && d.saved.waiting == 0 })
	if all := allOf[store.Webinar](t, d); all[0].Title != "Final lessons" {
		t.Errorf("the webinar is called %q", all[0].Title)
	}
}

// TestADialogsTextsOutliveAKill, also those that nobody asked to save.
func TestADialogsTextsOutliveAKill(t *testing.T) {
	w, settings := writeSmall(t), t.TempDir()
	d, l, disk := sitOnFullDisk(t, w, settings)
	d.setDone(w.step, true)
	l.until("it is not saved", func() bool { return d.failing() })
	f := editTitle(t, d, l, ", again")
	f.agenda.add()
	typeInto(d, "Welcome")
	l.until("all of it is kept", func() bool {
		kept := rescuedTexts(d)
		return len(kept) == 2 && kept[1].Text == "Welcome\n"
	})
	kill(t, d, disk)
	d, l = sitSafe(t, w.path, settings, nil)
	l.until("it is offered", func() bool { return shows(d, "2 texts were not saved") })
	wants(t, d, "Title of a webinar · “Final lessons”", ", again", "Agenda of a webinar", "Welcome", "Take in")
	tapButton(t, d, "Take in")
	l.until("the title is taken in", func() bool { return d.steps.undo == "step.recovery.take" })
	if all := allOf[store.Webinar](t, d); all[0].Title != "Final lessons, again" {
		t.Errorf("the webinar is called %q", all[0].Title)
	}
	tapButton(t, d, "Keep as a draft note")
	l.until("the agenda is a draft", func() bool { return len(rescuedTexts(d)) == 0 })
}

// TestACopyHasWhatCouldNotBeSaved: the notebook's folder is gone, and the window goes on
// in the copy.
func TestACopyHasWhatCouldNotBeSaved(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_DOCUMENTS_DIR", home)
	w, settings := writeSmall(t), t.TempDir()
	d, l, disk := sitOnFullDisk(t, w, settings)
	e := onNote(t, d, l, w.step)
	typeInto(d, "After the drive went.")
	l.until("it is not saved", func() bool { return d.failing() })
	d.newNote()
	l.until("the new note is there", func() bool { return !e.id().IsZero() && e.id() != w.step })
	typeInto(d, "Typed last") // and not handed over yet
	if err := os.RemoveAll(filepath.Dir(w.path)); err != nil {
		return // a system that keeps the folder of an open file
	}
	d.win.Canvas().Unfocus()
	d.shell.top.tellWhy()
	tapButton(t, d, "Save a copy…")
	l.until("it is asked where to", func() bool { return shows(d, "Choose folder…") })
	if !strings.Contains(strings.Join(texts(d), ""), filepath.Base(home)) {
		t.Errorf("a folder that is gone is proposed: %v", texts(d))
	}
	tapButton(t, d, "Save")
	l.until("it is offered to go on", func() bool { return shows(d, "Go on in the copy") })
	tapButton(t, d, "Go on in the copy")
	l.until("the copy is open", func() bool { return d.session != nil && filepath.Dir(d.path()) == home && !d.loads.running })
	if notes := allOf[store.Note](t, d); len(notes) != 3 || !slices.ContainsFunc(notes, func(n store.Note) bool { return n.Title == "Typed last" }) {
		t.Errorf("the copy has %+v", notes)
	}
	if got := body1(t, d, w.step).Body; got != "After the drive went." {
		t.Errorf("the copy has %q", got)
	}
	l.until("it can be edited, and is saved", func() bool { return d.saved == saveState{} && shows(d, "Saved") })
	left, err := store.OpenRecovery(filepath.Join(settings, "recovery"), w.path)
	if err != nil || len(left.Texts()) > 0 {
		t.Errorf("still kept: %v, %v", left.Texts(), err)
	}
	t.Cleanup(func() { _ = wholeFile(d.session.file).Close() })
	_ = disk
}

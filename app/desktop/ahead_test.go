package desktop

import (
	"errors"
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
	l.until("all three texts are kept", func() bool {
		kept := map[textField]string{}
		for _, one := range rescuedTexts(d) {
			kept[textField{one.Ref.ID, one.Field}] = one.Text
		}
		return len(kept) == 3 && kept[textField{w.step, "body"}] == "x" &&
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
		texts := rescuedTexts(d)
		return len(texts) == 1 && texts[0].Text == "Ahead" && !texts[0].Ref.ID.IsZero()
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

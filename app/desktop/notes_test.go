package desktop

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// writeNotes makes a notebook of one webinar with three notes.
func writeNotes(t *testing.T) string {
	t.Helper()
	return write(t, func(tx *store.Tx) error {
		webinar := store.Webinar{Number: 19, Title: "Final lessons", Recording: "https://www.youtube.com/watch?v=x"}
		if err := putAll(tx, &webinar); err != nil {
			return err
		}
		theme := store.Theme{Name: "Green transition", Short: "Green", Icon: "eco", Colour: "green"}
		if err := putAll(tx, &theme); err != nil {
			return err
		}
		at := func(ms int64) []store.Evidence { return []store.Evidence{{Kind: store.RecordingAt, AtMS: ms}} }
		return putAll(tx,
			&store.Note{Kind: store.Lesson, Title: "First of all", Body: "Paraná grew.", Webinar: webinar.ID, Evidence: at(1000), Status: store.Published},
			&store.Note{Kind: store.Outcome, Title: "Second thing", Body: "Nothing here.", Webinar: webinar.ID, Evidence: at(2000), Status: store.Published, Themes: []store.ID{theme.ID}},
			&store.Note{Kind: store.NextStep, Title: "Third step", Body: "Later.", Webinar: webinar.ID, Owner: "Cluster office", Due: "2031-Q1", Status: store.DraftNote})
	})
}

// sitAtNotes opens the page of notes with the first note selected.
func sitAtNotes(t *testing.T, path string, between func(notebook) notebook) (*desk, *loop, *notesPage) {
	t.Helper()
	d, l := sit(t, path, between)
	d.open(Route{Page: Notes})
	p := d.pages[Notes].(*notesPage)
	l.until("a note is shown", func() bool {
		return d.places.at.Page == Notes && (p.snap.note != nil || len(p.snap.notes) == 0) && !d.loads.running
	})
	return d, l, p
}

// pressKey presses a key as the window gets it: what has the focus has it first.
func pressKey(d *desk, name fyne.KeyName) {
	if focused := d.win.Canvas().Focused(); focused != nil {
		focused.TypedKey(&fyne.KeyEvent{Name: name})
		return
	}
	d.typedKey(&fyne.KeyEvent{Name: name})
}

func body1(t *testing.T, d *desk, id store.ID) store.Note {
	t.Helper()
	var note store.Note
	err := d.session.file.View(func(r store.Reader) (err error) {
		note, err = store.Get[store.Note](r, id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return note
}

func TestNotesSayHowManyAndWhatEachIs(t *testing.T) {
	d, _, _ := sitAtNotes(t, writeNotes(t), nil)
	for _, words := range []string{"3 notes, 1 of them a lesson", "Second thing", "00:00:02", "Green transition", "Next step · Draft", "Cluster office · Q1 2031"} {
		if !shows(d, words) {
			t.Errorf("the page does not say %q:\n%s", words, strings.Join(texts(d), "\n"))
		}
	}
}

func TestLettersMoveAndOpenTheText(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	d.typedRune('j')
	l.until("the second note is shown", func() bool { return p.editor.text.title.Text == "Second thing" })
	d.typedRune('k')
	l.until("the first note is shown", func() bool { return p.editor.text.title.Text == "First of all" })
	d.typedRune('e')
	if d.win.Canvas().Focused() != fyne.Focusable(p.editor.text.body) {
		t.Fatalf("E put the focus on %T", d.win.Canvas().Focused())
	}
	typeInto(d, "j")
	if p.editor.text.title.Text != "First of all" || !strings.HasPrefix(p.editor.text.body.Text, "j") {
		t.Error("a letter typed into the text moved the list")
	}
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.win.Canvas().Focused() != fyne.Focusable(p.list.rows) {
		t.Error("Esc did not go back to the list")
	}
}

func TestTypingIsSavedAndItsEchoIgnored(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	id := p.selected
	d.typedRune('e')
	saved := func(want string) func() bool {
		return func() bool { return body1(t, d, id).Body == want }
	}
	typeInto(d, "One ")
	l.until("the first words are saved", saved("One Paraná grew."))
	typeInto(d, "two ")
	l.until("the next words are saved", saved("One two Paraná grew."))
	cursor := p.editor.text.body.CursorTextOffset()
	l.until("the echo has arrived", func() bool { return !d.loads.running && d.saved.waiting == 0 })
	if got := p.editor.text.body.CursorTextOffset(); got != cursor || !p.editor.text.body.CanUndo() {
		t.Errorf("the echo of what was typed moved the cursor from %d to %d", cursor, got)
	}
	for p.editor.text.body.CanUndo() { // the field first
		d.toField(&fyne.ShortcutUndo{})
	}
	if p.editor.text.body.Text != "Paraná grew." {
		t.Fatalf("the field undid to %q", p.editor.text.body.Text)
	}
	p.editor.flush()
	l.until("the undone text is saved", saved("Paraná grew."))
}

func TestUndoGoesToTheNotebookOnceTheFieldIsSpent(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	id := p.selected
	d.typedRune('e')
	typeInto(d, "One ")
	l.until("the first save", func() bool { return body1(t, d, id).Body == "One Paraná grew." })
	typeInto(d, "two ")
	l.until("the second save", func() bool { return body1(t, d, id).Body == "One two Paraná grew." && d.steps.undo != "" })
	p.editor.text.body.log = textLog{} // and one step of the notebook for both
	d.toField(&fyne.ShortcutUndo{})
	l.until("the notebook has undone it, and the field shows that", func() bool {
		return body1(t, d, id).Body == "Paraná grew." && p.editor.text.body.Text == "Paraná grew."
	})
	if d.win.Canvas().Focused() != fyne.Focusable(p.editor.text.body) {
		t.Error("undo took the focus out of the text")
	}
}

func TestAForeignChangeLeavesTheCursorWhereItIs(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	id := p.selected
	d.typedRune('e')
	p.editor.text.body.moveTo(7) // before "grew"
	d.edit("step.note.body", func(tx *store.Tx) error {
		note, err := store.Get[store.Note](tx, id)
		note.Body = "In the south " + note.Body
		return errors.Join(err, store.Put(tx, &note))
	})
	l.until("the change is shown", func() bool { return p.editor.text.body.Text == "In the south Paraná grew." })
	typeInto(d, "really ")
	if got := p.editor.text.body.Text; got != "In the south Paraná really grew." {
		t.Errorf("typing went on elsewhere: %q", got)
	}
}

func TestAFailedSaveKeepsTheTextAndSaysSo(t *testing.T) {
	var disk *slow
	d, l, p := sitAtNotes(t, writeNotes(t), func(n notebook) notebook { disk = &slow{notebook: n}; return disk })
	id := p.selected
	d.typedRune('e')
	disk.set(0, errors.New("the disk is full"))
	typeInto(d, "Precious ")
	p.editor.text.body.onLeave()
	l.until("the editor says that it is not saved", func() bool { return p.editor.head.state.Text() == "Not saved" })
	if !strings.HasPrefix(p.editor.text.body.Text, "Precious ") || !d.shell.top.again.Visible() {
		t.Fatal("the text or the way to try again is gone")
	}
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	l.during(50 * time.Millisecond)
	disk.set(0, nil)
	p.editor.retry()
	l.until("the text is saved", func() bool { return body1(t, d, id).Body == "Precious Paraná grew." })
}

func TestNewNoteIsADraftWithTheFocusInItsTitle(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	d.newNote()
	l.until("the new note is shown", func() bool {
		return p.snap.note != nil && p.snap.note.note.ID == p.selected && d.win.Canvas().Focused() == fyne.Focusable(p.editor.text.title)
	})
	typeInto(d, "A thought")
	p.editor.flush()
	l.until("it is saved", func() bool { return body1(t, d, p.selected).Title == "A thought" })
	note := body1(t, d, p.selected)
	if note.Status != store.DraftNote || note.Webinar != d.at().Webinar || note.Webinar.IsZero() {
		t.Errorf("the new note is %q of webinar %s", note.Status, note.Webinar)
	}
}

func TestDeletingGoesOnToTheNextAndUndoBringsBack(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	p.editor.remove()
	l.until("the next note is shown", func() bool { return len(p.snap.notes) == 2 && p.editor.text.title.Text == "Second thing" })
	d.undo(false)
	l.until("the note is back", func() bool { return len(p.snap.notes) == 3 })
}

func TestSearchIgnoresAccentsAndSaysWhenNothingIsFound(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	d.search("PARANA")
	l.until("one note is found", func() bool { return len(p.shown) == 1 && shows(d, "1 of 3 notes") })
	d.search("quokka")
	l.until("nothing is found", func() bool { return shows(d, "Nothing found for “quokka”") })
	p.showAll()
	l.until("all notes are back", func() bool { return len(p.shown) == 3 })
}

func TestNarrowWindowShowsTheEditorAsASheet(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	d.win.Resize(fyne.NewSize(1024, 640))
	if p.columns.sheetOpen() || !p.list.root.Visible() || p.editor.root.Visible() {
		t.Fatal("a narrow window does not begin with the list")
	}
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	l.until("the sheet is open", func() bool { return p.editor.root.Visible() && !p.list.root.Visible() })
	if right := p.editor.root.Position().X + p.editor.root.Size().Width; right > p.columns.root.Size().Width {
		t.Errorf("the sheet ends at %v, beyond the page's %v", right, p.columns.root.Size().Width)
	}
	pressKey(d, fyne.KeyEscape) // out of the text
	pressKey(d, fyne.KeyEscape) // out of the sheet
	if !p.list.root.Visible() || p.editor.root.Visible() {
		t.Fatal("Esc did not go back to the list")
	}
	if d.win.Canvas().Focused() != fyne.Focusable(p.list.rows) {
		t.Error("the list has not got the focus")
	}
	if got := p.editor.text.body.Text; got != "Paraná grew." {
		t.Errorf("the keys wrote into the text: %q", got)
	}
}

func TestADueDateThatIsNotUnderstoodStaysWithASentence(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	due, first := p.editor.details.due, p.selected
	due.SetText("soon")
	p.editor.flush()
	l.until("it is kept as written", func() bool { return body1(t, d, first).Due == "soon" && !d.loads.running })
	if due.Text != "soon" || !shows(d, "“soon” is kept as written, but is no date") {
		t.Error("the text or the sentence is missing")
	}
	d.typedRune('j')
	l.until("the second note is shown", func() bool { return p.snap.note.note.Title == "Second thing" })
	if due.Text != "" || shows(d, "is kept as written") {
		t.Error("the sentence stays with another note")
	}
	d.typedRune('k')
	l.until("the first note is back", func() bool { return p.snap.note.note.ID == first })
	if due.Text != "soon" || !shows(d, "“soon” is kept as written") {
		t.Error("the text is gone")
	}
	due.SetText("31 March 2031")
	p.editor.details.leaveDue()
	l.until("it is saved", func() bool { return body1(t, d, p.selected).Due == "2031-03-31" })
}

func TestALoadFromBeforeASaveDoesNotTakeTheTextBack(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	id, old := p.selected, p.snap
	d.typedRune('e')
	typeInto(d, "One ")
	p.editor.flush()
	l.until("saved", func() bool { return body1(t, d, id).Body == "One Paraná grew." })
	l.until("known to be saved", func() bool { _, unsaved := p.editor.saver.unsaved(textField{id, "body"}); return !unsaved })
	p.editor.show(old, p.loads.Load)
	if got := p.editor.text.body.Text; got != "One Paraná grew." {
		t.Errorf("an older load put %q back", got)
	}
}

func TestASpaceBeforeTheNextWordStays(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	id := p.selected
	p.editor.focusTitle()
	p.editor.text.title.moveTo(len("First of all"))
	typeInto(d, " and ")
	l.until("the title is saved without the space", func() bool { return body1(t, d, id).Title == "First of all and" })
	l.until("the echo has arrived", func() bool { return len(p.snap.note.history) == 2 && !d.loads.running })
	typeInto(d, "more")
	if got := p.editor.text.title.Text; got != "First of all and more" {
		t.Errorf("the title became %q", got)
	}
}

func TestRestoringATextIsANewChange(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	id := p.selected
	for _, body := range []string{"Second text.", "Third text."} {
		d.edit("step.note.body", func(tx *store.Tx) error {
			note, err := store.Get[store.Note](tx, id)
			note.Body = body
			return errors.Join(err, store.Put(tx, &note))
		})
	}
	l.until("the history shows both", func() bool { return p.editor.text.body.Text == "Third text." && len(p.snap.note.history) == 3 })
	p.editor.history.restore(p.snap.note.history[1])
	l.until("the second text is back", func() bool { return p.editor.text.body.Text == "Second text." && len(p.snap.note.history) == 4 })
	steps := historySteps(p.snap.note.history)
	first, ok := steps[len(steps)-1].text()
	if !ok {
		t.Fatal("the first text cannot be restored")
	}
	p.editor.history.restore(first)
	l.until("the first text is back", func() bool { return p.editor.text.body.Text == "Paraná grew." })
}

func TestEmptyNotebookSaysHowToBegin(t *testing.T) {
	d, _, _ := sitAtNotes(t, write(t, nil), nil)
	if !shows(d, "No notes yet") || !shows(d, "Press Ctrl N") {
		t.Errorf("the page says:\n%s", strings.Join(texts(d), "\n"))
	}
}

func TestTwoHundredNotesAndALongTitle(t *testing.T) {
	path := write(t, func(tx *store.Tx) error {
		for i := range 200 {
			note := store.Note{Kind: store.Lesson, Title: fmt.Sprint(i, strings.Repeat(" a long title", 15))}
			if err := store.Put(tx, &note); err != nil {
				return err
			}
		}
		return nil
	})
	d, _, p := sitAtNotes(t, path, nil)
	if !shows(d, "200 notes") || len(p.shown) != 200 {
		t.Fatal("not all notes are listed")
	}
	p.key(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if p.position() != 199 {
		t.Errorf("End goes to %d", p.position())
	}
}

func TestThePagesKeyTakesTheFocusOutOfATextField(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	d.focusSearch()
	typeInto(d, "thing")
	l.until("one note is found", func() bool { return len(p.shown) == 1 && !d.loads.running })
	menuItem(d, "Notes").Action()
	if focused := d.win.Canvas().Focused(); focused != nil {
		t.Fatalf("%T has the focus", focused)
	}
	l.until("the note is there", func() bool { return !d.loads.running && p.snap.note != nil })
	d.typedRune('e')
	if d.win.Canvas().Focused() != fyne.Focusable(p.editor.text.body) || d.shell.top.field.Text() != "thing" {
		t.Errorf("E went to %T, and %q is searched for", d.win.Canvas().Focused(), d.shell.top.field.Text())
	}
	menuItem(d, "Notes").Action()
	if d.win.Canvas().Focused() != nil {
		t.Error("the text of the note still has the focus")
	}
	p.focusList()
	menuItem(d, "Notes").Action()
	if d.win.Canvas().Focused() != fyne.Focusable(p.list.rows) {
		t.Error("the list lost the focus, though it takes no text")
	}
}

func TestClearingTheSearchShowsTheSelectedRow(t *testing.T) {
	path := write(t, func(tx *store.Tx) error {
		for i := range 200 {
			if err := store.Put(tx, &store.Note{Kind: store.Lesson, Title: fmt.Sprintf("Note number %03d", i), Status: store.Published, Evidence: []store.Evidence{{Kind: store.RecordingAt, AtMS: int64(i)}}}); err != nil {
				return err
			}
		}
		return nil
	})
	d, l, p := sitAtNotes(t, path, nil)
	d.focusSearch()
	typeInto(d, "150")
	l.until("the note is found and selected", func() bool {
		return len(p.shown) == 1 && p.position() == 0 && !d.loads.running && p.snap.note != nil
	})
	pressKey(d, fyne.KeyEscape)
	l.during(50 * time.Millisecond)
	top, height := p.list.rows.GetScrollOffset(), p.list.rows.rowHeight()
	row := float32(p.position()) * height
	if len(p.shown) != 200 || p.position() != 150 || row < top || row+height > top+p.list.rows.Size().Height+1 {
		t.Errorf("%d notes, number %d at %v is selected, shown from %v", len(p.shown), p.position(), row, top)
	}
}

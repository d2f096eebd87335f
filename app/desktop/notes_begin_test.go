package desktop

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func TestNewNoteFromAnotherPageGetsWhatIsTypedAhead(t *testing.T) {
	path := write(t, func(tx *store.Tx) error {
		for i := range 60 {
			if err := store.Put(tx, &store.Note{Kind: store.Lesson, Title: fmt.Sprint("Note ", i)}); err != nil {
				return err
			}
		}
		return nil
	})
	d, l := sit(t, path, nil)
	d.newNote()
	for _, r := range "Jj k" { // j and k would move the list
		d.typedRune(r)
	}
	p := d.pages[Notes].(*notesPage)
	l.until("the title has the focus", func() bool { return d.win.Canvas().Focused() == fyne.Focusable(p.editor.text.title) })
	typeInto(d, "oala")
	if got := p.editor.text.title.Text; got != "Jj koala" {
		t.Errorf("the title became %q", got)
	}
	at := float32(p.position()) * p.list.rows.rowHeight()
	if top := p.list.rows.GetScrollOffset(); at < top || at+p.list.rows.rowHeight() > top+p.list.rows.Size().Height {
		t.Errorf("the new note's row at %v is out of sight: the list shows %v and on", at, top)
	}
}

func TestNewNoteThatCannotBeSavedGivesTheKeysBack(t *testing.T) {
	var disk *slow
	d, l, p := sitAtNotes(t, writeNotes(t), func(n notebook) notebook { disk = &slow{notebook: n}; return disk })
	disk.set(0, store.ErrReadOnly)
	d.newNote()
	l.until("it is given up", func() bool { return p.fresh.IsZero() })
}

func TestNotesComeBackToTheSelectedNote(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	d.typedRune('j')
	l.until("the second note is shown", func() bool { return p.editor.text.title.Text == "Second thing" })
	d.open(Route{Page: Overview})
	l.until("the overview is shown", func() bool { return !d.loads.running })
	d.open(Route{Page: Notes})
	l.until("a note is shown", func() bool { return p.snap.note != nil && !d.loads.running && d.at().Record == p.selected })
	if got := p.editor.text.title.Text; got != "Second thing" {
		t.Errorf("the page came back to %q", got)
	}
}

func TestWebinarWithoutNotesSaysSoAndOffersTheFirst(t *testing.T) {
	path := write(t, func(tx *store.Tx) error {
		old, last := store.Webinar{Number: 18, Title: "Before"}, store.Webinar{Number: 19, Title: "Last"}
		if err := putAll(tx, &old, &last); err != nil {
			return err
		}
		return putAll(tx, &store.Note{Kind: store.Outcome, Title: "Of the old one", Webinar: old.ID, Invented: true})
	})
	d, l := sit(t, path, nil)
	d.open(Route{Page: Notes})
	p := d.pages[Notes].(*notesPage)
	l.until("the page is shown", func() bool { return len(p.snap.notes) == 1 && p.inWindow() })
	empty, full := d.at().Webinar, store.ID{}
	for id := range p.snap.webinars {
		if id != empty && len(p.shown) == 0 {
			full = id
		}
	}
	if full.IsZero() {
		t.Fatal("the newest webinar has notes")
	}
	for _, words := range []string{"No notes for this webinar yet", "New note", "Show all notes"} {
		if !shows(d, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	for _, words := range []string{"Close a filter", "of them", "Select a note"} {
		if shows(d, words) {
			t.Errorf("the page says %q", words)
		}
	}
	d.open(Route{Page: Notes, Webinar: full})
	l.until("its note is shown", func() bool { return p.snap.note != nil })
	if shows(d, "of them") || !shows(d, "1 note") {
		t.Error("one note is counted in two ways")
	}
	if got := p.rowOf(&p.snap.notes[p.shown[0]]); got.kind != "Outcome · invented" || !p.editor.head.made.Visible() {
		t.Errorf("the note does not say that it is invented: %q", got.kind)
	}
}

func TestTabGoesFromTheTitleToTheText(t *testing.T) {
	d, _, p := sitAtNotes(t, writeNotes(t), nil)
	p.editor.focusTitle()
	d.win.Canvas().FocusNext()
	if d.win.Canvas().Focused() != fyne.Focusable(p.editor.text.body) {
		t.Errorf("after the title comes %T", d.win.Canvas().Focused())
	}
}

func TestTheWheelOverAFieldScrollsTheNote(t *testing.T) {
	d, _, p := sitAtNotes(t, writeNotes(t), nil)
	d.win.Resize(fyne.NewSize(1440, 640))
	owner := p.editor.details.owner
	before := fyne.CurrentApp().Driver().AbsolutePositionForObject(owner)
	test.Scroll(d.win.Canvas(), before.AddXY(20, 10), 0, -60)
	if after := fyne.CurrentApp().Driver().AbsolutePositionForObject(owner); after.Y >= before.Y {
		t.Errorf("the field stays at %v", after.Y)
	}
}

func TestEvidenceFormSaysWhatIsWrongAndEscClosesIt(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	p.editor.details.askRecording()
	typeInto(d, "soon")
	from := d.win.Canvas().Focused().(*textEntry)
	from.OnSubmitted(from.Text)
	if !shows(d, "Write hours, minutes and seconds") || !d.covered() {
		t.Fatal("a moment that is none was taken")
	}
	from.SetText("0:38:16")
	from.OnSubmitted(from.Text)
	l.until("it is added", func() bool { return !d.covered() && len(body1(t, d, p.selected).Evidence) == 2 })
	p.editor.details.askURL()
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.covered() {
		t.Error("Esc in a field does not close the form")
	}
}

func TestAWideListSpendsOneLineOnATitle(t *testing.T) {
	d, _, p := sitAtNotes(t, writeNotes(t), nil)
	if p.list.rows.rowHeight() != noteRowHeight {
		t.Fatal("a narrow list has low rows")
	}
	d.win.Resize(fyne.NewSize(1024, 640))
	if p.list.rows.rowHeight() != noteRowWide {
		t.Fatal("a wide list has high rows")
	}
	p.list.rows.ScrollTo(2)
	d.win.Resize(fyne.NewSize(1440, 900))
	if p.list.rows.rowHeight() != noteRowHeight {
		t.Error("rows stay low in a narrow list")
	}
}

func TestSmallFieldsHaveRoomForTheirExamples(t *testing.T) {
	for _, language := range words.Languages() {
		d, _, p := sitAtNotes(t, writeNotes(t), nil)
		d.book = words.For(language)
		x := newEditorDetails(p.editor)
		for _, field := range []*textEntry{x.owner, x.due, x.speaker} {
			room := x.entryBox(field, 0).MinSize().Width - 2*smallField.sizes[theme.SizeNameInnerPadding]
			if text := look.Width(field.PlaceHolder, tokens.Small); text > room {
				t.Errorf("%s: %q takes %v and has %v", language, field.PlaceHolder, text, room)
			}
		}
	}
}

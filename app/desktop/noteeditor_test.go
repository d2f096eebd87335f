package desktop

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

func TestEvidenceIsAddedByKeyboard(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	p.editor.details.askRecording()
	field := d.win.Canvas().Focused().(*textEntry)
	typeInto(d, "38:16")
	field.OnSubmitted(field.Text)
	l.until("it is saved", func() bool { return len(body1(t, d, p.selected).Evidence) == 2 })
	l.until("it is shown", func() bool { return shows(d, "00:38:16") })
	p.editor.details.askURL()
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.covered() {
		t.Error("Esc did not close the form")
	}
}

func TestALostQuoteIsShownAsLost(t *testing.T) {
	var transcript store.Transcript
	path := write(t, func(tx *store.Tx) error {
		cues, err := store.PutCues(tx, []store.Cue{{StartMS: 0, Text: "We went looking"}, {StartMS: 1000, Text: "for a market."}})
		transcript = store.Transcript{Cues: cues}
		return errors.Join(err, store.Put(tx, &transcript), putAll(tx, &store.Note{Kind: store.Lesson, Title: "One", Evidence: []store.Evidence{
			{Kind: store.Passage, Transcript: transcript.ID, Quote: "looking for a market", AtMS: 5000},
		}}))
	})
	d, l, p := sitAtNotes(t, path, nil)
	if !shows(d, "“looking for a market”") || shows(d, "Words not found") {
		t.Fatalf("a quote that stands over two cues is shown as %v", texts(d))
	}
	d.edit("step.note.evidence", func(tx *store.Tx) error {
		cues, err := store.PutCues(tx, []store.Cue{{Text: "Something else."}})
		transcript.Cues = cues
		return errors.Join(err, store.Put(tx, &transcript))
	})
	l.until("it is shown as lost", func() bool { return shows(d, "Words not found at 00:00:05") })
	_ = p
}

func TestEvidenceOpensWhereItStands(t *testing.T) {
	for recording, want := range map[string]string{
		"https://www.youtube.com/watch?v=x": "https://www.youtube.com/watch?t=2296s&v=x",
		"https://youtu.be/x":                "https://youtu.be/x?t=2296s",
		"https://vimeo.com/1":               "https://vimeo.com/1#t=2296s",
		"https://example.org/a.mp4":         "https://example.org/a.mp4",
	} {
		if got := recordingAt(recording, 2_296_000); got == nil || got.String() != want {
			t.Errorf("%s opens as %v, want %s", recording, got, want)
		}
	}
	if recordingAt("file:///etc/passwd", 0) != nil || recordingAt("", 0) != nil {
		t.Error("something other than a web address is opened")
	}
}

func TestHistoryJoinsTheChangesOfAStep(t *testing.T) {
	one, two := store.ChangeID{1}, store.ChangeID{2}
	steps := historySteps([]store.Change{
		{StepID: two, Field: "body", Op: "text"}, {StepID: two, Field: "title", Op: "text"}, {StepID: one, Op: "create"},
	})
	b := words.For("en")
	if len(steps) != 2 || steps[0].words(b) != "Changed: title, text" || steps[1].words(b) != "Created" {
		t.Errorf("steps %v", steps)
	}
	// Changes of a merged copy stand between those of a step.
	steps = historySteps([]store.Change{{StepID: two, Field: "body"}, {StepID: one, Field: "due"}, {StepID: two, Field: "title"}})
	if len(steps) != 2 || len(steps[0].changes) != 2 {
		t.Errorf("steps %v", steps)
	}
	undone := historySteps([]store.Change{{Field: "status", Op: "set", Undone: true}})[0]
	if got := undone.words(b); got != "Undone · Changed: status" {
		t.Errorf("an undo reads %q", got)
	}
}

func TestReadOnlyNotebookOffersNoChanges(t *testing.T) {
	path := writeNotes(t)
	l := newLoop(t)
	d, _ := sit(t, "", nil)
	d.ui = l.do
	o := d.options.openFile(path, true)
	if o.err != nil {
		t.Fatal(o.err)
	}
	t.Cleanup(func() { _ = o.file.Close() })
	d.take(o)
	d.open(Route{Page: Notes})
	l.until("the notes are open", func() bool { return d.places.at.Page == Overview && !d.loads.running })
	d.open(Route{Page: Notes})
	p := d.pages[Notes].(*notesPage)
	l.until("a note is shown", func() bool { return p.snap.note != nil && !d.loads.running })
	if !shows(d, "Read-only") || p.list.fresh.Visible() {
		t.Error("the page does not say that it is read-only")
	}
	d.typedRune('e')
	typeInto(d, "x")
	if p.editor.text.body.Text != "Paraná grew." {
		t.Errorf("a read-only text became %q", p.editor.text.body.Text)
	}
}

func TestANarrowEditorShowsOneSideAtATime(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	text, head := p.editor.text, p.editor.head
	if !text.bodyView.Visible() || !text.previewView.Visible() || head.sides.Visible() {
		t.Fatal("a wide editor does not show both sides")
	}
	d.win.Resize(fyne.NewSize(1190, 700))
	if !text.bodyView.Visible() || text.previewView.Visible() || !head.sides.Visible() || head.modes.Visible() {
		t.Fatal("a narrow editor does not show the source alone")
	}
	text.setSeen(true)
	if text.bodyView.Visible() || !text.previewView.Visible() {
		t.Error("the preview does not come to the front")
	}
	d.typedRune('e')
	if !text.bodyView.Visible() || d.win.Canvas().Focused() != fyne.Focusable(text.body) {
		t.Error("E does not go to the source")
	}
	_ = l
}

package desktop

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// noteEditor shows one note and hands what a person does to it to the
// notebook. Typed text goes through the autosaver; everything else is an edit
// at once. It belongs to the UI thread.
type noteEditor struct {
	d         *desk
	onBack    func() // the sheet is closed
	onLeave   func() // Esc in a field
	onDeleted func()
	onNew     func()

	snap  *notesSnapshot
	note  *noteSnapshot // nil: nothing is selected
	saver *autosaver
	loads func() int64
	// current is, for each text that this editor has written, the number of the
	// newest load that began before the write was known to be on disk. What such
	// a load read may be older than what stands here.
	current map[textField]int64

	root    *fyne.Container
	page    *widgets.Page
	scroll  fyne.CanvasObject // the page
	nothing fyne.CanvasObject
	hint    *look.Paragraph // what to do where nothing is selected
	begin   *widgets.Button // or a way to begin

	head    *editorHead
	text    *editorText
	details *editorDetails
	history *editorHistory
	rivals  *rivalsBanner
}

// editorMargin is the space left and right of the editor's parts.
const editorMargin float32 = 28

func newNoteEditor(d *desk) *noteEditor {
	e := &noteEditor{d: d, current: map[textField]int64{}, loads: func() int64 { return 0 }}
	e.saver = newAutosaver(autosaver{
		after:   d.after,
		write:   e.write,
		changed: e.savingChanged,
	})
	d.rescues(e.saver, store.TypeNote)
	e.head = newEditorHead(e)
	e.text = newEditorText(e)
	e.details = newEditorDetails(e)
	e.history = newEditorHistory(e)
	e.rivals = newRivalsBanner(e)
	content := widgets.Column(0,
		e.rivals.root,
		widgets.Pad(tokens.Space16, editorMargin, 0, editorMargin, e.text.root),
		widgets.Inset(editorMargin, tokens.Space12, rule()),
		widgets.Inset(editorMargin, 0, e.details.root),
		widgets.Inset(editorMargin, tokens.Space12, rule()),
		widgets.Pad(0, editorMargin, tokens.Space24, editorMargin, e.history.root))
	e.page = widgets.NewPage(content)
	e.scroll = unshadowed(e.page)
	e.hint = look.Label(d.t("notes.editor.nothing"), tokens.Body, look.Ink3)
	e.begin = newNoteButton(d, func() { e.onNew() })
	e.begin.Hide()
	e.nothing = centred(container.NewStack(e.hint, e.begin))
	e.root = container.New(&editorLayout{e}, themedBox(look.Surface, "", 0), e.head.root, rule(), e.scroll, e.nothing)
	e.scroll.Hide()
	e.head.root.Hide()
	return e
}

// after runs a function on the UI thread after a while, unless it is stopped.
func (d *desk) after(wait time.Duration, do func()) (stop func()) {
	stopped := false // of the UI thread
	timer := time.AfterFunc(wait, func() {
		d.ui(func() {
			if !stopped {
				do()
			}
		})
	})
	return func() {
		stopped = true
		timer.Stop()
	}
}

// rule is a line between parts.
func rule() fyne.CanvasObject {
	return container.New(ruleLayout{}, themedBox(look.Line, "", 0))
}

type ruleLayout struct{}

// MinSize is one unit high.
func (ruleLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 1) }

// Layout draws the line over the width.
func (ruleLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { put(o[0], 0, 0, size.Width, 1) }

type editorLayout struct{ e *noteEditor }

// MinSize lets the page decide.
func (*editorLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout puts the head over what scrolls.
func (l *editorLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], 0, 0, size.Width, size.Height)
	put(o[1], 0, 0, size.Width, columnHead)
	put(o[2], 0, columnHead-1, size.Width, 1)
	below := max(0, size.Height-columnHead)
	l.e.text.setViewport(size.Width-2*editorMargin, below)
	put(o[3], 0, columnHead, size.Width, below)
	put(o[4], 0, columnHead, size.Width, below)
}

// id is the note that is shown.
func (e *noteEditor) id() store.ID {
	if e.note == nil {
		return store.ID{}
	}
	return e.note.note.ID
}

// show takes a snapshot. What is being typed stays as it is.
func (e *noteEditor) show(s *notesSnapshot, loads func() int64) {
	e.loads = loads
	before := e.id()
	e.snap, e.note = s, s.note
	there := e.note != nil
	setVisible(e.scroll, there)
	setVisible(e.head.root, there)
	setVisible(e.nothing, !there)
	if !there {
		// What is typed on while a new note cannot be saved is for that note, not for a
		// field of the one before, which is out of sight.
		if on := e.d.window().Canvas(); on.Focused() == fyne.Focusable(e.text.title) || on.Focused() == fyne.Focusable(e.text.body) {
			on.Unfocus()
		}
		return
	}
	if e.id() != before {
		e.page.ScrollToTop()
	}
	e.head.show()
	e.rivals.show()
	e.text.show(e.id() != before)
	e.details.show()
	e.history.show(e.id() != before)
	e.showSaving()
	e.relayout()
}

// offer says what to do while nothing is selected: choose a note of the list,
// or make the first. A list that a filter has emptied says itself what to do.
func (e *noteEditor) offer(listed, narrowed bool) {
	setVisible(e.hint, listed)
	setVisible(e.begin, !listed && !narrowed && !e.d.readOnly())
}

// newNoteButton makes a new note.
func newNoteButton(d *desk, do func()) *widgets.Button {
	return widgets.NewButton(widgets.ButtonOptions{
		Label: d.t("step.note.new"), Icon: "add", Shortcut: "Ctrl N", OnTapped: do,
	})
}

// scrollBy moves the note down.
func (e *noteEditor) scrollBy(by float32) { e.page.ScrollBy(by) }

// relayout lets what grew or shrank take its place.
func (e *noteEditor) relayout() {
	e.page.Update()
}

// setText brings a field up to date with a text of the snapshot, unless that
// is an echo of what was typed here, or older than that.
func (e *noteEditor) setText(field *textEntry, name, text string) {
	at := textField{e.id(), name}
	if typed, ok := e.saver.unsaved(at); ok {
		if field.known != typed {
			field.show(typed) // the note was left before its text was saved
		}
		return
	}
	if number, ok := e.current[at]; ok && e.snap.number <= number && field.known != text {
		return
	}
	if field.focused && savedForm(name, field.known) == text {
		return // a space at the end, before the next word
	}
	field.show(text)
}

// bind lets a field save its text as a field of the note that is shown.
func (e *noteEditor) bind(field *textEntry, name string) {
	field.readOnly = e.d.readOnly()
	field.onTyped = func(text string) { e.saver.typed(textField{e.id(), name}, text) }
	field.onLeave = func() { e.saver.leave(textField{e.id(), name}) }
	field.onSpent = e.d.undo
	field.onKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyEscape {
			e.onLeave()
			return true
		}
		return false
	}
}

// write stores one text of one note. Only that field is set, so that nothing
// that happened to the note meanwhile is lost.
func (e *noteEditor) write(at textField, text, visit string, done func(error)) {
	e.d.editThen("step.note."+at.Field, func(tx *store.Tx) error {
		note, err := store.Get[store.Note](tx, at.Record)
		if err != nil {
			return err
		}
		setNoteText(&note, at.Field, text)
		return store.Put(tx, &note)
	}, func(err error) {
		e.current[at] = e.loads()
		done(err)
		if err != nil {
			e.d.complain(err)
		}
	}, store.Visit(visit), store.Origin(e))
}

// savedForm is a typed text as the notebook keeps it: a title is one line, and
// only the text itself keeps the spaces at its ends.
func savedForm(field, text string) string {
	if field == "body" {
		return text
	}
	return strings.TrimSpace(strings.ReplaceAll(text, "\n", " "))
}

// setNoteText sets a text field by its JSON name.
func setNoteText(n *store.Note, field, text string) {
	text = savedForm(field, text)
	switch field {
	case "title":
		n.Title = text
	case "body":
		n.Body = text
	case "owner":
		n.Owner = text
	case "speaker":
		n.Speaker = text
	}
}

// change makes one edit of the note that is shown.
func (e *noteEditor) change(step string, change func(*store.Note)) {
	if e.note == nil || e.d.readOnly() {
		return
	}
	id := e.id()
	e.d.edit(step, func(tx *store.Tx) error {
		note, err := store.Get[store.Note](tx, id)
		if err != nil {
			return err
		}
		change(&note)
		return store.Put(tx, &note)
	})
}

// flush hands over all that is typed.
func (e *noteEditor) flush() {
	e.details.leaveDue()
	e.saver.flush()
}

// savingChanged follows the autosaver.
func (e *noteEditor) savingChanged() {
	phase, _ := e.saver.phase()
	e.d.typing(phase == phaseTyping)
	e.showSaving()
}

// watchSaving is how often a save under way is looked at.
const watchSaving = 400 * time.Millisecond

// showSaving says in the head where the text is.
func (e *noteEditor) showSaving() {
	phase, err := e.saver.phase()
	e.head.showSaving(phase, err)
	if phase == phaseSaving || phase == phaseFailed {
		if e.head.watch != nil {
			e.head.watch()
		}
		e.head.watch = e.d.after(watchSaving, e.showSaving)
	}
}

// retry tries to save again what could not be saved.
func (e *noteEditor) retry() {
	if e.d.session != nil {
		e.d.session.retry()
	}
	e.saver.flush()
}

// focusTitle puts the cursor into the title.
func (e *noteEditor) focusTitle() {
	e.page.ScrollToTop()
	e.d.window().Canvas().Focus(e.text.title)
}

// focusText puts the cursor where a person goes on writing: the body, or the
// title of a note without one.
func (e *noteEditor) focusText() {
	if e.note == nil {
		return
	}
	if e.text.title.Text == "" {
		e.focusTitle()
		return
	}
	e.text.needWriting()
	e.d.window().Canvas().Focus(e.text.body)
}

// setSheet tells the editor whether it covers the list.
func (e *noteEditor) setSheet(sheet bool) { setVisible(e.head.back, sheet) }

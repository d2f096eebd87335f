package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// editorHistory is what happened to a note, newest first.
type editorHistory struct {
	e    *noteEditor
	root *fyne.Container
	all  bool // all steps, not the newest few
}

// historyFew is how many steps are shown at first, historyMost how many at most.
const (
	historyFew  = 3
	historyMost = 200
)

func newEditorHistory(e *noteEditor) *editorHistory {
	return &editorHistory{e: e, root: widgets.Column(tokens.Space4)}
}

// text is the newest change of a title or body in a step, if there is one. A
// new note's first body counts as one.
func (s historyStep) text() (store.Change, bool) {
	c, ok := find(s.changes, func(c store.Change) bool {
		return c.Op == "create" || (c.Field == "body" || c.Field == "title") && (c.Op == "text" || c.Op == "set")
	})
	if c.Op == "create" {
		c.Field = "body"
	}
	return c, ok
}

func (h *editorHistory) show(other bool) {
	if other {
		h.all = false
	}
	d, n := h.e.d, h.e.note
	steps := historySteps(n.history)
	shown := steps[:min(len(steps), historyFew)]
	if h.all {
		shown = steps[:min(len(steps), historyMost)]
	}
	head := []fyne.CanvasObject{
		look.Label(d.t("word.history"), tokens.BodyBold, look.Ink),
		widgets.Stretch(look.Label(d.t("count.edit", "count", len(steps)), tokens.Caption, look.Ink3)),
		widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Label: d.t("history.menu"), Small: true, OnTapped: func() { h.e.openHistory(store.ChangeID{}) }}),
	}
	if len(steps) > historyFew {
		label := d.t("notes.history.all")
		if h.all {
			label = d.t("notes.history.few")
		}
		head = append(head, widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Label: label, Small: true, OnTapped: func() {
			h.all = !h.all
			h.show(false)
			h.e.relayout()
		}}))
	}
	h.root.Objects = []fyne.CanvasObject{container.New(rowHeight(tokens.ControlSmallHeight), widgets.Row(tokens.Space8, head...))}
	current := map[string]bool{}
	for i, step := range shown {
		h.root.Objects = append(h.root.Objects, h.row(step, i == 0, current))
	}
	h.root.Refresh()
}

// rowHeight gives one object a height.
type rowHeight float32

// MinSize is the object's width and the height.
func (r rowHeight) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(r))
}

// Layout centres the object.
func (r rowHeight) Layout(o []fyne.CanvasObject, size fyne.Size) {
	height := widgets.HeightFor(o[0], size.Width)
	put(o[0], 0, floor((size.Height-height)/2), size.Width, height)
}

// row is one step: when, who, what, and the way back to its text. The newest
// text of a field is the current one.
func (h *editorHistory) row(step historyStep, first bool, current map[string]bool) fyne.CanvasObject {
	d := h.e.d
	at := d.book.When(step.newest.At.In(d.now().Location()), d.now())
	dot := look.LineStrong
	if first {
		dot = look.Accent
	}
	parts := []fyne.CanvasObject{
		minWidth(84, look.Label(at, tokens.TimeCode, look.Ink3)),
		widgets.NewIcon("radio_button_unchecked", dot, 12),
		look.Label(d.whoWords(step), tokens.Small, look.Ink3),
		widgets.Stretch(look.Para(step.words(d.book), tokens.Small, look.Ink, 1)),
	}
	parts = append(parts, widgets.NewButton(widgets.ButtonOptions{
		Rank: widgets.Ghost, Label: d.t("history.compare"), Small: true, OnTapped: func() { h.e.openHistory(step.newest.StepID) },
	}))
	if text, ok := step.text(); ok {
		switch {
		case !current[text.Field]:
			parts = append(parts, look.Label(d.t("notes.history.current"), tokens.Caption, look.Ink3))
		case !d.readOnly():
			parts = append(parts, widgets.NewButton(widgets.ButtonOptions{
				Rank: widgets.Ghost, Label: d.t("action.restore"), Small: true, Tip: d.t("notes.history.restore_tip"),
				OnTapped: func() { h.restore(text) },
			}))
		}
		current[text.Field] = true
	}
	return container.New(rowHeight(28), widgets.Row(tokens.Space8, parts...))
}

// minWidth gives an object a least width.
func minWidth(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(fixedWidth(width), o)
}

// openHistory opens the history of the note at a step; a zero one is the newest.
func (e *noteEditor) openHistory(step store.ChangeID) {
	if e.note != nil {
		e.d.showHistory(store.Ref{Type: store.TypeNote, ID: e.id()}, step)
	}
}

// restore makes a former text the present one, as a new change.
func (h *editorHistory) restore(c store.Change) {
	h.e.flush()
	h.e.d.edit("step.note.restore", func(tx *store.Tx) error {
		text, err := store.TextAt(tx, c.Ref, c.Field, c.ID)
		if err != nil {
			return err
		}
		note, err := store.Get[store.Note](tx, c.Ref.ID)
		if err != nil {
			return err
		}
		setNoteText(&note, c.Field, text)
		return store.Put(tx, &note)
	})
}

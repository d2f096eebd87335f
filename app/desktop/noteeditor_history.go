package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
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

// historyStep is one undo step as the history shows it.
type historyStep struct {
	newest  store.Change
	changes []store.Change
}

// historySteps joins the changes of one step, newest first.
func historySteps(changes []store.Change) []historyStep {
	var steps []historyStep
	for _, c := range changes {
		if n := len(steps); n > 0 && steps[n-1].newest.StepID == c.StepID {
			steps[n-1].changes = append(steps[n-1].changes, c)
			continue
		}
		steps = append(steps, historyStep{c, []store.Change{c}})
	}
	return steps
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

// words says what a step did.
func (s historyStep) words(b *words.Book) string {
	c := s.newest
	text := ""
	for _, key := range []string{"notes.history." + c.Op, "notes.history." + c.Field + "." + c.Op, "notes.history." + c.Field} {
		if b.Has(key) {
			text = b.T(key)
		}
	}
	if text == "" {
		text = b.T("notes.history.other")
	}
	switch {
	case c.Undone:
		return b.T("notes.history.undone", "step", text)
	case c.Redone:
		return b.T("notes.history.redone", "step", text)
	}
	return text
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
	role := step.newest.Role
	if key := "notes.role." + role; d.book.Has(key) {
		role = d.t(key)
	}
	parts := []fyne.CanvasObject{
		minWidth(84, look.Label(at, tokens.TimeCode, look.Ink3)),
		widgets.NewIcon("radio_button_unchecked", dot, 12),
		look.Label(role, tokens.Small, look.Ink3),
		widgets.Stretch(look.Label(step.words(d.book), tokens.Small, look.Ink)),
	}
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

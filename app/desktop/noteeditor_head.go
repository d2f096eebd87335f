package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// editorHead is the editor's top: kind, state, how the text is shown, more.
type editorHead struct {
	e     *noteEditor
	root  *fyne.Container
	back  *widgets.Button
	kind  *widgets.Button
	made  *look.Paragraph // says of an invented note that it is
	state *look.Paragraph
	again *widgets.Button
	modes *widgets.Segmented
	sides *widgets.Segmented // of an editor with room for one side at a time
	more  *widgets.Button
	watch func()
}

func newEditorHead(e *noteEditor) *editorHead {
	d := e.d
	h := &editorHead{e: e, state: look.Label("", tokens.Small, look.Ink3), made: look.Label(d.t("notes.invented"), tokens.Small, look.Ink3)}
	h.back = widgets.IconButton("arrow_back", d.t("notes.back"), func() { e.onBack() })
	h.back.Hide()
	h.kind = widgets.NewButton(widgets.ButtonOptions{Label: "", Icon: "lesson", Trailing: "expand_more", Small: true, Tip: d.t("notes.kind.tip"), OnTapped: h.askKind})
	h.again = widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.retry"), Small: true, OnTapped: e.retry})
	h.again.Hide()
	h.modes = widgets.NewSegmented([]string{d.t("notes.mode.write"), d.t("notes.mode.split"), d.t("notes.mode.read")}, 1,
		func(i int) { e.text.setMode(textMode(i)) })
	h.sides = widgets.NewSegmented([]string{d.t("notes.mode.write"), d.t("notes.mode.read")}, 0, func(i int) { e.text.setSeen(i == 1) })
	h.sides.Hide()
	h.more = widgets.IconButton("more_horiz", d.t("notes.more"), h.askMore)
	row := widgets.Row(tokens.Space8, h.back, h.kind, h.made, widgets.Stretch(h.state), h.again, h.modes, h.sides, h.more)
	h.root = container.New(&headLayout{}, widgets.Inset(editorMargin, 0, row))
	return h
}

func (h *editorHead) show() {
	kind := h.e.note.note.Kind
	h.kind.SetLabel(h.e.d.t("kind." + string(kind)))
	h.kind.SetIcon(string(kind))
	setVisible(h.made, h.e.note.note.Invented)
	if h.e.d.readOnly() {
		h.kind.Disable()
		h.more.Hide()
	}
	h.root.Refresh()
}

// showModes shows how the text is shown.
func (h *editorHead) showModes() {
	t := h.e.text
	side := 0
	if t.mode == modeRead || t.mode == modeSplit && t.seen {
		side = 1
	}
	h.modes.Select(int(t.mode))
	h.sides.Select(side)
	setVisible(h.modes, !t.tabbed())
	setVisible(h.sides, t.tabbed())
	h.root.Refresh()
}

// showSaving says where the text is. A text that can never be saved says why.
func (h *editorHead) showSaving(phase savePhase, err error) {
	d, e := h.e.d, h.e
	text, colour := "", look.Ink3
	switch {
	case d.readOnly():
		text = d.t("save.read_only")
	case d.failing() && phase != phaseSaved, e.note != nil && d.session.isUnsaved(store.Ref{Type: store.TypeNote, ID: e.id()}):
		text, colour, phase = d.t("save.not_saved"), look.Danger, phaseSaving // why, and the way on, stand in the top bar
	case phase == phaseFailed:
		text, colour = d.t("notes.not_saved", "reason", sentence(d.book, err)), look.Danger
	case phase == phaseSaving, phase == phaseTyping:
		text = d.t("notes.saving")
	case e.note != nil && len(e.note.history) > 0:
		text = d.t("notes.saved_at", "time", d.book.When(e.note.history[0].At.In(d.now().Location()), d.now()))
	default:
		text = d.t("save.saved")
	}
	h.state.SetColour(colour)
	h.state.SetText(text)
	setVisible(h.again, phase == phaseFailed)
	h.root.Refresh()
}

func (h *editorHead) askKind() {
	d := h.e.d
	var items []*fyne.MenuItem
	for _, kind := range store.NoteKinds {
		item := fyne.NewMenuItem(d.t("kind."+string(kind)), func() {
			h.e.change("step.note.kind", func(n *store.Note) { n.Kind = kind })
		})
		item.Icon = look.Icon(string(kind), look.Ink2)
		item.Checked = kind == h.e.note.note.Kind
		items = append(items, item)
	}
	popUnder(d.window(), h.kind, fyne.NewMenu("", items...))
}

func (h *editorHead) askMore() {
	d, e := h.e.d, h.e
	copyText := fyne.NewMenuItem(d.t("notes.copy"), func() {
		d.app.Clipboard().SetContent("# " + e.text.title.Text + "\n\n" + e.text.body.Text)
		d.notify(d.t("notes.copied"))
	})
	copyText.Icon = look.Icon("content_copy", look.Ink2)
	history := fyne.NewMenuItem(d.t("history.menu"), func() { e.openHistory(store.ChangeID{}) })
	history.Icon = look.Icon("history", look.Ink2)
	remove := fyne.NewMenuItem(d.t("notes.delete"), e.remove)
	remove.Icon = look.Icon("delete", look.Danger)
	items := []*fyne.MenuItem{copyText, history, fyne.NewMenuItemSeparator(), remove, fyne.NewMenuItemSeparator()}
	forget := d.forgetItems(store.Ref{Type: store.TypeNote, ID: e.id()}, e.note.note.Kind == store.Quote)
	popUnder(d.window(), h.more, fyne.NewMenu("", append(items, forget...)...))
}

// remove deletes the note; undo brings it back.
func (e *noteEditor) remove() {
	if e.note == nil || e.d.readOnly() {
		return
	}
	id := e.id()
	e.saver.flush()
	e.saver.drop(id)
	e.d.edit("step.note.delete", func(tx *store.Tx) error { return store.Delete[store.Note](tx, id) })
	e.d.notify(e.d.t("notes.deleted"))
	e.onDeleted()
}

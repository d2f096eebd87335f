package desktop

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// foldBeside is how many letters of a stretch that stayed are shown beside a change.
const foldBeside = 160

// showStep says what a step did.
func (h *recordHistory) showStep(s historyStep, edits []historyEdit) {
	d := h.d
	h.first = nil
	when, what := h.rowWords(h.list.selected)
	parts := []fyne.CanvasObject{widgets.Column(0, look.Para(what, tokens.BodyBold, look.Ink, 0), look.Para(when, tokens.Small, look.Ink2, 0))}
	parts = append(parts, h.notices(s, edits)...)
	for i := range edits {
		e := &edits[i]
		switch {
		case e.text:
			parts = append(parts, newHistoryCompare(h, e).root)
		default:
			parts = append(parts, h.value(e, s))
		}
	}
	if len(edits) == 0 && !s.op("delete") && !s.op("restore") {
		parts = append(parts, look.Para(d.t("history.same"), tokens.Body, look.Ink2, 0))
	}
	h.body.Objects = parts
	h.body.Refresh()
	h.page.Update()
	h.page.ScrollToTop()
}

// notices tell plainly what two copies of the notebook did to each other, and what
// happened to the record as a whole.
func (h *recordHistory) notices(s historyStep, edits []historyEdit) (parts []fyne.CanvasObject) {
	d := h.d
	say := func(key string) {
		parts = append(parts, widgets.Row(tokens.Space8, widgets.NewIcon("warning", look.WarnText, 18),
			widgets.Stretch(look.Para(d.t(key), tokens.Body, look.Ink, 0))))
	}
	plain := func(key string) { parts = append(parts, look.Para(d.t(key), tokens.Body, look.Ink2, 0)) }
	rival := slices.ContainsFunc(edits, func(e historyEdit) bool { return e.rival })
	switch {
	case s.op("delete"):
		plain("history.deleted")
	case s.op("restore"):
		plain("history.returned_by_hand")
	}
	if s.mark(func(c store.Change) bool { return c.Returned }) {
		say("history.returned")
	}
	switch {
	case rival && !d.readOnly():
		say("history.rivals")
		parts = append(parts, widgets.Row(0, h.seen(widgets.NewButton(widgets.ButtonOptions{Label: d.t("rivals.compare"), Small: true, OnTapped: func() {
			h.close()
			d.chooseTexts([]store.Ref{h.past.ref})
		}}))))
	case s.mark(func(c store.Change) bool { return c.Beside }):
		say("history.beside")
	}
	return parts
}

// value is what a step did to a field that is no text.
func (h *recordHistory) value(e *historyEdit, s historyStep) fyne.CanvasObject {
	d := h.d
	lines := []fyne.CanvasObject{look.Para(e.name, tokens.SmallBold, look.Ink2, 1)}
	switch {
	case e.Set:
		for _, text := range e.added {
			lines = append(lines, look.Para(d.t("history.added", "value", text), tokens.Body, look.Ink, 0))
		}
		for _, text := range e.removed {
			lines = append(lines, look.Para(d.t("history.removed", "value", text), tokens.Body, look.Ink, 0))
		}
	case hiddenFields[e.Field] || s.op("create"):
		lines = append(lines, look.Para(e.after, tokens.Body, look.Ink, 0))
	default:
		lines = append(lines, fromTo(e.before, e.after))
	}
	words := widgets.Column(tokens.Space4, lines...)
	if hiddenFields[e.Field] {
		return words
	}
	return widgets.Row(tokens.Space12, widgets.Stretch(words), h.restoring(e, "history.restore_value", "history.present_value"))
}

// besideAtMost is how many letters two values have together that stand on one line.
const besideAtMost = 48

// fromTo is a value before an arrow and the one after it, beside or under each other.
func fromTo(before, after string) fyne.CanvasObject {
	arrow := widgets.NewIcon("arrow_forward", look.Ink2, 16)
	to := widgets.Stretch(look.Para(after, tokens.Body, look.Ink, 0))
	if len([]rune(before))+len([]rune(after)) <= besideAtMost {
		return widgets.Row(tokens.Space8, look.Label(before, tokens.Body, look.Ink2), arrow, to)
	}
	return widgets.Column(0, look.Para(before, tokens.Body, look.Ink2, 0), widgets.Row(tokens.Space8, arrow, to))
}

// restoring is the way back to what a step left in a field, or says that it stands.
func (h *recordHistory) restoring(e *historyEdit, restore, present string) fyne.CanvasObject {
	d := h.d
	switch {
	case e.present && !e.rival:
		return look.Label(d.t(present), tokens.Caption, look.Ink3)
	case d.readOnly() || !h.past.there:
		return widgets.Column(0)
	}
	return h.seen(widgets.NewButton(widgets.ButtonOptions{
		Label: d.t(restore), Small: true, Tip: d.t("history.restore_tip"), OnTapped: func() { h.restore(e) },
	}))
}

// historyCompare shows the text that a step left beside another state of it.
type historyCompare struct {
	h      *recordHistory
	e      *historyEdit
	root   *fyne.Container
	with   *widgets.SelectBox // nil: there is no other state
	states []store.ChangeID   // to compare with, as the box lists them; zero: no text
	whole  bool               // nothing is folded
	shown  historyText
}

func newHistoryCompare(h *recordHistory, e *historyEdit) *historyCompare {
	c := &historyCompare{h: h, e: e, root: widgets.Column(tokens.Space8), shown: e.historyText}
	if choices := c.choices(); len(choices) > 1 || !e.From.IsZero() { // there is something to compare with
		c.with = widgets.NewSelectBox(choices, 0, "", c.choose)
		h.seen(c.with)
	}
	c.show()
	return c
}

// choices are the states of the text: first what the step replaced, then what stands
// now, then all others.
func (c *historyCompare) choices() (choices []widgets.Choice) {
	d, e, p := c.h.d, c.e, &c.h.past
	add := func(id store.ChangeID, label, note string) {
		c.states = append(c.states, id)
		choices = append(choices, widgets.Choice{Label: label, Note: note})
	}
	add(e.From, d.t("history.with_before"), "")
	if latest := p.latest(e.Field); latest != e.To {
		add(latest, d.t("history.with_present"), "")
	}
	for i, s := range p.steps {
		if one, ok := s.wrote(e.Field); ok && one.ID != e.To {
			when, _ := c.h.rowWords(i)
			add(one.ID, d.t("history.with", "when", when), "")
		}
	}
	return choices
}

// choose compares with another state.
func (c *historyCompare) choose(i int) {
	if i < 0 || i >= len(c.states) {
		return
	}
	h, from := c.h, c.states[i]
	h.asked++
	asked := h.asked
	h.d.read(func(r store.Reader) (func(), error) {
		text, err := compareTexts(r, h.past.ref, c.e.Field, from, c.e.To)
		return func() {
			if h.asked == asked {
				c.shown = text
				c.with.Select(i)
				c.show()
				h.page.Update()
			}
		}, err
	})
}

// show shows the comparison.
func (c *historyCompare) show() {
	d, h := c.h.d, c.h
	head := widgets.Row(tokens.Space8, look.Label(c.e.name, tokens.SmallBold, look.Ink2))
	if c.with != nil {
		head.Add(widgets.Stretch(c.with))
	}
	parts := []fyne.CanvasObject{head}
	pieces, folded := c.shown.pieces, false
	switch {
	case c.shown.from == c.shown.to && c.shown.to != "":
		parts = append(parts, look.Para(d.t("history.no_difference"), tokens.Small, look.Ink2, 0))
	case c.shown.from == "":
		parts = append(parts, look.Para(d.t("history.no_text_before"), tokens.Small, look.Ink2, 0))
		pieces = []widgets.TextPiece{{Text: c.shown.to}}
	case c.shown.to == "":
		parts = append(parts, look.Para(d.t("history.no_text_after"), tokens.Small, look.Ink2, 0))
	}
	if !c.whole && c.shown.from != c.shown.to && c.shown.from != "" {
		short := widgets.FoldPieces(pieces, foldBeside)
		folded = slices.ContainsFunc(short, func(p widgets.TextPiece) bool { return p.Fold })
		pieces = short
	}
	if len(pieces) > 0 && pieces[0].Text != "" {
		parts = append(parts, well(widgets.NewMarkedText(pieces)))
	}
	under := []fyne.CanvasObject{h.restoring(c.e, "history.restore_text", "history.present_text"), widgets.Spring()}
	if folded {
		under = append(under, h.seen(widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Label: d.t("history.whole"), Small: true, OnTapped: func() {
			c.whole = true
			c.show()
			h.page.Update()
		}})))
	}
	c.root.Objects = append(parts, widgets.Row(tokens.Space8, under...))
	c.root.Refresh()
}

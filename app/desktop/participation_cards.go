package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// cardState is how a person left a card.
type cardState struct{ table, all bool }

// chartCard shows a view: drawn or as a table, with ways to take it along. Its
// buttons stay the same, so that the focus stays on the one that was pressed.
type chartCard struct {
	p    *participationPage
	v    *view
	card *widgets.Card
	all  *widgets.Button // shows what there is no room for
	form *widgets.Button // to a table and back
	foot fyne.CanvasObject
}

// cardRows is how many bars or lines a card shows until a person asks for all.
const cardRows = 10

// card makes the card of a view, as it was left.
func (p *participationPage) card(v *view) fyne.CanvasObject {
	d := p.d
	c := &chartCard{p: p, v: v, card: widgets.NewCard(widgets.CardOptions{Title: v.title, Note: v.note})}
	c.all = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Small: true,
		OnTapped: func() { c.change(func(s *cardState) { s.all = !s.all }) }})
	c.form = widgets.IconButton("format_list_bulleted", "", func() { c.change(func(s *cardState) { s.table = !s.table }) })
	buttons := []fyne.CanvasObject{widgets.Stretch(look.Para(v.base, tokens.Caption, look.Ink3, 0)), c.all, c.form,
		widgets.IconButton("content_copy", d.t("participation.copy", "name", v.title), func() { p.copyPicture(v.name) }),
		widgets.IconButton("download", d.t("participation.save_csv", "name", v.title), func() { p.saveCSV(v.name) })}
	for _, b := range buttons {
		p.keepInSight(b)
	}
	c.foot = widgets.Row(tokens.Space4, buttons...)
	c.fill()
	return c.card
}

// keepInSight scrolls to a control when the keyboard comes to it.
func (p *participationPage) keepInSight(o fyne.CanvasObject) {
	if control, ok := o.(interface{ WhenFocused(do func()) }); ok {
		control.WhenFocused(func() { p.root.Reveal(o) })
	}
}

func (c *chartCard) change(change func(*cardState)) {
	s := c.p.open[c.v.name]
	change(&s)
	c.p.open[c.v.name] = s
	c.fill()
	c.p.root.Update()
}

// fill shows the chart or its table, and what can be done with it.
func (c *chartCard) fill() {
	v, state := c.v, c.p.open[c.v.name]
	var parts []fyne.CanvasObject
	if v.about != "" {
		parts = append(parts, look.Para(v.about, tokens.Small, look.Ink2, 0))
	}
	if v.empty != "" {
		parts = append(parts, look.Para(v.empty, tokens.Body, look.Ink2, 0))
		c.card.SetContent(widgets.Column(tokens.Space12, parts...))
		return
	}
	asTable, rows := state.table || v.chart == nil, cardRows
	if state.all {
		rows = 0
	}
	count := v.count
	if asTable {
		count = len(v.table.rows)
		parts = append(parts, v.table.widget(rows))
	} else {
		for _, part := range []fyne.CanvasObject{v.head, v.chart(rows), v.extra} {
			if part != nil {
				c.p.keepInSight(part)
				parts = append(parts, part)
			}
		}
	}
	c.label(asTable, state.all, count)
	c.card.SetContent(widgets.Column(tokens.Space12, append(parts, widgets.Spring(), c.foot)...))
}

// label says what the buttons do now.
func (c *chartCard) label(asTable, all bool, count int) {
	d, v := c.p.d, c.v
	setShown(c.form, v.chart != nil)
	if asTable {
		c.form.SetIcon("monitoring")
		c.form.SetTip(d.t("participation.as_chart", "name", v.title))
	} else {
		c.form.SetIcon("format_list_bulleted")
		c.form.SetTip(d.t("participation.as_table", "name", v.title))
	}
	setShown(c.all, count > cardRows)
	if all {
		c.all.SetLabel(d.t("participation.fewer"))
	} else {
		c.all.SetLabel(d.t("participation.all", "count", count))
	}
}

package desktop

import (
	"slices"
	"strings"

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
	p     *participationPage
	v     *view
	card  *widgets.Card
	all   *widgets.Button // shows what there is no room for
	form  *widgets.Button // to a table and back
	foot  fyne.CanvasObject
	words *look.Paragraph // at the foot
}

// cardRows is how many bars or lines a card shows until a person asks for all.
const cardRows = 10

// card makes the card of a view, as it was left.
func (p *participationPage) card(v *view) fyne.CanvasObject {
	d := p.d
	c := &chartCard{p: p, v: v, card: widgets.NewCard(widgets.CardOptions{Title: v.title, Note: v.note}), words: look.Para("", tokens.Caption, look.Ink3, 0)}
	c.all = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Small: true,
		OnTapped: func() { c.change(func(s *cardState) { s.all = !s.all }) }})
	c.form = widgets.IconButton("format_list_bulleted", "", func() { c.change(func(s *cardState) { s.table = !s.table }) })
	buttons := []fyne.CanvasObject{widgets.Stretch(c.words), c.all, c.form,
		widgets.IconButton("content_copy", d.t("participation.copy", "name", v.title), func() { p.copyPicture(v.name) }),
		widgets.IconButton("download", d.t("participation.save_csv", "name", v.title), func() { p.saveCSV(v.name) })}
	for _, b := range buttons {
		p.keepInSight(b)
	}
	c.foot = widgets.Row(tokens.Space4, buttons...)
	c.fill()
	return c.card
}

// footWords are what a card says of its numbers, beside what the page says of all.
func (p *participationPage) footWords(v *view, asTable bool) string {
	f, _ := p.v.of(p.full)
	base := p.baseWords(f)
	parts := []string{strings.TrimPrefix(strings.TrimPrefix(v.base, base), ". ")}
	if asTable {
		parts = append(parts, v.why)
	}
	parts = slices.DeleteFunc(append(parts, v.here), func(part string) bool { return part == "" })
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	for i, part := range parts {
		parts[i] = strings.TrimSuffix(part, ".") + "."
	}
	return strings.Join(parts, " ")
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
	asTable, rows := state.table || v.chart == nil, cardRows
	if state.all {
		rows = 0
	}
	count, all := v.count, v.rows
	if asTable {
		count, all = v.table.named(), len(v.table.rows)
		parts = append(parts, c.table(rows))
	} else {
		for _, part := range c.drawn(rows) {
			c.p.keepInSight(part)
			parts = append(parts, part)
		}
	}
	c.words.SetText(c.p.footWords(v, asTable))
	c.label(asTable, state.all, count)
	setShown(c.all, all > cardRows && (!asTable || v.chart == nil || v.tall))
	c.card.SetContent(widgets.Column(tokens.Space12, append(parts, widgets.Spring(), c.foot)...))
}

// drawn are the parts of the chart.
func (c *chartCard) drawn(rows int) (parts []fyne.CanvasObject) {
	for _, part := range []fyne.CanvasObject{c.v.head, c.v.chart(rows), c.v.extra} {
		if part != nil {
			parts = append(parts, part)
		}
	}
	return parts
}

// table is the table in place of the chart: all of it, within the chart's height, so
// that the card keeps its size.
func (c *chartCard) table(rows int) fyne.CanvasObject {
	if c.v.chart == nil || c.v.tall {
		return c.v.table.widget(rows)
	}
	chart := widgets.Column(tokens.Space12, c.drawn(cardRows)...)
	box := widgets.NewScrollBox(c.v.table.widget(0), func(width float32) float32 { return max(leastTable, widgets.HeightFor(chart, width)) })
	c.p.keepInSight(box)
	return box
}

// leastTable is the least height that a table gets in place of a chart.
const leastTable float32 = 156

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
	if all {
		c.all.SetLabel(d.t("participation.fewer"))
	} else {
		c.all.SetLabel(d.t("participation.all", "count", count))
	}
}

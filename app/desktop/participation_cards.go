package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// cardState is how a person left a card.
type cardState struct{ table, all bool }

// chartCard is one figure: drawn or as a table, with ways to take it along.
type chartCard struct {
	p     *participationPage
	fig   figure.Figure
	chart func(rows int) fyne.CanvasObject
	table [][]string // the first row names the columns
	flags []string   // country of each row under the header; empty: none
	extra fyne.CanvasObject
	about string // a line under the finding; may be empty
	card  *widgets.Card
}

// cardRows is how many bars or lines a card shows until a person asks for all.
const cardRows = 10

// barsOptions are what a card of bars has beside its figure.
type barsOptions struct {
	table [][]string
	about string
	dense bool
	extra fyne.CanvasObject
}

func (p *participationPage) bars(f figure.Figure, o barsOptions) fyne.CanvasObject {
	c := &chartCard{p: p, fig: f, table: o.table, extra: o.extra, about: o.about}
	c.chart = func(rows int) fyne.CanvasObject {
		return widgets.NewBarChart(widgets.BarChartOptions{Figure: f, Words: p.d.book, Rows: rows, Dense: o.dense})
	}
	if c.table == nil {
		c.table = figureTable(p.d, f)
	}
	return p.chartCard(c, "")
}

func (p *participationPage) area(f figure.Figure) fyne.CanvasObject {
	c := &chartCard{p: p, fig: f, table: figureTable(p.d, f)}
	c.chart = func(int) fyne.CanvasObject {
		return widgets.NewAreaChart(widgets.AreaChartOptions{Figure: f, Words: p.d.book, Height: 232})
	}
	return p.chartCard(c, zoneNote(p.d, p.v, f))
}

// chartCard builds a card and fills it as it was left.
func (p *participationPage) chartCard(c *chartCard, note string) fyne.CanvasObject {
	c.card = widgets.NewCard(widgets.CardOptions{Title: c.title(), Note: note})
	p.cards[c.fig.Name] = c
	c.fill()
	return c.card
}

// title is what the card is about; the finding stands under it, as it may be long.
func (c *chartCard) title() string {
	if key := "figures." + c.fig.Name + ".title"; c.p.d.book.Has(key) {
		return c.p.d.t(key)
	}
	return c.p.d.book.Msg(c.fig.Title)
}

// fill shows the chart or its table, and what can be done with it.
func (c *chartCard) fill() {
	d, p := c.p.d, c.p
	state := p.open[c.fig.Name]
	var parts []fyne.CanvasObject
	if finding := d.book.Msg(c.fig.Title); finding != c.title() {
		parts = append(parts, look.Para(finding, tokens.Small, look.Ink2, 2))
	}
	if c.about != "" {
		parts = append(parts, look.Para(c.about, tokens.Caption, look.Ink3, 2))
	}
	count := len(c.fig.Values())
	if c.fig.Kind == figure.Area {
		count = 0
	}
	switch {
	case c.fig.IsEmpty():
		parts = append(parts, look.Para(d.book.Msg(c.fig.Empty), tokens.Body, look.Ink2, 0))
	case state.table:
		count = len(c.table) - 1
		parts = append(parts, c.tableOf(state.all))
	default:
		rows := cardRows
		if state.all {
			rows = 0
		}
		parts = append(parts, c.chart(rows))
	}
	if !c.fig.IsEmpty() {
		if c.extra != nil && !state.table {
			parts = append(parts, c.extra)
		}
		parts = append(parts, c.foot(state, count))
	}
	c.card.SetContent(widgets.Column(tokens.Space12, parts...))
}

// foot is the line under a chart: its denominator, and small buttons.
func (c *chartCard) foot(state cardState, count int) fyne.CanvasObject {
	d, p := c.p.d, c.p
	base := look.Para(d.book.Msg(c.fig.Base), tokens.Caption, look.Ink3, 3)
	set := func(change func(*cardState)) func() {
		return func() {
			s := p.open[c.fig.Name]
			change(&s)
			p.open[c.fig.Name] = s
			c.fill()
			p.root.Update()
		}
	}
	name := d.book.Msg(c.fig.Title)
	buttons := []fyne.CanvasObject{widgets.Stretch(base)}
	if count > cardRows {
		label := d.t("participation.all", "count", count)
		if state.all {
			label = d.t("participation.fewer")
		}
		buttons = append(buttons, widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Label: label, Small: true,
			OnTapped: set(func(s *cardState) { s.all = !s.all })}))
	}
	icon, tip := "format_list_bulleted", "participation.as_table"
	if state.table {
		icon, tip = "monitoring", "participation.as_chart"
	}
	buttons = append(buttons,
		widgets.IconButton(icon, d.t(tip, "name", name), set(func(s *cardState) { s.table = !s.table })),
		widgets.IconButton("content_copy", d.t("participation.copy", "name", name), func() { p.copyPicture(c.fig.Name) }),
		widgets.IconButton("download", d.t("participation.save_csv", "name", name), func() { p.saveCSV(c.fig.Name) }))
	return widgets.Row(tokens.Space4, buttons...)
}

// tableOf lays a table out; the first column is words, the others are numbers.
func (c *chartCard) tableOf(all bool) fyne.CanvasObject {
	rows := c.table
	if !all && len(rows) > cardRows+1 {
		rows = rows[:cardRows+1]
	}
	return dataTable(rows, c.flags)
}

// dataTable draws rows of words and numbers under a header.
func dataTable(rows [][]string, flags []string) fyne.CanvasObject {
	if len(rows) == 0 {
		return space(0)
	}
	widths := make([]float32, len(rows[0]))
	for i, row := range rows {
		style := tokens.Small
		if i == 0 {
			style = tokens.Caption
		}
		for j := 1; j < len(row); j++ {
			widths[j] = max(widths[j], look.Width(row[j], style)+tokens.Space4)
		}
	}
	var lines []fyne.CanvasObject
	for i, row := range rows {
		style, ink := tokens.Small, look.Ink
		if i == 0 {
			style, ink = tokens.Caption, look.Ink3
		}
		var cells []fyne.CanvasObject
		if i > 0 && i-1 < len(flags) && flags[i-1] != "" {
			cells = append(cells, widgets.NewFlagIcon(flags[i-1]))
		}
		cells = append(cells, widgets.Stretch(look.Para(row[0], style, ink, 2)))
		for j := 1; j < len(row); j++ {
			colour := ink
			if i > 0 && j > 1 {
				colour = look.Ink2
			}
			cell := look.Label(row[j], style, colour)
			cell.SetAlign(fyne.TextAlignTrailing)
			cells = append(cells, widgets.FixedWidth(widths[j], cell))
		}
		lines = append(lines, widgets.Inset(0, tokens.Space4+1, widgets.Row(tokens.Space8, cells...)), themedLine())
	}
	return widgets.Column(0, lines...)
}

// figureTable is a figure's numbers as a table: what, how many, which share.
func figureTable(d *desk, f figure.Figure) [][]string {
	if f.IsEmpty() {
		return nil
	}
	book := d.book
	if f.Kind == figure.Area {
		rows := [][]string{{book.T("participation.column.time"), book.T("participation.column.people")}}
		for i, v := range f.Values() {
			value := book.Decimal(v)
			if v == 0 && f.Under > 0 {
				value = book.T("figures.present.under", "limit", f.Under)
			}
			rows = append(rows, []string{clockOf(book, f, i), value})
		}
		return rows
	}
	share := "participation.column.share"
	if f.Kind == figure.Funnel {
		share = "participation.column.of_first"
	}
	rows := [][]string{{"", book.T("participation.column.people"), book.T(share)}}
	for i, c := range f.Categories {
		whole := int(f.Total())
		if f.Kind == figure.Funnel {
			whole = int(f.Values()[0])
		}
		rows = append(rows, []string{book.Msg(c.Name), book.Decimal(f.Values()[i]), book.Percent(int(f.Values()[i]), whole)})
	}
	return rows
}

// placeTable is a table of places: attended, registered, rate.
func placeTable(d *desk, lines []figures.PlaceLine) [][]string {
	book, registered := d.book, false
	for _, l := range lines {
		registered = registered || l.HasRegistered
	}
	head := []string{book.T("participation.column.place"), book.T("participation.column.attended")}
	if registered {
		head = append(head, book.T("participation.column.registered"), book.T("participation.column.rate"))
	}
	rows := [][]string{head}
	for _, l := range lines {
		row := []string{book.Msg(l.Name), book.Number(l.Attended)}
		switch {
		case registered && l.HasRegistered:
			rate := "–"
			if l.Registered > 0 {
				rate = book.Percent(l.Rate.Part, l.Rate.Whole)
			}
			row = append(row, book.Number(l.Registered), rate)
		case registered:
			row = append(row, "–", "–")
		}
		rows = append(rows, row)
	}
	return rows
}

// places is the card of cities, a table from the start.
func (p *participationPage) places(f figures.Figures) fyne.CanvasObject {
	c := &chartCard{p: p, fig: f.City, table: placeTable(p.d, f.CityTable)}
	for _, l := range f.CityTable {
		c.flags = append(c.flags, l.Country)
	}
	c.chart = func(rows int) fyne.CanvasObject {
		return widgets.NewBarChart(widgets.BarChartOptions{Figure: f.City, Words: p.d.book, Rows: rows, Dense: true})
	}
	if _, known := p.open[f.City.Name]; !known {
		p.open[f.City.Name] = cardState{table: true}
	}
	note := ""
	if f.Cities > 0 {
		shown := 0
		for _, l := range f.CityTable {
			if l.Country != "" && !l.Merged && l.Attended > 0 {
				shown++
			}
		}
		note = p.d.t("participation.shown_of", "shown", shown, "count", f.Cities)
	}
	return p.chartCard(c, note)
}

// stays is the card of how long people stayed, with a question one can change.
func (p *participationPage) stays(f figures.Figures) fyne.CanvasObject {
	thresholds := f.StayThresholds()
	if len(thresholds) < 2 {
		return p.bars(f.Minutes, barsOptions{})
	}
	at := 0
	for i, m := range thresholds {
		if m == p.longer || p.longer < 0 && m <= f.StayedOver {
			at = i
		}
	}
	answer := look.Para("", tokens.Small, look.Ink, 0)
	say := func(i int) {
		if people, told := f.StayedLonger(thresholds[i]); told {
			answer.SetText(p.d.t("participation.longer", "minutes", thresholds[i], "count", people,
				"share", words.Share{Part: people, Whole: f.Attended}))
		}
	}
	say(at)
	var choices []widgets.Choice
	for _, m := range thresholds {
		choices = append(choices, widgets.Choice{Label: p.d.t("participation.over", "count", m)})
	}
	box := widgets.NewSelectBox(choices, at, "", func(i int) {
		p.longer = thresholds[i]
		say(i)
		p.root.Update()
	})
	extra := widgets.Row(tokens.Space12, widgets.FixedWidth(132, box), widgets.Stretch(answer))
	return p.bars(f.Minutes, barsOptions{extra: extra})
}

// stated is the card of totals that were announced or that a platform states.
func (p *participationPage) stated(f figures.Figures) fyne.CanvasObject {
	d := p.d
	if len(f.Stated) == 0 {
		return widgets.NewCard(widgets.CardOptions{Title: d.t("participation.stated_title"),
			Content: look.Para(d.t("participation.stated_none"), tokens.Body, look.Ink2, 0)})
	}
	rows := [][]string{{"", d.t("participation.column.stated"), d.t("participation.column.counted")}}
	var why []fyne.CanvasObject
	said := map[string]bool{}
	for _, l := range f.Stated {
		counted := "–"
		if l.HasComputed {
			counted = d.book.Number(l.Computed)
		}
		rows = append(rows, []string{d.book.Msg(l.Name), d.book.Number(l.Stated), counted})
		if reason := d.book.Msg(l.Reason); reason != "" && !said[reason] {
			said[reason] = true
			why = append(why, look.Para(reason+".", tokens.Caption, look.Ink3, 0))
		}
	}
	return widgets.NewCard(widgets.CardOptions{Title: d.t("participation.stated_title"),
		Content: widgets.Column(tokens.Space8, append([]fyne.CanvasObject{dataTable(rows, nil)}, why...)...)})
}

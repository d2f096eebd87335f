package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// view is one chart of the page with its numbers. The page makes the same views of
// both forms of the figures: of the one it shows, and of the shareable one for
// what leaves it.
type view struct {
	name  string // stable, for file names
	title string
	note  string // at the right of the title
	about string // the finding, under the title
	base  string // of whom: the denominator
	empty string // why there is nothing to show
	chart func(rows int) fyne.CanvasObject
	count int // rows of the chart, where it has such
	table table
	extra fyne.CanvasObject // under the chart
	head  fyne.CanvasObject // over it
}

// viewOf is a view of a figure without its chart.
func (p *participationPage) viewOf(f figure.Figure, rows string) *view {
	book := p.d.book
	v := &view{name: f.Name, title: book.Msg(f.Title), base: book.Msg(f.Base)}
	if key := "figures." + f.Name + ".title"; book.Has(key) {
		v.title, v.about = book.T(key), book.Msg(f.Title)
	}
	if f.Kind == figure.Funnel && len(f.Categories) > 0 && f.Categories[0].Name.Key == "figures.funnel.registered" {
		v.title = book.T("figures.funnel.title_registered")
	}
	if v.about == v.title || book.T("figures."+f.Name+".title") == v.about {
		v.about = ""
	}
	if f.IsEmpty() {
		v.empty, v.about = book.Msg(f.Empty), ""
		return v
	}
	v.table = figureTable(book, f, rows)
	return v
}

// barsView draws bars; rows heads the names in the table.
func (p *participationPage) barsView(f figure.Figure, rows string, o widgets.BarChartOptions) *view {
	v := p.viewOf(f, rows)
	v.count = len(f.Values())
	o.Figure, o.Words = f, p.d.book
	v.chart = func(rows int) fyne.CanvasObject {
		o.Rows = rows
		return widgets.NewBarChart(o)
	}
	return v
}

// curveView draws who was in the room.
func (p *participationPage) curveView(f figure.Figure) *view {
	v := p.viewOf(f, "time")
	v.note = zoneNote(p.d, p.v, f)
	v.chart = func(int) fyne.CanvasObject {
		return widgets.NewAreaChart(widgets.AreaChartOptions{Figure: f, Words: p.d.book, Height: 240})
	}
	return v
}

// countryView draws countries, with what their colours stand for.
func (p *participationPage) countryView(f figures.Figures) *view {
	v := p.barsView(f.Country, "country", widgets.BarChartOptions{Dense: true})
	v.table = placeTable(p.d.book, f.CountryTable, "country")
	if v.empty == "" {
		v.head = macroLegend(p.d.book, f.MacroTable)
	}
	return v
}

// macroLegend says which colour is which macro-region, and how many people each had.
func macroLegend(book *words.Book, lines []figures.PlaceLine) fyne.CanvasObject {
	var items []widgets.LegendItem
	for _, l := range lines {
		if l.Attended == 0 {
			continue // nobody came from there: no bar has the colour
		}
		name := book.Msg(l.Name)
		if key := l.Name.Key + ".short"; book.Has(key) {
			name = book.T(key)
		}
		items = append(items, widgets.LegendItem{Label: name + " " + book.Number(l.Attended), Tone: l.Tone, Merged: l.Merged})
	}
	if len(items) == 0 {
		return nil
	}
	return widgets.NewLegend(items...)
}

// cityView is the cities, a table from the start: what they have is two numbers.
func (p *participationPage) cityView(f figures.Figures) *view {
	v := p.barsView(f.City, "city", widgets.BarChartOptions{Dense: true})
	v.table = placeTable(p.d.book, f.CityTable, "city")
	shown := 0
	for _, l := range f.CityTable {
		if l.Country != "" && !l.Merged && l.Attended > 0 {
			shown++
		}
	}
	if shown > 0 {
		v.note = p.d.t("participation.shown_of", "shown", shown, "count", f.Cities)
	}
	if _, known := p.open[v.name]; !known {
		p.open[v.name] = cardState{table: true}
	}
	return v
}

// statedView is the totals that were announced or that a platform states.
func (p *participationPage) statedView(f figures.Figures) *view {
	d := p.d
	v := &view{name: "stated", title: d.t("participation.stated_title")}
	if len(f.Stated) == 0 {
		v.empty = d.t("participation.stated_none")
		return v
	}
	v.table = statedTable(d.book, f.Stated)
	said := map[string]bool{}
	for _, l := range f.Stated {
		if reason := d.book.Msg(l.Reason); reason != "" && !said[reason] {
			said[reason] = true
			if v.base != "" {
				v.base += " "
			}
			v.base += reason + "."
		}
	}
	return v
}

// staysView is how long people stayed, with a question that can be changed: who
// stayed longer than some minutes.
func (p *participationPage) staysView(f figures.Figures) *view {
	d, edges := p.d, f.StayThresholds()
	if len(edges) < 2 || len(edges) != len(f.Minutes.Values()) {
		return p.barsView(f.Minutes, "minutes", widgets.BarChartOptions{})
	}
	v := p.viewOf(f.Minutes, "minutes")
	at := 0
	for i, m := range edges {
		if p.longer < 0 && m <= f.StayedOver || p.longer >= 0 && m <= p.longer {
			at = i
		}
	}
	q := newStayQuestion(d, f, edges, at, func(minutes int) {
		p.longer = minutes
		p.root.Update()
	})
	v.chart = func(int) fyne.CanvasObject {
		q.columns = widgets.NewHistogram(widgets.HistogramOptions{Figure: f.Minutes, Words: d.book, Edges: edges,
			Unit: d.t("participation.minutes_unit"), At: q.at, OnAt: q.ask})
		return q.columns
	}
	p.keepInSight(q.choice)
	v.extra = q.line
	return v
}

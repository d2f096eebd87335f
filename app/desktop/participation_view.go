package desktop

import (
	"slices"

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
	why   string // what else there is to know of the numbers
	here  string // what there is to know of them in the window only
	empty string // why there is nothing to show
	chart func(rows int) fyne.CanvasObject
	count int // rows of the chart that are one of a kind, where it has such
	rows  int // and all of them
	table table
	tall  bool              // a table from the start: not cut to the height of the chart
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
	v.rows = len(f.Categories)
	for _, c := range f.Categories {
		if !c.Merged {
			v.count++
		}
	}
	if v.empty == "" && allUnknown(f) {
		v.empty = p.d.t("participation.all_unknown", "what", p.d.book.Msg(f.Categories[0].Name))
	}
	o.Figure, o.Words = f, p.d.book
	v.chart = func(rows int) fyne.CanvasObject {
		o.Rows = rows
		return widgets.NewBarChart(o)
	}
	return v
}

// allUnknown tells whether a figure has but one bar, of those of whom nothing is
// known.
func allUnknown(f figure.Figure) bool {
	if len(f.Categories) != 1 {
		return false
	}
	c := f.Categories[0]
	return c.Tone == figure.ToneOther && c.Country == "" && !c.Merged && slices.Contains([]string{"country", "city", "group", "device"}, f.Name)
}

// hidden says why cells of a table of places are empty, where some are.
func (p *participationPage) hidden(lines []figures.PlaceLine) string {
	known := slices.ContainsFunc(lines, func(l figures.PlaceLine) bool { return l.HasRegistered })
	if known && slices.ContainsFunc(lines, func(l figures.PlaceLine) bool { return !l.HasRegistered }) {
		return p.d.t("participation.hidden_cell", "limit", p.v.limit)
	}
	return ""
}

// curveView draws who was in the room.
func (p *participationPage) curveView(f figure.Figure) *view {
	v := p.viewOf(f, "time")
	v.note = zoneNote(p.d, p.v, f)
	if p.v.full.PeakCount > p.v.shared.PeakCount && f.Under > 0 {
		v.here = p.d.t("participation.peak_differs")
	}
	v.chart = func(int) fyne.CanvasObject {
		return widgets.NewAreaChart(widgets.AreaChartOptions{Figure: f, Words: p.d.book, Height: 240})
	}
	return v
}

// countryView draws countries, with what their colours stand for.
func (p *participationPage) countryView(f figures.Figures) *view {
	v := p.barsView(f.Country, "country", widgets.BarChartOptions{Dense: true})
	v.table, v.why = placeTable(p.d.book, f.CountryTable, "country"), p.hidden(f.CountryTable)
	if v.empty == "" {
		v.head = macroLegend(p.d.book, f.MacroTable)
	}
	return v
}

// macroLegend says which colour is which macro-region, and how many people each
// had. Several of one colour are told as one, as the bars do not tell them apart.
func macroLegend(book *words.Book, lines []figures.PlaceLine) fyne.CanvasObject {
	items := legendItems(book, lines)
	if len(items) == 0 {
		return nil
	}
	return widgets.NewLegend(items...)
}

func legendItems(book *words.Book, lines []figures.PlaceLine) (items []widgets.LegendItem) {
	const most = 3 // names beside one colour
	people, count := map[figure.Tone]int{}, map[figure.Tone]int{}
	for _, l := range lines {
		if l.Attended == 0 {
			continue // nobody came from there: no bar has the colour
		}
		name := book.Msg(l.Name)
		if key := l.Name.Key + ".short"; book.Has(key) {
			name = book.T(key)
		}
		item := widgets.LegendItem{Label: name + " " + book.Number(l.Attended), Tone: l.Tone, Merged: l.Merged}
		if l.Merged {
			items = append(items, item)
			continue
		}
		people[l.Tone] += l.Attended
		count[l.Tone]++
		at := slices.IndexFunc(items, func(i widgets.LegendItem) bool { return !i.Merged && i.Tone == l.Tone })
		switch {
		case at < 0:
			items = append(items, item)
		case count[l.Tone] <= most:
			items[at].Label += ", " + item.Label
		default:
			items[at].Label = book.T("participation.other_macro_regions", "count", people[l.Tone])
		}
	}
	return items
}

// cityView is the cities, a table from the start: what they have is two numbers.
func (p *participationPage) cityView(f figures.Figures) *view {
	v := p.barsView(f.City, "city", widgets.BarChartOptions{Dense: true})
	v.table, v.why = placeTable(p.d.book, f.CityTable, "city"), p.hidden(f.CityTable)
	v.tall = true
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
	at := stayEdge(edges, p.longer, f.StayedOver)
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

// stayEdge is the edge that is asked about: as chosen, else about half of the
// webinar's length, else, where that is not known, the middle one. chosen is under 0
// for none, over is 0 where it is not known.
func stayEdge(edges []int, chosen, over int) int {
	wanted := chosen
	if wanted < 0 {
		if wanted = over; wanted == 0 {
			wanted = edges[len(edges)/2]
		}
	}
	at := 0
	for i, minutes := range edges {
		if minutes <= wanted {
			at = i
		}
	}
	if chosen < 0 && edges[at] == 0 && len(edges) > at+1 {
		at++ // everybody stayed longer than nothing
	}
	return at
}

package report

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// keyFigures is the row of numbers. What was announced stands first; what was
// counted beside it.
func (c *collection) keyFigures() []keyFigure {
	f, b := c.figures, c.book
	var list []keyFigure
	add := func(n int, noun, context string) {
		list = append(list, keyFigure{b.Number(n), b.T(noun, "count", n), context})
	}
	if n, context := c.total(f.StatedParticipants, f.Attended); n > 0 {
		if f.StatedParticipants == 0 && f.Came > 0 {
			context = b.T("report.kpi.of_registered", "came", f.Came, "registered", f.Registered)
		}
		add(n, "noun.participant", context)
	} else if f.RoomUnknown && f.Registered > 0 {
		add(f.Registered, "report.noun.registered", b.T("report.kpi.came_unknown"))
	}
	if n, context := c.total(f.StatedCities, f.Cities); n > 0 {
		add(n, "noun.city", context)
	} else if n := len(c.namedCities()); n > 0 {
		add(n, "noun.city", b.T("report.kpi.named"))
	}
	if n, context := c.total(f.StatedCountries, f.Countries); n > 0 {
		add(n, "noun.country", context)
	}
	regions := map[store.ID]bool{}
	for _, p := range c.partnerships {
		for _, id := range p.Regions {
			regions[id] = true
		}
	}
	if n := len(c.partnerships); n > 0 {
		add(n, "noun.partnership", b.T("report.kpi.regions", "count", len(regions)))
	}
	if n := len(c.ofKind(learned)); n > 0 {
		add(n, "report.noun.learned", b.T("report.kpi.of_notes", "count", len(c.notes)))
	}
	if n := len(c.questions); n > 0 {
		answered := 0
		for _, q := range c.questions {
			if q.State == store.Answered {
				answered++
			}
		}
		add(n, "noun.question", b.T("report.kpi.answered", "answered", answered))
	}
	return list
}

// namedCities are those that the event's page names, where that is all that is
// known of who was there: beside an attendance they would tell which cities are
// under the limit.
func (c *collection) namedCities() []string {
	if c.figures.HasAttendance || c.figures.Withheld {
		return nil
	}
	return c.webinar.Cities
}

// total chooses between what was announced and what was counted, and says which
// it is; where they differ it says both.
func (c *collection) total(stated, counted int) (n int, context string) {
	switch {
	case stated == 0 && counted == 0:
		return 0, ""
	case stated == 0:
		return counted, c.book.T("report.kpi.counted")
	case counted == 0 || counted == stated:
		return stated, c.book.T("report.kpi.stated")
	}
	return stated, c.book.T("report.kpi.stated_counted", "counted", counted)
}

// figuresInOrder are the figures as the report shows them.
func figuresInOrder(f figures.Figures, limit int) []figure.Figure {
	var list []figure.Figure
	if f.RoomUnknown {
		list = append(list, f.Registrations(limit))
	}
	list = append(list, f.Country, f.City, f.Group, f.Funnel, f.Minutes, f.MacroRegion, f.Device, f.Returning)
	return append(append(list, f.Polls...), f.Present)
}

// place puts a figure into its column.
func (v *participationView) place(f figureView) {
	switch {
	case f.Wide:
		v.Wide = append(v.Wide, f)
	case f.Name == "country" || f.Name == "city" || f.Name == "registered":
		v.Left = append(v.Left, f)
	default:
		v.Right = append(v.Right, f)
	}
}

func (v *participationView) figures() int { return len(v.Left) + len(v.Right) + len(v.Wide) }

// participation draws the figures that have something to show, and says in
// words what was announced.
func (c *collection) participation() (participationView, error) {
	v := participationView{Lines: c.participationLines(), Cities: c.citiesLine(), Stated: c.statedTable()}
	var e *engine
	for _, f := range figuresInOrder(c.figures, c.limit) {
		if f.IsEmpty() {
			continue
		}
		if err := f.Validate(); err != nil {
			return v, err
		}
		if e == nil {
			var err error
			if e, err = newEngine(); err != nil {
				return v, err
			}
		}
		drawn, err := c.figure(e, f)
		if err != nil {
			return v, err
		}
		v.place(drawn)
	}
	if v.figures() == 0 && len(v.Lines) > 0 && !c.figures.Present.Empty.Empty() {
		v.Lines = append(v.Lines, c.book.Msg(c.figures.Present.Empty))
	}
	return v, nil
}

func (c *collection) participationLines() []string {
	f, b := c.figures, c.book
	var totals []string
	for _, each := range []struct {
		n   int
		key string
	}{{f.StatedParticipants, "count.participant"}, {f.StatedCities, "count.city"}, {f.StatedCountries, "count.country"}, {f.StatedInRoom, "report.in_room"}} {
		if each.n > 0 {
			totals = append(totals, b.T(each.key, "count", each.n))
		}
	}
	var lines []string
	if len(totals) > 0 {
		lines = append(lines, b.T("report.stated", "totals", b.List(totals)))
	}
	if f.HasAttendance && f.AverageMinutes > 0 {
		lines = append(lines, b.T("report.average", "count", f.AverageMinutes))
	}
	if f.HasAttendance && !f.IdentityNote.Empty() {
		lines = append(lines, b.Msg(f.IdentityNote)+".")
	}
	if f.RowsLost {
		lines = append(lines, b.T("report.rows_lost"))
	}
	return lines
}

// citiesLine names the cities of a webinar that is known by its page.
func (c *collection) citiesLine() sentenceOf {
	names := c.namedCities()
	if len(names) == 0 {
		return sentenceOf{}
	}
	ref := store.Ref{Type: store.TypeWebinar, ID: c.webinar.ID}
	return c.within("report.cities", "cities", c.texts.names(ref, "cities", names, c.webinar.Language))
}

// manyBars is from how many on a chart has the page's width: beside others it would
// stand over an empty column.
const manyBars = 24

func (c *collection) figure(e *engine, f figure.Figure) (figureView, error) {
	b := c.book
	f.Bands = c.bands(f.Bands)
	v := figureView{Name: strings.ReplaceAll(f.Name, "_", "-"), Title: printable(b.Msg(f.Title)), Wide: f.Kind == figure.Area || len(f.Categories) > manyBars}
	if strings.HasPrefix(f.Name, "poll_") { // its words are of the webinar
		v.Asked = c.texts.phrase(store.Ref{}, "", b.Msg(f.Title), c.webinar.Language)
	}
	measure := printable(b.Msg(f.Measure))
	v.Subtitle = measure
	if !f.Base.Empty() {
		v.Subtitle += ". " + sentence(printable(b.Msg(f.Base)))
	}
	label := b.T("report.chart.label", "title", v.Title, "measure", measure)
	drawings := []drawing{}
	if f.Kind == figure.Area {
		drawings = append(drawings, areaDrawing(f, b, wide), areaDrawing(f, b, narrow))
	} else {
		drawings = append(drawings, barDrawing(f, b))
	}
	for _, d := range drawings {
		chart, err := c.chart(e, d, len(drawings) > 1)
		if err != nil {
			return v, err
		}
		chart.Label = label
		v.Charts = append(v.Charts, chart)
	}
	for i, band := range f.Bands {
		v.Parts = append(v.Parts, partView{b.Number(i + 1), printable(b.Msg(band.Name))})
	}
	v.PartsLabel, v.TableLabel = b.T("report.chart.parts"), b.T("report.table.show")
	v.Head, v.Rows = c.table(f)
	switch f.Name {
	case "country":
		c.placeTable(&v, c.figures.CountryTable)
	case "city":
		c.placeTable(&v, c.figures.CityTable)
	case "macro_region":
		c.placeTable(&v, c.figures.MacroTable)
	}
	return v, nil
}

// bands gives agenda parts their titles in the report's language.
func (c *collection) bands(bands []figure.Band) []figure.Band {
	translated := make([]figure.Band, len(bands))
	for i, band := range bands {
		for _, part := range c.parts {
			if c.book.Msg(band.Name) == part.Title {
				p := c.texts.phrase(store.Ref{Type: store.TypeAgendaPart, ID: part.ID}, "title", part.Title, "")
				band.Name = words.Literal(p.Text)
			}
		}
		translated[i] = band
	}
	return translated
}

func (c *collection) chart(e *engine, d drawing, both bool) (chartView, error) {
	raw, err := e.draw(d)
	if err != nil {
		return chartView{}, err
	}
	id := fmt.Sprintf("chart-%s-%d", strings.ReplaceAll(d.name, "_", "-"), d.width)
	body, err := cleanSVG(raw, id)
	if err != nil {
		return chartView{}, err
	}
	v := chartView{Width: d.width, Height: d.height, Body: template.HTML(body), Class: "bars"}
	switch {
	case both && d.width == wide:
		v.Class = "at-wide"
	case both:
		v.Class = "at-narrow"
	}
	for _, f := range d.flags {
		if f.Lock {
			f.ISO = c.symbols.icon("lock")
		} else {
			f.ISO = c.symbols.flag(f.ISO)
		}
		if f.ISO != "" {
			v.Flags = append(v.Flags, f)
		}
	}
	return v, nil
}

// sentence begins a text with a capital.
func sentence(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

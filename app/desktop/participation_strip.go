package desktop

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// stripMost is how many webinars the programme's strip shows, the newest.
const (
	stripMost          = 12
	stripWidth float32 = 152
	stripChart float32 = 56
)

// strip shows the programme's webinars side by side, with shared axes; nil where
// fewer than two have anything to show.
func (p *participationPage) strip(lines []figures.WebinarLine) fyne.CanvasObject {
	var told []figures.WebinarLine
	for _, l := range lines {
		if l.HasAttendance || l.Webinar.StatedParticipants > 0 || l.Webinar.ID == p.v.webinar.ID {
			told = append(told, l)
		}
	}
	if len(told) < 2 {
		return nil
	}
	told = told[max(0, len(told)-stripMost):]
	highest, longest := 0.0, int64(0)
	for _, l := range told {
		if x := l.Present.X; len(x) > 0 {
			highest, longest = max(highest, l.Present.Max()), max(longest, x[len(x)-1]-x[0])
		}
	}
	var cells []fyne.CanvasObject
	for _, l := range told {
		cells = append(cells, widgets.FixedWidth(stripWidth, p.stripCell(l, highest, longest)))
	}
	parts := []fyne.CanvasObject{
		look.Para(p.d.t("participation.strip_line"), tokens.Caption, look.Ink3, 0),
		widgets.Wrap(tokens.Space20, cells...),
	}
	if trend := p.trend(told); !trend.IsEmpty() {
		parts = append(parts, look.Para(p.d.book.Msg(trend.Title), tokens.BodyBold, look.Ink, 0),
			widgets.NewBarChart(widgets.BarChartOptions{Figure: trend, Words: p.d.book, Dense: true}))
	}
	return widgets.NewCard(widgets.CardOptions{Title: p.d.t("participation.by_webinar"), Content: widgets.Column(tokens.Space12, parts...)})
}

// stripCell is one webinar: its number and day, how many came, its curve.
func (p *participationPage) stripCell(l figures.WebinarLine, highest float64, longest int64) fyne.CanvasObject {
	d, here := p.d, l.Webinar.ID == p.v.webinar.ID
	style, ink := tokens.Caption, look.Ink2
	if here {
		style, ink = tokens.CaptionBold, look.Ink
	}
	count := "–"
	switch {
	case l.HasAttendance:
		count = d.book.Number(l.Attended)
	case l.Webinar.StatedParticipants > 0:
		count = d.t("participation.stated_short", "count", l.Webinar.StatedParticipants)
	}
	head := widgets.Row(tokens.Space4, widgets.Stretch(look.Para(webinarShort(d.book, l.Webinar), style, ink, 1)), look.Label(count, style, ink))
	var chart fyne.CanvasObject
	if l.Present.IsEmpty() {
		chart = widgets.Column(0, space(stripChart-tokens.Caption.Line-tokens.LineWidth),
			look.Para(d.t("participation.no_curve"), tokens.Caption, look.Ink3, 1), themedLine())
	} else {
		curve := l.Present
		curve.Bands, curve.Peak = nil, -1
		chart = widgets.NewAreaChart(widgets.AreaChartOptions{Figure: curve, Words: d.book, Height: stripChart, Compact: true,
			Bare: true, Muted: !here, Top: highest, Length: longest})
	}
	cell := widgets.Column(tokens.Space4, head, chart)
	name := webinarShort(d.book, l.Webinar) + ", " + count
	return newPress(pressOptions{content: cell, name: name, radius: tokens.RadiusControl, inset: -4, tapped: func() {
		d.open(Route{Page: Participation, Webinar: l.Webinar.ID})
	}})
}

// webinarShort names a webinar in a few letters: #19, 23 Nov 2023.
func webinarShort(book *words.Book, w store.Webinar) string {
	text := ""
	if w.Number > 0 {
		text = fmt.Sprintf("#%d", w.Number)
	}
	if day, err := time.Parse(time.DateOnly, dayOf(w.Start)); err == nil {
		if text != "" {
			text += ", "
		}
		text += book.ShortDate(day)
	}
	if text == "" {
		text = w.Title
	}
	return text
}

// trend draws how many came to each webinar, in the order of their days.
func (p *participationPage) trend(lines []figures.WebinarLine) figure.Figure {
	f := figure.Figure{Name: "trend", Kind: figure.Bars, Title: words.M("participation.trend"), Measure: words.M("participation.trend"),
		Unit: words.M("figures.unit"), Base: words.M("participation.trend_base"), Series: []figure.Series{{Name: words.M("figures.unit")}}}
	for _, l := range lines {
		if !l.HasAttendance {
			continue
		}
		tone := figure.ToneOther
		if l.Webinar.ID == p.v.webinar.ID {
			tone = figure.ToneAccent
		}
		f.Categories = append(f.Categories, figure.Category{Name: words.Literal(webinarShort(p.d.book, l.Webinar)), Tone: tone})
		f.Series[0].Values = append(f.Series[0].Values, float64(l.Attended))
	}
	if len(f.Categories) < 2 {
		f.Categories, f.Series = nil, nil
	}
	return f
}

package desktop

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// stripMost is how many webinars are drawn beside each other, the newest.
const stripMost = 12

// trendLeast is how many webinars make a trend.
const trendLeast = 3

// programmeViews are the whole programme: its webinars side by side, with how many
// came to each, and how that rose or fell. There are none where fewer than two webinars have anything to show.
func (p *participationPage) programmeViews(lines []figures.WebinarLine) []*view {
	var told []figures.WebinarLine
	counted := false
	for _, l := range lines {
		if l.HasAttendance || l.Webinar.StatedParticipants > 0 || l.Webinar.ID == p.v.webinar.ID {
			told = append(told, l)
		}
		counted = counted || l.Attended > 0
	}
	if len(told) < 2 || !counted {
		return nil
	}
	views := []*view{p.stripView(told)}
	if len(told) >= trendLeast {
		views = append(views, p.trendView(told))
	}
	return views
}

// stripView draws the curves of webinars on shared axes.
func (p *participationPage) stripView(lines []figures.WebinarLine) *view {
	d := p.d
	v := &view{name: "by_webinar", title: d.t("participation.by_webinar"), about: d.t("participation.strip_line"), table: programmeTable(d.book, lines)}
	drawn := lines[max(0, len(lines)-stripMost):]
	if left := len(lines) - len(drawn); left > 0 {
		v.base = d.t("participation.strip_left", "count", left)
	}
	var items []widgets.Multiple
	for _, l := range drawn {
		item := widgets.Multiple{Name: webinarShort(d.book, l.Webinar), Current: l.Webinar.ID == p.v.webinar.ID,
			Figure: l.Present, Missing: d.t("participation.no_curve"), Note: "–"}
		switch {
		case l.HasAttendance && l.Attended > 0:
			item.Note = d.book.Number(l.Attended)
			if l.AverageMinutes > 0 {
				item.About = d.t("participation.minutes_average", "count", l.AverageMinutes)
			}
		case l.Webinar.StatedParticipants > 0:
			item.Note = d.t("participation.stated_short", "count", l.Webinar.StatedParticipants)
		}
		items = append(items, item)
	}
	v.chart = func(int) fyne.CanvasObject {
		return widgets.NewMultiples(widgets.MultiplesOptions{Label: v.title, Items: items, Words: d.book, OnOpen: func(i int) {
			d.open(Route{Page: Participation, Webinar: drawn[i].Webinar.ID})
		}})
	}
	return v
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

// trendView draws how many came to each webinar; of many, the latest at first.
func (p *participationPage) trendView(lines []figures.WebinarLine) *view {
	f := p.trend(lines)
	v := p.viewOf(f, "webinar")
	v.table, v.count, v.rows = programmeTable(p.d.book, lines), len(f.Categories), len(f.Categories)
	v.chart = func(rows int) fyne.CanvasObject {
		drawn := f
		if left := len(f.Categories) - rows; rows > 0 && left > 0 {
			drawn.Categories, drawn.Series = f.Categories[left:], []figure.Series{{Name: f.Series[0].Name, Values: f.Values()[left:]}}
		}
		return widgets.NewBarChart(widgets.BarChartOptions{Figure: drawn, Words: p.d.book, Dense: true})
	}
	return v
}

// trend is how many came to each webinar, in the order of their days.
func (p *participationPage) trend(lines []figures.WebinarLine) figure.Figure {
	f := figure.Figure{Name: "trend", Kind: figure.Bars, Title: words.M("participation.trend"), Measure: words.M("participation.trend"),
		Unit: words.M("figures.unit"), Base: words.M("participation.trend_base"), Series: []figure.Series{{Name: words.M("figures.unit")}}}
	for _, l := range lines {
		if !l.HasAttendance || l.Attended == 0 {
			continue
		}
		tone := figure.ToneOther
		if l.Webinar.ID == p.v.webinar.ID {
			tone = figure.ToneAccent
		}
		f.Categories = append(f.Categories, figure.Category{Name: words.Literal(webinarShort(p.d.book, l.Webinar)), Tone: tone})
		f.Series[0].Values = append(f.Series[0].Values, float64(l.Attended))
	}
	return f
}

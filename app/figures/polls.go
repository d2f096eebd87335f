package figures

import (
	"fmt"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// fillPolls draws the polls of a webinar, a figure each.
func (t *tally) fillPolls(f *Figures, limit int) {
	for i, poll := range t.about.Polls {
		f.Polls = append(f.Polls, pollFigure(fmt.Sprintf("poll_%d", i+1), poll, f.Attended, limit))
	}
}

func pollFigure(name string, p store.Poll, attended, limit int) figure.Figure {
	f := figure.Figure{
		Name: name, Kind: figure.Bars, Title: words.Literal(p.Question), Measure: words.M("figures.poll.measure"), Unit: unit(),
		Base: words.M("figures.poll.base", "count", p.Respondents),
	}
	if p.Question == "" {
		f.Title = words.M("figures.poll.untitled")
	}
	fine := func(people int) bool { return people <= 0 || people >= limit }
	switch {
	case limit > 0 && (!fine(p.Respondents) || attended > 0 && !fine(attended-p.Respondents)):
		f.Base, f.Empty = words.Message{}, words.M("figures.empty.limit", "limit", limit)
	case p.Open > 0:
		f.Empty = words.M("figures.poll.open", "count", p.Open)
	case len(p.Answers) == 0:
		f.Empty = words.M("figures.poll.none")
	case p.Multiple:
		return multiple(f, p, limit)
	default:
		return single(f, p, limit)
	}
	return f
}

// single draws a poll in which everyone chose one answer: a table like any other.
func single(f figure.Figure, p store.Poll, limit int) figure.Figure {
	counts := make([]namedCount, 0, len(p.Answers))
	for _, a := range p.Answers {
		counts = append(counts, namedCount{a.Text, a.People})
	}
	root := flat(f.Name, counts)
	if root.show(true); limit > 0 && !protectFlat(root, limit) {
		f.Empty = words.M("figures.empty.limit", "limit", limit)
		return f
	}
	f.Series = []figure.Series{{Name: unit()}}
	hidden := 0
	for _, n := range root.children {
		if !n.shown {
			hidden += n.people
			f.Others++
			continue
		}
		f.Categories = append(f.Categories, figure.Category{Name: words.Literal(n.key), Tone: figure.ToneAccent})
		f.Series[0].Values = append(f.Series[0].Values, float64(n.people))
	}
	if f.Others > 0 {
		f.Categories = append(f.Categories, figure.Category{Name: words.M("count.other", "count", f.Others), Tone: figure.ToneOther, Merged: true})
		f.Series[0].Values = append(f.Series[0].Values, float64(hidden))
	}
	return f
}

// multiple draws a poll in which a person could choose several answers: their sum
// says nothing, so that an answer under the limit is left out alone. Its opposite,
// who did not choose it, must not be too few either.
func multiple(f figure.Figure, p store.Poll, limit int) figure.Figure {
	f.Base = words.M("figures.poll.several", "count", p.Respondents)
	f.Series = []figure.Series{{Name: unit()}}
	fine := func(people int) bool { return people <= 0 || people >= limit }
	left := 0
	for _, a := range p.Answers {
		if limit > 0 && (!fine(a.People) || !fine(p.Respondents-a.People)) {
			left++
			continue
		}
		f.Categories = append(f.Categories, figure.Category{Name: words.Literal(a.Text), Tone: figure.ToneAccent})
		f.Series[0].Values = append(f.Series[0].Values, float64(a.People))
	}
	if len(f.Categories) == 0 {
		f.Series, f.Empty = nil, words.M("figures.empty.limit", "limit", limit)
	} else if left > 0 {
		f.Base = words.M("figures.poll.left_out", "base", f.Base, "count", left)
	}
	return f
}

// fillDevices draws what people joined with, where an export tells.
func (t *tally) fillDevices(f *Figures, limit int) {
	const name = "device"
	known := 0
	for _, c := range t.sum.Devices {
		if c.Name != "" {
			known += c.People
		}
	}
	if known == 0 {
		f.Device = empty(name, words.M("figures.device.none"))
		return
	}
	root := flat(name, t.sum.Devices)
	if root.show(true); limit > 0 {
		protectFlat(root, limit)
	}
	b := barsOf{name: name, plain: true, limit: limit, attended: f.Attended, unknown: words.M("figures.device.unknown")}
	for _, n := range root.children {
		b.add(n, figure.Category{Name: words.M("figures.device." + keyOr(n.key, "unknown")), Tone: figure.ToneAccent})
	}
	f.Device = b.figure()
}

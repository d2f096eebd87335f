package figures

import (
	"fmt"
	"slices"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// fillPolls draws the polls of a webinar, a figure each.
func (t *tally) fillPolls(f *Figures, limit int) {
	for i, poll := range t.about.Polls {
		told := limit == 0 || enough(poll.Respondents, limit) && (f.Attended == 0 || enough(f.Attended-poll.Respondents, limit)) &&
			enough(max(0, t.activeTold(f)-poll.Respondents), limit)
		f.Polls = append(f.Polls, pollFigure(fmt.Sprintf("poll_%d", i+1), poll, told, limit))
	}
}

// activeTold is how many people the funnel says were active, where those who answered
// a poll are all among them; else 0.
func (t *tally) activeTold(f *Figures) int {
	if t.funnel.over > 0 || f.Funnel.IsEmpty() {
		return 0
	}
	last := len(f.Funnel.Categories) - 1
	if f.Funnel.Categories[last].Name.Key != "figures.funnel.active" {
		return 0
	}
	return int(f.Funnel.Values()[last])
}

func pollFigure(name string, p store.Poll, told bool, limit int) figure.Figure {
	f := figure.Figure{
		Name: name, Kind: figure.Bars, Title: words.Literal(p.Question), Measure: words.M("figures.poll.measure"), Unit: unit(),
		Base: words.M("figures.poll.base", "count", p.Respondents),
	}
	if p.Question == "" {
		f.Title = words.M("figures.poll.untitled")
	}
	silent := p.Respondents - chosen(p)
	switch {
	case !told:
		f.Base, f.Empty = words.Message{}, words.M("figures.empty.limit", "limit", limit)
	case p.Open > 0:
		f.Empty = words.M("figures.poll.open", "count", p.Open)
	case len(p.Answers) == 0:
		f.Empty = words.M("figures.poll.none")
	case p.Multiple || silent < 0:
		return multiple(f, p, limit)
	case !enough(silent, limit): // who answered and chose nothing could be subtracted
		f.Empty = words.M("figures.empty.limit", "limit", limit)
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
	drawn := barsOf{name: f.Name, plain: true, limit: limit, unknown: words.M("figures.poll.blank"), category: func(n *node) figure.Category {
		return figure.Category{Name: words.Literal(n.key), Tone: figure.ToneAccent}
	}}.ofCounts(counts)
	f.Categories, f.Series, f.Others, f.Empty = drawn.Categories, drawn.Series, drawn.Others, drawn.Empty
	return f
}

// chosen is how many choices were made.
func chosen(p store.Poll) (sum int) {
	for _, a := range p.Answers {
		sum += a.People
	}
	return sum
}

// multiple draws a poll in which a person could choose several answers. An answer
// under the limit is left out, and one whose opposite, who did not choose it, is too
// few. Everybody who answered chose something: what the answers have together more
// than people were chosen besides (of two answers, who chose both), and what they
// have less chose none of them. Answers are left out, the smallest first, until that
// is nobody or enough, too.
func multiple(f figure.Figure, p store.Poll, limit int) figure.Figure {
	f.Base, f.Of = words.M("figures.poll.several", "count", p.Respondents), float64(p.Respondents)
	f.Series = []figure.Series{{Name: unit()}}
	shown := tellable(p, limit)
	left := len(p.Answers) - len(shown)
	for _, a := range shown {
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

// tellable are the answers of a poll with several choices that may be told.
func tellable(p store.Poll, limit int) (shown []store.PollAnswer) {
	sum := 0
	for _, a := range p.Answers {
		if enough(a.People, limit) && enough(max(0, p.Respondents-a.People), limit) {
			shown, sum = append(shown, a), sum+a.People
		}
	}
	for sum > 0 && !enough(max(sum-p.Respondents, p.Respondents-sum), limit) {
		least := -1
		for i, a := range shown {
			if a.People > 0 && (least < 0 || a.People <= shown[least].People) {
				least = i
			}
		}
		sum -= shown[least].People
		shown = slices.Delete(shown, least, least+1)
	}
	return shown
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
	f.Device = barsOf{name: name, plain: true, limit: limit, attended: f.Attended, unknown: words.M("figures.device.unknown"), category: func(n *node) figure.Category {
		return figure.Category{Name: words.M("figures.device." + n.key), Tone: figure.ToneAccent}
	}}.ofCounts(t.sum.Devices)
}

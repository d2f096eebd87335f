package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// stayQuestion asks who stayed longer than some minutes: by a choice, or by the
// mark in the columns, which go together.
type stayQuestion struct {
	d       *desk
	f       figures.Figures
	edges   []int // minutes that can be asked about
	at      int   // of the edges
	columns *widgets.Histogram
	choice  *widgets.SelectBox
	answer  *look.Paragraph
	line    fyne.CanvasObject
	asked   func(minutes int)
}

// newStayQuestion asks about the edge at first; asked hears of other minutes.
func newStayQuestion(d *desk, f figures.Figures, edges []int, at int, asked func(minutes int)) *stayQuestion {
	q := &stayQuestion{d: d, f: f, edges: edges, at: at, asked: asked, answer: look.Para("", tokens.Small, look.Ink, 0)}
	choices := make([]widgets.Choice, 0, len(edges))
	for _, m := range edges {
		choices = append(choices, widgets.Choice{Label: d.t("participation.over", "count", m)})
	}
	q.choice = widgets.NewSelectBox(choices, at, "", q.ask)
	q.line = widgets.Row(tokens.Space12, widgets.FixedWidth(120, q.choice), widgets.Stretch(q.answer))
	q.say()
	return q
}

func (q *stayQuestion) ask(i int) {
	q.at = i
	q.choice.Select(i)
	if q.columns != nil {
		q.columns.SetAt(i)
	}
	q.say()
	q.asked(q.edges[i])
}

func (q *stayQuestion) say() {
	if people, told := q.f.StayedLonger(q.edges[q.at]); told {
		q.answer.SetText(q.d.t("participation.longer", "minutes", q.edges[q.at], "count", people,
			"share", words.Share{Part: people, Whole: q.f.Attended}))
	}
}

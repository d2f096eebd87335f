package desktop

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// questionsColumn is one list, or what stands in for it where it is empty.
type questionsColumn struct {
	p     *questionsPage
	group questionGroup
	root  *fyne.Container
	rows  *questionList
	list  fyne.CanvasObject
	none  *look.Paragraph

	from, to int // what is dragged, and where it would go; equal: nothing
}

func newQuestionsColumn(p *questionsPage, g questionGroup) *questionsColumn {
	c := &questionsColumn{p: p, group: g, none: look.Para("", tokens.Body, look.Ink3, 0)}
	c.rows = newQuestionList(func() int { return len(p.groups[g]) }, c.fill)
	c.rows.OnSelected = func(at int) {
		c.rows.UnselectAll()
		p.choose(g, at)
		p.d.window().Canvas().Focus(c.rows)
	}
	c.rows.onKey = p.d.typedKey
	c.rows.onLetter = func(r rune) { p.letter(r) }
	c.rows.onFocus = func() {
		if p.group != g {
			p.choose(g, 0)
		}
	}
	c.list = container.NewThemeOverride(c.rows, &fieldTheme{
		sizes: map[fyne.ThemeSizeName]float32{theme.SizeNamePadding: 0},
		none:  map[fyne.ThemeColorName]bool{theme.ColorNameHover: true, theme.ColorNameSelection: true, theme.ColorNameShadow: true},
	})
	c.root = container.NewStack(c.list, container.New(topLayout{}, c.none))
	return c
}

// topLayout gives the first object the width and its height.
type topLayout struct{}

// MinSize lets the page decide.
func (topLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout puts it at the top.
func (topLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], tokens.Space4, tokens.Space8, size.Width-tokens.Space8, widgets.HeightFor(o[0], size.Width-tokens.Space8))
}

// name is what the group is called, with its number.
func (c *questionsColumn) name() string {
	return c.p.d.t([]string{"questions.group.queue", "questions.group.answered", "questions.group.parked"}[c.group])
}

func (c *questionsColumn) refresh() {
	empty := len(c.p.groups[c.group]) == 0
	if empty {
		key := []string{"questions.none.queue", "questions.none.answered", "questions.none.parked"}[c.group]
		if c.p.filter.narrowed() {
			key = "questions.none.filtered"
		}
		c.none.SetText(c.p.d.t(key))
	}
	setVisible(c.list, !empty)
	setVisible(c.none, empty)
	c.rows.Refresh()
	c.root.Refresh()
}

// reveal scrolls to a place, and draws the cards anew.
func (c *questionsColumn) reveal(at int) {
	if c.rows.Size().Height >= questionRow { // before it was laid out everything seems out of sight
		c.rows.ScrollTo(at)
	} else {
		c.rows.Refresh()
	}
}

// pageRows is how many cards show.
func (c *questionsColumn) pageRows() int { return max(1, int(c.rows.Size().Height/questionRow)-1) }

// fill fills one card; it reads the snapshot alone.
func (c *questionsColumn) fill(at int, card *questionCard) {
	p := c.p
	if at >= len(p.groups[c.group]) {
		return
	}
	q := &p.snap.questions[p.groups[c.group][at]]
	v := p.viewOf(q, at-p.liveCount())
	v.selected = q.ID == p.selected
	v.focused = c.rows.focused
	v.movable = c.group == groupQueue && waits(*q) && !p.d.readOnly()
	if c.from != c.to && at == c.to {
		v.mark = 1
		if c.to < c.from {
			v.mark = -1
		}
	}
	card.at, card.onDrag, card.onDrop = at, c.dragged, c.dropped
	card.set(v)
}

// liveCount is how many questions stand before the queue.
func (p *questionsPage) liveCount() (count int) {
	for _, i := range p.groups[groupQueue] {
		if p.snap.questions[i].State != store.Live {
			return count
		}
		count++
	}
	return count
}

// dragged shows where a card would go.
func (c *questionsColumn) dragged(from int, by float32) {
	to := from + int(by/questionRow+0.5*sign(by))
	to = min(max(to, c.p.liveCount()), len(c.p.groups[c.group])-1)
	if from != c.from || to != c.to {
		c.from, c.to = from, to
		c.rows.Refresh()
	}
}

func sign(x float32) float32 {
	if x < 0 {
		return -1
	}
	return 1
}

// dropped leaves a card there.
func (c *questionsColumn) dropped() {
	from, to := c.from, c.to
	c.from, c.to = 0, 0
	if from != to {
		c.p.dragTo(from, to)
	}
	c.rows.Refresh()
}

// viewOf is what a card says of a question; place is its place in the queue.
func (p *questionsPage) viewOf(q *store.Question, place int) questionView {
	d := p.d
	v := questionView{title: rowTitle(q.Text), flag: q.Country, asker: p.askerOf(q)}
	if v.title == "" {
		v.title = d.t("questions.untitled")
	}
	switch {
	case q.State == store.Live:
		v.live, v.icon, v.label, v.colour = true, "mic", d.t("questions.state.live"), look.Accent
		v.code = p.lasting(q)
	case q.State == store.Answered:
		v.done, v.icon, v.label, v.colour = true, "check_circle", d.t("questions.state.answered"), look.Accent
		v.answer = rowTitle(q.Answer)
		if q.AnsweredMS > 0 {
			v.code = words.TimeCode(q.AnsweredMS)
		}
	case q.State == store.Parked:
		v.icon, v.label, v.colour = "schedule", d.t("questions.state.parked"), look.Ink2
		v.answer = rowTitle(q.Answer)
		v.done = v.answer != "" // else nothing needs the room of the label
	case p.filter.narrowed():
		v.label = d.t("questions.state.queued")
	case place == 0:
		v.label, v.colour = d.t("questions.state.next"), look.Accent
	default:
		v.label = d.t("questions.state.place", "place", place+1)
	}
	v.badges, v.warn = p.badgesOf(q)
	v.pair = d.t("notes.general")
	if pair, number, ok := p.snap.partnership(q.Partnership); ok {
		v.number, v.pair = number, p.snap.partnershipName(pair)
	}
	return v
}

// askerOf is who asked and where they are from.
func (p *questionsPage) askerOf(q *store.Question) string {
	var parts []string
	if q.Asker != "" {
		parts = append(parts, q.Asker)
	}
	if q.Country != "" {
		parts = append(parts, p.d.book.Country(q.Country))
	}
	if len(parts) == 0 {
		return p.d.t("questions.asker.unknown")
	}
	return strings.Join(parts, ", ")
}

// badgesOf is what else there is to know of a question.
func (p *questionsPage) badgesOf(q *store.Question) (text string, warn bool) {
	d := p.d
	var parts []string
	if d.session != nil && d.session.isUnsaved(store.Ref{Type: store.TypeQuestion, ID: q.ID}) {
		return d.t("save.not_saved"), true
	}
	if q.ToReview {
		parts = append(parts, d.t("questions.to_review"))
	}
	if to, moved := p.snap.movedTo[q.ID]; moved {
		parts = append(parts, d.t("questions.moved_to", "webinar", webinarName(d.book, p.snap.webinars[to])))
	} else if from, came := p.snap.cameFrom[q.ID]; came {
		parts = append(parts, d.t("questions.came_from", "webinar", webinarName(d.book, p.snap.webinars[from])))
	}
	for _, id := range q.Notes {
		if kind, there := p.snap.made[id]; there {
			parts = append(parts, d.t("kind."+string(kind)))
		}
	}
	if q.Language != "" && q.Language != p.snap.about.Language {
		parts = append(parts, strings.ToUpper(q.Language))
	}
	if q.Invented {
		parts = append(parts, d.t("notes.invented"))
	}
	return strings.Join(parts, " · "), q.ToReview
}

func digits(n int) string { return strconv.Itoa(n) }

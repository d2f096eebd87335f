package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// The measures of the page.
const (
	questionsHead  float32 = 76 // title and buttons
	questionsNames float32 = 40 // names of the lists
	queueWidth     float32 = 344
	doneWidth      float32 = 332
	queueNarrow    float32 = 352
	listShare      float32 = 0.29 // of the width, at most: the rest is the question's
)

// questionsColumns places the head, the queue, the selected question and what was
// answered or parked. In a narrow window the three lists share one column.
type questionsColumns struct {
	p      *questionsPage
	root   *fyne.Container
	narrow bool
	done   questionGroup // the list that shows in the last column

	title   *look.Paragraph
	review  *widgets.FilterChip
	query   *widgets.FilterChip
	more    *widgets.Button
	fresh   *widgets.Button
	row     *fyne.Container // of the head
	queue   *widgets.Tabs   // the one list of the first column
	rest    *widgets.Tabs
	every   *widgets.Tabs // all lists in one column
	nothing *fyne.Container
	pane    fyne.CanvasObject
	front   questionGroup // the list that a column for all of them shows
}

func newQuestionsColumns(p *questionsPage) *questionsColumns {
	d := p.d
	c := &questionsColumns{p: p, done: groupAnswered, title: look.Label(d.t("page.questions"), tokens.Headline, look.Ink)}
	c.review = widgets.NewFilterChip(widgets.FilterChipOptions{Icon: "visibility", Tip: d.t("questions.review.tip"), OnTapped: p.toggleReview})
	c.query = widgets.NewFilterChip(widgets.FilterChipOptions{On: true, Tip: d.t("notes.chip.remove"), OnTapped: func() {
		review := p.filter.toReview
		p.clearFilter()
		p.filter.toReview = review
		p.refilter()
	}})
	c.more = widgets.IconButton("more_horiz", d.t("notes.more"), func() { p.askMore(c.more) })
	c.fresh = widgets.NewButton(widgets.ButtonOptions{
		Rank: widgets.Primary, Label: d.t("questions.new"), Icon: "add", Shortcut: "Ctrl Shift A", OnTapped: d.askQuestion,
	})
	if d.readOnly() {
		c.fresh.Hide()
		c.more.Hide()
	}
	c.row = widgets.Row(tokens.Space12, c.title, p.clock.pill, c.review, c.query, p.clock.spring, c.more, c.fresh)
	c.queue = widgets.NewTabs([]string{""}, 0, func(int) { c.turnTo(groupQueue) })
	c.rest = widgets.NewTabs([]string{"", ""}, 0, func(i int) { c.turnTo(groupAnswered + questionGroup(i)) })
	c.every = widgets.NewTabs([]string{"", "", ""}, 0, func(i int) { c.turnTo(questionGroup(i)) })
	c.nothing = container.NewStack()
	c.pane = p.pane.root
	c.root = container.New(c, c.row, c.every, c.queue, p.lists[groupQueue].root, c.pane, c.rest,
		p.lists[groupAnswered].root, p.lists[groupParked].root, c.nothing)
	return c
}

// turnTo shows a list, and selects what is first in it.
func (c *questionsColumns) turnTo(g questionGroup) {
	if g != groupQueue {
		c.done = g
	}
	if len(c.p.groups[g]) > 0 {
		c.p.choose(g, 0)
		return
	}
	c.front = g
	c.lay()
}

// MinSize lets the window decide.
func (c *questionsColumns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout gives each column its width.
func (c *questionsColumns) Layout([]fyne.CanvasObject, fyne.Size) { c.lay() }

func (c *questionsColumns) lay() {
	size, p := c.root.Size(), c.p
	c.narrow = p.d.window().Canvas().Size().Width < tokens.ColumnBreak
	margin, gap := tokens.PageMargin, tokens.CardGap
	if c.narrow {
		margin, gap = tokens.Space24, tokens.CardGapS
	}
	empty := len(p.snap.questions) == 0
	put(c.row, margin, (questionsHead-tokens.Headline.Line)/2, size.Width-2*margin, tokens.Headline.Line)
	c.fit()
	top, bottom := questionsHead+questionsNames, size.Height-margin+questionGap
	room := size.Width - 2*margin - 2*gap
	left, right := min(queueWidth, floor(room*listShare)), min(doneWidth, floor(room*listShare))
	if c.narrow {
		left, right = queueNarrow, 0
	}
	at := c.front
	for g, list := range p.lists {
		visible := !empty && (!c.narrow && (questionGroup(g) == groupQueue || questionGroup(g) == c.done) || c.narrow && questionGroup(g) == at)
		setVisible(list.root, visible)
		if !visible {
			continue
		}
		x, width := margin, left
		if !c.narrow && questionGroup(g) != groupQueue {
			x, width = size.Width-margin-right, right
		}
		put(list.root, x, top, width+cardGutter, max(0, bottom-top))
	}
	setVisible(c.every, !empty && c.narrow)
	setVisible(c.queue, !empty && !c.narrow)
	setVisible(c.rest, !empty && !c.narrow)
	setVisible(c.pane, !empty)
	setVisible(c.nothing, empty)
	put(c.every, margin, questionsHead-8, left, questionsNames)
	put(c.queue, margin, questionsHead-8, left, questionsNames)
	put(c.rest, size.Width-margin-right, questionsHead-8, right, questionsNames)
	x := margin + left + gap
	width := size.Width - margin - x
	if !c.narrow {
		width -= right + gap
	}
	paneTop := questionsHead
	put(c.pane, x, paneTop, width, max(0, bottom-questionGap-paneTop))
	put(c.nothing, margin, questionsHead, size.Width-2*margin, max(0, size.Height-questionsHead))
}

// fit leaves out words of the head where it is too narrow for them.
func (c *questionsColumns) fit() {
	clock := c.p.clock
	setVisible(clock.words, true)
	setVisible(clock.words, c.spare() >= leastRemaining)
	setVisible(clock.remains, clock.planned && c.spare() >= leastRemaining)
	c.row.Refresh()
}

// leastRemaining is the least width in which the time that is left can be read.
const leastRemaining float32 = 120

// spare is the width that the head has left for the time that is left.
func (c *questionsColumns) spare() float32 {
	left := c.row.Size().Width + tokens.Space12
	for _, o := range c.row.Objects {
		if o.Visible() {
			left -= tokens.Space12
			if o != fyne.CanvasObject(c.p.clock.spring) {
				left -= o.MinSize().Width
			}
		}
	}
	return left
}

// refresh brings names, numbers and places up to date.
func (c *questionsColumns) refresh() {
	p, d := c.p, c.p.d
	if len(p.groups[p.group]) > 0 {
		c.front = p.group
	}
	if p.group != groupQueue {
		c.done = p.group
	}
	var names [groupCount]string
	for g, list := range p.lists {
		names[g] = list.name() + " " + d.book.Number(len(p.groups[g]))
	}
	c.every.SetNames(names[:])
	c.every.Select(int(c.front))
	c.queue.SetNames(names[:1])
	c.rest.SetNames(names[1:])
	c.rest.Select(int(c.done - groupAnswered))
	count := p.snap.toReview()
	c.review.Set(d.t("overview.to_review", "count", count), p.filter.toReview)
	setVisible(c.review, count > 0)
	c.query.Set("“"+cutTo(p.filter.query, 20)+"”", true)
	setVisible(c.query, p.filter.query != "")
	c.showNothing()
	c.lay()
}

// showNothing says that there are no questions, with the way to the first.
func (c *questionsColumns) showNothing() {
	d := c.p.d
	if len(c.p.snap.questions) > 0 {
		c.nothing.Objects = nil
		return
	}
	parts := []fyne.CanvasObject{look.Para(d.t("questions.none"), tokens.Title, look.Ink, 0)}
	if !d.readOnly() {
		parts = append(parts, look.Para(d.t("questions.none.line"), tokens.Body, look.Ink2, 0),
			widgets.Wrap(tokens.Space8,
				widgets.NewButton(widgets.ButtonOptions{Label: d.t("questions.new"), Icon: "add", Shortcut: "Ctrl Shift A", OnTapped: d.askQuestion}),
				widgets.NewButton(widgets.ButtonOptions{Label: d.t("importdialog.menu"), Icon: "upload_file", OnTapped: d.askImport})))
	}
	c.nothing.Objects = []fyne.CanvasObject{centred(atWidth(dialogWidth, widgets.Column(tokens.Space12, parts...)))}
	c.nothing.Refresh()
}

package desktop

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// panelClock says while a panel runs how long it has, and how long it still may. A panel
// runs while its webinar does by the plan, and while somebody takes questions live at
// another time: early, late, or to rehearse. It ticks only while the page stands in the
// window.
type panelClock struct {
	p     *questionsPage
	after func(time.Duration, func()) (stop func())
	stop  func() // ends the tick that is under way

	webinar store.ID  // of what follows
	began   time.Time // when the panel did
	seen    time.Time // when a question was last live
	running bool
	planned bool // by the plan, so that it is known how long it still may

	pill       *fyne.Container
	words      *look.Paragraph
	lasts      *look.Paragraph
	remaining  *look.Paragraph
	remains    fyne.CanvasObject
	spring     *widgets.Stretching
	ofQuestion *look.Paragraph // how long the question has been live, in its head
}

// pillText is the time in the head of the page.
var pillText = tokens.TextStyle{Size: tokens.Body.Size, Line: tokens.Body.Line, Mono: true}

func newPanelClock(p *questionsPage) *panelClock {
	c := &panelClock{p: p, after: p.d.after, stop: func() {}}
	c.words, c.lasts = look.Label(p.d.t("questions.clock.live"), tokens.BodyBold, look.Ink), look.Label("", pillText, look.Ink)
	c.remaining, c.ofQuestion = look.Para("", tokens.Body, look.Ink2, 1), look.Label("", pillText, look.Ink2)
	dot := container.NewGridWrap(fyne.NewSize(8, 8), themedBox(look.Accent, "", 4))
	c.pill = container.NewStack(themedBox(look.AccentTint, look.Accent, tokens.ControlSmallHeight/2),
		widgets.Inset(tokens.Space12, (tokens.ControlSmallHeight-tokens.Body.Line)/2, widgets.Row(tokens.Space8, dot, c.words, c.lasts)))
	c.remains = newTipped(c.remaining)
	c.spring = widgets.Stretch(c.remains)
	c.pill.Hide()
	c.remains.Hide()
	c.ofQuestion.Hide()
	return c
}

// follow shows the present time, and sees to it that what changes then is shown too.
func (c *panelClock) follow() {
	c.stop()
	c.stop = func() {}
	d, t := c.p.d, c.p.snap.times
	now := d.now()
	if was := c.running; c.show(now) || was {
		c.p.columns.fit()
	}
	wait := min(t.start.Sub(now), longestWait)
	if c.running {
		wait = time.Second - now.Sub(c.began)%time.Second
	}
	if wait > 0 && c.ticks() {
		c.stop = c.after(wait, c.tick)
	}
}

// runs tells whether the panel is under way, and remembers when it began.
func (c *panelClock) runs(now time.Time) bool {
	t, planned := c.p.snap.times, c.p.snap.times.runs(now)
	if c.webinar != c.p.snap.at.Webinar || now.Sub(c.seen).Abs() > longestPause {
		c.webinar, c.began, c.seen = c.p.snap.at.Webinar, time.Time{}, time.Time{}
	}
	_, live := t.live(now)
	switch {
	case planned || live && c.began.IsZero() && t.runs(t.since):
		c.began = t.start
	case live && c.began.IsZero():
		c.began = t.since
	}
	if live {
		c.seen = now
	}
	return planned || !c.seen.IsZero()
}

// longestPause is how long none may be live in a panel that runs outside the plan.
const longestPause = 10 * time.Minute

// ticks tells whether somebody sees the page.
func (c *panelClock) ticks() bool {
	d := c.p.d
	return d.session != nil && d.heir == nil && d.pages[Questions] == page(c.p) && d.at().Page == Questions
}

func (c *panelClock) tick() {
	c.stop = func() {}
	if !c.ticks() {
		return
	}
	was := c.running
	c.follow()
	if live := c.p.snap.live(); live != nil && (c.running || was) {
		c.p.pane.showLasting()
		if at, shown := c.p.groups[groupQueue], c.p.liveCount() > 0; shown && len(at) > 0 {
			c.p.lists[groupQueue].rows.RefreshItem(0)
		}
	}
}

// show says how the panel stands at a moment; it returns whether it runs.
func (c *panelClock) show(now time.Time) bool {
	t := c.p.snap.times
	c.running = c.runs(now)
	c.planned = c.running && !t.start.IsZero() && c.began.Equal(t.start)
	setVisible(c.pill, c.running)
	setVisible(c.remains, c.planned)
	if c.running {
		c.lasts.SetText(words.TimeCode(max(0, now.Sub(c.began)).Milliseconds()))
	}
	if c.planned {
		c.showLeft(t.left(now))
	}
	return c.running
}

// showLeft says how long a part, or the webinar, still lasts by the plan.
func (c *panelClock) showLeft(part string, left time.Duration) {
	d := c.p.d
	key, colour := "questions.clock.left", look.Ink2
	if left < 0 {
		key, colour, left = "questions.clock.behind", look.WarnText, -left
	}
	text := d.t(key, "time", d.book.Countdown(left))
	if part != "" {
		text += " · " + part
	}
	c.remaining.SetColour(colour)
	c.remaining.SetText(text)
}

// lasting is how long a question has been live, as a card and the pane say it; empty
// where it is not, or where nobody knows.
func (p *questionsPage) lasting(q *store.Question) string {
	if q.State != store.Live {
		return ""
	}
	if lasts, is := p.snap.times.live(p.d.now()); is {
		return shortCode(lasts)
	}
	return ""
}

// showLasting shows how long the question has been live.
func (e *questionPane) showLasting() {
	text := ""
	if q := e.p.question(); q != nil {
		text = e.p.lasting(q)
	}
	lasts := e.p.clock.ofQuestion
	appeared := lasts.Visible() != (text != "")
	lasts.SetText(text)
	setVisible(lasts, text != "")
	if appeared {
		e.head.Refresh()
	}
}

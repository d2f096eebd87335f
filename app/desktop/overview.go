package desktop

import (
	"strconv"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// overviewPage is the first page: what a webinar came to, at a glance.
type overviewPage struct {
	d      *desk
	root   *widgets.Page
	column *fyne.Container

	headline, meta, caveat *look.Paragraph
	caveatLine             fyne.CanvasObject
	strip                  *widgets.KPIStrip
	finish                 *finishLine
	body                   *overviewBody
	shown                  bool
}

func newOverviewPage(d *desk) page { return &overviewPage{d: d} }

func (p *overviewPage) object() fyne.CanvasObject {
	if p.root == nil {
		p.build()
	}
	return p.root
}

func (p *overviewPage) build() {
	d := p.d
	p.headline = look.Para("", tokens.Headline, look.Ink, 0)
	p.meta = look.Para("", tokens.Body, look.Ink2, 2)
	p.caveat = look.Para("", tokens.Small, look.Ink2, 0)
	p.strip = widgets.NewKPIStrip()
	p.finish, p.body = newFinishLine(d), newOverviewBody(d)
	report := widgets.NewButton(widgets.ButtonOptions{Label: d.t("overview.report"), Icon: "report",
		OnTapped: func() { d.open(Route{Page: Report}) }})
	if !has(Report) {
		report.Hide()
	}
	p.caveatLine = widgets.Row(tokens.Space8, widgets.NewIcon("info", look.Ink2, tokens.IconSmall), widgets.Stretch(p.caveat))
	p.column = widgets.Column(tokens.CardGap,
		widgets.Column(tokens.Space8,
			widgets.Row(tokens.Space24, widgets.Stretch(widgets.Column(tokens.Space4, p.headline, p.meta)), report),
			p.caveatLine),
		p.strip, p.finish.object, p.body.block)
	p.root = widgets.NewPage(widgets.Pad(tokens.Space20, tokens.PageMargin, tokens.Space12, tokens.PageMargin, p.column))
}

func (p *overviewPage) load(r store.Reader, at Route) (func(), error) {
	v, err := readOverview(r, p.d.book, at.Webinar, p.d.now())
	if err != nil {
		return nil, err
	}
	return func() { p.show(v) }, nil
}

// show shows the headline and the figures, and the rest in the next frame the
// first time: those are what a person looks for first.
func (p *overviewPage) show(v *overviewData) {
	p.object()
	p.headline.SetStyle(headlineStyle(v.headline))
	p.headline.SetText(v.headline)
	p.meta.SetText(v.meta)
	p.caveat.SetText(v.caveat)
	p.caveatLine.Hide()
	if v.caveat != "" {
		p.caveatLine.Show()
	}
	cells := make([]widgets.KPI, 0, len(v.kpis))
	for _, k := range v.kpis {
		cells = append(cells, widgets.KPI{Figure: k.value, Noun: k.noun, Context: k.context})
	}
	p.strip.Set(cells...)
	p.finish.show(v.unfinished, v.hasWebinar)
	if p.shown {
		p.body.show(v)
		p.root.Update()
		return
	}
	p.shown = true
	p.root.Update()
	p.d.reached("frame", func() {
		p.body.show(v)
		p.root.Update()
		p.d.reached("complete", nil)
	})
}

// headlineStyle is how a headline is set: one of hundreds of letters smaller, so that
// something of the page is left under it.
func headlineStyle(text string) tokens.TextStyle {
	if utf8.RuneCountInString(text) > longHeadline {
		return tokens.Title
	}
	return tokens.Headline
}

// longHeadline is how many letters make a headline long.
const longHeadline = 150

// overviewBody is the part under the figures: partnerships at the left,
// participation and recent notes at the right.
type overviewBody struct {
	*block
	d            *desk
	partnerships *widgets.Card
	attendance   *widgets.Card
	recent       *widgets.Card
	list         *partnershipList
}

// Widths of the right column; it gets narrower with the window, and goes under
// the left one where neither would have room.
const (
	sideWide   float32 = 376
	sideNarrow float32 = 304
	bodyBreak  float32 = 760
)

func newOverviewBody(d *desk) *overviewBody {
	b := &overviewBody{d: d, list: newPartnershipList(d)}
	b.partnerships = widgets.NewCard(widgets.CardOptions{Title: " ", NoPad: true, Content: b.list.block,
		OnAction: func() { d.open(Route{Page: Regions}) }})
	b.attendance = widgets.NewCard(widgets.CardOptions{Title: d.t("overview.participation"), Action: d.t("overview.participation_all"),
		OnAction: func() { d.open(Route{Page: Participation}) }})
	b.recent = widgets.NewCard(widgets.CardOptions{Title: d.t("overview.recent"), NoPad: true,
		OnAction: func() { d.open(Route{Page: Notes}) }})
	b.block = newBlock(b.heightFor, b.layOut, b.partnerships, b.attendance, b.recent)
	return b
}

// sideWidth is the right column's width in a body of a width; 0 is none.
func sideWidth(width float32) float32 {
	switch {
	case width < bodyBreak:
		return 0
	case width < 1080:
		return sideNarrow
	}
	return sideWide
}

func (b *overviewBody) heights(width float32) (left, top, bottom float32) {
	side := sideWidth(width)
	main := width - side - tokens.CardGap
	if side == 0 {
		side, main = width, width
	}
	return widgets.HeightFor(b.partnerships, main), widgets.HeightFor(b.attendance, side), widgets.HeightFor(b.recent, side)
}

func (b *overviewBody) heightFor(width float32) float32 {
	left, top, bottom := b.heights(width)
	if sideWidth(width) == 0 {
		return left + top + bottom + 2*tokens.CardGap
	}
	return max(left, top+tokens.CardGap+bottom)
}

func (b *overviewBody) layOut(size fyne.Size) {
	left, top, bottom := b.heights(size.Width)
	side := sideWidth(size.Width)
	if side == 0 {
		put(b.partnerships, 0, 0, size.Width, left)
		put(b.attendance, 0, left+tokens.CardGap, size.Width, top)
		put(b.recent, 0, left+top+2*tokens.CardGap, size.Width, bottom)
		return
	}
	main := size.Width - side - tokens.CardGap
	put(b.partnerships, 0, 0, main, size.Height)
	put(b.attendance, main+tokens.CardGap, 0, side, top)
	put(b.recent, main+tokens.CardGap, top+tokens.CardGap, side, size.Height-top-tokens.CardGap)
}

func (b *overviewBody) show(v *overviewData) {
	b.partnerships.SetTitle(v.cardsTitle)
	b.partnerships.SetAction("")
	if all := len(v.partnerships); all > mostPartnerships {
		b.partnerships.SetAction(b.d.t("overview.all_partnerships", "count", all))
	}
	b.list.show(v.partnerships, v.about)
	b.attendance.SetContent(b.attendanceOf(v))
	b.recent.SetAction("")
	if v.notes > 0 {
		b.recent.SetAction(b.d.t("overview.all_notes", "count", v.notes))
	}
	b.recent.SetContent(b.recentOf(v))
	b.Refresh()
}

// recentOf lists the notes changed last, with a way to add one.
func (b *overviewBody) recentOf(v *overviewData) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, n := range v.recent {
		rows = append(rows, b.noteRow(n), themedLine())
	}
	if len(v.recent) == 0 {
		rows = append(rows, widgets.Inset(tokens.CardPadX, tokens.CardPadY,
			look.Para(b.d.t("overview.no_notes"), tokens.Body, look.Ink2, 0)))
	}
	if has(Notes) && !b.d.readOnly() {
		add := widgets.Inset(tokens.CardPadX, tokens.Space8, widgets.Row(tokens.Space8,
			widgets.NewIcon("add", look.Ink2, tokens.IconSmall), look.Label(b.d.t("overview.add_note"), tokens.Small, look.Ink2),
			widgets.Spring(), keyCap("Ctrl N")))
		rows = append(rows, newPress(pressOptions{content: add, name: b.d.t("overview.add_note"), tapped: b.d.newNote, radius: tokens.RadiusControl, inset: 2}))
	}
	return widgets.Column(0, rows...)
}

// noteRow is one recent note: kind and mark over two lines of title.
func (b *overviewBody) noteRow(n recentNote) fyne.CanvasObject {
	head := widgets.Row(tokens.Space8, widgets.NewIcon(string(n.kind), look.Ink2, tokens.IconSmall),
		widgets.Stretch(look.Para(b.d.t("kind."+string(n.kind)), tokens.Caption, look.Ink2, 1)),
		look.Label(n.mark, tokens.TimeCode, look.Ink3))
	text := widgets.Column(tokens.Space4, head, look.Para(n.title, tokens.Body, look.Ink, 2))
	return newPress(pressOptions{content: widgets.Inset(tokens.CardPadX, tokens.Space8, text), name: n.title, inset: 2,
		radius: tokens.RadiusControl, tapped: func() { b.d.open(Route{Page: Notes, Record: n.id}) }})
}

// attendanceOf is what is known of who took part: counted, announced, or nothing.
func (b *overviewBody) attendanceOf(v *overviewData) fyne.CanvasObject {
	d, f := b.d, v.figures
	switch {
	case f.RoomUnknown && f.Registered > 0:
		return widgets.Column(tokens.Space8, figureLine(d.book.Number(f.Registered), d.t("overview.registered", "count", f.Registered)),
			look.Para(d.t("participation.came_unknown"), tokens.Small, look.Ink3, 0))
	case f.RoomUnknown:
		return look.Para(d.t("participation.came_unknown"), tokens.Body, look.Ink2, 0)
	case f.HasAttendance:
		words := d.t("overview.attended", "count", f.Attended)
		if f.Registered > 0 {
			words = d.t("overview.attended_of", "came", f.Came, "registered", f.Registered, "share", d.book.Percent(f.Came, f.Registered))
		}
		return widgets.Column(tokens.Space8, figureLine(d.book.Number(f.Attended), words), presenceChart(d, f.Present))
	case f.RowsLost && f.StatedParticipants == 0:
		return look.Para(d.t("participation.rows_lost"), tokens.Body, look.Ink2, 0)
	case f.StatedParticipants > 0:
		words := d.t("overview.stated_participants", "count", f.StatedParticipants)
		lines := []fyne.CanvasObject{figureLine(d.book.Number(f.StatedParticipants), words)}
		if f.StatedInRoom > 0 {
			lines = append(lines, look.Para(d.t("overview.stated_room", "count", f.StatedInRoom), tokens.Body, look.Ink2, 0))
		}
		why := "overview.no_attendance"
		if f.RowsLost {
			why = "participation.rows_lost"
		}
		lines = append(lines, look.Para(d.t(why), tokens.Small, look.Ink3, 0))
		return widgets.Column(tokens.Space8, lines...)
	}
	if !v.hasWebinar {
		return look.Para(d.t("overview.no_webinar_participation"), tokens.Body, look.Ink2, 0)
	}
	return look.Para(d.t("overview.no_participation"), tokens.Body, look.Ink2, 0)
}

// figureLine is a large number beside its words, on one baseline.
func figureLine(number, words string) fyne.CanvasObject {
	n, w := look.Label(number, tokens.FigureText, look.Ink), look.Para(words, tokens.Body, look.Ink2, 2)
	first := n.MinSize().Width + tokens.Space12
	return newBlock(func(width float32) float32 {
		return max(tokens.FigureText.Line, 14+w.HeightFor(width-first))
	}, func(size fyne.Size) {
		put(n, 0, 0, first, tokens.FigureText.Line)
		lines := w.HeightFor(size.Width - first)
		top := float32(14)
		if lines > tokens.Body.Line {
			top = 2
		}
		put(w, first, top, size.Width-first, lines)
	}, n, w)
}

// mostPartnerships is how many the Overview lists; all of them are on Regions.
const mostPartnerships = 12

// partnershipList is the partnerships as rows of equal height.
type partnershipList struct {
	*block
	d     *desk
	rows  []fyne.CanvasObject
	lines []fyne.CanvasObject
}

func newPartnershipList(d *desk) *partnershipList {
	l := &partnershipList{d: d}
	l.block = newBlock(l.heightFor, l.layOut)
	return l
}

func (l *partnershipList) show(cards []partnershipData, about []string) {
	l.rows, l.lines, l.objects = nil, nil, nil
	for i, c := range cards[:min(len(cards), mostPartnerships)] {
		if i > 0 {
			l.lines = append(l.lines, themedLine())
		}
		l.rows = append(l.rows, l.row(c))
	}
	if len(cards) == 0 {
		var lines []fyne.CanvasObject
		for _, line := range about {
			lines = append(lines, look.Para(line, tokens.Body, look.Ink2, 0))
		}
		if act := l.act(); act != nil {
			lines = append(lines, act)
		}
		l.rows = append(l.rows, widgets.Inset(tokens.CardPadX, tokens.CardPadY, widgets.Column(tokens.Space12, lines...)))
	}
	l.objects = append(append(l.objects, l.rows...), l.lines...)
	l.Refresh()
}

// act is the way on from a webinar without partnerships, or from none.
func (l *partnershipList) act() fyne.CanvasObject {
	if l.d.readOnly() {
		return nil
	}
	pair := widgets.NewButton(widgets.ButtonOptions{Label: l.d.t("partnership.add"), Icon: "add", OnTapped: l.d.askPartnership})
	o := widgets.ButtonOptions{Label: l.d.t("webinar.edit"), Icon: "edit", OnTapped: l.d.editWebinar}
	if l.d.places.at.Webinar.IsZero() {
		o = widgets.ButtonOptions{Rank: widgets.Primary, Label: l.d.t("webinar.add"), Icon: "add", Shortcut: "Ctrl Shift W", OnTapped: l.d.askWebinar}
		return widgets.Wrap(tokens.Space8, widgets.NewButton(o), pair)
	}
	return widgets.Wrap(tokens.Space8, pair, widgets.NewButton(o))
}

func (l *partnershipList) heightFor(width float32) float32 {
	sum := float32(len(l.lines))
	for _, r := range l.rows {
		sum += widgets.HeightFor(r, width)
	}
	return sum
}

// layOut shares what height is left among the rows.
func (l *partnershipList) layOut(size fyne.Size) {
	if len(l.rows) == 0 {
		return
	}
	extra := max(0, size.Height-l.heightFor(size.Width)) / float32(len(l.rows))
	if l.lines == nil {
		extra = 0
	}
	y := float32(0)
	for i, r := range l.rows {
		h := widgets.HeightFor(r, size.Width) + extra
		put(r, 0, y, size.Width, h)
		y += h
		if i < len(l.lines) {
			put(l.lines[i], tokens.CardPadX, y, size.Width-2*tokens.CardPadX, tokens.LineWidth)
			y += tokens.LineWidth
		}
	}
}

// row is one partnership: number, regions and how it goes on at the left, what
// it is about at the right.
func (l *partnershipList) row(c partnershipData) fyne.CanvasObject {
	d := l.d
	var names []fyne.CanvasObject
	var spoken []string
	for _, r := range c.regions {
		names = append(names, widgets.Row(tokens.Space8, widgets.NewFlagIcon(r.country),
			widgets.Stretch(look.Para(r.name, tokens.BodyBold, look.FamilyText(string(r.macro)), 4))))
		spoken = append(spoken, r.name)
	}
	state := "continuation.unknown"
	if c.goesOn != "" {
		state = "continuation." + string(c.goesOn)
	}
	names = append(names, look.Para(joinDots([]string{d.t(state), d.t("count.note", "count", c.notes)}), tokens.Caption, look.Ink3, 2))
	left := widgets.Column(tokens.Space4, names...)
	right := []fyne.CanvasObject{}
	if c.summary != "" {
		right = append(right, look.Para(c.summary, tokens.Small, look.Ink2, 8))
	}
	if len(c.themes) > 0 {
		right = append(right, themeChips(c.themes))
	}
	about := widgets.Column(tokens.Space12, right...)
	disc := widgets.NewDisc(c.number)
	body := newBlock(nil, nil, disc, left, about)
	const gutter = tokens.ArcDisc + tokens.Space8
	leftWidth := func(width float32) float32 { return min(260, (width-2*tokens.CardPadX-gutter)*0.42) }
	body.height = func(width float32) float32 {
		lw := leftWidth(width)
		rw := width - 2*tokens.CardPadX - gutter - lw - tokens.Space24
		return max(widgets.HeightFor(left, lw), widgets.HeightFor(about, rw)) + 2*tokens.CardPadY
	}
	body.lay = func(size fyne.Size) {
		lw := leftWidth(size.Width)
		x := tokens.CardPadX + gutter
		rw := size.Width - 2*tokens.CardPadX - gutter - lw - tokens.Space24
		lh, rh := widgets.HeightFor(left, lw), widgets.HeightFor(about, rw)
		y := max(tokens.CardPadY, (size.Height-max(lh, rh))/2)
		put(disc, tokens.CardPadX, y, tokens.ArcDisc, tokens.ArcDisc)
		put(left, x, y, lw, lh)
		put(about, x+lw+tokens.Space24, y, rw, rh)
	}
	open := func() {
		if len(c.regions) > 0 {
			d.open(Route{Page: Regions, Record: c.regions[0].id})
		}
	}
	return newPress(pressOptions{content: body, name: strconv.Itoa(c.number) + " " + joinDots(spoken), tapped: open, inset: 2, radius: tokens.RadiusControl})
}

// themeChips are the chips of themes, as many lines as they take.
func themeChips(themes []themeRef) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, t := range themes {
		label := t.label()
		chips = append(chips, widgets.ThemeChip(label.Theme, label.Label))
	}
	return widgets.Wrap(tokens.Space8, chips...)
}

// themedLine is a rule of one unit.
func themedLine() fyne.CanvasObject {
	t := themedBox(look.Line, "", 0)
	t.least.Height = tokens.LineWidth
	return t
}

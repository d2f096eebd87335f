package desktop

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/present"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// presentPage is where a show is looked at before it and driven while it runs.
type presentPage struct {
	d      *desk
	deck   shownSlides // of the open webinar
	slides []present.Slide
	footer string
	at     int
	has    bool // there is a webinar

	root                  *block
	headline, line, state *look.Paragraph
	start, end            *widgets.Button
	back, next, black     *widgets.Button
	where, language       *widgets.Segmented
	places                []present.Where
	head, drive           fyne.CanvasObject
	choices               *fyne.Container
	view                  *present.View
	frame                 fyne.CanvasObject
	list                  *fyne.Container
	scroll                fyne.CanvasObject
	rows                  []*widgets.NavItem
	labels                []string // of the rows
	nothing               fyne.CanvasObject
}

var _ keyed = (*presentPage)(nil)

func newPresentPage(d *desk) page {
	p := &presentPage{d: d, view: present.NewView(), frame: themedBox("", look.LineStrong, 0)}
	p.headline = look.Para(d.t("page.present"), tokens.Headline, look.Ink, 1)
	p.line, p.state = look.Para("", tokens.Body, look.Ink2, 2), look.Para("", tokens.Body, look.Ink2, 1)
	p.start = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("present.start"), Icon: "play_arrow", Shortcut: "F5", OnTapped: func() { d.startShow("") }})
	p.end = widgets.NewButton(widgets.ButtonOptions{Label: d.t("present.end"), Icon: "close", OnTapped: d.endShow})
	p.back = widgets.NewButton(widgets.ButtonOptions{Label: d.t("present.back"), Icon: "arrow_back", OnTapped: func() { p.step(-1) }})
	p.next = widgets.NewButton(widgets.ButtonOptions{Label: d.t("present.next"), Icon: "arrow_forward", OnTapped: func() { p.step(1) }})
	p.black = widgets.NewButton(widgets.ButtonOptions{Label: d.t("present.black"), Shortcut: "B", OnTapped: func() { p.letter('b') }})
	p.makeChoices()
	p.list = widgets.Column(2)
	p.scroll = unshadowed(widgets.NewPage(p.list))
	p.head = widgets.Row(tokens.Space12, widgets.Stretch(widgets.Column(tokens.Space4, p.headline, p.line)), p.start, p.end)
	p.drive = widgets.Row(tokens.Space8, p.back, p.next, p.black, widgets.Stretch(p.state))
	nothing := []fyne.CanvasObject{look.Para(d.t("present.no_webinar"), tokens.Title, look.Ink, 0)}
	if !d.readOnly() {
		add := widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("webinar.add"), Icon: "add", OnTapped: d.askWebinar})
		nothing = append(nothing, look.Para(d.t("present.no_webinar.line"), tokens.Body, look.Ink2, 0), widgets.Row(0, add))
	}
	p.nothing = centred(atWidth(dialogWidth, widgets.Column(tokens.Space12, nothing...)))
	p.root = newBlock(func(float32) float32 { return 0 }, p.layOut,
		p.head, p.choices, p.frame, p.view, p.drive, p.scroll, p.nothing)
	return p
}

// shownSlides are slides with what stands under each.
type shownSlides struct {
	slides           []present.Slide
	footer, language string
}

// makeChoices makes the choice of where the audience looks and of the language.
func (p *presentPage) makeChoices() {
	d := p.d
	var languages []string
	for _, tag := range words.Languages() {
		languages = append(languages, languageName(d.book, tag))
	}
	p.language = widgets.NewSegmented(languages, 0, func(i int) {
		d.speakShow(words.Languages()[i])
	})
	p.choices = widgets.Wrap(tokens.Space16)
	p.offerPlaces()
}

// offerPlaces offers the displays that there are now.
func (p *presentPage) offerPlaces() {
	d := p.d
	places := []present.Where{present.PlainWindow, present.ThisDisplay}
	if d.hasSecondDisplay() {
		places = slices.Insert(places, 0, present.SecondDisplay)
	}
	if !slices.Equal(places, p.places) {
		var names []string
		for _, w := range places {
			names = append(names, d.t("present.where."+string(w)))
		}
		p.places = places
		p.where = widgets.NewSegmented(names, 0, func(i int) { d.placeShow(places[i]) })
		p.choices.Objects = []fyne.CanvasObject{p.where, p.language}
		p.choices.Refresh()
	}
	p.where.Select(slices.Index(places, d.showWhere()))
}

// slideListWidth is the width of the slides' list.
const slideListWidth float32 = 300

// layOut gives the slide what list and buttons leave, in its own shape.
func (p *presentPage) layOut(size fyne.Size) {
	put(p.nothing, 0, 0, size.Width, size.Height)
	in := tokens.PageMargin
	width := size.Width - 2*in
	y := tokens.Space20
	high := widgets.HeightFor(p.head, width)
	put(p.head, in, y, width, high)
	y += high + tokens.Space12
	high = widgets.HeightFor(p.choices, width)
	put(p.choices, in, y, width, high)
	y += high + tokens.Space16
	list := min(slideListWidth, floor(size.Width*0.3))
	left := width - list - tokens.CardGap
	drive := widgets.HeightFor(p.drive, left)
	room := size.Height - y - drive - tokens.Space12 - tokens.Space20
	w := min(left, room*tokens.SlideWidth/tokens.SlideHeight)
	h := w * tokens.SlideHeight / tokens.SlideWidth
	put(p.view, in, y, w, h)
	put(p.frame, in-1, y-1, w+2, h+2)
	put(p.drive, in, y+h+tokens.Space12, left, drive)
	put(p.scroll, in+w+tokens.CardGap, y, width-w-tokens.CardGap, size.Height-y-tokens.Space12)
}

func (p *presentPage) object() fyne.CanvasObject { return p.root }

func (p *presentPage) load(r store.Reader, at Route) (func(), error) {
	if at.Webinar.IsZero() {
		return func() { p.take(present.Deck{}, false) }, nil
	}
	deck, err := present.Read(r, at.Webinar, p.d.showOptions())
	if err != nil {
		return nil, err
	}
	return func() { p.take(deck, true) }, nil
}

// take shows a newer deck, on the slide that was looked at.
func (p *presentPage) take(deck present.Deck, has bool) {
	p.has, p.deck = has, shownSlides{footer: deck.Footer, language: deck.Language}
	if has {
		p.deck.slides = deck.Paginate()
	}
	for _, o := range []fyne.CanvasObject{p.head, p.choices, p.frame, p.view, p.drive, p.scroll} {
		setVisible(o, has)
	}
	setVisible(p.nothing, !has)
	p.follow()
}

// use looks at the slides of the show that runs, which may be of another webinar, else
// at those of the open one.
func (p *presentPage) use() {
	now := p.deck
	if show := p.d.show(); show != nil {
		now = shownSlides{show.Slides(), show.Footer(), show.Language()}
	}
	was := ""
	if p.at < len(p.slides) {
		was = p.slides[p.at].ID
	}
	p.slides, p.footer = now.slides, now.footer
	p.language.Select(slices.Index(words.Languages(), now.language))
	p.at = min(p.at, max(0, len(p.slides)-1))
	for i, s := range p.slides {
		if s.ID == was {
			p.at = i
		}
	}
	p.fillList()
}

// kindIcons are the icons of slides in the list.
var kindIcons = map[present.Kind]string{
	present.Opening: "title", present.Agenda: "schedule", present.Partnership: "handshake", present.Registrations: "monitoring",
	present.Lessons: "lightbulb", present.Quote: "format_quote", present.Questions: "help", present.Closing: "flag",
}

// fillList lists the slides, unless it has them already.
func (p *presentPage) fillList() {
	var labels []string
	for _, s := range p.slides {
		labels = append(labels, string(s.Kind)+s.Label())
	}
	if slices.Equal(labels, p.labels) {
		return
	}
	p.labels = labels
	p.rows = p.rows[:0]
	var objects []fyne.CanvasObject
	for i, s := range p.slides {
		row := widgets.NewNavItem(widgets.NavItemOptions{Icon: kindIcons[s.Kind], Label: s.Label(), Count: strconv.Itoa(i + 1), OnTapped: func() { p.goTo(i) }})
		p.rows, objects = append(p.rows, row), append(objects, row)
	}
	p.list.Objects = objects
	p.list.Refresh()
}

// follow shows the slide that the audience sees while a show runs, else the one
// that is looked at.
func (p *presentPage) follow() {
	if !p.has {
		p.root.Refresh()
		return
	}
	p.use()
	p.offerPlaces()
	show := p.d.show()
	runs := show != nil
	state := p.d.t("present.state.preview")
	if runs {
		p.keepPace()
		state = p.d.t("present.state.live")
		if show.Covered() != present.Clear {
			state = p.d.t("present.state." + string(show.Covered()))
		}
	}
	p.state.SetText(state)
	p.line.SetText(p.d.t("present.line", "count", len(p.slides)))
	setVisible(p.start, p.d.running == nil)
	setVisible(p.end, runs)
	setVisible(p.black, runs)
	if p.at < len(p.slides) {
		p.view.Set(p.slides[p.at], p.footer, p.at+1)
	}
	for i, row := range p.rows {
		row.SetSelected(i == p.at)
	}
	p.root.Refresh()
}

// keepPace looks at the slide that the audience sees, without drawing it.
func (p *presentPage) keepPace() {
	if show := p.d.show(); show != nil {
		at, _ := show.At()
		p.at = min(at, max(0, len(p.slides)-1))
	}
}

// goTo looks at a slide; while a show runs the audience sees it.
func (p *presentPage) goTo(at int) {
	if show := p.d.show(); show != nil {
		show.GoTo(at)
		return
	}
	if at >= 0 && at < len(p.slides) {
		p.at = at
		p.follow()
	}
}

func (p *presentPage) step(by int) {
	if show := p.d.show(); show != nil {
		if by > 0 {
			show.Next()
		} else {
			show.Back()
		}
		return
	}
	p.goTo(p.at + by)
}

// key drives the show, or looks through the slides.
func (p *presentPage) key(e *fyne.KeyEvent) bool {
	if show := p.d.show(); show != nil {
		return show.Key(e.Name)
	}
	switch e.Name {
	case fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown, fyne.KeySpace:
		p.step(1)
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyBackspace:
		p.step(-1)
	case fyne.KeyHome:
		p.goTo(0)
	case fyne.KeyEnd:
		p.goTo(len(p.slides) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.at < len(p.slides) {
			p.d.startShow(p.slides[p.at].ID)
		}
	default:
		return false
	}
	return true
}

func (p *presentPage) letter(r rune) bool {
	if show := p.d.show(); show != nil {
		return show.Rune(r)
	}
	switch r {
	case 'j', 'n':
		p.step(1)
	case 'k':
		p.step(-1)
	default:
		return false
	}
	return true
}

func (p *presentPage) keys() []keyHelp {
	return []keyHelp{
		{"F5", "present.keys.start"}, {"Enter", "present.keys.from"}, {"→, Space, PgDn, N", "present.keys.next"}, {"←, PgUp, Backspace", "present.keys.back"},
		{"Home, End", "present.keys.ends"}, {"12 Enter", "present.keys.number"}, {"B, W", "present.keys.blank"}, {"F11", "present.keys.full"}, {"Esc Esc", "present.keys.end"},
	}
}

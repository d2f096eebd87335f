package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// The measures of a card in a list. All are of one height, so that 5,000 scroll as
// ten do.
const (
	questionRow    float32 = 138 // with the gap below it
	questionGap    float32 = 8
	questionPad    float32 = 14
	questionHandle float32 = 14
)

// questionView is what a card says of a question.
type questionView struct {
	icon   string // before the label; may be empty
	label  string // its place, or what is special about it
	colour fyne.ThemeColorName
	badges string // at the right of the label; of an answered question, of the asker
	warn   bool   // the badges ask for something
	title  string
	answer string // under the title
	done   bool   // answered, or parked with an answer: an icon in place of the label
	flag   string // ISO 3166-1 alpha-2
	asker  string
	number int // of the partnership; 0: none
	pair   string
	code   string // time

	live, selected, focused, movable bool
	mark                             int // where what is dragged would go: -1 above, 1 below
}

// questionCard is one card of a list.
type questionCard struct {
	widget.BaseWidget
	view questionView
	at   int // its place in the list

	onDrag func(from int, by float32)
	onDrop func()

	face, ring, mark  *canvas.Rectangle
	icon, handle      *canvas.Image
	flag              *canvas.Image
	edge              *canvas.Rectangle // of the flag, some of which are white
	label, badges     *look.Paragraph
	title             *look.Paragraph
	answer            [2]*look.Paragraph // of one line under a title of two, and the other way round
	asker, pair, code *look.Paragraph
	disc              *canvas.Rectangle // round, and longer for three digits
	number            *canvas.Text
	moved             float32
}

var (
	_ fyne.Accessible   = (*questionCard)(nil)
	_ fyne.Draggable    = (*questionCard)(nil)
	_ desktop.Hoverable = (*questionCard)(nil)
)

func newQuestionCard() *questionCard {
	c := &questionCard{
		face: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil),
		icon: &canvas.Image{}, handle: &canvas.Image{}, flag: &canvas.Image{FillMode: canvas.ImageFillContain},
		label: look.Label("", tokens.CaptionBold, look.Ink3), badges: look.Label("", tokens.Caption, look.Ink3),
		title: look.Para("", tokens.Body, look.Ink, 2), edge: canvas.NewRectangle(nil),
		answer: [2]*look.Paragraph{look.Para("", tokens.Small, look.Ink2, 1), look.Para("", tokens.Small, look.Ink2, 2)},
		asker:  look.Label("", tokens.Caption, look.Ink2), pair: look.Label("", tokens.Caption, look.Ink2),
		code: look.Label("", tokens.TimeCode, look.Ink3), disc: canvas.NewRectangle(nil),
		number: look.Text("", tokens.CaptionBold, look.Ink),
	}
	c.number.Alignment = fyne.TextAlignCenter
	c.ExtendBaseWidget(c)
	return c
}

func (c *questionCard) set(v questionView) {
	c.view = v
	c.label.SetText(v.label)
	c.badges.SetText(v.badges)
	c.title.SetText(v.title)
	c.answer[0].SetText(v.answer)
	c.answer[1].SetText(v.answer)
	c.asker.SetText(v.asker)
	c.pair.SetText(v.pair)
	c.code.SetText(v.code)
	c.Refresh()
}

// Dragged moves the card through the queue.
func (c *questionCard) Dragged(e *fyne.DragEvent) {
	if !c.view.movable || c.onDrag == nil {
		return
	}
	widgets.HideTip(c)
	c.moved += e.Dragged.DY
	c.onDrag(c.at, c.moved)
}

// DragEnd leaves the card where it was dragged to.
func (c *questionCard) DragEnd() {
	c.moved = 0
	if c.onDrop != nil {
		c.onDrop()
	}
}

// MouseIn tells what is cut off in the card.
func (c *questionCard) MouseIn(*desktop.MouseEvent) { widgets.ShowTip(c, c.tip()) }

// MouseMoved implements desktop.Hoverable.
func (c *questionCard) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tooltip away.
func (c *questionCard) MouseOut() { widgets.HideTip(c) }

// tip is what does not fit into the card.
func (c *questionCard) tip() string {
	return cutOff(c.badges, c.title, c.answer[0], c.answer[1], c.asker, c.pair)
}

// AccessibilityLabel is the question with what the card says of it.
func (c *questionCard) AccessibilityLabel() string {
	return strings.Join([]string{c.view.label, c.view.title, c.view.asker}, ", ")
}

// AccessibilityRole says that it is text.
func (c *questionCard) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// MinSize is the height of a card; its width is the list's.
func (c *questionCard) MinSize() fyne.Size { return fyne.NewSize(120, questionRow) }

// CreateRenderer is for Fyne.
func (c *questionCard) CreateRenderer() fyne.WidgetRenderer {
	r := &questionCardRenderer{c, []fyne.CanvasObject{
		c.face, c.ring, c.icon, c.handle, c.label, c.badges, c.title, c.answer[0], c.answer[1], c.flag, c.edge, c.asker, c.disc, c.number, c.pair, c.code, c.mark,
	}}
	r.paint()
	return r
}

type questionCardRenderer struct {
	c       *questionCard
	objects []fyne.CanvasObject
}

func (r *questionCardRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *questionCardRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *questionCardRenderer) Destroy()                     {}

func (r *questionCardRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *questionCardRenderer) paint() {
	c, v := r.c, r.c.view
	c.face.CornerRadius = tokens.RadiusCard
	c.face.FillColor, c.face.StrokeColor, c.face.StrokeWidth = look.Colour(look.Surface), look.Colour(look.Line), tokens.LineWidth
	if v.live {
		c.face.FillColor = look.Colour(look.AccentTint)
	}
	if v.selected {
		c.face.StrokeColor, c.face.StrokeWidth = look.Colour(look.Accent), tokens.FocusWidth
	}
	c.mark.FillColor, c.ring.StrokeColor, c.ring.StrokeWidth = nil, nil, 0
	if v.selected && v.focused {
		c.ring.StrokeColor, c.ring.StrokeWidth = look.Colour(look.Accent), tokens.LineWidth
	}
	if v.mark != 0 {
		c.mark.FillColor = look.Colour(look.Accent)
	}
	colour := v.colour
	if colour == "" {
		colour = look.Ink3
	}
	c.label.SetColour(colour)
	c.badges.SetColour(look.Ink3)
	if v.warn {
		c.badges.SetColour(look.WarnText)
	}
	if v.icon != "" {
		setIcon(c.icon, v.icon, colour)
	}
	setIcon(c.handle, "drag_indicator", look.Ink3)
	if v.flag != "" {
		if flag := look.Flag(v.flag); c.flag.Resource != flag {
			c.flag.Resource = flag
		}
		c.flag.Refresh()
	}
	c.edge.CornerRadius, c.edge.StrokeColor, c.edge.StrokeWidth = tokens.RadiusFlag, look.Opacity(look.Colour(look.Ink), 0.14), tokens.LineWidth
	c.edge.Refresh()
	c.disc.CornerRadius = tokens.ArcDisc / 2
	c.disc.FillColor, c.disc.StrokeColor, c.disc.StrokeWidth = nil, look.Colour(look.LineStrong), tokens.LineWidth
	c.number.Color, c.number.Text = look.Colour(look.Ink), ""
	if v.number > 0 {
		c.number.Text = digits(v.number)
	}
	c.disc.Refresh()
	c.number.Refresh()
}

// Layout puts label, title, asker and partnership under one another. What is done
// has its icon beside the title, and the room of the label for its answer.
func (r *questionCardRenderer) Layout(size fyne.Size) {
	c, v := r.c, r.c.view
	width := size.Width - cardGutter
	put(c.face, 1, 1, width-2, size.Height-questionGap-2)
	put(c.ring, 5, 5, width-10, size.Height-questionGap-10) // the keyboard's, within the edge of what is selected
	c.ring.CornerRadius = tokens.RadiusControl
	left, right := questionPad, width-questionPad
	setVisible(c.handle, v.movable)
	if v.movable {
		put(c.handle, left-4, 11, questionHandle, 16)
		left += questionHandle
	}
	setVisible(c.icon, v.icon != "")
	setVisible(c.label, !v.done)
	top := float32(31)
	if v.done {
		top = 11
		put(c.icon, left, top+2, rowIcon, rowIcon)
		left += rowIcon + tokens.Space8
	}
	x := left
	if v.icon != "" && !v.done {
		put(c.icon, x, 11, rowIcon, rowIcon)
		x += rowIcon + 6
	}
	badges, badgesAt := min(c.badges.MinSize().Width, (right-x)*badgesShare), float32(11)
	if v.done {
		badges, badgesAt = min(badges, (right-left)*badgesShare), footAsker // the asker is cut first
	}
	put(c.badges, right-badges, badgesAt, badges, 16)
	put(c.label, x, 11, max(0, right-badges-tokens.Space8-x), 16)
	put(c.title, left, top, right-left, 40)
	lines := len(c.title.Lines())
	for i, answer := range c.answer {
		shown := v.done && v.answer != "" && (i == 0) == (lines > 1)
		setVisible(answer, shown)
		put(answer, left, top+float32(lines)*tokens.Body.Line+1, right-left, float32(i+1)*tokens.Small.Line)
	}
	end := right
	if v.done && badges > 0 {
		end -= badges + tokens.Space8
	}
	r.layFoot(left, right, end)
	y := float32(-1)
	if v.mark > 0 {
		y = size.Height - questionGap/2 - 1
	}
	setVisible(c.mark, v.mark != 0)
	put(c.mark, 0, max(0, y), width, 3)
}

// The places of a card's last two lines, what a list leaves free for its bar, and what
// the badges have of a line at most: enough for the webinar a question was carried to.
const (
	badgesShare float32 = 0.75

	footAsker  float32 = 77
	footPair   float32 = 98
	cardGutter float32 = 12
)

// layFoot places asker and partnership.
func (r *questionCardRenderer) layFoot(left, right, end float32) {
	c, v := r.c, r.c.view
	x, y := left, footAsker
	setVisible(c.flag, v.flag != "")
	setVisible(c.edge, v.flag != "")
	if v.flag != "" {
		put(c.flag, x, y+1, tokens.FlagWidth, tokens.FlagHeight)
		put(c.edge, x, y+1, tokens.FlagWidth, tokens.FlagHeight)
		x += tokens.FlagWidth + tokens.Space8
	}
	put(c.asker, x, y, max(0, end-x), 16)
	x, y = left, footPair
	code := c.code.MinSize().Width
	put(c.code, right-code, y+2, code, 16)
	setVisible(c.disc, v.number > 0)
	setVisible(c.number, v.number > 0)
	if v.number > 0 {
		wide := max(tokens.ArcDisc, look.Width(c.number.Text, tokens.CaptionBold)+tokens.Space4)
		put(c.disc, x-(wide-tokens.ArcDisc)/2, y, wide, tokens.ArcDisc)
		put(c.number, x, y+2, tokens.ArcDisc, 16)
		x += 20 + tokens.Space8
	}
	put(c.pair, x, y+2, max(0, right-code-tokens.Space8-x), 16)
}

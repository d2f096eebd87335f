package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// CardOptions is what a card holds.
type CardOptions struct {
	Title    string
	Note     string // a few words at the right of the title, where there is no action
	Action   string // a link at the right of the title
	OnAction func()
	Content  fyne.CanvasObject
	NoPad    bool // the content reaches the card's edges, under a rule below the title
}

// Card is a surface with a title. Its content takes the height that is left.
type Card struct {
	widget.BaseWidget
	o      CardOptions
	face   *canvas.Rectangle
	rule   *canvas.Rectangle
	title  *phrase
	note   *phrase
	action *Button
	draw   *sketch
}

var (
	_ fyne.Widget = (*Card)(nil)
	_ Flowing     = (*Card)(nil)
)

// NewCard makes a card.
func NewCard(o CardOptions) *Card {
	c := &Card{o: o}
	c.action = NewButton(ButtonOptions{Rank: Ghost, Label: o.Action, Trailing: "chevron_right", Small: true, OnTapped: o.OnAction})
	c.ExtendBaseWidget(c)
	return c
}

// SetTitle shows another title.
func (c *Card) SetTitle(title string) {
	if c.o.Title != title {
		c.o.Title = title
		c.Refresh()
	}
}

// SetNote shows other words at the right of the title.
func (c *Card) SetNote(note string) {
	if c.o.Note != note {
		c.o.Note = note
		c.Refresh()
	}
}

// SetAction names the link; without a name there is none.
func (c *Card) SetAction(label string) {
	c.o.Action = label
	c.action.SetLabel(label)
	c.Refresh()
}

// SetContent replaces what the card holds.
func (c *Card) SetContent(content fyne.CanvasObject) {
	c.o.Content = content
	if c.draw != nil {
		c.draw.objects = c.objects()
		c.Refresh()
	}
}

const (
	cardHead    float32 = 46 // title and rule above full-bleed content
	cardTextGap float32 = tokens.Space12
)

func (c *Card) hasHead() bool { return c.o.Title != "" || c.o.Action != "" }

// contentBox is where the content stands in a card of a size.
func (c *Card) contentBox(size fyne.Size) (x, y, w, h float32) {
	switch {
	case c.o.NoPad && c.hasHead():
		return tokens.LineWidth, cardHead, size.Width - 2*tokens.LineWidth, size.Height - cardHead - tokens.LineWidth
	case c.o.NoPad:
		return tokens.LineWidth, tokens.LineWidth, size.Width - 2*tokens.LineWidth, size.Height - 2*tokens.LineWidth
	}
	x, y, w = tokens.CardPadX, tokens.CardPadY, size.Width-2*tokens.CardPadX
	if c.hasHead() {
		y += tokens.Subtitle.Line + cardTextGap
	}
	return x, y, w, size.Height - y - tokens.CardPadY
}

// HeightFor is the height of the card with its content at a width.
func (c *Card) HeightFor(width float32) float32 {
	_, _, w, rest := c.contentBox(fyne.NewSize(width, 0))
	if c.o.Content == nil {
		return -rest
	}
	return HeightFor(c.o.Content, w) - rest
}

func (c *Card) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{c.face, c.rule}
	objects = c.note.add(c.title.add(objects))
	if c.o.Content != nil {
		objects = append(objects, c.o.Content)
	}
	return append(objects, c.action)
}

// CreateRenderer is for Fyne.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	c.face, c.rule = box(tokens.RadiusCard), box(0)
	c.title = text(c.o.Title, tokens.Subtitle, look.Ink)
	c.note = text(c.o.Note, tokens.Small, look.Ink3)
	c.draw = &sketch{owner: c, objects: c.objects(), min: c.minSize, place: c.place, paint: c.paint}
	c.paint()
	return c.draw
}

func (c *Card) paint() {
	paintBox(c.face, look.Surface, look.Line, tokens.LineWidth)
	paintBox(c.rule, look.Line, "", 0)
	c.title.full, c.note.full = c.o.Title, c.o.Note
	c.title.paint()
	c.note.paint()
}

func (c *Card) minSize() fyne.Size {
	width := float32(0)
	if c.o.Content != nil {
		width = c.o.Content.MinSize().Width
	}
	if !c.o.NoPad {
		width += 2 * tokens.CardPadX
	}
	at := c.Size().Width
	if at == 0 {
		at = max(width, assumedWidth)
	}
	return fyne.NewSize(width, c.HeightFor(at))
}

func (c *Card) place(size fyne.Size) {
	put(c.face, 0, 0, size.Width, size.Height)
	show(c.rule, c.o.NoPad && c.hasHead())
	put(c.rule, tokens.LineWidth, cardHead-tokens.LineWidth, size.Width-2*tokens.LineWidth, tokens.LineWidth)
	top := tokens.CardPadY
	if c.o.NoPad {
		top = (cardHead - tokens.LineWidth - tokens.Subtitle.Line) / 2
	}
	room := size.Width - 2*tokens.CardPadX
	show(c.action, c.o.Action != "")
	if c.o.Action != "" {
		need := c.action.MinSize()
		// The link's words, not its face, end where the content does.
		put(c.action, size.Width-tokens.CardPadX-need.Width+tokens.Space8, round(top+(tokens.Subtitle.Line-need.Height)/2), need.Width, need.Height)
		room -= need.Width
	} else if c.o.Note != "" {
		width := min(c.note.width(), room/2)
		c.note.place(size.Width-tokens.CardPadX-width, top+2, width)
		room -= width + tokens.Space8
	}
	if c.o.Title != "" {
		c.title.place(tokens.CardPadX, top, room)
	}
	if c.o.Content != nil {
		x, y, w, h := c.contentBox(size)
		put(c.o.Content, x, y, w, h)
	}
}

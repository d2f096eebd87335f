package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// chipView is what a chip says and does.
type chipView struct {
	icon   string
	colour fyne.ThemeColorName // of the icon
	label  string
	mono   bool
	edge   bool                          // evidence: an edge in place of a fill
	lost   bool                          // its words are no longer there
	open   func()                        // may be nil
	more   func(under fyne.CanvasObject) // opens a menu; may be nil
	remove func()                        // may be nil
}

// linkChip is a chip that can be opened and taken away: Enter opens it, Delete
// takes it away, the arrow down opens the menu of one that has more to it.
type linkChip struct {
	widget.BaseWidget
	view    chipView
	focused bool
	hovered bool

	face  *canvas.Rectangle
	icon  *canvas.Image
	arrow *canvas.Image
	cross *canvas.Image
	label *look.Paragraph
}

var (
	_ fyne.Tappable          = (*linkChip)(nil)
	_ fyne.SecondaryTappable = (*linkChip)(nil)
	_ fyne.Focusable         = (*linkChip)(nil)
	_ desktop.Hoverable      = (*linkChip)(nil)
	_ desktop.Cursorable     = (*linkChip)(nil)
)

// The places within a chip, and how wide it may get.
const (
	chipPad   float32 = 8
	chipIcon  float32 = 14
	chipCross float32 = 20
	chipArrow float32 = 18
	chipWidth float32 = 300
)

func newLinkChip(v chipView) *linkChip {
	style, colour := tokens.Caption, look.Ink2
	if v.mono {
		style = tokens.TimeCode
	}
	if v.lost {
		colour = look.WarnText
	}
	c := &linkChip{
		view: v, face: canvas.NewRectangle(nil), icon: &canvas.Image{}, cross: &canvas.Image{}, arrow: &canvas.Image{},
		label: look.Label(v.label, style, colour),
	}
	c.ExtendBaseWidget(c)
	return c
}

// MinSize is what the label takes, up to a width.
func (c *linkChip) MinSize() fyne.Size {
	width := 2*chipPad + chipIcon + 6 + c.label.MinSize().Width
	if c.view.remove != nil {
		width += chipCross - chipPad + 4
	}
	if c.view.more != nil {
		width += chipArrow
	}
	return fyne.NewSize(min(width, chipWidth), tokens.ChipHeight)
}

// Tapped opens the chip, or takes it away at its cross.
func (c *linkChip) Tapped(e *fyne.PointEvent) {
	right := c.Size().Width
	if c.view.remove != nil {
		right -= chipCross + 2
	}
	switch x := e.Position.X; {
	case c.view.remove != nil && x > right:
		c.view.remove()
	case c.view.more != nil && (x > right-chipArrow || c.view.open == nil):
		c.view.more(c)
	case c.view.open != nil:
		c.view.open()
	}
}

// TappedSecondary opens the menu.
func (c *linkChip) TappedSecondary(*fyne.PointEvent) {
	if c.view.more != nil {
		c.view.more(c)
	}
}

// FocusGained shows the focus.
func (c *linkChip) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost hides the focus.
func (c *linkChip) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune does nothing: letters are the page's.
func (c *linkChip) TypedRune(r rune) {
	if on := fyne.CurrentApp().Driver().CanvasForObject(c); r != ' ' && on != nil && on.OnTypedRune() != nil {
		on.OnTypedRune()(r)
	}
}

// TypedKey opens or takes away.
func (c *linkChip) TypedKey(e *fyne.KeyEvent) {
	switch {
	case (e.Name == fyne.KeyDelete || e.Name == fyne.KeyBackspace) && c.view.remove != nil:
		c.view.remove()
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace) && c.view.open != nil:
		c.view.open()
	case (e.Name == fyne.KeyDown || e.Name == desktop.KeyMenu) && c.view.more != nil:
		c.view.more(c)
	default:
		widgets.HandOn(c, e)
	}
}

// MouseIn, MouseMoved and MouseOut light the chip.
func (c *linkChip) MouseIn(*desktop.MouseEvent)    { c.hovered = true; c.Refresh() }
func (c *linkChip) MouseMoved(*desktop.MouseEvent) {}
func (c *linkChip) MouseOut()                      { c.hovered = false; c.Refresh() }

// Cursor is a hand where a tap does something.
func (c *linkChip) Cursor() desktop.Cursor {
	if c.view.open == nil && c.view.remove == nil && c.view.more == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer is for Fyne.
func (c *linkChip) CreateRenderer() fyne.WidgetRenderer {
	r := &linkChipRenderer{c}
	r.paint()
	return r
}

type linkChipRenderer struct{ c *linkChip }

func (r *linkChipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.face, r.c.icon, r.c.label, r.c.arrow, r.c.cross}
}
func (r *linkChipRenderer) MinSize() fyne.Size { return r.c.MinSize() }
func (r *linkChipRenderer) Destroy()           {}

func (r *linkChipRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *linkChipRenderer) paint() {
	c := r.c
	c.face.CornerRadius = tokens.ChipHeight / 2
	c.face.FillColor, c.face.StrokeColor, c.face.StrokeWidth = look.Colour(look.Sunken), nil, 0
	if c.view.edge {
		c.face.FillColor, c.face.StrokeColor, c.face.StrokeWidth = nil, look.Colour(look.LineStrong), 1
	}
	switch {
	case c.focused:
		c.face.StrokeColor, c.face.StrokeWidth = look.Colour(look.Accent), tokens.FocusWidth
	case c.hovered && (c.view.open != nil || c.view.remove != nil || c.view.more != nil):
		c.face.FillColor = look.Colour(look.Hover)
	}
	colour := c.view.colour
	if colour == "" {
		colour = look.Ink2
	}
	if c.view.lost {
		colour = look.WarnText
	}
	setIcon(c.icon, c.view.icon, colour)
	setVisible(c.arrow, c.view.more != nil)
	setIcon(c.arrow, "expand_more", look.Ink3)
	setVisible(c.cross, c.view.remove != nil)
	setIcon(c.cross, "close", look.Ink3)
}

func (r *linkChipRenderer) Layout(size fyne.Size) {
	c := r.c
	put(c.face, 0, 0, size.Width, size.Height)
	put(c.icon, chipPad, (size.Height-chipIcon)/2, chipIcon, chipIcon)
	right := size.Width - chipPad
	if c.view.remove != nil {
		put(c.cross, size.Width-chipCross+2, (size.Height-12)/2, 12, 12)
		right = size.Width - chipCross - 2
	}
	if c.view.more != nil {
		right -= chipArrow - 2
		put(c.arrow, right, (size.Height-14)/2, 14, 14)
		right -= 2
	}
	left := chipPad + chipIcon + 6
	put(c.label, left, (size.Height-16)/2, max(0, right-left+1), 16)
}

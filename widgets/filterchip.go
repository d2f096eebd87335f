package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// FilterChipOptions is what a filter shows.
type FilterChipOptions struct {
	Icon     string
	Label    string
	On       bool   // accent, with a close icon
	Choices  bool   // opens a list: a chevron while off
	Tip      string // such as "Remove this filter"
	OnTapped func() // tap, Space, Enter; for a filter that is on, Delete too
}

// FilterChip is a filter of a list: closed when it is on, opened when it is off.
type FilterChip struct {
	control
	o     FilterChipOptions
	face  *canvas.Rectangle
	icon  *picture
	label *phrase
	end   *picture
}

var _ fyne.Widget = (*FilterChip)(nil)

// NewFilterChip makes a filter chip.
func NewFilterChip(o FilterChipOptions) *FilterChip {
	c := &FilterChip{o: o}
	c.become(c, func() {
		if c.o.OnTapped != nil {
			c.o.OnTapped()
		}
	})
	c.keys = func(key fyne.KeyName) bool {
		if c.o.On && (key == fyne.KeyDelete || key == fyne.KeyBackspace) {
			c.trigger()
			return true
		}
		return false
	}
	c.tip = func(fyne.Position) string {
		if c.label != nil && c.label.cut {
			return c.o.Label
		}
		return c.o.Tip
	}
	return c
}

// Set shows another label and state.
func (c *FilterChip) Set(label string, on bool) {
	if c.o.Label == label && c.o.On == on {
		return
	}
	c.o.Label, c.o.On = label, on
	c.Refresh()
}

// AccessibilityLabel is what the chip says.
func (c *FilterChip) AccessibilityLabel() string { return c.o.Label }

// AccessibilityRole says that it is a button.
func (c *FilterChip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (c *FilterChip) CreateRenderer() fyne.WidgetRenderer {
	c.face = box(tokens.FilterChipHeight / 2)
	c.icon, c.end = icon(c.o.Icon, look.Ink2), icon("", look.Ink2)
	c.label = text(c.o.Label, tokens.Small, look.Ink2)
	c.changed = c.paint
	c.paint()
	objects := c.label.add([]fyne.CanvasObject{c.face, c.icon.Image, c.end.Image})
	return &sketch{owner: c, objects: append(objects, c.ring), min: c.minSize, place: c.place, paint: c.paint}
}

func (c *FilterChip) endName() string {
	switch {
	case c.o.On:
		return "close"
	case c.o.Choices:
		return "keyboard_arrow_down"
	}
	return ""
}

func (c *FilterChip) paint() {
	fill, edge, ink := look.Surface, look.LineStrong, look.Ink2
	if c.o.On {
		fill, edge, ink = look.AccentTint, look.Accent, look.Ink
	}
	if c.lit() && !c.o.On {
		fill = look.Hover
	}
	paintBox(c.face, fill, edge, tokens.LineWidth)
	c.icon.set(c.o.Icon, look.Ink2)
	c.end.set(c.endName(), look.Ink2)
	c.label.full, c.label.colour = c.o.Label, ink
	c.label.paint()
	c.paintRing()
}

const filterPad float32 = 12

func (c *FilterChip) minSize() fyne.Size {
	width := 2*filterPad + c.label.width()
	if c.o.Icon != "" {
		width += tokens.IconSmall + chipGap
	}
	if c.endName() != "" {
		width += tokens.IconSmall + chipGap
	}
	return fyne.NewSize(width, tokens.FilterChipHeight)
}

func (c *FilterChip) place(size fyne.Size) {
	y := round((size.Height - tokens.FilterChipHeight) / 2)
	middle := y + tokens.FilterChipHeight/2
	put(c.face, 0, y, size.Width, tokens.FilterChipHeight)
	c.placeRing(0, y, size.Width, tokens.FilterChipHeight, tokens.FilterChipHeight/2)
	x, end := filterPad, size.Width-filterPad
	if c.o.Icon != "" {
		c.icon.place(x, middle, tokens.IconSmall)
		x += tokens.IconSmall + chipGap
	}
	if c.endName() != "" {
		end -= tokens.IconSmall
		c.end.place(end, middle, tokens.IconSmall)
		end -= chipGap
	}
	c.label.place(x, middle-tokens.Small.Line/2, end-x)
}

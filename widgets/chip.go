package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// pill is what a chip looks like.
type pill struct {
	face  *canvas.Rectangle
	icon  *picture
	label *phrase
}

const (
	chipPad  float32 = 10
	chipIcon float32 = 14
	chipGap  float32 = 6
)

func newPill(iconName string, colour fyne.ThemeColorName, label string, style tokens.TextStyle) *pill {
	return &pill{face: box(tokens.ChipHeight / 2), icon: icon(iconName, colour), label: text(label, style, look.Ink2)}
}

// themePill is the chip of a theme.
func themePill(theme, label string) *pill {
	name, colour := themeIcon(theme)
	return newPill(name, colour, label, tokens.Caption)
}

// themeIcon is a theme's icon and the colour it has.
func themeIcon(theme string) (string, fyne.ThemeColorName) {
	if name, ok := tokens.ThemeIcons[theme]; ok {
		return name, look.ThemeText(theme)
	}
	return theme, look.Ink2 // themes beyond the five have an icon of their own name
}

func (p *pill) add(to []fyne.CanvasObject) []fyne.CanvasObject {
	return p.label.add(append(to, p.face, p.icon.Image))
}

func (p *pill) paint(fill, edge fyne.ThemeColorName) {
	paintBox(p.face, fill, edge, tokens.LineWidth)
	p.icon.paint()
	p.label.paint()
}

// before is where the label starts.
func (p *pill) before() float32 {
	if p.icon.name == "" {
		return chipPad
	}
	return chipPad + chipIcon + chipGap
}

func (p *pill) size() fyne.Size {
	return fyne.NewSize(p.before()+p.label.width()+chipPad, tokens.ChipHeight)
}

func (p *pill) place(x, y, width float32) {
	put(p.face, x, y, width, tokens.ChipHeight)
	p.icon.place(x+chipPad, y+tokens.ChipHeight/2, chipIcon)
	before := p.before()
	p.label.place(x+before, y+(tokens.ChipHeight-p.label.style.Line)/2, max(0, width-before-chipPad))
}

// Tag is a chip that says something and cannot be tapped: a theme. What it
// stands in gets the taps.
type Tag struct {
	widget.BaseWidget
	theme, label string
}

var _ fyne.Widget = (*Tag)(nil)

// ThemeChip makes a chip with a theme's icon in its colour.
func ThemeChip(theme, label string) *Tag {
	t := &Tag{theme: theme, label: label}
	t.ExtendBaseWidget(t)
	return t
}

// AccessibilityLabel is what the chip says.
func (t *Tag) AccessibilityLabel() string { return t.label }

// AccessibilityRole says that it is text.
func (t *Tag) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (t *Tag) CreateRenderer() fyne.WidgetRenderer {
	p := themePill(t.theme, t.label)
	paint := func() { p.paint(look.Sunken, "") }
	paint()
	return &sketch{owner: t, objects: p.add(nil), min: p.size, paint: paint,
		place: func(size fyne.Size) { p.place(0, round((size.Height-tokens.ChipHeight)/2), size.Width) }}
}

// ChipOptions is what a chip shows.
type ChipOptions struct {
	Icon     string
	Label    string
	Mono     bool // a time code
	Plain    bool // sunken instead of an edge
	Tip      string
	OnTapped func()
}

// Chip is a small pill that can be tapped, such as the evidence of a claim.
type Chip struct {
	control
	o    ChipOptions
	pill *pill
}

var _ fyne.Widget = (*Chip)(nil)

// NewChip makes a chip.
func NewChip(o ChipOptions) *Chip {
	c := &Chip{o: o}
	c.become(c, o.OnTapped)
	c.off = o.OnTapped == nil
	c.tip = func(fyne.Position) string {
		if c.pill != nil && c.pill.label.cut {
			return c.o.Label
		}
		return c.o.Tip
	}
	return c
}

// EvidenceChip makes a chip with an edge that opens a claim's evidence.
func EvidenceChip(icon, label string, mono bool, tapped func()) *Chip {
	return NewChip(ChipOptions{Icon: icon, Label: label, Mono: mono, OnTapped: tapped})
}

// AccessibilityLabel is what the chip says.
func (c *Chip) AccessibilityLabel() string { return c.o.Label }

// AccessibilityRole says that it is a button.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	style := tokens.Caption
	if c.o.Mono {
		style = tokens.TimeCode
	}
	c.pill = newPill(c.o.Icon, look.Ink2, c.o.Label, style)
	c.changed = c.paint
	c.paint()
	return &sketch{owner: c, objects: append(c.pill.add(nil), c.ring), min: c.pill.size, paint: c.paint,
		place: func(size fyne.Size) {
			y := round((size.Height - tokens.ChipHeight) / 2)
			c.pill.place(0, y, size.Width)
			c.placeRing(0, y, size.Width, tokens.ChipHeight, tokens.ChipHeight/2)
		}}
}

func (c *Chip) paint() {
	fill, edge := fyne.ThemeColorName(""), look.LineStrong
	if c.o.Plain {
		fill, edge = look.Sunken, ""
	}
	if c.lit() {
		fill = look.Hover
	}
	c.pill.paint(fill, edge)
	c.paintRing()
}

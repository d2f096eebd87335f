package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// ChipOptions is what a chip shows.
type ChipOptions struct {
	Theme    string // theme token: gives the icon and its colour
	Icon     string // an icon instead, in ink-2
	Label    string
	Mono     bool // a time code
	Evidence bool // edge only
	Tip      string
	OnTapped func() // may be nil
}

// Chip is a small pill: a theme, or the evidence of a claim.
type Chip struct {
	control
	o     ChipOptions
	face  *canvas.Rectangle
	icon  *picture
	label *phrase
}

var _ fyne.Widget = (*Chip)(nil)

// NewChip makes a chip.
func NewChip(o ChipOptions) *Chip {
	c := &Chip{o: o}
	c.become(c, o.OnTapped)
	c.off = o.OnTapped == nil
	c.tip = func(fyne.Position) string {
		if c.label != nil && c.label.cut {
			return c.o.Label
		}
		return c.o.Tip
	}
	return c
}

// ThemeChip makes a chip with a theme's icon in its colour.
func ThemeChip(theme, label string) *Chip { return NewChip(ChipOptions{Theme: theme, Label: label}) }

// EvidenceChip makes a chip that opens a claim's evidence.
func EvidenceChip(icon, label string, mono bool, tapped func()) *Chip {
	return NewChip(ChipOptions{Icon: icon, Label: label, Mono: mono, Evidence: true, OnTapped: tapped})
}

// AccessibilityLabel is what the chip says.
func (c *Chip) AccessibilityLabel() string { return c.o.Label }

// AccessibilityRole says that it is text, or a button where it can be tapped.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole {
	if c.o.OnTapped == nil {
		return fyne.AccessibleRoleText
	}
	return fyne.AccessibleRoleButton
}

// themeIcon is a theme's icon and the colour it has.
func themeIcon(theme string) (string, fyne.ThemeColorName) {
	if name, ok := tokens.ThemeIcons[theme]; ok {
		return name, look.ThemeText(theme)
	}
	return theme, look.Ink2 // themes beyond the five have an icon of their own name
}

func (c *Chip) picture() (string, fyne.ThemeColorName) {
	if c.o.Theme != "" {
		return themeIcon(c.o.Theme)
	}
	return c.o.Icon, look.Ink2
}

const (
	chipPad  float32 = 10
	chipIcon float32 = 14
	chipGap  float32 = 6
)

// CreateRenderer is for Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.face = box(tokens.ChipHeight / 2)
	style := tokens.Caption
	if c.o.Mono {
		style = tokens.TimeCode
	}
	name, colour := c.picture()
	c.icon, c.label = icon(name, colour), text(c.o.Label, style, look.Ink2)
	c.changed = c.paint
	c.paint()
	objects := c.label.add([]fyne.CanvasObject{c.face, c.icon.Image})
	return &sketch{owner: c, objects: append(objects, c.ring), min: c.minSize, place: c.place, paint: c.paint}
}

func (c *Chip) paint() {
	fill, edge := look.Sunken, fyne.ThemeColorName("")
	if c.o.Evidence {
		fill, edge = "", look.LineStrong
	}
	if c.lit() {
		fill = look.Hover
	}
	paintBox(c.face, fill, edge, tokens.LineWidth)
	c.icon.paint()
	c.label.paint()
	c.paintRing()
}

// before is where the label starts.
func (c *Chip) before() float32 {
	if name, _ := c.picture(); name == "" {
		return chipPad
	}
	return chipPad + chipIcon + chipGap
}

func (c *Chip) minSize() fyne.Size {
	return fyne.NewSize(c.before()+c.label.width()+chipPad, tokens.ChipHeight)
}

func (c *Chip) place(size fyne.Size) {
	y := round((size.Height - tokens.ChipHeight) / 2)
	put(c.face, 0, y, size.Width, tokens.ChipHeight)
	c.placeRing(0, y, size.Width, tokens.ChipHeight, tokens.ChipHeight/2)
	c.icon.place(chipPad, y+tokens.ChipHeight/2, chipIcon)
	x := c.before()
	c.label.place(x, y+(tokens.ChipHeight-c.label.style.Line)/2, size.Width-x-chipPad)
}

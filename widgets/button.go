package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Rank says how loud a button is.
type Rank int

// The ranks. A view or pane has one primary button at most.
const (
	Secondary Rank = iota // surface with an edge
	Primary               // accent
	Ghost                 // text only
)

// ButtonOptions is what a button shows.
type ButtonOptions struct {
	Rank     Rank
	Label    string // may be empty where there is an icon; then Tip says it
	Icon     string // name of an icon, before the label
	Trailing string // name of an icon, after the label
	Shortcut string // keys, after the label in regular weight
	Tip      string
	Danger   bool // deletes something
	Warn     bool // tells of something to look at; only where the rank is Ghost
	OnInk    bool // stands on ink, as on a notice; only where the rank is Ghost
	Small    bool // 32 high instead of 36
	OnTapped func()
}

// Button is a labelled button.
type Button struct {
	control
	o               ButtonOptions
	face            *canvas.Rectangle
	icon, trailing  *picture
	label, shortcut *phrase
}

var _ fyne.Widget = (*Button)(nil)

// NewButton makes a button.
func NewButton(o ButtonOptions) *Button {
	b := &Button{o: o}
	b.become(b, b.tapped)
	b.tip = func(fyne.Position) string { return b.tooltip() }
	return b
}

// IconButton makes a square button of 32 with an icon only; tip says what it does.
func IconButton(name, tip string, tapped func()) *Button {
	return NewButton(ButtonOptions{Rank: Ghost, Icon: name, Tip: tip, Small: true, OnTapped: tapped})
}

// SetLabel shows another label.
func (b *Button) SetLabel(label string) {
	if b.o.Label == label {
		return
	}
	b.o.Label = label
	if b.label != nil {
		b.label.full = label
	}
	b.Refresh()
}

// SetIcon shows another icon.
func (b *Button) SetIcon(name string) {
	b.o.Icon = name
	b.Refresh()
}

// SetTip gives another tooltip.
func (b *Button) SetTip(tip string) { b.o.Tip = tip }

// Label is what the button says.
func (b *Button) Label() string { return b.o.Label }

// AccessibilityLabel is the label, or the tooltip of a button without one.
func (b *Button) AccessibilityLabel() string {
	if b.o.Label == "" {
		return b.o.Tip
	}
	return b.o.Label
}

// AccessibilityRole says that it is a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (b *Button) tapped() {
	if b.o.OnTapped != nil {
		b.o.OnTapped()
	}
}

func (b *Button) tooltip() string {
	if b.label != nil && b.label.cut {
		return b.o.Label
	}
	return b.o.Tip
}

func (b *Button) height() float32 {
	if b.o.Small {
		return tokens.ControlSmallHeight
	}
	return tokens.ControlHeight
}

func (b *Button) style() tokens.TextStyle {
	style := tokens.Body
	if b.o.Small {
		style = tokens.Small
	}
	style.Bold = b.o.Rank == Primary
	return style
}

// padding is the space before and after the words.
func (b *Button) padding() float32 {
	switch {
	case b.o.Label == "":
		return (b.height() - b.iconSize()) / 2
	case b.o.Rank == Ghost:
		return tokens.Space8
	case b.o.Small:
		return tokens.Space12
	}
	return tokens.Space16
}

func (b *Button) iconSize() float32 { return 18 }

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.face = box(tokens.RadiusControl)
	b.icon, b.trailing = icon(b.o.Icon, look.Ink2), icon(b.o.Trailing, look.Ink2)
	b.label = text(b.o.Label, b.style(), look.Ink)
	plain := b.style()
	plain.Bold = false
	b.shortcut = text(b.o.Shortcut, plain, look.Ink3)
	objects := []fyne.CanvasObject{b.face, b.icon.Image, b.trailing.Image}
	objects = b.shortcut.add(b.label.add(objects))
	b.changed = b.paint
	b.paint()
	return &sketch{owner: b, objects: append(objects, b.ring), min: b.minSize, place: b.place, paint: b.paint}
}

// buttonColours are those of the fill, the edge and the words.
func (b *Button) colours() (fill, edge, ink fyne.ThemeColorName) {
	switch b.o.Rank {
	case Primary:
		fill, ink = look.Accent, look.OnAccent
		if b.o.Danger {
			fill, ink = look.Danger, look.Surface
		}
		if b.lit() && !b.o.Danger {
			fill = look.AccentHover
		}
	case Ghost:
		ink = look.Accent
		if b.o.Label == "" {
			ink = look.Ink2
		}
		if b.o.Warn {
			ink = look.WarnText
		}
		if b.lit() {
			fill = look.Hover
		}
		if b.o.OnInk {
			fill, edge, ink = "", look.Ink3, look.BG
			if b.lit() {
				edge = look.BG
			}
		}
	default:
		fill, edge, ink = look.Surface, look.LineStrong, look.Ink
		if b.lit() {
			fill = look.Hover
		}
	}
	if b.o.Danger && b.o.Rank != Primary {
		ink = look.Danger
	}
	if b.off {
		ink = look.Ink3
		if b.o.Rank == Primary {
			fill, edge = look.Sunken, look.LineStrong
		}
	}
	return fill, edge, ink
}

func (b *Button) paint() {
	fill, edge, ink := b.colours()
	paintBox(b.face, fill, edge, tokens.LineWidth)
	faint := ink
	if b.o.Rank == Secondary && !b.off && !b.o.Danger {
		faint = look.Ink2
	}
	b.icon.set(b.o.Icon, faint)
	b.trailing.set(b.o.Trailing, faint)
	b.label.colour, b.shortcut.colour = ink, faint
	b.label.paint()
	b.shortcut.paint()
	b.paintRing()
}

func (b *Button) minSize() fyne.Size {
	width := 2 * b.padding()
	parts := 0
	for _, part := range []float32{b.iconWidth(b.o.Icon), b.label.width(), b.shortcut.width(), b.iconWidth(b.o.Trailing)} {
		if part > 0 {
			width += part
			parts++
		}
	}
	width += float32(max(parts-1, 0)) * tokens.Space8
	return fyne.NewSize(width, b.height())
}

func (b *Button) iconWidth(name string) float32 {
	if name == "" {
		return 0
	}
	return b.iconSize()
}

func (b *Button) place(size fyne.Size) {
	height := b.height()
	y := round((size.Height - height) / 2)
	put(b.face, 0, y, size.Width, height)
	b.placeRing(0, y, size.Width, height, tokens.RadiusControl)
	pad := b.padding()
	// Where there is more room than needed, the words stand in the middle.
	x := pad + max(0, floor((size.Width-b.minSize().Width)/2))
	end := size.Width - pad
	if b.o.Trailing != "" {
		end -= b.iconSize() + tokens.Space8
	}
	if b.o.Shortcut != "" {
		end -= b.shortcut.width() + tokens.Space8
	}
	if b.o.Icon != "" {
		b.icon.place(x, y+height/2, b.iconSize())
		x += b.iconSize() + tokens.Space8
	}
	top := y + (height-b.label.style.Line)/2
	if b.o.Label != "" {
		width := max(0, min(b.label.width(), end-x))
		b.label.place(x, top, width)
		x += width + tokens.Space8
	}
	if b.o.Shortcut != "" {
		b.shortcut.place(x, top, b.shortcut.width())
		x += b.shortcut.width() + tokens.Space8
	}
	if b.o.Trailing != "" {
		b.trailing.place(x, y+height/2, b.iconSize())
	}
}

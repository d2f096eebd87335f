package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Toggle is a check box or a switch with its label.
type Toggle struct {
	control
	label    string
	on       bool
	isSwitch bool
	changes  func(bool)
	face     *canvas.Rectangle
	knob     *canvas.Rectangle
	tick     *picture
	words    *phrase
}

var _ fyne.Widget = (*Toggle)(nil)

// NewCheckbox makes a check box; changed is called when a person changes it.
func NewCheckbox(label string, on bool, changed func(bool)) *Toggle {
	return newToggle(label, on, false, changed)
}

// NewSwitch makes a switch, for what takes effect at once.
func NewSwitch(label string, on bool, changed func(bool)) *Toggle {
	return newToggle(label, on, true, changed)
}

func newToggle(label string, on, isSwitch bool, changed func(bool)) *Toggle {
	t := &Toggle{label: label, on: on, isSwitch: isSwitch, changes: changed}
	t.become(t, func() {
		t.Set(!t.on)
		if t.changes != nil {
			t.changes(t.on)
		}
	})
	t.tip = func(fyne.Position) string {
		if t.words != nil {
			return t.words.tip()
		}
		return ""
	}
	return t
}

// Set shows it on or off, without calling back.
func (t *Toggle) Set(on bool) {
	if t.on != on {
		t.on = on
		t.Refresh()
	}
}

// On tells whether it is on.
func (t *Toggle) On() bool { return t.on }

// SetLabel shows another label.
func (t *Toggle) SetLabel(label string) {
	if t.label != label {
		t.label = label
		t.Refresh()
	}
}

// AccessibilityLabel is the label.
func (t *Toggle) AccessibilityLabel() string { return t.label }

// AccessibilityRole says that it is a button.
func (t *Toggle) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	checkSize    float32 = 18
	switchWidth  float32 = 36
	switchHeight float32 = 20
	toggleGap    float32 = 12
	toggleHeight float32 = 28
)

// CreateRenderer is for Fyne.
func (t *Toggle) CreateRenderer() fyne.WidgetRenderer {
	t.face, t.knob = box(tokens.RadiusKey), box((switchHeight-4)/2)
	if t.isSwitch {
		t.face.CornerRadius = switchHeight / 2
	}
	t.tick = icon("", look.OnAccent)
	t.words = text(t.label, tokens.Body, look.Ink)
	t.changed = t.paint
	t.paint()
	objects := t.words.add([]fyne.CanvasObject{t.face, t.knob, t.tick.Image})
	return &sketch{owner: t, objects: append(objects, t.ring), place: t.place, paint: t.paint,
		min: func() fyne.Size {
			width := t.boxWidth()
			if t.label != "" {
				width += toggleGap + ceil(look.Width(t.label, tokens.Body))
			}
			return fyne.NewSize(width, toggleHeight)
		}}
}

func (t *Toggle) boxWidth() float32 {
	if t.isSwitch {
		return switchWidth
	}
	return checkSize
}

func (t *Toggle) paint() {
	fill, edge, knob := look.Surface, look.Ink3, look.Surface
	if t.isSwitch {
		fill, edge = look.Ink3, "" // an edge of 3:1 at least, so that an off switch is seen
	}
	if t.on {
		fill, edge, knob = look.Accent, "", look.OnAccent
	}
	if t.lit() && t.on {
		fill = look.AccentHover
	}
	ink := look.Ink
	if t.off {
		ink = look.Ink3
		if t.on {
			fill = look.Ink3
		}
	}
	paintBox(t.face, fill, edge, 1.5)
	paintBox(t.knob, knob, "", 0)
	name := ""
	if t.on && !t.isSwitch {
		name = "check"
	}
	t.tick.set(name, look.OnAccent)
	show(t.knob, t.isSwitch)
	t.words.full, t.words.colour = t.label, ink
	t.words.paint()
	t.paintRing()
}

func (t *Toggle) place(size fyne.Size) {
	middle, width, height := size.Height/2, t.boxWidth(), checkSize
	if t.isSwitch {
		height = switchHeight
	}
	y := round(middle - height/2)
	put(t.face, 0, y, width, height)
	t.placeRing(0, y, width, height, t.face.CornerRadius)
	t.tick.place(2, middle, checkSize-4)
	x := float32(2)
	if t.on {
		x = switchWidth - switchHeight + 2
	}
	put(t.knob, x, y+2, switchHeight-4, switchHeight-4)
	left := width + toggleGap
	t.words.place(left, round(middle-tokens.Body.Line/2), max(0, size.Width-left))
}

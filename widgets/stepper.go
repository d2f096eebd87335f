package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Stepper is a whole number with a minus and a plus. Arrows change it.
type Stepper struct {
	control
	value, least, most int
	changes            func(int)
	face               *canvas.Rectangle
	minus, plus        *picture
	label              *phrase
}

var _ fyne.Widget = (*Stepper)(nil)

// NewStepper makes a stepper; changed is called when a person changes it.
func NewStepper(value, least, most int, changed func(int)) *Stepper {
	s := &Stepper{value: min(max(value, least), most), least: least, most: most, changes: changed}
	s.become(s, func() {})
	s.keys = func(key fyne.KeyName) bool {
		switch key {
		case fyne.KeyUp, fyne.KeyRight:
			s.step(1)
		case fyne.KeyDown, fyne.KeyLeft:
			s.step(-1)
		default:
			return false
		}
		return true
	}
	return s
}

// Tapped steps down in the left third and up in the right one.
func (s *Stepper) Tapped(ev *fyne.PointEvent) {
	switch {
	case s.off:
	case ev.Position.X < s.Size().Width/3:
		s.step(-1)
	case ev.Position.X > s.Size().Width*2/3:
		s.step(1)
	}
}

func (s *Stepper) step(by int) {
	before := s.value
	s.Set(s.value + by)
	if s.value != before && s.changes != nil {
		s.changes(s.value)
	}
}

// Set shows another value within the limits, without calling back.
func (s *Stepper) Set(value int) {
	value = min(max(value, s.least), s.most)
	if value != s.value {
		s.value = value
		s.Refresh()
	}
}

// Value is the number that shows.
func (s *Stepper) Value() int { return s.value }

// AccessibilityLabel is the number that shows.
func (s *Stepper) AccessibilityLabel() string { return strconv.Itoa(s.value) }

// AccessibilityRole says that it is a button.
func (s *Stepper) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (s *Stepper) CreateRenderer() fyne.WidgetRenderer {
	s.face = box(tokens.RadiusControl)
	s.minus, s.plus = icon("remove", look.Ink2), icon("add", look.Ink2)
	s.label = text("", tokens.BodyBold, look.Ink)
	s.label.align = fyne.TextAlignCenter
	s.changed = s.paint
	s.paint()
	objects := s.label.add([]fyne.CanvasObject{s.face, s.minus.Image, s.plus.Image})
	return &sketch{owner: s, objects: append(objects, s.ring), place: s.place, paint: s.paint,
		min: func() fyne.Size { return fyne.NewSize(82, tokens.ControlSmallHeight) }}
}

func (s *Stepper) paint() {
	paintBox(s.face, look.Surface, look.LineStrong, tokens.LineWidth)
	end := func(at bool) fyne.ThemeColorName {
		if at || s.off {
			return look.LineStrong
		}
		return look.Ink2
	}
	s.minus.set("remove", end(s.value == s.least))
	s.plus.set("add", end(s.value == s.most))
	s.label.full = strconv.Itoa(s.value)
	s.label.paint()
	s.paintRing()
}

func (s *Stepper) place(size fyne.Size) {
	y := round((size.Height - tokens.ControlSmallHeight) / 2)
	middle := y + tokens.ControlSmallHeight/2
	put(s.face, 0, y, size.Width, tokens.ControlSmallHeight)
	s.placeRing(0, y, size.Width, tokens.ControlSmallHeight, tokens.RadiusControl)
	s.minus.place(tokens.Space8, middle, 14)
	s.plus.place(size.Width-tokens.Space8-14, middle, 14)
	s.label.place(26, middle-tokens.Body.Line/2, size.Width-52)
}

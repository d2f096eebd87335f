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

// press makes a whole composition one thing to tap: by pointer, Space or Enter.
// It is lit under the pointer and has a ring while the keyboard is on it.
type press struct {
	widget.BaseWidget
	o       pressOptions
	hovered bool
	focused bool
	face    *canvas.Rectangle
	ring    *canvas.Rectangle
}

// pressOptions are what a press shows and does.
type pressOptions struct {
	content fyne.CanvasObject
	name    string // for people who hear the window
	tapped  func()
	fill    fyne.ThemeColorName // empty: none
	edge    fyne.ThemeColorName // empty: none
	radius  float32
	inset   float32                 // of the light and the ring within the widget
	key     func(fyne.KeyName) bool // keys of its own; may be nil
	focus   func(gained bool)       // may be nil
}

var (
	_ fyne.Tappable      = (*press)(nil)
	_ fyne.Focusable     = (*press)(nil)
	_ fyne.Accessible    = (*press)(nil)
	_ desktop.Hoverable  = (*press)(nil)
	_ desktop.Cursorable = (*press)(nil)
	_ widgets.Flowing    = (*press)(nil)
)

func newPress(o pressOptions) *press {
	p := &press{o: o, face: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	p.ExtendBaseWidget(p)
	return p
}

// HeightFor is the height of the content at a width.
func (p *press) HeightFor(width float32) float32 { return widgets.HeightFor(p.o.content, width) }

// Tapped does what it is for.
func (p *press) Tapped(*fyne.PointEvent) { p.o.tapped() }

// FocusGained shows the ring.
func (p *press) FocusGained() { p.setFocus(true) }

// FocusLost takes the ring away.
func (p *press) FocusLost() { p.setFocus(false) }

func (p *press) setFocus(on bool) {
	p.focused = on
	p.paint()
	if p.o.focus != nil {
		p.o.focus(on)
	}
}

// TypedRune hands letters on to the window.
func (p *press) TypedRune(r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// TypedKey acts on Space and Enter and hands on what it does not use.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		p.o.tapped()
	case p.o.key != nil && p.o.key(e.Name):
	default:
		widgets.HandOn(p, e)
	}
}

// MouseIn lights it.
func (p *press) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.paint() }

// MouseMoved changes nothing.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (p *press) MouseOut() { p.hovered = false; p.paint() }

// Cursor is a hand.
func (p *press) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is its name.
func (p *press) AccessibilityLabel() string { return p.o.name }

// AccessibilityRole says that it is a button.
func (p *press) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// MinSize is the content's.
func (p *press) MinSize() fyne.Size { return p.o.content.MinSize() }

// paint gives the face and the ring the colours of the moment.
func (p *press) paint() {
	p.face.CornerRadius, p.ring.CornerRadius = p.o.radius, p.o.radius
	p.face.FillColor, p.face.StrokeColor, p.face.StrokeWidth = nil, nil, 0
	if p.o.fill != "" {
		p.face.FillColor = look.Colour(p.o.fill)
	}
	if p.hovered {
		p.face.FillColor = look.Colour(look.Hover)
	}
	if p.o.edge != "" {
		p.face.StrokeColor, p.face.StrokeWidth = look.Colour(p.o.edge), tokens.LineWidth
	}
	p.ring.StrokeColor, p.ring.StrokeWidth = nil, 0
	if p.focused {
		p.ring.StrokeColor, p.ring.StrokeWidth = look.Colour(look.Accent), tokens.FocusWidth
	}
	p.face.Refresh()
	p.ring.Refresh()
}

// CreateRenderer is for Fyne.
func (p *press) CreateRenderer() fyne.WidgetRenderer {
	p.paint()
	return &pressRenderer{p}
}

type pressRenderer struct{ p *press }

func (r *pressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.face, r.p.o.content, r.p.ring}
}

func (r *pressRenderer) Layout(size fyne.Size) {
	in := r.p.o.inset
	put(r.p.face, in, in, size.Width-2*in, size.Height-2*in)
	put(r.p.ring, in, in, size.Width-2*in, size.Height-2*in)
	put(r.p.o.content, 0, 0, size.Width, size.Height)
}

func (r *pressRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *pressRenderer) Destroy()           {}
func (r *pressRenderer) Refresh() {
	r.p.paint()
	r.p.o.content.Refresh()
}

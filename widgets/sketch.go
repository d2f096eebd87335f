package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// sketch is the renderer of every widget here: the primitives, where they stand
// and in which colours. Painting and placing are apart, so that a widget under
// the pointer changes its colours without measuring anything again.
type sketch struct {
	owner   fyne.CanvasObject
	objects []fyne.CanvasObject
	min     func() fyne.Size
	place   func(size fyne.Size)
	paint   func()
}

var _ fyne.WidgetRenderer = (*sketch)(nil)

func (s *sketch) Destroy()                     {}
func (s *sketch) Objects() []fyne.CanvasObject { return s.objects }
func (s *sketch) MinSize() fyne.Size           { return s.min() }
func (s *sketch) Layout(size fyne.Size)        { s.place(size) }

func (s *sketch) Refresh() {
	s.paint()
	s.place(s.owner.Size())
	canvas.Refresh(s.owner)
}

// none is the colour of what is not drawn.
var none color.Color = color.Transparent

// colourOf is the colour that a name has in the theme in use.
func colourOf(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return none
	}
	return theme.Color(name)
}

// box is a rectangle with an edge, named by colours of the theme.
func box(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(none)
	r.CornerRadius = radius
	return r
}

// paintBox gives a rectangle its fill and its edge; an empty name leaves it out.
func paintBox(r *canvas.Rectangle, fill, edge fyne.ThemeColorName, width float32) {
	r.FillColor = colourOf(fill)
	r.StrokeColor, r.StrokeWidth = none, 0
	if edge != "" {
		r.StrokeColor, r.StrokeWidth = colourOf(edge), width
	}
}

// put moves and resizes in one call.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// show makes an object visible or not without touching it when it already is.
func show(o fyne.CanvasObject, visible bool) {
	switch {
	case visible && !o.Visible():
		o.Show()
	case !visible && o.Visible():
		o.Hide()
	}
}

// redraw draws the next frame after a part of a widget has changed. A part that
// was hidden so far is on no canvas that Fyne knows of, so that it cannot ask
// for it itself; and asking for the whole widget would upload all its texts.
func redraw(widget, part fyne.CanvasObject) {
	if on := canvasOf(widget); on != nil {
		on.Refresh(part)
	}
}

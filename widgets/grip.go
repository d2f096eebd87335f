package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Grip is the handle by which the pointer drags a row to another place. The keyboard
// has other ways, so that it is no stop of the Tab key.
type Grip struct {
	widget.BaseWidget

	// OnDragged is told where the pointer is, in the window; OnDropped that it let go.
	OnDragged func(at fyne.Position)
	OnDropped func()

	tip              string
	mark             *picture
	hovered, dragged bool
}

var (
	_ fyne.Draggable     = (*Grip)(nil)
	_ desktop.Hoverable  = (*Grip)(nil)
	_ desktop.Cursorable = (*Grip)(nil)
)

// NewGrip makes a handle; tip says what it does.
func NewGrip(tip string) *Grip {
	g := &Grip{tip: tip, mark: icon("drag_indicator", look.Ink3)}
	g.ExtendBaseWidget(g)
	return g
}

// Dragged is for Fyne.
func (g *Grip) Dragged(ev *fyne.DragEvent) {
	if !g.dragged {
		g.dragged = true
		hideTip(g)
		g.Refresh()
	}
	if g.OnDragged != nil {
		g.OnDragged(ev.AbsolutePosition)
	}
}

// DragEnd is for Fyne.
func (g *Grip) DragEnd() {
	g.dragged = false
	g.Refresh()
	if g.OnDropped != nil {
		g.OnDropped()
	}
}

// MouseIn lights the handle and says what it does.
func (g *Grip) MouseIn(*desktop.MouseEvent) {
	g.hovered = true
	showTipLater(g, g.tip)
	g.Refresh()
}

// MouseMoved changes nothing.
func (g *Grip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (g *Grip) MouseOut() {
	g.hovered = false
	hideTip(g)
	g.Refresh()
}

// Cursor is that of dragging up and down.
func (g *Grip) Cursor() desktop.Cursor { return desktop.VResizeCursor }

// CreateRenderer is for Fyne.
func (g *Grip) CreateRenderer() fyne.WidgetRenderer {
	paint := func() {
		g.mark.colour = look.Ink3
		if g.dragged {
			g.mark.colour = look.Accent
		} else if g.hovered {
			g.mark.colour = look.Ink
		}
		g.mark.paint()
	}
	paint()
	return &sketch{owner: g, objects: []fyne.CanvasObject{g.mark.Image}, paint: paint,
		min: func() fyne.Size { return fyne.NewSize(tokens.Space20, tokens.ControlSmallHeight) },
		place: func(size fyne.Size) {
			g.mark.place(floor((size.Width-tokens.IconSmall)/2), size.Height/2, tokens.IconSmall)
		}}
}

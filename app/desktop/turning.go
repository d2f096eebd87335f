package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/widgets"
)

// turning tells by how many rows a wheel over its content is turned, where the
// content shows a part of a list and does not scroll.
type turning struct {
	widget.BaseWidget
	content fyne.CanvasObject
	turn    func(rows int)
}

var (
	_ fyne.Scrollable = (*turning)(nil)
	_ widgets.Flowing = (*turning)(nil)
)

func newTurning(content fyne.CanvasObject, turn func(rows int)) *turning {
	t := &turning{content: content, turn: turn}
	t.ExtendBaseWidget(t)
	return t
}

// rowsATurn is how many rows a notch of the wheel is.
const rowsATurn = 3

// Scrolled turns by a few rows, up or down.
func (t *turning) Scrolled(e *fyne.ScrollEvent) {
	switch {
	case e.Scrolled.DY < 0:
		t.turn(rowsATurn)
	case e.Scrolled.DY > 0:
		t.turn(-rowsATurn)
	}
}

// HeightFor is the content's.
func (t *turning) HeightFor(width float32) float32 { return widgets.HeightFor(t.content, width) }

// CreateRenderer is for Fyne.
func (t *turning) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.content) }

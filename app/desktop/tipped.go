package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// tipped is a text that tells in a tooltip what is cut off of it.
type tipped struct {
	widget.BaseWidget
	text *look.Paragraph
}

var (
	_ desktop.Hoverable = (*tipped)(nil)
	_ widgets.Flowing   = (*tipped)(nil)
)

func newTipped(text *look.Paragraph) *tipped {
	t := &tipped{text: text}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer is for Fyne.
func (t *tipped) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.text) }

// HeightFor is the text's.
func (t *tipped) HeightFor(width float32) float32 { return t.text.HeightFor(width) }

// MouseIn tells what is cut off.
func (t *tipped) MouseIn(*desktop.MouseEvent) { widgets.ShowTip(t, cutOff(t.text)) }

// MouseMoved implements desktop.Hoverable.
func (t *tipped) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tooltip away.
func (t *tipped) MouseOut() { widgets.HideTip(t) }

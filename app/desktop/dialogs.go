package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// dialogWidth is the width of text in a dialog: about seventy letters a line.
const dialogWidth float32 = 460

// choice is one button of a question and what it does.
type choice struct {
	label string
	do    func()
}

// ask puts a question with its ways on; the last is the one most people want.
func (d *desk) ask(title, text string, choices ...choice) {
	box := dialog.NewCustomWithoutButtons(title, d.wrapped(text), d.win)
	var buttons []fyne.CanvasObject
	for i, c := range choices {
		rank := widgets.Secondary
		if i == len(choices)-1 {
			rank = widgets.Primary
		}
		buttons = append(buttons, widgets.NewButton(widgets.ButtonOptions{Rank: rank, Label: c.label, OnTapped: func() {
			box.Hide()
			c.do()
		}}))
	}
	box.SetButtons(buttons)
	box.Show()
}

// wrapped is text in a dialog, at a width that is easy to read.
func (d *desk) wrapped(text string) fyne.CanvasObject {
	return atWidth(dialogWidth, look.Para(text, tokens.Body, look.Ink, 0))
}

// atWidth gives an object a width and the height it needs at that.
func atWidth(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return fyne.NewContainerWithLayout(fixedWidth(width), o)
}

// fixedWidth is a layout for one object whose height depends on its width.
type fixedWidth float32

// MinSize is the width and the height at it.
func (w fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), widgets.HeightFor(objects[0], float32(w)))
}

// Layout gives the object all there is.
func (w fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}

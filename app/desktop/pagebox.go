package desktop

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// pageBox is a dialog whose content scrolls where it is higher than the window.
type pageBox struct {
	d     *desk
	body  *fyne.Container
	page  *widgets.Page
	box   *modal
	under float32 // height of what stands above and below the content
}

// Widths of dialogs within their edges.
const (
	pageBoxWidth float32 = 640
	pageBoxWide  float32 = 880
)

// newPageBox makes a dialog with a column that is filled later. Buttons stand below
// it, to the right.
func (d *desk) newPageBox(title string, width float32, above fyne.CanvasObject, buttons ...fyne.CanvasObject) *pageBox {
	b := &pageBox{d: d, body: widgets.Column(tokens.Space16), under: 200}
	b.page = widgets.NewPage(widgets.Pad(tokens.Space4, tokens.Space16, tokens.Space4, tokens.Space4, b.body))
	parts := []fyne.CanvasObject{look.Para(title, tokens.Subtitle, look.Ink, 2)}
	if above != nil {
		parts = append(parts, above)
		b.under += widgets.HeightFor(above, width) + tokens.Space16
	}
	foot := widgets.Row(tokens.Space8, append([]fyne.CanvasObject{widgets.Spring()}, buttons...)...)
	content := widgets.Column(tokens.Space16, append(parts, scrolled(b.page, b.height), foot)...)
	b.box = &modal{d: d, resized: b.fit}
	b.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(width, content)), d.win.Canvas())
	return b
}

func (b *pageBox) height(width float32) float32 {
	return min(widgets.HeightFor(b.body, width-tokens.Space4)+2*tokens.Space4, max(140, b.d.win.Canvas().Size().Height-b.under))
}

// fill puts other content in.
func (b *pageBox) fill(objects ...fyne.CanvasObject) {
	b.body.Objects = objects
	b.body.Refresh()
	b.fit()
}

func (b *pageBox) fit() { b.box.fitPage(b.page) }

func (b *pageBox) show() {
	b.box.show()
	b.fit()
}

// seen lets a control scroll into sight when the keyboard comes to it.
func (b *pageBox) seen(c focusable) fyne.CanvasObject {
	return seenOn(func() *widgets.Page { return b.page }, c)
}

// busyWith is what a dialog says while something is being read.
func (b *pageBox) busyWith(words string) {
	b.fill(look.Para(words, tokens.Body, look.Ink2, 0))
}

// whenFree runs something that opens a dialog once none is open.
func (d *desk) whenFree(do func()) {
	if !d.covered() {
		do()
		return
	}
	d.after(freeWait, func() { d.youngest().whenFree(do) })
}

// freeWait is how often it is looked whether a dialog is still open.
const freeWait = 400 * time.Millisecond

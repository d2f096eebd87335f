package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/store"
)

type topBar struct {
	d      *desk
	object fyne.CanvasObject
	field  *widget.Entry
	state  *widget.Label
}

func newTopBar(d *desk) *topBar {
	t := &topBar{d: d, field: widget.NewEntry(), state: widget.NewLabel("")}
	t.field.OnChanged = d.search
	t.object = newBlock(func(float32) float32 { return 56 }, func(s fyne.Size) {
		put(t.field, s.Width-500, 10, 264, 36)
		put(t.state, s.Width-200, 10, 160, 36)
	}, t.field, t.state)
	return t
}

func (t *topBar) showNotebook(v *shellData, webinar store.ID) {}
func (t *topBar) mark(webinar store.ID)                       {}
func (t *topBar) clearSearch()                                { t.field.SetText("") }
func (t *topBar) focusSearch()                                { t.d.win.Canvas().Focus(t.field) }
func (t *topBar) showSaved(s saveState, typed bool)           {}

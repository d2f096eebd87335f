package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// rail is the column of pages.
type rail struct {
	d      *desk
	object fyne.CanvasObject
	narrow bool
	rows   map[PageName]*widgets.Button
}

func newRail(d *desk) *rail {
	r := &rail{d: d, rows: map[PageName]*widgets.Button{}}
	list := []fyne.CanvasObject{}
	for _, e := range pageEntries() {
		b := widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Label: d.t(e.words), OnTapped: func() { d.open(Route{Page: e.name}) }})
		r.rows[e.name] = b
		list = append(list, b)
	}
	col := widgets.Column(tokens.Space4, list...)
	bg := themedBox(look.Rail, "", 0)
	r.object = newBlock(func(float32) float32 { return 0 }, func(s fyne.Size) {
		put(bg, 0, 0, s.Width, s.Height)
		put(col, 0, 60, s.Width, s.Height-60)
	}, bg, col)
	return r
}

func (r *rail) setNarrow(bool)            {}
func (r *rail) showNotebook(v *shellData) {}
func (r *rail) mark(p PageName)           {}

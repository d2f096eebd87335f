package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// cardRow is a row of cards that share its width by their weights.
type cardRow []cardCell

// cardCell is one card. One that is wide keeps a row to itself where the window
// is too narrow for all of the row.
type cardCell struct {
	object fyne.CanvasObject
	weight float32
	wide   bool
}

// Widths under which a row of cards is broken: first in two, then in one.
const (
	cardsWide   float32 = 1000
	cardsMiddle float32 = 640
)

// newCardGrid lays rows of cards out; cards of a row are of one height.
func newCardGrid(rows []cardRow) *block {
	var objects []fyne.CanvasObject
	for _, row := range rows {
		for _, cell := range row {
			objects = append(objects, cell.object)
		}
	}
	walk := func(width float32, place func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
		y := float32(0)
		for _, row := range brokenRows(rows, width) {
			height, total := float32(0), float32(0)
			for _, cell := range row {
				total += cell.weight
			}
			room := width - tokens.CardGap*float32(len(row)-1)
			for _, cell := range row {
				height = max(height, widgets.HeightFor(cell.object, room*cell.weight/total))
			}
			x := float32(0)
			for _, cell := range row {
				w := room * cell.weight / total
				place(cell.object, x, y, w, height)
				x += w + tokens.CardGap
			}
			y += height + tokens.CardGap
		}
		return max(0, y-tokens.CardGap)
	}
	return newBlock(func(width float32) float32 {
		return walk(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
	}, func(size fyne.Size) {
		walk(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) { put(o, x, y, w, h) })
	}, objects...)
}

// brokenRows breaks rows that do not fit a width.
func brokenRows(rows []cardRow, width float32) []cardRow {
	if width >= cardsWide {
		return rows
	}
	var out []cardRow
	for _, row := range rows {
		var pending cardRow
		flush := func() {
			if len(pending) > 0 {
				out = append(out, pending)
				pending = nil
			}
		}
		for _, cell := range row {
			if cell.wide || width < cardsMiddle {
				flush()
				out = append(out, cardRow{cell})
				continue
			}
			cell.weight = 1
			if pending = append(pending, cell); len(pending) == 2 {
				flush()
			}
		}
		flush()
	}
	return out
}

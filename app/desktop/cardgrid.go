package desktop

import (
	"math"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// cardRow is a row of cards.
type cardRow []cardCell

// cardCell is one card over so many columns of its row. One that is wide keeps a
// row to itself where the window is too narrow for all of the row.
type cardCell struct {
	object  fyne.CanvasObject
	columns int
	wide    bool
}

// Widths under which a row of cards is broken: first in two, then in one.
const (
	cardsWide   float32 = 1000
	cardsMiddle float32 = 640
	// cardsStretch is how much emptiness a card takes to be as high as its row.
	cardsStretch float32 = 480
)

// cellWidths shares a row's width out. Rows of as many columns line up.
func cellWidths(row cardRow, width float32) []float32 {
	total := 0
	for _, cell := range row {
		total += cell.columns
	}
	widths, used := make([]float32, len(row)), 0
	edge := func(columns int) float32 { // where the space after so many columns ends
		return float32(math.Round(float64(width+tokens.CardGap) * float64(columns) / float64(total)))
	}
	for i, cell := range row {
		widths[i] = edge(used+cell.columns) - edge(used) - tokens.CardGap
		used += cell.columns
	}
	return widths
}

// newCardGrid lays rows of cards out; cards of a row are of one height, unless one
// of them is very long.
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
			height, x, widths := float32(0), float32(0), cellWidths(row, width)
			own := make([]float32, len(row))
			for i, cell := range row {
				own[i] = widgets.HeightFor(cell.object, widths[i])
				height = max(height, own[i])
			}
			for i, cell := range row {
				h := height
				if height-own[i] > cardsStretch {
					h = own[i]
				}
				place(cell.object, x, y, widths[i], h)
				x += widths[i] + tokens.CardGap
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
			cell.columns = 1
			if pending = append(pending, cell); len(pending) == 2 {
				flush()
			}
		}
		flush()
	}
	return out
}

package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// pairGrid places cards in two columns with links between them.
type pairGrid struct {
	*block
	heads []fyne.CanvasObject
	rows  []gridRow
	empty *look.Paragraph
}

// gridRow is one row; right and link may be nil.
type gridRow struct {
	left, right *widgets.RegionCard
	link        *widgets.PairLink
}

// linkWidth is the gap between the columns, where the link stands.
const linkWidth float32 = 48

func newPairGrid() *pairGrid {
	g := &pairGrid{empty: look.Para("", tokens.Body, look.Ink2, 0)}
	g.block = newBlock(g.heightFor, g.layOut)
	return g
}

func (g *pairGrid) show(heads []fyne.CanvasObject, rows []gridRow, empty string) {
	g.heads, g.rows, g.objects = heads, rows, nil
	if len(rows) == 0 {
		g.heads = nil
		g.empty.SetText(empty)
		g.objects = []fyne.CanvasObject{g.empty}
		g.Refresh()
		return
	}
	g.objects = append(g.objects, g.heads...)
	for _, r := range rows {
		// Links first: a selected card's shadow falls over them.
		if r.link != nil {
			g.objects = append(g.objects, r.link)
		}
		g.objects = append(g.objects, r.left)
		if r.right != nil {
			g.objects = append(g.objects, r.right)
		}
	}
	g.Refresh()
}

func (g *pairGrid) columnWidth(width float32) float32 { return float32(int((width - linkWidth) / 2)) }

func (g *pairGrid) rowHeight(r gridRow, column float32) float32 {
	height := r.left.HeightFor(column)
	if r.right != nil {
		height = max(height, r.right.HeightFor(column))
	}
	return height
}

func (g *pairGrid) headHeight() float32 {
	if len(g.heads) == 0 {
		return 0
	}
	return tokens.Small.Line + tokens.Space8
}

func (g *pairGrid) heightFor(width float32) float32 {
	if len(g.rows) == 0 {
		return g.empty.HeightFor(width)
	}
	sum, column := g.headHeight()-tokens.CardGapS, g.columnWidth(width)
	for _, r := range g.rows {
		sum += g.rowHeight(r, column) + tokens.CardGapS
	}
	return sum
}

func (g *pairGrid) layOut(size fyne.Size) {
	if len(g.rows) == 0 {
		put(g.empty, 0, 0, size.Width, size.Height)
		return
	}
	column := g.columnWidth(size.Width)
	for i, h := range g.heads {
		put(h, float32(i)*(column+linkWidth), 0, column, tokens.Small.Line)
	}
	y := g.headHeight()
	for _, r := range g.rows {
		h := g.rowHeight(r, column)
		put(r.left, 0, y, column, h)
		if r.right != nil {
			put(r.right, column+linkWidth, y, column, h)
		}
		if r.link != nil {
			put(r.link, column, y, linkWidth, h)
		}
		y += h + tokens.CardGapS
	}
}

// moveFocus moves the focus by rows and columns from the card that has it; from
// anywhere else to the first card.
func (g *pairGrid) moveFocus(c fyne.Canvas, down, right int) {
	if len(g.rows) == 0 {
		return
	}
	row, column, found := 0, 0, false
	for i, r := range g.rows {
		switch c.Focused() {
		case fyne.Focusable(r.left):
			row, column, found = i, 0, true
		case fyne.Focusable(r.right):
			row, column, found = i, 1, r.right != nil
		}
		if found {
			break
		}
	}
	if found {
		row, column = min(max(row+down, 0), len(g.rows)-1), min(max(column+right, 0), 1)
	}
	card := g.rows[row].left
	if column == 1 && g.rows[row].right != nil {
		card = g.rows[row].right
	}
	c.Focus(card)
}

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// KPI is a number beside its noun, with a line of context under it.
type KPI struct{ Figure, Noun, Context string }

// KPIStrip is one card of key figures, divided by lines.
type KPIStrip struct {
	widget.BaseWidget
	cells []KPI
	face  *canvas.Rectangle
	drawn []kpiCell
	draw  *sketch
}

type kpiCell struct {
	figure, noun, context *phrase
	line                  *canvas.Rectangle // left of the cell
	rule                  *canvas.Rectangle // above it
}

var (
	_ fyne.Widget = (*KPIStrip)(nil)
	_ Flowing     = (*KPIStrip)(nil)
)

// NewKPIStrip makes a strip.
func NewKPIStrip(cells ...KPI) *KPIStrip {
	s := &KPIStrip{cells: cells}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows other figures.
func (s *KPIStrip) Set(cells ...KPI) {
	s.cells = cells
	if s.draw != nil {
		s.build()
		s.Refresh()
	}
}

const (
	kpiTop    float32 = 16
	kpiBottom float32 = 12
	kpiLines          = 2
)

// kpiNeed is the width that a cell's words need.
type kpiNeed struct{ figure, context float32 }

// kpiLayout says in how many columns cells stand at a width and how far from the
// edge their words do. Five cells stay in a row while the figure with its noun
// has room and the context fits on two lines.
func kpiLayout(needs []kpiNeed, width float32) (columns int, pad float32) {
	for columns = len(needs); columns > 1; columns = (columns + 1) / 2 {
		for _, pad = range []float32{tokens.CardPadX, tokens.Space16, tokens.Space12} {
			inner := floor(width/float32(columns)) - 2*pad
			if kpiFits(needs, inner) {
				return columns, pad
			}
		}
		if columns == 2 {
			return 1, tokens.CardPadX
		}
	}
	return max(columns, 1), tokens.CardPadX
}

func kpiFits(needs []kpiNeed, inner float32) bool {
	for _, n := range needs {
		if n.figure > inner || n.context > inner*1.75 {
			return false
		}
	}
	return true
}

func (s *KPIStrip) layout(width float32) (columns int, pad float32) {
	needs := make([]kpiNeed, len(s.cells))
	for i, c := range s.cells {
		needs[i] = kpiNeed{
			look.Width(c.Figure, tokens.FigureText) + tokens.Space8 + look.Width(c.Noun, tokens.Body),
			look.Width(c.Context, tokens.Small)}
	}
	return kpiLayout(needs, width)
}

// HeightFor is the strip's height at a width.
func (s *KPIStrip) HeightFor(width float32) float32 {
	if len(s.cells) == 0 {
		return 0
	}
	columns, pad := s.layout(width)
	rows := (len(s.cells) + columns - 1) / columns
	return float32(rows) * s.rowHeight(columns, pad, width)
}

func (s *KPIStrip) rowHeight(columns int, pad, width float32) float32 {
	lines := 1
	for _, c := range s.cells {
		wrapped, _ := look.Wrap(c.Context, tokens.Small, floor(width/float32(columns))-2*pad, kpiLines)
		lines = max(lines, len(wrapped))
	}
	return kpiTop + tokens.FigureText.Line + 1 + float32(lines)*tokens.Small.Line + kpiBottom
}

// CreateRenderer is for Fyne.
func (s *KPIStrip) CreateRenderer() fyne.WidgetRenderer {
	s.face = box(tokens.RadiusCard)
	s.draw = &sketch{owner: s, min: s.minSize, place: s.place, paint: s.paint}
	s.build()
	s.paint()
	return s.draw
}

func (s *KPIStrip) build() {
	objects := []fyne.CanvasObject{s.face}
	s.drawn = s.drawn[:0]
	for _, c := range s.cells {
		cell := kpiCell{text(c.Figure, tokens.FigureText, look.Ink), text(c.Noun, tokens.Body, look.Ink),
			textLines(c.Context, tokens.Small, look.Ink3, kpiLines), box(0), box(0)}
		s.drawn = append(s.drawn, cell)
		objects = append(objects, cell.line, cell.rule)
		objects = cell.context.add(cell.noun.add(cell.figure.add(objects)))
	}
	s.draw.objects = objects
}

func (s *KPIStrip) paint() {
	paintBox(s.face, look.Surface, look.Line, tokens.LineWidth)
	for _, c := range s.drawn {
		paintBox(c.line, look.Line, "", 0)
		paintBox(c.rule, look.Line, "", 0)
		c.figure.paint()
		c.noun.paint()
		c.context.paint()
	}
}

func (s *KPIStrip) minSize() fyne.Size {
	at := s.Size().Width
	if at == 0 {
		at = tokens.WindowWidth - tokens.RailWidth - 2*tokens.PageMargin
	}
	return fyne.NewSize(200, s.HeightFor(at))
}

func (s *KPIStrip) place(size fyne.Size) {
	put(s.face, 0, 0, size.Width, size.Height)
	if len(s.cells) == 0 {
		return
	}
	columns, pad := s.layout(size.Width)
	height := s.rowHeight(columns, pad, size.Width)
	drop := baseline(tokens.FigureText) - baseline(tokens.Body)
	for i, c := range s.drawn {
		column, row := i%columns, i/columns
		left, right := floor(size.Width*float32(column)/float32(columns)), floor(size.Width*float32(column+1)/float32(columns))
		top := float32(row) * height
		show(c.line, column > 0)
		put(c.line, left, top+tokens.LineWidth, tokens.LineWidth, height-2*tokens.LineWidth)
		show(c.rule, row > 0 && column == 0)
		put(c.rule, tokens.LineWidth, top, size.Width-2*tokens.LineWidth, tokens.LineWidth)
		x, y, inner := left+pad, top+kpiTop, right-left-2*pad
		figure := c.figure.width()
		c.figure.place(x, y, min(figure, inner))
		c.noun.place(x+figure+tokens.Space8, round(y+drop), max(0, inner-figure-tokens.Space8))
		c.context.place(x, y+tokens.FigureText.Line+1, inner)
	}
}

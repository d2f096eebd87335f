package widgets

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// HistogramOptions is how columns are drawn.
type HistogramOptions struct {
	Figure figure.Figure // of the kind Bars, in the order of its columns
	Words  *words.Book
	Edges  []int // where each column begins, rising; the last one has no end
	Unit   string
	At     int // the column that the mark stands before
	OnAt   func(i int)
	Height float32 // 0: 176
}

// Histogram draws how often something took how long, as columns between edges. A
// mark stands before one of them: the columns after it are what a question such as
// "stayed longer than" counts. The pointer and the arrows tell a column; a tap, a
// pull, or Enter moves the mark before it.
type Histogram struct {
	control
	o       HistogramOptions
	columns []histogramColumn
	edges   []*phrase
	unit    *phrase
	base    *canvas.Rectangle
	mark    *canvas.Rectangle
	grip    *canvas.Circle
	light   *canvas.Rectangle
	tips    *chartTip
	empty   *phrase
	at      int // the column that the tooltip is about; -1 none
	draw    *sketch
}

// histogramColumn is one column with the number above it.
type histogramColumn struct {
	bar   *canvas.Rectangle
	value *phrase
}

var (
	_ fyne.Widget       = (*Histogram)(nil)
	_ Flowing           = (*Histogram)(nil)
	_ fyne.Draggable    = (*Histogram)(nil)
	_ desktop.Hoverable = (*Histogram)(nil)
)

// NewHistogram draws columns.
func NewHistogram(o HistogramOptions) *Histogram {
	h := &Histogram{o: o, at: -1}
	h.become(h, func() { h.choose(h.at) })
	h.keys = h.key
	h.off = o.Figure.IsEmpty()
	return h
}

// SetAt moves the mark without calling back.
func (h *Histogram) SetAt(i int) {
	if h.o.At != i {
		h.o.At = i
		if h.draw != nil {
			h.Refresh()
		}
	}
}

// AccessibilityLabel is the figure's finding.
func (h *Histogram) AccessibilityLabel() string { return h.o.Words.Msg(h.o.Figure.Title) }

// AccessibilityRole says that it reads as text.
func (h *Histogram) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

const (
	histogramHigh float32 = 176
	histogramTop  float32 = 18 // for the number above the highest column
	histogramAxis float32 = 20
	histogramGap  float32 = 4 // between columns
	histogramGrip float32 = 9
)

// HeightFor is the chart's height.
func (h *Histogram) HeightFor(width float32) float32 {
	switch {
	case h.o.Figure.IsEmpty():
		return max(emptyHeight, textLines(h.o.Words.Msg(h.o.Figure.Empty), tokens.Body, look.Ink3, 4).height(width))
	case h.o.Height > 0:
		return h.o.Height
	}
	return histogramHigh
}

// histogramBox is where a column stands in a chart of a size with so many of them.
func histogramBox(i, count int, value, highest float64, size fyne.Size) (x, y, w, h float32) {
	each := size.Width / float32(count)
	x = round(float32(i) * each)
	w = round(float32(i+1)*each) - x
	bottom := size.Height - histogramAxis
	h = barLength(value, highest, bottom-histogramTop)
	return x, bottom - h, w, h
}

// CreateRenderer is for Fyne.
func (h *Histogram) CreateRenderer() fyne.WidgetRenderer {
	h.light, h.base, h.mark = box(tokens.RadiusKey), box(0), box(0)
	h.grip, h.tips = canvas.NewCircle(none), newChartTip()
	h.empty = textLines("", tokens.Body, look.Ink3, 4)
	h.unit = text(h.o.Unit, tokens.Caption, look.Ink3)
	objects := h.empty.add([]fyne.CanvasObject{h.light})
	h.columns, h.edges = nil, nil
	for _, v := range h.o.Figure.Values() {
		c := histogramColumn{box(0), text(h.o.Words.Decimal(v), tokens.Caption, look.Ink2)}
		c.bar.TopLeftCornerRadius, c.bar.TopRightCornerRadius = tokens.BarRadius, tokens.BarRadius
		c.value.align = fyne.TextAlignCenter
		objects = c.value.add(append(objects, c.bar))
		h.columns = append(h.columns, c)
	}
	for _, e := range h.o.Edges {
		h.edges = append(h.edges, text(h.o.Words.Number(e), tokens.Caption, look.Ink3))
		objects = h.edges[len(h.edges)-1].add(objects)
	}
	objects = h.tips.add(append(h.unit.add(objects), h.base, h.mark, h.grip))
	h.draw = &sketch{owner: h, objects: append(objects, h.ring), place: h.place, paint: h.paint,
		min: func() fyne.Size {
			width := h.Size().Width
			if width == 0 {
				width = assumedWidth
			}
			return fyne.NewSize(160, h.HeightFor(width))
		}}
	h.changed = h.paintRing
	h.paint()
	return h.draw
}

func (h *Histogram) paint() {
	h.empty.full = h.o.Words.Msg(h.o.Figure.Empty)
	h.empty.paint()
	paintBox(h.light, look.Hover, "", 0)
	paintBox(h.base, look.LineStrong, "", 0)
	paintBox(h.mark, look.Ink, "", 0)
	h.grip.FillColor, h.grip.StrokeColor, h.grip.StrokeWidth = colourOf(look.Ink), colourOf(look.Surface), tokens.DotHalo
	for i, c := range h.columns {
		ink := look.Accent
		if i < h.o.At {
			ink = look.Ink3
		}
		paintBox(c.bar, ink, "", 0)
		c.value.paint()
	}
	for _, e := range h.edges {
		e.paint()
	}
	h.unit.paint()
	h.tips.paint()
	h.paintRing()
}

func (h *Histogram) place(size fyne.Size) {
	h.placeRing(0, 0, size.Width, size.Height, tokens.RadiusKey)
	drawn := !h.o.Figure.IsEmpty()
	show(h.base, drawn)
	if !drawn {
		h.empty.place(0, max(0, round((size.Height-h.empty.height(size.Width))/2)), size.Width)
		for _, o := range []fyne.CanvasObject{h.mark, h.grip, h.light} {
			show(o, false)
		}
		h.unit.hide()
		h.tips.hide()
		return
	}
	h.empty.hide()
	bottom := size.Height - histogramAxis
	for i, c := range h.columns {
		x, y, w, high := h.box(i, size)
		put(c.bar, x+histogramGap/2, y, max(1, w-histogramGap), high)
		show(c.bar, high > 0)
		c.value.place(x-histogramGap, y-tokens.Caption.Line-1, w+2*histogramGap)
	}
	put(h.base, 0, bottom, size.Width, tokens.LineWidth)
	h.placeEdges(size)
	h.placeMark(size)
	h.placeTip(size)
}

func (h *Histogram) box(i int, size fyne.Size) (x, y, w, high float32) {
	f := h.o.Figure
	return histogramBox(i, len(h.columns), f.Values()[i], f.Max(), size)
}

// placeEdges writes the edges under the columns' beginnings, and the unit at the end
// where there is room.
func (h *Histogram) placeEdges(size fyne.Size) {
	end, top := -tokens.Space4, size.Height-tokens.Caption.Line
	for i, e := range h.edges {
		x, _, _, _ := h.box(min(i, len(h.columns)-1), size)
		width := e.width()
		x = max(0, round(x-width/2))
		if x < end+tokens.Space4 {
			e.hide() // it would touch the one before
			continue
		}
		e.place(x, top, width)
		end = x + width
	}
	width := h.unit.width()
	if size.Width-width < end+tokens.Space8 {
		h.unit.hide()
		return
	}
	h.unit.place(size.Width-width, top, width)
}

func (h *Histogram) placeMark(size fyne.Size) {
	shown := h.o.OnAt != nil && h.o.At > 0 && h.o.At < len(h.columns)
	show(h.mark, shown)
	show(h.grip, shown)
	if !shown {
		return
	}
	x, _, _, _ := h.box(h.o.At, size)
	put(h.mark, x-tokens.LineWidth/2, 0, 1, size.Height-histogramAxis)
	put(h.grip, x-histogramGrip/2, -histogramGrip/2+tokens.Space4, histogramGrip, histogramGrip)
}

// placeTip lights the column that is pointed at and tells of it.
func (h *Histogram) placeTip(size fyne.Size) {
	shown := h.at >= 0 && h.at < len(h.columns)
	show(h.light, shown)
	if !shown {
		h.tips.hide()
		return
	}
	x, y, w, _ := h.box(h.at, size)
	put(h.light, x, 0, w, size.Height-histogramAxis)
	value, about := h.words(h.at)
	h.tips.show(value, about, fyne.NewPos(x+w-chartTipGap, min(y, size.Height-histogramAxis-chartTipHeight-chartTipGap)), size)
}

// words tell a column: the value with its unit, then its name with its share.
func (h *Histogram) words(i int) (value, about string) {
	f, b := h.o.Figure, h.o.Words
	share := b.Percent(int(math.Round(f.Share(i)*1000)), 1000)
	about = b.T("chart.share", "name", b.Msg(f.Categories[i].Name), "share", share)
	return joined(" ", b.Decimal(f.Values()[i]), b.Msg(f.Unit)), about
}

// At is the column that the tooltip is about, or -1.
func (h *Histogram) At() int { return h.at }

// Mark is the column that the mark stands before.
func (h *Histogram) Mark() int { return h.o.At }

func (h *Histogram) point(at int) {
	if at == h.at {
		return
	}
	h.at = at
	if h.draw == nil || h.o.Figure.IsEmpty() {
		return
	}
	h.placeTip(h.Size())
	canvas.Refresh(h)
}

// choose moves the mark before a column, for a person.
func (h *Histogram) choose(i int) {
	if h.o.OnAt == nil || i < 0 || i >= len(h.columns) || i == h.o.At {
		return
	}
	h.SetAt(i)
	h.o.OnAt(i)
}

func (h *Histogram) key(key fyne.KeyName) bool {
	to, used := stepped(key, h.at, len(h.columns)-1)
	if used {
		h.point(to)
	}
	return used
}

func (h *Histogram) under(pos fyne.Position) int {
	at := int(pos.X / max(1, h.Size().Width) * float32(len(h.columns)))
	if pos.X < 0 || at >= len(h.columns) {
		return -1
	}
	return at
}

// Tapped moves the mark before the column under the pointer.
func (h *Histogram) Tapped(ev *fyne.PointEvent) { h.choose(h.under(ev.Position)) }

// Dragged pulls the mark along.
func (h *Histogram) Dragged(ev *fyne.DragEvent) {
	at := h.under(ev.Position)
	h.point(at)
	h.choose(at)
}

// DragEnd is for Fyne.
func (h *Histogram) DragEnd() {}

// MouseIn tells the column under the pointer.
func (h *Histogram) MouseIn(ev *desktop.MouseEvent) { h.MouseMoved(ev) }

// MouseMoved tells the column under the pointer.
func (h *Histogram) MouseMoved(ev *desktop.MouseEvent) { h.point(h.under(ev.Position)) }

// MouseOut takes the tooltip away.
func (h *Histogram) MouseOut() { h.point(-1) }

// FocusLost takes the ring and the tooltip away.
func (h *Histogram) FocusLost() {
	h.point(-1)
	h.control.FocusLost()
}

package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Multiple is one of several small curves.
type Multiple struct {
	Name    string
	Note    string        // at the right of the name, such as a count
	About   string        // the rest that is known, for the tooltip
	Figure  figure.Figure // of the kind Area; one that is empty is not drawn
	Missing string        // what stands in the place of a curve that is not drawn
	Current bool          // drawn in accent, the others in grey
}

// MultiplesOptions is how small curves are drawn.
type MultiplesOptions struct {
	Label  string // what they show, for screen readers
	Items  []Multiple
	Words  *words.Book
	OnOpen func(i int) // a curve was chosen
}

// Multiples draws small curves beside each other, all on the same two axes: the
// height is a number of people, the width a length of time from the curve's
// beginning. The pointer tells a value, the arrows go from curve to curve, a tap
// or Enter opens one.
type Multiples struct {
	control
	o       MultiplesOptions
	cells   []multipleCell
	picture *drawing
	mark    *canvas.Rectangle
	dot     *canvas.Circle
	tips    *chartTip
	at      int // the curve that the tooltip is about; -1 none
	value   int // the value of it; -1: all of it
	draw    *sketch
}

type multipleCell struct{ name, note, missing *phrase }

var (
	_ fyne.Widget       = (*Multiples)(nil)
	_ Flowing           = (*Multiples)(nil)
	_ desktop.Hoverable = (*Multiples)(nil)
)

// NewMultiples draws small curves.
func NewMultiples(o MultiplesOptions) *Multiples {
	m := &Multiples{o: o, at: -1, value: -1}
	m.become(m, m.openShown)
	m.keys = m.key
	m.off = len(o.Items) == 0
	return m
}

// AccessibilityLabel is what the curves show.
func (m *Multiples) AccessibilityLabel() string { return m.o.Label }

// AccessibilityRole says that it reads as text.
func (m *Multiples) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

const (
	multipleLeast float32 = 132 // width
	multipleMost  float32 = 220
	multipleGap   float32 = 24
	multipleRow   float32 = 16
	multipleCurve float32 = 48
	multipleHead  float32 = 20
	multipleHigh  float32 = multipleHead + multipleCurve + 1
	multipleDot   float32 = 7
)

// multiplesGrid says how many small curves stand in a row, and how wide each is.
func multiplesGrid(count int, width float32) (columns int, cell float32) {
	columns = max(1, min(count, int((width+multipleGap)/(multipleLeast+multipleGap))))
	if rows := (count + columns - 1) / columns; rows > 1 {
		columns = (count + rows - 1) / rows // no row is nearly empty
	}
	cell = (width - multipleGap*float32(columns-1)) / float32(columns)
	return columns, max(1, floor(min(cell, multipleMost)))
}

// corner is where a small curve's box begins in a row of columns.
func multipleCorner(i, columns int, cell float32) (x, y float32) {
	return float32(i%columns) * (cell + multipleGap), float32(i/columns) * (multipleHigh + multipleRow)
}

// HeightFor is the height of all rows.
func (m *Multiples) HeightFor(width float32) float32 {
	count := len(m.o.Items)
	if count == 0 {
		return 0
	}
	columns, _ := multiplesGrid(count, width)
	rows := float32((count + columns - 1) / columns)
	return rows*multipleHigh + (rows-1)*multipleRow
}

// CreateRenderer is for Fyne.
func (m *Multiples) CreateRenderer() fyne.WidgetRenderer {
	m.picture, m.mark = newDrawing(m.drawCurves), box(tokens.RadiusControl)
	m.dot, m.tips = canvas.NewCircle(none), newChartTip()
	objects := []fyne.CanvasObject{m.mark, m.picture.Raster}
	m.cells = nil
	for _, item := range m.o.Items {
		style, ink := tokens.Caption, look.Ink2
		if item.Current {
			style, ink = tokens.CaptionBold, look.Ink
		}
		cell := multipleCell{text(item.Name, style, ink), text(item.Note, style, ink), text("", tokens.Caption, look.Ink3)}
		if item.Figure.IsEmpty() {
			cell.missing.full = item.Missing
		}
		objects = cell.missing.add(cell.note.add(cell.name.add(objects)))
		m.cells = append(m.cells, cell)
	}
	objects = m.tips.add(append(objects, m.dot))
	m.draw = &sketch{owner: m, objects: append(objects, m.ring), place: m.place, paint: m.paint,
		min: func() fyne.Size {
			width := m.Size().Width
			if width == 0 {
				width = assumedWidth
			}
			return fyne.NewSize(multipleLeast, m.HeightFor(width))
		}}
	m.changed = m.paintRing
	m.paint()
	return m.draw
}

func (m *Multiples) paint() {
	paintBox(m.mark, look.Hover, "", 0)
	for _, c := range m.cells {
		c.name.paint()
		c.note.paint()
		c.missing.paint()
	}
	m.dot.StrokeColor, m.dot.StrokeWidth = colourOf(look.Surface), tokens.DotHalo
	m.tips.paint()
	m.paintRing()
}

func (m *Multiples) place(size fyne.Size) {
	m.placeRing(0, 0, size.Width, size.Height, tokens.RadiusKey)
	if m.picture.Size() != size {
		m.picture.stale()
	}
	put(m.picture.Raster, 0, 0, size.Width, size.Height)
	columns, width := multiplesGrid(len(m.cells), size.Width)
	for i, c := range m.cells {
		x, y := multipleCorner(i, columns, width)
		note := min(c.note.width(), floor(width/2))
		c.note.place(x+width-note, y, note)
		c.name.place(x, y, max(0, width-note-tokens.Space8))
		c.missing.place(x, y+multipleHigh-tokens.Caption.Line-tokens.Space4, width)
	}
	m.placeTip()
}

// axes are the longest time and the most people of all curves.
func (m *Multiples) axes() (longest, highest float64) {
	highest = 1
	for _, item := range m.o.Items {
		if x := item.Figure.X; !item.Figure.IsEmpty() {
			longest, highest = max(longest, float64(x[len(x)-1]-x[0])), max(highest, item.Figure.Max())
		}
	}
	return longest, highest
}

// spot is the place of a curve's value in a box of a width that begins at a corner.
func (m *Multiples) spot(i, value int, x, y, width float32) vertex {
	longest, highest := m.axes()
	f := m.o.Items[i].Figure
	bottom := y + multipleHead + multipleCurve
	across := scale{0, longest, x, x + width}
	up := scale{0, highest, bottom, y + multipleHead + tokens.Space4}
	return vertex{across.place(float64(f.X[value] - f.X[0])), up.place(f.Values()[value])}
}

// drawCurves draws what does not move.
func (m *Multiples) drawCurves(p *painter) {
	columns, width := multiplesGrid(len(m.cells), m.Size().Width)
	for i, item := range m.o.Items {
		x, y := multipleCorner(i, columns, width)
		bottom := y + multipleHead + multipleCurve
		if f := item.Figure; !f.IsEmpty() {
			colour := m.colour(i)
			points := make([]vertex, len(f.X))
			for j := range f.X {
				points[j] = m.spot(i, j, x, y, width)
			}
			points = thin(held(f, points), int(width))
			area := append([]vertex{{points[0].x, bottom}}, points...)
			p.fill(append(area, vertex{points[len(points)-1].x, bottom}), look.Opacity(colourOf(colour), tokens.AreaOpacity))
			p.stroke(points, multipleLine(item.Current), colourOf(colour))
		}
		p.rect(x, bottom, width, tokens.LineWidth, colourOf(look.LineStrong))
	}
}

func multipleLine(current bool) float32 {
	if current {
		return tokens.ChartLine
	}
	return tokens.ChartLine * 0.75
}

func (m *Multiples) colour(i int) fyne.ThemeColorName {
	if m.o.Items[i].Current {
		return look.Accent
	}
	return look.Ink3
}

// placeTip marks the curve that is pointed at and tells of it.
func (m *Multiples) placeTip() {
	shown := m.at >= 0 && m.at < len(m.cells)
	show(m.mark, shown)
	show(m.dot, shown && m.value >= 0)
	if !shown {
		m.tips.hide()
		return
	}
	columns, width := multiplesGrid(len(m.cells), m.Size().Width)
	x, y := multipleCorner(m.at, columns, width)
	put(m.mark, x-tokens.Space8, y-tokens.Space4, width+2*tokens.Space8, multipleHigh+2*tokens.Space4)
	to := fyne.NewPos(x+width/2, y+multipleHead)
	if m.value >= 0 {
		v := m.spot(m.at, m.value, x, y, width)
		m.dot.FillColor = colourOf(m.colour(m.at))
		put(m.dot, v.x-multipleDot/2, v.y-multipleDot/2, multipleDot, multipleDot)
		to = fyne.NewPos(v.x, v.y)
	}
	value, about := m.words()
	m.tips.show(value, about, to, m.Size())
}

// words tell the value that is pointed at, or of the whole curve.
func (m *Multiples) words() (value, about string) {
	item := m.o.Items[m.at]
	if m.value < 0 || item.Figure.IsEmpty() {
		return item.Name, joined(", ", item.Note, item.About)
	}
	f, b := item.Figure, m.o.Words
	value = b.Decimal(f.Values()[m.value])
	if f.Under > 0 && f.Values()[m.value] == 0 {
		value = b.T("figures.present.under", "limit", f.Under)
	}
	clock := b.Time(time.Unix(f.X[m.value], 0).In(f.Location()))
	return joined(" ", value, b.Msg(f.Unit)), joined(", ", item.Name, clock)
}

// At is the curve that the tooltip is about, or -1.
func (m *Multiples) At() int { return m.at }

func (m *Multiples) point(at, value int) {
	if at == m.at && value == m.value {
		return
	}
	m.at, m.value = at, value
	if m.draw == nil {
		return
	}
	m.placeTip()
	redraw(m, m.tips.panel) // the curves stay as they are
}

// openShown opens the curve that is pointed at.
func (m *Multiples) openShown() {
	if m.at >= 0 && m.at < len(m.o.Items) && m.o.OnOpen != nil {
		m.o.OnOpen(m.at)
	}
}

func (m *Multiples) key(key fyne.KeyName) bool {
	at := m.at
	if at < 0 && (key == fyne.KeyRight || key == fyne.KeyDown) {
		for i, item := range m.o.Items {
			if item.Current {
				at = i - 1 // the first key shows where one is
			}
		}
	}
	to, used := stepped(key, at, len(m.o.Items)-1)
	if used {
		m.point(to, -1)
	}
	return used
}

// under is the curve at a place, or -1.
func (m *Multiples) under(pos fyne.Position) int {
	columns, width := multiplesGrid(len(m.cells), m.Size().Width)
	column, row := int(pos.X/(width+multipleGap)), int(pos.Y/(multipleHigh+multipleRow))
	i := row*columns + column
	if pos.X < 0 || pos.Y < 0 || column >= columns || i >= len(m.cells) {
		return -1
	}
	if x, y := multipleCorner(i, columns, width); pos.X > x+width+tokens.Space8 || pos.Y > y+multipleHigh+tokens.Space4 {
		return -1
	}
	return i
}

// Tapped opens the curve under the pointer.
func (m *Multiples) Tapped(ev *fyne.PointEvent) {
	if i := m.under(ev.Position); i >= 0 {
		m.point(i, m.value)
		m.openShown()
	}
}

// Cursor is a hand over a curve that can be opened.
func (m *Multiples) Cursor() desktop.Cursor {
	if m.at < 0 || m.o.OnOpen == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn tells the value under the pointer.
func (m *Multiples) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved tells the value under the pointer.
func (m *Multiples) MouseMoved(ev *desktop.MouseEvent) {
	i := m.under(ev.Position)
	if i < 0 || m.o.Items[i].Figure.IsEmpty() {
		m.point(i, -1)
		return
	}
	columns, width := multiplesGrid(len(m.cells), m.Size().Width)
	x, _ := multipleCorner(i, columns, width)
	longest, _ := m.axes()
	f := m.o.Items[i].Figure
	second := scale{0, longest, x, x + width}.value(ev.Position.X)
	m.point(i, pointed(f, f.X[0]+int64(second)))
}

// MouseOut takes the tooltip away.
func (m *Multiples) MouseOut() { m.point(-1, -1) }

// FocusLost takes the ring and the tooltip away.
func (m *Multiples) FocusLost() {
	m.point(-1, -1)
	m.control.FocusLost()
}

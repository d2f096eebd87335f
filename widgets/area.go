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

// AreaChartOptions is how values over time are drawn.
type AreaChartOptions struct {
	Figure  figure.Figure // of the kind Area
	Words   *words.Book
	Height  float32 // 0: 140 compact, 240 otherwise
	Compact bool    // without values on the axis and without the bands' names
}

// AreaChart draws values over time: the area and its line in one picture that is
// kept, the times in the figure's zone, the parts of the agenda behind, the
// peak with its value. The pointer and the arrows tell a value.
type AreaChart struct {
	control
	o       AreaChartOptions
	picture *drawing
	empty   *phrase
	values  []*phrase
	times   []*phrase
	bands   []*phrase
	peak    *canvas.Circle
	label   *phrase
	line    *canvas.Rectangle
	dot     *canvas.Circle
	tips    *chartTip
	at      int // the value that the tooltip is about; -1 none
	plot    areaPlot
	draw    *sketch
}

var (
	_ fyne.Widget       = (*AreaChart)(nil)
	_ Flowing           = (*AreaChart)(nil)
	_ desktop.Hoverable = (*AreaChart)(nil)
)

// NewAreaChart draws a figure of the kind Area.
func NewAreaChart(o AreaChartOptions) *AreaChart {
	c := &AreaChart{o: o, at: -1}
	c.become(c, nil)
	c.keys = c.key
	c.off = o.Figure.IsEmpty()
	return c
}

// SetFigure draws another figure.
func (c *AreaChart) SetFigure(f figure.Figure) {
	c.o.Figure, c.at, c.off = f, -1, f.IsEmpty()
	if c.draw != nil {
		c.picture.stale()
		c.plot = areaPlot{}
		c.build()
		c.Refresh()
	}
}

// AccessibilityLabel is the figure's finding.
func (c *AreaChart) AccessibilityLabel() string { return c.o.Words.Msg(c.o.Figure.Title) }

// AccessibilityRole says that it reads as text.
func (c *AreaChart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// HeightFor is the chart's height.
func (c *AreaChart) HeightFor(float32) float32 {
	switch {
	case c.o.Height > 0:
		return c.o.Height
	case c.o.Compact:
		return 140
	}
	return 240
}

// CreateRenderer is for Fyne.
func (c *AreaChart) CreateRenderer() fyne.WidgetRenderer {
	c.picture = newDrawing(c.drawCurve)
	c.empty = textLines("", tokens.Body, look.Ink3, 4)
	c.peak, c.dot = canvas.NewCircle(none), canvas.NewCircle(none)
	c.label = text("", tokens.CaptionBold, look.Ink)
	c.line, c.tips = box(0), newChartTip()
	c.draw = &sketch{owner: c, place: c.place, paint: c.paint,
		min: func() fyne.Size { return fyne.NewSize(160, c.HeightFor(0)) }}
	c.changed = c.paintRing
	c.build()
	c.paint()
	return c.draw
}

// build makes the texts that a figure needs.
func (c *AreaChart) build() {
	f := c.o.Figure
	objects := c.empty.add([]fyne.CanvasObject{c.picture.Raster})
	c.values, c.times, c.bands = nil, nil, nil
	if !f.IsEmpty() {
		for range tokens.GridLines + 1 {
			c.values = append(c.values, text("", tokens.Caption, look.Ink3))
		}
		for range areaLabels {
			c.times = append(c.times, text("", tokens.Caption, look.Ink3))
		}
		if !c.o.Compact {
			for _, b := range f.Bands {
				c.bands = append(c.bands, text(c.o.Words.Msg(b.Name), tokens.Caption, look.Ink2))
			}
		}
	}
	for _, group := range [][]*phrase{c.values, c.times, c.bands} {
		for _, t := range group {
			t.align = fyne.TextAlignCenter
			objects = t.add(objects)
		}
	}
	for _, t := range c.values {
		t.align = fyne.TextAlignTrailing
	}
	c.label.align = fyne.TextAlignCenter
	objects = c.label.add(append(objects, c.line, c.peak, c.dot))
	c.draw.objects = append(c.tips.add(objects), c.ring)
}

func (c *AreaChart) paint() {
	c.empty.full = c.o.Words.Msg(c.o.Figure.Empty)
	c.empty.paint()
	for _, group := range [][]*phrase{c.values, c.times, c.bands} {
		for _, t := range group {
			t.paint()
		}
	}
	for _, circle := range []*canvas.Circle{c.peak, c.dot} {
		circle.FillColor, circle.StrokeColor, circle.StrokeWidth = colourOf(look.Accent), colourOf(look.Surface), tokens.DotHalo
	}
	paintBox(c.line, look.Accent, "", 0)
	c.label.paint()
	c.tips.paint()
	c.paintRing()
}

// drawCurve draws what does not move.
func (c *AreaChart) drawCurve(p *painter) {
	f, plot := c.o.Figure, c.plot
	if f.IsEmpty() || len(plot.grid) == 0 {
		return
	}
	bottom := plot.y.place(0)
	for i, b := range f.Bands {
		if i%2 == 1 && !c.o.Compact {
			from, until := plot.x.place(float64(b.From)), plot.x.place(float64(b.Until))
			from, until = max(from, plot.x.at), min(until, plot.x.end)
			p.rect(from, plot.top, until-from, bottom-plot.top, colourOf(look.Sunken))
		}
	}
	for _, v := range plot.grid[1:] {
		p.rect(plot.x.at, floor(plot.y.place(v)), plot.x.end-plot.x.at, 1, colourOf(look.Line))
	}
	points := thin(plot.points(f), int(plot.size.Width))
	area := append([]vertex{{points[0].x, bottom}}, points...)
	area = append(area, vertex{points[len(points)-1].x, bottom})
	p.fill(area, look.Opacity(colourOf(look.Accent), tokens.AreaOpacity))
	p.rect(plot.x.at, bottom, plot.x.end-plot.x.at, 1, colourOf(look.LineStrong))
	p.stroke(points, tokens.ChartLine, colourOf(look.Accent))
}

func (c *AreaChart) place(size fyne.Size) {
	c.placeRing(0, 0, size.Width, size.Height, tokens.RadiusKey)
	put(c.picture.Raster, 0, 0, size.Width, size.Height)
	if c.o.Figure.IsEmpty() || size.Width <= 0 {
		c.empty.place(0, max(0, round((size.Height-c.empty.height(size.Width))/2)), size.Width)
		c.hideMarks()
		return
	}
	c.empty.hide()
	if c.plot.size != size {
		labels := float32(0)
		if !c.o.Compact {
			labels = ceil(look.Width(c.o.Words.Decimal(c.o.Figure.Max()*2), tokens.Caption))
		}
		c.plot = planArea(c.o.Figure, size, labels, len(c.bands) > 0)
		c.picture.stale()
	}
	c.placeAxes()
	c.placeBands()
	c.placePeak()
	c.placeTip()
}

func (c *AreaChart) placeAxes() {
	plot, zone := c.plot, c.o.Figure.Location()
	for i, t := range c.values {
		if i >= len(plot.grid) || c.o.Compact {
			t.hide()
			continue
		}
		t.full = c.o.Words.Decimal(plot.grid[i])
		t.place(0, round(plot.y.place(plot.grid[i])-tokens.Caption.Line/2), plot.x.at-tokens.Space8)
	}
	for i, t := range c.times {
		if i >= len(plot.times) {
			t.hide()
			continue
		}
		t.full = c.o.Words.Time(time.Unix(plot.times[i], 0).In(zone))
		width := t.width()
		x := plot.x.place(float64(plot.times[i])) - width/2
		x = min(max(x, plot.x.at-width/2, 0), plot.size.Width-width)
		t.place(round(x), plot.size.Height-tokens.Caption.Line-1, width)
	}
}

func (c *AreaChart) placeBands() {
	for i, t := range c.bands {
		b := c.o.Figure.Bands[i]
		from, until := c.plot.x.place(float64(b.From)), c.plot.x.place(float64(b.Until))
		from, until = max(from, c.plot.x.at), min(until, c.plot.x.end)
		if until-from < areaBandText {
			t.hide()
			continue
		}
		t.place(from+tokens.Space4, tokens.Space4, until-from-2*tokens.Space4)
	}
}

func (c *AreaChart) placePeak() {
	f := c.o.Figure
	shown := f.Peak >= 0 && f.Peak < len(f.X)
	show(c.peak, shown)
	if !shown {
		c.label.hide()
		return
	}
	x, y := c.plot.x.place(float64(f.X[f.Peak])), c.plot.y.place(f.Values()[f.Peak])
	put(c.peak, x-areaPeakDot/2, y-areaPeakDot/2, areaPeakDot, areaPeakDot)
	key := "chart.peak"
	if f.AtLeast {
		key = "chart.peak_at_least"
	}
	c.label.full = c.o.Words.T(key, "count", f.Values()[f.Peak])
	width := c.label.width()
	left := min(max(x-width/2, c.plot.x.at), c.plot.x.end-width)
	c.label.place(round(left), round(y-areaPeakRoom)+tokens.Space4, width)
}

func (c *AreaChart) hideMarks() {
	for _, o := range []fyne.CanvasObject{c.peak, c.dot, c.line} {
		show(o, false)
	}
	c.label.hide()
	c.tips.hide()
}

// placeTip shows the value that is pointed at.
func (c *AreaChart) placeTip() {
	shown := c.at >= 0 && c.at < len(c.o.Figure.X)
	show(c.dot, shown)
	show(c.line, shown)
	if !shown {
		c.tips.hide()
		return
	}
	x, y := c.plot.x.place(float64(c.o.Figure.X[c.at])), c.plot.y.place(c.o.Figure.Values()[c.at])
	put(c.dot, x-areaPeakDot/2, y-areaPeakDot/2, areaPeakDot, areaPeakDot)
	put(c.line, round(x), c.plot.y.end, 1, c.plot.y.at-c.plot.y.end)
	value, about := c.words(c.at)
	c.tips.show(value, about, fyne.NewPos(x, y), c.plot.size)
}

// words tell a value with its unit, and its time.
func (c *AreaChart) words(i int) (value, about string) {
	f, b := c.o.Figure, c.o.Words
	about = b.Time(time.Unix(f.X[i], 0).In(f.Location()))
	if i == f.Peak {
		about = b.T("chart.at_peak", "time", about)
	}
	for _, band := range f.Bands { // whose name may be cut over the curve
		if f.X[i] >= band.From && f.X[i] < band.Until {
			about = joined(" · ", about, b.Msg(band.Name))
		}
	}
	if f.Under > 0 && f.Values()[i] == 0 {
		return joined(" ", b.T("figures.present.under", "limit", f.Under), b.Msg(f.Unit)), about
	}
	value = b.Decimal(f.Values()[i])
	if i == f.Peak && f.AtLeast {
		value = b.T("chart.at_least", "value", value)
	}
	return joined(" ", value, b.Msg(f.Unit)), about
}

// At is the value that the tooltip is about, or -1.
func (c *AreaChart) At() int { return c.at }

func (c *AreaChart) point(at int) {
	if at == c.at {
		return
	}
	c.at = at
	if c.draw == nil || c.o.Figure.IsEmpty() {
		return
	}
	c.placeTip()
	redraw(c, c.tips.panel) // the curve stays as it is
}

func (c *AreaChart) key(key fyne.KeyName) bool {
	if forward := key == fyne.KeyRight || key == fyne.KeyDown; forward && c.at < 0 && c.o.Figure.Peak >= 0 {
		c.point(c.o.Figure.Peak) // the first key shows the finding
		return true
	}
	to, used := stepped(key, c.at, len(c.o.Figure.X)-1)
	if used {
		c.point(to)
	}
	return used
}

// MouseIn tells the value under the pointer.
func (c *AreaChart) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved tells the value under the pointer.
func (c *AreaChart) MouseMoved(ev *desktop.MouseEvent) {
	if !c.o.Figure.IsEmpty() {
		c.point(pointed(c.o.Figure, int64(c.plot.x.value(ev.Position.X))))
	}
}

// MouseOut takes the tooltip away.
func (c *AreaChart) MouseOut() { c.point(-1) }

// FocusLost takes the ring and the tooltip away.
func (c *AreaChart) FocusLost() {
	c.point(-1)
	c.control.FocusLost()
}

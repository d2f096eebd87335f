package widgets

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// drawing is a picture that is drawn pixel by pixel and kept until its size, its
// theme or what it shows changes: Fyne paints the whole window every frame, and
// a long line as canvas objects would be drawn anew each time.
type drawing struct {
	*canvas.Raster
	paint func(p *painter)
	kept  *image.RGBA
	dark  bool
	fresh bool
}

func newDrawing(paint func(p *painter)) *drawing {
	d := &drawing{paint: paint}
	d.Raster = canvas.NewRaster(d.generate)
	return d
}

// stale says that what the picture shows has changed.
func (d *drawing) stale() { d.fresh = false }

func (d *drawing) generate(w, h int) image.Image {
	dark := look.IsDark()
	if d.fresh && d.dark == dark && d.kept != nil && d.kept.Rect.Dx() == w && d.kept.Rect.Dy() == h {
		return d.kept
	}
	d.kept = image.NewRGBA(image.Rect(0, 0, w, h))
	d.dark, d.fresh = dark, true
	if size := d.Size(); size.Width > 0 && w > 0 {
		d.paint(&painter{to: d.kept, scale: float32(w) / size.Width})
	}
	return d.kept
}

// painter fills shapes given in Fyne units.
type painter struct {
	to    *image.RGBA
	scale float32
}

// rect fills a box on whole pixels, so that its edges are sharp.
func (p *painter) rect(x, y, w, h float32, c color.Color) {
	at := func(v float32) int { return int(math.Round(float64(v * p.scale))) }
	box := image.Rect(at(x), at(y), max(at(x+w), at(x)+1), at(y+h))
	if h <= tokens.ChartLine { // lines are equally thick wherever they stand
		box.Max.Y = box.Min.Y + max(at(h), 1)
	}
	draw.Draw(p.to, box, image.NewUniform(c), image.Point{}, draw.Over)
}

// fill fills a polygon.
func (p *painter) fill(points []vertex, c color.Color) {
	if len(points) < 3 {
		return
	}
	r := vector.NewRasterizer(p.to.Rect.Dx(), p.to.Rect.Dy())
	p.polygon(r, points)
	r.Draw(p.to, p.to.Rect, image.NewUniform(c), image.Point{})
}

func (p *painter) polygon(r *vector.Rasterizer, points []vertex) {
	for i, v := range points {
		if i == 0 {
			r.MoveTo(v.x*p.scale, v.y*p.scale)
		} else {
			r.LineTo(v.x*p.scale, v.y*p.scale)
		}
	}
	r.ClosePath()
}

// stroke draws a line of a width with round joints.
func (p *painter) stroke(points []vertex, width float32, c color.Color) {
	r := vector.NewRasterizer(p.to.Rect.Dx(), p.to.Rect.Dy())
	half := width / 2
	for i, v := range points {
		p.polygon(r, joint(v, half))
		if i == 0 {
			continue
		}
		u := points[i-1]
		dx, dy := v.x-u.x, v.y-u.y
		length := float32(math.Hypot(float64(dx), float64(dy)))
		if length == 0 {
			continue
		}
		nx, ny := -dy/length*half, dx/length*half
		p.polygon(r, []vertex{{u.x + nx, u.y + ny}, {u.x - nx, u.y - ny}, {v.x - nx, v.y - ny}, {v.x + nx, v.y + ny}})
	}
	r.Draw(p.to, p.to.Rect, image.NewUniform(c), image.Point{})
}

// joint is a small circle, turning the same way as the pieces of a stroke.
func joint(at vertex, radius float32) []vertex {
	const corners = 8
	points := make([]vertex, corners)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		points[i] = vertex{at.x + radius*float32(cos), at.y + radius*float32(sin)}
	}
	return points
}

// chartTip is the panel that tells a value under the pointer: the value in bold,
// then its context. It is part of the chart and takes no events.
type chartTip struct {
	panel *canvas.Rectangle
	value *phrase
	about *phrase
}

func newChartTip() *chartTip {
	return &chartTip{panel: box(6), value: text("", tokens.SmallBold, look.Ink), about: text("", tokens.Small, look.Ink2)}
}

func (t *chartTip) add(to []fyne.CanvasObject) []fyne.CanvasObject {
	return t.about.add(t.value.add(append(to, t.panel)))
}

func (t *chartTip) paint() {
	paintBox(t.panel, look.Raised, look.LineStrong, 1)
	t.value.paint()
	t.about.paint()
}

func (t *chartTip) hide() {
	show(t.panel, false)
	t.value.hide()
	t.about.hide()
}

const (
	chartTipPad    float32 = 10
	chartTipHeight float32 = 46
	chartTipGap    float32 = 10
)

// show places the panel beside a point, within the chart.
func (t *chartTip) show(value, about string, at fyne.Position, chart fyne.Size) {
	t.value.full, t.about.full = value, about
	width := min(max(t.value.width(), t.about.width())+2*chartTipPad, chart.Width)
	pos := chartTipPosition(at, fyne.NewSize(width, chartTipHeight), chart)
	show(t.panel, true)
	put(t.panel, pos.X, pos.Y, width, chartTipHeight)
	t.value.place(pos.X+chartTipPad, pos.Y+5, width-2*chartTipPad)
	t.about.place(pos.X+chartTipPad, pos.Y+5+18, width-2*chartTipPad)
}

// chartTipPosition puts a panel right of a point, or left where there is no room.
func chartTipPosition(at fyne.Position, tip, chart fyne.Size) fyne.Position {
	x := at.X + chartTipGap
	if x+tip.Width > chart.Width {
		x = at.X - chartTipGap - tip.Width
	}
	y := at.Y + chartTipGap
	if y+tip.Height > chart.Height {
		y = at.Y - chartTipGap - tip.Height
	}
	return fyne.NewPos(max(min(x, chart.Width-tip.Width), 0), max(y, 0))
}

package desktop

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/vector"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// arcs is the drawing of the first screen: three pairs of dots joined by arcs.
// It is drawn once a size and theme.
type arcs struct {
	widget.BaseWidget
	raster *canvas.Raster
}

func newArcs() *arcs {
	a := &arcs{raster: canvas.NewRaster(drawArcs)}
	a.ExtendBaseWidget(a)
	return a
}

// CreateRenderer is for Fyne.
func (a *arcs) CreateRenderer() fyne.WidgetRenderer {
	a.raster.SetMinSize(fyne.NewSize(arcsWide, arcsHigh))
	return widget.NewSimpleRenderer(a.raster)
}

// The drawing's own units.
const (
	arcsWide float32 = 480
	arcsHigh float32 = 146
)

// drawArcs draws at any number of pixels.
func drawArcs(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	scale := min(float32(w)/arcsWide, float32(h)/arcsHigh)
	left := (float32(w) - arcsWide*scale) / 2
	p := look.Palette()
	for i := range 3 {
		reach := float32(230 - 56*i)
		from, to := point{240 - reach, 136}, point{240 + reach, 136}
		top := point{240, 136 - float32(260-72*i)}
		pieces := float32(tokens.ArcPieces)
		// The line stops a little before the dots.
		gap := 14 / (2 * float32(math.Hypot(float64(top.x-from.x), float64(top.y-from.y))))
		for k := float32(0); k < pieces; k++ {
			t0, t1 := gap+(1-2*gap)*k/pieces, gap+(1-2*gap)*(k+1)/pieces
			a, b := from.curve(top, to, t0), from.curve(top, to, t1)
			stroke(img, a.at(left, scale), b.at(left, scale), tokens.ArcWidth*scale, blend(p.LA, p.EU, (t0+t1)/2))
		}
		dot(img, from.at(left, scale), 8*scale, p.LA)
		dot(img, to.at(left, scale), 8*scale, p.EU)
	}
	return img
}

type point struct{ x, y float32 }

func (p point) at(left, scale float32) point { return point{left + p.x*scale, p.y * scale} }

// curve is the point of a quadratic curve from p over the pull of top to end.
func (p point) curve(top, end point, t float32) point {
	a, b, c := (1-t)*(1-t), 2*t*(1-t), t*t
	return point{a*p.x + b*top.x + c*end.x, a*p.y + b*top.y + c*end.y}
}

func blend(a, b color.NRGBA, t float32) color.NRGBA {
	mix := func(x, y uint8) uint8 {
		// In linear light, so that the middle is not darker than both ends.
		lx, ly := math.Pow(float64(x)/255, 2.2), math.Pow(float64(y)/255, 2.2)
		return uint8(math.Round(255 * math.Pow(lx+(ly-lx)*float64(t), 1/2.2)))
	}
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// stroke draws a straight piece of a line, a little longer than it is so that
// pieces join.
func stroke(img draw.Image, a, b point, width float32, c color.NRGBA) {
	dx, dy := b.x-a.x, b.y-a.y
	length := float32(math.Hypot(float64(dx), float64(dy)))
	if length == 0 {
		return
	}
	ux, uy := dx/length*0.4, dy/length*0.4
	nx, ny := -dy/length*width/2, dx/length*width/2
	polygon(img, c, point{a.x - ux + nx, a.y - uy + ny}, point{b.x + ux + nx, b.y + uy + ny},
		point{b.x + ux - nx, b.y + uy - ny}, point{a.x - ux - nx, a.y - uy - ny})
}

func dot(img draw.Image, at point, radius float32, c color.NRGBA) {
	corners := make([]point, 40)
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(corners)))
		corners[i] = point{at.x + radius*float32(cos), at.y + radius*float32(sin)}
	}
	polygon(img, c, corners...)
}

// polygon fills a shape; only the pixels around it are touched.
func polygon(img draw.Image, c color.NRGBA, corners ...point) {
	var box image.Rectangle
	for _, p := range corners {
		box = box.Union(image.Rect(int(p.x)-1, int(p.y)-1, int(p.x)+2, int(p.y)+2))
	}
	box = box.Intersect(img.Bounds())
	if box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	for i, p := range corners {
		x, y := p.x-float32(box.Min.X), p.y-float32(box.Min.Y)
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(img, box, image.NewUniform(c), image.Point{})
}

package present

import (
	"image"
	"image/color"
	imagedraw "image/draw"
	"math"
	"sync"

	"golang.org/x/image/vector"

	"github.com/rapporteur-app/rapporteur/assets/geo"
)

// pairMap is the land behind a partnership, with the arc between its two regions. It
// is comparable: the drawing of each is kept.
type pairMap struct {
	from, to         geo.Point // degrees
	countries        [2]string
	land, line, back color.NRGBA
	tints, marks     [2]color.NRGBA
	wide, high       float32 // of the panel, in the slide's units
	top, bottom      float32 // between which the regions lie
	fade             float32 // over which the land comes up from the left
	fadeEnds         float32 // the same at the top and at the bottom
}

// mapSide is the space that is left between a region and the panel's sides.
const mapSide float32 = 130

// farthest is how much of the globe's radius the panel shows at least: more, and the
// outlines would show their corners.
const farthest = 0.9

// fit returns how many of the slide's units a radius takes and where the projection's
// middle lies.
func (m pairMap) fit() (p geo.Projection, scale float64, at func(geo.Point) (x, y float32)) {
	p = geo.Between(m.from, m.to)
	a, b := p.Of(m.from), p.Of(m.to)
	dx, dy := math.Abs(a.X-b.X), math.Abs(a.Y-b.Y)
	room, tall := float64(m.wide-2*mapSide), float64(m.bottom-m.top)
	scale = float64(m.wide) / farthest
	if dx > 0 {
		scale = min(scale, room/dx)
	}
	if dy > 0 {
		scale = min(scale, tall/dy)
	}
	cx, cy := (a.X+b.X)/2, (a.Y+b.Y)/2
	return p, scale, func(q geo.Point) (float32, float32) {
		return m.wide/2 + float32((q.X-cx)*scale), (m.top+m.bottom)/2 + float32((q.Y-cy)*scale)
	}
}

// places are where the two regions lie in the panel.
func (m pairMap) places() (places [2][2]float32) {
	p, _, at := m.fit()
	for i, region := range []geo.Point{m.from, m.to} {
		x, y := at(p.Of(region))
		places[i] = [2]float32{x, y}
	}
	return places
}

// mapKey is a drawing of a map of some pixels.
type mapKey struct {
	of   pairMap
	w, h int
}

var (
	mapsMu sync.Mutex
	maps   = map[mapKey]*image.RGBA{}
)

// mostMaps is how many drawings are kept: those of a show, in two sizes.
const mostMaps = 24

// drawing is the map in pixels. It is drawn once.
func (m pairMap) drawing(w, h int) image.Image {
	mapsMu.Lock()
	defer mapsMu.Unlock()
	key := mapKey{m, w, h}
	if done, ok := maps[key]; ok {
		return done
	}
	if len(maps) >= mostMaps {
		clear(maps)
	}
	done := m.draw(w, h)
	maps[key] = done
	return done
}

func (m pairMap) draw(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	imagedraw.Draw(img, img.Bounds(), image.NewUniform(m.back), image.Point{}, imagedraw.Src)
	p, _, at := m.fit()
	sx, sy := float32(w)/m.wide, float32(h)/m.high
	pixel := func(q geo.Point) (float32, float32) { x, y := at(q); return x * sx, y * sy }
	land, tinted := vector.NewRasterizer(w, h), [2]*vector.Rasterizer{vector.NewRasterizer(w, h), vector.NewRasterizer(w, h)}
	var borders [][]geo.Point
	for _, c := range geo.Countries() {
		for _, outline := range c.Rings {
			ring := p.Ring(outline)
			if !within(ring, pixel, float32(w), float32(h)) {
				continue
			}
			trace(land, ring, pixel)
			for i, code := range m.countries {
				if c.Code == code && (i == 0 || code != m.countries[0]) {
					trace(tinted[i], ring, pixel)
					borders = append(borders, ring)
				}
			}
		}
	}
	land.Draw(img, img.Bounds(), image.NewUniform(m.land), image.Point{})
	for i, r := range tinted {
		r.Draw(img, img.Bounds(), image.NewUniform(m.tints[i]), image.Point{})
	}
	m.outlines(img, borders, pixel, 1.5*sx)
	m.arc(img, sx, sy)
	m.fadeIn(img, m.fade*sx)
	m.fadeOut(img, m.fadeEnds*sy)
	return img
}

// within tells whether any of an outline can be seen.
func within(ring []geo.Point, pixel func(geo.Point) (float32, float32), w, h float32) bool {
	left, top, right, bottom := float32(math.Inf(1)), float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.Inf(-1))
	for _, q := range ring {
		x, y := pixel(q)
		left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
	}
	return right > 0 && left < w && bottom > 0 && top < h
}

func trace(r *vector.Rasterizer, ring []geo.Point, pixel func(geo.Point) (float32, float32)) {
	for i, q := range ring {
		if x, y := pixel(q); i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
}

// outlines draws the edges of the tinted countries.
func (m pairMap) outlines(img *image.RGBA, rings [][]geo.Point, pixel func(geo.Point) (float32, float32), width float32) {
	r := vector.NewRasterizer(img.Rect.Dx(), img.Rect.Dy())
	for _, ring := range rings {
		for i := 1; i < len(ring); i++ {
			x0, y0 := pixel(ring[i-1])
			x1, y1 := pixel(ring[i])
			stroke(r, x0, y0, x1, y1, width)
		}
	}
	r.Draw(img, img.Bounds(), image.NewUniform(m.line), image.Point{})
}

// stroke adds a line of a width.
func stroke(r *vector.Rasterizer, x0, y0, x1, y1, width float32) {
	dx, dy := x1-x0, y1-y0
	length := float32(math.Hypot(float64(dx), float64(dy)))
	if length == 0 {
		return
	}
	nx, ny := -dy/length*width/2, dx/length*width/2
	r.MoveTo(x0+nx, y0+ny)
	r.LineTo(x1+nx, y1+ny)
	r.LineTo(x1-nx, y1-ny)
	r.LineTo(x0-nx, y0-ny)
	r.ClosePath()
}

// arcPieces are those of the arc, each in a colour of its own.
const arcPieces = 48

// arc draws the curve between the regions, blended from one family to the other.
func (m pairMap) arc(img *image.RGBA, sx, sy float32) {
	places := m.places()
	x0, y0, x1, y1 := places[0][0]*sx, places[0][1]*sy, places[1][0]*sx, places[1][1]*sy
	bend := float32(0.12)
	if y0 < y1 { // to the upper left, whichever comes first
		bend = -bend
	}
	mx, my := (x0+x1)/2+(y1-y0)*bend, (y0+y1)/2-(x1-x0)*bend
	point := func(t float32) (float32, float32) {
		u := 1 - t
		return u*u*x0 + 2*u*t*mx + t*t*x1, u*u*y0 + 2*u*t*my + t*t*y1
	}
	for i := range arcPieces {
		ax, ay := point(float32(i) / arcPieces)
		bx, by := point((float32(i) + 1.15) / arcPieces) // over the seam
		width := 7 * sx
		part := image.Rect(int(min(ax, bx)-width), int(min(ay, by)-width), int(max(ax, bx)+width)+1, int(max(ay, by)+width)+1)
		r := vector.NewRasterizer(part.Dx(), part.Dy())
		left, top := float32(part.Min.X), float32(part.Min.Y)
		stroke(r, ax-left, ay-top, bx-left, by-top, width)
		r.Draw(img, part, image.NewUniform(mix(m.marks[0], m.marks[1], float32(i)/(arcPieces-1))), image.Point{})
	}
}

func mix(a, b color.NRGBA, t float32) color.NRGBA {
	part := func(x, y uint8) uint8 { return uint8(float32(x) + (float32(y)-float32(x))*t + 0.5) }
	return color.NRGBA{part(a.R, b.R), part(a.G, b.G), part(a.B, b.B), 255}
}

// fadeIn lets the land come up from the left.
func (m pairMap) fadeIn(img *image.RGBA, width float32) {
	for x := range min(int(width), img.Rect.Dx()) {
		t := float32(x) / width
		for y := range img.Rect.Dy() {
			c := img.RGBAAt(x, y)
			mixed := mix(m.back, color.NRGBA{c.R, c.G, c.B, 255}, t)
			img.SetRGBA(x, y, color.RGBA{mixed.R, mixed.G, mixed.B, 255})
		}
	}
}

// fadeOut lets the land go at the top and at the bottom.
func (m pairMap) fadeOut(img *image.RGBA, height float32) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	for i := range min(int(height), h/2) {
		t := float32(i) / height
		for _, y := range []int{i, h - 1 - i} {
			for x := range w {
				c := img.RGBAAt(x, y)
				mixed := mix(m.back, color.NRGBA{c.R, c.G, c.B, 255}, t)
				img.SetRGBA(x, y, color.RGBA{mixed.R, mixed.G, mixed.B, 255})
			}
		}
	}
}

package desktop

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// dropFrame is a dashed line around what files can be dropped on.
type dropFrame struct {
	widget.BaseWidget
	content fyne.CanvasObject
	sized   func(fyne.Size)   // is told the room of the content; may be nil
	edges   [4]*canvas.Raster // above, below, left, right
	corners [4]*canvas.Raster // as clocks go, from above left
}

const (
	dropInset float32 = 16
	dropLine  float32 = 2
	dashOn            = 6.0
	dashOff           = 5.0
)

func newDropFrame(content fyne.CanvasObject, sized func(fyne.Size)) *dropFrame {
	f := &dropFrame{content: content, sized: sized}
	for n := range f.edges {
		f.edges[n] = canvas.NewRaster(dashes)
	}
	for n := range f.corners {
		f.corners[n] = canvas.NewRaster(func(w, h int) image.Image { return corner(n, w, h) })
	}
	f.ExtendBaseWidget(f)
	return f
}

// dashes draws a line along the longer side of a box.
func dashes(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	ink := look.Colour(look.LineStrong)
	scale := float64(min(w, h)) / float64(dropLine)
	for y := range h {
		for x := range w {
			if math.Mod(float64(max(x*one(w >= h), y*one(w < h))), (dashOn+dashOff)*scale) < dashOn*scale {
				img.Set(x, y, ink)
			}
		}
	}
	return img
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// corner draws a quarter of a ring with soft edges.
func corner(n, w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	r, g, b, _ := look.Colour(look.LineStrong).RGBA()
	radius := float64(w)
	line := radius * float64(dropLine/tokens.RadiusCard)
	for y := range h {
		for x := range w {
			dx, dy := float64(x)+0.5, float64(y)+0.5
			if n == 0 || n == 3 { // left: the middle of the ring is at the right
				dx = radius - dx
			}
			if n == 0 || n == 1 {
				dy = radius - dy
			}
			from := math.Hypot(dx, dy)
			cover := min(1, max(0, radius-from+0.5), max(0, from-radius+line+0.5))
			img.Set(x, y, color.NRGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(cover * 255)})
		}
	}
	return img
}

// MinSize is none: the frame takes the room that there is.
func (f *dropFrame) MinSize() fyne.Size { return fyne.NewSize(0, 0) }

// CreateRenderer is for Fyne.
func (f *dropFrame) CreateRenderer() fyne.WidgetRenderer { return &dropFrameRenderer{f} }

type dropFrameRenderer struct{ f *dropFrame }

func (r *dropFrameRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.f.content}
	for n := range r.f.edges {
		objects = append(objects, r.f.edges[n], r.f.corners[n])
	}
	return objects
}

func (r *dropFrameRenderer) Layout(size fyne.Size) {
	in := dropInset + dropLine + tokens.Space4
	if r.f.sized != nil {
		r.f.sized(fyne.NewSize(size.Width-2*in, size.Height-2*in))
	}
	put(r.f.content, in, in, size.Width-2*in, size.Height-2*in)
	round, line := tokens.RadiusCard, dropLine
	left, top := dropInset, dropInset
	right, bottom := size.Width-dropInset, size.Height-dropInset
	put(r.f.edges[0], left+round, top, right-left-2*round, line)
	put(r.f.edges[1], left+round, bottom-line, right-left-2*round, line)
	put(r.f.edges[2], left, top+round, line, bottom-top-2*round)
	put(r.f.edges[3], right-line, top+round, line, bottom-top-2*round)
	put(r.f.corners[0], left, top, round, round)
	put(r.f.corners[1], right-round, top, round, round)
	put(r.f.corners[2], right-round, bottom-round, round, round)
	put(r.f.corners[3], left, bottom-round, round, round)
}

func (r *dropFrameRenderer) MinSize() fyne.Size { return r.f.MinSize() }
func (r *dropFrameRenderer) Destroy()           {}
func (r *dropFrameRenderer) Refresh() {
	r.f.content.Refresh()
	for n := range r.f.edges {
		r.f.edges[n].Refresh()
		r.f.corners[n].Refresh()
	}
}

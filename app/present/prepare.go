package present

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// preparer is an audience's window that can draw ahead.
type preparer interface {
	Prepare(slide Slide)
}

var _ preparer = (*window)(nil)

// prepareWait is how long after a slide the next one is prepared: once it stands.
const prepareWait = 150 * time.Millisecond

// prepare lets the window draw the map of the slide that follows, if it has one: it
// is to stand as soon after the key as any other.
func (s *Show) prepare() {
	ahead, can := s.window.(preparer)
	if !can || s.o.After == nil || s.at+1 >= len(s.slides) || s.slides[s.at+1].Kind != Partnership {
		return
	}
	at := s.at
	s.o.After(prepareWait, func() {
		if !s.stopped && s.at == at && at+1 < len(s.slides) {
			ahead.Prepare(s.slides[at+1])
		}
	})
}

// Prepare draws the maps of a slide off the UI thread; they are kept.
func (w *window) Prepare(slide Slide) {
	c := fyne.CurrentApp().Driver().CanvasForObject(w.view)
	if c == nil || w.view.Size().Width <= 0 {
		return
	}
	for _, o := range draw(w.view.Size(), slide, "", 0) {
		raster, is := o.(*canvas.Raster)
		if !is {
			continue
		}
		pixels := func(units float32) int { return int(math.Round(float64(units * c.Scale()))) }
		wide, high := pixels(raster.Size().Width), pixels(raster.Size().Height)
		go raster.Generator(wide, high)
	}
}

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheelCatcher lies over a field and gives the wheel to the page under it: the
// toolkit's fields keep it to themselves even where they have nothing to scroll.
// It takes no other event, so the field gets those.
type wheelCatcher struct {
	widget.BaseWidget
	scroll func(by float32)
}

var _ fyne.Scrollable = (*wheelCatcher)(nil)

// passWheel lets the wheel over a field scroll the page: by is the way down.
func passWheel(field fyne.CanvasObject, scroll func(by float32)) fyne.CanvasObject {
	c := &wheelCatcher{scroll: scroll}
	c.ExtendBaseWidget(c)
	return container.NewStack(field, c)
}

// Scrolled implements fyne.Scrollable.
func (c *wheelCatcher) Scrolled(e *fyne.ScrollEvent) { c.scroll(-e.Scrolled.DY) }

// CreateRenderer is for Fyne; there is nothing to see.
func (c *wheelCatcher) CreateRenderer() fyne.WidgetRenderer {
	nothing := canvas.NewRectangle(nil)
	nothing.Hide()
	return widget.NewSimpleRenderer(nothing)
}

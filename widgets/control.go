package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// control is what everything that can be tapped has in common: the pointer and
// the keyboard, the focus ring, the tooltip. Space and Enter do what a tap does.
// Keys that a control does not use go on to the window's handlers, so that a
// page's single letters work while a button has the focus.
type control struct {
	widget.BaseWidget

	self    focusableWidget
	act     func()
	keys    func(fyne.KeyName) bool // tells whether it used the key
	tip     func(at fyne.Position) string
	changed func() // the pointer or the focus came or went: paint, do not place
	arrive  func() // the focus came; may be nil

	off     bool
	hovered bool
	focused bool // by keyboard: the ring shows
	at      fyne.Position
	ring    *canvas.Rectangle
}

type focusableWidget interface {
	fyne.Widget
	fyne.Focusable
}

var (
	_ fyne.Tappable      = (*control)(nil)
	_ fyne.Focusable     = (*control)(nil)
	_ fyne.Disableable   = (*control)(nil)
	_ desktop.Hoverable  = (*control)(nil)
	_ desktop.Cursorable = (*control)(nil)
)

// become makes the control part of a widget.
func (c *control) become(self focusableWidget, act func()) {
	c.self, c.act = self, act
	c.ring = box(0)
	c.ExtendBaseWidget(self)
}

// Tapped does what the control does.
func (c *control) Tapped(*fyne.PointEvent) {
	hideTip(c.self)
	c.trigger()
}

func (c *control) trigger() {
	if !c.off && c.act != nil {
		c.act()
	}
}

// FocusGained shows the focus ring: taps do not focus, so it is the keyboard.
func (c *control) FocusGained() {
	c.focused = true
	c.repaint()
	if c.arrive != nil {
		c.arrive()
	}
}

// WhenFocused is told when the keyboard comes to the control, so that what holds
// it can scroll to it.
func (c *control) WhenFocused(do func()) { c.arrive = do }

// FocusLost takes the focus ring away.
func (c *control) FocusLost() { c.focused = false; c.repaint() }

// TypedRune hands letters on to the window.
func (c *control) TypedRune(r rune) {
	if r == ' ' {
		return // arrives as a key too
	}
	if on := canvasOf(c.self); on != nil && on.OnTypedRune() != nil {
		on.OnTypedRune()(r)
	}
}

// TypedKey acts on Space and Enter, and hands on what the control does not use.
func (c *control) TypedKey(ev *fyne.KeyEvent) {
	if c.keys != nil && !c.off && c.keys(ev.Name) {
		return
	}
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if c.act != nil {
			c.trigger()
			return
		}
	}
	HandOn(c.self, ev)
}

// HandOn gives a key that an object with the focus does not use to the window: Fyne
// gives a key to the object alone.
func HandOn(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	if on := canvasOf(from); on != nil && on.OnTypedKey() != nil {
		on.OnTypedKey()(ev)
	}
}

// IsForWindow tells keys that no field takes, whatever is typed into it: F1 to F12.
func IsForWindow(key fyne.KeyName) bool { return len(key) > 1 && key[0] == 'F' && key[1] <= '9' }

// MouseIn lights the control and starts waiting for its tooltip.
func (c *control) MouseIn(ev *desktop.MouseEvent) {
	c.hovered, c.at = true, ev.Position
	c.repaint()
	c.awaitTip()
}

// MouseMoved follows the pointer.
func (c *control) MouseMoved(ev *desktop.MouseEvent) {
	c.at = ev.Position
	c.awaitTip()
}

// MouseOut takes the light and the tooltip away.
func (c *control) MouseOut() {
	c.hovered = false
	hideTip(c.self)
	c.repaint()
}

func (c *control) awaitTip() {
	if c.tip != nil {
		showTipLater(c.self, c.tip(c.at))
	}
}

// Cursor is a hand where something can be tapped.
func (c *control) Cursor() desktop.Cursor {
	if c.off || c.act == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Disable makes the control deaf and takes it out of the Tab order.
func (c *control) Disable() { c.setOff(true) }

// Enable undoes Disable.
func (c *control) Enable() { c.setOff(false) }

// Disabled tells whether the control is deaf.
func (c *control) Disabled() bool { return c.off }

func (c *control) setOff(off bool) {
	if c.off == off {
		return
	}
	c.off = off
	if c.changed != nil {
		c.self.Refresh()
	}
}

// lit tells whether the control shows that it can be tapped.
func (c *control) lit() bool { return c.hovered && !c.off && c.act != nil }

// repaint is the cheap refresh after the pointer or the focus moved.
func (c *control) repaint() {
	if c.changed == nil {
		return // not shown yet
	}
	c.changed()
	canvas.Refresh(c.self)
}

// paintRing shows the focus ring, or not.
func (c *control) paintRing() {
	edge := fyne.ThemeColorName("")
	if c.focused && !c.off {
		edge = look.Accent
	}
	paintBox(c.ring, "", edge, tokens.FocusWidth)
	show(c.ring, edge != "")
}

// placeRing puts the ring outside a box, with its corners around those of the box.
func (c *control) placeRing(x, y, w, h, radius float32) {
	out := tokens.FocusWidth + 1
	c.ring.CornerRadius = radius + out
	put(c.ring, x-out, y-out, w+2*out, h+2*out)
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	if app := fyne.CurrentApp(); app != nil {
		return app.Driver().CanvasForObject(o)
	}
	return nil
}

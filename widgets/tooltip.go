package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// tipWait is how long the pointer rests before a tooltip shows.
const tipWait = 600 * time.Millisecond

const (
	tipWidest float32 = 360
	tipPadX   float32 = 10
	tipPadY   float32 = 6
	tipGap    float32 = 6
	tipLines          = 8
)

// later runs a function on the UI thread after a while; tests replace it.
var later = func(wait time.Duration, do func()) (stop func()) {
	timer := time.AfterFunc(wait, func() { fyne.Do(do) })
	return func() { timer.Stop() }
}

// TooltipLayer is a window's content with room for a tooltip above it. An
// overlay would take the pointer from the control that the tooltip is about, and
// the focus from a text field; a layer within the content takes neither.
type TooltipLayer struct {
	widget.BaseWidget

	content fyne.CanvasObject
	text    string
	about   fyne.CanvasObject
	waiting fyne.CanvasObject
	wanted  string
	stop    func()
	draw    *sketch
	panel   *canvas.Rectangle
	words   *phrase
}

var _ fyne.Widget = (*TooltipLayer)(nil)

// WithTooltips makes the content of a window whose controls have tooltips: give
// the result to Window.SetContent.
func WithTooltips(content fyne.CanvasObject) *TooltipLayer {
	l := &TooltipLayer{content: content}
	l.ExtendBaseWidget(l)
	return l
}

// SetContent replaces what is under the tooltip.
func (l *TooltipLayer) SetContent(content fyne.CanvasObject) {
	l.hide()
	l.content = content
	if l.draw != nil {
		l.draw.objects[0] = content
		l.Refresh()
	}
}

// Tip is the tooltip that shows now, or nothing.
func (l *TooltipLayer) Tip() string { return l.text }

// Coming is the tooltip that shows now, or will once the pointer has rested, or nothing.
func (l *TooltipLayer) Coming() string {
	if l.wanted != "" {
		return l.wanted
	}
	return l.text
}

// Clear takes the tooltip away, whatever it is about: what was under the pointer is gone.
func (l *TooltipLayer) Clear() { l.hide() }

// CreateRenderer is for Fyne.
func (l *TooltipLayer) CreateRenderer() fyne.WidgetRenderer {
	l.panel = box(tokens.RadiusThumb)
	l.words = textLines("", tokens.Caption, look.Ink, tipLines)
	objects := l.words.add([]fyne.CanvasObject{l.content, l.panel})
	l.draw = &sketch{owner: l, objects: objects,
		min:   func() fyne.Size { return l.content.MinSize() },
		place: func(size fyne.Size) { put(l.content, 0, 0, size.Width, size.Height); l.placeTip(size) },
		paint: l.paint,
	}
	l.paint()
	l.panel.Hide()
	l.words.hide()
	return l.draw
}

func (l *TooltipLayer) paint() {
	paintBox(l.panel, look.Raised, look.LineStrong, tokens.LineWidth)
	l.panel.Shadow = shadow(tokens.Shadow2, look.Shadow2)
	l.words.paint()
}

// placeTip puts the tooltip under what it is about, or above where there is no
// room, and within the window.
func (l *TooltipLayer) placeTip(size fyne.Size) {
	if l.text == "" || l.about == nil {
		show(l.panel, false)
		l.words.hide()
		return
	}
	l.words.full = l.text
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(l.about).Subtract(driver.AbsolutePositionForObject(l))
	width := min(l.words.width(), tipWidest, size.Width-4*tipPadX)
	height := l.words.height(width) + 2*tipPadY
	pos := tipPosition(at, l.about.Size(), fyne.NewSize(width+2*tipPadX, height), size)
	if row, ok := l.about.(interface{ tipBeside() bool }); ok && row.tipBeside() {
		// Under a row it would cover the next one.
		pos = fyne.NewPos(at.X+l.about.Size().Width+tipGap, at.Y+(l.about.Size().Height-height)/2)
	}
	put(l.panel, pos.X, pos.Y, width+2*tipPadX, height)
	l.words.place(pos.X+tipPadX, pos.Y+tipPadY, width)
	show(l.panel, true)
}

// tipPosition is where a tooltip of a size stands for a control in a window.
func tipPosition(at fyne.Position, control, tip, window fyne.Size) fyne.Position {
	x := min(at.X, window.Width-tip.Width-tokens.Space4)
	y := at.Y + control.Height + tipGap
	if y+tip.Height > window.Height-tokens.Space4 {
		y = at.Y - tip.Height - tipGap
	}
	return fyne.NewPos(max(x, tokens.Space4), max(y, tokens.Space4))
}

func (l *TooltipLayer) await(about fyne.CanvasObject, text string) {
	if l.about == about && l.text == text || l.waiting == about && l.wanted == text {
		return
	}
	l.hide()
	if text == "" {
		return
	}
	l.waiting, l.wanted = about, text
	l.stop = later(tipWait, func() {
		if l.waiting != about || l.wanted != text {
			return
		}
		l.waiting, l.wanted = nil, ""
		l.about, l.text = about, text
		l.placeTip(l.Size())
		redraw(l, l.panel)
	})
}

func (l *TooltipLayer) hide() {
	if l.stop != nil {
		l.stop()
		l.stop = nil
	}
	l.waiting, l.wanted = nil, ""
	if l.text == "" {
		return
	}
	l.text, l.about = "", nil
	if l.draw != nil {
		l.placeTip(l.Size())
		redraw(l, l.panel)
	}
}

// ShowTip shows a tooltip about an object of the caller's own once the pointer
// has rested on it; an empty text shows none.
func ShowTip(about fyne.CanvasObject, text string) { showTipLater(about, text) }

// HideTip takes the tooltip away: the pointer has left.
func HideTip(about fyne.CanvasObject) { hideTip(about) }

// layerOf is the tooltip layer of the window that an object is in.
func layerOf(o fyne.CanvasObject) *TooltipLayer {
	on := canvasOf(o)
	if on == nil || on.Overlays().Top() != nil {
		return nil // a dialog is above the layer
	}
	l, _ := on.Content().(*TooltipLayer)
	return l
}

func showTipLater(about fyne.CanvasObject, text string) {
	if l := layerOf(about); l != nil {
		l.await(about, text)
	}
}

func hideTip(about fyne.CanvasObject) {
	if l := layerOf(about); l != nil {
		l.hide()
	}
}

// shadow is a token's shadow for a canvas object.
func shadow(s tokens.Shadow, colour fyne.ThemeColorName) canvas.Shadow {
	return canvas.Shadow{Color: colourOf(colour), BlurRadius: s.Blur, Offset: fyne.NewPos(0, s.Y)}
}

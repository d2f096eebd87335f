package widgets

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// ScrollBox shows a content in no more height than it is given, and scrolls it, with
// the wheel and the arrows.
type ScrollBox struct {
	control
	content fyne.CanvasObject
	height  func(width float32) float32
	page    *Page
}

var (
	_ fyne.Widget = (*ScrollBox)(nil)
	_ Flowing     = (*ScrollBox)(nil)
)

// NewScrollBox makes a box of a content; height is the most it takes at a width.
func NewScrollBox(content fyne.CanvasObject, height func(width float32) float32) *ScrollBox {
	b := &ScrollBox{content: content, height: height}
	b.page = NewPage(Pad(0, scrollBoxRoom, 0, 0, content))
	b.become(b, nil)
	b.keys = b.key
	return b
}

// scrollBoxRoom is what the content leaves to the scroll bar.
const scrollBoxRoom = tokens.Space12

// AccessibilityRole says that it reads as text.
func (b *ScrollBox) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is that of the content.
func (b *ScrollBox) AccessibilityLabel() string {
	if named, ok := b.content.(interface{ AccessibilityLabel() string }); ok {
		return named.AccessibilityLabel()
	}
	return ""
}

// HeightFor is the content's height, or the most there is.
func (b *ScrollBox) HeightFor(width float32) float32 {
	return min(HeightFor(b.content, width-scrollBoxRoom), b.height(width))
}

func (b *ScrollBox) key(key fyne.KeyName) bool {
	page := b.Size().Height - dataRowHigh
	by, used := map[fyne.KeyName]float32{fyne.KeyDown: dataRowHigh, fyne.KeyUp: -dataRowHigh, fyne.KeyPageDown: page, fyne.KeyPageUp: -page,
		fyne.KeyHome: -HeightFor(b.content, b.Size().Width), fyne.KeyEnd: HeightFor(b.content, b.Size().Width)}[key]
	if used {
		b.page.ScrollBy(by)
	}
	return used
}

// CreateRenderer is for Fyne.
func (b *ScrollBox) CreateRenderer() fyne.WidgetRenderer {
	b.changed = b.paintRing
	b.paintRing()
	return &sketch{owner: b, objects: []fyne.CanvasObject{b.page, b.ring}, paint: b.paintRing,
		min: func() fyne.Size {
			width := b.Size().Width
			if width == 0 {
				width = assumedWidth
			}
			return fyne.NewSize(160, b.HeightFor(width))
		},
		place: func(size fyne.Size) {
			put(b.page, 0, 0, size.Width, size.Height)
			b.placeRing(0, 0, size.Width, size.Height, tokens.RadiusKey)
		}}
}

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Column puts objects under each other at full width, with a gap between them.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

type column struct {
	flow
	gap float32
}

func (l *column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for i, o := range visible(objects) {
		if i > 0 {
			height += l.gap
		}
		height += HeightFor(o, width)
	}
	return height
}

func (l *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	shown := visible(objects)
	spare := size.Height - l.heightFor(objects, size.Width)
	stretched := 0
	for _, o := range shown {
		if _, ok := o.(*Stretching); ok {
			stretched++
		}
	}
	y := float32(0)
	for _, o := range shown {
		height := HeightFor(o, size.Width)
		if _, ok := o.(*Stretching); ok && spare > 0 {
			height += spare / float32(stretched)
		}
		put(o, 0, y, size.Width, height)
		y += height + l.gap
	}
}

func (l *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range visible(objects) {
		width = max(width, o.MinSize().Width)
	}
	return l.minSize(width, func(at float32) float32 { return l.heightFor(objects, at) })
}

// Stretching is what takes the space that is left in a Row or Column. It is a
// widget: Fyne does not look into a type that only embeds a container.
type Stretching struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// Stretch lets an object take the space that is left in a Row or Column; several
// share it.
func Stretch(o fyne.CanvasObject) *Stretching {
	s := &Stretching{content: o}
	s.ExtendBaseWidget(s)
	return s
}

// HeightFor is the height that the object needs.
func (s *Stretching) HeightFor(width float32) float32 { return HeightFor(s.content, width) }

// CreateRenderer is for Fyne.
func (s *Stretching) CreateRenderer() fyne.WidgetRenderer {
	return &sketch{owner: s, objects: []fyne.CanvasObject{s.content}, min: s.content.MinSize, paint: func() {},
		place: func(size fyne.Size) { put(s.content, 0, 0, size.Width, size.Height) }}
}

// Spring takes the space that is left in a Row or Column and shows nothing.
func Spring() *Stretching { return Stretch(layout.NewSpacer()) }

// Row puts objects beside each other at their own width, centred on one height.
// What is in Stretch shares the width that is left; what wraps gets less than it
// asks for only where the row is too narrow.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap}, objects...)
}

type row struct {
	flow
	gap float32
}

// widths shares a row's width out. Springs and stretched objects get what the
// others leave.
func (l *row) widths(objects []fyne.CanvasObject, width float32) []float32 {
	widths := make([]float32, len(objects))
	left := width - l.gap*float32(max(len(objects)-1, 0))
	stretched := 0
	for i, o := range objects {
		if _, ok := o.(*Stretching); ok {
			stretched++
			continue
		}
		widths[i] = min(o.MinSize().Width, max(left, 0))
		left -= widths[i]
	}
	for i, o := range objects {
		if _, ok := o.(*Stretching); ok {
			widths[i] = max(left, 0) / float32(stretched)
		}
	}
	return widths
}

func (l *row) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	height := float32(0)
	for i, w := range l.widths(shown, width) {
		height = max(height, HeightFor(shown[i], w))
	}
	return height
}

func (l *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	shown := visible(objects)
	x := float32(0)
	for i, w := range l.widths(shown, size.Width) {
		height := min(HeightFor(shown[i], w), size.Height)
		put(shown[i], floor(x), floor((size.Height-height)/2), w, height)
		x += w + l.gap
	}
}

func (l *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown := visible(objects)
	width := l.gap * float32(max(len(shown)-1, 0))
	for _, o := range shown {
		width += o.MinSize().Width
	}
	return l.minSize(width, func(at float32) float32 { return l.heightFor(objects, at) })
}

// Wrap puts objects beside each other and goes on under them where there is no
// more room, as chips do.
func Wrap(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrapping{gap: gap}, objects...)
}

type wrapping struct {
	flow
	gap float32
}

// wrapPlaces gives each size its place in lines of a width, and the height of all.
func wrapPlaces(sizes []fyne.Size, width, gap float32) (places []fyne.Position, height float32) {
	x, y, line := float32(0), float32(0), float32(0)
	for _, s := range sizes {
		if x > 0 && x+s.Width > width {
			x, y, line = 0, y+line+gap, 0
		}
		places = append(places, fyne.NewPos(x, y))
		x += s.Width + gap
		line = max(line, s.Height)
	}
	return places, y + line
}

func sizesOf(objects []fyne.CanvasObject) []fyne.Size {
	sizes := make([]fyne.Size, len(objects))
	for i, o := range objects {
		sizes[i] = o.MinSize()
	}
	return sizes
}

func (l *wrapping) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	_, height := wrapPlaces(sizesOf(visible(objects)), width, l.gap)
	return height
}

func (l *wrapping) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	shown := visible(objects)
	sizes := sizesOf(shown)
	places, _ := wrapPlaces(sizes, size.Width, l.gap)
	for i, o := range shown {
		put(o, places[i].X, places[i].Y, min(sizes[i].Width, size.Width), sizes[i].Height)
	}
}

func (l *wrapping) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return l.minSize(0, func(at float32) float32 { return l.heightFor(objects, at) })
}

// Pad leaves space around an object.
func Pad(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&padding{top: top, right: right, bottom: bottom, left: left}, o)
}

// Inset leaves the same space left and right, and above and below.
func Inset(x, y float32, o fyne.CanvasObject) *fyne.Container { return Pad(y, x, y, x, o) }

// MaxWidth keeps an object at a width at most, in the middle of what there is.
func MaxWidth(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&padding{most: width}, o)
}

// FixedWidth gives an object one width, as a rail or a pane has it.
func FixedWidth(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&padding{exact: width}, o)
}

type padding struct {
	flow
	top, right, bottom, left float32
	most                     float32
	exact                    float32
}

func (l *padding) inner(width float32) float32 {
	width -= l.left + l.right
	if l.most > 0 {
		width = min(width, l.most)
	}
	return max(width, 0)
}

func (l *padding) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := l.top + l.bottom
	for _, o := range visible(objects) {
		height += HeightFor(o, l.inner(width))
	}
	return height
}

func (l *padding) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	width := l.inner(size.Width)
	x := l.left + floor((size.Width-l.left-l.right-width)/2)
	for _, o := range objects {
		put(o, x, l.top, width, max(0, size.Height-l.top-l.bottom))
	}
}

func (l *padding) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.left + l.right
	for _, o := range visible(objects) {
		width += o.MinSize().Width
	}
	if l.exact > 0 {
		width = l.exact
	}
	return l.minSize(width, func(at float32) float32 { return l.heightFor(objects, at) })
}

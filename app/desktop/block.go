package desktop

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// block places a few objects by functions of its size: the parts of a page that
// move when the window gets narrow. Its height follows its width.
type block struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
	height  func(width float32) float32
	lay     func(size fyne.Size)
	least   float32 // width
}

// newBlock makes a block; fill and edge may be empty.
func newBlock(height func(float32) float32, lay func(fyne.Size), objects ...fyne.CanvasObject) *block {
	b := &block{height: height, lay: lay, objects: objects}
	b.ExtendBaseWidget(b)
	return b
}

// HeightFor is the height at a width.
func (b *block) HeightFor(width float32) float32 { return b.height(width) }

// MinSize is the height at the present width.
func (b *block) MinSize() fyne.Size {
	width := b.Size().Width
	if width == 0 {
		width = 600
	}
	return fyne.NewSize(b.least, b.height(width))
}

// CreateRenderer is for Fyne.
func (b *block) CreateRenderer() fyne.WidgetRenderer { return &blockRenderer{b} }

type blockRenderer struct{ b *block }

func (r *blockRenderer) Objects() []fyne.CanvasObject { return r.b.objects }
func (r *blockRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *blockRenderer) Layout(size fyne.Size)        { r.b.lay(size) }
func (r *blockRenderer) Destroy()                     {}
func (r *blockRenderer) Refresh() {
	r.b.lay(r.b.Size())
	for _, o := range r.b.objects {
		o.Refresh()
	}
	canvas.Refresh(r.b)
}

// themed is a rectangle in colours of the theme.
type themed struct {
	widget.BaseWidget
	fill, edge fyne.ThemeColorName
	radius     float32
	least      fyne.Size
	shape      *canvas.Rectangle
}

// themedBox makes one; an empty name leaves the fill or the edge out.
func themedBox(fill, edge fyne.ThemeColorName, radius float32) *themed {
	t := &themed{fill: fill, edge: edge, radius: radius, shape: canvas.NewRectangle(nil)}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer is for Fyne.
func (t *themed) CreateRenderer() fyne.WidgetRenderer {
	r := &themedRenderer{t}
	r.paint()
	return r
}

type themedRenderer struct{ t *themed }

func (r *themedRenderer) paint() {
	shape := r.t.shape
	shape.CornerRadius = r.t.radius
	shape.FillColor, shape.StrokeColor, shape.StrokeWidth = nil, nil, 0
	if r.t.fill != "" {
		shape.FillColor = look.Colour(r.t.fill)
	}
	if r.t.edge != "" {
		shape.StrokeColor, shape.StrokeWidth = look.Colour(r.t.edge), 1
	}
}

func (r *themedRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.shape} }
func (r *themedRenderer) MinSize() fyne.Size           { return r.t.least }
func (r *themedRenderer) Layout(size fyne.Size)        { r.t.shape.Resize(size) }
func (r *themedRenderer) Destroy()                     {}
func (r *themedRenderer) Refresh() {
	r.paint()
	r.t.shape.Resize(r.t.Size())
	canvas.Refresh(r.t)
}

// space is emptiness of a height, for a column whose gaps differ.
func space(height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(0, height))
	return r
}

// keyCap is the name of a key as it stands on a keyboard.
func keyCap(keys string) fyne.CanvasObject {
	face, label := themedBox(look.Sunken, look.Line, tokens.RadiusKey), look.Label(keys, tokens.Caption, look.Ink3)
	b := newBlock(func(float32) float32 { return tokens.CaptionBold.Line + tokens.Space4 }, nil, face, label)
	b.least = label.MinSize().Width + 2*tokens.Space8
	b.lay = func(size fyne.Size) {
		put(face, 0, 0, size.Width, size.Height)
		put(label, tokens.Space8, (size.Height-tokens.Caption.Line)/2, size.Width-2*tokens.Space8, tokens.Caption.Line)
	}
	return b
}

// newMark is the application's mark at a size; it follows the theme.
func newMark(size float32) fyne.CanvasObject {
	m := &mark{image: canvas.NewImageFromResource(look.Mark())}
	m.image.FillMode = canvas.ImageFillContain
	m.image.SetMinSize(fyne.NewSquareSize(size))
	m.ExtendBaseWidget(m)
	return m
}

type mark struct {
	widget.BaseWidget
	image *canvas.Image
}

// CreateRenderer is for Fyne.
func (m *mark) CreateRenderer() fyne.WidgetRenderer { return &markRenderer{m} }

type markRenderer struct{ m *mark }

func (r *markRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.m.image} }
func (r *markRenderer) MinSize() fyne.Size           { return r.m.image.MinSize() }
func (r *markRenderer) Layout(size fyne.Size)        { r.m.image.Resize(size) }
func (r *markRenderer) Destroy()                     {}
func (r *markRenderer) Refresh() {
	r.m.image.Resource = look.Mark()
	r.m.image.Refresh()
}

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// ColumnsOptions says how objects stand beside each other.
type ColumnsOptions struct {
	Gap     float32
	Weights []float32 // shares of the width, one each object; missing ones are 1
	Break   float32   // under this width they stand under each other; 0: never
}

// Columns puts objects beside each other by shares of the width, all as high as
// the highest, or under each other where it is narrow.
func Columns(o ColumnsOptions, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{o: o}, objects...)
}

type columns struct {
	flow
	o ColumnsOptions
}

func (l *columns) stacked(width float32) bool { return width < l.o.Break }

// shares divides a width by weights, on whole units.
func shares(weights []float32, count int, width, gap float32) []float32 {
	total := float32(0)
	weight := func(i int) float32 {
		if i < len(weights) {
			return weights[i]
		}
		return 1
	}
	for i := range count {
		total += weight(i)
	}
	room := width - gap*float32(count-1)
	parts, used := make([]float32, count), float32(0)
	for i := range count {
		parts[i] = floor(room * weight(i) / total)
		used += parts[i]
	}
	if count > 0 {
		parts[count-1] += room - used
	}
	return parts
}

func (l *columns) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	if l.stacked(width) {
		return (&column{gap: l.o.Gap}).heightFor(shown, width)
	}
	height := float32(0)
	for i, w := range shares(l.o.Weights, len(shown), width, l.o.Gap) {
		height = max(height, HeightFor(shown[i], w))
	}
	return height
}

func (l *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	shown := visible(objects)
	if l.stacked(size.Width) {
		(&column{gap: l.o.Gap}).Layout(shown, size)
		return
	}
	x := float32(0)
	for i, w := range shares(l.o.Weights, len(shown), size.Width, l.o.Gap) {
		put(shown[i], x, 0, w, size.Height)
		x += w + l.o.Gap
	}
}

func (l *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return l.minSize(0, func(at float32) float32 { return l.heightFor(objects, at) })
}

// GridOptions says how many columns a grid has.
type GridOptions struct {
	Gap   float32
	Least float32 // width of a column, at least
	Most  int     // columns, at most; 0: as many as fit
}

// Grid puts objects into columns of one width, as many as there is room for;
// the objects of one row are as high as the highest of them.
func Grid(o GridOptions, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&grid{o: o}, objects...)
}

type grid struct {
	flow
	o GridOptions
}

// gridColumns is how many columns of a least width fit.
func gridColumns(o GridOptions, width float32) int {
	fit := int((width + o.Gap) / (o.Least + o.Gap))
	if o.Most > 0 {
		fit = min(fit, o.Most)
	}
	return max(fit, 1)
}

// rows calls back for each row with its objects, their width and the row's height.
func (l *grid) rows(objects []fyne.CanvasObject, width float32, each func(row []fyne.CanvasObject, widths []float32, height float32)) {
	count := gridColumns(l.o, width)
	widths := shares(nil, count, width, l.o.Gap)
	for shown := visible(objects); len(shown) > 0; {
		row := shown[:min(count, len(shown))]
		height := float32(0)
		for i, o := range row {
			height = max(height, HeightFor(o, widths[i]))
		}
		each(row, widths, height)
		shown = shown[len(row):]
	}
}

func (l *grid) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := -l.o.Gap
	l.rows(objects, width, func(_ []fyne.CanvasObject, _ []float32, h float32) { height += h + l.o.Gap })
	return max(height, 0)
}

func (l *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	y := float32(0)
	l.rows(objects, size.Width, func(row []fyne.CanvasObject, widths []float32, height float32) {
		x := float32(0)
		for i, o := range row {
			put(o, x, y, widths[i], height)
			x += widths[i] + l.o.Gap
		}
		y += height + l.o.Gap
	})
}

func (l *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return l.minSize(0, func(at float32) float32 { return l.heightFor(objects, at) })
}

// Page scrolls its content vertically, at the page's own width.
type Page struct {
	widget.BaseWidget
	body   *pageBody
	scroll *container.Scroll
}

var _ fyne.Widget = (*Page)(nil)

// NewPage makes a page of a content.
func NewPage(content fyne.CanvasObject) *Page {
	p := &Page{body: &pageBody{content: content}}
	p.body.ExtendBaseWidget(p.body)
	p.scroll = container.NewVScroll(p.body)
	p.ExtendBaseWidget(p)
	return p
}

// Update lays the content out anew after it, or its height, has changed.
func (p *Page) Update() {
	p.body.Refresh()
	relay(p.body.content)
	p.scroll.Refresh()
}

// relay lays out a container and those in it: Fyne does so only where a size
// has changed, and parts of a page may trade heights while the page keeps its own.
func relay(o fyne.CanvasObject) {
	c, ok := o.(*fyne.Container)
	if !ok {
		return
	}
	if c.Layout != nil {
		c.Layout.Layout(c.Objects, c.Size())
	}
	for _, child := range c.Objects {
		relay(child)
	}
}

// ScrollToTop shows the beginning.
func (p *Page) ScrollToTop() { p.scroll.ScrollToTop() }

// ScrollBy moves the page down, as keys do.
func (p *Page) ScrollBy(by float32) {
	p.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -by)})
}

// Reveal scrolls as little as brings an object of the page into sight, with some
// room above and below it.
func (p *Page) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.scroll).Y - revealRoom
	if bottom := top + o.Size().Height + 2*revealRoom; top >= 0 && bottom > p.scroll.Size().Height {
		p.ScrollBy(min(top, bottom-p.scroll.Size().Height))
	} else if top < 0 {
		p.ScrollBy(top)
	}
}

// revealRoom is what stays free around an object that was scrolled to: a label
// above it and its focus ring.
const revealRoom float32 = 28

// CreateRenderer is for Fyne.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	return &sketch{owner: p, objects: []fyne.CanvasObject{p.scroll}, paint: func() {},
		min: func() fyne.Size { return fyne.NewSize(0, 0) },
		place: func(size fyne.Size) {
			p.body.width = size.Width
			put(p.scroll, 0, 0, size.Width, size.Height)
			p.scroll.Refresh()
		}}
}

// pageBody tells its height for the width of the page.
type pageBody struct {
	widget.BaseWidget
	content fyne.CanvasObject
	width   float32
}

func (b *pageBody) CreateRenderer() fyne.WidgetRenderer {
	return &sketch{owner: b, objects: []fyne.CanvasObject{b.content}, paint: func() {},
		min:   func() fyne.Size { return fyne.NewSize(0, HeightFor(b.content, b.width)) },
		place: func(size fyne.Size) { put(b.content, 0, 0, size.Width, size.Height) }}
}

// Rule is a line of one unit across what it stands in.
type Rule struct {
	widget.BaseWidget
	vertical bool
}

var _ fyne.Widget = (*Rule)(nil)

// Divider makes a horizontal line.
func Divider() *Rule { return newRule(false) }

// VerticalDivider makes a vertical line.
func VerticalDivider() *Rule { return newRule(true) }

func newRule(vertical bool) *Rule {
	r := &Rule{vertical: vertical}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for Fyne.
func (r *Rule) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(none)
	paint := func() { line.FillColor = colourOf(look.Line) }
	paint()
	return &sketch{owner: r, objects: []fyne.CanvasObject{line}, paint: paint,
		min: func() fyne.Size {
			if r.vertical {
				return fyne.NewSize(tokens.LineWidth, tokens.Space20)
			}
			return fyne.NewSize(0, tokens.LineWidth)
		},
		place: func(size fyne.Size) {
			if r.vertical {
				put(line, 0, 0, tokens.LineWidth, size.Height)
			} else {
				put(line, 0, 0, size.Width, tokens.LineWidth)
			}
		}}
}

package desktop

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// facetItem is one line of the facet column: a heading, or a value to select.
type facetItem struct {
	heading  bool
	facet    noteFacet
	value    string
	icon     string
	colour   fyne.ThemeColorName // of the icon
	number   int                 // of a partnership, in place of an icon
	label    string
	count    int
	selected bool
}

// The places within the facet column.
const (
	facetsWidth   float32 = 196
	facetRow      float32 = 32
	facetHeading  float32 = 38
	facetFirstTop float32 = 6
	facetLabel    float32 = 50 // where labels begin
	facetCounted  float32 = 28 // room for a count
	// facetLabelWidth is the room of a label.
	facetLabelWidth = facetsWidth - facetLabel - tokens.Space16 - facetCounted
)

// facetColumn is all facets as one thing to tab to: arrows walk its values.
type facetColumn struct {
	widget.BaseWidget
	onSelect func(facetItem)
	onKey    func(*fyne.KeyEvent)
	onLetter func(rune)
	reveal   func(y float32)

	items   []facetItem
	lines   []*facetLine
	hovered int
	cursor  int
	focused bool
}

var (
	_ fyne.Tappable     = (*facetColumn)(nil)
	_ fyne.Focusable    = (*facetColumn)(nil)
	_ desktop.Hoverable = (*facetColumn)(nil)
)

// facetLine is how one item is drawn.
type facetLine struct {
	face         *canvas.Rectangle
	icon         *canvas.Image
	disc         *widgets.Disc
	number       int // on the disc
	label, count *look.Paragraph
}

func newFacetColumn() *facetColumn {
	c := &facetColumn{hovered: -1}
	c.ExtendBaseWidget(c)
	return c
}

// set shows other items.
func (c *facetColumn) set(items []facetItem) {
	c.items = items
	for len(c.lines) < len(items) {
		c.lines = append(c.lines, &facetLine{
			face: canvas.NewRectangle(nil), icon: &canvas.Image{}, disc: widgets.NewDisc(0),
			label: look.Para("", tokens.Small, look.Ink2, 2), count: look.Label("", tokens.Caption, look.Ink3),
		})
	}
	c.cursor = min(c.cursor, max(0, len(items)-1))
	c.Refresh()
}

// top is where an item begins.
func (c *facetColumn) top(i int) float32 {
	y := facetFirstTop
	for _, item := range c.items[:i] {
		y += item.height()
	}
	return y
}

func (f facetItem) height() float32 {
	switch {
	case f.heading:
		return facetHeading
	case look.Width(f.label, tokens.SmallBold) > facetLabelWidth:
		return facetRow + tokens.Small.Line // two lines rather than half a name
	}
	return facetRow
}

// at is the item at a height; -1 for none that can be selected.
func (c *facetColumn) at(y float32) int {
	from := facetFirstTop
	for i, item := range c.items {
		if y >= from && y < from+item.height() {
			if item.heading {
				return -1
			}
			return i
		}
		from += item.height()
	}
	return -1
}

// Tapped selects a value.
func (c *facetColumn) Tapped(e *fyne.PointEvent) {
	if i := c.at(e.Position.Y); i >= 0 {
		c.cursor = i
		c.onSelect(c.items[i])
	}
}

// MouseIn, MouseMoved and MouseOut light the value under the pointer, and tell what is
// cut off of it.
func (c *facetColumn) MouseIn(e *desktop.MouseEvent)    { c.hover(c.at(e.Position.Y)) }
func (c *facetColumn) MouseMoved(e *desktop.MouseEvent) { c.hover(c.at(e.Position.Y)) }
func (c *facetColumn) MouseOut()                        { c.hover(-1) }

func (c *facetColumn) hover(i int) {
	if c.hovered == i {
		return
	}
	if was := c.hovered; was >= 0 && was < len(c.lines) {
		widgets.HideTip(c.lines[was].label)
	}
	c.hovered = i
	c.Refresh()
	if i >= 0 {
		widgets.ShowTip(c.lines[i].label, cutOff(c.lines[i].label))
	}
}

// FocusGained shows where the arrows are.
func (c *facetColumn) FocusGained() {
	c.focused = true
	if len(c.items) > 0 && c.items[c.cursor].heading {
		c.walk(1)
	}
	c.Refresh()
}

// FocusLost takes the mark away.
func (c *facetColumn) FocusLost() {
	c.focused = false
	c.Refresh()
}

// TypedRune hands letters to the page.
func (c *facetColumn) TypedRune(r rune) {
	if r != ' ' {
		c.onLetter(r)
	}
}

// TypedKey walks and selects.
func (c *facetColumn) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		c.walk(-1)
	case fyne.KeyDown:
		c.walk(1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if c.cursor < len(c.items) {
			c.onSelect(c.items[c.cursor])
		}
	default:
		c.onKey(e)
	}
}

func (c *facetColumn) walk(by int) {
	for i := c.cursor + by; i >= 0 && i < len(c.items); i += by {
		if !c.items[i].heading {
			c.cursor = i
			c.reveal(c.top(i))
			c.Refresh()
			return
		}
	}
}

// MinSize is the height of all items.
func (c *facetColumn) MinSize() fyne.Size {
	return fyne.NewSize(facetsWidth, c.top(len(c.items))+tokens.Space16)
}

// CreateRenderer is for Fyne.
func (c *facetColumn) CreateRenderer() fyne.WidgetRenderer { return &facetRenderer{c: c} }

type facetRenderer struct {
	c       *facetColumn
	objects []fyne.CanvasObject
}

func (r *facetRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *facetRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *facetRenderer) Destroy()                     {}

func (r *facetRenderer) Refresh() {
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *facetRenderer) Layout(size fyne.Size) {
	r.objects = r.objects[:0]
	y := facetFirstTop
	for i, item := range r.c.items {
		line := r.c.lines[i]
		if item.heading {
			line.label.SetStyle(tokens.Caption)
			line.label.SetColour(look.Ink3)
			line.label.SetText(item.label)
			put(line.label, tokens.Space24, y+16, size.Width-tokens.Space32, 16)
			r.objects = append(r.objects, line.label)
		} else {
			r.layItem(i, item, line, y, size.Width)
		}
		y += item.height()
	}
}

func (r *facetRenderer) layItem(i int, item facetItem, line *facetLine, y, width float32) {
	c := r.c
	line.face.FillColor, line.face.StrokeColor, line.face.StrokeWidth = nil, nil, 0
	style, ink := tokens.Small, look.Ink2
	switch {
	case item.selected:
		line.face.FillColor = look.Colour(look.Select)
		style, ink = tokens.SmallBold, look.Ink
	case c.hovered == i:
		line.face.FillColor = look.Colour(look.Hover)
	}
	if c.focused && c.cursor == i {
		line.face.StrokeColor, line.face.StrokeWidth = look.Colour(look.Accent), tokens.FocusWidth
	}
	line.face.CornerRadius = tokens.RadiusControl
	height := item.height()
	put(line.face, tokens.Space16, y, width-tokens.Space24, height)
	r.objects = append(r.objects, line.face)
	if item.number > 0 {
		if line.number != item.number {
			line.disc, line.number = widgets.NewDisc(item.number), item.number
		}
		put(line.disc, tokens.Space24-2, y+floor((height-20)/2), 20, 20)
		r.objects = append(r.objects, line.disc)
	} else {
		setIcon(line.icon, item.icon, item.colour)
		put(line.icon, tokens.Space24, y+8, tokens.IconSmall, tokens.IconSmall)
		r.objects = append(r.objects, line.icon)
	}
	line.count.SetText(strconv.Itoa(item.count))
	if item.selected {
		line.count.SetColour(look.Ink)
	} else {
		line.count.SetColour(look.Ink3)
	}
	count := line.count.MinSize().Width
	put(line.count, width-tokens.Space16-count, y+floor((height-16)/2), count, 16)
	line.label.SetStyle(style)
	line.label.SetColour(ink)
	line.label.SetText(item.label)
	put(line.label, facetLabel, y+7, width-tokens.Space16-max(count+6, facetCounted)-facetLabel, height-14)
	r.objects = append(r.objects, line.label, line.count)
}

func floor(v float32) float32 { return float32(int(v)) }

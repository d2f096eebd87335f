package widgets

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// BarChartOptions is how bars are drawn.
type BarChartOptions struct {
	Figure figure.Figure // of the kinds Bars and Funnel
	Words  *words.Book
	Rows   int  // at most; 0: all. Others that were merged stay the last of them. That there are more is for the page to say
	Dense  bool // bars of 12 in rows of 27, instead of 18 in rows of 32
	Tracks bool // the whole length behind each bar; a funnel always has it
	Over   bool // long names: over the bars, as a funnel has them, with the shares
}

// BarChart draws a figure's bars: flag and name left, value after the bar. The
// steps of a funnel stand under their names, each with its part of the first.
// The pointer and the arrows tell a bar's share.
type BarChart struct {
	control
	o     BarChartOptions
	rows  []barRow
	empty *phrase
	mark  *canvas.Rectangle
	tips  *chartTip
	at    int // the bar that the tooltip is about; -1 none
	draw  *sketch
}

// barRow is one bar with its words.
type barRow struct {
	flag        *banner
	name, value *phrase
	share       *phrase // of a funnel's step
	track, bar  *canvas.Rectangle
	colour      fyne.ThemeColorName
	merged      bool
	amount      float64
}

var (
	_ fyne.Widget       = (*BarChart)(nil)
	_ Flowing           = (*BarChart)(nil)
	_ desktop.Hoverable = (*BarChart)(nil)
)

// NewBarChart draws a figure of the kinds Bars and Funnel.
func NewBarChart(o BarChartOptions) *BarChart {
	o.Figure = Folded(o.Figure, o.Rows)
	c := &BarChart{o: o, at: -1}
	c.become(c, nil)
	c.keys = c.key
	c.off = o.Figure.IsEmpty()
	return c
}

// SetFigure draws another figure.
func (c *BarChart) SetFigure(f figure.Figure) {
	f = Folded(f, c.o.Rows)
	c.o.Figure, c.at, c.off = f, -1, f.IsEmpty()
	if c.draw != nil {
		c.build()
		c.Refresh()
	}
}

// AccessibilityLabel is the figure's finding.
func (c *BarChart) AccessibilityLabel() string { return c.o.Words.Msg(c.o.Figure.Title) }

// AccessibilityRole says that it reads as text.
func (c *BarChart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (c *BarChart) count() int { return len(c.o.Figure.Values()) }

// FirstRows are the first of so many rows, at most as many as most says; 0 is all.
func FirstRows(count, most int) []int {
	if most > 0 {
		count = min(count, most)
	}
	all := make([]int, count)
	for i := range all {
		all[i] = i
	}
	return all
}

// Folded is a figure of bars with at most as many as most says; 0 is all. The last is
// the sum of those that have no place, with what was merged among them: numbers that
// are all there, and without which the bars would seem to be all there is.
func Folded(f figure.Figure, most int) figure.Figure {
	values := f.Values()
	if most < 2 || len(values) <= most {
		return f
	}
	rest, count := 0.0, f.Others
	for i, v := range values[most-1:] {
		if rest += v; !f.Categories[most-1+i].Merged {
			count++
		}
	}
	f.Categories = append(slices.Clone(f.Categories[:most-1]), figure.Category{Name: words.M("count.other", "count", count), Tone: figure.ToneOther})
	f.Series = []figure.Series{{Name: f.Series[0].Name, Values: append(slices.Clone(values[:most-1]), rest)}}
	if f.Of == 0 { // shares stay parts of all
		for _, v := range values {
			f.Of += v
		}
	}
	f.Others = 0
	return f
}

func (c *BarChart) funnel() bool { return c.o.Figure.Kind == figure.Funnel }

// stepped tells whether names stand over the bars.
func (c *BarChart) stepped() bool { return c.funnel() || c.o.Over }

// thickness is the height of a bar.
func (c *BarChart) thickness() float32 {
	if c.o.Dense || c.o.Over && !c.funnel() {
		return tokens.BarDense
	}
	return tokens.BarHigh
}

const (
	barGap       float32 = 12 // between the names and the bars
	barValueGap  float32 = 8
	barRowDense  float32 = 27
	barRowHigh   float32 = 32
	barStep      float32 = 55 // a funnel's step: words, bar, space
	barStepWords float32 = 22
	barOver      float32 = 47 // a bar under its name
	emptyHeight  float32 = 72
)

func (c *BarChart) rowHeight() float32 {
	switch {
	case c.funnel():
		return barStep
	case c.o.Over:
		return barOver
	case c.o.Dense:
		return barRowDense
	}
	return barRowHigh
}

// HeightFor is the chart's height.
func (c *BarChart) HeightFor(width float32) float32 {
	if c.o.Figure.IsEmpty() {
		return max(emptyHeight, textLines(c.o.Words.Msg(c.o.Figure.Empty), tokens.Body, look.Ink3, 4).height(width))
	}
	height := float32(c.count()) * c.rowHeight()
	if c.stepped() { // no space is needed under the last one
		height -= c.rowHeight() - barStepWords - c.thickness()
	}
	return height
}

// barColumns says where names end and bars begin. Names get what they need, but
// no more than two fifths; values stand after the longest bar.
func barColumns(width, names, values float32) (nameRoom, barAt, barRoom float32) {
	nameRoom = min(names, floor(width*0.4))
	barAt = nameRoom + barGap
	return nameRoom, barAt, max(0, width-barAt-barValueGap-values)
}

// barLength is the length of a bar; a value above zero is always seen.
func barLength(value, highest float64, room float32) float32 {
	if value <= 0 || highest <= 0 {
		return 0
	}
	return max(2, float32(math.Round(min(value/highest, 1)*float64(room))))
}

// toneColour is the colour of a category's bar.
func toneColour(tone figure.Tone) fyne.ThemeColorName {
	switch tone {
	case figure.ToneEurope:
		return look.EU
	case figure.ToneLatinAmerica:
		return look.LA
	case figure.ToneOther:
		return look.Ink3
	}
	if _, theme := tokens.ThemeIcons[string(tone)]; theme {
		return look.ThemeFill(string(tone))
	}
	return look.Accent
}

// CreateRenderer is for Fyne.
func (c *BarChart) CreateRenderer() fyne.WidgetRenderer {
	c.mark, c.tips = box(tokens.RadiusKey), newChartTip()
	c.empty = textLines("", tokens.Body, look.Ink3, 4)
	c.draw = &sketch{owner: c, place: c.place, paint: c.paint, min: func() fyne.Size {
		width := c.Size().Width
		if width == 0 {
			width = assumedWidth
		}
		return fyne.NewSize(160, c.HeightFor(width))
	}}
	c.changed = c.paintRing
	c.build()
	c.paint()
	return c.draw
}

func (c *BarChart) build() {
	c.rows = c.rows[:0]
	objects := c.empty.add([]fyne.CanvasObject{c.mark})
	f, b := c.o.Figure, c.o.Words
	for i, v := range f.Values() {
		category := f.Categories[i]
		row := barRow{flag: bannerOf(category.Country), amount: v, merged: category.Merged, colour: toneColour(category.Tone),
			name: text(b.Msg(category.Name), tokens.Small, look.Ink), value: text(b.Decimal(v), tokens.Small, look.Ink),
			track: box(tokens.BarRadius), bar: box(tokens.BarRadius)}
		// Bars grow out of a line: only their outer corners are round.
		row.bar.TopLeftCornerRadius, row.bar.BottomLeftCornerRadius = 0.01, 0.01
		objects = append(objects, row.track, row.bar)
		objects = append(objects, row.flag.objects()...)
		if c.stepped() {
			row.bar.TopLeftCornerRadius, row.bar.BottomLeftCornerRadius = tokens.BarRadius, tokens.BarRadius
			row.value.style = tokens.SmallBold
			row.share = text(c.part(i), tokens.Small, look.Ink3)
			if !c.funnel() {
				row.share.full = c.percent(i)
			}
			objects = row.share.add(objects)
		}
		objects = row.value.add(row.name.add(objects))
		c.rows = append(c.rows, row)
	}
	c.draw.objects = append(c.tips.add(objects), c.ring)
}

// part says a funnel's step as a part of the first: "60 % of registered".
func (c *BarChart) part(i int) string {
	f, b := c.o.Figure, c.o.Words
	if of := f.Categories[0].Name.Key + ".of"; b.Has(of) { // in most languages more than the word itself
		return b.T(of, "part", c.percent(i))
	}
	first := b.Msg(f.Categories[0].Name)
	return b.T("figure.of_whole", "part", c.percent(i), "whole", lowerFirst(first))
}

func (c *BarChart) percent(i int) string {
	return c.o.Words.Percent(int(math.Round(c.o.Figure.Share(i)*1000)), 1000)
}

func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}

func (c *BarChart) paint() {
	paintBox(c.mark, look.Hover, "", 0)
	c.empty.full = c.o.Words.Msg(c.o.Figure.Empty)
	c.empty.paint()
	for _, row := range c.rows {
		paintBox(row.track, look.Sunken, "", 0)
		if row.merged {
			paintBox(row.bar, look.Surface, look.Ink3, tokens.LineWidth)
		} else {
			paintBox(row.bar, row.colour, "", 0)
		}
		row.flag.paint()
		row.name.paint()
		row.value.paint()
		if row.share != nil {
			row.share.paint()
		}
	}
	c.tips.paint()
	c.paintRing()
}

func (c *BarChart) place(size fyne.Size) {
	// As wide as the mark of a row, which words at the edge need room to.
	c.placeRing(-tokens.Space4, 0, size.Width+2*tokens.Space4, size.Height, tokens.RadiusKey)
	if c.o.Figure.IsEmpty() {
		c.empty.place(0, max(0, round((size.Height-c.empty.height(size.Width))/2)), size.Width)
		show(c.mark, false)
		c.tips.hide()
		return
	}
	c.empty.hide()
	if c.stepped() {
		c.placeSteps(size.Width)
	} else {
		c.placeBars(size.Width)
	}
	c.placeTip(size)
}

func (c *BarChart) placeBars(width float32) {
	names, values, flags := float32(0), float32(0), float32(0)
	for _, row := range c.rows {
		if row.flag.known() {
			flags = tokens.FlagWidth + tokens.Space8
		}
		names, values = max(names, row.name.width()), max(values, row.value.width())
	}
	room, at, bars := barColumns(width, names+flags, values)
	highest, thick := c.highest(), c.thickness()
	for i, row := range c.rows {
		middle := float32(i)*c.rowHeight() + floor(c.rowHeight()/2)
		row.flag.place(0, middle)
		row.name.place(flags, middle-tokens.Small.Line/2, room-flags)
		length := barLength(row.amount, highest, bars)
		put(row.track, at, middle-thick/2, bars, thick)
		show(row.track, c.o.Tracks)
		put(row.bar, at, middle-thick/2, length, thick)
		show(row.bar, length > 0)
		row.value.place(at+length+barValueGap, middle-tokens.Small.Line/2, row.value.width())
	}
}

func (c *BarChart) placeSteps(width float32) {
	highest, thick, shares := c.highest(), c.thickness(), float32(0)
	for _, row := range c.rows {
		shares = max(shares, row.share.width())
	}
	for i, row := range c.rows {
		y := float32(i) * c.rowHeight()
		share := min(row.share.width(), width/2)
		if c.o.Over { // shares are one column
			row.share.align, share = fyne.TextAlignTrailing, min(shares, width/2)
		}
		row.share.place(width-share, y, share)
		value := row.value.width()
		row.value.place(width-share-barValueGap-value, y, value)
		row.name.place(0, y, max(0, width-share-value-3*barValueGap))
		show(row.flag.image, false)
		show(row.flag.edge, false)
		length := barLength(row.amount, highest, width)
		put(row.track, 0, y+barStepWords, width, thick)
		put(row.bar, 0, y+barStepWords, length, thick)
		show(row.bar, length > 0)
	}
}

// highest is the longest bar's value among all, so that leaving rows out does
// not change the others. What was merged is no bar of its own: it may be longer
// than there is room for, and is cut, rather than make all others tiny.
func (c *BarChart) highest() float64 {
	f, highest := c.o.Figure, 0.0
	for i, v := range f.Values() {
		if !f.Categories[i].Merged {
			highest = max(highest, v)
		}
	}
	if highest == 0 {
		return f.Max()
	}
	return highest
}

// placeTip shows the value of the bar that is pointed at.
func (c *BarChart) placeTip(size fyne.Size) {
	shown := c.at >= 0 && c.at < len(c.rows)
	show(c.mark, shown && !c.stepped())
	if !shown {
		c.tips.hide()
		return
	}
	row := c.rows[c.at]
	y := float32(c.at) * c.rowHeight()
	put(c.mark, -tokens.Space4, y, size.Width+2*tokens.Space4, c.rowHeight())
	value, about := c.words(c.at)
	end := row.bar.Position().X + row.bar.Size().Width + barValueGap + row.value.width()
	if c.stepped() {
		end = row.bar.Size().Width
	}
	c.tips.show(value, about, fyne.NewPos(end, y+c.rowHeight()-chartTipGap), size)
}

// words tell a bar: the value with its unit, then the name with its share.
func (c *BarChart) words(i int) (value, about string) {
	f, b := c.o.Figure, c.o.Words
	name := b.Msg(f.Categories[i].Name)
	about = b.T("chart.share", "name", name, "share", c.percent(i))
	if c.funnel() {
		about = b.T("chart.share", "name", name, "share", c.part(i))
	}
	return joined(" ", b.Decimal(f.Values()[i]), b.Msg(f.Unit)), about
}

func (c *BarChart) point(at int) {
	if at == c.at {
		return
	}
	c.at = at
	if c.draw == nil {
		return
	}
	c.placeTip(c.Size())
	canvas.Refresh(c)
}

// At is the bar that the tooltip is about, or -1.
func (c *BarChart) At() int { return c.at }

func (c *BarChart) key(key fyne.KeyName) bool {
	to, used := stepped(key, c.at, c.count()-1)
	if used {
		c.point(to)
	}
	return used
}

// MouseIn tells the value of the bar under the pointer.
func (c *BarChart) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved tells the value of the bar under the pointer.
func (c *BarChart) MouseMoved(ev *desktop.MouseEvent) {
	at := int(ev.Position.Y / c.rowHeight())
	if at < 0 || at >= c.count() {
		at = -1
	}
	c.point(at)
}

// MouseOut takes the tooltip away.
func (c *BarChart) MouseOut() { c.point(-1) }

// FocusLost takes the ring and the tooltip away.
func (c *BarChart) FocusLost() {
	c.point(-1)
	c.control.FocusLost()
}

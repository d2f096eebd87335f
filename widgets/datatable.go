package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// DataTableOptions is what a table shows. The first column is words and takes the
// room that is left, the others are numbers at the right; one of those is what the
// table is about, and bold.
type DataTableOptions struct {
	Columns []string
	Bold    int // which column; 0: the first of numbers
	Rows    []DataRow
	Flags   bool // names begin after a flag, in all rows
}

// DataRow is one row, with a cell a column.
type DataRow struct {
	Flag  string // ISO 3166-1 alpha-2; empty for none
	Cells []string
	Muted bool // what is not a row like the others: others, not known
}

// DataTable is numbers to read, without scrolling of its own. It is one widget
// however many rows it has.
type DataTable struct {
	widget.BaseWidget
	o     DataTableOptions
	heads []*phrase
	rows  []dataRow
	rules []*canvas.Rectangle
	light *canvas.Rectangle
	at    int       // the row under the pointer; -1 none
	wide  []float32 // of the columns of numbers, with their heads
	least []float32 // and without
	draw  *sketch
}

type dataRow struct {
	flag  *banner
	cells []*phrase
}

var (
	_ fyne.Widget       = (*DataTable)(nil)
	_ Flowing           = (*DataTable)(nil)
	_ desktop.Hoverable = (*DataTable)(nil)
)

// NewDataTable makes a table.
func NewDataTable(o DataTableOptions) *DataTable {
	t := &DataTable{o: o, at: -1}
	t.ExtendBaseWidget(t)
	return t
}

// AccessibilityLabel is the first column's head.
func (t *DataTable) AccessibilityLabel() string {
	if len(t.o.Columns) == 0 {
		return ""
	}
	return t.o.Columns[0]
}

// AccessibilityRole says that it reads as text.
func (t *DataTable) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

const (
	dataHead    float32 = 28
	dataRowHigh float32 = 32
	dataGap     float32 = tokens.Space12
	dataName    float32 = 72 // width that names keep, whatever the numbers need
)

// HeightFor is the height of the head and all rows.
func (t *DataTable) HeightFor(float32) float32 {
	return dataHead + float32(len(t.o.Rows))*dataRowHigh
}

// numberWidths are the widths of the columns of numbers. Where there is little room
// their heads are cut, then their space; names keep some.
func (t *DataTable) numberWidths(width float32) []float32 {
	if t.wide == nil {
		t.wide, t.least = make([]float32, max(0, len(t.o.Columns)-1)), make([]float32, max(0, len(t.o.Columns)-1))
		for i := range t.wide {
			for _, row := range t.o.Rows {
				if i+1 < len(row.Cells) {
					t.least[i] = max(t.least[i], ceil(look.Width(row.Cells[i+1], t.style(i+1))))
				}
			}
			t.wide[i] = max(t.least[i], ceil(look.Width(t.o.Columns[i+1], tokens.Caption)))
		}
	}
	wide, least := float32(0), float32(0)
	for i := range t.wide {
		wide, least = wide+t.wide[i]+dataGap, least+t.least[i]+dataGap
	}
	left := max(0, width-dataName)
	if wide <= left {
		return t.wide
	}
	widths := make([]float32, len(t.wide))
	for i := range widths {
		if left >= least {
			widths[i] = t.least[i] + floor((t.wide[i]-t.least[i])*(left-least)/(wide-least))
		} else {
			widths[i] = max(0, floor((t.least[i]+dataGap)*left/least)-dataGap)
		}
	}
	return widths
}

func (t *DataTable) bold(column int) bool { return column == max(t.o.Bold, 1) }

func (t *DataTable) style(column int) tokens.TextStyle {
	if t.bold(column) {
		return tokens.SmallBold
	}
	return tokens.Small
}

// CreateRenderer is for Fyne.
func (t *DataTable) CreateRenderer() fyne.WidgetRenderer {
	t.heads, t.rules, t.rows = nil, nil, nil
	t.light = box(tokens.RadiusKey)
	objects := []fyne.CanvasObject{t.light}
	for i, name := range t.o.Columns {
		head := text(name, tokens.Caption, look.Ink2)
		if i > 0 {
			head.align = fyne.TextAlignTrailing
		}
		t.heads, objects = append(t.heads, head), head.add(objects)
	}
	for range len(t.o.Rows) + 1 {
		rule := box(0)
		t.rules, objects = append(t.rules, rule), append(objects, rule)
	}
	for _, r := range t.o.Rows {
		row := dataRow{flag: bannerOf(r.Flag)}
		objects = append(objects, row.flag.objects()...)
		for i, cell := range r.Cells {
			ink := look.Ink
			if r.Muted || i > 0 && !t.bold(i) {
				ink = look.Ink2
			}
			c := text(cell, t.style(i), ink)
			if i > 0 {
				c.align = fyne.TextAlignTrailing
			}
			row.cells, objects = append(row.cells, c), c.add(objects)
		}
		t.rows = append(t.rows, row)
	}
	t.draw = &sketch{owner: t, objects: objects, place: t.place, paint: t.paint,
		min: func() fyne.Size { return fyne.NewSize(160, t.HeightFor(0)) }}
	t.paint()
	return t.draw
}

func (t *DataTable) paint() {
	paintBox(t.light, look.Hover, "", 0)
	for _, h := range t.heads {
		h.paint()
	}
	for i, r := range t.rules {
		colour := look.Line
		if i == 0 {
			colour = look.LineStrong
		}
		paintBox(r, colour, "", 0)
	}
	for _, row := range t.rows {
		row.flag.paint()
		for _, c := range row.cells {
			c.paint()
		}
	}
}

func (t *DataTable) place(size fyne.Size) {
	numbers := t.numberWidths(size.Width)
	name := size.Width
	for _, w := range numbers {
		name -= w + dataGap
	}
	line := func(cells []*phrase, y, indent float32) {
		x := name
		for i, c := range cells {
			if i == 0 {
				c.place(indent, y, max(0, name-indent))
				continue
			}
			x += dataGap
			c.place(x, y, numbers[i-1])
			x += numbers[i-1]
		}
	}
	line(t.heads, (dataHead-tokens.Caption.Line)/2, 0)
	indent := float32(0)
	if t.o.Flags {
		indent = tokens.FlagWidth + tokens.Space8
	}
	for i, r := range t.rules {
		put(r, 0, dataHead+float32(i)*dataRowHigh-tokens.LineWidth, size.Width, tokens.LineWidth)
		show(r, i < len(t.rules)-1) // nothing is divided after the last row
	}
	for i, row := range t.rows {
		y := dataHead + float32(i)*dataRowHigh
		row.flag.place(0, y+dataRowHigh/2)
		line(row.cells, y+(dataRowHigh-tokens.Small.Line)/2, indent)
	}
	t.placeLight()
}

func (t *DataTable) placeLight() {
	show(t.light, t.at >= 0)
	if t.at >= 0 {
		put(t.light, -tokens.Space8, dataHead+float32(t.at)*dataRowHigh, t.Size().Width+2*tokens.Space8, dataRowHigh-tokens.LineWidth)
	}
}

// MouseIn lights the row under the pointer.
func (t *DataTable) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved lights the row under the pointer, and tells what of it is cut off.
func (t *DataTable) MouseMoved(ev *desktop.MouseEvent) {
	at := -1
	if y := ev.Position.Y - dataHead; y >= 0 && int(y/dataRowHigh) < len(t.rows) {
		at = int(y / dataRowHigh)
	}
	if at != t.at {
		t.point(at)
	}
	cut := t.heads
	if at >= 0 {
		cut = t.rows[at].cells
	}
	for _, c := range cut {
		if tip := c.tip(); tip != "" {
			showTipLater(t, tip)
			return
		}
	}
	hideTip(t)
}

func (t *DataTable) point(at int) {
	t.at = at
	if t.draw != nil {
		t.placeLight()
		redraw(t, t.light)
	}
}

// MouseOut takes the light away.
func (t *DataTable) MouseOut() {
	hideTip(t)
	t.point(-1)
}

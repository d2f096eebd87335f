package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// ListRowOptions is what a note's row shows.
type ListRowOptions struct {
	KindIcon string
	Kind     string // the word
	Status   string // where it is not published
	Language string // where it differs from the notebook's
	Place    string // right, mono: a time code, with the partnership's number before it
	Title    string
	Themes   []ThemeLabel
	Foot     string // right, under the title: owner and due date
	Done     bool   // a check mark before the foot
	Selected bool
	InList   bool // the list has the focus, not the row
	Last     bool // of a card that it closes: no rule, and the card's corners
	OnTapped func()
}

// ListRow is a note in a list: kind and time code, two lines of title, themes.
type ListRow struct {
	control
	o            ListRowOptions
	face         *canvas.Rectangle
	bar          *canvas.Rectangle
	rule         *canvas.Rectangle
	kindIcon     *picture
	kind, status *phrase
	placed       *phrase
	title, foot  *phrase
	done         *picture
	icons        [rowThemes]*picture
	names        [rowThemes]*phrase
}

// rowThemes is how many themes a row shows at most.
const rowThemes = 3

// ListRowHeight is the height of a row in a list of one height: two lines of
// title, and a line of themes.
const ListRowHeight float32 = 107

const (
	rowPad   float32 = 20
	rowTitle float32 = 30
	rowFoot  float32 = 8 // between the title and the themes
	rowLast  float32 = 12
)

var (
	_ fyne.Widget = (*ListRow)(nil)
	_ Flowing     = (*ListRow)(nil)
)

// NewListRow makes a row.
func NewListRow(o ListRowOptions) *ListRow {
	r := &ListRow{o: o}
	r.become(r, func() {
		if r.o.OnTapped != nil {
			r.o.OnTapped()
		}
	})
	r.tip = func(fyne.Position) string {
		if r.title == nil {
			return ""
		}
		return firstOf(r.title.tip(), r.foot.tip())
	}
	return r
}

// Set shows another note: rows of a list are used again.
func (r *ListRow) Set(o ListRowOptions) {
	r.o = o
	r.Refresh()
}

// SetSelected shows whether the note is the one that is open.
func (r *ListRow) SetSelected(selected bool) {
	if r.o.Selected != selected {
		r.o.Selected = selected
		r.repaint()
	}
}

// Title is the note's.
func (r *ListRow) Title() string { return r.o.Title }

// Disabled keeps the rows of a list out of the Tab order: the list is in it.
func (r *ListRow) Disabled() bool { return r.o.InList || r.off }

// AccessibilityLabel is the kind and the title.
func (r *ListRow) AccessibilityLabel() string { return r.o.Kind + ": " + r.o.Title }

// AccessibilityRole says that it is a button.
func (r *ListRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// hasFoot tells whether there is a line under the title.
func (r *ListRow) hasFoot() bool { return len(r.o.Themes) > 0 || r.o.Foot != "" }

// HeightFor is the row's height at a width, as its title and themes need it.
func (r *ListRow) HeightFor(width float32) float32 {
	if r.o.InList {
		return ListRowHeight
	}
	lines, _ := look.Wrap(r.o.Title, tokens.Body, width-2*rowPad, 2)
	height := rowTitle + float32(max(len(lines), 1))*tokens.Body.Line + rowLast - 3
	if r.hasFoot() {
		height += rowFoot + tokens.Caption.Line
	}
	return height + tokens.LineWidth
}

// CreateRenderer is for Fyne.
func (r *ListRow) CreateRenderer() fyne.WidgetRenderer {
	r.face, r.bar, r.rule = box(0), box(0), box(0)
	r.kindIcon, r.done = icon("", look.Ink2), icon("", look.Accent)
	r.kind, r.status = text("", tokens.Small, look.Ink2), text("", tokens.Small, look.Ink3)
	r.placed = text("", tokens.TimeCode, look.Ink3)
	r.title = textLines("", tokens.Body, look.Ink, 2)
	r.foot = text("", tokens.Caption, look.Ink3)
	objects := []fyne.CanvasObject{r.face, r.bar, r.rule, r.kindIcon.Image, r.done.Image}
	for _, t := range []*phrase{r.kind, r.status, r.placed, r.title, r.foot} {
		objects = t.add(objects)
	}
	for i := range r.names {
		r.icons[i], r.names[i] = icon("", look.Ink2), text("", tokens.Caption, look.Ink2)
		objects = r.names[i].add(append(objects, r.icons[i].Image))
	}
	r.changed = r.paintState
	r.paint()
	return &sketch{owner: r, objects: append(objects, r.ring), place: r.place, paint: r.paint,
		min: func() fyne.Size {
			width := r.Size().Width
			if width == 0 {
				width = assumedWidth
			}
			return fyne.NewSize(200, r.HeightFor(width))
		}}
}

func (r *ListRow) paint() {
	r.kindIcon.set(r.o.KindIcon, look.Ink2)
	r.kind.full, r.placed.full, r.title.full, r.foot.full = r.o.Kind, r.o.Place, r.o.Title, r.o.Foot
	r.status.full = joined(" · ", r.o.Status, r.o.Language)
	name := ""
	if r.o.Done {
		name = "check"
	}
	r.done.set(name, look.Accent)
	for i := range r.names {
		if i < len(r.o.Themes) {
			r.icons[i].set(themeIcon(r.o.Themes[i].Theme))
			r.names[i].full = r.o.Themes[i].Label
		} else {
			r.icons[i].set("", look.Ink2)
			r.names[i].full = ""
		}
		r.names[i].paint()
	}
	for _, t := range []*phrase{r.kind, r.status, r.placed, r.title, r.foot} {
		t.paint()
	}
	paintBox(r.rule, look.Line, "", 0)
	show(r.rule, !r.o.Last)
	r.face.BottomLeftCornerRadius, r.face.BottomRightCornerRadius = 0, 0
	if r.o.Last {
		r.face.BottomLeftCornerRadius, r.face.BottomRightCornerRadius = tokens.RadiusCard, tokens.RadiusCard
	}
	paintBox(r.bar, look.Accent, "", 0)
	r.paintState()
}

// paintState paints what the pointer, the focus and the selection change.
func (r *ListRow) paintState() {
	fill := fyne.ThemeColorName("")
	switch {
	case r.o.Selected:
		fill = look.Surface
	case r.lit():
		fill = look.Hover
	}
	paintBox(r.face, fill, "", 0)
	show(r.bar, r.o.Selected)
	r.paintRing()
}

func joined(between string, parts ...string) string {
	all := ""
	for _, p := range parts {
		switch {
		case p == "":
		case all == "":
			all = p
		default:
			all += between + p
		}
	}
	return all
}

func (r *ListRow) place(size fyne.Size) {
	put(r.face, 0, 0, size.Width, size.Height-tokens.LineWidth)
	put(r.bar, 0, 0, tokens.SelectBar, size.Height-tokens.LineWidth)
	put(r.rule, 0, size.Height-tokens.LineWidth, size.Width, tokens.LineWidth)
	in := tokens.FocusWidth + 2 // neighbours would cover a ring outside
	r.placeRing(in, in, size.Width-2*in, size.Height-2*in, tokens.RadiusKey)
	inner := size.Width - 2*rowPad
	r.placeHead(inner)
	y := rowTitle + r.title.place(rowPad, rowTitle, inner) + rowFoot
	if r.o.InList {
		y = ListRowHeight - tokens.LineWidth - rowLast - tokens.Caption.Line
	}
	r.placeFoot(y, inner)
}

func (r *ListRow) placeHead(inner float32) {
	const top, middle = 9, 18
	code := r.placed.width()
	r.placed.place(rowPad+inner-code, top+1, code)
	r.kindIcon.place(rowPad-1, middle, tokens.IconSmall)
	x := rowPad + tokens.IconSmall + 6
	end := rowPad + inner - code - tokens.Space8
	kind := min(r.kind.width(), max(end-x, 0))
	r.kind.place(x, top, kind)
	x += kind + tokens.Space8
	if r.status.full == "" || end-x < 24 {
		r.status.hide()
		return
	}
	r.status.place(x, top, end-x)
}

// placeFoot puts the themes left and owner with due date right. Where the themes
// have no room with their names, those that come last show the icon only.
func (r *ListRow) placeFoot(y, inner float32) {
	middle := y + tokens.Caption.Line/2
	foot := float32(0)
	if r.o.Foot != "" {
		foot = min(r.foot.width(), inner*0.6)
		r.foot.place(rowPad+inner-foot, y, foot)
		if r.o.Done {
			foot += tokens.IconSmall
			r.done.place(rowPad+inner-foot-2, middle, tokens.IconSmall)
		}
		foot += tokens.Space12
	} else {
		r.foot.hide()
	}
	count := min(len(r.o.Themes), rowThemes)
	names := make([]float32, count)
	for i := range names {
		names[i] = r.names[i].width()
	}
	x := rowPad
	for i, width := range themeWidths(names, inner-foot) {
		r.icons[i].place(x-1, middle, tokens.IconSmall)
		x += tokens.IconSmall
		if width > 0 {
			r.names[i].place(x+3, y, width)
			x += 3 + width
		} else {
			r.names[i].hide()
		}
		x += tokens.Space16
	}
	for i := count; i < rowThemes; i++ {
		r.names[i].hide()
	}
}

// themeWidths shares the room under a title among the names of themes: 0 is a
// theme that shows its icon only. The first name is cut if even it has no room.
func themeWidths(names []float32, room float32) []float32 {
	const icon, gap = tokens.IconSmall + 3, tokens.Space16
	widths := make([]float32, len(names))
	left := room - float32(len(names))*(icon+gap) + gap
	for i, name := range names {
		switch {
		case name <= left:
			widths[i] = name
		case i == 0 && left > 40:
			widths[i] = left
		}
		left -= widths[i]
	}
	return widths
}

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// sectionRow is one line of the list of sections.
type sectionRow struct {
	title, count string
	on           bool
}

// sectionList is the sections of a report in their order. A tap or Space takes
// one in or out; dragging, or Alt with the arrows, moves it.
type sectionList struct {
	widget.BaseWidget
	onToggle func(i int)
	onMove   func(from, to int)
	onUndo   func(again bool)
	readOnly bool

	rows    []sectionRow
	lines   []*sectionLine
	cursor  int
	hovered int
	focused bool
	dragged int // row on its way; -1 none
	dragTo  int
}

var (
	_ fyne.Tappable      = (*sectionList)(nil)
	_ fyne.Draggable     = (*sectionList)(nil)
	_ fyne.Focusable     = (*sectionList)(nil)
	_ fyne.Shortcutable  = (*sectionList)(nil)
	_ desktop.Hoverable  = (*sectionList)(nil)
	_ desktop.Cursorable = (*sectionList)(nil)
)

// sectionLine is how a row is drawn.
type sectionLine struct {
	face, rule   *canvas.Rectangle
	box          *canvas.Rectangle
	handle, tick *canvas.Image
	title, count *look.Paragraph
}

// sectionHeight is the height of a row.
const sectionHeight float32 = 44

func newSectionList() *sectionList {
	l := &sectionList{hovered: -1, dragged: -1}
	l.ExtendBaseWidget(l)
	return l
}

func (l *sectionList) set(rows []sectionRow) {
	l.rows = rows
	for len(l.lines) < len(rows) {
		l.lines = append(l.lines, &sectionLine{
			face: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), box: canvas.NewRectangle(nil), handle: &canvas.Image{}, tick: &canvas.Image{},
			title: look.Para("", tokens.Body, look.Ink, 2), count: look.Label("", tokens.Caption, look.Ink3),
		})
	}
	l.cursor = min(l.cursor, max(0, len(rows)-1))
	l.Refresh()
}

func (l *sectionList) at(y float32) int {
	if i := int(y / sectionHeight); y >= 0 && i < len(l.rows) {
		return i
	}
	return -1
}

// MinSize is the height of all rows.
func (l *sectionList) MinSize() fyne.Size {
	return fyne.NewSize(220, float32(len(l.rows))*sectionHeight)
}

// Tapped takes a section in or out.
func (l *sectionList) Tapped(e *fyne.PointEvent) {
	if i := l.at(e.Position.Y); i >= 0 {
		l.cursor = i
		l.toggle()
	}
}

func (l *sectionList) toggle() {
	if !l.readOnly && l.cursor < len(l.rows) {
		l.onToggle(l.cursor)
	}
}

// Dragged moves a row with the pointer.
func (l *sectionList) Dragged(e *fyne.DragEvent) {
	if l.readOnly || len(l.rows) == 0 {
		return
	}
	if l.dragged < 0 {
		if l.dragged = l.at(e.Position.Y - e.Dragged.DY); l.dragged < 0 {
			return
		}
	}
	l.dragTo = min(max(int(e.Position.Y/sectionHeight), 0), len(l.rows)-1)
	l.Refresh()
}

// DragEnd leaves the row where the pointer is.
func (l *sectionList) DragEnd() {
	from, to := l.dragged, l.dragTo
	l.dragged = -1
	if from >= 0 && from != to {
		l.cursor = to
		l.onMove(from, to)
	}
	l.Refresh()
}

// FocusGained shows where the arrows are.
func (l *sectionList) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost takes the mark away.
func (l *sectionList) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune does nothing.
func (l *sectionList) TypedRune(rune) {}

// TypedKey walks and toggles.
func (l *sectionList) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		l.cursor = max(0, l.cursor-1)
	case fyne.KeyDown:
		l.cursor = min(len(l.rows)-1, l.cursor+1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.toggle()
	default:
		widgets.HandOn(l, e)
	}
	l.Refresh()
}

// TypedShortcut moves a row with Alt and the arrows.
func (l *sectionList) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		l.onUndo(false)
	case *fyne.ShortcutRedo:
		l.onUndo(true)
	case *desktop.CustomShortcut:
		if s.Modifier == fyne.KeyModifierAlt && s.KeyName == fyne.KeyUp {
			l.move(-1)
		}
		if s.Modifier == fyne.KeyModifierAlt && s.KeyName == fyne.KeyDown {
			l.move(1)
		}
	}
}

func (l *sectionList) move(by int) {
	to := l.cursor + by
	if l.readOnly || to < 0 || to >= len(l.rows) {
		return
	}
	from := l.cursor
	l.cursor = to
	l.onMove(from, to)
}

// MouseIn, MouseMoved and MouseOut light the row under the pointer.
func (l *sectionList) MouseIn(e *desktop.MouseEvent)    { l.hover(l.at(e.Position.Y)) }
func (l *sectionList) MouseMoved(e *desktop.MouseEvent) { l.hover(l.at(e.Position.Y)) }
func (l *sectionList) MouseOut()                        { l.hover(-1) }

func (l *sectionList) hover(i int) {
	if l.hovered != i {
		l.hovered = i
		l.Refresh()
	}
}

// Cursor is a hand.
func (l *sectionList) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for Fyne.
func (l *sectionList) CreateRenderer() fyne.WidgetRenderer { return &sectionRenderer{l: l} }

type sectionRenderer struct {
	l       *sectionList
	objects []fyne.CanvasObject
}

func (r *sectionRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *sectionRenderer) MinSize() fyne.Size           { return r.l.MinSize() }
func (r *sectionRenderer) Destroy()                     {}

func (r *sectionRenderer) Refresh() {
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

// place is where a row stands while one is being dragged.
func (l *sectionList) place(i int) int {
	switch {
	case l.dragged < 0:
		return i
	case i == l.dragged:
		return l.dragTo
	case l.dragged < i && i <= l.dragTo:
		return i - 1
	case l.dragTo <= i && i < l.dragged:
		return i + 1
	}
	return i
}

func (r *sectionRenderer) Layout(size fyne.Size) {
	l := r.l
	r.objects = r.objects[:0]
	for i, row := range l.rows {
		line, y := l.lines[i], float32(l.place(i))*sectionHeight
		line.face.FillColor, line.face.StrokeColor, line.face.StrokeWidth = nil, nil, 0
		line.face.CornerRadius = tokens.RadiusControl
		if l.hovered == i || l.dragged == i {
			line.face.FillColor = look.Colour(look.Hover)
		}
		if l.focused && l.cursor == i {
			line.face.StrokeColor, line.face.StrokeWidth = look.Colour(look.Accent), tokens.FocusWidth
		}
		put(line.face, 0, y+1, size.Width, sectionHeight-2)
		line.rule.FillColor = look.Colour(look.Line)
		put(line.rule, 0, y+sectionHeight-1, size.Width, 1)
		setIcon(line.handle, "drag_indicator", look.Ink3)
		put(line.handle, 0, y+13, 18, 18)
		ink := look.Ink3
		line.box.CornerRadius = tokens.RadiusKey
		line.box.FillColor, line.box.StrokeColor, line.box.StrokeWidth = look.Colour(look.Surface), look.Colour(look.Ink3), 1.5
		if row.on {
			line.box.FillColor, line.box.StrokeColor = look.Colour(look.Accent), look.Colour(look.Accent)
			ink = look.Ink
		}
		setIcon(line.tick, "check", look.OnAccent)
		setVisible(line.tick, row.on)
		put(line.box, 29, y+13, 18, 18)
		put(line.tick, 31, y+15, 14, 14)
		line.count.SetText(row.count)
		count := line.count.MinSize().Width
		put(line.count, size.Width-count-4, y+14, count, 16)
		line.title.SetText(row.title)
		line.title.SetColour(ink)
		width := max(0, size.Width-60-count-16)
		height := line.title.HeightFor(width)
		put(line.title, 60, y+floor((sectionHeight-height)/2), width, height)
		r.objects = append(r.objects, line.face, line.rule, line.handle, line.box, line.tick, line.title, line.count)
	}
}

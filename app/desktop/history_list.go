package desktop

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// stepList is the toolkit's list of the steps of a history. The arrows choose.
type stepList struct {
	widget.List
	selected int
	focused  bool
	choose   func(int)
	enter    func() // Enter goes on from here
	escape   func()
}

// historyRowHigh has room for when and who, and for two lines of what.
const historyRowHigh = 2*tokens.Space8 + 16 + 2*18

func newStepList(length func() int, words func(int) (when, what string)) *stepList {
	l := &stepList{}
	l.HideSeparators = true
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return newHistoryRow() }
	l.UpdateItem = func(i int, o fyne.CanvasObject) {
		when, what := words(i)
		o.(*historyRow).set(when, what, i == l.selected, l.focused && i == l.selected)
	}
	l.OnSelected = func(i int) {
		l.UnselectAll()
		l.take(i)
	}
	l.ExtendBaseWidget(l)
	return l
}

// take selects a step.
func (l *stepList) take(i int) {
	if i < 0 || i >= l.Length() {
		return
	}
	l.selected = i
	if l.Size().Height > historyRowHigh { // before it was laid out everything seems out of sight
		l.ScrollTo(i)
	}
	l.Refresh()
	l.choose(i)
}

// FocusGained shows the focus on the selected row.
func (l *stepList) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost takes the focus mark away.
func (l *stepList) FocusLost() { l.focused = false; l.Refresh() }

// TypedKey chooses another step.
func (l *stepList) TypedKey(e *fyne.KeyEvent) {
	page := max(1, int(l.Size().Height/historyRowHigh)-1)
	if to, moves := rowByKey(e.Name, l.selected, l.Length(), page); moves && to != l.selected {
		l.take(to)
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.enter()
	case fyne.KeyEscape:
		l.escape()
	}
}

// TypedRune moves as on the lists of the pages.
func (l *stepList) TypedRune(r rune) {
	switch r {
	case 'j':
		l.take(l.selected + 1)
	case 'k':
		l.take(l.selected - 1)
	}
}

// historyRow is one row of the list.
type historyRow struct {
	widget.BaseWidget
	selected, focused     bool
	face, bar, rule, ring *canvas.Rectangle
	when, what            *look.Paragraph
}

func newHistoryRow() *historyRow {
	r := &historyRow{
		face: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil),
		when: look.Label("", tokens.Caption, look.Ink2), what: look.Para("", tokens.Small, look.Ink, 2),
	}
	r.ring.StrokeWidth = tokens.FocusWidth
	r.ring.CornerRadius = tokens.RadiusKey
	r.ExtendBaseWidget(r)
	return r
}

func (r *historyRow) set(when, what string, selected, focused bool) {
	r.selected, r.focused = selected, focused
	r.when.SetText(when)
	r.what.SetText(what)
	r.Refresh()
}

// MouseIn tells what is cut off in the row.
func (r *historyRow) MouseIn(*desktop.MouseEvent) { widgets.ShowTip(r, cutOff(r.when, r.what)) }

// MouseMoved implements desktop.Hoverable.
func (r *historyRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tooltip away.
func (r *historyRow) MouseOut() { widgets.HideTip(r) }

// CreateRenderer is for Fyne.
func (r *historyRow) CreateRenderer() fyne.WidgetRenderer {
	s := &historyRowRenderer{r}
	s.paint()
	return s
}

type historyRowRenderer struct{ r *historyRow }

func (s *historyRowRenderer) Objects() []fyne.CanvasObject {
	r := s.r
	return []fyne.CanvasObject{r.face, r.rule, r.bar, r.when, r.what, r.ring}
}

func (s *historyRowRenderer) MinSize() fyne.Size { return fyne.NewSize(120, historyRowHigh) }
func (s *historyRowRenderer) Destroy()           {}

func (s *historyRowRenderer) paint() {
	r := s.r
	r.face.FillColor, r.bar.FillColor, r.rule.FillColor = color.Transparent, color.Transparent, look.Colour(look.Line)
	if r.selected {
		r.face.FillColor, r.bar.FillColor = look.Colour(look.Select), look.Colour(look.Accent)
	}
	r.ring.FillColor, r.ring.StrokeColor = color.Transparent, color.Transparent
	if r.focused {
		r.ring.StrokeColor = look.Colour(look.Accent)
	}
}

func (s *historyRowRenderer) Refresh() {
	s.paint()
	s.Layout(s.r.Size())
	canvas.Refresh(s.r)
}

func (s *historyRowRenderer) Layout(size fyne.Size) {
	r := s.r
	put(r.face, 0, 0, size.Width, size.Height-1)
	put(r.rule, 0, size.Height-1, size.Width, 1)
	put(r.bar, 0, 0, 3, size.Height-1)
	put(r.ring, 1, 1, size.Width-2, size.Height-3)
	pad := tokens.Space12
	put(r.when, pad, tokens.Space8, size.Width-2*pad, tokens.Caption.Line)
	put(r.what, pad, tokens.Space8+tokens.Caption.Line, size.Width-2*pad, 2*tokens.Small.Line)
}

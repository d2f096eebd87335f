package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// keyedList is the toolkit's list with rows of steps, and keys of its own.
type keyedList struct {
	widget.List
	key     func(fyne.KeyName) bool
	focused bool
}

func newKeyedList(length func() int, update func(int, *doneRow), key func(fyne.KeyName) bool) *keyedList {
	l := &keyedList{key: key}
	l.HideSeparators = true
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return newDoneRow() }
	l.UpdateItem = func(i int, o fyne.CanvasObject) { update(i, o.(*doneRow)) }
	l.ExtendBaseWidget(l)
	return l
}

// FocusGained shows the focus on the chosen row.
func (l *keyedList) FocusGained() {
	l.focused = true
	l.Refresh()
}

// FocusLost takes the focus mark away.
func (l *keyedList) FocusLost() {
	l.focused = false
	l.Refresh()
}

// TypedKey moves the choice.
func (l *keyedList) TypedKey(e *fyne.KeyEvent) { l.key(e.Name) }

// stepHeight is the height of a step's row.
const stepHeight float32 = 48

// rowsOr is the place of a list, and of the words that stand there while it is empty.
func rowsOr(height func() float32, list, empty fyne.CanvasObject) fyne.CanvasObject {
	return newBlock(func(float32) float32 { return height() }, func(size fyne.Size) {
		put(list, 0, 0, size.Width, size.Height)
		put(empty, 0, 0, size.Width, size.Height)
	}, list, empty)
}

// stepsInSight is how many rows a list of some height turns by.
func stepsInSight(height float32) int { return max(1, int(height/(stepHeight+tokens.Space4))-1) }

// doneRow is one step: when it was done, what, on what, and how it stands.
type doneRow struct {
	*block
	face, ring       *themed
	when, what, name *look.Paragraph
	state            *look.Paragraph
	plain            bool // without a column for when
}

func newDoneRow() *doneRow {
	r := &doneRow{
		face: themedBox("", "", tokens.RadiusControl), ring: themedBox("", "", tokens.RadiusControl),
		when: look.Label("", tokens.TimeCode, look.Ink3), what: look.Para("", tokens.BodyBold, look.Ink, 1),
		name: look.Para("", tokens.Small, look.Ink2, 1), state: look.Label("", tokens.Small, look.Ink3),
	}
	r.block = newBlock(func(float32) float32 { return stepHeight }, r.place, r.face, r.when, r.what, r.name, r.state, r.ring)
	return r
}

func (r *doneRow) place(size fyne.Size) {
	pad, left := tokens.Space12, float32(76)
	if r.plain {
		left = pad
	}
	put(r.face, 1, 1, size.Width-2, size.Height-2)
	put(r.ring, 1, 1, size.Width-2, size.Height-2) // the list cuts what stands at its edge
	put(r.when, pad, 7, left-pad, tokens.Body.Line)
	state := r.state.MinSize().Width
	put(r.state, size.Width-pad-state, (size.Height-tokens.Small.Line)/2, state, tokens.Small.Line)
	width := max(0, size.Width-left-2*pad-state)
	put(r.what, left, 5, width, tokens.Body.Line)
	put(r.name, left, 5+tokens.Body.Line, width, tokens.Small.Line)
}

// update shows a step in a row.
func (l *stepsList) update(i int, r *doneRow) {
	if i >= len(l.all) {
		return
	}
	d, one := l.d, l.all[i]
	r.when.SetText(d.book.Time(one.At.In(d.now().Location())))
	r.what.SetText(d.t(one.Key))
	r.name.SetText(one.name)
	ink, second, state := look.Ink, look.Ink2, ""
	if one.Undone {
		ink, second, state = look.Ink3, look.Ink3, d.t("steps.is_undone")
	}
	r.what.SetColour(ink)
	r.name.SetColour(second)
	r.state.SetText(state)
	r.face.fill, r.ring.edge = "", ""
	if l.inReach(i) {
		r.face.fill = look.AccentTint
	}
	if i == l.at && l.list.focused {
		r.ring.edge = look.Accent
	}
	r.Refresh()
}

var _ widgets.Flowing = (*doneRow)(nil)

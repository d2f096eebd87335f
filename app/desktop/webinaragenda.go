package desktop

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// agendaEditor is the parts of the agenda in the webinar dialog. Enter goes on to a
// new part, Alt with the arrows moves the part the cursor is in, its handle drags it.
type agendaEditor struct {
	f      *webinarForm
	rows   []*agendaRow
	list   *fyne.Container
	sum    *look.Paragraph
	head   fyne.CanvasObject
	object fyne.CanvasObject
}

// agendaRow is one part: a handle, its title, its minutes, and buttons to move and
// remove it.
type agendaRow struct {
	part           store.AgendaPart
	title, minutes *formField
	grip           *widgets.Grip
	up, down       *widgets.Button
	object         fyne.CanvasObject
}

// minutesWidth is the width of the field of a part's minutes.
const minutesWidth float32 = 84

func newAgendaEditor(f *webinarForm, parts []store.AgendaPart) *agendaEditor {
	a := &agendaEditor{f: f, list: widgets.Column(tokens.Space8), sum: look.Para("", tokens.Small, look.Ink2, 3)}
	for _, p := range parts {
		a.rows = append(a.rows, a.row(p))
	}
	d := f.d
	add := widgets.NewButton(widgets.ButtonOptions{Label: d.t("webinar.agenda_add"), Icon: "add", Small: true, OnTapped: a.add})
	add.WhenFocused(func() { f.page.Reveal(add) })
	a.head = widgets.Row(tokens.Space8, widgets.FixedWidth(tokens.Space20, widgets.Spring()), widgets.Stretch(look.Para(d.t("webinar.agenda_part"), tokens.Caption, look.Ink3, 1)),
		widgets.FixedWidth(minutesWidth+3*tokens.ControlSmallHeight+3*tokens.Space8, look.Para(d.t("webinar.agenda_minutes"), tokens.Caption, look.Ink3, 1)))
	a.object = widgets.Column(tokens.Space8,
		look.Para(d.t("webinar.agenda"), tokens.SmallBold, look.Ink, 1), a.head, a.list,
		widgets.Row(tokens.Space12, add, widgets.Stretch(a.sum)))
	a.show()
	return a
}

// row makes the row of a part.
func (a *agendaEditor) row(part store.AgendaPart) *agendaRow {
	f, d := a.f, a.f.d
	if part.ID.IsZero() {
		part.ID = store.NewIDAt(d.now())
	}
	r := &agendaRow{part: part, title: f.field("webinar.agenda_part", part.Title), minutes: f.field("webinar.agenda_minutes", count(part.Minutes))}
	for _, field := range []*formField{r.title, r.minutes} {
		field.OnSubmitted = func(string) { a.enter(r) }
		field.onShortcut = func(s fyne.Shortcut) bool { return a.shortcut(r, s) }
	}
	button := func(icon, tip string, do func()) *widgets.Button {
		b := widgets.IconButton(icon, d.t(tip), do)
		b.WhenFocused(func() { f.page.Reveal(b) })
		return b
	}
	r.up = button("keyboard_arrow_up", "webinar.agenda_up", func() { a.move(r, -1) })
	r.down = button("keyboard_arrow_down", "webinar.agenda_down", func() { a.move(r, 1) })
	remove := button("close", "webinar.agenda_remove", func() { a.remove(r) })
	r.grip = widgets.NewGrip(d.t("webinar.agenda_drag"))
	r.grip.OnDragged = func(at fyne.Position) { a.move(r, a.placeAt(r, at.Y)-slices.Index(a.rows, r)) }
	r.object = widgets.Column(tokens.Space4,
		widgets.Row(tokens.Space8, r.grip, widgets.Stretch(r.title.textEntry), widgets.FixedWidth(minutesWidth, r.minutes.textEntry), r.up, r.down, remove),
		r.title.wrong, r.minutes.wrong)
	return r
}

// shortcut moves the row with Alt and the arrows.
func (a *agendaEditor) shortcut(r *agendaRow, s fyne.Shortcut) bool {
	if key, ok := s.(*desktop.CustomShortcut); ok && key.Modifier == fyne.KeyModifierAlt {
		switch key.KeyName {
		case fyne.KeyUp:
			a.move(r, -1)
			return true
		case fyne.KeyDown:
			a.move(r, 1)
			return true
		}
	}
	return a.f.shortcut(s)
}

// enter goes on to the next part, which is new after the last; an empty last part
// ends the agenda and saves.
func (a *agendaEditor) enter(r *agendaRow) {
	at := slices.Index(a.rows, r)
	switch {
	case at == len(a.rows)-1 && r.empty():
		a.f.submit()
	case at == len(a.rows)-1:
		a.insert(at + 1)
	default:
		a.f.d.win.Canvas().Focus(a.rows[at+1].title.textEntry)
	}
}

func (r *agendaRow) empty() bool { return r.title.text() == "" && r.minutes.text() == "" }

// insert puts a new part at a place and the cursor into it.
func (a *agendaEditor) insert(at int) {
	a.f.d.win.Canvas().Focus(a.put(at).title.textEntry)
}

// add puts a new part at the end and the cursor into it.
func (a *agendaEditor) add() {
	r := a.put(len(a.rows))
	r.title.bare = true
	a.f.d.win.Canvas().Focus(r.title.textEntry)
}

func (a *agendaEditor) put(at int) *agendaRow {
	r := a.row(store.AgendaPart{})
	a.rows = slices.Insert(a.rows, at, r)
	a.show()
	a.f.typed()
	return r
}

// remove takes a part out; the cursor goes to the one in its place.
func (a *agendaEditor) remove(r *agendaRow) {
	at := slices.Index(a.rows, r)
	a.rows = slices.Delete(a.rows, at, at+1)
	a.show()
	a.f.typed()
	if len(a.rows) > 0 {
		a.f.d.win.Canvas().Focus(a.rows[min(at, len(a.rows)-1)].title.textEntry)
	} else {
		a.f.d.win.Canvas().Unfocus()
	}
}

// placeAt is the place that a part is dragged to when the pointer is at a height of the
// window: past the middle of another part it takes that one's place.
func (a *agendaEditor) placeAt(r *agendaRow, y float32) int {
	middle := func(i int) float32 {
		o := a.rows[i].object
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height/2
	}
	to := slices.Index(a.rows, r)
	for to > 0 && y < middle(to-1) {
		to--
	}
	for to < len(a.rows)-1 && y > middle(to+1) {
		to++
	}
	return to
}

// move moves a part some places down, or up; the keyboard stays with it.
func (a *agendaEditor) move(r *agendaRow, by int) {
	at := slices.Index(a.rows, r)
	to := at + by
	if by == 0 || to < 0 || to >= len(a.rows) {
		return
	}
	a.rows = slices.Insert(slices.Delete(a.rows, at, at+1), to, r)
	focused := a.f.d.win.Canvas().Focused()
	a.show()
	a.f.typed()
	if focused == r.up && to == 0 || focused == r.down && to == len(a.rows)-1 {
		a.f.d.win.Canvas().Focus(r.title.textEntry) // the button has nothing left to do
	}
	a.f.page.Reveal(r.object)
}

// show brings the list up to date with the rows.
func (a *agendaEditor) show() {
	a.list.Objects = nil
	for i, r := range a.rows {
		a.list.Objects = append(a.list.Objects, r.object)
		enable(r.up, i > 0)
		enable(r.down, i < len(a.rows)-1)
	}
	setShown(a.head, len(a.rows) > 0)
	a.list.Refresh()
}

// read gives the parts in order, with their ranks, and notes what is wrong. Rows with
// nothing in them are left out.
func (a *agendaEditor) read(wrong wrongs) (parts []store.AgendaPart) {
	for _, r := range a.rows {
		if r.empty() {
			continue
		}
		part := r.part
		minutes, ok := parseLength(r.minutes.text())
		part.Title, part.Minutes = r.title.text(), minutes
		wrong.check(r.title, part.Title != "", "webinar.agenda_need_title")
		wrong.check(r.minutes, ok, "webinar.bad_length")
		parts = append(parts, part)
	}
	rankAgenda(parts)
	return parts
}

// sumUp says how long the parts are together, beside the webinar's length.
func (a *agendaEditor) sumUp(length int) {
	d, total := a.f.d, 0
	for _, r := range a.rows {
		if minutes, ok := parseLength(r.minutes.text()); ok {
			total += minutes
		}
	}
	hours := func(minutes int) string {
		return strings.ReplaceAll(d.book.Duration(time.Duration(minutes)*time.Minute), " ", "\u00a0")
	}
	a.sum.SetColour(look.Ink2)
	switch {
	case total == 0:
		a.sum.SetText("")
	case length == 0:
		a.sum.SetText(d.t("webinar.agenda_sum", "sum", hours(total)))
	case total > length:
		a.sum.SetColour(look.WarnText)
		a.sum.SetText(d.t("webinar.agenda_over", "sum", hours(total), "over", hours(total-length), "length", hours(length)))
	default:
		a.sum.SetText(d.t("webinar.agenda_of", "sum", hours(total), "length", hours(length)))
	}
}

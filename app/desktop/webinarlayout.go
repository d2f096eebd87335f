package desktop

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// fieldSlot is a field with the width it has in its row; 0 takes what is left.
type fieldSlot struct {
	f     *formField
	width float32
}

// fieldRow puts fields beside each other, and under them, over the row's whole
// width, what is to be said of them.
func (f *webinarForm) fieldRow(slots ...fieldSlot) fyne.CanvasObject {
	var cells, lines []fyne.CanvasObject
	for _, s := range slots {
		cells = append(cells, sized(s.width, labelled(s.f.name, s.f.textEntry)))
		lines = append(lines, s.f.wrong, f.notes[s.f])
	}
	return widgets.Column(tokens.Space4, append([]fyne.CanvasObject{widgets.Row(tokens.Space12, cells...)}, lines...)...)
}

func sized(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	if width == 0 {
		return widgets.Stretch(o)
	}
	return widgets.FixedWidth(width, o)
}

// labelled puts a name over a control.
func labelled(name string, control fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Column(tokens.Space4, look.Para(name, tokens.SmallBold, look.Ink2, 1), control)
}

// build lays the fields out.
func (f *webinarForm) build() {
	d := f.d
	when := []fyne.CanvasObject{
		widgets.Row(tokens.Space12,
			widgets.FixedWidth(132, labelled(f.date.name, f.date.textEntry)),
			widgets.FixedWidth(96, labelled(f.clock.name, f.clock.textEntry)),
			widgets.Stretch(labelled(d.t("webinar.zone"), f.zoneButton)),
			widgets.FixedWidth(120, labelled(f.length.name, f.length.textEntry))),
		f.date.wrong, f.clock.wrong, f.length.wrong, f.when, f.notes[f.clock],
	}
	if f.assumed != nil {
		when = append(when, f.assumed)
	}
	parts := []fyne.CanvasObject{
		f.fieldRow(fieldSlot{f.number, 96}, fieldSlot{f.title, 0}),
		widgets.Column(tokens.Space4, when...),
		f.fieldRow(fieldSlot{f.recording, 0}),
		f.agenda.object,
	}
	parts = append(parts, f.partnershipRow(), widgets.Column(tokens.Space8,
		look.Para(d.t("webinar.stated"), tokens.SmallBold, look.Ink, 1),
		f.fieldRow(fieldSlot{f.participants, 0}, fieldSlot{f.inRoom, 0}, fieldSlot{f.cities, 0}, fieldSlot{f.countries, 0})))
	f.body = widgets.Column(tokens.Space16, parts...)
	f.page = widgets.NewPage(widgets.Pad(tokens.Space4, tokens.Space16, tokens.Space4, tokens.Space4, f.body))
}

// partnershipRow chooses which partnerships the webinar is about, or makes one.
func (f *webinarForm) partnershipRow() fyne.CanvasObject {
	f.pairs = widgets.Wrap(tokens.Space8)
	f.showPartnerships()
	return widgets.Column(tokens.Space8, look.Para(f.d.t("webinar.partnerships"), tokens.SmallBold, look.Ink, 1), f.pairs)
}

// showPartnerships makes a chip for each partnership of the notebook.
func (f *webinarForm) showPartnerships() {
	var chips []fyne.CanvasObject
	for _, p := range f.start.partnerships {
		var chip *widgets.FilterChip
		chip = widgets.NewFilterChip(widgets.FilterChipOptions{Label: p.name, On: slices.Contains(f.chosen, p.id), OnTapped: func() {
			f.toggle(p.id)
			chip.Set(p.name, slices.Contains(f.chosen, p.id))
		}})
		chip.WhenFocused(func() { f.page.Reveal(chip) })
		chips = append(chips, chip)
	}
	add := widgets.NewButton(widgets.ButtonOptions{Label: f.d.t("partnership.add"), Icon: "add", Small: true, OnTapped: f.askPartnership})
	add.WhenFocused(func() { f.page.Reveal(add) })
	f.pairs.Objects = append(chips, add)
	f.pairs.Refresh()
}

// askPartnership makes a partnership over the dialog, which chooses it.
func (f *webinarForm) askPartnership() {
	f.d.openPartnership(store.ID{}, store.ID{}, func(id store.ID, name string) {
		f.start.partnerships = append(f.start.partnerships, namedPartnership{id, name})
		f.toggle(id)
		f.showPartnerships()
		f.fit()
		f.d.win.Canvas().Focus(f.pairs.Objects[len(f.pairs.Objects)-2].(fyne.Focusable))
	})
}

// toggle takes a partnership in or out; they stand in the programme's order.
func (f *webinarForm) toggle(id store.ID) {
	if slices.Contains(f.chosen, id) {
		f.chosen = slices.DeleteFunc(f.chosen, func(other store.ID) bool { return other == id })
		return
	}
	f.chosen = append(f.chosen, id)
	place := func(id store.ID) int {
		return slices.IndexFunc(f.start.partnerships, func(p namedPartnership) bool { return p.id == id })
	}
	slices.SortStableFunc(f.chosen, func(a, b store.ID) int { return place(a) - place(b) })
}

// content is all that stands in the dialog, to tell whether anything was changed.
func (f *webinarForm) content() string {
	var all []string
	for _, field := range f.fields() {
		all = append(all, field.Text)
	}
	for _, row := range f.agenda.rows {
		all = append(all, row.part.ID.String(), row.title.Text, row.minutes.Text)
	}
	return strings.Join(append(all, f.zone, fmt.Sprint(f.chosen), fmt.Sprint(f.assumed != nil && f.assumed.On())), "\x00")
}

// fields are the fields of the dialog in their order, without the agenda's.
func (f *webinarForm) fields() []*formField {
	return []*formField{f.number, f.title, f.date, f.clock, f.length, f.recording, f.participants, f.inRoom, f.cities, f.countries}
}

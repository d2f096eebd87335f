package desktop

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// regionsEditor is the regions of a partnership in their official order. Alt with the
// arrows moves the one the keyboard is on.
type regionsEditor struct {
	f      *partnershipForm
	ids    []store.ID
	drafts map[store.ID]store.Region // made or changed in the dialog
	rows   []*regionRow
	list   *fyne.Container
	add    *widgets.Button
	wrong  *look.Paragraph
	object fyne.CanvasObject
}

// regionRow is one region: what it is, and buttons to move, change and remove it.
type regionRow struct {
	id               store.ID
	open             *press
	up, down, remove *widgets.Button
	object           fyne.CanvasObject
}

func newRegionsEditor(f *partnershipForm, ids []store.ID) *regionsEditor {
	d := f.d
	e := &regionsEditor{f: f, ids: slices.Clone(ids), drafts: map[store.ID]store.Region{}, list: widgets.Column(tokens.Space8)}
	e.add = widgets.NewButton(widgets.ButtonOptions{Label: d.t("partnership.region_add"), Icon: "add", Small: true, OnTapped: e.ask})
	e.wrong = look.Para(d.t("partnership.need_regions"), tokens.Small, look.Danger, 3)
	e.wrong.Hide()
	e.object = formSection(d.t("partnership.regions"), look.Para(d.t("partnership.regions_hint"), tokens.Small, look.Ink2, 3), e.list,
		widgets.Row(0, f.seen(e.add)), e.wrong)
	e.show()
	return e
}

// region is a region as the dialog has it.
func (e *regionsEditor) region(id store.ID) store.Region {
	if r, ok := e.drafts[id]; ok {
		return r
	}
	r, _ := find(e.f.start.regions, func(r store.Region) bool { return r.ID == id })
	return r
}

// all are the notebook's regions and those made in the dialog.
func (e *regionsEditor) all() []store.Region {
	var all []store.Region
	for _, r := range e.f.start.regions {
		all = append(all, e.region(r.ID))
	}
	for id, r := range e.drafts {
		if !slices.ContainsFunc(all, func(other store.Region) bool { return other.ID == id }) {
			all = append(all, r)
		}
	}
	return all
}

// show makes the rows anew.
func (e *regionsEditor) show() {
	e.rows, e.list.Objects = nil, nil
	for i, id := range e.ids {
		row := e.row(id, i)
		enable(row.up, i > 0)
		enable(row.down, i < len(e.ids)-1)
		e.rows = append(e.rows, row)
		e.list.Objects = append(e.list.Objects, row.object)
	}
	if len(e.ids) > 1 {
		e.wrong.Hide()
	}
	e.list.Refresh()
	if e.f.milestones != nil {
		e.f.showHosts()
	}
	e.f.fit()
}

// row makes the row of a region.
func (e *regionsEditor) row(id store.ID, at int) *regionRow {
	d, region := e.f.d, e.region(id)
	r := &regionRow{id: id}
	name := region.Name
	if name == "" {
		name = d.t("partnership.region_gone")
	}
	country := d.t("region.no_country")
	if region.Country != "" {
		country = d.book.Country(region.Country)
	}
	inner := widgets.Inset(tokens.Space12, tokens.Space8, widgets.Row(tokens.Space8, look.Label(strconv.Itoa(at+1), tokens.Body, look.Ink3),
		widgets.NewFlagIcon(region.Country),
		widgets.Stretch(widgets.Column(0, look.Para(name, tokens.BodyBold, look.FamilyText(string(region.MacroRegion)), 2), look.Para(country, tokens.Caption, look.Ink3, 1))),
		widgets.NewIcon("edit", look.Ink2, tokens.IconSmall)))
	r.open = newPress(pressOptions{content: inner, fill: look.Sunken, radius: tokens.RadiusControl, name: name,
		tapped: func() { e.open(region, false) },
		focus: func(gained bool) {
			if gained && e.f.page != nil {
				e.f.page.Reveal(r.object)
			}
		}})
	r.up = widgets.IconButton("keyboard_arrow_up", d.t("webinar.agenda_up"), func() { e.move(id, -1) })
	r.down = widgets.IconButton("keyboard_arrow_down", d.t("webinar.agenda_down"), func() { e.move(id, 1) })
	r.remove = widgets.IconButton("close", d.t("partnership.region_remove"), func() { e.remove(id) })
	r.object = widgets.Row(tokens.Space8, widgets.Stretch(r.open), e.f.seen(r.up), e.f.seen(r.down), e.f.seen(r.remove))
	return r
}

// move puts a region earlier or later; the keyboard stays with it.
func (e *regionsEditor) move(id store.ID, by int) {
	at := slices.Index(e.ids, id)
	to := at + by
	if to < 0 || to >= len(e.ids) {
		return
	}
	on := e.f.d.win.Canvas().Focused()
	wasUp, wasDown := on == fyne.Focusable(e.rows[at].up), on == fyne.Focusable(e.rows[at].down)
	e.ids[at], e.ids[to] = e.ids[to], e.ids[at]
	e.show()
	row := e.rows[to]
	next := fyne.Focusable(row.open)
	switch {
	case wasUp && to > 0:
		next = row.up
	case wasDown && to < len(e.ids)-1:
		next = row.down
	}
	e.f.d.win.Canvas().Focus(next)
}

// moveFocused moves the region that the keyboard is on, and tells whether it is on one.
func (e *regionsEditor) moveFocused(by int) bool {
	on := e.f.d.win.Canvas().Focused()
	for _, row := range e.rows {
		if on != nil && slices.Contains([]fyne.Focusable{row.open, row.up, row.down, row.remove}, on) {
			e.move(row.id, by)
			return true
		}
	}
	return false
}

// remove takes a region out of the partnership; it stays in the notebook.
func (e *regionsEditor) remove(id store.ID) {
	e.ids = without(e.ids, id)
	if !slices.ContainsFunc(e.f.start.regions, func(r store.Region) bool { return r.ID == id }) {
		delete(e.drafts, id) // it was made here
	}
	e.show()
	e.f.d.win.Canvas().Focus(e.add)
}

// ask lets a person choose a region of the notebook, or make one.
func (e *regionsEditor) ask() {
	free := slices.DeleteFunc(e.all(), func(r store.Region) bool { return slices.Contains(e.ids, r.ID) })
	if len(free) == 0 {
		e.open(store.Region{}, true)
		return
	}
	e.f.d.pickRegion(free, func(r store.Region) {
		if r.ID.IsZero() {
			e.open(r, true)
			return
		}
		e.take(r.ID)
	})
}

// take puts a region last.
func (e *regionsEditor) take(id store.ID) {
	e.ids = append(e.ids, id)
	e.show()
	e.f.d.win.Canvas().Focus(e.add)
	e.f.page.Reveal(e.add)
}

// open opens a region over the dialog.
func (e *regionsEditor) open(region store.Region, fresh bool) {
	if fresh {
		region.ID = store.NewIDAt(e.f.d.now())
	}
	made := slices.ContainsFunc(e.f.start.regions, func(r store.Region) bool { return r.ID == region.ID })
	form := newRegionForm(e.f.d, region, e.all(), made)
	form.take = func(r store.Region) {
		e.drafts[r.ID] = r
		if !slices.Contains(e.ids, r.ID) {
			e.take(r.ID)
			return
		}
		e.show()
		e.f.d.win.Canvas().Focus(e.rows[slices.Index(e.ids, r.ID)].open)
	}
	form.gone = func() {
		e.f.start.regions = slices.DeleteFunc(slices.Clone(e.f.start.regions), func(r store.Region) bool { return r.ID == region.ID })
		e.f.start.was.partnership.Regions = without(e.f.start.was.partnership.Regions, region.ID)
		e.remove(region.ID)
	}
	form.show()
}

// moveRow moves the region that the keyboard is on, in the dialog on top.
func (d *desk) moveRow(by int) {
	if d.form == nil || len(d.modals) == 0 || d.modals[len(d.modals)-1] != d.form.box {
		return
	}
	if f, ok := d.form.owner.(*partnershipForm); ok {
		f.regions.moveFocused(by)
	}
}

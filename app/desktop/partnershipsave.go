package desktop

import (
	"maps"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// read gives what the dialog says of the partnership; it marks what is wrong.
func (f *partnershipForm) read() (v partnershipValues, right bool) {
	right = true
	check := func(field *formField, ok bool, words string) {
		field.mark("")
		if !ok {
			field.mark(words)
			right = false
		}
	}
	p := f.start.was.partnership
	p.ID, p.Regions, p.Themes, p.Continuation = f.id, slices.Clone(f.regions.ids), slices.Clone(f.chosen), f.goesOn
	p.Summary, p.ContinuationNote, p.Stakeholders = f.summary.text(), f.why.text(), writtenLines(f.stakeholders.Text)
	var ok bool
	p.Number, ok = parseCount(f.number.text())
	check(f.number, ok, "webinar.bad_count")
	if p.Number == 0 {
		p.Number = f.start.freeNumber()
	}
	p.Sources, ok = linksIn(f.sources.Text)
	check(f.sources, ok, "region.bad_source")
	v = partnershipValues{partnership: p, regions: maps.Clone(f.regions.drafts), themes: maps.Clone(f.themes)}
	for _, rows := range []*partRows{f.milestones, f.funding, f.initiatives} {
		ok = rows.read(&v)
		right = right && ok
	}
	setShown(f.regions.wrong, len(p.Regions) < 2)
	return v, right && len(p.Regions) > 1
}

// submit saves all of it as one step and closes the dialog once it is on the disk.
// Until then the dialog stays, and so does what was typed.
func (f *partnershipForm) submit() {
	d := f.d
	v, right := f.read()
	f.fit()
	if !right {
		f.showWrong()
		return
	}
	step, start := "step.partnership.edit", f.start
	if !start.made {
		step = "step.partnership.new"
	}
	f.submitAs(step, func(tx *store.Tx) error { return v.write(tx, &start) }, func(err error) {
		if f.savedAll(err) {
			f.close()
			if f.saved != nil && d.session == f.session {
				f.saved(f.id, f.title())
			}
		}
	})
}

// showWrong brings what is wrong into sight.
func (f *partnershipForm) showWrong() {
	if f.regions.wrong.Visible() {
		f.d.win.Canvas().Focus(f.regions.add)
		return
	}
	var all []*formField
	for _, rows := range []*partRows{f.milestones, f.funding, f.initiatives} {
		all = append(all, rows.fields()...)
	}
	f.d.focusWrong(append(all, f.fields()...))
}

package desktop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// partRows are what belongs to a partnership and is listed in its dialog: milestones,
// funding or what it founded. Each has a few fields and a button to remove it.
type partRows struct {
	f      *partnershipForm
	rows   []*partEntry
	list   *fyne.Container
	fresh  func() *partEntry
	object fyne.CanvasObject
}

// partEntry is one of them.
type partEntry struct {
	fields []*formField
	boxes  []*widgets.SelectBox
	box    fyne.CanvasObject
	follow func()                          // takes notice of other regions; may be nil
	read   func(v *partnershipValues) bool // adds what it says, or marks what is wrong
	object fyne.CanvasObject
}

// newPartRows makes a list; fresh makes an empty entry.
func (f *partnershipForm) newPartRows(words string, fresh func() *partEntry, entries ...*partEntry) *partRows {
	d := f.d
	p := &partRows{f: f, list: widgets.Column(tokens.Space12), fresh: fresh}
	for _, entry := range entries {
		p.put(entry)
	}
	add := widgets.NewButton(widgets.ButtonOptions{Label: d.t(words + "_add"), Icon: "add", Small: true, OnTapped: p.add})
	p.object = formSection(d.t(words+"s"), p.list, widgets.Row(0, f.seen(add)))
	p.show()
	return p
}

func (p *partRows) put(entry *partEntry) {
	remove := widgets.IconButton("close", p.f.d.t("partnership.row_remove"), func() { p.remove(entry) })
	entry.object = widgets.Row(tokens.Space8, widgets.Stretch(entry.box), p.f.seen(remove))
	p.rows = append(p.rows, entry)
}

// add puts an empty entry last and the cursor into it.
func (p *partRows) add() {
	entry := p.fresh()
	p.put(entry)
	p.show()
	entry.fields[0].bare = true
	p.f.d.win.Canvas().Focus(entry.fields[0].textEntry)
}

func (p *partRows) remove(entry *partEntry) {
	at := slices.Index(p.rows, entry)
	p.rows = slices.Delete(p.rows, at, at+1)
	p.show()
	if len(p.rows) > 0 {
		p.f.d.win.Canvas().Focus(p.rows[min(at, len(p.rows)-1)].fields[0].textEntry)
	} else {
		p.f.d.win.Canvas().Unfocus()
	}
}

func (p *partRows) show() {
	p.list.Objects = nil
	for _, entry := range p.rows {
		p.list.Objects = append(p.list.Objects, entry.object)
	}
	setShown(p.list, len(p.rows) > 0)
	p.list.Refresh()
	p.f.fit()
}

// read adds what the entries say, or marks what is wrong. An entry with nothing typed
// into it is left out.
func (p *partRows) read(v *partnershipValues) (right bool) {
	right = true
	for _, entry := range p.rows {
		for _, field := range entry.fields {
			field.mark("")
		}
		if entry.empty() {
			continue
		}
		ok := entry.read(v)
		right = right && ok
	}
	return right
}

func (e *partEntry) empty() bool {
	return !slices.ContainsFunc(e.fields, func(field *formField) bool { return field.text() != "" })
}

func (p *partRows) fields() (all []*formField) {
	for _, entry := range p.rows {
		all = append(all, entry.fields...)
	}
	return all
}

// all is what stands in the entries, to tell whether anything was changed. An empty one
// is nothing.
func (p *partRows) all() string {
	var texts []string
	for _, entry := range p.rows {
		if entry.empty() {
			continue
		}
		for _, field := range entry.fields {
			texts = append(texts, field.Text)
		}
		for _, box := range entry.boxes {
			texts = append(texts, box.AccessibilityLabel())
		}
	}
	return strings.Join(texts, "\x00")
}

// milestoneKinds are the kinds of milestone as the dialog lists them.
var milestoneKinds = []store.MilestoneKind{store.StudyVisit, store.Agreement, store.WebinarHeld, store.OtherMilestone}

// milestoneRows are the dated steps.
func (f *partnershipForm) milestoneRows() *partRows {
	var entries []*partEntry
	for _, m := range f.start.was.milestones {
		entries = append(entries, f.milestone(m))
	}
	return f.newPartRows("partnership.milestone", func() *partEntry { return f.milestone(store.Milestone{Kind: store.StudyVisit}) }, entries...)
}

// milestone makes the entry of one.
func (f *partnershipForm) milestone(m store.Milestone) *partEntry {
	d := f.d
	if m.ID.IsZero() {
		m.ID = store.NewIDAt(d.now())
	}
	if !slices.Contains(milestoneKinds, m.Kind) {
		m.Kind = store.OtherMilestone
	}
	title, place := f.field("partnership.milestone_title", m.Title), f.field("partnership.milestone_place", m.Place)
	from, to := f.field("partnership.milestone_from", d.book.Period(m.From)), f.field("partnership.milestone_to", d.book.Period(m.To))
	var kinds []widgets.Choice
	for _, kind := range milestoneKinds {
		kinds = append(kinds, widgets.Choice{Label: d.t("milestone." + string(kind))})
	}
	e := &partEntry{fields: []*formField{title, from, to, place}}
	kind := widgets.NewSelectBox(kinds, slices.Index(milestoneKinds, m.Kind), "", func(int) {})
	host := widgets.NewSelectBox(nil, -1, d.t("partnership.milestone_no_host"), func(int) {})
	e.boxes = []*widgets.SelectBox{kind, host}
	var hosts []store.ID
	chosen := m.Host
	e.follow = func() {
		if at := host.Selected(); at >= 0 {
			chosen = hosts[at]
		}
		hosts = f.hosts(chosen)
		host.SetChoices(f.hostChoices(hosts), slices.Index(hosts, chosen))
	}
	e.follow()
	e.box = widgets.Column(tokens.Space8,
		widgets.Row(tokens.Space12, widgets.FixedWidth(160, labelled(d.t("partnership.milestone_kind"), f.seen(kind))), widgets.Stretch(labelled(title.name, title.textEntry))),
		title.wrong,
		widgets.Row(tokens.Space12, widgets.Stretch(labelled(from.name, from.textEntry)), widgets.Stretch(labelled(to.name, to.textEntry))),
		from.wrong, to.wrong,
		widgets.Row(tokens.Space12, widgets.Stretch(labelled(place.name, place.textEntry)), widgets.Stretch(labelled(d.t("partnership.milestone_host"), f.seen(host)))))
	e.read = func(v *partnershipValues) bool {
		m.Kind, m.Title, m.Place = milestoneKinds[max(0, kind.Selected())], oneSpaced(title.text()), oneSpaced(place.text())
		e.follow()
		m.Host = chosen
		if m.Title == "" {
			title.mark("partnership.need_milestone")
		}
		ok := f.period(from, &m.From)
		ok = f.period(to, &m.To) && ok
		if ok && m.To != "" && m.From == "" {
			from.mark("partnership.need_from")
			ok = false
		}
		v.milestones = append(v.milestones, m)
		return ok && m.Title != ""
	}
	return e
}

// period reads a day, month, quarter or year; one that stands as it was shown stays as
// the notebook has it.
func (f *partnershipForm) period(field *formField, to *string) bool {
	if field.text() == f.d.book.Period(*to) {
		return true
	}
	read, err := parseDue(field.text())
	if err != nil {
		field.mark("partnership.bad_period")
		return false
	}
	*to = read
	return true
}

// hosts are the regions that may be visited: none, those of the partnership, and the
// one that the milestone names.
func (f *partnershipForm) hosts(present store.ID) []store.ID {
	ids := append([]store.ID{{}}, f.regions.ids...)
	if !slices.Contains(ids, present) {
		ids = append(ids, present)
	}
	return ids
}

func (f *partnershipForm) hostChoices(ids []store.ID) (choices []widgets.Choice) {
	for _, id := range ids {
		name := f.d.t("partnership.milestone_no_host")
		if !id.IsZero() {
			name = f.regions.region(id).Name
		}
		choices = append(choices, widgets.Choice{Label: name})
	}
	return choices
}

// showHosts offers the present regions as those that were visited.
func (f *partnershipForm) showHosts() {
	for _, entry := range f.milestones.rows {
		entry.follow()
	}
}

// fundingRows are the money and the programmes behind the partnership.
func (f *partnershipForm) fundingRows() *partRows {
	var entries []*partEntry
	for _, x := range f.start.was.funding {
		entries = append(entries, f.fundingEntry(x))
	}
	return f.newPartRows("partnership.funding", func() *partEntry { return f.fundingEntry(store.Funding{}) }, entries...)
}

func (f *partnershipForm) fundingEntry(x store.Funding) *partEntry {
	if x.ID.IsZero() {
		x.ID = store.NewIDAt(f.d.now())
	}
	programme, amount := f.field("partnership.funding_programme", x.Programme), f.field("partnership.funding_amount", x.Amount)
	statement := f.lines("partnership.funding_statement", x.Statement, 2)
	return &partEntry{fields: []*formField{programme, amount, statement},
		box: widgets.Column(tokens.Space8, fieldsBeside(fieldSlot{programme, 0}, fieldSlot{amount, 200}), fieldsBeside(fieldSlot{statement, 0})),
		read: func(v *partnershipValues) bool {
			x.Programme, x.Amount, x.Statement = oneSpaced(programme.text()), oneSpaced(amount.text()), statement.text()
			v.funding = append(v.funding, x)
			return true
		}}
}

// initiativeRows are what the partnership founded.
func (f *partnershipForm) initiativeRows() *partRows {
	var entries []*partEntry
	for _, x := range f.start.was.initiatives {
		entries = append(entries, f.initiative(x))
	}
	return f.newPartRows("partnership.initiative", func() *partEntry { return f.initiative(store.Initiative{}) }, entries...)
}

func (f *partnershipForm) initiative(x store.Initiative) *partEntry {
	if x.ID.IsZero() {
		x.ID = store.NewIDAt(f.d.now())
	}
	name, summary := f.field("partnership.initiative_name", x.Name), f.lines("partnership.initiative_summary", x.Summary, 2)
	return &partEntry{fields: []*formField{name, summary},
		box: widgets.Column(tokens.Space8, fieldsBeside(fieldSlot{name, 0}), fieldsBeside(fieldSlot{summary, 0})),
		read: func(v *partnershipValues) bool {
			x.Name, x.Summary = oneSpaced(name.text()), summary.text()
			if x.Name == "" {
				name.mark("partnership.need_initiative")
			}
			v.initiatives = append(v.initiatives, x)
			return x.Name != ""
		}}
}

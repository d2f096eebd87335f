package desktop

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// partnershipWidth is the width of the partnership dialog within its edges.
const partnershipWidth float32 = 720

// continuations are the ways a partnership may go on, as the dialog lists them.
var continuations = []store.Continuation{store.Secured, store.Running, store.Interest, store.Ended}

// partnershipForm is the dialog that makes or changes a partnership.
type partnershipForm struct {
	formPage
	session *session
	start   partnershipStart
	id      store.ID
	themes  map[store.ID]store.Theme // made or changed here
	chosen  []store.ID               // themes
	goesOn  store.Continuation
	saved   func(id store.ID, name string) // what follows; may be nil

	number, summary, why, stakeholders, sources *formField
	taken                                       *look.Paragraph
	regions                                     *regionsEditor
	themeChips, continuation                    *fyne.Container
	milestones, funding, initiatives            *partRows
}

// askPartnership makes a partnership, of the open webinar where there is one.
func (d *desk) askPartnership() { d.openPartnership(store.ID{}, d.places.at.Webinar, d.arriveAt) }

// editPartnership changes one.
func (d *desk) editPartnership(id store.ID) { d.openPartnership(id, store.ID{}, nil) }

// arriveAt shows a partnership that was made where it can be seen.
func (d *desk) arriveAt(id store.ID, _ string) {
	d.read(func(r store.Reader) (func(), error) {
		p, err := store.Get[store.Partnership](r, id)
		return func() {
			switch at := d.places.at.Page; {
			case at == Regions:
				d.choose(Route{Page: Regions, Record: p.Regions[0]})
			case at != Overview:
				d.open(Route{Page: Regions, Record: p.Regions[0]})
			}
		}, err
	})
}

// openPartnership opens the dialog, over the one that is open where it was asked there.
func (d *desk) openPartnership(id, webinar store.ID, saved func(store.ID, string)) {
	if d.readOnly() {
		d.complain(saying("error.read_only"))
		return
	}
	over := d.form
	d.read(func(r store.Reader) (func(), error) {
		start, err := readPartnershipStart(r, id, webinar)
		return func() {
			if d.form != over || over == nil && d.covered() {
				return // something else was opened meanwhile
			}
			f := newPartnershipForm(d, start)
			f.saved = saved
			f.show()
		}, err
	})
}

func newPartnershipForm(d *desk, start partnershipStart) *partnershipForm {
	p := start.was.partnership
	f := &partnershipForm{session: d.session, start: start, id: p.ID, themes: map[store.ID]store.Theme{},
		chosen: slices.Clone(p.Themes), goesOn: p.Continuation}
	f.formPage = newFormPage(d, f.submit, func() { f.review() })
	if f.id.IsZero() {
		f.id = store.NewIDAt(d.now()) // so that saving it again makes no second one
	}
	f.number = f.field("partnership.number", count(p.Number))
	f.summary = f.lines("partnership.summary", p.Summary, 3)
	f.why = f.lines("partnership.why", p.ContinuationNote, 2)
	f.stakeholders = f.lines("partnership.stakeholders", strings.Join(p.Stakeholders, "\n"), 2)
	f.sources = f.lines("partnership.sources", strings.Join(p.Sources, "\n"), 2)
	f.taken = look.Para("", tokens.Small, look.WarnText, 3)
	f.taken.Hide()
	f.themeChips, f.continuation = widgets.Wrap(tokens.Space8), widgets.Wrap(tokens.Space8)
	f.regions = newRegionsEditor(f, p.Regions)
	f.milestones, f.funding, f.initiatives = f.milestoneRows(), f.fundingRows(), f.initiativeRows()
	f.lay(f.regions.object,
		formSection(d.t("word.themes"), f.themeChips),
		fieldsBeside(fieldSlot{f.summary, 0}),
		formSection(d.t("partnership.continuation"), f.continuation, fieldsBeside(fieldSlot{f.why, 0})),
		f.milestones.object, f.funding.object, f.initiatives.object,
		fieldsBeside(fieldSlot{f.stakeholders, 0}), fieldsBeside(fieldSlot{f.sources, 0}),
		widgets.Column(tokens.Space4, widgets.Row(0, widgets.FixedWidth(220, labelled(f.number.name, f.number.textEntry))), f.number.wrong, f.taken))
	f.showThemes()
	f.showContinuation()
	f.content, f.savingForm.texts = f.all, f.texts
	return f
}

// show opens the dialog.
func (f *partnershipForm) show() {
	d := f.d
	title, save := "partnership.new_title", "partnership.make"
	var left fyne.CanvasObject
	if f.start.made {
		title, save = "partnership.edit_title", "action.save"
		left = widgets.NewButton(widgets.ButtonOptions{Danger: true, Label: d.t("partnership.delete"), OnTapped: f.askDelete})
	}
	f.open(f, d.t(title), d.t(save), partnershipWidth, left)
	f.review()
	d.win.Canvas().Focus(f.regions.add)
	f.page.ScrollToTop()
}

// all is what stands in the dialog, to tell whether anything was changed.
func (f *partnershipForm) all() string {
	var texts []string
	for _, field := range f.fields() {
		texts = append(texts, field.Text)
	}
	for _, rows := range []*partRows{f.milestones, f.funding, f.initiatives} {
		texts = append(texts, rows.all())
	}
	return strings.Join(append(texts, fmt.Sprint(f.regions.ids), fmt.Sprint(f.chosen), string(f.goesOn),
		fmt.Sprintf("%+v", f.regions.drafts), fmt.Sprintf("%+v", f.themes)), "\x00")
}

// fields are the fields of the dialog, without those of its rows.
func (f *partnershipForm) fields() []*formField {
	return []*formField{f.summary, f.why, f.stakeholders, f.sources, f.number}
}

// review warns of what is odd but taken.
func (f *partnershipForm) review() {
	n, _ := parseCount(f.number.text())
	odd := n > 0 && f.start.taken[n]
	f.taken.SetText("")
	if odd {
		f.taken.SetText(f.d.t("partnership.number_taken", "number", strconv.Itoa(n)))
	}
	setShown(f.taken, odd)
	f.fit()
}

// showContinuation makes a chip for each way of going on; tapping the one that is on
// leaves it unknown.
func (f *partnershipForm) showContinuation() {
	f.continuation.Objects = nil
	for i, c := range continuations {
		chip := widgets.NewFilterChip(widgets.FilterChipOptions{Label: f.d.t("continuation." + string(c)), On: f.goesOn == c,
			Tip: f.d.t("continuation." + string(c) + ".long"), OnTapped: func() {
				if f.goesOn == c {
					c = ""
				}
				f.goesOn = c
				f.showContinuation()
				f.d.win.Canvas().Focus(f.continuation.Objects[i].(fyne.Focusable))
			}})
		f.continuation.Objects = append(f.continuation.Objects, f.seen(chip))
	}
	f.continuation.Refresh()
}

// askDelete says what hangs on the partnership and asks before it goes.
func (f *partnershipForm) askDelete() {
	f.d.askDeletePartnership(f.id, f.title(), f.close)
}

// title is the partnership by its regions.
func (f *partnershipForm) title() string {
	var names []string
	for _, id := range f.regions.ids {
		names = append(names, f.regions.region(id).Name)
	}
	return strings.Join(names, " – ")
}

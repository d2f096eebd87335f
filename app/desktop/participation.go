package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// participationPage shows who took part: counted once, in tables that hide small
// groups unless the holder of the notebook asks for all.
type participationPage struct {
	d    *desk
	v    *participationData
	root *widgets.Page
	full bool // small groups too, for the holder's eyes

	finding, note, caveat *look.Paragraph
	whom                  *look.Paragraph // of whom the numbers are, and what is hidden
	caveatLine            fyne.CanvasObject
	privacy               *widgets.Segmented // small groups merged, or all
	csv, forget           *widgets.Button
	forgetting            bool // the attendees are being forgotten
	body                  *fyne.Container
	open                  map[string]cardState // how cards were left, by figure
	longer                int                  // minutes chosen for "stayed longer than"
	folder                string               // where the last file went
}

func newParticipationPage(d *desk) page {
	return &participationPage{d: d, open: map[string]cardState{}, longer: -1}
}

func (p *participationPage) object() fyne.CanvasObject {
	if p.root == nil {
		p.build()
	}
	return p.root
}

func (p *participationPage) build() {
	d := p.d
	p.finding = look.Para("", tokens.Body, look.Ink2, 0)
	p.note = look.Para("", tokens.Small, look.Ink3, 0)
	p.whom = look.Para("", tokens.Small, look.Ink3, 0)
	p.caveat = look.Para("", tokens.Small, look.Ink2, 0)
	p.caveatLine = widgets.Row(tokens.Space8, widgets.NewIcon("info", look.Ink2, tokens.IconSmall), widgets.Stretch(p.caveat))
	p.privacy = widgets.NewSegmented([]string{d.t("participation.aggregate", "limit", figures.LeastLimit), d.t("participation.all_groups")}, 0, p.choose)
	p.csv = widgets.NewButton(widgets.ButtonOptions{Label: d.t("participation.csv"), Icon: "download", Small: true, OnTapped: p.saveAll})
	p.forget = widgets.NewButton(widgets.ButtonOptions{Label: d.t("participation.forget"), Danger: true, Small: true, OnTapped: p.askForget})
	for _, control := range []fyne.CanvasObject{p.privacy, p.csv, p.forget} {
		p.keepInSight(control)
	}
	p.body = widgets.Column(tokens.CardGap)
	head := widgets.Column(tokens.Space8,
		widgets.Row(tokens.Space12, widgets.Stretch(look.Para(d.t("page.participation"), tokens.Headline, look.Ink, 1)), p.privacy, p.csv),
		p.finding, p.whom, p.caveatLine)
	p.root = widgets.NewPage(widgets.Pad(tokens.Space20, tokens.PageMargin, tokens.Space24, tokens.PageMargin,
		widgets.Column(tokens.CardGap, head, p.body)))
}

func (p *participationPage) load(r store.Reader, at Route) (func(), error) {
	v, err := readParticipation(r, p.d.book, at.Webinar)
	if err != nil {
		return nil, err
	}
	return func() { p.show(v) }, nil
}

func (p *participationPage) show(v *participationData) {
	another := p.v != nil && p.v.webinar.ID != v.webinar.ID
	if another {
		p.open, p.longer = map[string]cardState{}, -1
	}
	p.v = v
	p.object()
	p.refresh()
	if another {
		p.root.ScrollToTop()
	}
}

// choose merges small groups, or shows all of them.
func (p *participationPage) choose(part int) {
	p.full = part == 1
	p.refresh()
}

func (p *participationPage) refresh() {
	d, v := p.d, p.v
	f, _ := v.of(p.full)
	p.finding.SetText(v.finding(d.book, f))
	p.whom.SetText(p.whomWords(f))
	setShown(p.whom, p.whom.Text() != "")
	p.caveat.SetText(v.caveat)
	setShown(p.caveatLine, v.caveat != "")
	p.privacy.SetParts(d.t("participation.aggregate", "limit", v.limit), d.t("participation.all_groups"))
	if p.full {
		p.privacy.Select(1)
	} else {
		p.privacy.Select(0)
	}
	counted := v.full.HasAttendance && !v.unknown
	setShown(p.privacy, v.full.HasAttendance || v.unknown)
	setShown(p.csv, v.full.HasAttendance || v.unknown)
	var shown, empty []*view
	for _, v := range p.views(p.full) {
		if v.empty != "" {
			empty = append(empty, v)
		} else {
			shown = append(shown, v)
		}
	}
	rows := p.rows(shown)
	if len(empty) > 0 {
		rows = append(rows, p.emptyViews(empty))
	}
	if !counted {
		rows = append([]cardRow{p.emptyRow()}, rows...)
	}
	p.body.Objects = []fyne.CanvasObject{newCardGrid(rows)}
	if foot := p.foot(f); foot != nil {
		p.body.Objects = append(p.body.Objects, foot)
	}
	p.body.Refresh()
	p.root.Update()
}

// views are all charts of the page, in one of the two forms of the figures.
func (p *participationPage) views(full bool) []*view {
	f, programme := p.v.of(full)
	var views []*view
	add := func(more ...*view) { views = append(views, more...) }
	if p.v.unknown {
		if registered := p.v.full.Registrations(p.v.limit); !registered.IsEmpty() {
			add(p.barsView(registered, "country", widgets.BarChartOptions{Dense: true}))
		}
	} else if p.v.full.HasAttendance && !f.Withheld {
		add(p.curveView(f.Present), p.barsView(f.Funnel, "step", widgets.BarChartOptions{}),
			p.countryView(f), p.barsView(f.Group, "group", widgets.BarChartOptions{Over: true}), p.cityView(f),
			p.staysView(f), p.barsView(f.Returning, "group", widgets.BarChartOptions{}))
	}
	if len(f.Stated) > 0 || p.v.full.HasAttendance && !f.Withheld {
		add(p.statedView(f))
	}
	if !f.Device.IsEmpty() {
		add(p.barsView(f.Device, "device", widgets.BarChartOptions{}))
	}
	if !f.MacroRegion.IsEmpty() && len(f.MacroRegion.Categories) > 2 {
		macro := p.barsView(f.MacroRegion, "macro_region", widgets.BarChartOptions{})
		macro.table = placeTable(p.d.book, f.MacroTable, "macro_region")
		add(macro)
	}
	for _, poll := range f.Polls {
		add(p.barsView(poll, "answer", widgets.BarChartOptions{Over: true}))
	}
	add(p.programmeViews(programme)...)
	return views
}

// rows lays views out as cards in three columns: the curve is two wide, what shows
// the whole programme three.
func (p *participationPage) rows(views []*view) []cardRow {
	var rows []cardRow
	var row cardRow
	used := 0
	flush := func() {
		if len(row) == 1 && used == 2 { // alone, it need not be narrow
			row[0].columns = 6
		}
		if len(row) == 2 && used == 4 && row[0].columns == row[1].columns {
			row[0].columns, row[1].columns = 3, 3
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
		row, used = nil, 0
	}
	for _, v := range views {
		cell := cardCell{object: p.card(v), columns: 2}
		switch v.name {
		case "present":
			cell.columns, cell.wide = 4, true
		case "funnel", "city", "stated":
			cell.wide = true
		case "by_webinar", "trend":
			cell.columns, cell.wide = 6, true
		}
		if used+cell.columns > 6 {
			flush()
		}
		row, used = append(row, cell), used+cell.columns
		if used == 6 {
			flush()
		}
	}
	flush()
	return rows
}

// setShown shows or hides an object.
func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// key, letter and keys make the page tell its keys in the help; charts have them
// while the focus is on them.
func (p *participationPage) key(*fyne.KeyEvent) bool { return false }

func (p *participationPage) letter(rune) bool { return false }

func (p *participationPage) keys() []keyHelp {
	return []keyHelp{{"←, →, Home, End", "keys.participation.value"}, {"Enter", "keys.participation.use"}}
}

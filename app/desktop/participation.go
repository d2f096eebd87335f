package desktop

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
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
	caveatLine            fyne.CanvasObject
	privacy               *widgets.FilterChip
	csv                   *widgets.Button
	body                  *fyne.Container
	cards                 map[string]*chartCard
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
	p.caveat = look.Para("", tokens.Small, look.Ink2, 0)
	p.caveatLine = widgets.Row(tokens.Space8, widgets.NewIcon("info", look.Ink2, tokens.IconSmall), widgets.Stretch(p.caveat))
	p.privacy = widgets.NewFilterChip(widgets.FilterChipOptions{Icon: "lock", Tip: d.t("participation.privacy_tip"), OnTapped: p.toggle})
	p.csv = widgets.NewButton(widgets.ButtonOptions{Label: d.t("participation.csv"), Icon: "download", Small: true, OnTapped: p.saveAll})
	p.body = widgets.Column(tokens.CardGap)
	head := widgets.Column(tokens.Space8,
		widgets.Row(tokens.Space12, widgets.Stretch(look.Para(d.t("page.participation"), tokens.Headline, look.Ink, 1)), p.privacy, p.csv),
		p.finding, p.caveatLine)
	p.root = widgets.NewPage(widgets.Pad(tokens.Space20, tokens.PageMargin, tokens.Space24, tokens.PageMargin,
		widgets.Column(tokens.CardGap, head, p.body)))
}

func (p *participationPage) load(r store.Reader, at Route) (func(), error) {
	v, err := readParticipation(r, at.Webinar)
	if err != nil {
		return nil, err
	}
	return func() { p.show(v) }, nil
}

func (p *participationPage) show(v *participationData) {
	if p.v != nil && p.v.webinar.ID != v.webinar.ID {
		p.open, p.longer = map[string]cardState{}, -1
	}
	p.v = v
	p.object()
	p.refresh()
}

// toggle shows small groups, or hides them again.
func (p *participationPage) toggle() {
	p.full = !p.full
	p.refresh()
}

func (p *participationPage) refresh() {
	d, v := p.d, p.v
	f, programme := v.of(p.full)
	p.finding.SetText(v.finding(d.book, f))
	p.caveat.SetText(v.caveat)
	setShown(p.caveatLine, v.caveat != "")
	label := d.t("participation.aggregate", "limit", v.limit)
	if p.full {
		label = d.t("participation.everyone")
	}
	p.privacy.Set(label, p.full)
	counted := v.full.HasAttendance
	setShown(p.privacy, counted)
	setShown(p.csv, counted)
	p.cards = map[string]*chartCard{}
	var rows []cardRow
	if counted {
		rows = p.countedRows(f)
	} else if v.hasWebinar {
		rows = p.emptyRows(f)
	}
	if strip := p.strip(programme); strip != nil {
		rows = append(rows, cardRow{{strip, 1, true}})
	}
	p.body.Objects = []fyne.CanvasObject{newCardGrid(rows)}
	if foot := p.foot(f); foot != nil {
		p.body.Objects = append(p.body.Objects, foot)
	}
	p.body.Refresh()
	p.root.Update()
}

// countedRows are the cards of a webinar whose people were counted.
func (p *participationPage) countedRows(f figures.Figures) []cardRow {
	rows := []cardRow{
		{{p.area(f.Present), 2, true}, {p.bars(f.Funnel, barsOptions{}), 1, true}},
		{{p.bars(f.Country, barsOptions{table: placeTable(p.d, f.CountryTable), about: macroNote(p.d, f), dense: true}), 1.02, false},
			{p.bars(f.Group, barsOptions{}), 1, false}, {p.places(f), 1.12, true}},
		{{p.stays(f), 1, false}, {p.bars(f.Returning, barsOptions{}), 1, false}, {p.stated(f), 1.12, true}},
	}
	var rest cardRow
	if !f.Device.IsEmpty() {
		rest = append(rest, cardCell{p.bars(f.Device, barsOptions{}), 1, false})
	}
	if !f.MacroRegion.IsEmpty() && len(f.MacroRegion.Categories) > 2 {
		rest = append(rest, cardCell{p.bars(f.MacroRegion, barsOptions{table: placeTable(p.d, f.MacroTable)}), 1, false})
	}
	for _, poll := range f.Polls {
		rest = append(rest, cardCell{p.bars(poll, barsOptions{}), 1, false})
	}
	for part := range slices.Chunk(rest, 2) {
		rows = append(rows, cardRow(part))
	}
	return rows
}

// emptyRows are the cards of a webinar of which totals are known at most.
func (p *participationPage) emptyRows(f figures.Figures) []cardRow {
	d := p.d
	hint := look.Para(d.t("participation.empty"), tokens.Body, look.Ink2, 0)
	parts := []fyne.CanvasObject{hint}
	parts = append(parts, look.Para(d.t("participation.reads"), tokens.Small, look.Ink3, 0))
	row := cardRow{{widgets.NewCard(widgets.CardOptions{Title: d.t("participation.empty_title"), Content: widgets.Column(tokens.Space12, parts...)}), 1, false}}
	if len(f.Stated) > 0 {
		row = append(row, cardCell{p.stated(f), 1, false})
	}
	rows := []cardRow{row}
	var polls cardRow
	for _, poll := range f.Polls {
		polls = append(polls, cardCell{p.bars(poll, barsOptions{}), 1, false})
	}
	for part := range slices.Chunk(polls, 2) {
		rows = append(rows, cardRow(part))
	}
	return rows
}

// foot says how people were told apart, and offers to forget them.
func (p *participationPage) foot(f figures.Figures) fyne.CanvasObject {
	d, v := p.d, p.v
	var lines []string
	if v.full.HasAttendance {
		lines = append(lines, d.t("participation.once"))
		if note := d.book.Msg(f.IdentityNote); note != "" {
			lines = append(lines, note+".")
		}
		if v.full.OpenStays > 0 && p.full {
			lines = append(lines, d.t("participation.open", "count", v.full.OpenStays))
		}
	}
	if v.forgotten {
		lines = append(lines, d.t("participation.forgotten"))
	}
	if len(lines) == 0 {
		return nil
	}
	text := ""
	for _, l := range lines {
		if text != "" {
			text += " "
		}
		text += l
	}
	p.note.SetText(text)
	return p.note
}

// setShown shows or hides an object.
func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// macroNote says how many people of the two shores there are.
func macroNote(d *desk, f figures.Figures) string {
	var parts []string
	for _, line := range f.MacroTable {
		if len(parts) < 2 && !line.Merged && (line.Tone == figure.ToneEurope || line.Tone == figure.ToneLatinAmerica) {
			parts = append(parts, d.book.Msg(line.Name)+" "+d.book.Number(line.Attended))
		}
	}
	return joinDots(parts)
}

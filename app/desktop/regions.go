package desktop

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// regionsPage shows the regions as cards, in pairs or by name, and one of them
// in a pane.
type regionsPage struct {
	d    *desk
	root *block

	title, subtitle, shown *look.Paragraph
	bar                    fyne.CanvasObject // order, themes, how many are shown
	add                    *widgets.Button   // makes a partnership
	begin                  *fyne.Container   // ways on where there is no region
	toWebinar              *widgets.Button   // to choose partnerships that are there
	order                  *widgets.Segmented
	filters                *fyne.Container
	grid                   *pairGrid
	scroll                 *widgets.Page
	pane                   *regionPane

	data    *regionsData
	themes  []store.ID // filter; none: all
	byName  bool
	visited bool
	cards   map[store.ID]*widgets.RegionCard // on the page now
	about   store.ID                         // the region that the pane showed last
}

func newRegionsPage(d *desk) page { return &regionsPage{d: d} }

func (p *regionsPage) object() fyne.CanvasObject {
	if p.root == nil {
		p.build()
	}
	return p.root
}

func (p *regionsPage) build() {
	d := p.d
	p.title = look.Label(d.t("regions.title"), tokens.Headline, look.Ink)
	p.subtitle = look.Para("", tokens.Body, look.Ink2, 2)
	p.shown = look.Label("", tokens.Small, look.Ink3)
	p.order = widgets.NewSegmented([]string{d.t("regions.pairs"), d.t("regions.az")}, 0, func(i int) {
		p.byName = i == 1
		p.arrange()
	})
	p.filters = widgets.Wrap(tokens.Space8)
	p.grid = newPairGrid()
	p.pane = newRegionPane(d, p.closePane)
	p.add = widgets.NewButton(widgets.ButtonOptions{Label: d.t("partnership.add"), Icon: "add", OnTapped: d.askPartnership})
	first := widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("partnership.add"), Icon: "add", Shortcut: "Ctrl Shift P", OnTapped: d.askPartnership})
	p.toWebinar = widgets.NewButton(widgets.ButtonOptions{Label: d.t("webinar.edit"), Icon: "edit", OnTapped: d.editWebinar})
	p.begin = widgets.Wrap(tokens.Space8, first, p.toWebinar)
	p.bar = widgets.Row(tokens.Space12, p.order, widgets.Stretch(p.filters), p.shown)
	p.scroll = widgets.NewPage(widgets.Pad(tokens.Space24, tokens.PageMargin, tokens.Space32, tokens.PageMargin,
		widgets.Column(tokens.Space16, widgets.Row(tokens.Space12, p.title, widgets.Stretch(p.subtitle), p.add), p.bar, p.grid.block, p.begin)))
	p.root = newBlock(func(float32) float32 { return 0 }, p.layOut, p.scroll, p.pane.block)
	p.pane.Hide()
}

// layOut puts the pane beside the cards, or over them where the window is
// narrow.
func (p *regionsPage) layOut(size fyne.Size) {
	cards := size.Width
	if p.pane.Visible() && !p.sheet() {
		cards -= paneWidth
	}
	put(p.scroll, 0, 0, cards, size.Height)
	put(p.pane.block, size.Width-paneWidth, 0, paneWidth, size.Height)
}

// sheet tells whether the pane stands over the cards.
func (p *regionsPage) sheet() bool { return p.d.win.Canvas().Size().Width < tokens.ColumnBreak }

func (p *regionsPage) load(r store.Reader, at Route) (func(), error) {
	v, err := readRegions(r, p.d.book, at)
	if err != nil {
		return nil, err
	}
	return func() { p.show(v, at) }, nil
}

func (p *regionsPage) show(v *regionsData, at Route) {
	p.object()
	p.data = v
	p.themes = slices.DeleteFunc(p.themes, func(id store.ID) bool {
		return !slices.ContainsFunc(v.themes, func(t themeRef) bool { return t.id == id })
	})
	p.subtitle.SetText(v.subtitle)
	setShown(p.bar, len(v.cards) > 0) // nothing to put in order
	setShown(p.add, len(v.cards) > 0 && !p.d.readOnly())
	setShown(p.begin, len(v.cards) == 0 && !p.d.readOnly())
	setShown(p.toWebinar, !at.Webinar.IsZero())
	p.arrange()
	p.showPane()
	if first := p.firstCard(); !p.visited && at.Record.IsZero() && !first.IsZero() && !p.sheet() {
		p.visited = true
		p.d.choose(Route{Page: Regions, Record: first})
	}
	p.visited = true
}

// showPane opens the pane on the selected region, or closes it.
func (p *regionsPage) showPane() {
	was := p.pane.Visible()
	if p.data.selected == nil {
		p.pane.Hide()
	} else {
		p.pane.show(p.data)
		p.pane.Show()
	}
	p.root.Refresh()
	p.followSheet(was)
}

// followSheet moves the cursor of the keyboard into a pane that opens over the
// cards, which it covers, and back to the card it was about.
func (p *regionsPage) followSheet(was bool) {
	open, canvas := p.pane.Visible(), p.d.win.Canvas()
	onScreen := len(p.d.shell.area.Objects) == 1 && p.d.shell.area.Objects[0] == fyne.CanvasObject(p.root)
	if open {
		p.about = p.data.selected.region.ID
	}
	switch {
	case !p.sheet() || open == was || !onScreen:
	case open:
		canvas.Focus(p.pane.close)
	default:
		if card := p.cards[p.about]; card != nil {
			canvas.Focus(card)
		}
	}
}

// arrange makes the cards for the present filter and order.
func (p *regionsPage) arrange() {
	v := p.data
	if v == nil {
		return
	}
	p.showFilters()
	p.cards = map[store.ID]*widgets.RegionCard{}
	kept := func(id store.ID) bool { return !id.IsZero() && p.passes(v.cards[id]) }
	shown := 0
	var rows []gridRow
	if p.byName {
		var row gridRow
		for _, id := range v.byName {
			if !kept(id) {
				continue
			}
			shown++
			if row.left == nil {
				row.left = p.card(id)
				continue
			}
			row.right = p.card(id)
			rows, row = append(rows, row), gridRow{}
		}
		if row.left != nil {
			rows = append(rows, row)
		}
	} else {
		for _, pair := range v.rows {
			if !kept(pair.left) && !kept(pair.right) {
				continue
			}
			// A pair stays whole: one region without its partner says nothing.
			row := gridRow{left: p.card(pair.left)}
			shown++
			if !pair.right.IsZero() {
				row.right = p.card(pair.right)
				shown++
			}
			if pair.number > 0 && row.right != nil {
				row.link = widgets.NewPairLink(pair.number, string(v.cards[pair.left].macro), string(v.cards[pair.right].macro))
			}
			rows = append(rows, row)
		}
	}
	p.shown.SetText(p.d.t("regions.shown", "shown", shown, "count", len(v.cards)))
	p.grid.show(p.heads(), rows, p.emptyText())
	p.scroll.Update()
}

// heads are the headings of the columns.
func (p *regionsPage) heads() []fyne.CanvasObject {
	if p.byName || p.data.heads[0] == "" {
		return nil
	}
	var heads []fyne.CanvasObject
	for _, m := range p.data.heads {
		heads = append(heads, look.Para(p.d.t("macro."+string(m)+".short"), tokens.SmallBold, look.FamilyText(string(m)), 1))
	}
	return heads
}

func (p *regionsPage) emptyText() string {
	if len(p.data.cards) == 0 {
		return p.d.t("regions.none")
	}
	return p.d.t("regions.none_match")
}

// passes tells whether a region has one of the chosen themes.
func (p *regionsPage) passes(c regionCard) bool {
	return len(p.themes) == 0 || slices.ContainsFunc(c.themes, func(t themeRef) bool { return slices.Contains(p.themes, t.id) })
}

// showFilters makes a chip that lists the themes, and one for each chosen theme
// that takes it off again.
func (p *regionsPage) showFilters() {
	p.filters.Objects = nil
	if len(p.data.themes) > 0 {
		var all *widgets.FilterChip
		all = widgets.NewFilterChip(widgets.FilterChipOptions{Icon: "filter_list", Label: p.d.t("word.theme"), Choices: true,
			OnTapped: func() { p.chooseThemes(all) }})
		p.filters.Objects = append(p.filters.Objects, all)
	}
	for _, t := range p.data.themes {
		if slices.Contains(p.themes, t.id) {
			p.filters.Objects = append(p.filters.Objects, widgets.NewFilterChip(widgets.FilterChipOptions{
				Icon: t.icon, Label: t.name, On: true, Tip: p.d.t("regions.clear"), OnTapped: func() { p.toggle(t.id) }}))
		}
	}
	p.filters.Refresh()
}

// chooseThemes lists the themes under the chip.
func (p *regionsPage) chooseThemes(under fyne.CanvasObject) {
	menu := fyne.NewMenu("")
	for _, t := range p.data.themes {
		item := fyne.NewMenuItem(t.name, func() { p.toggle(t.id) })
		item.Checked, item.Icon = slices.Contains(p.themes, t.id), look.Icon(t.icon, look.Ink2)
		menu.Items = append(menu.Items, item)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	widget.ShowPopUpMenuAtPosition(menu, p.d.win.Canvas(), at.AddXY(0, tokens.FilterChipHeight+tokens.Space4))
}

func (p *regionsPage) toggle(theme store.ID) {
	if i := slices.Index(p.themes, theme); i >= 0 {
		p.themes = slices.Delete(p.themes, i, i+1)
	} else {
		p.themes = append(p.themes, theme)
	}
	p.arrange()
}

// card makes the card of a region.
func (p *regionsPage) card(id store.ID) *widgets.RegionCard {
	v, d := p.data, p.d
	c := v.cards[id]
	o := widgets.RegionCardOptions{
		Country: c.country, CountryName: d.book.Country(c.country), Name: c.name, Macro: string(c.macro), Text: c.profile,
		CountIcon: "lesson", Count: d.book.Number(c.lessons), CountNoun: d.t("kind.lesson.noun", "count", c.lessons),
		Selected: v.selected != nil && v.selected.region.ID == id,
		OnTapped: func() { d.choose(Route{Page: Regions, Record: id}) },
	}
	o.Themes = fitThemes(c.themes, tokens.RegionCardWidth-2*tokens.Space16)
	if v.counted && v.most > 0 {
		o.BarLabel, o.BarValue = d.from(c.capital), d.t("regions.share", "count", c.participants, "total", v.attended)
		o.BarShare = float64(c.participants) / float64(v.most)
	}
	made := widgets.NewRegionCard(o)
	p.cards[id] = made
	return made
}

// from says whom the participants of a region are: attendance knows cities, so
// they are those of its capital where it has one.
func (d *desk) from(capital string) string {
	if capital == "" {
		return d.t("regions.participants")
	}
	return d.t("regions.from", "city", capital)
}

func (p *regionsPage) firstCard() store.ID {
	if len(p.data.rows) == 0 {
		return store.ID{}
	}
	return p.data.rows[0].left
}

// closePane takes the pane away.
func (p *regionsPage) closePane() { p.d.choose(Route{Page: Regions}) }

// key moves between the cards and closes the pane.
func (p *regionsPage) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		if p.data == nil || p.data.selected == nil {
			return false
		}
		p.closePane()
	case fyne.KeyLeft:
		p.grid.moveFocus(p.d.win.Canvas(), 0, -1)
	case fyne.KeyRight:
		p.grid.moveFocus(p.d.win.Canvas(), 0, 1)
	case fyne.KeyUp:
		p.grid.moveFocus(p.d.win.Canvas(), -1, 0)
	case fyne.KeyDown:
		p.grid.moveFocus(p.d.win.Canvas(), 1, 0)
	default:
		return false
	}
	return true
}

// showsNote tells whether a note or a next step is in the open pane.
func (p *regionsPage) showsNote(id store.ID) bool {
	if p.data == nil || p.data.selected == nil {
		return false
	}
	open := p.data.selected
	return slices.ContainsFunc(open.steps, func(s stepRow) bool { return s.id == id }) ||
		slices.ContainsFunc(open.notes, func(n recentNote) bool { return n.id == id })
}

// letter edits the region of the pane with E.
func (p *regionsPage) letter(r rune) bool {
	if r != 'e' && r != 'E' || p.data == nil || p.data.selected == nil || p.d.readOnly() {
		return false
	}
	p.d.editRegion(p.data.selected.region.ID)
	return true
}

func (p *regionsPage) keys() []keyHelp {
	return []keyHelp{{"←→↑↓", "keys.regions.move"}, {"Enter", "keys.regions.open"}, {"E", "keys.regions.edit"}, {"Esc", "keys.regions.close"}}
}

// fitThemes are the chips that fit on one line of a width; the last counts the
// themes that do not.
func fitThemes(themes []themeRef, width float32) []widgets.ThemeLabel {
	const icon, pad = 20, 20
	room, fit := width, 0
	for i, t := range themes {
		rest := float32(0)
		if i < len(themes)-1 {
			rest = tokens.Space8 + pad + look.Width("+9", tokens.Caption)
		}
		if need := pad + icon + look.Width(t.name, tokens.Caption); need+rest <= room {
			fit, room = i+1, room-need-tokens.Space8
			continue
		}
		break
	}
	var labels []widgets.ThemeLabel
	for _, t := range themes[:fit] {
		labels = append(labels, t.label())
	}
	if rest := len(themes) - fit; rest > 0 {
		labels = append(labels, widgets.ThemeLabel{Label: "+" + strconv.Itoa(rest)})
	}
	return labels
}

// label is a theme for cards and chips: its token, or its icon where the theme
// is not one of the five that have colours.
func (t themeRef) label() widgets.ThemeLabel {
	if t.icon == "" || tokens.ThemeIcons[t.token] == t.icon {
		return widgets.ThemeLabel{Theme: t.token, Label: t.name}
	}
	return widgets.ThemeLabel{Theme: t.icon, Label: t.name}
}

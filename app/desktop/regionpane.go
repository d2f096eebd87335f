package desktop

import (
	"net/url"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// paneWidth is the width of the pane of a region.
const paneWidth float32 = 424

// regionPane is what is known of one region.
type regionPane struct {
	*block
	d       *desk
	back    *themed
	rule    fyne.CanvasObject
	content *fyne.Container
	scroll  *widgets.Page
	close   *widgets.Button
	edit    *widgets.Button
	region  store.ID
}

func newRegionPane(d *desk, closed func()) *regionPane {
	p := &regionPane{d: d, back: themedBox(look.Surface, "", 0), rule: themedLine(), content: widgets.Column(0)}
	p.close = widgets.IconButton("close", d.t("regions.close"), closed)
	p.edit = widgets.IconButton("edit_note", d.t("region.edit"), func() { d.editRegion(p.region) })
	p.scroll = widgets.NewPage(widgets.Pad(tokens.Space24, tokens.CardPadX+tokens.Space8, tokens.Space32, tokens.CardPadX+tokens.Space8, p.content))
	p.block = newBlock(func(float32) float32 { return 0 }, p.layOut, p.back, p.rule, p.scroll, p.edit, p.close)
	return p
}

func (p *regionPane) layOut(size fyne.Size) {
	put(p.back, 0, 0, size.Width, size.Height)
	put(p.rule, 0, 0, tokens.LineWidth, size.Height)
	put(p.scroll, tokens.LineWidth, 0, size.Width-tokens.LineWidth, size.Height)
	put(p.edit, size.Width-2*tokens.IconButton-tokens.Space24-tokens.Space4, tokens.Space20, tokens.IconButton, tokens.IconButton)
	put(p.close, size.Width-tokens.IconButton-tokens.Space24, tokens.Space20, tokens.IconButton, tokens.IconButton)
}

// show fills the pane.
func (p *regionPane) show(v *regionsData) {
	d := v.selected
	r := d.region
	p.region = r.ID
	setShown(p.edit, !p.d.readOnly())
	country := widgets.Row(tokens.Space8, widgets.NewFlagIcon(r.Country),
		widgets.Stretch(look.Para(p.d.book.Country(r.Country), tokens.Small, look.Ink2, 1)), gapBeside(2*tokens.IconButton+tokens.Space4))
	parts := []fyne.CanvasObject{country, space(tokens.Space4),
		look.Para(r.Name, tokens.Headline, look.FamilyText(string(r.MacroRegion)), 3)}
	if r.Profile != "" {
		parts = append(parts, space(tokens.Space4), look.Para(r.Profile, tokens.Body, look.Ink2, 0))
	}
	parts = append(parts, space(tokens.Space16), p.facts(v))
	for _, card := range d.partnerships {
		parts = append(parts, space(tokens.Space16), p.partnership(card, r.ID))
		if !p.d.readOnly() {
			edit := widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Icon: "edit", Label: p.d.t("partnership.edit"), Small: true,
				OnTapped: func() { p.d.editPartnership(card.id) }})
			parts = append(parts, space(tokens.Space4), widgets.Row(0, edit))
		}
	}
	parts = append(parts, p.notes(d)...)
	parts = append(parts, p.steps(d)...)
	parts = append(parts, p.sources(r)...)
	p.content.Objects = parts
	p.content.Refresh()
	p.scroll.Update()
	p.Refresh()
}

// gapBeside is room at the end of a row.
func gapBeside(width float32) fyne.CanvasObject {
	t := themedBox("", "", 0)
	t.least = fyne.NewSize(width, 0)
	return t
}

// facts are the names and numbers of a region that are known.
func (p *regionPane) facts(v *regionsData) fyne.CanvasObject {
	r, t := v.selected.region, p.d.t
	var rows []fyne.CanvasObject
	add := func(key, value string) {
		if value != "" {
			rows = append(rows, fact(t(key), value))
		}
	}
	if r.OfficialName != r.Name {
		add("regions.official", r.OfficialName)
	}
	add("regions.aliases", strings.Join(r.Aliases, ", "))
	add("regions.capital", r.Capital)
	if v.counted {
		key := "regions.attended_from" // attendance knows cities, not regions
		if r.Capital == "" {
			key = "regions.attended"
		}
		add("regions.participants", t(key, "count", v.selected.attended, "total", v.attended, "city", r.Capital))
	}
	return widgets.Column(tokens.RowGap, rows...)
}

// factName is the width of the names of facts.
const factName float32 = 116

// fact is a name and a value on one line, or more where the value wraps.
func fact(name, value string) fyne.CanvasObject {
	n, v := look.Para(name, tokens.Small, look.Ink3, 2), look.Para(value, tokens.Small, look.Ink, 0)
	return newBlock(func(width float32) float32 {
		return max(n.HeightFor(factName), v.HeightFor(width-factName))
	}, func(size fyne.Size) {
		put(n, 0, 0, factName-tokens.Space8, size.Height)
		put(v, factName, 0, size.Width-factName, size.Height)
	}, n, v)
}

// partnership is the box of a partnership the region belongs to; it leads to the
// next region of the partnership.
func (p *regionPane) partnership(c partnershipData, from store.ID) fyne.CanvasObject {
	names := []fyne.CanvasObject{look.Para(p.d.t("regions.partnership", "number", c.number), tokens.Caption, look.Ink3, 1)}
	next, spoken := from, []string{}
	for i, r := range c.regions {
		if r.id == from {
			next = c.regions[(i+1)%len(c.regions)].id
		}
		spoken = append(spoken, r.name)
		names = append(names, widgets.Row(tokens.Space8, widgets.NewFlagIcon(r.country),
			widgets.Stretch(look.Para(r.name, tokens.BodyBold, look.FamilyText(string(r.macro)), 2))))
	}
	why := c.why
	if why == "" {
		key := "continuation.unknown.long"
		if c.goesOn != "" {
			key = "continuation." + string(c.goesOn) + ".long"
		}
		why = p.d.t(key)
	}
	names = append(names, look.Para(why, tokens.Small, look.Ink2, 0))
	inner := widgets.Inset(tokens.Space16, tokens.Space12, widgets.Row(tokens.Space8,
		widgets.Stretch(widgets.Column(tokens.Space4, names...)), widgets.NewIcon("chevron_right", look.Ink2, tokens.IconSize)))
	return newPress(pressOptions{content: inner, fill: look.Sunken, radius: tokens.RadiusControl, name: joinDots(spoken),
		tapped: func() { p.d.choose(Route{Page: Regions, Record: next}) }})
}

// section is a heading of the pane.
func section(title string, count int, book *words.Book) fyne.CanvasObject {
	head := []fyne.CanvasObject{look.Label(title, tokens.BodyBold, look.Ink)}
	if count > 0 {
		head = append(head, look.Label(book.Number(count), tokens.Small, look.Ink3))
	}
	return widgets.Row(tokens.Space8, head...)
}

// notes lists the notes about the region; a tap opens one.
func (p *regionPane) notes(d *regionDetail) []fyne.CanvasObject {
	parts := []fyne.CanvasObject{space(tokens.Space24), section(p.d.t("regions.notes"), len(d.notes), p.d.book), space(tokens.Space8)}
	if len(d.notes) == 0 {
		return append(parts, look.Para(p.d.t("regions.no_notes"), tokens.Small, look.Ink3, 0))
	}
	for i, n := range d.notes {
		if i > 0 {
			parts = append(parts, themedLine())
		}
		parts = append(parts, p.noteRow(n))
	}
	return parts
}

// noteRow is one note: icon of its kind, title, time code.
func (p *regionPane) noteRow(n recentNote) fyne.CanvasObject {
	icon := widgets.NewIcon(string(n.kind), look.Ink2, 18)
	title, mark := look.Para(n.title, tokens.Small, look.Ink, 3), look.Label(n.mark, tokens.TimeCode, look.Ink3)
	row := sideBySide(icon, title, mark)
	open := func() {
		p.d.open(Route{Page: Notes, Record: n.id})
	}
	return newPress(pressOptions{content: row, name: p.d.t("kind."+string(n.kind)) + ": " + n.title, tapped: open, radius: tokens.RadiusKey})
}

// sideBySide is a row of the pane: a mark of 20, text that wraps, and a label.
func sideBySide(mark, text, label fyne.CanvasObject) *block {
	const left = tokens.IconSize + tokens.Space8
	room := func(width float32) float32 {
		end := label.MinSize().Width
		if end > 0 {
			end += tokens.Space12
		}
		return max(40, width-left-end)
	}
	return newBlock(func(width float32) float32 {
		return max(tokens.IconSize, widgets.HeightFor(text, room(width))) + 2*tokens.Space8
	}, func(size fyne.Size) {
		end := label.MinSize()
		put(mark, 0, tokens.Space8, tokens.IconSize, 18)
		put(text, left, tokens.Space8, room(size.Width), size.Height-2*tokens.Space8)
		put(label, size.Width-end.Width, tokens.Space8+1, end.Width, end.Height)
	}, mark, text, label)
}

// steps lists the next steps with their boxes.
func (p *regionPane) steps(d *regionDetail) []fyne.CanvasObject {
	if len(d.steps) == 0 {
		return nil
	}
	parts := []fyne.CanvasObject{space(tokens.Space24), section(p.d.t("regions.next_steps"), len(d.steps), p.d.book), space(tokens.Space8)}
	for i, s := range d.steps {
		if i > 0 {
			parts = append(parts, themedLine())
		}
		parts = append(parts, p.stepRow(s))
	}
	return parts
}

// stepRow is one next step; a tap on it ticks its box, which can be undone.
func (p *regionPane) stepRow(s stepRow) fyne.CanvasObject {
	icon, colour, ink, end := "check_off", look.Ink2, look.Ink, s.due
	if s.done {
		icon, colour, ink, end = "check_on", look.Accent, look.Ink3, p.d.t("regions.done")
	}
	row := sideBySide(widgets.NewIcon(icon, colour, tokens.IconSize), look.Para(s.title, tokens.Small, ink, 3), look.Label(end, tokens.Small, look.Ink3))
	return newPress(pressOptions{content: row, name: s.title, radius: tokens.RadiusKey, tapped: func() { p.d.setDone(s.id, !s.done) }})
}

// setDone ticks a next step off, or not.
func (d *desk) setDone(id store.ID, done bool) {
	step := "step.note.undone"
	if done {
		step = "step.note.done"
	}
	if d.readOnly() {
		d.complain(saying("error.read_only"))
		return
	}
	d.edit(step, func(tx *store.Tx) error {
		n, err := store.Get[store.Note](tx, id)
		if err != nil {
			return err
		}
		n.Done = done
		return store.Put(tx, &n)
	})
}

// sources are links to where the facts come from.
func (p *regionPane) sources(r store.Region) []fyne.CanvasObject {
	if len(r.Sources) == 0 {
		return nil
	}
	parts := []fyne.CanvasObject{space(tokens.Space24), section(p.d.t("regions.sources"), 0, p.d.book), space(tokens.Space4)}
	for _, s := range r.Sources {
		row := widgets.Row(tokens.Space8, widgets.NewIcon("open_in_new", look.Accent, tokens.IconSmall),
			widgets.Stretch(look.Para(linkName(s), tokens.Small, look.Accent, 1)))
		parts = append(parts, newPress(pressOptions{content: widgets.Inset(0, tokens.Space4, row), name: s,
			radius: tokens.RadiusKey, tapped: func() { p.d.openLink(s) }}))
	}
	return parts
}

// linkName is a link as a person reads it: without its scheme.
func linkName(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Host == "" {
		return link
	}
	return strings.TrimSuffix(strings.TrimPrefix(u.Host, "www.")+u.Path, "/")
}

// openLink opens a web page in the person's browser. Nothing but web pages: a
// link comes from a file that may not be one's own.
func (d *desk) openLink(link string) {
	u, err := url.Parse(link)
	if err == nil && (u.Scheme == "https" || u.Scheme == "http") {
		err = d.app.OpenURL(u)
	} else {
		err = saying("error.link", "url", link)
	}
	if err != nil {
		d.complain(saying("error.link", "url", link))
	}
}

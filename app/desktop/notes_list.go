package desktop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// The heights of the list's head and foot; the editor's head is as high.
const (
	columnHead float32 = 68
	columnFoot float32 = 52
)

// notesListColumn is the list with what stands above and below it.
type notesListColumn struct {
	p    *notesPage
	root *fyne.Container

	count *look.Paragraph
	sort  *widgets.Button
	fresh *widgets.Button
	chips *fyne.Container
	body  *fyne.Container
	rows  *noteList
	foot  *look.Paragraph
}

func newNotesListColumn(p *notesPage) *notesListColumn {
	d := p.d
	c := &notesListColumn{
		p: p, count: look.Label("", tokens.Caption, look.Ink3), foot: look.Label("", tokens.Caption, look.Ink3),
		chips: widgets.Wrap(tokens.Space8), body: container.NewStack(),
	}
	c.sort = widgets.IconButton("swap_vert", d.t("notes.sort"), c.askOrder)
	c.fresh = widgets.NewButton(widgets.ButtonOptions{
		Rank: widgets.Primary, Label: d.t("notes.new"), Icon: "add", Small: true, Tip: d.t("notes.new.tip"), OnTapped: p.newNote,
	})
	if d.readOnly() {
		c.fresh.Hide()
	}
	c.rows = newNoteList(func() int { return len(p.shown) }, c.row)
	c.rows.OnSelected = func(i int) {
		c.rows.UnselectAll()
		p.open(i)
	}
	c.rows.onKey = p.d.typedKey
	c.rows.onLetter = func(r rune) { p.letter(r) }
	title := look.Label(d.t("word.notes"), tokens.Title, look.Ink)
	head := widgets.Row(tokens.Space8, widgets.Stretch(widgets.Column(0, title, c.count)), c.sort, c.fresh)
	top := container.New(&headLayout{}, widgets.Inset(tokens.Space20, 0, head))
	footer := widgets.Row(6, widgets.Stretch(c.foot), keyCap("J"), keyCap("K"),
		look.Label(d.t("notes.foot.move"), tokens.Caption, look.Ink3), space2(6), keyCap("E"),
		look.Label(d.t("notes.foot.edit"), tokens.Caption, look.Ink3))
	c.root = container.New(&listColumnLayout{}, top, themedBox(look.Line, "", 0),
		widgets.Inset(tokens.Space20, tokens.Space12, c.chips), c.body, themedBox(look.Line, "", 0),
		widgets.Pad(0, tokens.Space20, 0, tokens.Space20, footer))
	c.chips.Hide()
	return c
}

// headLayout centres one object in a head's height.
type headLayout struct{}

// MinSize is the height of a head.
func (headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, columnHead)
}

// Layout gives the object the width.
func (headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := widgets.HeightFor(objects[0], size.Width)
	put(objects[0], 0, floor((size.Height-height)/2), size.Width, height)
}

// listColumnLayout stacks head, rule, chips, list, rule and foot.
type listColumnLayout struct{}

// MinSize lets the page decide.
func (listColumnLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout gives the list what the others leave.
func (listColumnLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], 0, 0, size.Width, columnHead)
	put(o[1], 0, columnHead-1, size.Width, 1)
	y := columnHead
	if chips := o[2].(*fyne.Container).Objects[0]; chips.Visible() {
		height := widgets.HeightFor(o[2], size.Width)
		put(o[2], 0, y, size.Width, height)
		y += height
	}
	put(o[3], 0, y, size.Width, max(0, size.Height-y-columnFoot))
	put(o[4], 0, size.Height-columnFoot, size.Width, 1)
	height := widgets.HeightFor(o[5], size.Width)
	put(o[5], 0, size.Height-columnFoot+floor((columnFoot-height)/2), size.Width, height)
}

// space2 is emptiness of a width.
func space2(width float32) fyne.CanvasObject {
	s := space(0)
	return container.New(fixedWidth(width), s)
}

// refresh brings all of the column up to date.
func (c *notesListColumn) refresh() {
	p, d := c.p, c.p.d
	all := p.counts.any(facetKind)
	switch {
	case p.narrowed():
		total := 0
		for i := range p.snap.notes {
			if n := &p.snap.notes[i]; p.everyone || n.Webinar.IsZero() || n.Webinar == p.snap.at.Webinar {
				total++
			}
		}
		c.count.SetText(d.t("notes.count.of", "shown", len(p.shown), "count", total))
	default:
		lessons := p.counts.of(facetKind, string(store.Lesson))
		text := d.t("count.note", "count", all)
		if all > 1 && lessons > 0 {
			text = d.t("notes.count", "notes", text, "lessons", lessons, "count", lessons)
		}
		c.count.SetText(text)
	}
	c.foot.SetText(c.footText())
	c.showChips()
	c.showBody()
	c.refreshRows()
	c.root.Refresh()
}

// footText says what the list shows.
func (c *notesListColumn) footText() string {
	parts := []string{c.p.d.t("count.note", "count", len(c.p.shown))}
	if id, err := store.ParseID(c.p.filter.values[facetPartnership]); err == nil {
		if partnership, ok := c.p.snap.partnership(id); ok {
			parts = append(parts, c.p.snap.partnershipName(partnership))
		}
	}
	return strings.Join(parts, ", ")
}

// showChips shows what is selected as chips that can be closed.
func (c *notesListColumn) showChips() {
	p, d := c.p, c.p.d
	c.chips.Objects = nil
	add := func(label string, clear func()) {
		c.chips.Objects = append(c.chips.Objects, widgets.NewFilterChip(widgets.FilterChipOptions{
			Label: label, On: true, Tip: d.t("notes.chip.remove"), OnTapped: clear,
		}))
	}
	if p.query != "" {
		add("“"+p.query+"”", func() { p.clearSearch(); p.refilter(); p.follow() })
	}
	for _, item := range p.facetItems() {
		if !item.heading && item.selected && item.value != "" && item.facet != facetWebinar {
			add(item.label, func() { p.selectFacet(item) })
		}
	}
	setVisible(c.chips, len(c.chips.Objects) > 0)
	c.chips.Refresh()
}

// showBody shows the rows, or why there are none with a way on.
func (c *notesListColumn) showBody() {
	p, d := c.p, c.p.d
	var body fyne.CanvasObject
	switch {
	case len(p.shown) > 0:
		if len(c.body.Objects) == 1 {
			if _, ok := c.body.Objects[0].(*container.ThemeOverride); ok {
				return
			}
		}
		body = container.NewThemeOverride(c.rows, &fieldTheme{
			sizes: map[fyne.ThemeSizeName]float32{theme.SizeNamePadding: 0},
			none:  map[fyne.ThemeColorName]bool{theme.ColorNameHover: true, theme.ColorNameSelection: true, theme.ColorNameShadow: true},
		})
	case len(p.snap.notes) == 0 && d.readOnly():
		body = c.nothing(d.t("notes.none"), "")
	case len(p.snap.notes) == 0:
		body = c.nothing(d.t("notes.none"), d.t("notes.none.line"), c.begin())
	case !p.narrowed():
		body = c.noneHere()
	case p.query != "":
		body = c.nothing(d.t("notes.nothing_found", "query", p.query), d.t("notes.nothing_found.line"),
			widgets.NewButton(widgets.ButtonOptions{Label: d.t("notes.show_all"), OnTapped: p.showAll}))
	default:
		body = c.nothing(d.t("notes.nothing_here"), d.t("notes.nothing_here.line"),
			widgets.NewButton(widgets.ButtonOptions{Label: d.t("notes.show_all"), OnTapped: p.showAll}))
	}
	c.body.Objects = []fyne.CanvasObject{body}
	c.body.Refresh()
}

// begin is a button that makes a note.
func (c *notesListColumn) begin() fyne.CanvasObject { return newNoteButton(c.p.d, c.p.newNote) }

// noneHere says that only other webinars have notes.
func (c *notesListColumn) noneHere() fyne.CanvasObject {
	d, line := c.p.d, ""
	ways := []fyne.CanvasObject{widgets.NewButton(widgets.ButtonOptions{Label: d.t("notes.show_all"), OnTapped: c.p.showAll})}
	if !d.readOnly() {
		line = d.t("notes.none.line")
		ways = append([]fyne.CanvasObject{c.begin()}, ways...)
	}
	return c.nothing(d.t("notes.none_here"), line, ways...)
}

// nothing says why the list is empty.
func (c *notesListColumn) nothing(title, line string, ways ...fyne.CanvasObject) fyne.CanvasObject {
	parts := []fyne.CanvasObject{look.Para(title, tokens.Subtitle, look.Ink, 0)}
	if line != "" {
		parts = append(parts, look.Para(line, tokens.Body, look.Ink2, 0))
	}
	if len(ways) > 0 {
		parts = append(parts, widgets.Wrap(tokens.Space8, ways...))
	}
	return widgets.Inset(tokens.Space20, tokens.Space24, widgets.Column(tokens.Space12, parts...))
}

func (c *notesListColumn) refreshRows() { c.rows.Refresh() }

// reveal scrolls to the selected row.
func (c *notesListColumn) reveal() {
	at := c.p.position()
	if at < 0 || c.rows.Size().Height < c.rows.rowHeight() {
		return // before it was laid out everything seems out of sight
	}
	c.rows.ScrollTo(at)
}

// pageRows is how many rows show.
func (c *notesListColumn) pageRows() int {
	return max(1, int(c.rows.Size().Height/c.rows.rowHeight())-1)
}

// row fills one row of the list; it reads the snapshot alone.
func (c *notesListColumn) row(i int, row *noteRow) {
	p := c.p
	if i >= len(p.shown) {
		return
	}
	n := &p.snap.notes[p.shown[i]]
	v := p.rowOf(n)
	v.selected, v.focused = n.ID == p.selected, c.rows.focused
	row.set(v)
}

// rowOf is what a row says of a note.
func (p *notesPage) rowOf(n *store.NoteSummary) rowView {
	d := p.d
	v := rowView{icon: string(n.Kind), kind: d.t("kind." + string(n.Kind)), title: rowTitle(n.Title)}
	if v.title == "" {
		v.title = d.t("notes.untitled")
	}
	if n.Status != store.Published && n.Status != "" {
		v.kind += " · " + d.t("status."+string(n.Status))
	}
	if n.Invented {
		v.kind += " · " + d.t("notes.invented")
	}
	if n.AtMS >= 0 {
		v.code = words.TimeCode(n.AtMS)
	}
	v.meta, v.late = p.metaOf(n)
	for _, t := range p.snap.themes {
		if !slices.Contains(n.Themes, t.ID) {
			continue
		}
		name := t.Name
		if v.meta != "" || len(n.Themes) > 2 {
			name = themeShort(t)
		}
		v.marks = append(v.marks, rowMark{t.Icon, t.Colour, name})
	}
	return v
}

// metaOf is a note's owner, due date and language where there are any to tell.
func (p *notesPage) metaOf(n *store.NoteSummary) (meta string, late bool) {
	d := p.d
	var parts []string
	if n.Owner != "" {
		parts = append(parts, n.Owner)
	}
	switch end := dueEnd(n.Due); {
	case n.Done:
		parts = append(parts, d.t("word.done"))
	case n.Due != "":
		late = !end.IsZero() && d.now().After(end)
		parts = append(parts, d.book.Period(n.Due))
	}
	if n.Language != "" && n.Language != p.snap.about.Language {
		parts = append(parts, languageName(d.book, n.Language))
	}
	return strings.Join(parts, " · "), late
}

// languageName is a language's name where the app has words for it, and its tag otherwise.
func languageName(b *words.Book, tag string) string {
	if key := "language." + tag; b.Has(key) {
		return b.T(key)
	}
	return tag
}

// webinarName is a webinar's number, or its title where it has none.
func webinarName(b *words.Book, w store.Webinar) string {
	if w.Number > 0 {
		return b.T("word.webinar_number", "number", w.Number)
	}
	return w.Title
}

// askOrder lets a person choose how the list is sorted.
func (c *notesListColumn) askOrder() {
	p, d := c.p, c.p.d
	item := func(order noteOrder, key string) *fyne.MenuItem {
		i := fyne.NewMenuItem(d.t(key), func() {
			p.order = order
			p.refilter()
			c.reveal()
		})
		i.Checked = p.order == order
		return i
	}
	menu := fyne.NewMenu("", item(orderMoment, "notes.sort.moment"), item(orderNewest, "notes.sort.newest"))
	popUnder(d.window(), c.sort, menu)
}

// popUnder opens a menu under a control.
func popUnder(w fyne.Window, control fyne.CanvasObject, menu *fyne.Menu) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(control)
	widget.ShowPopUpMenuAtPosition(menu, w.Canvas(), at.AddXY(0, control.Size().Height+tokens.Space4))
}

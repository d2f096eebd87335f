package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// listWidth is the width of the list beside an editor.
const listWidth float32 = 372

// notesColumns places facets, list and editor; in a narrow window the editor
// is a sheet over the list.
type notesColumns struct {
	p      *notesPage
	root   *fyne.Container
	scroll *container.Scroll
	sheet  bool // asked for
	narrow bool

	facets, list, editor fyne.CanvasObject
	rules                [2]fyne.CanvasObject
}

func newNotesColumns(p *notesPage) *notesColumns {
	c := &notesColumns{p: p, list: p.list.root, editor: p.editor.root}
	c.scroll = container.NewVScroll(p.facets)
	c.facets = unshadowed(c.scroll)
	p.facets.reveal = func(y float32) {
		top := c.scroll.Offset.Y
		switch height := c.scroll.Size().Height; {
		case y < top:
			c.scroll.ScrollToOffset(fyne.NewPos(0, y))
		case y+facetRow > top+height:
			c.scroll.ScrollToOffset(fyne.NewPos(0, y+facetRow-height))
		}
	}
	c.rules = [2]fyne.CanvasObject{themedBox(look.Line, "", 0), themedBox(look.Line, "", 0)}
	c.root = container.New(c, c.facets, c.rules[0], c.list, c.editor, c.rules[1])
	return c
}

// MinSize lets the window decide.
func (c *notesColumns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout gives each column its width.
func (c *notesColumns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c.narrow = c.p.d.window().Canvas().Size().Width < tokens.ColumnBreak
	put(c.facets, 0, 0, facetsWidth, size.Height)
	put(c.rules[0], facetsWidth-1, 0, 1, size.Height)
	c.p.editor.setSheet(c.narrow)
	rest := size.Width - facetsWidth
	if c.narrow {
		put(c.list, facetsWidth, 0, rest, size.Height)
		put(c.editor, facetsWidth, 0, rest, size.Height)
		put(c.rules[1], facetsWidth-1, 0, 1, size.Height)
	} else {
		put(c.list, facetsWidth, 0, listWidth, size.Height)
		put(c.editor, facetsWidth+listWidth, 0, rest-listWidth, size.Height)
		put(c.rules[1], facetsWidth+listWidth-1, 0, 1, size.Height)
	}
	setVisible(c.editor, !c.narrow || c.sheetOpen())
	setVisible(c.list, !c.sheetOpen())
}

// sheetOpen tells whether the editor covers the list.
func (c *notesColumns) sheetOpen() bool { return c.narrow && c.sheet }

func (c *notesColumns) openSheet() { c.setSheet(true) }

func (c *notesColumns) closeSheet() { c.setSheet(false) }

func (c *notesColumns) setSheet(open bool) {
	if c.sheet != open {
		c.sheet = open
		c.refresh()
	}
}

func (c *notesColumns) refresh() { c.Layout(nil, c.root.Size()) }

// facetItems are the lines of the facet column with their counts.
func (p *notesPage) facetItems() []facetItem {
	d, s := p.d, p.snap
	var items []facetItem
	head := func(key string) { items = append(items, facetItem{heading: true, label: d.t(key)}) }
	add := func(f facetItem) {
		f.count = p.counts.of(f.facet, f.value)
		f.selected = p.filter.values[f.facet] == f.value
		if f.colour == "" {
			f.colour = look.Ink2
		}
		items = append(items, f)
	}
	head("notes.facet.kind")
	add(facetItem{facet: facetKind, icon: "inventory_2", label: d.t("notes.all")})
	items[len(items)-1].selected = !p.filter.narrowed()
	for _, kind := range store.NoteKinds {
		add(facetItem{facet: facetKind, value: string(kind), icon: string(kind), label: d.t("kind." + string(kind) + ".plural")})
	}
	if len(s.themes) > 0 {
		head("word.theme")
	}
	for _, t := range s.themes {
		add(facetItem{facet: facetTheme, value: t.ID.String(), icon: t.Icon, colour: look.ThemeText(t.Colour), label: themeShort(t)})
	}
	if len(s.partnerships) > 0 {
		head("word.partnership")
		for i, partnership := range s.partnerships {
			add(facetItem{facet: facetPartnership, value: partnership.ID.String(), number: numberAt(partnership, i), label: s.partnershipName(partnership)})
		}
		add(facetItem{facet: facetPartnership, value: generalPartnership, icon: "forum", label: d.t("notes.general")})
	}
	head("word.status")
	for _, status := range noteStatuses {
		add(facetItem{facet: facetStatus, value: string(status.status), icon: status.icon, label: d.t("status." + string(status.status))})
	}
	head("word.evidence")
	add(facetItem{facet: facetEvidence, value: evidenceInRecording, icon: "link", label: d.t("notes.evidence.recording")})
	add(facetItem{facet: facetEvidence, value: evidenceMissing, icon: "help", label: d.t("notes.evidence.missing")})
	items = append(items, p.unfinishedItems()...)
	if len(s.webinars) > 1 {
		head("word.webinar")
		if w, ok := s.webinars[s.at.Webinar]; ok {
			add(facetItem{facet: facetWebinar, value: w.ID.String(), icon: "event", label: webinarName(d.book, w)})
		}
		add(facetItem{facet: facetWebinar, icon: "inventory_2", label: d.t("notes.all_webinars")})
	}
	return items
}

// unfinishedItems are the kinds of work left that there is any of, or that are chosen.
func (p *notesPage) unfinishedItems() []facetItem {
	var items []facetItem
	for _, u := range []struct{ value, icon string }{{unfinishedCommitment, string(store.Commitment)}, {unfinishedTranslation, "translate"}} {
		count, selected := p.counts.of(facetUnfinished, u.value), p.filter.values[facetUnfinished] == u.value
		if count == 0 && !selected {
			continue
		}
		if len(items) == 0 {
			items = append(items, facetItem{heading: true, label: p.d.t("overview.finish.title")})
		}
		items = append(items, facetItem{facet: facetUnfinished, value: u.value, icon: u.icon, colour: look.Ink2,
			label: p.d.t("notes.unfinished." + u.value), count: count, selected: selected})
	}
	return items
}

// noteStatuses are the states of a note with their icons, in order.
var noteStatuses = []struct {
	status store.Status
	icon   string
}{{store.DraftNote, "edit_note"}, {store.Reviewed, "visibility"}, {store.Published, "check_circle"}}

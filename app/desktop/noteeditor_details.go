package desktop

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// editorDetails is what a note is linked to, and how far it is.
type editorDetails struct {
	e    *noteEditor
	root *fyne.Container

	partnership, regions, themes, evidence *fyne.Container
	pick, addRegion, addTheme, addEvidence *widgets.Button
	owner, due, speaker                    *textEntry
	dueError                               *look.Paragraph
	dueShown                               string
	done, cleared                          *widgets.Toggle
	status                                 *widgets.Segmented
	language                               *widgets.Button
	quoteRow, translationRow               fyne.CanvasObject
	translations                           *fyne.Container
}

func newEditorDetails(e *noteEditor) *editorDetails {
	d := e.d
	x := &editorDetails{
		e: e, partnership: widgets.Wrap(tokens.Space8), regions: widgets.Wrap(tokens.Space8),
		themes: widgets.Wrap(tokens.Space8), evidence: widgets.Column(tokens.Space4),
		owner: newTextEntry(false), due: newTextEntry(false), speaker: newTextEntry(false),
		dueError: look.Para("", tokens.Caption, look.WarnText, 0),
	}
	x.pick = widgets.IconButton("expand_more", d.t("notes.partnership.tip"), x.askPartnership)
	x.addRegion = widgets.IconButton("add", d.t("notes.region.add"), x.askRegion)
	x.addTheme = widgets.IconButton("add", d.t("notes.theme.add"), x.askTheme)
	x.addEvidence = widgets.IconButton("add", d.t("notes.evidence.add"), x.askEvidence)
	x.bindFields()
	x.done = widgets.NewCheckbox(d.t("word.done"), false, func(on bool) {
		step := "step.note.undone"
		if on {
			step = "step.note.done"
		}
		e.change(step, func(n *store.Note) { n.Done = on })
	})
	x.cleared = widgets.NewCheckbox(d.t("notes.cleared"), false, func(on bool) {
		e.change("step.note.cleared", func(n *store.Note) { n.Cleared = on })
	})
	x.status = widgets.NewSegmented([]string{d.t("status.draft"), d.t("status.reviewed"), d.t("status.published")}, 0, func(i int) {
		e.change("step.note.status", func(n *store.Note) { n.Status = noteStatuses[i].status })
	})
	x.language = widgets.NewButton(widgets.ButtonOptions{Trailing: "expand_more", Small: true, Tip: d.t("notes.language.tip"), OnTapped: x.askLanguage})
	x.dueError.Hide()
	x.quoteRow = detailRow(d.t("notes.speaker"), widgets.Wrap(tokens.Space16, x.entryBox(x.speaker, 230), tall(x.cleared)))
	x.translationRow, x.translations = newTranslationRow(d)
	x.root = widgets.Column(tokens.Space4,
		detailRow(d.t("word.partnership"), x.partnership),
		detailRow(d.t("word.regions"), x.regions),
		detailRow(d.t("word.themes"), x.themes),
		detailRow(d.t("word.evidence"), x.evidence),
		detailRow(d.t("word.status"), widgets.Wrap(tokens.Space8, x.status, x.language)),
		x.translationRow,
		x.quoteRow,
		detailRow(d.t("word.owner"), widgets.Wrap(tokens.Space8, x.entryBox(x.owner, 190),
			tall(look.Label(d.t("word.due"), tokens.Small, look.Ink3)), x.entryBox(x.due, 130), tall(x.done))),
		widgets.Pad(0, 0, 0, detailLabel, x.dueError))
	if d.readOnly() {
		for _, o := range []fyne.Disableable{x.done, x.cleared, x.status, x.language} {
			o.Disable()
		}
	}
	return x
}

// bindFields lets the single-line fields save themselves.
func (x *editorDetails) bindFields() {
	e, d := x.e, x.e.d
	e.bind(x.owner, "owner")
	e.bind(x.speaker, "speaker")
	e.bind(x.due, "due")
	x.owner.SetPlaceHolder(d.t("notes.owner.placeholder"))
	x.speaker.SetPlaceHolder(d.t("notes.speaker.placeholder"))
	x.due.SetPlaceHolder(d.t("notes.due.placeholder"))
	x.due.onTyped = func(string) { x.showDueError(false) }
	x.due.onLeave = x.leaveDue
	x.due.OnSubmitted = func(string) { x.leaveDue() }
	x.owner.OnSubmitted = func(string) { x.owner.onLeave() }
	x.speaker.OnSubmitted = func(string) { x.speaker.onLeave() }
}

// leaveDue saves the due date. A text that is not understood is kept as it was
// written, with a sentence under it: nothing typed is lost.
func (x *editorDetails) leaveDue() {
	e := x.e
	if e.note == nil || x.due.Text == x.dueShown {
		return
	}
	due, err := parseDue(x.due.Text)
	if err != nil {
		due = oneSpaced(x.due.Text)
	}
	x.dueShown = e.d.book.Period(due)
	x.due.show(x.dueShown)
	x.showDueError(err != nil)
	e.change("step.note.due", func(n *store.Note) { n.Due = due })
}

func (x *editorDetails) showDueError(wrong bool) {
	if wrong {
		x.dueError.SetText(x.e.d.t("notes.due.wrong", "text", x.due.Text))
	}
	if wrong != x.dueError.Visible() {
		setVisible(x.dueError, wrong)
		x.e.relayout()
	}
}

// detailLabel is the width of the labels.
const detailLabel float32 = 108

// detailRow is a label with what stands beside it, which may wrap.
func detailRow(label string, content fyne.CanvasObject) fyne.CanvasObject {
	words := look.Label(label, tokens.Small, look.Ink3)
	height := func(width float32) float32 {
		return max(tokens.ControlSmallHeight, widgets.HeightFor(content, width-detailLabel))
	}
	return newBlock(height, func(size fyne.Size) {
		put(words, 0, 7, detailLabel-tokens.Space8, 18)
		inner := widgets.HeightFor(content, size.Width-detailLabel)
		put(content, detailLabel, floor(max(0, tokens.ControlSmallHeight-inner)/2), size.Width-detailLabel, inner)
	}, words, content)
}

// entryBox gives a field the height of a control, and a width that has room for
// what stands in it while it is empty.
func (x *editorDetails) entryBox(e *textEntry, least float32) fyne.CanvasObject {
	width := look.Width(e.PlaceHolder, tokens.Small) + 2*smallField.sizes[theme.SizeNameInnerPadding] + tokens.Space16
	size := fyne.NewSize(max(least, float32(math.Ceil(float64(width)))), tokens.ControlSmallHeight)
	return container.New(entryLayout(size), passWheel(container.NewThemeOverride(e, smallField), x.e.scrollBy))
}

// entryLayout gives a field a size. The toolkit draws a field's edge one unit
// within it, so the field is larger by that, to stand in line with other controls.
type entryLayout fyne.Size

// MinSize is the size.
func (l entryLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size(l) }

// Layout lets the field's edge be where the edge of a control is.
func (entryLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], -1, -1, size.Width+2, size.Height+2)
}

// show brings everything up to date.
func (x *editorDetails) show() {
	n := &x.e.note.note
	x.showPartnership(n)
	x.showLinks(n)
	x.showEvidence()
	x.e.setText(x.owner, "owner", n.Owner)
	x.e.setText(x.speaker, "speaker", n.Speaker)
	if due := x.e.d.book.Period(n.Due); !x.due.focused || x.due.Text == x.dueShown {
		x.dueShown = due
		x.due.show(due)
		x.showDueError(n.Due != "" && dueEnd(n.Due).IsZero())
	}
	x.done.Set(n.Done)
	x.cleared.Set(n.Cleared)
	for i, s := range noteStatuses {
		if s.status == n.Status {
			x.status.Select(i)
		}
	}
	language := n.Language
	if language == "" {
		language = x.e.snap.about.Language
	}
	x.language.SetLabel(languageName(x.e.d.book, language))
	x.showTranslations()
	setVisible(x.quoteRow, n.Kind == store.Quote)
	x.root.Refresh()
}

func (x *editorDetails) showPartnership(n *store.Note) {
	s, d := x.e.snap, x.e.d
	var objects []fyne.CanvasObject
	if partnership, ok := s.partnership(n.Partnership); ok {
		for i, id := range partnership.Regions {
			region, _ := s.region(id)
			var parts []fyne.CanvasObject // of a region: they stay on one line
			if i > 0 {
				parts = append(parts, tall(widgets.NewIcon("swap_horiz", look.Ink3, tokens.IconSmall)))
			}
			parts = append(parts, tall(widgets.NewFlagIcon(region.Country)),
				tall(look.Label(region.Name, tokens.SmallBold, look.FamilyText(string(region.MacroRegion)))))
			objects = append(objects, widgets.Row(tokens.Space8, parts...))
		}
	} else {
		objects = append(objects, tall(look.Label(d.t("notes.general"), tokens.Small, look.Ink2)))
	}
	x.partnership.Objects = x.unlessReadOnly(objects, x.pick)
	x.partnership.Refresh()
}

// tall centres a small object in the height of a row.
func tall(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(tallLayout{}, o)
}

type tallLayout struct{}

// MinSize is the object's width and a row's height.
func (tallLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, tokens.ControlSmallHeight)
}

// Layout centres the object.
func (tallLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	least := o[0].MinSize()
	put(o[0], 0, floor((size.Height-least.Height)/2), size.Width, least.Height)
}

func (x *editorDetails) unlessReadOnly(objects []fyne.CanvasObject, add *widgets.Button) []fyne.CanvasObject {
	if x.e.d.readOnly() {
		return objects
	}
	return append(objects, add)
}

// showLinks shows regions and themes as chips.
func (x *editorDetails) showLinks(n *store.Note) {
	s, e := x.e.snap, x.e
	var regions, themes []fyne.CanvasObject
	for _, id := range n.Regions {
		if region, ok := s.region(id); ok {
			regions = append(regions, tall(newLinkChip(chipView{icon: "place", label: region.Name, remove: x.removing(func() {
				e.change("step.note.regions", func(n *store.Note) { n.Regions = without(n.Regions, id) })
			})})))
		}
	}
	for _, t := range s.themes {
		if slices.Contains(n.Themes, t.ID) {
			themes = append(themes, tall(newLinkChip(chipView{icon: t.Icon, colour: look.ThemeText(t.Colour), label: t.Name, remove: x.removing(func() {
				e.change("step.note.themes", func(n *store.Note) { n.Themes = without(n.Themes, t.ID) })
			})})))
		}
	}
	x.regions.Objects = x.unlessReadOnly(regions, x.addRegion)
	x.themes.Objects = x.unlessReadOnly(themes, x.addTheme)
	x.regions.Refresh()
	x.themes.Refresh()
}

// removing is what a chip's cross does; nothing in a notebook that takes no edits.
func (x *editorDetails) removing(do func()) func() {
	if x.e.d.readOnly() {
		return nil
	}
	return do
}

func without[T comparable](all []T, gone T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(one T) bool { return one == gone })
}

func (x *editorDetails) askPartnership() {
	e, d, s := x.e, x.e.d, x.e.snap
	set := func(id store.ID) func() {
		return func() { e.change("step.note.partnership", func(n *store.Note) { n.Partnership = id }) }
	}
	var items []*fyne.MenuItem
	for _, partnership := range s.partnerships {
		item := fyne.NewMenuItem(s.partnershipName(partnership), set(partnership.ID))
		item.Checked = e.note.note.Partnership == partnership.ID
		items = append(items, item)
	}
	general := fyne.NewMenuItem(d.t("notes.general"), set(store.ID{}))
	general.Checked = e.note.note.Partnership.IsZero()
	popUnder(d.window(), x.pick, fyne.NewMenu("", append(items, general)...))
}

func (x *editorDetails) askRegion() {
	e, d := x.e, x.e.d
	var items []*fyne.MenuItem
	for _, region := range e.snap.regions {
		if slices.Contains(e.note.note.Regions, region.ID) {
			continue
		}
		items = append(items, fyne.NewMenuItem(region.Name, func() {
			e.change("step.note.regions", func(n *store.Note) { n.Regions = append(n.Regions, region.ID) })
		}))
	}
	x.popOrSay(x.addRegion, items, d.t("notes.region.none"))
}

func (x *editorDetails) askTheme() {
	e, d := x.e, x.e.d
	var items []*fyne.MenuItem
	for _, t := range e.snap.themes {
		if slices.Contains(e.note.note.Themes, t.ID) {
			continue
		}
		item := fyne.NewMenuItem(t.Name, func() {
			e.change("step.note.themes", func(n *store.Note) { n.Themes = append(n.Themes, t.ID) })
		})
		item.Icon = look.Icon(t.Icon, look.ThemeText(t.Colour))
		items = append(items, item)
	}
	x.popOrSay(x.addTheme, items, d.t("notes.theme.none"))
}

// popOrSay opens a menu, or says why it would be empty.
func (x *editorDetails) popOrSay(under fyne.CanvasObject, items []*fyne.MenuItem, none string) {
	if len(items) == 0 {
		x.e.d.notify(none)
		return
	}
	popUnder(x.e.d.window(), under, fyne.NewMenu("", items...))
}

func (x *editorDetails) askLanguage() {
	e, d, about := x.e, x.e.d, x.e.snap.about
	var items []*fyne.MenuItem
	for _, tag := range append([]string{about.Language}, without(about.Languages, about.Language)...) {
		kept := tag
		if tag == about.Language {
			kept = ""
		}
		item := fyne.NewMenuItem(languageName(d.book, tag), func() {
			e.change("step.note.language", func(n *store.Note) { n.Language = kept })
		})
		item.Checked = e.note.note.Language == kept
		items = append(items, item)
	}
	popUnder(d.window(), x.language, fyne.NewMenu("", items...))
}

package desktop

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// topBar names the notebook and the webinar, searches, and says how saving stands.
type topBar struct {
	d      *desk
	object *block

	rule     fyne.CanvasObject
	book     *widgets.Icon
	title    *look.Paragraph
	named    *tipped // the title
	slash    *look.Paragraph
	selector *widgets.SelectBox
	field    *widgets.SearchField
	state    *widgets.SaveState
	again    *widgets.Button // beside the state while edits are not saved
	none     *look.Paragraph
	open     bool
	webinars []webinarItem
}

func newTopBar(d *desk) *topBar {
	t := &topBar{d: d, rule: themedBox(look.Line, "", 0), book: widgets.NewIcon("menu_book", look.Ink2, 18)}
	t.title = look.Para("", tokens.Body, look.Ink2, 1)
	t.named = newTipped(t.title)
	t.slash = look.Label("/", tokens.Body, look.Ink2)
	t.none = look.Label(d.t("topbar.none"), tokens.Body, look.Ink2)
	t.selector = widgets.NewSelectBox(nil, -1, d.t("topbar.no_webinar"), t.choose)
	t.field = widgets.NewSearchField(widgets.SearchFieldOptions{Placeholder: d.t("topbar.search"), Keys: "Ctrl K",
		ClearTip: d.t("topbar.clear"), OnChanged: d.search, OnLeave: d.win.Canvas().Unfocus,
		OnSubmitted: func(query string) { d.search(query); d.focusFound() }, OnDown: d.focusFound})
	t.state = widgets.NewSaveState(widgets.Saved, d.t("save.saved"), t.tellWhy)
	t.again = widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.retry"), Small: true, OnTapped: t.retry})
	t.again.Hide()
	t.object = newBlock(func(float32) float32 { return tokens.TopBarHeight }, t.layOut,
		t.rule, t.book, t.named, t.slash, t.selector, t.field, t.state, t.again, t.none)
	t.showNothing()
	return t
}

// barWidths are the widths of the parts of a top bar.
type barWidths struct{ title, selector, search float32 }

// Least widths of the parts; under these nothing would be readable.
const (
	barTitleMost     float32 = 240
	barTitleLeast    float32 = 72
	barSelectorLeast float32 = 220
	barSearchLeast   float32 = 168
	barBook          float32 = 18 + tokens.Space8
	barSlash         float32 = 32
)

// shareBar gives the parts of a top bar their widths: first the search field
// gets narrower, then the selector, then the title.
func shareBar(width, title, state float32) barWidths {
	w := barWidths{title: min(title, barTitleMost), selector: tokens.SelectorWidth, search: tokens.SearchWidth}
	room := width - 2*tokens.PageMargin - barBook - barSlash - state - 2*tokens.Space24
	over := w.title + w.selector + w.search - room
	take := func(part *float32, least float32) {
		cut := max(0, min(over, *part-least))
		*part -= cut
		over -= cut
	}
	take(&w.search, 216)
	take(&w.selector, 300)
	take(&w.title, min(w.title, barTitleLeast))
	take(&w.selector, barSelectorLeast)
	take(&w.search, barSearchLeast)
	return w
}

func (t *topBar) layOut(size fyne.Size) {
	put(t.rule, 0, size.Height-tokens.LineWidth, size.Width, tokens.LineWidth)
	middle := size.Height / 2
	at := func(o fyne.CanvasObject, x, w, h float32) { put(o, x, middle-h/2, w, h) }
	at(t.none, tokens.PageMargin, size.Width-2*tokens.PageMargin, tokens.Body.Line)
	if !t.open {
		return
	}
	state := t.state.MinSize()
	// The place of the state is the same for Saved and Saving, so that the field stays.
	room := max(state.Width, t.stateRoom())
	if t.again.Visible() {
		room += tokens.Space8 + t.again.MinSize().Width
	}
	w := shareBar(size.Width, look.Width(t.title.Text(), tokens.Body)+1, room)
	x := tokens.PageMargin
	at(t.book, x, 18, 18)
	x += barBook
	at(t.named, x, w.title, tokens.Body.Line)
	x += w.title
	at(t.slash, x+tokens.Space12, tokens.Space8, tokens.Body.Line)
	x += barSlash
	at(t.selector, x, w.selector, tokens.ControlHeight)
	end := size.Width - tokens.PageMargin
	if again := t.again.MinSize(); t.again.Visible() {
		at(t.again, end-again.Width, again.Width, again.Height)
		at(t.state, end-again.Width-tokens.Space8-state.Width, state.Width, state.Height)
		end -= room + tokens.Space24
		at(t.field, end-w.search, w.search, tokens.ControlHeight)
		return
	}
	// The word, not the face around it, ends where the page does.
	at(t.state, end-state.Width+tokens.Space4, state.Width, state.Height)
	end -= room + tokens.Space24
	at(t.field, end-w.search, w.search, tokens.ControlHeight)
}

// stateRoom is the width of the usual states.
func (t *topBar) stateRoom() float32 {
	room := float32(0)
	for _, key := range []string{"save.saved", "save.saving"} {
		room = max(room, look.Width(t.d.t(key), tokens.Small))
	}
	return room + 18 + tokens.Space8*2 + tokens.Space4
}

// showNotebook names the notebook and its webinars.
func (t *topBar) showNotebook(v *shellData, webinar store.ID) {
	t.open, t.webinars = true, v.webinars
	t.title.SetText(v.title)
	var choices []widgets.Choice
	for _, w := range v.webinars {
		choices = append(choices, widgets.Choice{Number: w.number, Label: w.title, Note: w.when})
	}
	t.selector.SetActs(t.d.webinarChoices(t.index(webinar) >= 0))
	t.selector.SetChoices(choices, t.index(webinar))
	t.setVisible()
	t.object.Refresh()
}

// showNothing is the top bar while no notebook is open.
func (t *topBar) showNothing() {
	t.open = false
	t.setVisible()
	t.object.Refresh()
}

func (t *topBar) setVisible() {
	if !t.open {
		t.again.Hide()
	}
	for _, o := range []fyne.CanvasObject{t.book, t.named, t.slash, t.selector, t.field, t.state} {
		if t.open {
			o.Show()
		} else {
			o.Hide()
		}
	}
	if t.open {
		t.none.Hide()
	} else {
		t.none.Show()
	}
}

// markPage says what the search field searches.
func (t *topBar) markPage(page PageName) {
	key := "topbar.search"
	if page == Questions {
		key = "questions.search"
	}
	t.field.SetPlaceholder(t.d.t(key))
}

// markWebinar shows which webinar is open.
func (t *topBar) markWebinar(id store.ID) { t.selector.Select(t.index(id)) }

// index is the place of a webinar in the selector; -1 is none.
func (t *topBar) index(id store.ID) int {
	return slices.IndexFunc(t.webinars, func(w webinarItem) bool { return w.id == id })
}

// choose goes to the same page of another webinar.
func (t *topBar) choose(i int) {
	page := t.d.places.at.Page
	t.d.open(Route{Page: page, Webinar: t.webinars[i].id})
}

func (t *topBar) clearSearch() { t.field.SetText("") }
func (t *topBar) focusSearch() { t.d.win.Canvas().Focus(t.field.Focus()) }

// showSaved says how saving stands. What is being typed is not saved yet.
func (t *topBar) showSaved(s saveState, typed bool) {
	width := t.state.MinSize().Width
	switch {
	case s.readOnly:
		t.state.Set(widgets.ReadOnly, t.d.t("save.read_only"))
	case s.failed != nil:
		t.state.Set(widgets.NotSaved, t.d.t("save.not_saved"))
	case s.waiting > 0 || typed:
		t.state.Set(widgets.SavingNow, t.d.t("save.saving"))
	default:
		t.state.Set(widgets.Saved, t.d.t("save.saved"))
	}
	failed, why := t.open && !s.readOnly && s.failed != nil, ""
	if failed {
		why = sentence(t.d.book, s.failed)
	}
	t.state.SetTip(why)
	if t.state.MinSize().Width != width || failed != t.again.Visible() {
		setShown(t.again, failed)
		t.object.Refresh()
	}
}

// retry tries to save again what could not be saved.
func (t *topBar) retry() {
	if t.d.session != nil {
		t.d.session.retry()
	}
}

// tellWhy says why edits are not saved and offers to try again.
func (t *topBar) tellWhy() {
	d := t.d
	if d.trouble == 0 || d.session == nil {
		return
	}
	ways := []choice{{d.t("action.close"), func() {}}, {d.t("save.copy"), d.saveCopy}, {d.t("action.retry"), d.session.retry}}
	d.ask(d.t("save.failed_title"), d.t("save.failed_text", "reason", sentence(d.book, d.why), "count", d.saved.waiting)+d.rescuedWords(), ways...)
}

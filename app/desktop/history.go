package desktop

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// stepHistoryRestore is the step that brings a former value back.
const stepHistoryRestore = "step.history.restore"

// recordHistory is the dialog that shows what happened to a record: the steps on the
// left, what the selected one did on the right. It belongs to the UI thread.
type recordHistory struct {
	d     *desk
	past  recordPast
	box   *modal
	list  *stepList
	body  *fyne.Container // what the selected step did
	page  *widgets.Page
	parts *fyne.Container
	asked int // counts what was asked to be read; older answers are dropped
	first fyne.Focusable
}

// Widths of the dialog within its edges, and of its list.
const (
	historyWidth     = pageBoxWide
	historyListWidth = float32(272)
	historyMostHigh  = float32(640)
)

// showHistory opens the history of a record, after what was just typed. A step may be
// given to begin with.
func (d *desk) showHistory(ref store.Ref, step store.ChangeID) {
	if d.session == nil {
		return
	}
	d.leavePage(d.places.at)
	d.session.add(&job{run: func() error { return nil }, then: func(error) {
		d.read(func(r store.Reader) (func(), error) {
			past, err := readPast(r, ref)
			return func() {
				if len(past.steps) > 0 && !d.covered() {
					newRecordHistory(d, past).show(step)
				}
			}, err
		})
	}})
}

func newRecordHistory(d *desk, past recordPast) *recordHistory {
	h := &recordHistory{d: d, past: past, body: widgets.Column(tokens.Space16)}
	h.list = newStepList(func() int { return len(past.steps) }, h.rowWords)
	h.list.choose = func(int) { h.read() }
	h.page = widgets.NewPage(widgets.Pad(tokens.Space4, tokens.Space16, tokens.Space8, tokens.Space4, h.body))
	h.list.enter = h.focusFirst
	list := container.NewThemeOverride(h.list, &fieldTheme{
		sizes: map[fyne.ThemeSizeName]float32{theme.SizeNamePadding: 0},
		none:  map[fyne.ThemeColorName]bool{theme.ColorNameHover: true, theme.ColorNameSelection: true, theme.ColorNameShadow: true},
	})
	h.parts = container.New(&historyLayout{h}, themedBox(look.Sunken, look.Line, tokens.RadiusControl), list, unshadowed(h.page))
	kind := d.t("merge.one." + string(past.ref.Type))
	of := d.recordName(rivalName{kind: past.ref.Type, title: past.title})
	if past.title == "" {
		of = kind
	}
	head := widgets.Column(0, look.Para(d.t("history.title"), tokens.Subtitle, look.Ink, 1),
		look.Para(of+" · "+d.t("count.edit", "count", len(past.steps)), tokens.Small, look.Ink2, 2))
	foot := widgets.Row(tokens.Space8, append(append([]fyne.CanvasObject{widgets.Stretch(legend(d))}, h.forgetting()...), widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.close"), OnTapped: h.close}))...)
	content := widgets.Column(tokens.Space16, head, h.parts, foot)
	h.box = &modal{d: d, resized: h.fit, enter: h.close}
	h.list.escape = h.close
	h.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(historyWidth, content)), d.win.Canvas())
	return h
}

// legend tells what the marks of a comparison mean.
func legend(d *desk) fyne.CanvasObject {
	sample := func(p widgets.TextPiece) fyne.CanvasObject {
		return minWidth(ceilWidth(p.Text), widgets.NewMarkedText([]widgets.TextPiece{p}))
	}
	return widgets.Row(tokens.Space8, sample(widgets.TextPiece{Text: d.t("history.came"), Own: true}), sample(widgets.TextPiece{Text: d.t("history.went"), Gone: true}))
}

func ceilWidth(s string) float32 { return floor(look.Width(s, tokens.Body)) + 2 }

// show opens the dialog at a step.
func (h *recordHistory) show(step store.ChangeID) {
	at := max(0, slices.IndexFunc(h.past.steps, func(s historyStep) bool { return s.newest.StepID == step }))
	h.box.show()
	h.fit()
	h.list.take(at)
	h.d.win.Canvas().Focus(h.list)
}

// forgetting are the ways to forgetting the record, or what was said in it.
func (h *recordHistory) forgetting() (buttons []fyne.CanvasObject) {
	d, ref := h.d, h.past.ref
	if d.readOnly() {
		return nil
	}
	add := func(label string, words bool) {
		buttons = append(buttons, widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Label: d.t(label), OnTapped: func() {
			h.close()
			d.askForget(ref, words)
		}}))
	}
	if h.past.words {
		add("forget.menu_words", true)
	}
	add("forget.menu", false)
	return buttons
}

func (h *recordHistory) close() { h.box.hide() }

func (h *recordHistory) fit() { h.box.fitPage(h.page) }

// height is that of the two columns: as high as the window allows, so that the dialog
// stays as it is while steps are looked at.
func (h *recordHistory) height() float32 {
	return min(historyMostHigh, max(240, h.d.win.Canvas().Size().Height-220))
}

// historyLayout puts the list left of what the selected step did.
type historyLayout struct{ h *recordHistory }

// MinSize is as high as the window allows.
func (l *historyLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(historyWidth, l.h.height())
}

// Layout gives the list its width.
func (l *historyLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], 0, 0, historyListWidth, size.Height)
	put(o[1], 1, 1, historyListWidth-2, size.Height-2)
	left := historyListWidth + tokens.Space16
	put(o[2], left, 0, size.Width-left, size.Height)
}

// rowWords are what a row of the list says.
func (h *recordHistory) rowWords(i int) (when, what string) {
	if i >= len(h.past.steps) {
		return "", ""
	}
	s := h.past.steps[i]
	when = h.d.whenWords(s)
	if who := h.d.whoWords(s); who != "" {
		when += " · " + who
	}
	return when, s.words(h.d.book)
}

// step is the one that is selected.
func (h *recordHistory) step() historyStep { return h.past.steps[h.list.selected] }

// read reads what the selected step did, off the UI thread.
func (h *recordHistory) read() {
	h.asked++
	asked, step := h.asked, h.step()
	h.d.read(func(r store.Reader) (func(), error) {
		edits, err := h.d.readEdits(r, &h.past, step)
		return func() {
			if h.asked == asked {
				h.showStep(step, edits)
			}
		}, err
	})
}

// focusFirst goes from the list to the first thing to do with the step.
func (h *recordHistory) focusFirst() {
	if h.first != nil {
		h.d.win.Canvas().Focus(h.first)
	}
}

// seen lets a control scroll into sight when the keyboard comes to it, and be the
// first that Enter leads to.
func (h *recordHistory) seen(c focusable) fyne.CanvasObject {
	if h.first == nil {
		if f, ok := c.(fyne.Focusable); ok {
			h.first = f
		}
	}
	return seenOn(func() *widgets.Page { return h.page }, c)
}

// restore makes a former value of a field the present one, as a new change, and says so.
func (h *recordHistory) restore(e *historyEdit) {
	d, ref, field, change := h.d, h.past.ref, e.Field, e.To
	said := d.t("history.restored", "field", e.name, "when", d.whenWords(h.step()))
	h.close()
	d.editThen(stepHistoryRestore, func(tx *store.Tx) error { return store.RestoreValue(tx, ref, field, change) }, func(err error) {
		if err != nil {
			d.complain(err)
			return
		}
		d.notifyStep(said, stepHistoryRestore)
	})
}

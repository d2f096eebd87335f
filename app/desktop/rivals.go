package desktop

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// stepChoose is the step in which a person chooses between texts.
const stepChoose = "step.text.choose"

// textChoice is the dialog in which texts stand side by side that two copies of the
// notebook wrote without knowing of each other.
type textChoice struct {
	d      *desk
	s      *session
	left   []rivalTexts // yet to be shown
	count  int          // of all
	box    *pageBox
	joined *textEntry
}

// rivalTexts are texts of one field with the name of their record.
type rivalTexts struct {
	store.Rivals
	title string
}

// readRivals reads the texts to choose from, of all records or of some.
func readRivals(r store.Reader, only []store.Ref) (all []rivalTexts, err error) {
	var found []store.Rivals
	if only == nil {
		if found, err = store.AllRivals(r); err != nil {
			return nil, err
		}
	}
	for _, ref := range only {
		of, err := store.RivalsOf(r, ref)
		if err != nil {
			return nil, err
		}
		found = append(found, of...)
	}
	for _, one := range found {
		title, err := titleOf(r, one.Ref)
		if err != nil {
			return nil, err
		}
		all = append(all, rivalTexts{one, title})
	}
	return all, nil
}

// chooseTexts shows the texts to choose from; nil: those of every record.
func (d *desk) chooseTexts(only []store.Ref) {
	if d.session == nil || d.readOnly() {
		return
	}
	d.leavePage(d.places.at)
	s := d.session
	s.add(&job{run: func() error { return nil }, then: func(error) { // after what was just typed
		d.read(func(r store.Reader) (func(), error) {
			all, err := readRivals(r, only)
			return func() {
				if len(all) > 0 && !d.covered() {
					(&textChoice{d: d, s: s, left: all, count: len(all)}).show()
				}
			}, err
		})
	}})
}

// show shows the first that is left.
func (c *textChoice) show() {
	d, one := c.d, c.left[0]
	title := d.t("rivals.title")
	if c.count > 1 {
		title = d.t("rivals.title_of", "number", c.count-len(c.left)+1, "count", c.count)
	}
	buttons := []fyne.CanvasObject{widgets.NewButton(widgets.ButtonOptions{Label: d.t("rivals.later"), OnTapped: func() { c.box.box.hide() }})}
	if len(c.left) > 1 {
		buttons = append(buttons, widgets.NewButton(widgets.ButtonOptions{Label: d.t("rivals.skip"), OnTapped: c.next}))
	}
	of := d.fieldName(one.Ref.Type, one.Field)
	if one.title != "" {
		of += " · " + d.t("recovery.of", "title", shortened(one.title))
	}
	above := widgets.Column(tokens.Space4, look.Para(of, tokens.BodyBold, look.Ink, 2), look.Para(d.t("rivals.line"), tokens.Small, look.Ink2, 0))
	c.box = d.newPageBox(title, pageBoxWide, above, buttons...)
	c.box.fill(append(c.columns(one), c.joining(one))...)
	c.box.show()
}

// columns puts two texts beside each other, and others below.
func (c *textChoice) columns(one rivalTexts) (rows []fyne.CanvasObject) {
	first := one.Versions[0]
	for i := 1; i < len(one.Versions); i++ {
		other := one.Versions[i]
		ofFirst, ofOther := widgets.CompareWords(first.Text, other.Text)
		left := fyne.CanvasObject(widgets.Column(0))
		if i == 1 {
			left = c.version(one, first, ofFirst, true)
		}
		rows = append(rows, widgets.Columns(widgets.ColumnsOptions{Gap: tokens.Space16}, left, c.version(one, other, ofOther, false)))
	}
	return rows
}

// version is one text: who wrote it and when, what of it the other does not have, and
// the button that chooses it.
func (c *textChoice) version(one rivalTexts, v store.Version, pieces []widgets.TextPiece, stands bool) fyne.CanvasObject {
	d := c.d
	role := v.Role
	if key := "notes.role." + role; d.book.Has(key) {
		role = d.t(key)
	}
	at := v.At.In(d.now().Location())
	who := d.t("rivals.by", "role", role, "day", d.book.ShortDate(at), "time", d.book.Time(at))
	if role == "" {
		who = d.t("rivals.at", "day", d.book.ShortDate(at), "time", d.book.Time(at))
	}
	if stands {
		who += " · " + d.t("rivals.stands")
	}
	text := fyne.CanvasObject(widgets.NewMarkedText(pieces))
	if v.Text == "" {
		text = look.Para(d.t("rivals.empty"), tokens.Body, look.Ink3, 1)
	}
	use := widgets.NewButton(widgets.ButtonOptions{Label: d.t("rivals.use"), Small: true, OnTapped: func() { c.choose(one, v.Text) }})
	return widgets.Column(tokens.Space8, look.Para(who, tokens.Small, look.Ink2, 2), well(text), widgets.Row(0, c.box.seen(use)))
}

// joining lets a person make one text of all.
func (c *textChoice) joining(one rivalTexts) fyne.CanvasObject {
	d := c.d
	joined := one.Versions[0].Text
	for _, v := range one.Versions[1:] {
		joined = widgets.JoinWords(joined, v.Text)
	}
	c.joined = newTextEntry(true)
	c.joined.SetMinRowsVisible(min(8, 2+len(joined)/90))
	c.joined.put(joined, 0)
	c.joined.onFocus = func() { c.box.page.Reveal(c.joined) }
	c.joined.onKey = func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyEscape && d.modalKey(k.Name) }
	use := widgets.NewButton(widgets.ButtonOptions{Label: d.t("rivals.use_joined"), Small: true, OnTapped: func() { c.choose(one, c.joined.Text) }})
	return widgets.Column(tokens.Space8, themedLine(), look.Para(d.t("rivals.join"), tokens.Small, look.Ink2, 0), c.joined, widgets.Row(0, c.box.seen(use)))
}

// choose settles one field, as one step.
func (c *textChoice) choose(one rivalTexts, text string) {
	d := c.d
	ref, field := one.Ref, one.Field
	d.editThen(stepChoose, func(tx *store.Tx) error { return store.ChooseText(tx, ref, field, text) }, func(err error) {
		if err != nil {
			d.complain(err)
			return
		}
		if text == one.Versions[0].Text { // it stands already: there is nothing to take back
			d.notify(d.t("rivals.chosen"))
			return
		}
		d.notifyStep(d.t("rivals.chosen"), stepChoose)
	})
	c.next()
}

// next goes on to the next text, or closes.
func (c *textChoice) next() {
	c.box.box.hide()
	if c.left = c.left[1:]; len(c.left) > 0 {
		c.show()
	}
}

// countRivals counts off the UI thread how many texts are to be chosen from, for the
// menu.
func (d *desk) countRivals() {
	if d.readOnly() {
		return
	}
	d.read(func(r store.Reader) (func(), error) {
		all, err := store.AllRivals(r)
		return func() {
			if d.rivals != len(all) {
				d.rivals = len(all)
				d.refreshMenu()
			}
		}, err
	})
}

// recountRivals follows a commit that may have brought such texts, or settled some.
func (d *desk) recountRivals(c store.Commit) {
	if d.rivals > 0 || slices.Contains([]string{stepChoose, "step.merge"}, c.Step) {
		d.countRivals()
	}
}

// rivalsBanner says on a note that there are texts to choose from.
type rivalsBanner struct {
	e    *noteEditor
	root *fyne.Container
}

func newRivalsBanner(e *noteEditor) *rivalsBanner {
	b := &rivalsBanner{e: e}
	compare := widgets.NewButton(widgets.ButtonOptions{Label: e.d.t("rivals.compare"), Small: true, OnTapped: func() {
		e.d.chooseTexts([]store.Ref{{Type: store.TypeNote, ID: e.id()}})
	}})
	b.root = widgets.Column(0, widgets.Inset(editorMargin, tokens.Space12, well(
		widgets.Row(tokens.Space8, widgets.NewIcon("warning", look.WarnText, 18),
			widgets.Stretch(look.Para(e.d.t("rivals.banner"), tokens.Body, look.Ink, 2)), compare))))
	b.root.Hide()
	return b
}

func (b *rivalsBanner) show() {
	setVisible(b.root, b.e.note != nil && b.e.note.rivals > 0 && !b.e.d.readOnly())
}

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// questionDraft is what was typed into the box for a new question when it was
// closed without being kept.
type questionDraft struct {
	text, asker, country string
	partnership          store.ID
}

// capture is the box in which a question is written down while somebody speaks.
// Enter keeps it, wherever the cursor is; then the keys are where they were before.
type capture struct {
	d           *desk
	box         *modal
	id          store.ID // of the question to be
	webinar     store.ID
	text        *textEntry
	asker       *textEntry
	country     *countryField
	pair        *widgets.SelectBox
	pairs       []store.ID // of the choices after the first
	partnership store.ID
	wrong       *look.Paragraph
	places      map[string]bool // see questionsSnapshot
	language    string          // of the webinar
	allowed     approvals
}

// askQuestion opens the box, from any page.
func (d *desk) askQuestion() {
	if d.session == nil || d.covered() {
		return
	}
	if d.readOnly() {
		d.complain(saying("error.read_only"))
		return
	}
	c := newCapture(d)
	c.box.show()
	d.win.Canvas().Focus(c.text)
	d.read(c.readPartnerships)
}

func newCapture(d *desk) *capture {
	c := &capture{d: d, id: store.NewID(), webinar: d.at().Webinar, allowed: approvals{}, wrong: look.Para("", tokens.Small, look.Danger, 3)}
	c.text, c.asker, c.country = newTextEntry(true), newTextEntry(false), newCountryField(d)
	c.text.SetPlaceHolder(d.t("questions.text.placeholder"))
	c.text.SetMinRowsVisible(3)
	c.asker.SetPlaceHolder(d.t("questions.asker.placeholder"))
	c.wrong.Hide()
	for _, field := range []*textEntry{c.text, c.asker, c.country.textEntry} {
		field.onKey = c.key
	}
	c.country.onLeave = func() { c.country.read(); c.box.fit() }
	c.pair = widgets.NewSelectBox([]widgets.Choice{{Label: d.t("notes.general")}}, 0, "", func(i int) {
		c.partnership = store.ID{}
		if i > 0 && i <= len(c.pairs) {
			c.partnership = c.pairs[i-1]
		}
	})
	content := widgets.Column(tokens.Space12, c.text, c.wrong,
		widgets.Columns(widgets.ColumnsOptions{Gap: tokens.Space12, Weights: []float32{3, 2}},
			captioned(d.t("questions.asker"), container.New(fieldLayout{}, container.NewThemeOverride(c.asker, smallField))),
			captioned(d.t("questions.country"), c.country.box)),
		captioned(d.t("word.partnership"), c.pair))
	c.box = d.newModal(d.t("questions.new"), content,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: func() { c.box.hide(); c.keepDraft() }}),
		widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("questions.capture.keep"), Shortcut: "Enter", OnTapped: c.submit}))
	c.box.cancel, c.box.enter = c.keepDraft, c.submit
	c.takeDraft()
	return c
}

// key lets Enter keep the question from every field, and Esc close the box.
func (c *capture) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		c.submit()
	case fyne.KeyEscape:
		return c.d.modalKey(k.Name)
	default:
		return false
	}
	return true
}

// takeDraft puts back what was typed before, of a box that was closed.
func (c *capture) takeDraft() {
	draft := c.d.question
	c.text.show(draft.text)
	c.text.moveTo(len([]rune(draft.text)))
	c.asker.show(draft.asker)
	c.country.show(draft.country)
	c.partnership = draft.partnership
}

// keepDraft keeps what was typed for the next time.
func (c *capture) keepDraft() {
	c.d.question = questionDraft{c.text.Text, c.asker.Text, c.country.Text, c.partnership}
}

// readPartnerships fills the choice of partnerships; any goroutine may call it.
func (c *capture) readPartnerships(r store.Reader) (func(), error) {
	s, err := readAround(r, c.d.book, Route{Page: Questions, Webinar: c.webinar})
	if err != nil {
		return nil, err
	}
	return func() {
		for _, p := range s.partnerships {
			c.pairs = append(c.pairs, p.ID)
		}
		c.places, c.language = s.places, s.webinars[c.webinar].Language
		c.pair.SetChoices(s.pairChoices(c.d.t("notes.general"), c.partnership))
	}, nil
}

// complain says what is wrong with the question.
func (c *capture) complain(words string) {
	c.wrong.SetText(words)
	setVisible(c.wrong, words != "")
	c.box.fit()
}

// submit keeps the question, once nothing in it names a person unasked.
func (c *capture) submit() {
	c.complain("")
	switch {
	case savedQuestionText(fieldText, c.text.Text) == "":
		c.complain(c.d.t("questions.capture.empty"))
		c.d.win.Canvas().Focus(c.text)
		return
	case !c.country.read():
		c.box.fit()
		c.d.win.Canvas().Focus(c.country.textEntry)
		return
	}
	for _, field := range []struct {
		entry *textEntry
		role  bool
	}{{c.text, false}, {c.asker, true}} {
		text := field.entry.Text
		found := c.allowed.ask(c.id, personalIn(text, field.role, c.places))
		if len(found) == 0 {
			continue
		}
		c.d.askPersonal(found, func() { c.d.win.Canvas().Focus(field.entry) },
			func() { c.allowed.allow(c.id, found); c.submit() },
			func() { field.entry.show(takeOut(text, found, field.role)); c.submit() })
		return
	}
	c.keep()
}

// keep writes the question to the end of the queue.
func (c *capture) keep() {
	d := c.d
	q := store.Question{
		ID: c.id, Webinar: c.webinar, Text: savedQuestionText(fieldText, c.text.Text), State: store.Queued,
		Asker: savedQuestionText(fieldAsker, c.asker.Text), Country: c.country.code, Partnership: c.partnership, Language: c.language,
	}
	c.box.hide()
	d.question = questionDraft{}
	saved := d.holdNew(store.Ref{Type: store.TypeQuestion, ID: c.id},
		map[string]string{fieldText: q.Text, fieldAsker: q.Asker, keptWebinar: q.Webinar.String()})
	waited := false
	d.editWaiting("step.question.new", func(tx *store.Tx) error { return addQuestion(tx, q) }, func(err error) {
		if err != nil {
			d.question = questionDraft{c.text.Text, c.asker.Text, c.country.Text, c.partnership}
			d.complain(err)
			return
		}
		saved()
		if !waited && !c.show() {
			d.notify(d.t("questions.told.kept"))
		}
	}, func() {
		waited = true
		c.show()
	})
}

// show brings the question into sight where the page shows the queue; it tells whether
// it does.
func (c *capture) show() bool {
	d := c.d
	p, ok := d.pages[Questions].(*questionsPage)
	if !ok {
		return false
	}
	for kind := range c.allowed[c.id] {
		p.allowed.allow(c.id, []personal{{kind: kind}})
	}
	if d.at().Page != Questions {
		return false
	}
	if d.win.Canvas().Focused() == nil || p.lists[p.group].rows.focused {
		p.want(c.id)
	}
	return true
}

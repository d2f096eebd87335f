package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// questionPane shows the selected question and hands what a person types to the
// notebook. It belongs to the UI thread.
type questionPane struct {
	p       *questionsPage
	id      store.ID // of the question that is shown
	saver   *autosaver
	fields  map[string]*textEntry
	held    map[textField]string // typed, and not to be saved yet
	asking  bool
	current map[textField]int64 // see noteEditor.current

	root     *fyne.Container
	page     *widgets.Page
	scroll   fyne.CanvasObject
	hint     fyne.CanvasObject
	line     fyne.CanvasObject // under the head
	head     *fyne.Container
	foot     *fyne.Container
	turns    *fyne.Container // what it can be turned into, after the words that say so
	state    *look.Paragraph
	badges   *look.Paragraph
	remove   *widgets.Button
	past     *widgets.Button // opens the history
	more     *widgets.Button // forgetting
	review   *fyne.Container // what to do with an imported question
	who      *fyne.Container // asked
	link     *fyne.Container // partnership
	about    *fyne.Container // themes
	country  *countryField
	pair     *widgets.SelectBox
	language *widgets.SelectBox
	tags     []string        // of its choices
	made     *fyne.Container // chips: notes, the recording
	roles    *fyne.Container
	text     *growing
	answer   *growing

	live, answered, back, park, again *widgets.Button
}

func newQuestionPane(p *questionsPage) *questionPane {
	d := p.d
	e := &questionPane{p: p, fields: map[string]*textEntry{}, held: map[textField]string{}, current: map[textField]int64{}}
	e.saver = newAutosaver(autosaver{after: d.after, write: e.write, changed: e.savingChanged})
	d.rescues(e.saver, store.TypeQuestion)
	e.state, e.badges = look.Label("", tokens.Subtitle, look.Ink), look.Label("", tokens.Caption, look.Ink3)
	e.line = rule()
	e.makeFields()
	e.makeButtons()
	e.head = widgets.Row(tokens.Space12, e.state, p.clock.ofQuestion, widgets.Spring(), e.badges, e.past, e.remove, e.more)
	content := widgets.Column(tokens.Space12, e.review, widgets.Column(tokens.Space4, e.who, e.text.root, e.link, e.about), rule(),
		look.Label(d.t("questions.answer"), tokens.BodyBold, look.Ink), e.answer.root,
		captioned(d.t("questions.answered_by"), e.small(fieldAnsweredBy)),
		e.roles, e.made, rule(), e.askerRow(),
		widgets.Columns(widgets.ColumnsOptions{Gap: tokens.Space12, Weights: []float32{3, 2}},
			captioned(d.t("word.partnership"), e.pair), captioned(d.t("questions.language"), e.language)))
	e.page = widgets.NewPage(widgets.Inset(tokens.Space20, tokens.Space16, content))
	e.scroll = unshadowed(e.page)
	e.hint = centred(look.Label(d.t("questions.pane.nothing"), tokens.Body, look.Ink3))
	e.root = container.New(&paneLayout{e}, themedBox(look.Surface, look.Line, tokens.RadiusCard), e.head, e.line, e.scroll, rule(), e.foot, e.hint)
	return e
}

// captioned is a control with its name above it.
func captioned(name string, control fyne.CanvasObject) *fyne.Container {
	return widgets.Column(tokens.Space4, look.Label(name, tokens.Small, look.Ink3), control)
}

func (e *questionPane) makeFields() {
	d := e.p.d
	text, answer := newTextEntry(true), newTextEntry(true)
	asker, by := newTextEntry(false), newTextEntry(false)
	text.TextStyle = fyne.TextStyle{Bold: true}
	text.SetPlaceHolder(d.t("questions.text.placeholder"))
	answer.SetPlaceHolder(d.t("questions.answer.placeholder"))
	asker.SetPlaceHolder(d.t("questions.asker.placeholder"))
	by.SetPlaceHolder(d.t("questions.answered_by.placeholder"))
	e.bind(text, fieldText)
	e.bind(answer, fieldAnswer)
	e.bind(asker, fieldAsker)
	e.bind(by, fieldAnsweredBy)
	update, scroll := func() { e.page.Update() }, func(by float32) { e.page.ScrollBy(by) }
	e.text = newGrowing(text, growingOptions{style: tokens.Title, long: tokens.Subtitle, pad: 5, bare: true, changed: update, scroll: scroll})
	e.answer = newGrowing(answer, growingOptions{style: tokens.Body, pad: tokens.Space12, least: answerLeast, changed: update, scroll: scroll})
	leaveOn := text.onKey
	text.onKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
			e.focusAnswer()
			return true
		}
		return leaveOn(k)
	}
	e.country = newCountryField(d)
	e.country.readOnly = d.readOnly()
	e.country.onLeave = e.leaveCountry
	e.country.onSpent = d.undo
	e.country.onKey = asker.onKey
	for _, field := range []*textEntry{asker, by, e.country.textEntry} {
		field.OnSubmitted = func(string) { e.p.focusList() }
	}
	e.pair = widgets.NewSelectBox(nil, -1, d.t("notes.general"), func(i int) {
		if i == 0 {
			e.p.link(store.ID{})
		} else if i <= len(e.p.snap.partnerships) {
			e.p.link(e.p.snap.partnerships[i-1].ID)
		}
	})
	e.language = widgets.NewSelectBox(nil, -1, "", func(i int) {
		if q := e.p.question(); q != nil && i < len(e.tags) && e.tags[i] != q.Language {
			tag := e.tags[i]
			e.p.act("step.question.language", func(tx *store.Tx, id store.ID) error {
				return changeQuestion(id, func(q *store.Question) { q.Language = tag })(tx)
			}, nil)
		}
	})
	if d.readOnly() {
		e.pair.Disable()
		e.language.Disable()
	}
	e.link = widgets.Row(tokens.Space8)
	e.about, e.made, e.roles = widgets.Wrap(tokens.Space8), widgets.Wrap(tokens.Space8), widgets.Wrap(tokens.Space8)
	e.who = widgets.Row(tokens.Space8)
}

// small is a field of one line.
func (e *questionPane) small(name string) fyne.CanvasObject {
	field := container.NewThemeOverride(e.fields[name], smallField)
	return container.New(fieldLayout{}, passWheel(field, func(by float32) { e.page.ScrollBy(by) }))
}

func (e *questionPane) askerRow() fyne.CanvasObject {
	d := e.p.d
	return widgets.Columns(widgets.ColumnsOptions{Gap: tokens.Space12, Weights: []float32{3, 2}},
		captioned(d.t("questions.asker"), e.small(fieldAsker)),
		captioned(d.t("questions.country"), e.country.box))
}

func (e *questionPane) makeButtons() {
	p, d := e.p, e.p.d
	button := func(rank widgets.Rank, key, icon, keys string, do func()) *widgets.Button {
		o := widgets.ButtonOptions{Rank: rank, Label: d.t(key), Icon: icon, Small: true, OnTapped: do}
		if rank == widgets.Primary {
			o.Shortcut = keys
		} else {
			o.Tip = d.t(key) + " (" + keys + ")"
		}
		return widgets.NewButton(o)
	}
	e.live = button(widgets.Primary, "questions.do.live", "mic", "Ctrl L", p.take)
	e.answered = button(widgets.Primary, "questions.do.answered", "check", "Ctrl Enter", p.answer)
	e.again = button(widgets.Secondary, "questions.do.answered", "check", "A", p.answer)
	e.park = button(widgets.Secondary, "questions.do.park", "schedule", "P", p.park)
	e.back = button(widgets.Secondary, "questions.do.back", "undo", "B", p.back)
	e.remove = widgets.IconButton("delete", d.t("questions.do.delete"), p.remove)
	e.past = widgets.IconButton("history", d.t("history.menu")+" (H)", p.showPast)
	e.more = widgets.IconButton("more_horiz", d.t("questions.more"), e.askMore)
	first := widgets.Wrap(tokens.Space8, e.live, e.answered, e.again, e.park, e.back)
	into := []fyne.CanvasObject{tall(look.Label(d.t("questions.turn"), tokens.Small, look.Ink3))}
	for _, turn := range []struct {
		kind store.NoteKind
		key  string
	}{{store.Lesson, "L"}, {store.Commitment, "C"}, {store.OpenQuestion, "O"}} {
		into = append(into, widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Label: d.t("kind." + string(turn.kind)), Icon: string(turn.kind),
			Tip: d.t("questions.keys."+string(turn.kind)) + " (" + turn.key + ")", Small: true, OnTapped: func() { p.turn(turn.kind) }}))
	}
	e.turns = widgets.Wrap(tokens.Space4, into...)
	e.foot = widgets.Column(tokens.Space4, first, e.turns)
	e.review = container.NewStack(themedBox(look.WarnTint, "", tokens.RadiusControl),
		widgets.Inset(tokens.Space12, tokens.Space8, widgets.Row(tokens.Space12,
			widgets.Stretch(look.Para(d.t("questions.review.why"), tokens.Small, look.WarnText, 0)),
			button(widgets.Secondary, "questions.do.review", "check", "R", p.review))))
	if d.readOnly() {
		e.foot.Hide()
		e.remove.Hide()
		e.more.Hide()
	}
}

// paneLayout puts what scrolls between head and foot.
type paneLayout struct{ e *questionPane }

// MinSize lets the page decide.
func (*paneLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// paneHead is the height of the pane's head.
const paneHead float32 = 48

// Layout gives the foot the height it needs.
func (l *paneLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	pad := tokens.Space20
	put(o[0], 0, 0, size.Width, size.Height)
	put(o[1], pad, (paneHead-tokens.IconButton)/2, size.Width-2*pad+8, tokens.IconButton)
	put(o[2], 1, paneHead, size.Width-2, 1)
	foot := float32(0)
	l.e.shortenTurns(size.Width - 2*pad)
	if l.e.foot.Visible() {
		foot = widgets.HeightFor(o[5], size.Width-2*pad) + 2*tokens.Space12
	}
	setVisible(o[4], foot > 0)
	l.e.setRoom(size.Height - paneHead - foot)
	put(o[3], 1, paneHead+1, size.Width-2, max(0, size.Height-paneHead-2-foot))
	put(o[4], 1, size.Height-foot, size.Width-2, 1)
	put(o[5], pad, size.Height-foot+tokens.Space12, size.Width-2*pad, max(0, foot-2*tokens.Space12))
	put(o[6], 0, 0, size.Width, size.Height)
}

// shortenTurns drops the words before the buttons where these take the width.
func (e *questionPane) shortenTurns(width float32) {
	need := float32(-tokens.Space4)
	for _, o := range e.turns.Objects {
		need += o.MinSize().Width + tokens.Space4
	}
	setVisible(e.turns.Objects[0], need <= width)
}

// setRoom makes the answer as high as leaves the rest of what is written while
// somebody speaks in sight.
func (e *questionPane) setRoom(height float32) {
	e.answer.least = min(max(height-e.text.root.height(e.text.root.Size().Width)-232, answerLeast), answerMost)
}

const (
	answerLeast float32 = 108
	answerMost  float32 = 300
)

// leaveCountry saves the country that was typed.
func (e *questionPane) leaveCountry() {
	q := e.p.snap.find(e.id)
	if q == nil || e.p.d.readOnly() || e.country.Text == "" && q.Country == "" {
		return
	}
	before := e.country.code
	if !e.country.read() {
		e.page.Update()
		return
	}
	if code, id := e.country.code, q.ID; code != before {
		e.p.d.edit("step.question.country", changeQuestion(id, func(q *store.Question) { q.Country = code }))
	}
}

// focusQuestion puts the cursor into the words of the question.
func (e *questionPane) focusQuestion() {
	if e.p.question() != nil {
		e.page.ScrollToTop()
		e.p.d.window().Canvas().Focus(e.fields[fieldText])
	}
}

// focusAnswer puts the cursor into the answer.
func (e *questionPane) focusAnswer() {
	if e.p.question() != nil {
		e.p.d.window().Canvas().Focus(e.fields[fieldAnswer])
		e.page.Reveal(e.answer.root)
	}
}

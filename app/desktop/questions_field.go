package desktop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// The text fields of a question, by their JSON names.
const (
	fieldText       = "text"
	fieldAnswer     = "answer"
	fieldAsker      = "asker"
	fieldAnsweredBy = "answered_by"
)

// isRole tells whether a field is for a role: no name may stand in it.
func isRole(field string) bool { return field == fieldAsker || field == fieldAnsweredBy }

// savedQuestionText is a typed text as the notebook keeps it.
func savedQuestionText(field, text string) string {
	switch field {
	case fieldAnswer:
		return strings.TrimRight(text, " \n")
	case fieldText:
		return strings.TrimSpace(strings.ReplaceAll(text, "\n", " "))
	}
	return oneSpaced(text)
}

// setQuestionText sets a text field by its JSON name.
func setQuestionText(q *store.Question, field, text string) {
	text = savedQuestionText(field, text)
	switch field {
	case fieldText:
		q.Text = text
	case fieldAnswer:
		q.Answer = text
	case fieldAsker:
		q.Asker = text
	case fieldAnsweredBy:
		q.AnsweredBy = text
	}
}

// questionText is a text field by its JSON name.
func questionText(q *store.Question, field string) string {
	switch field {
	case fieldText:
		return q.Text
	case fieldAnswer:
		return q.Answer
	case fieldAsker:
		return q.Asker
	case fieldAnsweredBy:
		return q.AnsweredBy
	}
	return ""
}

// bind lets a field save its text as a field of the question that is shown.
func (e *questionPane) bind(field *textEntry, name string) {
	e.fields[name] = field
	field.readOnly = e.p.d.readOnly()
	field.onTyped = func(text string) { e.typed(textField{e.id, name}, text) }
	field.onLeave = func() { e.left(textField{e.id, name}, field.Text) }
	field.onSpent = e.p.d.undo
	field.onKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyEscape {
			e.p.focusList()
			return true
		}
		return false
	}
}

// typed takes a text as it stands after a key. What seems to reach a person is not
// saved before they who type have been asked, but the rest of the text is; a role is
// not before it is whole.
func (e *questionPane) typed(at textField, text string) {
	if isRole(at.Field) {
		e.held[at] = text
		e.savingChanged()
		return
	}
	if found := e.unasked(at, text); len(found) > 0 {
		e.held[at] = text
		e.saver.typed(at, takeOut(text, found, false))
		return
	}
	delete(e.held, at)
	e.saver.typed(at, text)
}

// unasked is what in a typed text seems to name or reach a person and was not asked
// about yet. What stands in the notebook already is not what somebody types now.
func (e *questionPane) unasked(at textField, text string) []personal {
	found := e.p.allowed.ask(at.Record, personalIn(text, isRole(at.Field), e.p.snap.places))
	if len(found) == 0 {
		return nil
	}
	stored := ""
	if q := e.p.snap.find(at.Record); q != nil {
		stored = questionText(q, at.Field)
	}
	return slices.DeleteFunc(found, func(f personal) bool { return strings.Contains(stored, f.text) })
}

// left saves a text whose field is left, or asks first.
func (e *questionPane) left(at textField, text string) {
	if _, waits := e.held[at]; !waits {
		e.saver.leave(at)
		return
	}
	found := e.unasked(at, text)
	if len(found) == 0 {
		e.keep(at, text)
		return
	}
	if e.asking {
		return
	}
	e.asking = true
	done := func(then func()) func() {
		return func() {
			e.asking = false
			then()
		}
	}
	e.p.d.askPersonal(found,
		done(func() { e.goTo(at) }),
		done(func() { e.p.allowed.allow(at.Record, found); e.keep(at, text) }),
		done(func() { e.keep(at, takeOut(text, found, isRole(at.Field))) }))
}

// keep saves a text at once.
func (e *questionPane) keep(at textField, text string) {
	delete(e.held, at)
	e.saver.typed(at, text)
	e.saver.leave(at)
	if field := e.fields[at.Field]; at.Record == e.id && field.Text != text {
		field.show(text)
		e.page.Update()
	}
}

// goTo puts the cursor into a field of a question.
func (e *questionPane) goTo(at textField) {
	if at.Record != e.id {
		e.p.want(at.Record)
	}
	e.p.d.window().Canvas().Focus(e.fields[at.Field])
}

// setText brings a field up to date with a text of the snapshot, unless that is an
// echo of what was typed here, or older than that.
func (e *questionPane) setText(name, text string) {
	field, at := e.fields[name], textField{e.id, name}
	if typed, ok := e.held[at]; ok {
		field.show(typed)
		return
	}
	if typed, ok := e.saver.unsaved(at); ok {
		if field.known != typed {
			field.show(typed) // the question was left before its text was saved
		}
		return
	}
	if number, ok := e.current[at]; ok && e.p.snap.number <= number && field.known != text {
		return
	}
	if field.focused && savedQuestionText(name, field.known) == text {
		return // a space at the end, before the next word
	}
	field.show(text)
}

// write stores one text of one question. Only that field is set, so that nothing
// that happened to the question meanwhile is lost.
func (e *questionPane) write(at textField, text, visit string, done func(error)) {
	d, step := e.p.d, "step.question."+at.Field
	if at.Field == fieldAnswer {
		step = "step.question.write" // the other one is its state
	}
	d.editThen(step, changeQuestion(at.Record, func(q *store.Question) {
		setQuestionText(q, at.Field, text)
	}), func(err error) {
		e.current[at] = e.p.loads.Load()
		done(err)
		d.complain(err)
	}, store.Visit(visit), store.Origin(e))
}

// asks leaves the field in which something would have to be asked about, so that it
// is asked now, and tells whether there is such a field.
func (e *questionPane) asks() bool {
	for at, text := range e.held {
		if len(e.unasked(at, text)) > 0 {
			e.p.d.window().Canvas().Unfocus()
			return true
		}
	}
	return false
}

// flush hands over all that is typed. What would have to be asked about is taken
// out of it, and that is said: the page is being left, and nobody is there to answer.
func (e *questionPane) flush() {
	for at, text := range e.held {
		found := e.unasked(at, text)
		if len(found) > 0 {
			words := e.p.d.t("questions.told.taken_out", "piece", shortened(found[0].text))
			e.p.d.later(func() error { return nil }, func(error) { e.p.d.notify(words) }) // after the page has turned
		}
		e.keep(at, takeOut(text, found, isRole(at.Field)))
	}
	e.leaveCountry()
	e.saver.flush()
}

// savingChanged follows the autosaver.
func (e *questionPane) savingChanged() {
	phase, _ := e.saver.phase()
	e.p.d.typing(phase == phaseTyping || len(e.held) > 0)
}

// askPersonal asks once about what seems to name or reach a person.
func (d *desk) askPersonal(found []personal, edit, keep, takeOut func()) {
	kinds := map[personalKind]bool{}
	var pieces []string
	for _, f := range found {
		kinds[f.kind] = true
		pieces = append(pieces, "“"+shortened(f.text)+"”")
	}
	title := ""
	for _, kind := range []personalKind{personalName, personalNumber, personalAddress} {
		if kinds[kind] {
			title = "questions.personal." + string(kind)
		}
	}
	d.ask(d.t(title), d.t("questions.personal.text", "pieces", strings.Join(pieces, ", ")),
		choice{d.t("questions.personal.edit"), edit}, choice{d.t("questions.personal.keep"), keep}, choice{d.t("questions.personal.take_out"), takeOut})
}

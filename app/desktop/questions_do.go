package desktop

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// act makes one edit of the selected question, once what is typed of it is handed
// over. Nothing happens without one, or in a notebook that takes no edits.
func (p *questionsPage) act(step string, change func(tx *store.Tx, id store.ID) error, then func(error)) {
	p.actWaiting(step, change, then, nil)
}

// actWaiting is act with a function that is told where the edit has to wait.
func (p *questionsPage) actWaiting(step string, change func(tx *store.Tx, id store.ID) error, then func(error), waits func()) {
	q := p.question()
	if q == nil {
		return
	}
	if p.d.readOnly() {
		p.d.complain(saying("error.read_only"))
		return
	}
	if p.pane.asks() {
		return
	}
	p.pane.flush()
	id := q.ID
	if then == nil {
		then = p.d.complain
	}
	p.d.editWaiting(step, func(tx *store.Tx) error { return change(tx, id) }, then, waits)
}

// take takes the selected question live, and puts the cursor into its answer.
func (p *questionsPage) take() {
	q := p.question()
	if q == nil {
		return
	}
	if q.State == store.Live {
		p.pane.focusAnswer()
		return
	}
	if p.pane.asks() {
		return
	}
	before := p.snap.live()
	p.act("step.question.live", takeLive, func(err error) {
		if err != nil {
			p.d.complain(err)
			return
		}
		if before != nil {
			p.d.notify(p.d.t("questions.told.returned", "question", shortened(before.Text)))
		}
	})
	if !p.d.readOnly() {
		p.pane.focusAnswer()
	}
}

// answer marks the selected question answered and goes on: from the live one to the
// next of the queue, from another one to the one beside it.
func (p *questionsPage) answer() {
	q := p.question()
	if q == nil || q.State == store.Answered {
		return
	}
	id := q.ID
	if p.pane.asks() {
		return
	}
	if q.State == store.Live {
		p.pane.flush()
		p.choose(groupQueue, slices.IndexFunc(p.groups[groupQueue], func(i int) bool { return p.snap.questions[i].ID != id }))
	} else {
		p.leaveBehind()
	}
	p.actOn("step.question.answer", func(tx *store.Tx) error { return markAnswered(tx, id) })
	p.focusList()
}

// park keeps the selected question for later.
func (p *questionsPage) park() {
	if q := p.question(); q != nil && q.State != store.Parked {
		p.leaveBehind()
		p.actOn("step.question.park", changeQuestion(q.ID, func(q *store.Question) { q.State = store.Parked }))
	}
}

// leaveBehind selects what stands beside the selected question, which goes to
// another list.
func (p *questionsPage) leaveBehind() {
	p.pane.flush()
	if p.d.readOnly() {
		return
	}
	at := p.position()
	if at+1 < len(p.groups[p.group]) {
		p.choose(p.group, at+1)
	} else {
		p.choose(p.group, at-1)
	}
}

// actOn makes one edit of a question.
func (p *questionsPage) actOn(step string, change func(tx *store.Tx) error) {
	if p.d.readOnly() {
		p.d.complain(saying("error.read_only"))
		return
	}
	p.d.edit(step, change)
}

// back returns the selected question to the queue, as its next.
func (p *questionsPage) back() {
	if q := p.question(); q != nil && !waits(*q) {
		p.act("step.question.back", putBack, nil)
	}
}

// shift moves the selected question within the queue.
func (p *questionsPage) shift(by int) {
	at := p.position()
	if p.group == groupQueue && at >= 0 {
		p.dragTo(at, at+by)
	}
}

// dragTo moves a question of the queue to where another one stands. What is live
// stays before the queue.
func (p *questionsPage) dragTo(from, to int) {
	list := p.groups[groupQueue]
	if from < 0 || from >= len(list) || to < 0 || to >= len(list) || from == to {
		return
	}
	q, beside := p.snap.questions[list[from]], p.snap.questions[list[to]]
	if !waits(q) || !waits(beside) {
		return
	}
	p.wanted = q.ID
	p.pane.flush()
	p.actOn("step.question.move", func(tx *store.Tx) error { return moveQuestion(tx, q.ID, beside.ID, to > from) })
}

// review says that somebody has looked at an imported question.
func (p *questionsPage) review() {
	if q := p.question(); q != nil && q.ToReview {
		p.act("step.question.review", func(tx *store.Tx, id store.ID) error {
			return changeQuestion(id, func(q *store.Question) { q.ToReview = false })(tx)
		}, nil)
	}
}

// link links the selected question to a partnership; zero: to none.
func (p *questionsPage) link(partnership store.ID) {
	if q := p.question(); q != nil && q.Partnership != partnership {
		p.act("step.question.partnership", func(tx *store.Tx, id store.ID) error {
			return changeQuestion(id, func(q *store.Question) { q.Partnership = partnership })(tx)
		}, nil)
	}
}

// linkNumber links the selected question to the partnership of a number; 0: to none.
func (p *questionsPage) linkNumber(number int) {
	if number == 0 {
		p.link(store.ID{})
		return
	}
	for _, partnership := range p.snap.partnerships {
		if _, n, _ := p.snap.partnership(partnership.ID); n == number {
			p.link(partnership.ID)
			return
		}
	}
}

// remove deletes the selected question; undo brings it back.
func (p *questionsPage) remove() {
	q := p.question()
	if q == nil {
		return
	}
	id := q.ID
	p.leaveBehind()
	p.actOn("step.question.delete", func(tx *store.Tx) error { return store.Delete[store.Question](tx, id) })
	if !p.d.readOnly() {
		p.pane.saver.drop(id)
		p.d.notify(p.d.t("questions.told.deleted"))
		p.focusList()
	}
}

// turn makes a note of the selected question and opens it; while the panel runs the
// page stays, and the note is opened where somebody asks for it. Where there is one of
// this kind already, that one is opened.
func (p *questionsPage) turn(kind store.NoteKind) {
	q := p.question()
	if q == nil {
		return
	}
	if id, just := p.turned[turnedKey{q.ID, kind}]; just {
		p.d.open(Route{Page: Notes, Record: id})
		return
	}
	for _, id := range q.Notes {
		if p.snap.made[id] == kind {
			p.d.open(Route{Page: Notes, Record: id})
			return
		}
	}
	of, note, shown := turnedKey{q.ID, kind}, store.NewID(), false
	show := func(step string) {
		if !shown {
			shown = true
			p.turnedInto(of, note, step)
		}
	}
	step := "step.question." + string(kind)
	p.actWaiting(step, func(tx *store.Tx, id store.ID) error { return turnInto(tx, id, kind, note) }, func(err error) {
		if err != nil {
			p.d.complain(err)
			return
		}
		show(step)
	}, func() { show("") })
}

// turnedKey is a question and what it was turned into.
type turnedKey struct {
	question store.ID
	kind     store.NoteKind
}

// turnedInto says that a note was made, by a step that can be undone or by none. Who
// runs a panel has the next question to take, and opens the note only by asking for it.
func (p *questionsPage) turnedInto(of turnedKey, note store.ID, step string) {
	d := p.d
	open := func() { d.open(Route{Page: Notes, Record: note}) }
	kind := d.t("kind." + string(of.kind))
	if !p.clock.running || !p.inWindow() {
		open()
		d.notify(d.t("questions.told.turned", "kind", kind))
		return
	}
	p.turned[of] = note // until the snapshot has it
	d.notifyWith(d.t("questions.told.turned_here", "kind", kind), step, open)
}

// carry asks what has no answer again at the next webinar.
func (p *questionsPage) carry() {
	d := p.d
	if d.readOnly() {
		d.complain(saying("error.read_only"))
		return
	}
	next, ok := nextWebinar(p.snap.webinars, p.snap.at.Webinar)
	if !ok {
		d.ask(d.t("questions.carry.none_title"), d.t("questions.carry.none"),
			choice{d.t("action.close"), func() {}}, choice{d.t("webinar.add"), d.askWebinar})
		return
	}
	p.pane.flush()
	from, name := p.snap.at.Webinar, webinarName(d.book, next)
	var done carried
	ids := map[store.ID]store.ID{}
	d.editThen("step.question.carry", func(tx *store.Tx) (err error) {
		done, err = carryOver(tx, from, next.ID, ids)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, errNothing) && done.open == 0:
			d.notify(d.t("questions.told.all_answered"))
		case errors.Is(err, errNothing), err == nil && done.moved == 0:
			d.notify(d.t("questions.told.carried_already", "webinar", name))
		case err != nil:
			d.complain(err)
		default:
			d.notify(d.t("questions.told.carried", "count", done.moved, "webinar", name))
		}
	})
}

// askMore offers what has no button of its own.
func (p *questionsPage) askMore(under fyne.CanvasObject) {
	d := p.d
	carry := fyne.NewMenuItem(d.t("questions.carry"), p.carry)
	popUnder(d.window(), under, fyne.NewMenu("", carry))
}

// askMore offers to forget the question that is shown.
func (e *questionPane) askMore() {
	if q := e.p.question(); q != nil {
		popUnder(e.p.d.window(), e.more, fyne.NewMenu("", e.p.d.forgetItems(store.Ref{Type: store.TypeQuestion, ID: q.ID}, true)...))
	}
}

// shortened is the beginning of a text, for a line that names it.
func shortened(text string) string { return cutTo(text, 60) }

// cutTo is a text on one line, of some letters at most.
func cutTo(text string, most int) string {
	letters := []rune(oneSpaced(text))
	if len(letters) <= most {
		return string(letters)
	}
	return string(letters[:most-1]) + "…"
}

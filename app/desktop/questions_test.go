package desktop

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// asked is a notebook of two webinars, with questions at the first.
type asked struct {
	path          string
	webinar, next store.ID
	ids           []store.ID
}

// writeQuestions makes a notebook whose first webinar has these questions.
func writeQuestions(t *testing.T, questions ...store.Question) asked {
	t.Helper()
	a := asked{}
	a.path = write(t, func(tx *store.Tx) error {
		chile := store.Region{Name: "Magallanes", Country: "CL", MacroRegion: store.LatinAmerica}
		vaasa := store.Region{Name: "Ostrobothnia", Country: "FI", MacroRegion: store.Europe}
		if err := putAll(tx, &chile, &vaasa); err != nil {
			return err
		}
		pair := store.Partnership{Number: 1, Regions: []store.ID{vaasa.ID, chile.ID}}
		if err := putAll(tx, &pair); err != nil {
			return err
		}
		first := store.Webinar{Number: 19, Title: "Final lessons", Start: store.Moment{Local: "2023-11-23"}, Partnerships: []store.ID{pair.ID}}
		second := store.Webinar{Number: 20, Title: "What now", Start: store.Moment{Local: "2024-02-01"}}
		if err := putAll(tx, &first, &second); err != nil {
			return err
		}
		a.webinar, a.next = first.ID, second.ID
		rank := ""
		for i := range questions {
			rank = rankAfter(rank)
			questions[i].Webinar, questions[i].Rank = first.ID, rank
			if err := putAll(tx, &questions[i]); err != nil {
				return err
			}
			a.ids = append(a.ids, questions[i].ID)
		}
		return nil
	})
	return a
}

// three are questions that wait.
func three() []store.Question {
	return []store.Question{
		{Text: "Who keeps the weir?", Asker: "University", Country: "PL", State: store.Queued},
		{Text: "What does the water cost?", Asker: "Municipality", Country: "AR", State: store.Queued},
		{Text: "When is the next flood?", State: store.Queued},
	}
}

// sitAtQuestions opens the page of questions.
func sitAtQuestions(t *testing.T, a asked) (*desk, *loop, *questionsPage) {
	t.Helper()
	d, l := sit(t, a.path, nil)
	d.open(Route{Page: Questions, Webinar: a.webinar})
	p := d.pages[Questions].(*questionsPage)
	l.until("the questions are shown", func() bool { return p.inWindow() && len(p.snap.questions) == len(a.ids) && !d.loads.running })
	return d, l, p
}

// order is the queue as it is shown, by the first words.
func (p *questionsPage) order(g questionGroup) string {
	var names []string
	for _, i := range p.groups[g] {
		names = append(names, strings.Fields(p.snap.questions[i].Text)[0])
	}
	return strings.Join(names, " ")
}

func questionOf(t *testing.T, d *desk, id store.ID) (q store.Question) {
	t.Helper()
	if err := d.session.file.View(func(r store.Reader) (err error) { q, err = store.Get[store.Question](r, id); return err }); err != nil {
		t.Fatal(err)
	}
	return q
}

func TestAPanelIsRunByLetters(t *testing.T) {
	d, l, p := sitAtQuestions(t, writeQuestions(t, three()...))
	for _, words := range []string{"Asked 3", "Up next", "Who keeps the weir?", "University, Poland", "Asker not noted"} {
		if !shows(d, words) {
			t.Errorf("the page does not say %q:\n%s", words, strings.Join(texts(d), "\n"))
		}
	}
	d.typedRune('t')
	l.until("the first is live", func() bool { return shows(d, "Live") && p.question().State == store.Live })
	if d.win.Canvas().Focused() != fyne.Focusable(p.pane.fields[fieldAnswer]) {
		t.Fatalf("taking live put the focus on %T", d.win.Canvas().Focused())
	}
	typeInto(d, "The town keeps it.")
	p.answer()
	l.until("it is answered", func() bool { return p.order(groupQueue) == "What When" && p.order(groupAnswered) == "Who" })
	if got := questionOf(t, d, p.snap.questions[p.groups[groupAnswered][0]].ID); got.Answer != "The town keeps it." {
		t.Errorf("the answer is %q", got.Answer)
	}
	if p.question().Text != "What does the water cost?" {
		t.Errorf("%q is selected, not the next of the queue", p.question().Text)
	}
	if d.win.Canvas().Focused() != fyne.Focusable(p.lists[groupQueue].rows) {
		t.Errorf("the keys go to %T", d.win.Canvas().Focused())
	}
	pressRune(d, 'p')
	l.until("the next is parked", func() bool { return p.order(groupQueue) == "When" && p.order(groupParked) == "What" })
	pressKey(d, fyne.KeyRight)
	pressKey(d, fyne.KeyRight)
	if p.question().State != store.Parked {
		t.Fatalf("the arrows led to %q", p.question().Text)
	}
	pressRune(d, 'b')
	l.until("it is the next of the queue", func() bool { return p.order(groupQueue) == "What When" })
	pressKey(d, fyne.KeyLeft)
	pressRune(d, 'a')
	l.until("a question of the queue is answered where it stands, and the one beside it selected", func() bool {
		return p.order(groupAnswered) == "What Who" && p.question().Text == "When is the next flood?"
	})
	for _, step := range []string{"Mark answered", "Put question back", "Park question"} {
		l.until("the step is named", func() bool { return d.steps.undo != "" && d.t(d.steps.undo) == step })
		d.undo(false)
		l.until("it is undone", func() bool { return shows(d, "Undone: "+step) })
	}
}

// pressRune types a letter as the window gets it.
func pressRune(d *desk, r rune) {
	if focused := d.win.Canvas().Focused(); focused != nil {
		focused.TypedRune(r)
		return
	}
	d.typedRune(r)
}

func TestOnlyOneQuestionIsLive(t *testing.T) {
	d, l, p := sitAtQuestions(t, writeQuestions(t, three()...))
	d.typedRune('t')
	l.until("the first is live", func() bool { return p.snap.live() != nil })
	p.choose(groupQueue, 2)
	p.take()
	l.until("the third is live, and the first is the next", func() bool { return p.order(groupQueue) == "When Who What" && p.snap.live().Text[:4] == "When" })
	l.until("that is said", func() bool { return shows(d, "“Who keeps the weir?” went back to the queue") })
	d.undo(false)
	l.until("one undo takes both back", func() bool { return p.order(groupQueue) == "Who What When" && p.snap.live().Text[:3] == "Who" })
}

func TestTheQueueIsReorderedByKeyAndMouse(t *testing.T) {
	d, l, p := sitAtQuestions(t, writeQuestions(t, three()...))
	d.typedRune('d')
	l.until("the first is the second", func() bool { return p.order(groupQueue) == "What Who When" })
	d.typedRune('d')
	l.until("it is the last", func() bool { return p.order(groupQueue) == "What When Who" })
	d.typedRune('u')
	l.until("it is the second again", func() bool { return p.order(groupQueue) == "What Who When" })
	column := p.lists[groupQueue]
	column.dragged(2, -2*questionRow)
	if column.to != 0 {
		t.Fatalf("dragging two cards up leads to place %d", column.to)
	}
	column.dropped()
	l.until("the last is the first", func() bool { return p.order(groupQueue) == "When What Who" })
}

func TestAQuestionIsCapturedFromAnyPageByKeysAlone(t *testing.T) {
	a := writeQuestions(t, three()...)
	d, l := sit(t, a.path, nil)
	d.open(Route{Page: Overview, Webinar: a.webinar})
	l.until("the Overview is shown", func() bool { return !d.loads.running })
	d.askQuestion()
	typeInto(d, "Is there a fish ladder?")
	pressKey(d, fyne.KeyTab)
	c := d.win.Canvas()
	c.FocusNext()
	typeInto(d, "Angling club")
	c.FocusNext()
	typeInto(d, "chil")
	pressKey(d, fyne.KeyReturn)
	l.until("it is kept, and that is said", func() bool { return shows(d, "The question is in the queue. Ctrl 5 goes there.") })
	if c.Overlays().Top() != nil {
		t.Error("the box is still open")
	}
	d.open(Route{Page: Questions})
	p := d.pages[Questions].(*questionsPage)
	l.until("it is the last of the queue", func() bool { return p.order(groupQueue) == "Who What When Is" })
	d.askQuestion()
	if focused, ok := c.Focused().(*textEntry); !ok || focused.Text != "" {
		t.Error("what was kept stands in the box again")
	}
	pressKey(d, fyne.KeyEscape)
	q := p.snap.questions[3]
	if q.Asker != "Angling club" || q.Country != "CL" || q.State != store.Queued || q.Webinar != a.webinar || q.ToReview {
		t.Errorf("kept: %+v", q)
	}
}

func TestKeepingAQuestionGivesTheKeysBack(t *testing.T) {
	d, l, p := sitAtNotes(t, writeNotes(t), nil)
	d.typedRune('e')
	typeInto(d, "Before ")
	d.askQuestion()
	typeInto(d, "Is there a fish ladder?")
	pressKey(d, fyne.KeyReturn)
	l.until("it is kept", func() bool { return shows(d, "The question is in the queue.") })
	if d.win.Canvas().Focused() != fyne.Focusable(p.editor.text.body) {
		t.Fatalf("the keys go to %T", d.win.Canvas().Focused())
	}
	typeInto(d, "after ")
	if got := p.editor.text.body.Text; got != "Before after Paraná grew." {
		t.Errorf("typing went on elsewhere: %q", got)
	}
}

func TestWhatWasTypedIntoAClosedBoxIsThereAgain(t *testing.T) {
	d, _, _ := sitAtQuestions(t, writeQuestions(t, three()...))
	d.askQuestion()
	pressKey(d, fyne.KeyReturn)
	if !shows(d, "Write the question first.") {
		t.Error("an empty question is not refused with a sentence")
	}
	typeInto(d, "Half a ques")
	pressKey(d, fyne.KeyEscape)
	if d.win.Canvas().Overlays().Top() != nil {
		t.Fatal("Esc does not close the box")
	}
	d.askQuestion()
	if focused, ok := d.win.Canvas().Focused().(*textEntry); !ok || focused.Text != "Half a ques" {
		t.Error("what was typed is gone")
	}
}

func TestNamesAddressesAndNumbersAreAskedAboutOnce(t *testing.T) {
	d, l, p := sitAtQuestions(t, writeQuestions(t, three()...))
	id := p.selected
	asker := p.pane.fields[fieldAsker]
	d.win.Canvas().Focus(asker)
	asker.moveTo(len(asker.Text))
	typeInto(d, ", María Example")
	p.focusList()
	if !shows(d, "Is this somebody's name?") || !shows(d, "“María Example”") {
		t.Fatalf("nobody asked about a name:\n%s", strings.Join(texts(d), "\n"))
	}
	if got := questionOf(t, d, id).Asker; got != "University" {
		t.Errorf("the name was saved before anybody was asked: %q", got)
	}
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	l.until("the name is taken out", func() bool { return asker.Text == "University" && d.saved.waiting == 0 })

	answer := p.pane.fields[fieldAnswer]
	d.win.Canvas().Focus(answer)
	typeInto(d, "Write to weir@example.org ")
	p.focusList()
	if !shows(d, "Is this somebody's e-mail address?") {
		t.Fatal("nobody asked about an address")
	}
	tapButton(t, d, "Keep it")
	l.until("the address is kept", func() bool { return questionOf(t, d, id).Answer == "Write to weir@example.org" })
	d.win.Canvas().Focus(answer)
	typeInto(d, "or not. ")
	p.focusList()
	if shows(d, "Is this somebody's") {
		t.Error("it is asked again")
	}
	d.win.Canvas().Focus(answer)
	typeInto(d, "Or call +48 77 123 45 67 ")
	p.focusList()
	if !shows(d, "Is this somebody's telephone number?") {
		t.Error("nobody asked about a telephone number")
	}
}

func TestAnAddressIsNotSavedByLeavingThePage(t *testing.T) {
	d, l, p := sitAtQuestions(t, writeQuestions(t, three()...))
	id := p.selected
	d.win.Canvas().Focus(p.pane.fields[fieldText])
	typeInto(d, "ask weir@example.org: ")
	p.leave()
	l.until("the rest is saved", func() bool { return questionOf(t, d, id).Text == "ask […]: Who keeps the weir?" })
	l.until("that is said", func() bool { return shows(d, "“weir@example.org” looked like") })
}

func TestWhatIsTypedAroundAnAddressIsSavedBeforeItIsAskedAbout(t *testing.T) {
	d, l, p := sitAtQuestions(t, writeQuestions(t, three()...))
	id := p.selected
	answer := p.pane.fields[fieldAnswer]
	d.win.Canvas().Focus(answer)
	typeInto(d, "Write to weir@example.org, who keeps it")
	l.until("the rest is saved", func() bool {
		return strings.HasPrefix(questionOf(t, d, id).Answer, "Write to […], who keeps")
	})
	if answer.Text != "Write to weir@example.org, who keeps it" {
		t.Errorf("the field shows %q", answer.Text)
	}
	if !d.typed {
		t.Error("Saved is said of what is not")
	}
	p.focusList()
	tapButton(t, d, "Keep it")
	l.until("all of it is saved", func() bool { return questionOf(t, d, id).Answer == "Write to weir@example.org, who keeps it" })
	d.undo(false)
	l.until("it was one step", func() bool { return questionOf(t, d, id).Answer == "" })
}

func TestAnsweringByKeyAsksFirst(t *testing.T) {
	d, l, p := sitAtQuestions(t, writeQuestions(t, three()...))
	id := p.selected
	d.typedRune('t')
	l.until("it is live", func() bool { return p.snap.live() != nil })
	typeInto(d, "Ask weir@example.org.")
	p.answer()
	if !shows(d, "Is this somebody's e-mail address?") || questionOf(t, d, id).State != store.Live {
		t.Fatal("it was answered before anybody was asked")
	}
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.answer()
	l.until("it is answered", func() bool { return questionOf(t, d, id).State == store.Answered })
	if got := questionOf(t, d, id).Answer; got != "Ask […]." {
		t.Errorf("the answer is %q", got)
	}
}

func TestAReadOnlyNotebookSaysSo(t *testing.T) {
	a := writeQuestions(t, three()...)
	d, _, p := sitAtQuestions(t, a)
	d.session.readOnly = true
	for _, r := range "tapbudrxlco1" {
		p.letter(r)
		for d.win.Canvas().Overlays().Top() != nil {
			if !shows(d, "open for reading only") {
				t.Errorf("%c opens something else:\n%s", r, strings.Join(texts(d), "\n"))
			}
			d.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
	}
	if d.steps.undo != "" || p.order(groupQueue) != "Who What When" {
		t.Errorf("something was changed: %q", d.steps.undo)
	}
}

func TestAQuestionTurnsIntoALessonOnce(t *testing.T) {
	qs := three()
	qs[0].State, qs[0].Answer, qs[0].AnsweredMS = store.Answered, "The town keeps it. It costs nothing.", 4_830_000
	d, l, p := sitAtQuestions(t, writeQuestions(t, qs...))
	p.choose(groupAnswered, 0)
	d.typedRune('1')
	l.until("it is linked", func() bool { return shows(d, "Ostrobothnia – Magallanes") && !p.question().Partnership.IsZero() })
	d.typedRune('l')
	l.until("the lesson is open", func() bool { return d.places.at.Page == Notes && shows(d, "00:01:20:30"[:0]+"01:20:30") })
	lesson := body1(t, d, d.places.at.Record)
	if lesson.Kind != store.Lesson || lesson.Title != "The town keeps it." || lesson.Body != "> Who keeps the weir?\n\nIt costs nothing." ||
		lesson.Partnership.IsZero() || lesson.Webinar != d.at().Webinar || lesson.Status != store.DraftNote {
		t.Errorf("made: %+v", lesson)
	}
	d.open(Route{Page: Questions})
	l.until("the question says so", func() bool { return shows(d, "Lesson made of it") })
	d.typedRune('l')
	l.until("the same lesson is open", func() bool { return d.places.at.Page == Notes && d.places.at.Record == lesson.ID })
	d.undo(false)
	l.until("undo leads to the question, without a lesson", func() bool {
		return d.places.at.Page == Questions && p.question() != nil && len(p.question().Notes) == 0 && !shows(d, "Lesson made of it")
	})
}

func TestTheUnansweredAreAskedAgainOnceAtTheNextWebinar(t *testing.T) {
	qs := append(three(), store.Question{Text: "Who paid?", State: store.Answered}, store.Question{Text: "And then?", State: store.Parked})
	a := writeQuestions(t, qs...)
	d, l, p := sitAtQuestions(t, a)
	p.carry()
	l.until("that is said", func() bool { return shows(d, "4 questions are asked again at Webinar 20") })
	l.until("they are parked here", func() bool { return len(p.groups[groupParked]) == 4 && len(p.groups[groupQueue]) == 0 })
	p.carry()
	l.until("nothing is asked twice", func() bool { return shows(d, "stand at Webinar 20 already") })
	d.open(Route{Page: Questions, Webinar: a.next})
	l.until("they are asked there", func() bool { return p.order(groupQueue) == "Who What When And" && shows(d, "From Webinar 19") })
	p.carry()
	if !shows(d, "There is no later webinar") {
		t.Error("nothing says that there is no later webinar")
	}
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	d.undo(false)
	l.until("one undo takes all back", func() bool {
		return d.places.at.Webinar == a.webinar && len(p.groups[groupQueue]) == 3 && len(p.groups[groupParked]) == 1
	})
}

func TestTheOverviewLeadsToWhatIsToReview(t *testing.T) {
	qs := append(three(), store.Question{Text: "And then?", State: store.Answered, ToReview: true})
	a := writeQuestions(t, qs...)
	d, l, p := sitAtQuestions(t, a)
	p.carry()
	l.until("the unanswered are parked", func() bool { return len(p.groups[groupParked]) == 3 })
	d.open(Route{Page: Overview})
	l.until("the Overview says what is left", func() bool { return shows(d, "1 imported question to review") })
	if shows(d, "unanswered") {
		t.Error("what is asked again at the next webinar is still to be answered here")
	}
	finishChip(t, d, "to review").Tapped(nil)
	l.until("only that is shown", func() bool {
		return d.places.at.Page == Questions && p.filter.toReview && p.question() != nil && p.question().Text == "And then?"
	})
}

func TestImportedQuestionsAreLookedAtOneByOne(t *testing.T) {
	qs := three()
	qs[1].ToReview, qs[2].ToReview = true, true
	d, l, p := sitAtQuestions(t, writeQuestions(t, qs...))
	if !shows(d, "2 to review") {
		t.Fatal("nothing says that two are to be reviewed")
	}
	d.typedRune('f')
	if p.order(groupQueue) != "What When" || !shows(d, "Imported: not in reports") {
		t.Fatalf("F shows %q", p.order(groupQueue))
	}
	d.typedRune('r')
	l.until("one is left, and selected", func() bool { return p.order(groupQueue) == "When" && p.question().Text[:4] == "When" })
	d.typedRune('r')
	l.until("all are there again", func() bool { return p.order(groupQueue) == "Who What When" && !shows(d, "to review") })
}

func TestDeletingAQuestionIsUndone(t *testing.T) {
	d, l, p := sitAtQuestions(t, writeQuestions(t, three()...))
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	l.until("it is gone, and the next is selected", func() bool { return p.order(groupQueue) == "What When" && p.question().Text[:4] == "What" })
	d.undo(false)
	l.until("it is back and selected", func() bool { return p.order(groupQueue) == "Who What When" && p.question().Text[:3] == "Who" })
}

func TestSearchFiltersTheQuestionsHere(t *testing.T) {
	d, _, p := sitAtQuestions(t, writeQuestions(t, three()...))
	d.search("WATER")
	if d.places.at.Page != Questions || p.order(groupQueue) != "What" {
		t.Fatalf("at %s the queue is %q", d.places.at.Page, p.order(groupQueue))
	}
	d.search("argent")
	if p.order(groupQueue) != "What" {
		t.Error("the asker's country is not found")
	}
	d.search("quokka")
	if !shows(d, "No question of this list answers") {
		t.Error("nothing says that nothing is found")
	}
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if p.order(groupQueue) != "Who What When" {
		t.Error("Esc does not show all again")
	}
}

func TestNothingIsClippedInASmallWindow(t *testing.T) {
	qs := three()
	qs[0].Text = strings.Repeat("long words of a question ", 16)
	qs[1].Text = "מי שומר על הסכר? 🐟"
	qs[2].State = store.Answered
	d, _, p := sitAtQuestions(t, writeQuestions(t, qs...))
	d.win.Resize(fyne.NewSize(1024, 640))
	if !shows(d, "Answered 1") || p.lists[groupAnswered].root.Visible() {
		t.Error("the lists do not share a column in a narrow window")
	}
	page := p.columns.root.Size()
	for _, o := range []fyne.CanvasObject{p.columns.row, p.columns.every, p.lists[groupQueue].root, p.columns.pane} {
		if end := o.Position().Add(o.Size()); end.X > page.Width || end.Y > page.Height {
			t.Errorf("%T ends at %v of %v", o, end, page)
		}
		if need := o.MinSize().Width; need > o.Size().Width {
			t.Errorf("%T has %v and needs %v", o, o.Size().Width, need)
		}
	}
	p.cross(1)
	if !p.lists[groupAnswered].root.Visible() || p.lists[groupQueue].root.Visible() {
		t.Error("the arrow does not show the other list")
	}
}

func TestNoQuestionsLeadToTheFirst(t *testing.T) {
	d, _, _ := sitAtQuestions(t, writeQuestions(t))
	if !shows(d, "No questions yet") || !shows(d, "New question") {
		t.Error("an empty page shows no way on")
	}
}

func TestFiveThousandQuestionsAreMovedThroughAtOnce(t *testing.T) {
	var qs []store.Question
	for i := range 5000 {
		qs = append(qs, store.Question{Text: fmt.Sprintf("Question %d: who keeps the weir?", i), State: store.Queued})
	}
	d, l, p := sitAtQuestions(t, writeQuestions(t, qs...))
	if made := cards(p.lists[groupQueue].rows); made > 20 {
		t.Errorf("%d cards are drawn", made)
	}
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if !shows(d, "Question 4999") {
		t.Error("the last is not shown")
	}
	p.dragTo(4999, 0)
	l.until("the last is the first", func() bool {
		return strings.HasPrefix(p.snap.questions[p.groups[groupQueue][0]].Text, "Question 4999")
	})
}

// cards is how many cards a list has made.
func cards(l fyne.CanvasObject) (count int) {
	for _, child := range children(l) {
		if _, ok := child.(*questionCard); ok {
			count++
		}
		count += cards(child)
	}
	return count
}

func TestAQuestionSaysItsLanguage(t *testing.T) {
	qs := three()
	qs[0].Language = "es"
	d, l, p := sitAtQuestions(t, writeQuestions(t, qs...))
	if !shows(d, "Español") || !shows(d, "ES") {
		t.Fatalf("nothing says that the question is Spanish:\n%s", strings.Join(texts(d), "\n"))
	}
	d.win.Canvas().Focus(p.pane.language)
	pressKey(d, fyne.KeyDown)
	pressKey(d, fyne.KeyHome)
	pressKey(d, fyne.KeyReturn)
	l.until("it is in the notebook's language", func() bool { return p.snap.questions[0].Language == "" && !shows(d, "ES") })
}

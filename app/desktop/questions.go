package desktop

import (
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// questionsPage is the page of a webinar's questions: the queue with what is live,
// the question that is selected, and what was answered or parked.
type questionsPage struct {
	d     *desk
	loads atomic.Int64 // counts loads, so that an older one is known as such

	snap     *questionsSnapshot
	filter   questionFilter
	groups   [groupCount][]int // indexes into snap.questions
	group    questionGroup     // of the selected question
	selected store.ID
	place    int      // of the selected question in its list, where it was last seen
	wanted   store.ID // to be selected once a snapshot has it
	routed   store.ID // the record of the route that was last followed
	reviews  bool     // the next snapshot is to show what nobody has looked at
	allowed  approvals
	turned   map[turnedKey]store.ID // notes that were just made

	clock   *panelClock
	columns *questionsColumns
	lists   [groupCount]*questionsColumn
	pane    *questionPane
}

var (
	_ searchable = (*questionsPage)(nil)
	_ listed     = (*questionsPage)(nil)
	_ leaver     = (*questionsPage)(nil)
	_ keyed      = (*questionsPage)(nil)
	_ arriver    = (*questionsPage)(nil)
)

func newQuestionsPage(d *desk) page {
	p := &questionsPage{d: d, snap: &questionsSnapshot{}, allowed: approvals{}, turned: map[turnedKey]store.ID{}}
	p.clock = newPanelClock(p)
	for g := range groupCount {
		p.lists[g] = newQuestionsColumn(p, g)
	}
	p.pane = newQuestionPane(p)
	p.columns = newQuestionsColumns(p)
	return p
}

func (p *questionsPage) object() fyne.CanvasObject { return p.columns.root }

func (p *questionsPage) load(r store.Reader, at Route) (func(), error) {
	number := p.loads.Add(1)
	s, err := readQuestions(r, p.d.book, at)
	if err != nil {
		return nil, err
	}
	s.number = number
	return func() { p.show(s) }, nil
}

// show takes a new snapshot.
func (p *questionsPage) show(s *questionsSnapshot) {
	if s.at.Webinar != p.snap.at.Webinar {
		p.selected, p.place, p.group = store.ID{}, 0, groupQueue
		p.filter.toReview = false
	}
	if p.reviews {
		p.reviews, p.filter.toReview = false, true
	}
	if s.at.Record != p.routed {
		p.routed = s.at.Record
		p.wanted = s.at.Record
	}
	p.snap = s
	if p.filter.toReview && s.toReview() == 0 {
		p.filter.toReview = false
	}
	clear(p.turned)
	p.clock.follow()
	p.refilter()
}

// refilter brings lists and pane up to date with snapshot, filter and selection.
func (p *questionsPage) refilter() {
	p.groups = p.snap.groups(p.filter)
	if !p.wanted.IsZero() && p.snap.find(p.wanted) != nil {
		p.selected, p.wanted = p.wanted, store.ID{}
		if _, shown := p.placeOf(p.selected); !shown {
			p.clearFilter()
			p.groups = p.snap.groups(p.filter)
		}
	}
	p.follow()
	for _, list := range p.lists {
		list.refresh()
	}
	p.pane.show()
	p.columns.refresh()
	p.reveal()
}

// placeOf is where a question stands.
func (p *questionsPage) placeOf(id store.ID) (group questionGroup, shown bool) {
	for g, list := range p.groups {
		if slices.ContainsFunc(list, func(i int) bool { return p.snap.questions[i].ID == id }) {
			return questionGroup(g), true
		}
	}
	return 0, false
}

// follow keeps something selected: the question itself wherever it went, or what
// has taken its place, or what is live or next.
func (p *questionsPage) follow() {
	if g, shown := p.placeOf(p.selected); shown {
		p.group = g
		p.place = p.position()
		return
	}
	if p.selected.IsZero() {
		p.group, p.place = groupQueue, 0
	}
	for _, g := range []questionGroup{p.group, groupQueue, groupAnswered, groupParked} {
		if n := len(p.groups[g]); n > 0 {
			at := 0
			if g == p.group {
				at = min(max(p.place, 0), n-1)
			}
			p.group, p.place = g, at
			p.selected = p.snap.questions[p.groups[g][at]].ID
			return
		}
	}
	p.selected, p.place = store.ID{}, 0
}

// position is the place of the selected question in its list; -1 where it is not there.
func (p *questionsPage) position() int {
	return slices.IndexFunc(p.groups[p.group], func(i int) bool { return p.snap.questions[i].ID == p.selected })
}

// question is the selected question; nil where there is none.
func (p *questionsPage) question() *store.Question { return p.snap.find(p.selected) }

// choose selects a question of a list.
func (p *questionsPage) choose(g questionGroup, at int) {
	if at < 0 || at >= len(p.groups[g]) {
		return
	}
	id, from := p.snap.questions[p.groups[g][at]].ID, p.group
	p.group, p.place = g, at
	if id != p.selected {
		p.selected = id
		p.pane.show()
	}
	if g != from || p.columns.front != g {
		p.lists[from].rows.Refresh()
		p.columns.refresh()
	}
	p.reveal()
}

// move selects the next or previous question of the list.
func (p *questionsPage) move(by int) { p.choose(p.group, max(0, p.position()+by)) }

// cross selects a question of the next or previous list that has any.
func (p *questionsPage) cross(by int) {
	for g := int(p.group) + by; g >= 0 && g < int(groupCount); g += by {
		if len(p.groups[g]) > 0 {
			p.choose(questionGroup(g), 0)
			p.focusList()
			return
		}
	}
}

// reveal scrolls to the selected question.
func (p *questionsPage) reveal() {
	if at := p.position(); at >= 0 {
		p.lists[p.group].reveal(at)
	}
}

func (p *questionsPage) arrived() {
	p.clock.follow()
	p.reveal()
}

// inWindow tells whether the page stands in the window now.
func (p *questionsPage) inWindow() bool {
	shown := p.d.shell.area.Objects
	return len(shown) == 1 && shown[0] == p.object()
}

// want goes to a question, now or as soon as it is there.
func (p *questionsPage) want(id store.ID) {
	p.wanted = id
	p.refilter()
}

// search filters by the words of the top bar's field.
func (p *questionsPage) search(query string) {
	if query = strings.TrimSpace(query); query != p.filter.query {
		p.filter.query = query
		p.refilter()
	}
}

// clearFilter shows all questions again.
func (p *questionsPage) clearFilter() {
	p.filter = questionFilter{}
	if p.d.query != "" {
		p.d.query = ""
		p.d.shell.top.clearSearch()
	}
}

func (p *questionsPage) showAll() {
	p.clearFilter()
	p.refilter()
}

// toggleReview shows only what nobody has looked at, or everything.
func (p *questionsPage) toggleReview() {
	p.filter.toReview = !p.filter.toReview && p.snap.toReview() > 0
	p.refilter()
}

// leave hands over what is still being typed.
func (p *questionsPage) leave() {
	p.pane.flush()
	if !p.clock.ticks() {
		p.clock.stop()
	}
}

// rescue keeps what cannot be saved.
func (p *questionsPage) rescue() { p.pane.saver.rescue() }

// focusList puts the focus on the list of the selected question.
func (p *questionsPage) focusList() {
	if rows := p.lists[p.group].rows; len(p.groups[p.group]) > 0 && rows.Visible() {
		p.d.window().Canvas().Focus(rows)
		return
	}
	p.d.window().Canvas().Unfocus()
}

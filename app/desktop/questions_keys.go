package desktop

import (
	"unicode"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

func (p *questionsPage) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		p.move(1)
	case fyne.KeyUp:
		p.move(-1)
	case fyne.KeyLeft:
		p.cross(-1)
	case fyne.KeyRight:
		p.cross(1)
	case fyne.KeyPageDown:
		p.choose(p.group, min(len(p.groups[p.group])-1, p.position()+p.lists[p.group].pageRows()))
	case fyne.KeyPageUp:
		p.choose(p.group, max(0, p.position()-p.lists[p.group].pageRows()))
	case fyne.KeyHome:
		p.choose(p.group, 0)
	case fyne.KeyEnd:
		p.choose(p.group, len(p.groups[p.group])-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.pane.focusAnswer()
	case fyne.KeyDelete:
		p.remove()
	case fyne.KeyEscape:
		if !p.filter.narrowed() {
			return false
		}
		p.showAll()
	default:
		return false
	}
	return true
}

// letter acts on the selected question.
func (p *questionsPage) letter(r rune) bool {
	if r >= '0' && r <= '9' {
		p.linkNumber(int(r - '0'))
		return true
	}
	act, ok := map[rune]func(){
		'j': func() { p.move(1) }, 'k': func() { p.move(-1) },
		'n': p.d.askQuestion, 'e': p.pane.focusQuestion,
		't': p.take, 'a': p.answer, 'p': p.park, 'b': p.back,
		'u': func() { p.shift(-1) }, 'd': func() { p.shift(1) },
		'h': p.showPast, 'r': p.review, 'f': p.toggleReview, 'x': p.carry,
		'l': func() { p.turn(store.Lesson) }, 'c': func() { p.turn(store.Commitment) }, 'o': func() { p.turn(store.OpenQuestion) },
	}[unicode.ToLower(r)]
	if ok {
		act()
	}
	return ok
}

// showPast opens the history of the selected question.
func (p *questionsPage) showPast() {
	if q := p.question(); q != nil {
		p.d.showHistory(store.Ref{Type: store.TypeQuestion, ID: q.ID}, store.ChangeID{})
	}
}

func (p *questionsPage) keys() []keyHelp {
	return []keyHelp{
		{"J K", "questions.keys.move"}, {"←, →", "questions.keys.cross"}, {"Enter", "questions.keys.answer"}, {"E", "questions.keys.edit"},
		{"N, Ctrl Shift A", "questions.keys.new"}, {"T, Ctrl L", "questions.keys.live"}, {"A, Ctrl Enter", "questions.keys.answered"},
		{"P", "questions.keys.park"}, {"B", "questions.keys.back"}, {"U D", "questions.keys.shift"}, {"1 … 9, 0", "questions.keys.link"},
		{"L, Ctrl Shift L", "questions.keys.lesson"}, {"C", "questions.keys.commitment"}, {"O", "questions.keys.open_question"},
		{"R", "questions.keys.review"}, {"F", "questions.keys.filter"}, {"X", "questions.keys.carry"}, {"H", "word.history"}, {"Del", "questions.keys.delete"},
	}
}

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// questionList is the toolkit's list with our cards and the page's keys.
type questionList struct {
	widget.List
	onKey    func(*fyne.KeyEvent)
	onLetter func(rune)
	onFocus  func()
	focused  bool
}

func newQuestionList(length func() int, update func(int, *questionCard)) *questionList {
	l := &questionList{}
	l.HideSeparators = true
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return newQuestionCard() }
	l.UpdateItem = func(i int, o fyne.CanvasObject) { update(i, o.(*questionCard)) }
	l.ExtendBaseWidget(l)
	return l
}

// FocusGained shows the focus on the selected card.
func (l *questionList) FocusGained() {
	l.focused = true
	if l.onFocus != nil {
		l.onFocus()
	}
	l.Refresh()
}

// FocusLost takes the focus mark away.
func (l *questionList) FocusLost() {
	l.focused = false
	l.Refresh()
}

// TypedKey hands keys to the page.
func (l *questionList) TypedKey(e *fyne.KeyEvent) { l.onKey(e) }

// TypedRune hands letters to the page.
func (l *questionList) TypedRune(r rune) { l.onLetter(r) }

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The toolkit swallows the space at which it wraps a row. Where a paragraph ends in
// such a space it has no row and column for the cursor behind it, and puts it before
// the space: what is typed next would stand before the space too. A field remembers
// where its cursor truly is.

// behind is the true place of a cursor that the toolkit has put before a space.
type behind struct {
	row, column int    // where the toolkit has it
	offset      int    // where it is, in code points
	text        string // as it was
}

// offset is where the cursor is, in code points.
func (e *textEntry) offset() int {
	if e.isBehind() {
		return e.behind.offset
	}
	return e.CursorTextOffset()
}

func (e *textEntry) isBehind() bool {
	b := e.behind
	return b != nil && b.row == e.CursorRow && b.column == e.CursorColumn && b.text == e.Text && e.SelectedText() == ""
}

// stand puts the cursor at a code point, and remembers it where the toolkit cannot.
func (e *textEntry) stand(offset int) {
	e.behind = nil
	e.moveTo(offset)
	if offset > 0 && e.CursorTextOffset() != offset {
		e.moveTo(offset - 1)
		e.behind = &behind{row: e.CursorRow, column: e.CursorColumn, offset: offset, text: e.Text}
	}
}

// edits lets the toolkit edit at the cursor, and holds the cursor where it belongs
// then: as far from the end of the text as it was, or, where the edit takes away what
// is behind the cursor, where it was.
func (e *textEntry) edits(forward bool, edit func()) {
	old, p := e.Text, e.passage()
	edit()
	if e.Text == old || !e.MultiLine {
		return
	}
	now := len([]rune(e.Text))
	want := now - (len([]rune(old)) - p.To)
	if forward && p.From == p.To {
		want = p.From
	}
	if e.CursorTextOffset() != want && want >= 0 && want <= now {
		e.stand(want)
	}
}

// typesBehind types a text where the toolkit cannot, or takes so many letters away
// before the cursor.
func (e *textEntry) typesBehind(text string, back int) {
	at, runes := e.behind.offset, []rune(e.Text)
	now := string(runes[:at-back]) + text + string(runes[at:])
	e.put(now, at-back+len([]rune(text)))
	e.log.add(textChange{at: at - back, removed: runes[at-back : at], put: []rune(text), before: at, after: at - back + len([]rune(text))})
	if e.onTyped != nil {
		e.onTyped(now)
	}
}

// keyBehind does what a key does that edits, where the toolkit cannot.
func (e *textEntry) keyBehind(key fyne.KeyName) bool {
	if !e.isBehind() || e.readOnly {
		return false
	}
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.typesBehind("\n", 0)
	case fyne.KeyBackspace:
		e.typesBehind("", 1)
	case fyne.KeyDelete:
		if e.behind.offset < len([]rune(e.Text)) {
			at := e.behind.offset
			e.behind.offset++
			e.typesBehind("", 1)
			e.stand(at)
		}
	default:
		return false
	}
	return true
}

// takesForward tells a key that takes away what is behind the cursor.
func takesForward(s fyne.Shortcut) bool {
	custom, is := s.(*desktop.CustomShortcut)
	return is && custom.KeyName == fyne.KeyDelete
}

package desktop

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/widgets"
)

// textChange is one reversible change of a text, in code points.
type textChange struct {
	at            int
	removed, put  []rune
	before, after int // cursor
}

// textLog is the undo of one field. The toolkit's own cannot say whether
// anything is left to undo, and takes two steps for one toolbar button.
type textLog struct {
	done   []textChange
	undone []textChange
}

// add records a change; letters of one word typed one after the other are one.
func (l *textLog) add(c textChange) {
	l.undone = nil
	if n := len(l.done); n > 0 && l.done[n-1].joins(c) {
		last := &l.done[n-1]
		last.put = append(last.put, c.put...)
		last.after = c.after
		return
	}
	l.done = append(l.done, c)
}

func (c textChange) joins(next textChange) bool {
	return len(c.removed) == 0 && len(next.removed) == 0 && len(next.put) == 1 &&
		next.at == c.at+len(c.put) && len(c.put) > 0 &&
		(unicode.IsSpace(next.put[0]) || !unicode.IsSpace(c.put[len(c.put)-1]))
}

// changeBetween finds what one edit did, by the ends that two texts share.
func changeBetween(old, now []rune) textChange {
	head := 0
	for head < len(old) && head < len(now) && old[head] == now[head] {
		head++
	}
	tail := 0
	for tail < len(old)-head && tail < len(now)-head && old[len(old)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	return textChange{
		at:      head,
		removed: append([]rune(nil), old[head:len(old)-tail]...),
		put:     append([]rune(nil), now[head:len(now)-tail]...),
		before:  len(old) - tail, after: len(now) - tail,
	}
}

// plainWrapLines is how many lines a field still wraps: beyond it the
// toolkit's wrapping costs more than a keystroke may.
const plainWrapLines = 800

// textEntry is a text field that tells typing from showing, undoes in steps of
// a word, and lets the page have the keys that it does not need itself.
type textEntry struct {
	widget.Entry

	onTyped    func(text string)
	onFocus    func()
	onLeave    func()
	onSpent    func(again bool)         // undo or redo, and the field has none
	onShortcut func(fyne.Shortcut) bool // true: taken
	onKey      func(*fyne.KeyEvent) bool
	readOnly   bool
	// bare fields begin with no space: the one that pressed the button which brought
	// the cursor here arrives as a letter too.
	bare   bool
	behind *behind // where the cursor is, if the toolkit has no place for it

	log     textLog
	known   string
	quiet   bool
	focused bool
}

var _ desktop.Keyable = (*textEntry)(nil)

func newTextEntry(lines bool) *textEntry {
	e := &textEntry{}
	e.MultiLine = lines
	if lines {
		e.Wrapping = fyne.TextWrapWord
	} else {
		e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	}
	e.OnChanged = e.changed
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab lets Tab go on to the next field; Markdown needs none.
func (e *textEntry) AcceptsTab() bool { return false }

func (e *textEntry) changed(text string) {
	if e.quiet || text == e.known {
		return
	}
	e.log.add(changeBetween([]rune(e.known), []rune(text)))
	e.known = text
	if e.onTyped != nil {
		e.onTyped(text)
	}
}

// show puts a text into the field that nobody typed here. The cursor stays
// beside the letters it stood beside, and the field's undo starts anew.
func (e *textEntry) show(text string) {
	if text == e.known && text == e.Text {
		return
	}
	cursor := e.offset()
	c := changeBetween([]rune(e.known), []rune(text))
	if cursor >= c.at+len(c.removed) {
		cursor += len(c.put) - len(c.removed)
	} else if cursor > c.at {
		cursor = c.at + min(cursor-c.at, len(c.put))
	}
	e.log = textLog{}
	if !e.focused {
		cursor = 0
	}
	e.put(text, cursor)
}

// put sets text and cursor without telling anyone.
func (e *textEntry) put(text string, cursor int) {
	e.quiet = true
	defer func() { e.quiet = false }()
	e.known = text
	if e.MultiLine {
		e.Wrapping = fyne.TextWrapWord
		if strings.Count(text, "\n") > plainWrapLines {
			e.Wrapping = fyne.TextWrapOff
			e.Scroll = fyne.ScrollBoth
		}
	}
	e.SetText(text)
	e.stand(cursor)
}

// moveTo puts the cursor at a code point. Rows are found by asking where each
// begins: the toolkit gives a row past the last the offset 0.
func (e *textEntry) moveTo(offset int) {
	e.CursorRow, e.CursorColumn = 0, 0
	row, begin := 0, 0
	for next := 1; ; next++ {
		e.CursorRow = next
		at := e.CursorTextOffset()
		if at <= begin || at > offset {
			break
		}
		row, begin = next, at
	}
	e.CursorRow, e.CursorColumn = row, offset-begin
	e.Refresh()
}

// passage is the text with what is selected in it.
func (e *textEntry) passage() passage {
	cursor := e.offset()
	p := passage{Text: e.Text, From: cursor, To: cursor}
	selected := []rune(e.SelectedText())
	runes := []rune(e.Text)
	if n := len(selected); n > 0 {
		if cursor >= n && string(runes[cursor-n:cursor]) == string(selected) {
			p.From = cursor - n
		} else if cursor+n <= len(runes) {
			p.To = cursor + n
		}
	}
	return p
}

// selectLimit is the longest selection that the field makes by itself.
const selectLimit = 400

// apply types the result of a toolbar button: one step of undo.
func (e *textEntry) apply(p passage) {
	if e.readOnly || p.Text == e.Text {
		return
	}
	c := changeBetween([]rune(e.known), []rune(p.Text))
	c.before, c.after = e.offset(), p.To
	e.put(p.Text, p.From)
	e.log.undone = nil
	e.log.done = append(e.log.done, c)
	if n := p.To - p.From; n > 0 && n <= selectLimit {
		e.Entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		for range n {
			e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}
		e.Entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
	if e.onTyped != nil {
		e.onTyped(p.Text)
	}
}

// CanUndo tells whether the field has a step of its own to take back.
func (e *textEntry) CanUndo() bool { return len(e.log.done) > 0 }

// CanRedo tells whether the field has a step of its own to take again.
func (e *textEntry) CanRedo() bool { return len(e.log.undone) > 0 }

// Undo takes the field's last step back.
func (e *textEntry) Undo() {
	if !e.CanUndo() || e.readOnly {
		return
	}
	c := e.log.done[len(e.log.done)-1]
	e.log.done = e.log.done[:len(e.log.done)-1]
	e.log.undone = append(e.log.undone, c)
	e.replace(c.at, len(c.put), c.removed, c.before)
}

// Redo takes the field's last undone step again.
func (e *textEntry) Redo() {
	if !e.CanRedo() || e.readOnly {
		return
	}
	c := e.log.undone[len(e.log.undone)-1]
	e.log.undone = e.log.undone[:len(e.log.undone)-1]
	e.log.done = append(e.log.done, c)
	e.replace(c.at, len(c.removed), c.put, c.after)
}

func (e *textEntry) replace(at, remove int, put []rune, cursor int) {
	runes := []rune(e.Text)
	text := string(runes[:at]) + string(put) + string(runes[at+remove:])
	e.put(text, cursor)
	if e.onTyped != nil {
		e.onTyped(text)
	}
}

// FocusGained implements fyne.Focusable.
func (e *textEntry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if e.onFocus != nil {
		e.onFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (e *textEntry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.onLeave != nil {
		e.onLeave()
	}
}

// TypedRune implements fyne.Focusable.
func (e *textEntry) TypedRune(r rune) {
	if e.readOnly || e.bare && r == ' ' && e.Text == "" {
		return
	}
	if e.isBehind() {
		e.typesBehind(string(r), 0)
		return
	}
	e.edits(false, func() { e.Entry.TypedRune(r) })
}

// TypedKey implements fyne.Focusable.
func (e *textEntry) TypedKey(key *fyne.KeyEvent) {
	if widgets.IsForWindow(key.Name) {
		widgets.HandOn(e, key)
		return
	}
	if e.onKey != nil && e.onKey(key) {
		return
	}
	if e.readOnly {
		switch key.Name {
		case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyReturn, fyne.KeyEnter:
			return
		}
	}
	if !e.keyBehind(key.Name) {
		e.edits(key.Name == fyne.KeyDelete, func() { e.Entry.TypedKey(key) })
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (e *textEntry) TypedShortcut(s fyne.Shortcut) {
	if e.onShortcut != nil && e.onShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		if e.CanUndo() {
			e.Undo()
		} else if e.onSpent != nil {
			e.onSpent(false)
		}
		return
	case *fyne.ShortcutRedo:
		if e.CanRedo() {
			e.Redo()
		} else if e.onSpent != nil {
			e.onSpent(true)
		}
		return
	case *desktop.CustomShortcut:
		if e.jump(s) {
			return
		}
	case *fyne.ShortcutCut, *fyne.ShortcutPaste:
		if e.readOnly {
			return
		}
		if paste, is := s.(*fyne.ShortcutPaste); is && e.isBehind() {
			e.typesBehind(paste.Clipboard.Content(), 0)
			return
		}
	}
	e.edits(takesForward(s), func() { e.Entry.TypedShortcut(s) })
}

// jump goes to an end of the text with Ctrl Home and Ctrl End.
func (e *textEntry) jump(s *desktop.CustomShortcut) bool {
	if s.Modifier != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch s.KeyName {
	case fyne.KeyHome:
		e.moveTo(0)
	case fyne.KeyEnd:
		e.stand(len([]rune(e.Text)))
	default:
		return false
	}
	return true
}

// fieldTheme is the window's theme with other sizes and colours for a field.
type fieldTheme struct {
	sizes  map[fyne.ThemeSizeName]float32
	colour map[fyne.ThemeColorName]fyne.ThemeColorName
	none   map[fyne.ThemeColorName]bool
}

var _ fyne.Theme = (*fieldTheme)(nil)

func (t *fieldTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if t.none[name] {
		return color.Transparent
	}
	if other, ok := t.colour[name]; ok {
		name = other
	}
	return fyne.CurrentApp().Settings().Theme().Color(name, v)
}

func (t *fieldTheme) Font(style fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(style)
}

func (t *fieldTheme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(name)
}

func (t *fieldTheme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := t.sizes[name]; ok {
		return size
	}
	return fyne.CurrentApp().Settings().Theme().Size(name)
}

// smallField makes a field as low as a small control.
var smallField = &fieldTheme{sizes: map[fyne.ThemeSizeName]float32{
	theme.SizeNameText: 13, theme.SizeNameInnerPadding: 8, theme.SizeNameLineSpacing: 2,
}}

// unshadowed shows what scrolls without the shadows at its ends: the design
// draws lines there.
func unshadowed(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewThemeOverride(o, &fieldTheme{none: map[fyne.ThemeColorName]bool{theme.ColorNameShadow: true}})
}

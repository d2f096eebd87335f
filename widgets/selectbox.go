package widgets

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Choice is one entry of a SelectBox.
type Choice struct {
	Number string // before the label, in ink-3; may be empty
	Icon   string // before the label; may be empty
	Label  string
	Note   string // right of the label, such as a date; only in the list
}

// SelectBox is a button that opens a list to choose one from, such as the
// webinars of a notebook. In the list the arrows move, letters and digits jump,
// Enter chooses and Esc closes.
type SelectBox struct {
	control
	choices  []Choice
	selected int
	empty    string
	changes  func(int)
	face     *canvas.Rectangle
	icon     *picture
	number   *phrase
	label    *phrase
	chevron  *picture
	acts     []Choice
	act      func(int)
	popup    *widget.PopUp
	list     *choiceList
}

var _ fyne.Widget = (*SelectBox)(nil)

// NewSelectBox makes a select box; selected is -1 for none, then it shows empty.
func NewSelectBox(choices []Choice, selected int, empty string, changed func(int)) *SelectBox {
	s := &SelectBox{choices: choices, selected: selected, empty: empty, changes: changed}
	s.become(s, s.Open)
	s.keys = func(key fyne.KeyName) bool {
		if key == fyne.KeyDown || key == fyne.KeyUp {
			s.Open()
			return true
		}
		return false
	}
	s.tip = func(fyne.Position) string {
		if s.label != nil {
			return s.label.tip()
		}
		return ""
	}
	return s
}

// SetChoices shows other choices.
func (s *SelectBox) SetChoices(choices []Choice, selected int) {
	s.choices, s.selected = choices, selected
	s.Refresh()
}

// SetActs puts things to do under the list, where they stay in sight however long
// it is; do is called with the place of the one that was chosen.
func (s *SelectBox) SetActs(acts []Choice, do func(int)) { s.acts, s.act = acts, do }

// Selected is what is chosen, or -1.
func (s *SelectBox) Selected() int { return s.selected }

// Select shows another choice, without calling back.
func (s *SelectBox) Select(i int) {
	if s.selected != i {
		s.selected = i
		s.Refresh()
	}
}

func (s *SelectBox) chosen() Choice {
	if s.selected < 0 || s.selected >= len(s.choices) {
		return Choice{Label: s.empty}
	}
	return s.choices[s.selected]
}

// AccessibilityLabel is what is chosen.
func (s *SelectBox) AccessibilityLabel() string {
	return joined(" ", s.chosen().Number, s.chosen().Label)
}

// AccessibilityRole says that it is a button.
func (s *SelectBox) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (s *SelectBox) CreateRenderer() fyne.WidgetRenderer {
	s.face = box(tokens.RadiusControl)
	s.icon = icon("", look.Ink2)
	s.number, s.label = text("", tokens.Body, look.Ink3), text("", tokens.Body, look.Ink)
	s.chevron = icon("keyboard_arrow_down", look.Ink2)
	s.changed = s.paint
	s.paint()
	objects := s.label.add(s.number.add([]fyne.CanvasObject{s.face, s.icon.Image, s.chevron.Image}))
	return &sketch{owner: s, objects: append(objects, s.ring), place: s.place, paint: s.paint,
		min: func() fyne.Size { return fyne.NewSize(96, tokens.ControlHeight) }}
}

func (s *SelectBox) paint() {
	fill := look.Surface
	if s.lit() {
		fill = look.Hover
	}
	paintBox(s.face, fill, look.LineStrong, tokens.LineWidth)
	c := s.chosen()
	s.icon.set(c.Icon, look.Ink2)
	s.number.full, s.label.full = c.Number, c.Label
	s.chevron.paint()
	s.number.paint()
	s.label.paint()
	s.paintRing()
}

func (s *SelectBox) place(size fyne.Size) {
	y := round((size.Height - tokens.ControlHeight) / 2)
	middle := y + tokens.ControlHeight/2
	put(s.face, 0, y, size.Width, tokens.ControlHeight)
	s.placeRing(0, y, size.Width, tokens.ControlHeight, tokens.RadiusControl)
	end := size.Width - tokens.Space12 - tokens.IconSmall
	s.chevron.place(end, middle, tokens.IconSmall)
	x := tokens.Space12
	if s.chosen().Icon != "" {
		s.icon.place(x, middle, 18)
		x += 18 + tokens.Space8
	}
	if number := s.number.width(); number > 0 {
		s.number.place(x, middle-tokens.Body.Line/2, number)
		x += number + tokens.Space8
	} else {
		s.number.hide()
	}
	s.label.place(x, middle-tokens.Body.Line/2, max(0, end-x-tokens.Space8))
}

// choiceRows is how many choices a list shows before it scrolls.
const choiceRows = 10

// Open opens the list.
func (s *SelectBox) Open() {
	on := canvasOf(s)
	if on == nil || len(s.choices)+len(s.acts) == 0 {
		return
	}
	hideTip(s)
	s.list = newChoiceList(s.choices, s.selected, s.choose, s.Close)
	width := max(s.Size().Width, 240)
	height := float32(min(len(s.choices), choiceRows))*choiceRow + 2*choicePad
	scroll := container.NewVScroll(s.list)
	s.list.scroll = scroll
	content, first := fyne.CanvasObject(scroll), s.list
	if len(s.acts) > 0 {
		acts := s.actList(on)
		height += float32(len(s.acts))*choiceRow + 2*choicePad + tokens.LineWidth
		content = Column(0, Stretch(scroll), Divider(), acts)
		if len(s.choices) == 0 {
			content, first, height = acts, acts, height-2*choicePad-tokens.LineWidth
		}
	}
	s.popup = widget.NewPopUp(content, on)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
	top, height := choicePlace(at.Y, s.Size().Height, height, on.Size().Height)
	s.popup.ShowAtPosition(fyne.NewPos(at.X, top))
	s.popup.Resize(fyne.NewSize(width, height))
	s.list.reveal()
	on.Focus(first)
}

// actList is the list of things to do under the choices: the arrows go on from one
// to the other.
func (s *SelectBox) actList(on fyne.Canvas) *choiceList {
	acts := newChoiceList(s.acts, -1, func(i int) {
		s.Close()
		s.act(i)
	}, s.Close)
	list := s.list
	to := func(l *choiceList, active int) func() {
		return func() {
			if len(l.choices) > 0 {
				l.active = active
				on.Focus(l)
				l.reveal()
			}
		}
	}
	list.below, acts.above = to(acts, 0), to(list, len(s.choices)-1)
	list.shared, acts.shared = true, true
	return acts
}

// choicePlace is where the list of a box stands, and how high it is: under the box,
// or over it where there is more room and under it too little.
func choicePlace(box, high, need, window float32) (top, height float32) {
	below, above := window-box-high-2*tokens.Space8, box-2*tokens.Space8
	if below < need && above > below {
		height = min(need, above)
		return box - tokens.Space4 - height, height
	}
	return box + high + tokens.Space4, min(need, max(choiceRow, below))
}

// Close closes the list and gives the keys back.
func (s *SelectBox) Close() {
	if s.popup == nil {
		return
	}
	s.popup.Hide()
	s.popup, s.list = nil, nil
	if s.focused {
		if on := canvasOf(s); on != nil {
			on.Focus(s)
		}
	}
}

func (s *SelectBox) choose(i int) {
	s.Close()
	if i == s.selected {
		return
	}
	s.Select(i)
	if s.changes != nil {
		s.changes(i)
	}
}

const (
	choiceRow float32 = 36
	choicePad float32 = 4 // above the first row and below the last
)

// choiceList is the list that a SelectBox opens.
type choiceList struct {
	control
	choices  []Choice
	selected int
	active   int
	pick     func(int)
	close    func()
	above    func() // goes on before the first choice; may be nil
	below    func() // goes on after the last choice; may be nil
	shared   bool   // with another list: only the one with the focus marks its choice
	scroll   *container.Scroll
	mark     *canvas.Rectangle
	rows     []choiceWords
}

type choiceWords struct {
	number, label, note *phrase
	icon, tick          *picture
}

func newChoiceList(choices []Choice, selected int, pick func(int), close func()) *choiceList {
	l := &choiceList{choices: choices, selected: selected, active: max(selected, 0), pick: pick, close: close}
	l.become(l, func() { l.pick(l.active) })
	l.keys = l.key
	return l
}

func (l *choiceList) key(key fyne.KeyName) bool {
	if key == fyne.KeyEscape || key == fyne.KeyTab {
		l.close()
		return true
	}
	if key == fyne.KeyLeft || key == fyne.KeyRight {
		return true
	}
	if key == fyne.KeyUp && l.active == 0 && l.above != nil {
		l.above()
		return true
	}
	if key == fyne.KeyDown && l.active == len(l.choices)-1 && l.below != nil {
		l.below()
		return true
	}
	return moveChoice(key, l.active, len(l.choices), l.activate)
}

// TypedRune jumps to the next choice that starts with a letter or a digit.
func (l *choiceList) TypedRune(r rune) {
	wanted := strings.ToLower(string(r))
	for i := range l.choices {
		at := (l.active + 1 + i) % len(l.choices)
		first := firstOf(l.choices[at].Number, l.choices[at].Label)
		letter, _ := utf8.DecodeRuneInString(l.choices[at].Label)
		if strings.HasPrefix(first, wanted) || strings.ToLower(string(letter)) == wanted {
			l.activate(at)
			return
		}
	}
}

func (l *choiceList) activate(i int) {
	if i < 0 || i >= len(l.choices) || i == l.active {
		return
	}
	l.active = i
	l.Refresh()
	l.reveal()
}

// reveal scrolls to the active choice.
func (l *choiceList) reveal() {
	if l.scroll == nil {
		return
	}
	top, height := choicePad+float32(l.active)*choiceRow, l.scroll.Size().Height
	switch {
	case top < l.scroll.Offset.Y:
		l.scroll.Offset.Y = top
	case top+choiceRow > l.scroll.Offset.Y+height:
		l.scroll.Offset.Y = top + choiceRow - height
	default:
		return
	}
	l.scroll.Refresh()
}

// Tapped chooses what is under the pointer.
func (l *choiceList) Tapped(ev *fyne.PointEvent) {
	if i := int((ev.Position.Y - choicePad) / choiceRow); i >= 0 && i < len(l.choices) {
		l.pick(i)
	}
}

// MouseMoved makes what is under the pointer active.
func (l *choiceList) MouseMoved(ev *desktop.MouseEvent) {
	if on := canvasOf(l); l.shared && !l.focused && on != nil {
		on.Focus(l)
	}
	l.activate(int((ev.Position.Y - choicePad) / choiceRow))
}

func (l *choiceList) CreateRenderer() fyne.WidgetRenderer {
	l.mark = box(tokens.RadiusThumb)
	objects := []fyne.CanvasObject{l.mark}
	l.rows = nil
	for i, c := range l.choices {
		row := choiceWords{text(c.Number, tokens.Body, look.Ink3), text(c.Label, tokens.Body, look.Ink), text(c.Note, tokens.Caption, look.Ink3), icon(c.Icon, look.Ink2), icon("", look.Accent)}
		if i == l.selected {
			row.label.style, row.tick.name = tokens.BodyBold, "check"
		}
		l.rows = append(l.rows, row)
		objects = append(objects, row.icon.Image, row.tick.Image)
		objects = row.note.add(row.label.add(row.number.add(objects)))
	}
	paint := func() {
		paintBox(l.mark, look.AccentTint, "", 0) // select is the ground's colour in the dark
		l.mark.Hidden = l.shared && !l.focused
		for _, row := range l.rows {
			row.number.paint()
			row.label.paint()
			row.note.paint()
			row.icon.paint()
			row.tick.paint()
		}
	}
	paint()
	if l.shared {
		l.changed = paint
	}
	return &sketch{owner: l, objects: objects, place: l.place, paint: paint,
		min: func() fyne.Size { return fyne.NewSize(160, float32(len(l.choices))*choiceRow+2*choicePad) }}
}

func (l *choiceList) place(size fyne.Size) {
	put(l.mark, 0, choicePad+float32(l.active)*choiceRow, size.Width, choiceRow)
	numbers, icons := float32(0), float32(0)
	for _, row := range l.rows {
		if number := row.number.width(); number > 0 {
			numbers = max(numbers, number+tokens.Space8)
		}
		if row.icon.name != "" {
			icons = 18 + tokens.Space8
		}
	}
	for i, row := range l.rows {
		middle := choicePad + (float32(i)+0.5)*choiceRow
		end := size.Width - tokens.Space8 - tokens.IconSmall
		row.tick.place(end, middle, tokens.IconSmall)
		end -= tokens.Space8
		if note := row.note.width(); note > 0 && note < size.Width/3 {
			row.note.place(end-note, middle-tokens.Caption.Line/2, note)
			end -= note + tokens.Space8
		} else {
			row.note.hide()
		}
		row.icon.place(tokens.Space8, middle, 18)
		row.number.place(tokens.Space8+icons, middle-tokens.Body.Line/2, row.number.width())
		x := tokens.Space8 + icons + numbers
		row.label.place(x, middle-tokens.Body.Line/2, max(0, end-x))
	}
}

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// SearchFieldOptions is what a search field shows and tells.
type SearchFieldOptions struct {
	Placeholder string
	Keys        string // the shortcut that leads here, in a key cap
	ClearTip    string
	OnChanged   func(string)
	OnSubmitted func(string)
	OnDown      func() // the arrow that leads from the field to what was found
	OnLeave     func() // Esc in an empty field
}

// SearchField is a text field with an icon. Esc clears it, then leaves it.
type SearchField struct {
	widget.BaseWidget
	o     SearchFieldOptions
	entry *searchEntry
	bare  *container.ThemeOverride
	face  *canvas.Rectangle
	icon  *picture
	keys  *keyCap
	clear *Button
	draw  *sketch
}

var (
	_ fyne.Widget        = (*SearchField)(nil)
	_ desktop.Cursorable = (*searchEntry)(nil)
)

// NewSearchField makes a search field.
func NewSearchField(o SearchFieldOptions) *SearchField {
	f := &SearchField{o: o}
	f.entry = &searchEntry{field: f}
	f.entry.ExtendBaseWidget(f.entry)
	f.entry.PlaceHolder = o.Placeholder
	f.entry.Scroll = fyne.ScrollNone
	f.entry.OnChanged = func(s string) {
		f.restate()
		if f.o.OnChanged != nil {
			f.o.OnChanged(s)
		}
	}
	f.entry.OnSubmitted = o.OnSubmitted
	f.clear = IconButton("close", o.ClearTip, func() { f.SetText("") })
	f.ExtendBaseWidget(f)
	return f
}

// Text is what was typed.
func (f *SearchField) Text() string { return f.entry.Text }

// SetPlaceholder says what the field searches now.
func (f *SearchField) SetPlaceholder(words string) {
	if f.entry.PlaceHolder != words {
		f.entry.SetPlaceHolder(words)
	}
}

// SetText types another text.
func (f *SearchField) SetText(s string) { f.entry.SetText(s) }

// Focus is what takes the keys: give it to Canvas.Focus.
func (f *SearchField) Focus() fyne.Focusable { return f.entry }

// Focused tells whether keys go to the field.
func (f *SearchField) Focused() bool { return f.entry.has }

// CreateRenderer is for Fyne.
func (f *SearchField) CreateRenderer() fyne.WidgetRenderer {
	f.bare = container.NewThemeOverride(f.entry, bareTheme{})
	f.face, f.icon, f.keys = box(tokens.RadiusControl), icon("search", look.Ink2), newKeyCap(f.o.Keys)
	objects := f.keys.add([]fyne.CanvasObject{f.face, f.icon.Image, f.bare})
	f.draw = &sketch{owner: f, objects: append(objects, f.clear), place: f.place, paint: f.paint,
		min: func() fyne.Size { return fyne.NewSize(140, tokens.ControlHeight) }}
	f.paint()
	return f.draw
}

func (f *SearchField) paint() {
	edge, width := look.LineStrong, tokens.LineWidth
	if f.entry.has {
		edge, width = look.Accent, tokens.FocusWidth
	}
	paintBox(f.face, look.Surface, edge, width)
	f.icon.paint()
	f.keys.paint()
}

// restate shows the key cap or the clear button.
func (f *SearchField) restate() {
	if f.draw == nil {
		return
	}
	f.paint()
	f.place(f.Size())
	redraw(f, f.face)
}

func (f *SearchField) place(size fyne.Size) {
	y := round((size.Height - tokens.ControlHeight) / 2)
	middle := y + tokens.ControlHeight/2
	put(f.face, 0, y, size.Width, tokens.ControlHeight)
	f.icon.place(tokens.Space12, middle, 18)
	end := size.Width - tokens.Space8
	show(f.clear, f.entry.Text != "")
	if f.entry.Text != "" {
		end = size.Width - 2 - tokens.IconButton
		put(f.clear, end, middle-tokens.IconButton/2, tokens.IconButton, tokens.IconButton)
	}
	if f.entry.Text == "" && !f.entry.has && size.Width > 200 {
		end -= f.keys.width()
		f.keys.place(end, middle)
		end -= tokens.Space4
	} else {
		f.keys.hide()
	}
	x := tokens.Space12 + 18 + tokens.Space4
	height := min(f.entry.MinSize().Height, tokens.ControlHeight)
	put(f.bare, x, round(middle-height/2), max(0, end-x), height)
}

// searchEntry is the text field within a search field.
type searchEntry struct {
	widget.Entry
	field *SearchField
	has   bool
}

func (e *searchEntry) FocusGained() {
	e.has = true
	e.Entry.FocusGained()
	e.field.restate()
}

func (e *searchEntry) FocusLost() {
	e.has = false
	e.Entry.FocusLost()
	e.field.restate()
}

func (e *searchEntry) TypedKey(ev *fyne.KeyEvent) {
	if IsForWindow(ev.Name) {
		HandOn(e, ev)
		return
	}
	switch ev.Name {
	case fyne.KeyEscape:
		switch {
		case e.Text != "":
			e.SetText("")
		case e.field.o.OnLeave != nil:
			e.field.o.OnLeave()
		default:
			if on := canvasOf(e); on != nil {
				on.Unfocus()
			}
		}
		return
	case fyne.KeyDown:
		if e.field.o.OnDown != nil {
			e.field.o.OnDown()
			return
		}
	}
	e.Entry.TypedKey(ev)
}

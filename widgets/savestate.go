package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Saving is how far the last edit has come.
type Saving int

// The states of saving.
const (
	Saved Saving = iota
	SavingNow
	NotSaved // can be tapped for the reason
	ReadOnly
)

// SaveState is an icon and a word that say whether all is on disk.
type SaveState struct {
	control
	state Saving
	word  string
	face  *canvas.Rectangle
	icon  *picture
	label *phrase
}

var _ fyne.Widget = (*SaveState)(nil)

// NewSaveState makes a save state; tapped is called while it is NotSaved.
func NewSaveState(state Saving, word string, tapped func()) *SaveState {
	s := &SaveState{state: state, word: word}
	s.become(s, func() {
		if tapped != nil {
			tapped()
		}
	})
	s.off = state != NotSaved
	return s
}

// Set shows another state with its word.
func (s *SaveState) Set(state Saving, word string) {
	if s.state == state && s.word == word {
		return
	}
	s.state, s.word = state, word
	s.off = state != NotSaved
	s.Refresh()
}

// SetTip gives a tooltip, such as why nothing is saved.
func (s *SaveState) SetTip(tip string) { s.tip = func(fyne.Position) string { return tip } }

// State is what shows now.
func (s *SaveState) State() Saving { return s.state }

// Word is what shows now, in words.
func (s *SaveState) Word() string { return s.word }

// AccessibilityLabel is the word.
func (s *SaveState) AccessibilityLabel() string { return s.word }

// AccessibilityRole says that it is a button.
func (s *SaveState) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (s *SaveState) look() (name string, tint, ink fyne.ThemeColorName) {
	switch s.state {
	case SavingNow:
		return "sync", look.Ink3, look.Ink2
	case NotSaved:
		return "error", look.Danger, look.Danger
	case ReadOnly:
		return "lock", look.Ink2, look.Ink2
	}
	return "check_circle", look.Accent, look.Ink2
}

// CreateRenderer is for Fyne.
func (s *SaveState) CreateRenderer() fyne.WidgetRenderer {
	s.face = box(tokens.RadiusControl)
	s.icon, s.label = icon("", look.Ink2), text(s.word, tokens.Small, look.Ink2)
	s.changed = s.paint
	s.paint()
	objects := s.label.add([]fyne.CanvasObject{s.face, s.icon.Image})
	return &sketch{owner: s, objects: append(objects, s.ring), place: s.place, paint: s.paint,
		min: func() fyne.Size {
			return fyne.NewSize(tokens.Space8+18+tokens.Space4+s.label.width()+tokens.Space8, tokens.ControlSmallHeight)
		}}
}

func (s *SaveState) paint() {
	name, tint, ink := s.look()
	s.icon.set(name, tint)
	s.label.full, s.label.colour = s.word, ink
	s.label.paint()
	fill := fyne.ThemeColorName("")
	if s.state == NotSaved {
		fill = look.DangerTint
	}
	paintBox(s.face, fill, "", 0)
	s.paintRing()
}

func (s *SaveState) place(size fyne.Size) {
	middle := size.Height / 2
	put(s.face, 0, 0, size.Width, size.Height)
	s.placeRing(0, 0, size.Width, size.Height, tokens.RadiusControl)
	s.icon.place(tokens.Space8, middle, 18)
	x := tokens.Space8 + 18 + tokens.Space4
	s.label.place(x, round(middle-tokens.Small.Line/2), size.Width-x-tokens.Space4)
}

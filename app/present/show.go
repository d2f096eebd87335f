package present

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
)

// Where is where an audience sees the slides.
type Where string

// The places of a show.
const (
	PlainWindow   Where = "window" // to share in a call
	SecondDisplay Where = "second"
	ThisDisplay   Where = "full"
)

// ShowOptions are what a show needs. It belongs to the UI thread.
type ShowOptions struct {
	Open func() Audience // opens the audience's window
	Deck Deck
	From string // ID of the slide to begin with; empty: the first
	// EndHint says, in the language of who presents, that a second Esc ends the show.
	EndHint string
	After   func(time.Duration, func()) (stop func())
	// OnMove is told when another slide, or another cover, is seen; OnEnd when the
	// show is over.
	OnMove func()
	OnEnd  func()
}

// Audience is the window that an audience sees.
type Audience interface {
	Show(slide Slide, footer string, number int)
	Cover(Blank)
	Hint(text string)
	ToggleFullScreen()
	Place(Where)
	Close()
}

// Show steps through a deck.
type Show struct {
	o       ShowOptions
	deck    Deck
	slides  []Slide
	at      int
	blank   Blank
	digits  string // typed of a slide's number
	armed   bool   // Esc was pressed once
	disarm  func()
	window  Audience
	stopped bool
}

// escTime is within what time a second Esc ends the show.
const escTime = 3 * time.Second

// Start begins a show.
func Start(o ShowOptions) *Show {
	s := &Show{o: o, disarm: func() {}}
	s.take(o.Deck)
	s.at = s.place(o.From)
	s.window = o.Open()
	s.show()
	return s
}

func (s *Show) take(d Deck) {
	s.deck, s.slides = d, d.Paginate()
	if len(s.slides) == 0 {
		s.slides = []Slide{{ID: string(Closing), Kind: Closing}}
	}
}

// place is the index of a slide, or 0.
func (s *Show) place(id string) int {
	for i, slide := range s.slides {
		if slide.ID == id {
			return i
		}
	}
	return 0
}

// Update takes a newer deck. The show stays on its slide; where that is gone, on the
// one that has its place.
func (s *Show) Update(d Deck) {
	if s.stopped {
		return
	}
	id, was := s.slides[s.at].ID, s.at
	s.take(d)
	if s.at = s.place(id); s.slides[s.at].ID != id {
		s.at = min(was, len(s.slides)-1)
	}
	s.show()
}

func (s *Show) show() {
	s.window.Show(s.slides[s.at], s.deck.Footer, s.at+1)
	s.moved()
	s.prepare()
}

func (s *Show) moved() {
	if s.o.OnMove != nil {
		s.o.OnMove()
	}
}

// At is the index of the slide that is seen, and how many there are.
func (s *Show) At() (at, count int) { return s.at, len(s.slides) }

// Slides are those of the show.
func (s *Show) Slides() []Slide { return s.slides }

// Footer stands under every slide.
func (s *Show) Footer() string { return s.deck.Footer }

// Language is that of the slides, a BCP 47 tag.
func (s *Show) Language() string { return s.deck.Language }

// Place moves the show to where an audience is to see it.
func (s *Show) Place(where Where) {
	if !s.stopped {
		s.window.Place(where)
	}
}

// Covered is what covers the slide.
func (s *Show) Covered() Blank { return s.blank }

// GoTo shows a slide by its index.
func (s *Show) GoTo(at int) {
	if s.stopped {
		return
	}
	s.uncover()
	if at = min(max(at, 0), len(s.slides)-1); at != s.at {
		s.at = at
		s.show()
	}
}

// Next shows the next slide; under a cover it takes that away.
func (s *Show) Next() { s.step(1) }

// Back shows the slide before; under a cover it takes that away.
func (s *Show) Back() { s.step(-1) }

func (s *Show) step(by int) {
	if s.blank != Clear {
		s.uncover()
		return
	}
	s.GoTo(s.at + by)
}

func (s *Show) uncover() { s.cover(Clear) }

// Cover covers the slide, or takes the same cover away.
func (s *Show) Cover(b Blank) {
	if s.blank == b {
		b = Clear
	}
	s.cover(b)
}

func (s *Show) cover(b Blank) {
	if s.blank != b && !s.stopped {
		s.blank = b
		s.window.Cover(b)
		s.moved()
	}
}

// End ends the show.
func (s *Show) End() {
	if s.stopped {
		return
	}
	s.stopped = true
	s.disarm()
	s.window.Close()
	if s.o.OnEnd != nil {
		s.o.OnEnd()
	}
}

// escape asks for a second press within escTime, so that no key pressed by accident
// ends the show.
func (s *Show) escape() {
	if s.armed {
		s.End()
		return
	}
	s.armed = true
	s.window.Hint(s.o.EndHint)
	s.disarm = s.o.After(escTime, s.calm)
}

func (s *Show) calm() {
	if s.armed {
		s.armed = false
		s.disarm()
		s.window.Hint("")
	}
}

// Key answers a key of a keyboard or a clicker, and tells whether it is one of the
// show's. F5, with which some clickers begin a show, does nothing within one.
func (s *Show) Key(name fyne.KeyName) bool {
	if name == fyne.KeyEscape {
		s.digits = ""
		s.escape()
		return true
	}
	s.calm()
	switch name {
	case fyne.KeySpace, fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown:
		s.Next()
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyBackspace:
		s.Back()
	case fyne.KeyReturn, fyne.KeyEnter:
		s.enter()
		return true
	case fyne.KeyHome:
		s.GoTo(0)
	case fyne.KeyEnd:
		s.GoTo(len(s.slides) - 1)
	case fyne.KeyF11:
		s.window.ToggleFullScreen()
	case fyne.KeyF5:
	default:
		return false
	}
	s.digits = ""
	return true
}

// Rune answers a letter or digit, and tells whether it is one of the show's.
func (s *Show) Rune(r rune) bool {
	s.calm()
	switch {
	case r >= '0' && r <= '9':
		if s.digits += string(r); len(s.digits) > 4 {
			s.digits = s.digits[1:]
		}
		return true
	case r == 'b' || r == 'B' || r == '.':
		s.Cover(Black)
	case r == 'w' || r == 'W' || r == ',':
		s.Cover(White)
	case r == 'n' || r == 'N':
		s.Next()
	default:
		return false
	}
	s.digits = ""
	return true
}

// enter goes to the slide whose number was typed, else to the next.
func (s *Show) enter() {
	number, err := strconv.Atoi(s.digits)
	if s.digits = ""; err != nil {
		s.Next()
		return
	}
	s.GoTo(number - 1)
}

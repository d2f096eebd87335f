package present

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// audience notes what is shown to it.
type audience struct {
	slide       Slide
	number      int
	blank       Blank
	hint        string
	where       Where
	full, gone  bool
	ring        func()
	moves, ends int
}

func (a *audience) Show(s Slide, _ string, number int) { a.slide, a.number = s, number }
func (a *audience) Cover(b Blank)                      { a.blank = b }
func (a *audience) Hint(text string)                   { a.hint = text }
func (a *audience) ToggleFullScreen()                  { a.full = !a.full }
func (a *audience) Place(where Where)                  { a.where = where }
func (a *audience) Close()                             { a.gone = true }

func deck(n int) Deck {
	d := Deck{}
	for i := range n {
		d.Slides = append(d.Slides, Slide{ID: fmt.Sprintf("s%d", i+1), Kind: Closing, Heading: fmt.Sprint(i + 1)})
	}
	return d
}

func start(t *testing.T, d Deck, from string) (*Show, *audience) {
	t.Helper()
	drawing(t)
	a := &audience{}
	s := Start(ShowOptions{
		Deck: d, From: from, EndHint: "once more", Open: func() Audience { return a }, OnMove: func() { a.moves++ }, OnEnd: func() { a.ends++ },
		After: func(_ time.Duration, ring func()) func() { a.ring = ring; return func() { a.ring = nil } },
	})
	return s, a
}

// press presses keys: names of keys, and letters.
func press(s *Show, keys string) {
	for _, k := range strings.Fields(keys) {
		if len(k) == 1 {
			s.Rune(rune(k[0]))
		} else {
			s.Key(fyne.KeyName(k))
		}
	}
}

func TestKeysOfKeyboardsAndClickers(t *testing.T) {
	for keys, want := range map[string]int{
		"Space": 2, "Right Down Next n": 5, "Next Prior": 1, "Right Left Left": 1, "BackSpace": 1,
		"End": 12, "End Home": 1, "End Right": 12, "1 2 Return": 12, "7 Return": 7, "9 9 Return": 12, "0 Return": 1, "Return": 2,
		"3 Right Return": 3, "F5": 1, "x": 1, "7 Escape Return": 2,
	} {
		s, a := start(t, deck(12), "")
		press(s, keys)
		if a.number != want || a.slide.ID != fmt.Sprintf("s%d", want) || a.gone {
			t.Errorf("%s leads to %d, want %d (over: %v)", keys, a.number, want, a.gone)
		}
	}
}

func TestACoverGoesWithAnyStep(t *testing.T) {
	for keys, want := range map[string]struct {
		blank  Blank
		number int
	}{
		"b": {Black, 1}, "b b": {Clear, 1}, "w": {White, 1}, "b w": {White, 1}, ".": {Black, 1}, ",": {White, 1}, "b Right": {Clear, 1}, "w Left": {Clear, 1}, "b End": {Clear, 3}, "B W W": {Clear, 1},
	} {
		s, a := start(t, deck(3), "")
		press(s, keys)
		if a.blank != want.blank || a.number != want.number || s.Covered() != want.blank {
			t.Errorf("%s: %q on %d", keys, a.blank, a.number)
		}
	}
}

func TestOnlyASecondEscapeEndsTheShow(t *testing.T) {
	s, a := start(t, deck(3), "")
	press(s, "Escape")
	if a.gone || a.hint != "once more" {
		t.Fatalf("after one: over %v, hint %q", a.gone, a.hint)
	}
	press(s, "Right Escape")
	if a.gone || a.number != 2 {
		t.Fatal("two with a step between end the show")
	}
	a.ring() // the time for the second is over
	if a.hint != "" {
		t.Error("the hint stays")
	}
	press(s, "Escape")
	if a.gone {
		t.Fatal("two with a pause between end the show")
	}
	press(s, "Escape")
	if !a.gone || a.ends != 1 {
		t.Fatalf("two: over %v, told %d times", a.gone, a.ends)
	}
	moves := a.moves
	press(s, "Right b Escape Escape")
	s.Update(deck(2))
	s.End()
	if a.ends != 1 || a.moves != moves {
		t.Error("a show that is over goes on")
	}
}

func TestAShowStaysOnItsSlideWhileTheNotebookChanges(t *testing.T) {
	s, a := start(t, deck(5), "s3")
	if a.number != 3 {
		t.Fatalf("begins with %d", a.number)
	}
	d := deck(5)
	d.Slides[2].Heading = "changed"
	d.Slides = append([]Slide{{ID: "new", Kind: Closing, Heading: "new"}}, d.Slides...)
	s.Update(d)
	if a.slide.Heading != "changed" || a.number != 4 {
		t.Errorf("shows %q as %d", a.slide.Heading, a.number)
	}
	s.Update(deck(2)) // the slide is gone
	if a.number != 2 {
		t.Errorf("shows %d of 2", a.number)
	}
	s.Update(Deck{})
	if _, count := s.At(); count != 1 {
		t.Errorf("%d slides of none", count)
	}
}

func TestAShowMovesToAnotherDisplay(t *testing.T) {
	s, a := start(t, deck(3), "")
	if s.Place(SecondDisplay); a.where != SecondDisplay {
		t.Errorf("the audience looks at %q", a.where)
	}
	s.End()
	if s.Place(ThisDisplay); a.where != SecondDisplay {
		t.Error("a show that is over moves")
	}
}

func TestAWindowWhoseDisplayWasUnpluggedHasItsPointerAgain(t *testing.T) {
	app := test.NewTempApp(t)
	var ring func()
	after := func(_ time.Duration, do func()) func() { ring = do; return func() { ring = nil } }
	w := OpenWindow(WindowOptions{App: app, Title: "Show", Where: SecondDisplay, Show: func() *Show { return nil }, After: after}).(*window)
	if w.full || w.where != PlainWindow {
		t.Error("there is no second display, and yet one is filled")
	}
	w.where = SecondDisplay
	w.filled(true)
	w.win.Resize(fyne.NewSize(640, 360))
	if w.full || w.view.Cursor() != desktop.DefaultCursor {
		t.Error("the pointer stays hidden")
	}
	if ring == nil {
		t.Fatal("nobody looks for the display")
	}
	if ring(); ring == nil || w.full {
		t.Error("a display that is not there is filled, or no longer looked for")
	}
	w.Place(ThisDisplay)
	if !w.full || !w.win.FullScreen() || w.view.Cursor() != desktop.HiddenCursor {
		t.Error("it does not fill the display")
	}
	w.win.Resize(fyne.NewSize(800, 450)) // a display that is there is not unplugged
	if !w.full {
		t.Error("it is taken for a plain window")
	}
	if ring != nil {
		t.Error("a display is looked for after another was chosen")
	}
	w.Place(PlainWindow)
	if w.full || w.win.FullScreen() {
		t.Error("it is no plain window")
	}
}

func TestF11FillsTheDisplay(t *testing.T) {
	s, a := start(t, deck(1), "")
	press(s, "F11")
	if !a.full || !s.Key(fyne.KeyF11) || a.full || s.Key(fyne.KeyF12) || s.Rune('ñ') {
		t.Error("F11 does not, or keys of others are taken")
	}
}

// aheadWindow is a window that counts what it is to draw ahead.
type aheadWindow struct {
	Audience
	ahead []string
}

func (w *aheadWindow) Prepare(s Slide) { w.ahead = append(w.ahead, s.ID) }

func TestTheMapOfTheNextSlideIsDrawnAhead(t *testing.T) {
	var later []func()
	w := &aheadWindow{Audience: &audience{}}
	show := Start(ShowOptions{
		Open:  func() Audience { return w },
		Deck:  Deck{Slides: []Slide{{ID: "a"}, {ID: "b", Kind: Partnership}, {ID: "c", Kind: Partnership}, {ID: "d"}}},
		After: func(_ time.Duration, do func()) func() { later = append(later, do); return func() {} },
	})
	later[0]()
	show.Next()
	show.Next() // before the one after b was prepared
	for _, do := range later[1:] {
		do()
	}
	if !slices.Equal(w.ahead, []string{"b"}) {
		t.Errorf("it drew ahead %v", w.ahead)
	}
}

package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// MarkedText shows a text in which what another one does not have stands on a tint
// and is underlined, and what only the other one has, in texts shown as one, stands on
// another tint and is struck through. Very long texts end in an ellipsis.
type MarkedText struct {
	widget.BaseWidget
	pieces []TextPiece
	style  tokens.TextStyle
	width  float32 // that the runs were placed at
	runs   []markedRun
	lines  int
}

var (
	_ fyne.Widget = (*MarkedText)(nil)
	_ Flowing     = (*MarkedText)(nil)
)

// markedRun is a stretch of one line in one look.
type markedRun struct {
	text     string
	mark     marking
	x, width float32
	line     int
}

// marking is how a stretch differs.
type marking uint8

const (
	unmarked marking = iota
	markedOwn
	markedGone
	markedFold
)

func (p TextPiece) marking() marking {
	switch {
	case p.Own:
		return markedOwn
	case p.Gone:
		return markedGone
	case p.Fold:
		return markedFold
	}
	return unmarked
}

// mostMarkedLines bounds what is drawn: about twice a text of 20,000 letters.
const mostMarkedLines = 900

// NewMarkedText shows the pieces of a text; see CompareWords.
func NewMarkedText(pieces []TextPiece) *MarkedText {
	m := &MarkedText{pieces: pieces, style: tokens.Body}
	m.ExtendBaseWidget(m)
	return m
}

// Pieces are those that are shown.
func (m *MarkedText) Pieces() []TextPiece { return m.pieces }

// AccessibilityLabel is the whole text.
func (m *MarkedText) AccessibilityLabel() string {
	var all strings.Builder
	for _, p := range m.pieces {
		all.WriteString(p.Text)
	}
	return all.String()
}

// AccessibilityRole says that it is text.
func (m *MarkedText) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// HeightFor is the height of the lines at a width.
func (m *MarkedText) HeightFor(width float32) float32 {
	m.breakAt(width)
	return float32(m.lines) * m.style.Line
}

// breakAt places the runs at a width.
func (m *MarkedText) breakAt(width float32) {
	if width == m.width {
		return
	}
	m.width, m.runs, m.lines = width, nil, 1
	x := float32(0)
	for _, p := range m.pieces {
		mark := p.marking()
		if mark == markedFold {
			x = m.fold(x)
			continue
		}
		for _, word := range wordsOf(p.Text) {
			if m.lines > mostMarkedLines {
				m.runs = append(m.runs, markedRun{text: "…", line: m.lines - 1, width: look.Width("…", m.style)})
				return
			}
			if breaks := strings.Count(word, "\n"); breaks > 0 {
				if mark != unmarked { // a mark of its own, or the difference could not be seen
					m.add("¶", mark, x)
				}
				m.lines += breaks
				x = 0
				continue
			}
			if wide := look.Width(word, m.style); x > 0 && x+wide > width && strings.TrimSpace(word) != "" {
				m.lines++
				x = 0
			}
			for x == 0 && look.Width(word, m.style) > width && len([]rune(word)) > 1 {
				head := []rune(word)
				for len(head) > 1 && look.Width(string(head), m.style) > width {
					head = head[:len(head)-1]
				}
				m.add(string(head), mark, 0)
				m.lines++
				word = word[len(string(head)):]
			}
			x = m.add(word, mark, x)
		}
	}
}

// fold puts an ellipsis on a line of its own, and begins another one.
func (m *MarkedText) fold(x float32) float32 {
	if x > 0 {
		m.lines++
	}
	m.add("[…]", markedFold, 0)
	m.lines++
	return 0
}

// add puts a word on the last line, in one run with what stands before it where that
// looks the same.
func (m *MarkedText) add(word string, mark marking, x float32) float32 {
	if n := len(m.runs); n > 0 && x > 0 && m.runs[n-1].mark == mark && m.runs[n-1].line == m.lines-1 {
		last := &m.runs[n-1]
		last.text += word
		last.width = look.Width(last.text, m.style)
		return last.x + last.width
	}
	wide := look.Width(word, m.style)
	m.runs = append(m.runs, markedRun{word, mark, x, wide, m.lines - 1})
	return x + wide
}

// CreateRenderer is for Fyne.
func (m *MarkedText) CreateRenderer() fyne.WidgetRenderer {
	s := &sketch{owner: m}
	at := float32(-1)
	s.min = func() fyne.Size {
		width := m.Size().Width
		if width == 0 {
			width = assumedWidth
		}
		return fyne.NewSize(0, m.HeightFor(width))
	}
	s.place = func(size fyne.Size) {
		m.breakAt(size.Width)
		if at == size.Width {
			return
		}
		at = size.Width
		s.objects = m.draw()
	}
	s.paint = func() { at = -1 } // place draws anew, in the colours of now
	s.objects = m.draw()
	return s
}

// draw makes a text for each run, under those that are marked their ground, and
// through or under the words a line.
func (m *MarkedText) draw() (objects []fyne.CanvasObject) {
	for _, run := range m.runs {
		top := float32(run.line) * m.style.Line
		ink := look.Ink
		var line fyne.CanvasObject
		switch run.mark {
		case markedOwn:
			objects = append(objects, m.ground(run, look.AccentTint))
			line = bar(look.Accent, run.x, top+m.style.Line-2, run.width, 2)
		case markedGone:
			objects = append(objects, m.ground(run, look.DangerTint))
			line = bar(look.Danger, run.x, top+floor(m.style.Line/2)+1, run.width, 1)
		case markedFold:
			ink = look.Ink3
		}
		words := look.Text(run.text, m.style, ink)
		put(words, run.x, top+(m.style.Line-look.NaturalHeight(m.style))/2, run.width, look.NaturalHeight(m.style))
		objects = append(objects, words)
		if line != nil {
			objects = append(objects, line)
		}
	}
	return objects
}

func (m *MarkedText) ground(run markedRun, colour fyne.ThemeColorName) fyne.CanvasObject {
	return bar(colour, run.x, float32(run.line)*m.style.Line, run.width, m.style.Line)
}

func bar(colour fyne.ThemeColorName, x, y, width, height float32) fyne.CanvasObject {
	b := canvas.NewRectangle(look.Colour(colour))
	put(b, x, y, width, height)
	return b
}

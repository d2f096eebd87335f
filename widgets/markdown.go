package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// markdownLines is how many lines are shown before a person asks for all: Fyne
// needs half a second to lay out a thousand.
const markdownLines = 1000

// Markdown shows a note's text: headings, paragraphs, bold and italic, lists,
// quotes, links and code. Everything else is shown as it is written; nothing is
// fetched.
type Markdown struct {
	widget.BaseWidget
	words  *words.Book
	source string
	all    bool
	blocks []markdownPiece
	more   *Button
	width  float32 // that the heights were measured at
	draw   *sketch
	// OnResized, if set, is called after a person asked for all lines, so that
	// what holds the text gives it more room.
	OnResized func()
}

var (
	_ fyne.Widget = (*Markdown)(nil)
	_ Flowing     = (*Markdown)(nil)
)

// markdownPiece is a block as it is drawn.
type markdownPiece struct {
	markdownBlock
	rich   *widget.RichText
	face   *canvas.Rectangle // a quote's bar, the ground of code, a rule
	height float32
}

// NewMarkdown shows a text.
func NewMarkdown(source string, book *words.Book) *Markdown {
	m := &Markdown{words: book}
	m.more = NewButton(ButtonOptions{Rank: Ghost, OnTapped: m.showAll, Small: true})
	m.ExtendBaseWidget(m)
	m.source = source
	m.parse()
	return m
}

// SetSource shows another text.
func (m *Markdown) SetSource(source string) {
	if source == m.source {
		return
	}
	m.source, m.all = source, false
	m.parse()
}

// Source is the text as it was given.
func (m *Markdown) Source() string { return m.source }

// Shortened tells whether only the first lines are shown.
func (m *Markdown) Shortened() bool { return m.more.Visible() }

func (m *Markdown) showAll() {
	m.all = true
	m.parse()
	if m.OnResized != nil {
		m.OnResized()
	}
}

func (m *Markdown) parse() {
	shown, lines := firstLines(m.source, markdownLines)
	if m.all {
		shown = m.source
	}
	m.blocks, m.width = nil, 0
	for _, b := range parseMarkdown(shown) {
		m.blocks = append(m.blocks, newMarkdownPiece(b))
	}
	show(m.more, len(shown) < len(m.source))
	m.more.SetLabel(m.words.T("markdown.show_all", "count", lines))
	if m.draw != nil {
		m.draw.objects = m.objects()
		m.Refresh()
	}
}

func newMarkdownPiece(b markdownBlock) markdownPiece {
	piece := markdownPiece{markdownBlock: b}
	if !b.rule {
		piece.rich = widget.NewRichText(b.segments...)
		piece.rich.Wrapping = fyne.TextWrapWord
	}
	if b.rule || b.quoted || b.code {
		piece.face = box(0)
		if b.code {
			piece.face.CornerRadius = tokens.RadiusControl
		}
	}
	return piece
}

// inset is how far a block's text stands from the left edge, and from the edges
// of its ground.
func (p markdownPiece) inset() float32 {
	switch {
	case p.code:
		return tokens.Space12
	case p.quoted:
		return tokens.Space16
	}
	return 0
}

// firstLines is the start of a text up to a number of lines, and how many it has.
func firstLines(s string, most int) (start string, lines int) {
	lines = strings.Count(s, "\n") + 1
	if lines <= most {
		return s, lines
	}
	end := 0
	for range most {
		end += strings.IndexByte(s[end:], '\n') + 1
	}
	return s[:end], lines
}

// measure lays the blocks out at a width.
func (m *Markdown) measure(width float32) {
	if width == m.width {
		return
	}
	m.width = width
	for i := range m.blocks {
		p := &m.blocks[i]
		if p.rule {
			p.height = tokens.LineWidth
			continue
		}
		inner := width - p.inset()
		if p.code {
			inner -= p.inset()
		}
		// RichText has padding of its own, which a page does not want.
		p.rich.Resize(fyne.NewSize(max(inner, 40)+2*markdownPad, 10))
		p.height = max(0, p.rich.MinSize().Height-2*markdownPad)
		if p.code {
			p.height += 2 * tokens.Space8
		}
	}
}

// gap is the space above a block.
func (m *Markdown) gap(i int) float32 {
	switch {
	case i == 0:
		return 0
	case m.blocks[i].heading:
		return tokens.Space16
	case m.blocks[i-1].heading:
		return tokens.Space4
	case m.blocks[i].quoted && m.blocks[i-1].quoted:
		return tokens.Space4
	}
	return tokens.Space8
}

// HeightFor is the height of the text at a width.
func (m *Markdown) HeightFor(width float32) float32 {
	if width <= 0 {
		return 0
	}
	m.measure(width)
	height := float32(0)
	for i, p := range m.blocks {
		height += m.gap(i) + p.height
	}
	if m.more.Visible() {
		height += tokens.Space8 + tokens.ControlSmallHeight
	}
	return height
}

const markdownPad = tokens.Space8

// CreateRenderer is for Fyne.
func (m *Markdown) CreateRenderer() fyne.WidgetRenderer {
	m.draw = &sketch{owner: m, objects: m.objects(), place: m.place, paint: m.paint, min: func() fyne.Size {
		width := m.Size().Width
		if width == 0 {
			width = assumedWidth
		}
		return fyne.NewSize(0, m.HeightFor(width))
	}}
	m.paint()
	return m.draw
}

func (m *Markdown) objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, p := range m.blocks {
		if p.face != nil {
			objects = append(objects, p.face)
		}
		if p.rich != nil {
			objects = append(objects, p.rich)
		}
	}
	return append(objects, m.more)
}

func (m *Markdown) paint() {
	for _, p := range m.blocks {
		switch {
		case p.face == nil:
		case p.code:
			paintBox(p.face, look.Sunken, "", 0)
		case p.quoted:
			paintBox(p.face, look.LineStrong, "", 0)
		default:
			paintBox(p.face, look.Line, "", 0)
		}
	}
}

func (m *Markdown) place(size fyne.Size) {
	m.measure(size.Width)
	y := float32(0)
	for i, p := range m.blocks {
		y += m.gap(i)
		switch {
		case p.rule:
			put(p.face, 0, y, size.Width, tokens.LineWidth)
		case p.code:
			put(p.face, 0, y, size.Width, p.height)
			put(p.rich, p.inset()-markdownPad, y, size.Width-2*p.inset()+2*markdownPad, p.height)
		default:
			if p.quoted {
				put(p.face, 0, y, tokens.SelectBar, p.height)
			}
			put(p.rich, p.inset()-markdownPad, y-markdownPad, size.Width-p.inset()+2*markdownPad, p.height+2*markdownPad)
		}
		y += p.height
	}
	need := m.more.MinSize()
	put(m.more, -tokens.Space8, y+tokens.Space8, need.Width, need.Height)
}

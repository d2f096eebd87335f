package look

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// Paragraph is text in a style and a colour of the theme, with the design's
// exact line height. It wraps to its width and ends in an ellipsis after a number
// of lines; it follows the theme. It takes no events.
//
// Its smallest height is that of its lines at the width it has; a layout that
// knows the width before asks HeightFor.
type Paragraph struct {
	widget.BaseWidget

	text    string
	style   tokens.TextStyle
	colour  fyne.ThemeColorName
	align   fyne.TextAlign
	most    int  // lines; 0 for as many as it takes
	natural bool // asks for the width of its text

	lines  []string
	cut    bool
	broken float32 // width the lines are broken at; negative before the first time
}

var (
	_ fyne.Widget     = (*Paragraph)(nil)
	_ fyne.Accessible = (*Paragraph)(nil)
)

// Para makes a paragraph of at most maxLines lines; 0 is as many as it takes. It
// asks for no width of its own.
func Para(s string, style tokens.TextStyle, colour fyne.ThemeColorName, maxLines int) *Paragraph {
	p := &Paragraph{text: s, style: style, colour: colour, most: maxLines, broken: -1}
	p.ExtendBaseWidget(p)
	return p
}

// Label makes one line that asks for the width of its text, and ends in an
// ellipsis where it gets less.
func Label(s string, style tokens.TextStyle, colour fyne.ThemeColorName) *Paragraph {
	p := Para(s, style, colour, 1)
	p.natural = true
	return p
}

// Text is the whole text, however much of it shows.
func (p *Paragraph) Text() string { return p.text }

// Lines are the lines as they show at the present width.
func (p *Paragraph) Lines() []string {
	p.wrap(p.Size().Width)
	return slices.Clone(p.lines)
}

// Truncated tells whether text is missing at the present width.
func (p *Paragraph) Truncated() bool {
	p.wrap(p.Size().Width)
	return p.cut
}

// Tip is what a tooltip over the paragraph says: the whole text where some of it
// is missing, nothing otherwise.
func (p *Paragraph) Tip() string {
	if p.Truncated() {
		return p.text
	}
	return ""
}

// SetText shows another text.
func (p *Paragraph) SetText(s string) {
	if p.text == s {
		return
	}
	p.text, p.broken = s, -1
	p.Refresh()
}

// SetColour shows the text in another colour of the theme.
func (p *Paragraph) SetColour(colour fyne.ThemeColorName) {
	if p.colour == colour {
		return
	}
	p.colour = colour
	p.Refresh()
}

// SetStyle shows the text in another style.
func (p *Paragraph) SetStyle(style tokens.TextStyle) {
	if p.style == style {
		return
	}
	p.style, p.broken = style, -1
	p.Refresh()
}

// SetAlign moves the lines to the leading edge, the middle or the trailing edge.
func (p *Paragraph) SetAlign(align fyne.TextAlign) *Paragraph {
	if p.align != align {
		p.align = align
		p.Refresh()
	}
	return p
}

// HeightFor is the height of the text's lines at a width.
func (p *Paragraph) HeightFor(width float32) float32 {
	if p.most == 1 {
		return p.style.Line
	}
	if width == p.broken {
		return float32(len(p.lines)) * p.style.Line
	}
	lines, _ := Wrap(p.text, p.style, width, p.most)
	return float32(len(lines)) * p.style.Line
}

// Resize breaks the lines anew where the width changes.
func (p *Paragraph) Resize(size fyne.Size) {
	if size == p.Size() {
		return
	}
	changed := size.Width != p.Size().Width
	p.BaseWidget.Resize(size)
	if changed {
		p.Refresh()
	}
}

// MinSize is the height of the lines at the present width, one line at first.
func (p *Paragraph) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	size := fyne.NewSize(0, p.style.Line)
	if p.natural {
		size.Width = naturalWidth(p.text, p.style)
	}
	if p.most != 1 && p.Size().Width > 0 {
		size.Height = p.HeightFor(p.Size().Width)
	}
	return size
}

// AccessibilityLabel is the whole text.
func (p *Paragraph) AccessibilityLabel() string { return p.text }

// AccessibilityRole says that it is text.
func (p *Paragraph) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	r := &paragraphRenderer{p: p}
	r.Refresh()
	return r
}

func (p *Paragraph) wrap(width float32) {
	if width == p.broken {
		return
	}
	if p.natural && width >= naturalWidth(p.text, p.style) {
		p.lines, p.cut = []string{p.text}, false
	} else {
		p.lines, p.cut = Wrap(p.text, p.style, width, p.most)
	}
	p.broken = width
}

type paragraphRenderer struct {
	p       *Paragraph
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

// Refresh makes one canvas text a line and keeps those it has.
func (r *paragraphRenderer) Refresh() {
	p := r.p
	if p.Size().Width > 0 {
		p.wrap(p.Size().Width)
	}
	for len(r.texts) < len(p.lines) {
		text := Text("", p.style, p.colour)
		r.texts = append(r.texts, text)
		r.objects = append(r.objects, text)
	}
	r.texts, r.objects = r.texts[:len(p.lines)], r.objects[:len(p.lines)]
	for i, text := range r.texts {
		text.Text, text.Alignment = p.lines[i], p.align
		text.TextSize, text.TextStyle = p.style.Size, Style(p.style)
		text.Color = Colour(p.colour)
	}
	r.Layout(p.Size())
	for _, text := range r.texts {
		text.Refresh()
	}
}

// Layout puts each line in the middle of the design's line height, and a single
// line in the middle of a taller box, on a whole unit so that letters stay sharp.
func (r *paragraphRenderer) Layout(size fyne.Size) {
	natural := NaturalHeight(r.p.style)
	offset := lead(r.p.style)
	if r.p.most == 1 && size.Height > r.p.style.Line {
		offset += roundHalfDown((size.Height - r.p.style.Line) / 2)
	}
	for i, text := range r.texts {
		text.Move(fyne.NewPos(0, float32(i)*r.p.style.Line+offset))
		text.Resize(fyne.NewSize(size.Width, natural))
	}
}

func (r *paragraphRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *paragraphRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *paragraphRenderer) Destroy()                     {}

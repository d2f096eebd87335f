package widgets

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// phrase is a text of one or more lines within a widget: it wraps, ends in an
// ellipsis and takes its colour from the theme. It is not a widget of its own,
// so that a row of five texts is five objects.
type phrase struct {
	full   string
	style  tokens.TextStyle
	colour fyne.ThemeColorName
	most   int // lines; at least 1
	align  fyne.TextAlign
	cut    bool
	rows   []*canvas.Text
}

// text makes a phrase on one line.
func text(s string, style tokens.TextStyle, colour fyne.ThemeColorName) *phrase {
	return textLines(s, style, colour, 1)
}

// textLines makes a phrase on at most so many lines.
func textLines(s string, style tokens.TextStyle, colour fyne.ThemeColorName, most int) *phrase {
	p := &phrase{full: s, style: style, colour: colour, most: most}
	for range most {
		p.rows = append(p.rows, look.Text("", style, colour))
	}
	return p
}

// add appends the canvas texts to a widget's objects.
func (p *phrase) add(to []fyne.CanvasObject) []fyne.CanvasObject {
	for _, row := range p.rows {
		to = append(to, row)
	}
	return to
}

// width is that of the whole text on one line, rounded up to whole units.
func (p *phrase) width() float32 { return ceil(look.Width(p.full, p.style)) }

// lines is how many lines the text takes at a width.
func (p *phrase) lines(width float32) int {
	if p.most == 1 {
		return 1
	}
	lines, _ := look.Wrap(p.full, p.style, width, p.most)
	return len(lines)
}

// height is what the text takes at a width.
func (p *phrase) height(width float32) float32 { return float32(p.lines(width)) * p.style.Line }

// place puts the text into a box of a width and returns its height.
func (p *phrase) place(x, y, width float32) float32 {
	lines, cut := []string{p.full}, false
	if look.Width(p.full, p.style) > width {
		lines, cut = look.Wrap(p.full, p.style, width, p.most)
	}
	p.cut = cut
	natural := look.NaturalHeight(p.style)
	offset := float32(math.Ceil(float64((p.style.Line-natural)/2) - 0.5))
	for i, row := range p.rows {
		if i >= len(lines) {
			show(row, false)
			continue
		}
		row.Alignment = p.align
		if row.Text != lines[i] {
			row.Text = lines[i]
			canvas.Refresh(row)
		}
		put(row, x, y+float32(i)*p.style.Line+offset, width, natural)
		show(row, true)
	}
	return float32(min(len(lines), len(p.rows))) * p.style.Line
}

// hide takes the text off.
func (p *phrase) hide() {
	for _, row := range p.rows {
		show(row, false)
	}
}

// paint gives the text its colour and face as they are now.
func (p *phrase) paint() {
	colour, face := colourOf(p.colour), look.Style(p.style)
	for _, row := range p.rows {
		row.Color, row.TextStyle, row.TextSize = colour, face, p.style.Size
	}
}

// tip is the whole text where some of it does not show.
func (p *phrase) tip() string {
	if p.cut {
		return p.full
	}
	return ""
}

// baseline is how far the letters' feet are under the top of a line of a style.
func baseline(style tokens.TextStyle) float32 {
	_, base := fyne.CurrentApp().Driver().RenderedTextSize("x", style.Size, look.Style(style), nil)
	natural := look.NaturalHeight(style)
	return base + float32(math.Ceil(float64((style.Line-natural)/2)-0.5))
}

func ceil(v float32) float32  { return float32(math.Ceil(float64(v))) }
func floor(v float32) float32 { return float32(math.Floor(float64(v))) }
func round(v float32) float32 { return float32(math.Round(float64(v))) }

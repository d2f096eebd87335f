package present

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Measures of a slide in its own units, of which 1920 × 1080 fit on the screens that
// it is drawn for. A window of another shape has more of them one way, never fewer.
const (
	margin     float32 = 96
	footerLine float32 = 1080 - 64 // middle of the footer
	footerSize float32 = 40        // of the mark
	bottom     float32 = 1080 - 124
	gap        float32 = 24
)

// sheet collects what a slide is drawn with.
type sheet struct {
	w, h    float32 // in the slide's units
	scale   float32 // pixels a unit
	objects []fyne.CanvasObject
}

// newSheet fits the slide's units into a size.
func newSheet(size fyne.Size) *sheet {
	scale := min(size.Width/tokens.SlideWidth, size.Height/tokens.SlideHeight)
	if scale <= 0 {
		scale = 0.01
	}
	return &sheet{w: size.Width / scale, h: size.Height / scale, scale: scale}
}

// floor is where the space for a slide's content ends.
func (s *sheet) floor() float32 { return s.h - (tokens.SlideHeight - bottom) }

// inner is the width between the margins.
func (s *sheet) inner() float32 { return s.w - 2*margin }

func (s *sheet) put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x*s.scale, y*s.scale))
	o.Resize(fyne.NewSize(w*s.scale, h*s.scale))
	s.objects = append(s.objects, o)
}

func (s *sheet) box(x, y, w, h, radius float32, fill color.Color) *canvas.Rectangle {
	r := canvas.NewRectangle(fill)
	r.CornerRadius = radius * s.scale
	s.put(r, x, y, w, h)
	return r
}

func (s *sheet) picture(resource fyne.Resource, x, y, w, h float32) {
	s.put(&canvas.Image{Resource: resource, FillMode: canvas.ImageFillContain}, x, y, w, h)
}

func (s *sheet) icon(name string, colour fyne.ThemeColorName, x, middle, size float32) {
	s.picture(look.Icon(name, colour), x, middle-size/2, size, size)
}

// flag draws a country's flag with a thin edge.
func (s *sheet) flag(country string, x, middle, height float32) (width float32) {
	resource := look.Flag(country)
	if resource == nil {
		return 0
	}
	width = height * 10 / 7
	image := &canvas.Image{Resource: resource, FillMode: canvas.ImageFillStretch, CornerRadius: 4 * s.scale}
	s.put(image, x, middle-height/2, width, height)
	edge := s.box(x, middle-height/2, width, height, 4, color.Transparent)
	edge.StrokeColor, edge.StrokeWidth = look.Colour(look.Line), tokens.LineWidth
	return width
}

// face is a style of a slide's type: lines are a quarter higher than letters.
func face(size float32, bold bool) tokens.TextStyle {
	return tokens.TextStyle{Size: size, Line: size * 1.25, Bold: bold}
}

// wrapped breaks a text into lines for a width. Letters are wider at some sizes of a
// window than at the slide's own, so that a little of the width is left.
func wrapped(text string, style tokens.TextStyle, width float32) []string {
	lines, _ := look.Wrap(text, style, width*0.985, 0)
	for i := range lines[:max(0, len(lines)-1)] {
		lines[i] = strings.TrimSuffix(lines[i], " ·") // the end of the line parts enough
	}
	return lines
}

// lines writes lines below each other and returns where they end.
func (s *sheet) lines(x, y, w float32, lines []string, style tokens.TextStyle, colour fyne.ThemeColorName, align fyne.TextAlign) float32 {
	for i, line := range lines {
		t := look.Text(line, style, colour)
		t.TextSize, t.Alignment = style.Size*s.scale, align
		s.put(t, x, y+float32(i)*style.Line, w, style.Line)
	}
	return y + float32(len(lines))*style.Line
}

// text writes a text and returns where it ends.
func (s *sheet) text(x, y, w float32, text string, style tokens.TextStyle, colour fyne.ThemeColorName) float32 {
	if text == "" {
		return y
	}
	return s.lines(x, y, w, wrapped(text, style, w), style, colour, fyne.TextAlignLeading)
}

// title writes a heading and returns where it ends.
func (s *sheet) title(y, w float32, text string, style tokens.TextStyle) float32 {
	if text == "" {
		return y
	}
	return s.lines(margin, y, w, balanced(text, style, w), style, look.Ink, fyne.TextAlignLeading)
}

// balanced breaks a text into as many lines as wrapped does and makes them as even as
// can be, so that no single word is left for the last.
func balanced(text string, style tokens.TextStyle, width float32) []string {
	best := wrapped(text, style, width)
	if len(best) < 2 || !whole(text, style, width) {
		return best
	}
	for low, high := width/2, width; high-low > 4; {
		middle := (low + high) / 2
		if lines := wrapped(text, style, middle); len(lines) > len(best) || !whole(text, style, middle) {
			low = middle
		} else {
			best, high = lines, middle
		}
	}
	return best
}

// word writes a text that is known to fit on one line, its middle at a height.
func (s *sheet) word(x, middle, w float32, text string, style tokens.TextStyle, colour fyne.ThemeColorName, align fyne.TextAlign) {
	s.lines(x, middle-style.Line/2, w, []string{text}, style, colour, align)
}

// fitting is the first of some sizes, the largest first, in which a text fits into a
// box without a word being broken; the last if none does.
func fitting(text string, w, h float32, bold bool, sizes ...float32) tokens.TextStyle {
	for _, size := range sizes {
		style := face(size, bold)
		if height(text, style, w) <= h && whole(text, style, w) {
			return style
		}
	}
	return face(sizes[len(sizes)-1], bold)
}

// height is what a text takes at a width.
func height(text string, style tokens.TextStyle, w float32) float32 {
	if text == "" {
		return 0
	}
	return float32(len(wrapped(text, style, w))) * style.Line
}

// whole tells whether every word of a text fits on a line.
func whole(text string, style tokens.TextStyle, w float32) bool {
	for _, word := range strings.Fields(text) {
		if look.Width(word, style) > w*0.985 {
			return false
		}
	}
	return true
}

// named writes a partnership's name in the colours of its regions: on one line where
// it fits, else each region on lines of its own. It returns where it ends.
func (s *sheet) named(x, y, w float32, names []Name, style tokens.TextStyle) float32 {
	if look.Width(joined(names), style) <= w*0.985 {
		at := x
		for i, n := range names {
			if i > 0 {
				at += s.piece(at, y, " – ", style, look.Ink3)
			}
			at += s.piece(at, y, n.Text, style, look.FamilyText(string(n.Family)))
		}
		return y + style.Line
	}
	for i, n := range names {
		text := n.Text
		if i+1 < len(names) {
			text += "\u00a0–"
		}
		y = s.lines(x, y, w, balanced(text, style, w), style, look.FamilyText(string(n.Family)), fyne.TextAlignLeading)
	}
	return y
}

// namedHeight is what named takes.
func namedHeight(names []Name, style tokens.TextStyle, w float32) float32 {
	if look.Width(joined(names), style) <= w*0.985 {
		return style.Line
	}
	sum := float32(0)
	for i, n := range names {
		text := n.Text
		if i+1 < len(names) {
			text += "\u00a0–"
		}
		sum += height(text, style, w)
	}
	return sum
}

// piece writes one piece of a line and returns how wide it is.
func (s *sheet) piece(x, y float32, text string, style tokens.TextStyle, colour fyne.ThemeColorName) float32 {
	drawn := style
	drawn.Size *= s.scale
	width := max(look.Width(text, style), look.Width(text, drawn)/s.scale)
	s.lines(x, y, width, []string{text}, style, colour, fyne.TextAlignLeading)
	return width
}

// rule is a line in the colours of a partnership's regions.
func (s *sheet) rule(x, y, w float32, names []Name) {
	if len(names) == 0 {
		s.box(x, y, w, 4, 2, look.Colour(look.LineStrong))
		return
	}
	part := w / float32(len(names))
	for i, n := range names {
		s.box(x+float32(i)*part, y, part, 4, 0, look.Colour(look.FamilyMark(string(n.Family))))
	}
}

func familyText(f store.MacroRegion) fyne.ThemeColorName { return look.FamilyText(string(f)) }
func familyMark(f store.MacroRegion) fyne.ThemeColorName { return look.FamilyMark(string(f)) }

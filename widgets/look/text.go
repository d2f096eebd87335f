package look

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// Style is a text style as Fyne writes it.
func Style(s tokens.TextStyle) fyne.TextStyle {
	return fyne.TextStyle{Bold: s.Bold, Italic: s.Italic, Monospace: s.Mono}
}

// Text is one line of text on a canvas in the present colour of the theme. What
// holds it gives it Colour again when the theme changes; a Paragraph does so by
// itself. Text of the natural height is centred in a taller box.
func Text(s string, style tokens.TextStyle, colour fyne.ThemeColorName) *canvas.Text {
	return &canvas.Text{Text: s, Color: Colour(colour), TextSize: style.Size, TextStyle: Style(style)}
}

// Width is how wide a text is on one line.
func Width(s string, style tokens.TextStyle) float32 {
	if s == "" {
		return 0
	}
	key := widthKey{s, style}
	widths.Lock()
	known, ok := widths.of[key]
	widths.Unlock()
	if ok {
		return known
	}
	measured := fyne.MeasureText(s, style.Size, Style(style)).Width
	widths.Lock()
	defer widths.Unlock()
	if len(widths.of) >= widthsKept {
		clear(widths.of)
	}
	widths.of[key] = measured
	return measured
}

// NaturalHeight is the height that Fyne gives a line of a style; the design's
// lines are a little taller or lower.
func NaturalHeight(style tokens.TextStyle) float32 {
	heights.Lock()
	defer heights.Unlock()
	if known, ok := heights.of[style]; ok {
		return known
	}
	measured := fyne.MeasureText("Ág", style.Size, Style(style)).Height
	heights.of[style] = measured
	return measured
}

// Baseline is how far under the top of a style's line its letters stand, so that
// a figure and its noun can share one baseline.
func Baseline(style tokens.TextStyle) float32 {
	_, baseline := fyne.CurrentApp().Driver().RenderedTextSize("Ág", style.Size, Style(style), nil)
	return lead(style) + baseline
}

// lead is the space over the natural height of a line; it is negative where the
// design's line is lower.
func lead(style tokens.TextStyle) float32 {
	return roundHalfDown((style.Line - NaturalHeight(style)) / 2)
}

type widthKey struct {
	text  string
	style tokens.TextStyle
}

// widthsKept bounds the cache: words of a few long texts in every style.
const widthsKept = 20_000

var widths = struct {
	sync.Mutex
	of map[widthKey]float32
}{of: map[widthKey]float32{}}

var heights = struct {
	sync.Mutex
	of map[tokens.TextStyle]float32
}{of: map[tokens.TextStyle]float32{}}

const ellipsis = "…"

// Wrap breaks a text into lines no wider than width, at spaces, and within words
// that are wider than a line. If there are more lines than most (0: no limit),
// the last ends in an ellipsis and cut is true.
func Wrap(s string, style tokens.TextStyle, width float32, most int) (lines []string, cut bool) {
	w := wrapper{width: width, most: most, measure: func(s string) float32 { return Width(s, style) }}
	return w.wrap(s)
}

// wrapper breaks lines by any measure, so that it is tested without fonts.
type wrapper struct {
	width   float32
	most    int
	measure func(string) float32
	lines   []string
}

func (w *wrapper) wrap(s string) ([]string, bool) {
	paragraphs := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, p := range paragraphs {
		rest, more := w.paragraph(p)
		if more || w.full() && i < len(paragraphs)-1 {
			w.cutLast(rest)
			return w.lines, true
		}
	}
	return w.lines, false
}

func (w *wrapper) full() bool { return w.most > 0 && len(w.lines) >= w.most }

// paragraph adds the lines of one paragraph. Where no line is left it returns
// the words that had no place.
func (w *wrapper) paragraph(p string) (rest string, more bool) {
	words := strings.FieldsFunc(p, breakable)
	if len(words) == 0 {
		w.lines = append(w.lines, "")
		return "", false
	}
	space := w.measure(" ")
	for len(words) > 0 {
		if w.full() {
			return strings.Join(words, " "), true
		}
		line, width, taken := "", float32(0), 0
		for _, word := range words {
			next := w.measure(word)
			if taken > 0 && width+space+next > w.width {
				break
			}
			if taken > 0 {
				line += " "
				width += space
			}
			line, width, taken = line+word, width+next, taken+1
		}
		if taken == 1 && width > w.width {
			head := w.fitting(words[0], "")
			line, words[0], taken = head, words[0][len(head):], 0
			if words[0] == "" {
				taken = 1
			}
		}
		w.lines = append(w.lines, line)
		words = words[taken:]
	}
	return "", false
}

// breakable spaces exclude those that keep a number and its unit together.
func breakable(r rune) bool { return r != '\u00a0' && r != '\u202f' && unicode.IsSpace(r) }

// cutLast ends the last line in an ellipsis, after as much of what follows it as fits.
func (w *wrapper) cutLast(rest string) {
	last := len(w.lines) - 1
	line := w.lines[last]
	if rest != "" {
		line += " " + rest
	}
	if w.measure(line+ellipsis) > w.width {
		line = w.fitting(line, ellipsis)
	}
	w.lines[last] = strings.TrimRightFunc(line, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:–-", r)
	}) + ellipsis
}

// fitting is the longest start of s that fits with tail after it, and at least
// one letter: a line that takes nothing would never end.
func (w *wrapper) fitting(s, tail string) string {
	ends := letterEnds(s)
	low, high := 0, len(ends)-1
	for low < high {
		middle := (low + high + 1) / 2
		if w.measure(s[:ends[middle]]+tail) <= w.width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return s[:ends[low]]
}

// letterEnds are the places where s can be cut: after each letter with the marks
// that belong to it.
func letterEnds(s string) []int {
	var ends []int
	for i, r := range s {
		if i == 0 {
			continue
		}
		if !unicode.Is(unicode.Mn, r) && r != '\u200d' && r != '\ufe0f' {
			ends = append(ends, i)
		}
	}
	_, size := utf8.DecodeLastRuneInString(s)
	if size > 0 {
		ends = append(ends, len(s))
	}
	return ends
}

// naturalWidth is the width of a text, rounded up so that a box of that width
// never cuts it.
func naturalWidth(s string, style tokens.TextStyle) float32 {
	return float32(math.Ceil(float64(Width(s, style))))
}

func roundHalfDown(v float32) float32 { return float32(math.Ceil(float64(v) - 0.5)) }

package report

import (
	"strings"
	"unicode"
)

// letterWidth is a generous mean width of a letter in a sans serif face, as a
// part of the type size. The reader's machine chooses the face, so charts
// measure with this and leave room.
const letterWidth = 0.6

// textWidth estimates the width of a text of the given size.
func textWidth(s string, size float64) float64 {
	width := 0.0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
			width += size
		default:
			width += letterWidth * size
		}
	}
	return width
}

// shortened cuts a text to a width, with an ellipsis; the whole stands in the
// table below the chart.
func shortened(s string, size, width float64) string {
	if textWidth(s, size) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && textWidth(string(runes), size)+size > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}

// printable drops what neither HTML nor XML may hold, and the marks that turn
// the direction of the text around them.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), r == 0xFFFE, r == 0xFFFF:
			return -1
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// kept holds the dash between two regions at the end of a line, not at the
// beginning of the next.
func kept(s string) string { return strings.ReplaceAll(s, " – ", "\u00a0– ") }

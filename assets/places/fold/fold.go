// Package fold makes names of places comparable, however they are written.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key is a name without case, accents, punctuation and the English article, its
// words parted by one space: "The Côte d’Ivoire" and "COTE D IVOIRE" have the same
// key. "&" is "and", "St." is "saint", and single letters with points between them
// are one word, so that "U.S.A." is "usa". Marks of scripts other than Latin, Greek
// and Cyrillic are kept, since they are letters there. A name without letters and
// digits has an empty key.
func Key(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			name = norm.NFKD.String(strings.ToValidUTF8(name, " "))
			break
		}
	}
	w := writer{out: make([]byte, 0, len(name)+8)}
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			w.letter(byte(r))
		case r >= 'A' && r <= 'Z':
			w.letter(byte(r) + 'a' - 'A')
		case r == '&':
			w.end()
			w.out = append(w.out, "and"...)
			w.end()
		case r == '.' && w.run == 1:
			w.run = 0
		case r < utf8.RuneSelf:
			w.end()
		case unseen(r):
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			w.letter([]byte(spelled(r))...)
		default:
			w.end()
		}
	}
	w.end()
	return string(w.out[:max(len(w.out)-1, 0)])
}

// writer gathers letters to words.
type writer struct {
	out  []byte
	word int // where the word begins
	run  int // its letters since a point that was left out
}

func (w *writer) letter(c ...byte) {
	w.out = append(w.out, c...)
	w.run++
}

// end ends a word, if one has begun, with a space.
func (w *writer) end() {
	if len(w.out) == w.word {
		return
	}
	switch string(w.out[w.word:]) {
	case "the":
		w.out = w.out[:w.word]
		w.run = 0
		return
	case "st":
		w.out = append(w.out[:w.word], "saint"...)
	case "ste":
		w.out = append(w.out[:w.word], "sainte"...)
	}
	w.out = append(w.out, ' ')
	w.word, w.run = len(w.out), 0
}

// unseen tells accents, signs for a stop in the throat, and what no one sees.
func unseen(r rune) bool {
	switch r {
	case 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', '\u00ad', '\ufeff':
		return true
	}
	return r >= 0x300 && r <= 0x36f || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// spelled lowers a letter and spells out those that have no plain form with an accent.
func spelled(r rune) string {
	switch r {
	case 'ł', 'Ł':
		return "l"
	case 'ø', 'Ø':
		return "o"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'þ', 'Þ':
		return "th"
	case 'ı':
		return "i"
	case 'ə', 'Ə':
		return "a"
	}
	return string(unicode.ToLower(r))
}

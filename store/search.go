package store

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns text without accents and case, white space runs made one space,
// so that "Paraná" and "PARANA" are the same when searched.
func Fold(text string) string {
	if plain, ok := foldASCII(text); ok {
		return plain
	}
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case unicode.Is(unicode.Mn, r):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteString(foldLetter(r))
	}
	return b.String()
}

// foldLetter lowers one letter and spells out those that NFKD leaves whole.
func foldLetter(r rune) string {
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
	case 'ı':
		return "i"
	}
	return string(unicode.ToLower(r))
}

// foldASCII is the fast path: most bodies are plain English.
func foldASCII(text string) (string, bool) {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return "", false
		}
	}
	return strings.ToLower(strings.Join(strings.Fields(text), " ")), true
}

// Hit is one note that a search found.
type Hit struct {
	Note    ID
	Title   string
	Kind    NoteKind
	Excerpt string // the words around the first match in the body; empty where the title matches
}

// Matches tells whether every word of the folded query stands in the folded text.
func Matches(folded string, query []string) bool {
	for _, word := range query {
		if !strings.Contains(folded, word) {
			return false
		}
	}
	return true
}

// QueryWords splits a query into the folded words that Matches wants.
func QueryWords(query string) []string { return strings.Fields(Fold(query)) }

// Search returns the notes whose title and body hold every word of the query,
// in the order of their IDs. It reads every note: a scan, not an index.
func Search(r Reader, query string) ([]Hit, error) {
	words := QueryWords(query)
	if len(words) == 0 {
		return nil, nil
	}
	var hits []Hit
	for note, err := range All[Note](r) {
		if err != nil {
			return nil, err
		}
		title := Fold(note.Title)
		if !Matches(title+" "+Fold(note.Body), words) {
			continue
		}
		hit := Hit{Note: note.ID, Title: note.Title, Kind: note.Kind}
		if !Matches(title, words) {
			hit.Excerpt = excerpt(note.Body, words[0])
		}
		hits = append(hits, hit)
	}
	return hits, nil
}

// The marks of Markdown that an excerpt leaves out: those that open a line, the
// address of a link, and those around words.
var (
	lineMarks = regexp.MustCompile(`(?m)^[ \t]*(?:(?:#{1,6}|>|[-*+](?:[ \t]+\[[ xX]\])?)[ \t]+|(?:[-*_][ \t]*){3,}$|\|?(?:[ \t]*:?-{3,}:?[ \t]*\|?)+$)`)
	linkMarks = regexp.MustCompile(`!?\[([^\]\n]*)\]\([^)\n]*\)`)
	wordMarks = regexp.MustCompile("(\\*{1,3}|~~|`+|\\b_{1,3}|_{1,3}\\b)")
)

// unmarked returns the words of a Markdown text.
func unmarked(body string) string {
	for range 2 { // a list in a quote has two
		body = lineMarks.ReplaceAllString(body, "")
	}
	return wordMarks.ReplaceAllString(linkMarks.ReplaceAllString(body, "$1"), "")
}

// excerptRunes is how much of a body an excerpt shows: about one line of a terminal.
const excerptRunes = 96

// excerpt returns the words of body around the first one whose folded form
// holds the given word.
func excerpt(body, word string) string {
	fields := strings.Fields(unmarked(body))
	at := 0
	for i, field := range fields {
		if strings.Contains(Fold(field), word) {
			at = i
			break
		}
	}
	first := max(0, at-6)
	text := strings.Join(fields[first:], " ")
	cut := []rune(text)
	if len(cut) > excerptRunes {
		text = strings.TrimRight(string(cut[:excerptRunes]), " ") + "…"
	}
	if first > 0 {
		text = "… " + text
	}
	return text
}

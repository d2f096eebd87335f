package desktop

import (
	"regexp"
	"strings"
	"unicode"
)

// passage is a text with a selection, in code points; From equals To where
// nothing is selected.
type passage struct {
	Text     string
	From, To int
}

// wrapped puts a mark on both sides of the selection, or takes it away where
// it stands there already. Without a selection the word at the cursor is
// taken; without a word the cursor ends up between two marks.
func (p passage) wrapped(mark string) passage {
	runes := []rune(p.Text)
	from, to := p.From, p.To
	if from == to {
		from, to = wordAt(runes, from)
	}
	for from < to && unicode.IsSpace(runes[from]) {
		from++
	}
	for to > from && unicode.IsSpace(runes[to-1]) {
		to--
	}
	m := []rune(mark)
	if inner, ok := unwrapped(runes, from, to, m); ok {
		return inner
	}
	text := string(runes[:from]) + mark + string(runes[from:to]) + mark + string(runes[to:])
	return passage{Text: text, From: from + len(m), To: to + len(m)}
}

// unwrapped takes a mark away that stands inside or just outside a selection.
// A longer run of the same letter is another mark: ** is not twice *.
func unwrapped(runes []rune, from, to int, mark []rune) (passage, bool) {
	n := len(mark)
	if to-from >= 2*n && isRun(runes, from, mark) && isRun(runes, to-n, mark) {
		text := string(runes[:from]) + string(runes[from+n:to-n]) + string(runes[to:])
		return passage{Text: text, From: from, To: to - 2*n}, true
	}
	if isRun(runes, from-n, mark) && isRun(runes, to, mark) {
		text := string(runes[:from-n]) + string(runes[from:to]) + string(runes[to+n:])
		return passage{Text: text, From: from - n, To: to - n}, true
	}
	return passage{}, false
}

// isRun tells whether a whole run of the mark's letter starts at a place.
func isRun(runes []rune, at int, mark []rune) bool {
	if at < 0 || at+len(mark) > len(runes) || string(runes[at:at+len(mark)]) != string(mark) {
		return false
	}
	before := at > 0 && runes[at-1] == mark[0]
	after := at+len(mark) < len(runes) && runes[at+len(mark)] == mark[0]
	return !before && !after
}

func wordAt(runes []rune, at int) (from, to int) {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	from, to = at, at
	for from > 0 && letter(runes[from-1]) {
		from--
	}
	for to < len(runes) && letter(runes[to]) {
		to++
	}
	return from, to
}

var lineMark = regexp.MustCompile(`^(#{1,6} |> |[-*+] |\d+[.)] )`)

// prefixed starts every line of the selection with a mark such as "- ", or
// takes it away where all lines have it. Another mark of the same kind is
// replaced, so that a heading made a list is not both.
func (p passage) prefixed(mark string) passage {
	runes := []rune(p.Text)
	from, to := p.From, p.To
	for from > 0 && runes[from-1] != '\n' {
		from--
	}
	for to < len(runes) && runes[to] != '\n' {
		to++
	}
	lines := strings.Split(string(runes[from:to]), "\n")
	all := true
	for _, line := range lines {
		all = all && (strings.HasPrefix(line, mark) || strings.TrimSpace(line) == "" && len(lines) > 1)
	}
	first := 0
	for i, line := range lines {
		if strings.TrimSpace(line) == "" && len(lines) > 1 {
			continue
		}
		bare := line[len(lineMark.FindString(line)):]
		if !all {
			bare = mark + bare
		}
		if i == 0 {
			first = len([]rune(bare)) - len([]rune(line))
		}
		lines[i] = bare
	}
	changed := strings.Join(lines, "\n")
	grown := len([]rune(changed)) - (to - from)
	start := max(from, p.From+first)
	return passage{
		Text: string(runes[:from]) + changed + string(runes[to:]),
		From: start, To: max(start, p.To+grown),
	}
}

// linked makes the selection a link and selects the place of its address; a
// selected address becomes the address, and its words are selected.
func (p passage) linked(words string) passage {
	runes := []rune(p.Text)
	selected := string(runes[p.From:p.To])
	before, after := string(runes[:p.From]), string(runes[p.To:])
	if strings.HasPrefix(selected, "https://") || strings.HasPrefix(selected, "http://") {
		return passage{
			Text: before + "[" + words + "](" + selected + ")" + after,
			From: p.From + 1, To: p.From + 1 + len([]rune(words)),
		}
	}
	if selected != "" {
		words = selected
	}
	const address = "https://"
	at := p.From + 3 + len([]rune(words))
	return passage{Text: before + "[" + words + "](" + address + ")" + after, From: at, To: at + len(address)}
}

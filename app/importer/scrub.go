package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// removed stands where something personal was taken out of a kept text.
const removed = "[…]"

var (
	addressPattern = regexp.MustCompile(`[\p{L}0-9._%+'-]+@[\p{L}0-9.-]+\.[\p{L}]{2,}`)
	numberPattern  = regexp.MustCompile(`(?:\+|\b00|\(|\b)\d[\d ()./-]{7,}\d`)
	isoDatePattern = regexp.MustCompile(`^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|^\d{4} ?[-–/] ?\d{4}$`)
)

// scrubber takes addresses, telephone numbers and the names of everyone in the
// imported files out of texts that are kept: questions, answers, polls.
type scrubber struct {
	names []string // lower case, the longest first
}

// newScrubber learns the names of all exports.
func newScrubber(exports []*Export) *scrubber {
	s := &scrubber{}
	texts := false
	for _, e := range exports {
		texts = texts || len(e.Questions)+len(e.Polls) > 0
	}
	if !texts {
		return s // nothing is kept that could name anybody
	}
	known := map[string]bool{}
	add := func(name string) {
		name = strings.ToLower(oneSpace(name))
		// A name of one word may be any word; of several it names somebody.
		if !known[name] && strings.IndexByte(name, ' ') > 0 && len(name) >= 5 && len(name) <= 80 {
			known[name] = true
			s.names = append(s.names, name)
		}
	}
	for _, e := range exports {
		for _, r := range e.Rows {
			add(r.Name)
			if shown, _, inner := strings.Cut(r.Name, "("); inner {
				add(shown)
			}
			if last, first, comma := strings.Cut(r.Name, ","); comma {
				add(first + " " + last)
			}
		}
		for _, q := range e.Questions {
			add(q.Asker)
		}
		for _, p := range e.Polls {
			for _, r := range p.Replies {
				add(r.Name)
			}
		}
	}
	slices.SortFunc(s.names, func(a, b string) int { return len(b) - len(a) })
	return s
}

// text is a text without what is personal in it.
func (s *scrubber) text(text string) string {
	text = addressPattern.ReplaceAllString(text, removed)
	text = numberPattern.ReplaceAllStringFunc(text, func(found string) string {
		if isoDatePattern.MatchString(strings.TrimSpace(found)) {
			return found
		}
		return removed
	})
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return text // letters whose lower case is longer: positions would not agree
	}
	for _, name := range s.names {
		for from := 0; ; {
			i := strings.Index(lower[from:], name)
			if i < 0 {
				break
			}
			i += from
			end := i + len(name)
			if !wordEdge(lower, i, end) {
				from = end
				continue
			}
			text = text[:i] + removed + text[end:]
			lower = lower[:i] + removed + lower[end:]
			from = i + len(removed)
		}
	}
	return text
}

// wordEdge tells whether a stretch of a text begins and ends with words.
func wordEdge(text string, from, until int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[until:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}

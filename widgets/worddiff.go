package widgets

import (
	"slices"
	"strings"
	"unicode"
)

// TextPiece is a part of a text that was compared with another one by words.
type TextPiece struct {
	Text string
	Own  bool // the other text does not have it
	Gone bool // of texts shown as one: only the other text has it
	Fold bool // stands for a long stretch that both have; see FoldPieces
}

// CompareWords splits two texts at what differs between them: words, the space
// between them and marks are compared one by one. The pieces of each make it whole.
func CompareWords(a, b string) (ofA, ofB []TextPiece) {
	for _, h := range hunks(wordsOf(a), wordsOf(b)) {
		ofA = addPiece(ofA, h.a, !h.same)
		ofB = addPiece(ofB, h.b, !h.same)
	}
	return ofA, ofB
}

// WordChanges shows two texts as one: what both have, where the first has words of its
// own those as gone, and then the second's as its own.
func WordChanges(from, to string) (pieces []TextPiece) {
	for _, h := range hunks(wordsOf(from), wordsOf(to)) {
		if h.same {
			pieces = addPiece(pieces, h.a, false)
			continue
		}
		if h.a != "" {
			pieces = append(pieces, TextPiece{Text: h.a, Gone: true})
		}
		pieces = addPiece(pieces, h.b, true)
	}
	return pieces
}

// FoldPieces leaves of a long stretch that both texts have only so many letters beside
// what differs, to whole words.
func FoldPieces(pieces []TextPiece, beside int) (folded []TextPiece) {
	for i, p := range pieces {
		letters := []rune(p.Text)
		if p.Own || p.Gone || len(letters) <= 4*beside {
			folded = append(folded, p)
			continue
		}
		if i > 0 {
			head := string(letters[:beside])
			folded = addPiece(folded, head[:strings.LastIndexFunc(head, unicode.IsSpace)+1], false)
		}
		folded = append(folded, TextPiece{Text: "\n", Fold: true})
		if i < len(pieces)-1 {
			tail := string(letters[len(letters)-beside:])
			folded = addPiece(folded, strings.TrimLeftFunc(tail[max(0, strings.IndexFunc(tail, unicode.IsSpace)):], unicode.IsSpace), false)
		}
	}
	return folded
}

// JoinWords is a text that holds all of both: what they have in common once, and
// where they differ the words of one after those of the other.
func JoinWords(a, b string) string {
	var all strings.Builder
	for _, h := range hunks(wordsOf(a), wordsOf(b)) {
		all.WriteString(h.a)
		if h.same {
			continue
		}
		if h.a != "" && h.b != "" && !endsInSpace(h.a) && !beginsWithSpace(h.b) {
			all.WriteString(" ")
		}
		all.WriteString(h.b)
	}
	return all.String()
}

func endsInSpace(s string) bool     { return strings.TrimRightFunc(s, unicode.IsSpace) != s }
func beginsWithSpace(s string) bool { return strings.TrimLeftFunc(s, unicode.IsSpace) != s }

func addPiece(to []TextPiece, text string, own bool) []TextPiece {
	if text == "" {
		return to
	}
	return append(to, TextPiece{Text: text, Own: own})
}

// hunk is a stretch that two texts have in common, or one of each in which they
// differ.
type hunk struct {
	a, b string
	same bool
}

// wordsOf splits a text into words, runs of space, and single marks.
func wordsOf(text string) []string {
	kind := func(r rune) int {
		switch {
		case unicode.IsSpace(r):
			return 1
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '\'', r == '’':
			return 2
		}
		return 3
	}
	var all []string
	begin, last := 0, 0
	for i, r := range text {
		now := kind(r)
		if i > 0 && (now != last || now == 3) {
			all = append(all, text[begin:i])
			begin = i
		}
		last = now
	}
	if begin < len(text) {
		all = append(all, text[begin:])
	}
	return all
}

// hunks compares two texts. Where they differ too much to tell how, all between
// their common ends differs.
func hunks(a, b []string) []hunk {
	first := 0
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	last := 0
	for last < min(len(a), len(b))-first && a[len(a)-1-last] == b[len(b)-1-last] {
		last++
	}
	middleA, middleB := a[first:len(a)-last], b[first:len(b)-last]
	var all []hunk
	add := func(x, y []string, same bool) {
		if len(x)+len(y) > 0 {
			all = append(all, hunk{strings.Join(x, ""), strings.Join(y, ""), same})
		}
	}
	add(a[:first], b[:first], true)
	x, y := 0, 0
	for _, m := range matches(middleA, middleB) {
		add(middleA[x:m[0]], middleB[y:m[1]], false)
		add(middleA[m[0]:m[0]+m[2]], middleB[m[1]:m[1]+m[2]], true)
		x, y = m[0]+m[2], m[1]+m[2]
	}
	add(middleA[x:], middleB[y:], false)
	add(a[len(a)-last:], b[len(b)-last:], true)
	return all
}

// mostEdits bounds the work of comparing: about its square in steps and numbers kept.
const mostEdits = 1000

// matches finds what two lists have in common by the shortest edit (E. Myers, An
// O(ND) difference algorithm, 1986): where it begins in each, and how long it is.
func matches(a, b []string) [][3]int {
	size := min(len(a)+len(b), mostEdits)
	furthest := make([]int, 2*size+2)
	var trace [][]int
	for edits := 0; edits <= size; edits++ {
		trace = append(trace, slices.Clone(furthest))
		for k := -edits; k <= edits; k += 2 {
			x := furthest[diagonal(k-1, size)] + 1
			if k == -edits || k != edits && furthest[diagonal(k-1, size)] < furthest[diagonal(k+1, size)] {
				x = furthest[diagonal(k+1, size)]
			}
			y := x - k
			for x < len(a) && y < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			furthest[diagonal(k, size)] = x
			if x >= len(a) && y >= len(b) {
				return walkBack(trace, len(a), len(b), size)
			}
		}
	}
	return nil
}

// diagonal is the place of a diagonal in a list around zero.
func diagonal(k, size int) int { return (k + 2*size + 2) % (2*size + 2) }

// walkBack follows the shortest edit from its end.
func walkBack(trace [][]int, x, y, size int) (found [][3]int) {
	for edits := len(trace) - 1; edits >= 0; edits-- {
		furthest, k := trace[edits], x-y
		before := k - 1
		if k == -edits || k != edits && furthest[diagonal(k-1, size)] < furthest[diagonal(k+1, size)] {
			before = k + 1
		}
		fromX := furthest[diagonal(before, size)]
		fromY := fromX - before
		if edits == 0 {
			fromX, fromY = 0, 0
		}
		run := min(x-fromX, y-fromY)
		if edits > 0 {
			// One step into this diagonal, then what is in common.
			run = x - (fromX + one(before < k))
		}
		if run > 0 {
			found = append(found, [3]int{x - run, y - run, run})
		}
		x, y = fromX, fromY
	}
	slices.Reverse(found)
	return found
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

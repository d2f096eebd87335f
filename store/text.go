package store

import (
	"errors"
	"hash/crc32"
	"unicode/utf8"
)

// delta turns one text into another: what lies between the first Prefix and the
// last Suffix bytes becomes Insert. Cuts lie between code points.
type delta struct {
	Prefix int    `cbor:"1,keyasint,omitzero"`
	Suffix int    `cbor:"2,keyasint,omitzero"`
	Insert string `cbor:"3,keyasint,omitzero"`
	Sum    uint32 `cbor:"4,keyasint"` // CRC-32C of the text that comes out
}

var errDelta = errors.New("a text edit does not fit the text before it")

// deltaOverhead is about what a delta's numbers cost beside its letters.
const deltaOverhead = 16

// minDeltas is how many deltas follow a whole text before another whole one;
// longer texts have more, up to maxDeltas, so that they are not written out at
// every few words.
const (
	minDeltas = 16
	maxDeltas = 256
)

// newDelta trims the common ends of the two texts.
func newDelta(from, to string) *delta {
	short := min(len(from), len(to))
	prefix := 0
	for prefix < short && from[prefix] == to[prefix] {
		prefix++
	}
	for prefix > 0 && !(startsRune(from, prefix) && startsRune(to, prefix)) {
		prefix--
	}
	suffix := 0
	for suffix < short-prefix && from[len(from)-1-suffix] == to[len(to)-1-suffix] {
		suffix++
	}
	for suffix > 0 && !(startsRune(from, len(from)-suffix) && startsRune(to, len(to)-suffix)) {
		suffix--
	}
	return &delta{Prefix: prefix, Suffix: suffix, Insert: to[prefix : len(to)-suffix], Sum: textSum(to)}
}

func startsRune(s string, at int) bool { return at >= len(s) || utf8.RuneStart(s[at]) }

func textSum(s string) uint32 { return crc32.Checksum([]byte(s), castagnoli) }

// apply returns the text that the delta makes of from.
func (d *delta) apply(from string) (string, error) {
	if d.Prefix < 0 || d.Suffix < 0 || d.Prefix > len(from) || d.Suffix > len(from)-d.Prefix {
		return "", errDelta
	}
	to := from[:d.Prefix] + d.Insert + from[len(from)-d.Suffix:]
	if textSum(to) != d.Sum {
		return "", errDelta
	}
	return to, nil
}

// worthwhile tells whether the delta is clearly smaller than the text itself and
// the way back to a whole text still short.
func (d *delta) worthwhile(to string, depth int) bool {
	limit := min(max(minDeltas, len(to)/256), maxDeltas)
	return depth <= limit && len(d.Insert)+deltaOverhead < len(to)
}

// Package places knows countries and cities by the names that people and
// platforms write. It says "unknown" rather than guess: a name that could as well
// be another place is not found. Everything is safe for concurrent use; the tables
// are read when they are first asked.
//
// countries.gz holds the names of countries in all languages of CLDR, cities.gz
// the cities of GeoNames with more than 15,000 inhabitants. `make places` writes
// both again; README.md says from what.
package places

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
)

// inflate returns the text of an embedded table. The tables are part of the
// program, so one that cannot be read is a broken program.
func inflate(packed []byte) string {
	unpacker, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic("places: " + err.Error())
	}
	var text strings.Builder
	if _, err := io.Copy(&text, unpacker); err != nil {
		panic("places: " + err.Error())
	}
	return text.String()
}

// parts cuts what is written at commas, slashes, parentheses and dashes that stand
// between spaces: "Curitiba - PR (Brasil)" is "Curitiba", "PR", "Brasil".
func parts(written string) []string {
	for _, dash := range []string{" - ", " – ", " — ", ": "} {
		written = strings.ReplaceAll(written, dash, ",")
	}
	var cut []string
	for _, part := range strings.FieldsFunc(written, func(r rune) bool { return strings.ContainsRune(",;/|()[]\n，（）、", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			cut = append(cut, part)
		}
	}
	return cut
}

package importer

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// zoomCases are made up, in layouts and words of real exports.
var zoomCases = slices.Concat(zoomWebinarCases, zoomMeetingCases, zoomWrittenCases)

func TestZoomFilesOfManyForms(t *testing.T) {
	for _, c := range zoomCases {
		c.run(t)
	}
}

// The same file with columns moved, lines before it, other delimiters and encodings
// says the same, but for the numbers of lines.
func TestZoomFilesWrittenOtherwiseSayTheSame(t *testing.T) {
	for _, c := range zoomCases {
		if c.inTurn {
			continue // what stands where is all that such a file says
		}
		for how, data := range variants(t, c.name, []byte(c.file)) {
			e, err := Read(context.Background(), "export", data, c.o)
			if err != nil {
				t.Errorf("%s, %s: %v", c.name, how, err)
				continue
			}
			if got, want := withoutLines(described(e)), withoutLines(strings.TrimSpace(c.want)); got != want {
				t.Errorf("%s, %s:\n got:\n%s\nwant:\n%s", c.name, how, got, want)
			}
		}
	}
}

var lineNumbers = regexp.MustCompile(`bad row \d+`)

// withoutLines leaves out what moving columns and adding lines does change.
func withoutLines(text string) string {
	lines := strings.Split(lineNumbers.ReplaceAllString(text, "bad row"), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

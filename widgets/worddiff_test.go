package widgets

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// marked writes what is a text's own in brackets.
func marked(pieces []TextPiece) string {
	var all strings.Builder
	for _, p := range pieces {
		switch {
		case p.Own:
			all.WriteString("[" + p.Text + "]")
		case p.Gone:
			all.WriteString("-" + p.Text + "-")
		case p.Fold:
			all.WriteString("…")
		default:
			all.WriteString(p.Text)
		}
	}
	return all.String()
}

func TestTwoTextsAreShownAsOne(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"", "", ""},
		{"same", "same", "same"},
		{"", "new", "[new]"},
		{"old", "", "-old-"},
		{"wind from the south", "wind from the north", "wind from the -south-[north]"},
		{"one two three", "one three", "one -two -three"},
	} {
		if got := marked(WordChanges(c.from, c.to)); got != c.want {
			t.Errorf("%q to %q: %s", c.from, c.to, got)
		}
	}
}

func TestLongStretchesThatStayedAreFolded(t *testing.T) {
	long := strings.Repeat("word after word ", 20)
	from, to := "old "+long+"middle one "+long+"end", "new "+long+"middle two "+long+"end"
	got := marked(FoldPieces(WordChanges(from, to), 12))
	if want := "-old-[new] word after …middle -one-[two] word after …"; got != want {
		t.Errorf("%q", got)
	}
	if short := WordChanges("a b c", "a d c"); len(FoldPieces(short, 12)) != len(short) {
		t.Errorf("%q", marked(FoldPieces(short, 12)))
	}
	// A stretch without a space, and one that is the whole text.
	FoldPieces([]TextPiece{{Text: strings.Repeat("ñ", 300)}, {Text: "x", Own: true}, {Text: strings.Repeat("ñ", 300)}}, 12)
}

func TestTextsAreComparedByWords(t *testing.T) {
	for _, c := range []struct{ a, b, ofA, ofB, joined string }{
		{"", "", "", "", ""},
		{"same", "same", "same", "same", "same"},
		{"", "new words", "", "[new words]", "new words"},
		{"wind from the south", "wind from the north", "wind from the [south]", "wind from the [north]", "wind from the south north"},
		{"one two three", "one three", "one [two ]three", "one three", "one two three"},
		{"São Paulo, hoje", "São Paulo; hoje", "São Paulo[,] hoje", "São Paulo[;] hoje", "São Paulo, ; hoje"},
		{"start\nfrom a\nend", "start\nfrom b\nend", "start\nfrom [a]\nend", "start\nfrom [b]\nend", "start\nfrom a b\nend"},
	} {
		a, b := CompareWords(c.a, c.b)
		if marked(a) != c.ofA || marked(b) != c.ofB {
			t.Errorf("%q and %q: %s | %s", c.a, c.b, marked(a), marked(b))
		}
		if got := JoinWords(c.a, c.b); got != c.joined {
			t.Errorf("%q and %q joined: %q", c.a, c.b, got)
		}
	}
}

func TestComparingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"a", "b", "c", " ", "\n", ",", "ñ", "de"})
		text := rapid.Map(rapid.SliceOfN(word, 0, 40), func(w []string) string { return strings.Join(w, "") })
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		ofA, ofB := CompareWords(a, b)
		whole, common := func(pieces []TextPiece, own bool) string {
			var all strings.Builder
			for _, p := range pieces {
				if own || !p.Own {
					all.WriteString(p.Text)
				}
			}
			return all.String()
		}, false
		if whole(ofA, true) != a || whole(ofB, true) != b {
			t.Fatalf("%q and %q became %q and %q", a, b, whole(ofA, true), whole(ofB, true))
		}
		if whole(ofA, common) != whole(ofB, common) {
			t.Fatalf("what %q and %q have in common is %q and %q", a, b, whole(ofA, common), whole(ofB, common))
		}
	})
}

func TestTextsThatDifferTooMuchAreComparedAsAWhole(t *testing.T) {
	a, b := strings.Repeat("one two ", 3000), strings.Repeat("three four ", 3000)
	ofA, ofB := CompareWords("begin "+a+"end", "begin "+b+"end")
	if len(ofA) > 4 || len(ofB) > 4 || ofA[0].Own {
		t.Errorf("%d and %d pieces", len(ofA), len(ofB))
	}
}

package desktop

import (
	"strings"
	"testing"
)

// pick reads a text in which « » stand around the selection, or | at the cursor.
func pick(s string) passage {
	if at := strings.Index(s, "|"); at >= 0 {
		n := len([]rune(s[:at]))
		return passage{strings.Replace(s, "|", "", 1), n, n}
	}
	from := len([]rune(s[:strings.Index(s, "«")]))
	s = strings.Replace(s, "«", "", 1)
	to := len([]rune(s[:strings.Index(s, "»")]))
	return passage{strings.Replace(s, "»", "", 1), from, to}
}

func (p passage) String() string {
	r := []rune(p.Text)
	if p.From == p.To {
		return string(r[:p.From]) + "|" + string(r[p.From:])
	}
	return string(r[:p.From]) + "«" + string(r[p.From:p.To]) + "»" + string(r[p.To:])
}

func TestMarkdownButtons(t *testing.T) {
	bold := func(p passage) passage { return p.wrapped("**") }
	italic := func(p passage) passage { return p.wrapped("_") }
	list := func(p passage) passage { return p.prefixed("- ") }
	heading := func(p passage) passage { return p.prefixed("## ") }
	link := func(p passage) passage { return p.linked("words") }
	for _, c := range []struct {
		name      string
		do        func(passage) passage
		text, get string
	}{
		{"bold a selection", bold, "the «Paraná» region", "the **«Paraná»** region"},
		{"bold again", bold, "the **«Paraná»** region", "the «Paraná» region"},
		{"bold with its marks selected", bold, "the «**Paraná**» region", "the «Paraná» region"},
		{"bold leaves spaces outside", bold, "the «Paraná »region", "the **«Paraná»** region"},
		{"bold takes the word", bold, "the Para|ná region", "the **«Paraná»** region"},
		{"bold nowhere", bold, "a | b", "a **|** b"},
		{"italic is not half of bold", func(p passage) passage { return p.wrapped("*") }, "**«a»**", "***«a»***"},
		{"italic", italic, "«INNOGLOBO»", "_«INNOGLOBO»_"},
		{"a list of lines", list, "a\n«b\nc»\nd", "a\n- «b\n- c»\nd"},
		{"a list again", list, "«- b\n- c»", "«b\nc»"},
		{"a list leaves empty lines", list, "«b\n\nc»", "- «b\n\n- c»"},
		{"a heading made a list", list, "## on|e", "- on|e"},
		{"a heading", heading, "on|e", "## on|e"},
		{"a heading in an empty text", heading, "|", "## |"},
		{"a link of words", link, "see «here» now", "see [here](«https://») now"},
		{"a link of an address", link, "«https://a.b/c»", "[«words»](https://a.b/c)"},
		{"a link of nothing", link, "|", "[words](«https://»)"},
	} {
		if got := c.do(pick(c.text)).String(); got != c.get {
			t.Errorf("%s: %q became %q, want %q", c.name, c.text, got, c.get)
		}
	}
}

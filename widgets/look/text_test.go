package look

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// letters measures one unit a letter.
func letters(s string) float32 { return float32(utf8.RuneCountInString(s)) }

func TestWrapping(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float32
		most  int
		want  []string
		cut   bool
	}{
		{"one two three", 20, 0, []string{"one two three"}, false},
		{"one two three", 8, 0, []string{"one two", "three"}, false},
		{"one two three", 7, 1, []string{"one tw…"}, true},
		{"one two three", 8, 2, []string{"one two", "three"}, false},
		{"one two three four", 8, 2, []string{"one two", "three f…"}, true},
		{"one, two", 4, 1, []string{"one…"}, true},
		{"abcdefghij kl", 4, 0, []string{"abcd", "efgh", "ij", "kl"}, false},
		{"abcdefghij", 4, 2, []string{"abcd", "efg…"}, true},
		{"a\n\nb", 10, 0, []string{"a", "", "b"}, false},
		{"a\nb", 10, 1, []string{"a…"}, true},
		{"a\r\nb", 10, 0, []string{"a", "b"}, false},
		{"in 30\u00a0min", 6, 0, []string{"in", "30\u00a0min"}, false},
		{"", 10, 2, []string{""}, false},
		{"ab", 0, 0, []string{"a", "b"}, false},
		{"Sa\u0303o", 1, 0, []string{"S", "a\u0303", "o"}, false},
	} {
		measure := letters
		if strings.Contains(c.text, "\u0303") {
			measure = func(s string) float32 { return letters(strings.ReplaceAll(s, "\u0303", "")) }
		}
		w := wrapper{width: c.width, most: c.most, measure: measure}
		got, cut := w.wrap(c.text)
		if !slices.Equal(got, c.want) || cut != c.cut {
			t.Errorf("%q in %v, at most %d: got %q %v, want %q %v", c.text, c.width, c.most, got, cut, c.want, c.cut)
		}
	}
}

const long = "Link entrepreneurs early: a named initiative makes the market visible, in both regions and in all of their languages."

func TestLinesFitTheirWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light))
	for _, style := range []tokens.TextStyle{tokens.Caption, tokens.Body, tokens.Headline, tokens.Source} {
		for width := float32(30); width < 600; width += 37 {
			for most := range 4 {
				lines, cut := Wrap(long, style, width, most)
				for _, line := range lines {
					if got := fyne.MeasureText(line, style.Size, Style(style)).Width; got > width+0.5 && utf8.RuneCountInString(line) > 2 {
						t.Errorf("%v in %v: %q is %v wide", style.Size, width, line, got)
					}
				}
				if most > 0 && len(lines) > most {
					t.Errorf("%d lines, %d are allowed", len(lines), most)
				}
				if cut != strings.HasSuffix(lines[len(lines)-1], ellipsis) {
					t.Errorf("cut is %v, but the last line is %q", cut, lines[len(lines)-1])
				}
			}
		}
	}
}

// lineTexts are the texts that a paragraph shows.
func lineTexts(p *Paragraph) []*canvas.Text {
	var texts []*canvas.Text
	for _, o := range test.WidgetRenderer(p).Objects() {
		texts = append(texts, o.(*canvas.Text))
	}
	return texts
}

func TestParagraphKeepsTheDesignsLineHeight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light))
	for _, style := range []tokens.TextStyle{tokens.Caption, tokens.Small, tokens.Body, tokens.Reading, tokens.Headline, tokens.FigureText} {
		p := Para(long, style, Ink, 0)
		p.Resize(fyne.NewSize(300, 100))
		lines := float32(len(p.Lines()))
		if lines < 2 || p.MinSize().Height != lines*style.Line || p.HeightFor(300) != lines*style.Line {
			t.Errorf("%v: %v lines are %v high", style.Size, lines, p.MinSize().Height)
		}
		texts := lineTexts(p)
		for i := 1; i < len(texts); i++ {
			if got := texts[i].Position().Y - texts[i-1].Position().Y; got != style.Line {
				t.Errorf("%v: lines are %v apart, want %v", style.Size, got, style.Line)
			}
		}
	}
}

func TestParagraphCutsAndKeepsTheWholeText(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light))
	p := Para(long, tokens.Body, Ink, 2)
	p.Resize(fyne.NewSize(220, 40))
	if !p.Truncated() || p.Tip() != long || p.Text() != long || p.AccessibilityLabel() != long {
		t.Errorf("truncated %v, tip %q", p.Truncated(), p.Tip())
	}
	texts := lineTexts(p)
	if len(texts) != 2 || !strings.HasSuffix(texts[1].Text, ellipsis) {
		t.Fatalf("%d lines show, the last is %q", len(texts), texts[len(texts)-1].Text)
	}
	p.Resize(fyne.NewSize(2000, 40))
	if p.Truncated() || p.Tip() != "" || len(lineTexts(p)) != 1 {
		t.Error("a wide paragraph still lacks text")
	}
	p.SetText("Short")
	if got := lineTexts(p); len(got) != 1 || got[0].Text != "Short" {
		t.Error("another text does not show")
	}
	p.SetStyle(tokens.Title)
	if got := lineTexts(p)[0]; got.TextSize != 20 || !got.TextStyle.Bold {
		t.Error("another style does not show")
	}
}

func TestParagraphFollowsTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light))
	p := Para("Magallanes", tokens.Title, LAText, 1)
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(300, 60))
	if got := lineTexts(p)[0].Color; got != tokens.Light.LAText {
		t.Errorf("in the light it is %v", got)
	}
	app.Settings().SetTheme(NewTheme(Dark))
	p.Refresh() // the test driver does not tell widgets of a new theme
	if got := lineTexts(p)[0].Color; got != tokens.Dark.LAText {
		t.Errorf("in the dark it is %v", got)
	}
	p.SetColour(EUText)
	if got := lineTexts(p)[0].Color; got != tokens.Dark.EUText {
		t.Errorf("in another colour it is %v", got)
	}
}

func TestLabelAsksForItsText(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light))
	l := Label("Ostrobothnia – Magallanes", tokens.BodyBold, Ink)
	l.Resize(l.MinSize())
	if l.Truncated() || l.MinSize().Height != 20 {
		t.Errorf("a label of its own size shows %q, %v high", l.Lines(), l.MinSize().Height)
	}
	l.Resize(fyne.NewSize(80, 20))
	if !l.Truncated() || len(l.Lines()) != 1 {
		t.Errorf("a label of 80 shows %q", l.Lines())
	}
	right := Label("24", tokens.Caption, Ink3).SetAlign(fyne.TextAlignTrailing)
	right.Resize(fyne.NewSize(100, 16))
	if got := lineTexts(right)[0]; got.Alignment != fyne.TextAlignTrailing || got.Size().Width != 100 {
		t.Error("a label does not go to its trailing edge")
	}
}

func TestOneLineStandsInTheMiddle(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light))
	l := Label("Chile", tokens.Body, Ink2)
	l.Resize(fyne.NewSize(100, 20))
	top := lineTexts(l)[0].Position().Y
	l.Resize(fyne.NewSize(100, 36))
	if got := lineTexts(l)[0].Position().Y; got != top+8 {
		t.Errorf("in a box of 36 the line starts at %v, want %v", got, top+8)
	}
	p := Para("Chile", tokens.Body, Ink2, 2)
	p.Resize(fyne.NewSize(100, 36))
	if got := lineTexts(p)[0].Position().Y; got != top {
		t.Errorf("a paragraph starts at %v, want %v", got, top)
	}
}

func TestBaselines(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light))
	for _, style := range []tokens.TextStyle{tokens.Caption, tokens.Body, tokens.FigureText} {
		if got := Baseline(style); got < style.Line*0.6 || got > style.Line*0.9 {
			t.Errorf("%v: the baseline is at %v of a line of %v", style.Size, got, style.Line)
		}
	}
}

func TestTextIsAsItsStyleSays(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Dark))
	got := Text("00:38:16", tokens.TimeCode, Ink3)
	if got.TextSize != 12 || !got.TextStyle.Monospace || got.Color != tokens.Dark.Ink3 {
		t.Errorf("got %v %+v %v", got.TextSize, got.TextStyle, got.Color)
	}
}

func BenchmarkWrap(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(NewTheme(Light))
	for b.Loop() {
		Wrap(long, tokens.Body, 300, 2)
	}
}

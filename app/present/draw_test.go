package present

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Names that slides have to bear.
const (
	longRegion  = "Ushuaia – Tierra del Fuego, Antártida e Islas del Atlántico Sur"
	longRegion2 = "Magallanes y de la Antártica Chilena"
)

// hardSlides have more and longer words than a slide is made for.
func hardSlides() []Slide {
	pair := []Name{
		{Text: longRegion, Country: "AR", Land: "Argentina", Family: store.LatinAmerica},
		{Text: longRegion2, Country: "CL", Land: "Chile", Family: store.LatinAmerica},
	}
	sentence := strings.Repeat("Instituciones interuniversitarias comparten calendarios. ", 7)
	rows := make([]Row, 40)
	for i := range rows {
		rows[i] = Row{Lead: "15:0" + fmt.Sprint(i%10), Text: sentence[:20+i*7], Tail: "120 min"}
	}
	points := []Row{{Icon: "hub", Text: sentence}, {Icon: "payments", Text: sentence}, {Icon: "summarize", Text: sentence, Spare: true}, {Icon: "hub", Text: sentence}, {Icon: "hub", Text: sentence}}
	bars := make([]Bar, 10)
	for i := range bars {
		bars[i] = Bar{Name: "Bosnia y Herzegovina del Norte y del Sur", Country: "BA", Family: store.Europe, Value: 1000 - i*99}
	}
	themes := []Mark{{Icon: "eco", Text: "Green transition and everything that comes with it", Token: "green"}, {Icon: "school", Text: "Research", Token: "research"}, {Text: "No icon"}}
	return []Slide{
		{ID: "o", Kind: Opening, Heading: sentence[:399], Under: "Webinar 19", Rows: []Row{{Text: longRegion + " – " + longRegion2}}, Small: sentence[:200]},
		{ID: "a", Kind: Agenda, Heading: "Agenda", Rows: rows},
		{ID: "p", Kind: Partnership, Over: "Partnership 1 of 3", Names: pair, Themes: themes, Rows: points, In: "in Español"},
		{ID: "p3", Kind: Partnership, Over: "Partnership 1 of 3", Names: append(pair, Name{Text: "Silesia", Country: "PL", Land: "Poland", Family: store.Europe})},
		{ID: "r", Kind: Registrations, Heading: "Who registered", Under: "People who registered, by country", Bars: bars, Total: 12345, Noun: "people registered", Small: "Made up"},
		{ID: "r2", Kind: Registrations, Heading: sentence[:90], Under: sentence[:150], Bars: bars, Total: 12345, Groups: []Group{
			{Name: "Latinoamérica y el Caribe", Family: store.LatinAmerica, Value: 10345, Share: "84 %"}, {Name: "Europe", Family: store.Europe, Value: 1999, Share: "16 %"},
		}, Else: "1 de otros lugares o sin datos", Small: "Made up"},
		{ID: "l", Kind: Lessons, Heading: "What we take home", Under: "1 of 3", Cards: []Card{{Names: pair, Title: sentence[:300], Body: sentence}, {Title: "Short", Body: sentence}, {Names: pair, Title: sentence[:90], Body: sentence[:200], In: "in Español"}}},
		{ID: "q", Kind: Quote, Text: strings.Repeat(sentence, 9), By: "Alcaldesa", Names: pair},
		{ID: "u", Kind: Questions, Heading: "Open questions", Rows: []Row{{Icon: "help", Text: "مرحبا بالعالم 🙂", Tail: "Delegada de la Comisión Interministerial de Asuntos Exteriores"}, {Icon: "help", Text: sentence}}},
		{ID: "c", Kind: Closing, Heading: "Thank you", Under: "The recording", Link: "https://example.org/" + strings.Repeat("long-path/", 30)},
	}
}

// sizes are shapes of displays: wide, old, a projector, an upright one, a strip.
var sizes = []fyne.Size{{Width: 1920, Height: 1080}, {Width: 1024, Height: 768}, {Width: 1280, Height: 800}, {Width: 2560, Height: 1080}, {Width: 1080, Height: 1920}, {Width: 640, Height: 360}}

// Nothing is cut, nothing leaves the slide, and nothing is under 28 at 1080p.
func TestSlidesFitEveryWindow(t *testing.T) {
	drawing(t)
	f, webinar := sampleFile(t)
	slides := deckOf(t, f, webinar, Options{Language: "es"}).Paginate()
	slides = append(slides, Deck{Slides: hardSlides(), Words: Words{Part: func(n, of int) string { return fmt.Sprintf("%d of %d", n, of) }}}.Paginate()...)
	for _, size := range sizes {
		scale := min(size.Width/tokens.SlideWidth, size.Height/tokens.SlideHeight)
		for i, s := range slides {
			words := 0
			for _, o := range draw(size, s, "IURC Latin America, webinar 19, 23 November 2023", i+1) {
				at, of := o.Position(), o.Size()
				if at.X < -1 || at.Y < -1 || at.X+of.Width > size.Width+1 || at.Y+of.Height > size.Height+1 {
					t.Errorf("%v, slide %d (%s): %T leaves the slide at %v, %v", size, i, s.ID, o, at, of)
				}
				text, ok := o.(*canvas.Text)
				if !ok || text.Text == "" {
					continue
				}
				words += len(strings.Fields(text.Text))
				if text.TextSize < tokens.SlideFooter*scale-0.01 {
					t.Errorf("%v, slide %d (%s): %q is set in %v", size, i, s.ID, text.Text, text.TextSize/scale)
				}
				if width := look.Width(text.Text, face(text.TextSize/scale, text.TextStyle.Bold)) * scale; width > of.Width+1 {
					t.Errorf("%v, slide %d (%s): %q needs %v of %v", size, i, s.ID, text.Text, width, of.Width)
				}
				if strings.Contains(text.Text, "…") {
					t.Errorf("%v, slide %d (%s): %q is cut", size, i, s.ID, text.Text)
				}
			}
			if words < 2 {
				t.Errorf("%v, slide %d (%s) has %d words", size, i, s.ID, words)
			}
		}
	}
}

// The words of a slide do not run into each other or into its footer.
func TestWordsDoNotOverlap(t *testing.T) {
	drawing(t)
	slides := Deck{Slides: hardSlides(), Words: Words{Part: func(n, of int) string { return fmt.Sprintf("%d of %d", n, of) }}}.Paginate()
	for _, size := range sizes {
		for i, s := range slides {
			var before []*canvas.Text
			for _, o := range draw(size, s, "Footer", i+1) {
				text, ok := o.(*canvas.Text)
				if !ok || strings.TrimSpace(text.Text) == "" {
					continue
				}
				for _, other := range before {
					if overlap(text, other) {
						t.Errorf("%v, slide %d (%s): %q lies on %q", size, i, s.ID, text.Text, other.Text)
					}
				}
				before = append(before, text)
			}
		}
	}
}

// A heading of several lines leaves no word alone, and takes no more lines for it.
func TestHeadingsAreBroken(t *testing.T) {
	drawing(t)
	style := face(80, true)
	for _, w := range []float32{900, 1200, 1728} {
		for _, text := range []string{
			"Most registrations came from Latin America and Europe together", "Final lessons from the Region-to-Region cooperation of Latin America",
			"La mayoría de las inscripciones vino de América Latina", longRegion, strings.Repeat("palabra ", 40),
		} {
			before, after := wrapped(text, style, w), balanced(text, style, w)
			if strings.Join(after, " ") != strings.Join(before, " ") || len(after) != len(before) {
				t.Errorf("%q becomes %q", before, after)
			}
			spread := func(lines []string) float32 {
				least, most := w, float32(0)
				for _, line := range lines {
					least, most = min(least, look.Width(line, style)), max(most, look.Width(line, style))
				}
				return most - least
			}
			if spread(after) > spread(before) {
				t.Errorf("%q is more even than %q", before, after)
			}
		}
	}
	if got := balanced("Most registrations came from Latin America", style, 1600); len(got) != 2 || got[1] == "America" {
		t.Errorf("%q", got)
	}
	if got := balanced("Donaudampfschifffahrtsgesellschaftskapitän und Mannschaft", style, 900); strings.Join(got, "") != strings.Join(wrapped("Donaudampfschifffahrtsgesellschaftskapitän und Mannschaft", style, 900), "") {
		t.Errorf("a long word: %q", got)
	}
}

func TestNoLineEndsWithASeparator(t *testing.T) {
	drawing(t)
	if got := wrapped("Ministry, Portugal · Português", face(34, false), 340); len(got) != 2 || got[0] != "Ministry, Portugal" {
		t.Errorf("%q", got)
	}
}

// overlap tells whether the letters of two texts touch: their boxes, less a quarter
// of the line above and below.
func overlap(a, b *canvas.Text) bool {
	box := func(t *canvas.Text) (x, y, right, low float32) {
		width := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle).Width
		x = t.Position().X
		if t.Alignment == fyne.TextAlignTrailing {
			x += t.Size().Width - width
		}
		quarter := t.Size().Height / 4
		return x, t.Position().Y + quarter, x + width, t.Position().Y + t.Size().Height - quarter
	}
	ax, ay, ar, al := box(a)
	bx, by, br, bl := box(b)
	return ax < br-1 && bx < ar-1 && ay < bl && by < al
}

func TestAViewIsDrawnAgainAsItWas(t *testing.T) {
	drawing(t)
	v := NewView()
	v.Set(Slide{Kind: Closing, Heading: "Thank you"}, "Footer", 1)
	v.Resize(fyne.NewSize(640, 360))
	for range 2 { // as once Fyne has let go of a view that was out of sight
		found := false
		for _, o := range v.CreateRenderer().Objects() {
			text, ok := o.(*canvas.Text)
			found = found || ok && text.Text == "Thank you"
		}
		if !found {
			t.Error("the slide is blank")
		}
	}
}

func TestPlainText(t *testing.T) {
	for markdown, want := range map[string]string{
		"# Head\n\nOne *two* **three**.\nFour `five`.": "One two three. Four five.",
		"- [x] done\n- open":                           "done\nopen",
		"> said [here](https://x.org)":                 "said here",
		"2 * 3 and a_b_c":                              "2 * 3 and a_b_c",
		"<script>x</script>":                           "",
		"":                                             "",
	} {
		if got := plain(markdown); got != want {
			t.Errorf("%q reads %q, want %q", markdown, got, want)
		}
	}
}

func TestACodeIsReadable(t *testing.T) {
	if qrCode("") != nil || qrCode(strings.Repeat("x", 5000)) != nil {
		t.Error("there is a code of nothing, or of too much")
	}
	img := qrCode("https://www.iurc.eu/")
	if img == nil || img.Bounds().Dx() != img.Bounds().Dy() || img.Bounds().Dx() < 21+2*quiet {
		t.Fatalf("%v", img)
	}
	if r, _, _, _ := img.At(quiet, quiet).RGBA(); r != 0 {
		t.Error("the finder pattern does not begin after the quiet zone")
	}
	for i := range img.Bounds().Dx() {
		if r, _, _, _ := img.At(i, quiet-1).RGBA(); r == 0 {
			t.Fatal("the quiet zone is not white")
		}
	}
}

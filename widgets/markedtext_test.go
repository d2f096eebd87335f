package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// drawnTexts are the texts that a widget draws, and how many grounds under them.
func drawnTexts(o fyne.Widget) (all []string, grounds int) {
	for _, part := range test.WidgetRenderer(o).Objects() {
		switch part := part.(type) {
		case *canvas.Text:
			all = append(all, part.Text)
		case *canvas.Rectangle:
			grounds++
		}
	}
	return all, grounds
}

func TestMarkedTextShowsEveryWordWithinItsWidth(t *testing.T) {
	test.NewTempApp(t)
	pieces, _ := CompareWords("wind from the south and from the sea\nuncomfortablyverylongwordwithoutanyspace end", "wind from the north and from the sea\nend")
	for _, width := range []float32{60, 120, 400} {
		m := NewMarkedText(pieces)
		m.Resize(fyne.NewSize(width, m.HeightFor(width)))
		all, grounds := drawnTexts(m)
		if got := strings.Join(all, ""); got != "wind from the south and from the sea"+"uncomfortablyverylongwordwithoutanyspace end" {
			t.Errorf("at %v it says %q", width, got)
		}
		if grounds < 4 {
			t.Errorf("at %v there are %d grounds and lines under the words that differ", width, grounds)
		}
		for _, run := range m.runs {
			if strings.TrimRight(run.text, " ") != "" && run.x > width {
				t.Errorf("at %v %q begins at %v", width, run.text, run.x)
			}
		}
		if m.HeightFor(width) != float32(m.lines)*m.style.Line || m.lines < 2 {
			t.Errorf("at %v there are %d lines", width, m.lines)
		}
	}
}

func TestMarkedTextOfALongTextEnds(t *testing.T) {
	test.NewTempApp(t)
	m := NewMarkedText([]TextPiece{{Text: strings.Repeat("line\n", 5000), Own: true}})
	m.Resize(fyne.NewSize(300, m.HeightFor(300)))
	if all, _ := drawnTexts(m); len(all) > 2*mostMarkedLines+2 || all[len(all)-1] != "…" {
		t.Errorf("%d texts", len(all))
	}
}

func TestWhatWentIsStruckThroughAndWhatCameUnderlined(t *testing.T) {
	test.NewTempApp(t)
	m := NewMarkedText([]TextPiece{{Text: "wind from the "}, {Text: "south", Gone: true}, {Text: "north", Own: true}, {Text: "\n", Fold: true}, {Text: "end"}})
	m.Resize(fyne.NewSize(400, m.HeightFor(400)))
	var words *canvas.Text
	lines := map[string]float32{} // under or through each text
	for _, o := range test.WidgetRenderer(m).Objects() {
		switch o := o.(type) {
		case *canvas.Text:
			words = o
		case *canvas.Rectangle:
			if words != nil && o.Size().Height <= 2 && o.Position().X == words.Position().X {
				lines[words.Text] = o.Position().Y
			}
		}
	}
	if m.lines != 3 || len(lines) != 2 || lines["south"] < 8 || lines["south"] > 14 || lines["north"] != m.style.Line-2 {
		t.Errorf("%d lines of text, marked at %v", m.lines, lines)
	}
}

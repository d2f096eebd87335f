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
	m := NewMarkedText([]TextPiece{{strings.Repeat("line\n", 5000), true}})
	m.Resize(fyne.NewSize(300, m.HeightFor(300)))
	if all, _ := drawnTexts(m); len(all) > 2*mostMarkedLines+2 || all[len(all)-1] != "…" {
		t.Errorf("%d texts", len(all))
	}
}

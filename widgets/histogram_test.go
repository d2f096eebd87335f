package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func stays() (f figure.Figure, edges []int) {
	f = figure.Figure{Name: "minutes", Kind: figure.Bars, Title: words.Literal("How long people stayed"), Measure: words.Literal("minutes"),
		Unit: words.Literal("people"), Series: []figure.Series{{Values: []float64{11, 6, 0, 9, 5, 13, 22, 41, 21}}}}
	for i := range f.Series[0].Values {
		f.Categories = append(f.Categories, figure.Category{Name: words.M("figures.minutes.bin", "from", 10*i, "until", 10*i+10)})
		edges = append(edges, 10*i)
	}
	return f, edges
}

func TestHistogramLooksAsDrawn(t *testing.T) {
	build := func() fyne.CanvasObject {
		f, edges := stays()
		return Inset(16, 16, NewHistogram(HistogramOptions{Figure: f, Edges: edges, Words: words.For("en"), Unit: "min", At: 4, OnAt: func(int) {}}))
	}
	golden(t, "histogram", 380, 208, build)
	golden(t, "histogram-pointed", 260, 208, build, func(w fyne.Window, _ fyne.CanvasObject) {
		w.Canvas().FocusNext()
		press(w.Canvas().Focused(), fyne.KeyEnd, fyne.KeyLeft)
	})
}

func TestHistogramTellsColumnsAndMovesItsMark(t *testing.T) {
	f, edges := stays()
	var marks []int
	h := NewHistogram(HistogramOptions{Figure: f, Edges: edges, Words: words.For("en"), Unit: "min", At: 4, OnAt: func(i int) { marks = append(marks, i) }})
	w := stage(t, look.Light, h, 360, 176)
	h.MouseMoved(mouseAt(359, 20))
	if value, about := h.words(h.At()); value != "21 people" || about != "80 to 90 min, 16\u00a0%" {
		t.Errorf("the last column: %q %q", value, about)
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 60)) // the third column, though it is empty
	h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(130, 60)}})
	h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(131, 60)}})
	h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(-9, 60)}})
	h.MouseOut()
	press(h, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyReturn)
	if want := []int{2, 3, 7}; !slices.Equal(marks, want) || h.Mark() != 7 {
		t.Errorf("marks %v, not %v", marks, want)
	}
	h.SetAt(2)
	if len(marks) != 3 || h.Mark() != 2 {
		t.Error("setting the mark calls back or does not set it")
	}
}

func TestHistogramColumnsStandOnOneLine(t *testing.T) {
	size := fyne.NewSize(361, 176)
	end := float32(0)
	for i, v := range []float64{3, 0, 7, 1} {
		x, y, w, h := histogramBox(i, 4, v, 7, size)
		if x != end || y+h != size.Height-histogramAxis || v > 0 && h < 2 || v == 0 && h != 0 {
			t.Errorf("column %d at %v %v, %v by %v", i, x, y, w, h)
		}
		end = x + w
	}
	if end != size.Width {
		t.Errorf("columns end at %v of %v", end, size.Width)
	}
}

func TestEmptyHistogramSaysWhy(t *testing.T) {
	h := NewHistogram(HistogramOptions{Figure: figure.Figure{Name: "minutes", Empty: words.M("figures.empty.no_times")}, Words: words.For("en")})
	w := stage(t, look.Light, h, 360, 100)
	h.MouseMoved(mouseAt(10, 10))
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 60))
	w.Canvas().FocusNext()
	if h.At() != -1 || w.Canvas().Focused() != nil || h.empty.rows[0].Text == "" {
		t.Error("an empty histogram can be pointed at, or does not say why it is empty")
	}
}

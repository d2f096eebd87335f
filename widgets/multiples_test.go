package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// programme is six webinars: one short, one small, one without a curve.
func programme() []Multiple {
	var items []Multiple
	for i, name := range []string{"#14, 30 Mar", "#15, 27 Apr", "#16, 1 Jun", "#17, 29 Jun", "#18, 28 Sep", "#19, 23 Nov"} {
		f := curve()
		f.Peak, f.Bands = -1, nil
		item := Multiple{Name: name, Note: words.For("en").Number(90 + 7*i), About: "71 min on average", Figure: f, Current: i == 5}
		switch i {
		case 1:
			f.X, f.Series = f.X[:48], []figure.Series{{Values: f.Series[0].Values[:48]}}
			item.Figure = f
		case 2:
			values := make([]float64, len(f.X))
			for j, v := range f.Series[0].Values {
				values[j] = v / 2
			}
			f.Series = []figure.Series{{Values: values}}
			item.Figure = f
		case 3:
			item.Figure, item.Note, item.Missing = figure.Figure{}, "–", "No times known"
		}
		items = append(items, item)
	}
	return items
}

func TestMultiplesLookAsDrawn(t *testing.T) {
	build := func() fyne.CanvasObject {
		return Inset(16, 16, NewMultiples(MultiplesOptions{Items: programme(), Words: words.For("en")}))
	}
	golden(t, "multiples", 1040, 104, build)
	golden(t, "multiples-narrow", 520, 190, build, func(w fyne.Window, _ fyne.CanvasObject) {
		w.Canvas().FocusNext()
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	})
}

func TestMultiplesShareBothAxes(t *testing.T) {
	m := NewMultiples(MultiplesOptions{Items: programme(), Words: words.For("en")})
	stage(t, look.Light, m, 1040, 80)
	full, short, small := m.spot(0, 95, 0, 0, 150), m.spot(1, 47, 0, 0, 150), m.spot(2, 60, 0, 0, 150)
	if full.x != 150 || short.x < 70 || short.x > 80 {
		t.Errorf("48 of 96 minutes end at %v, all of them at %v", short.x, full.x)
	}
	high, bottom := m.spot(0, 60, 0, 0, 150), float32(multipleHead+multipleCurve)
	if ratio := (bottom - small.y) / (bottom - high.y); ratio < 0.49 || ratio > 0.51 {
		t.Errorf("half as many people are drawn %v as high", ratio)
	}
}

func TestMultiplesByPointerAndKeys(t *testing.T) {
	var opened []int
	m := NewMultiples(MultiplesOptions{Items: programme(), Words: words.For("en"), OnOpen: func(i int) { opened = append(opened, i) }})
	w := stage(t, look.Light, m, 1040, 80)
	columns, cell := multiplesGrid(6, 1040)
	x, _ := multipleCorner(4, columns, cell)
	m.MouseMoved(mouseAt(x+cell, 40))
	if value, about := m.words(); m.At() != 4 || value != "82 people" || about != "#18, 28 Sep, 16:30" {
		t.Errorf("at the end of the fifth curve: %d %q %q", m.At(), value, about)
	}
	x, _ = multipleCorner(3, columns, cell)
	m.MouseMoved(mouseAt(x+20, 40))
	if value, about := m.words(); value != "#17, 29 Jun" || about != "–, 71 min on average" {
		t.Errorf("without a curve: %q %q", value, about)
	}
	m.MouseMoved(mouseAt(x-multipleGap/2+1, 40))
	if m.At() != -1 {
		t.Errorf("between two curves it tells of %d", m.At())
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(x+10, 40))
	m.MouseOut()
	press(m, fyne.KeyReturn) // nothing is pointed at
	press(m, fyne.KeyRight)
	if m.At() != 5 {
		t.Errorf("the first key shows curve %d, not the current one", m.At())
	}
	press(m, fyne.KeyHome, fyne.KeyReturn, fyne.KeyRight, fyne.KeySpace)
	if len(opened) != 3 || opened[0] != 3 || opened[1] != 0 || opened[2] != 1 {
		t.Errorf("opened %v", opened)
	}
}

func TestMultiplesAreDrawnOnce(t *testing.T) {
	m := NewMultiples(MultiplesOptions{Items: programme(), Words: words.For("en")})
	w := stage(t, look.Light, m, 1040, 80)
	drawn := 0
	paint := m.picture.paint
	m.picture.paint = func(p *painter) { drawn++; paint(p) }
	for i := range 3 {
		w.Canvas().Capture()
		m.point(i, 10)
	}
	if drawn != 1 {
		t.Errorf("three frames draw the curves %d times", drawn)
	}
}

func TestMultiplesGridHasNoLonelyCurve(t *testing.T) {
	for _, c := range []struct {
		count   int
		width   float32
		columns int
	}{{6, 1040, 6}, {7, 1040, 4}, {2, 1040, 2}, {12, 900, 4}, {1, 80, 1}, {5, 300, 2}, {200, 1040, 6}} {
		columns, cell := multiplesGrid(c.count, c.width)
		if columns != c.columns || cell > multipleMost || cell < 1 {
			t.Errorf("%d curves in %v: %d columns of %v, not %d", c.count, c.width, columns, cell, c.columns)
		}
		if room := float32(columns)*cell + float32(columns-1)*multipleGap; room > max(c.width, cell) {
			t.Errorf("%d curves take %v of %v", c.count, room, c.width)
		}
	}
}

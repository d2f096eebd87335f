package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// tile is an object of a least size.
func tile(w, h float32) fyne.CanvasObject {
	r := canvas.NewRectangle(none)
	r.SetMinSize(fyne.NewSize(w, h))
	return r
}

func at(t *testing.T, o fyne.CanvasObject, x, y, w, h float32) {
	t.Helper()
	if o.Position() != fyne.NewPos(x, y) || o.Size() != fyne.NewSize(w, h) {
		t.Errorf("at %v of %v, not at %v,%v of %v×%v", o.Position(), o.Size(), x, y, w, h)
	}
}

func TestRowSharesWhatIsLeft(t *testing.T) {
	a, b, c := tile(50, 20), Stretch(tile(0, 10)), tile(30, 40)
	Row(10, a, b, c).Resize(fyne.NewSize(300, 40))
	at(t, a, 0, 10, 50, 20)
	at(t, b, 60, 15, 200, 10)
	at(t, c, 270, 0, 30, 40)
}

func TestColumnStretchesAndSkipsWhatIsHidden(t *testing.T) {
	a, hidden, b, c := tile(50, 20), tile(9, 9), Stretch(tile(0, 10)), tile(30, 40)
	hidden.Hide()
	Column(10, a, hidden, b, c).Resize(fyne.NewSize(300, 200))
	at(t, a, 0, 0, 300, 20)
	at(t, b, 0, 30, 300, 120)
	at(t, c, 0, 160, 300, 40)
}

func TestGridHasAsManyColumnsAsFit(t *testing.T) {
	for _, c := range []struct {
		width float32
		most  int
		want  int
	}{{784, 0, 2}, {703, 0, 1}, {704, 0, 2}, {2000, 3, 3}, {100, 0, 1}} {
		if got := gridColumns(GridOptions{Gap: 16, Least: 344, Most: c.most}, c.width); got != c.want {
			t.Errorf("at %v: %d columns, not %d", c.width, got, c.want)
		}
	}
	a, b, c := tile(1, 50), tile(1, 80), tile(1, 30)
	g := Grid(GridOptions{Gap: 10, Least: 100, Most: 2}, a, b, c)
	g.Resize(fyne.NewSize(310, 120))
	at(t, a, 0, 0, 150, 80) // as high as its neighbour
	at(t, c, 0, 90, 150, 30)
	if h := HeightFor(g, 310); h != 120 {
		t.Errorf("the grid is %v high", h)
	}
	if h := HeightFor(g, 120); h != 180 {
		t.Errorf("in one column it is %v high", h)
	}
}

func TestColumnsGoUnderEachOtherWhereNarrow(t *testing.T) {
	a, b := tile(1, 50), tile(1, 80)
	c := Columns(ColumnsOptions{Gap: 20, Weights: []float32{2, 1}, Break: 400}, a, b)
	c.Resize(fyne.NewSize(620, 80))
	at(t, a, 0, 0, 400, 80)
	at(t, b, 420, 0, 200, 80)
	if h := HeightFor(c, 399); h != 150 {
		t.Errorf("narrow it is %v high", h)
	}
}

func TestWrapGoesOnBelow(t *testing.T) {
	places, height := wrapPlaces([]fyne.Size{{Width: 60, Height: 20}, {Width: 60, Height: 20}, {Width: 200, Height: 20}}, 130, 8)
	if places[1] != fyne.NewPos(68, 0) || places[2] != fyne.NewPos(0, 28) || height != 48 {
		t.Errorf("%v, %v high", places, height)
	}
}

func TestPageScrollsDownAndNeverSideways(t *testing.T) {
	long := look.Para("Words that go on and on until they need more than the one line that there is room for here. ", tokens.Body, look.Ink, 0)
	page := NewPage(Inset(32, 24, Column(20, NewCard(CardOptions{Title: "Card", Content: long}), tile(2000, 400))))
	w := stage(t, look.Light, page, 500, 300)
	if page.body.Size().Width != 500 {
		t.Errorf("the content is %v wide in a window of 500", page.body.Size().Width)
	}
	wide := page.body.Size().Height
	w.Resize(fyne.NewSize(300, 300))
	if page.body.Size().Width != 300 || page.body.Size().Height <= wide {
		t.Errorf("in a narrow window the content is %v, not higher than %v", page.body.Size(), wide)
	}
	if lines := long.Lines(); len(lines) < 3 {
		t.Errorf("the text has %d lines", len(lines))
	}
	page.ScrollBy(100)
	if page.scroll.Offset.Y != 100 {
		t.Error("the page does not scroll")
	}
}

func TestWhatStretchesIsDrawnAndTapped(t *testing.T) {
	taps := 0
	button := NewButton(ButtonOptions{Rank: Primary, Label: "Report", OnTapped: func() { taps++ }})
	w := stage(t, look.Light, Row(8, tile(100, 36), Stretch(button)), 300, 36)
	test.TapCanvas(w.Canvas(), fyne.NewPos(290, 18))
	if taps != 1 {
		t.Error("what stretches is not tapped")
	}
	if got := toNRGBA(w.Canvas().Capture()).NRGBAAt(280, 18); got != tokens.Light.Accent {
		t.Errorf("what stretches is drawn in %v", got)
	}
}

func TestAPageLaysOutPartsThatTradeHeights(t *testing.T) {
	test.NewTempApp(t)
	first := canvas.NewRectangle(none)
	first.SetMinSize(fyne.NewSize(10, 20))
	second := tile(10, 30)
	page := NewPage(Column(0, first, second))
	window := test.NewTempWindow(t, page)
	window.Resize(fyne.NewSize(200, 400))
	was := second.Position().Y
	first.SetMinSize(fyne.NewSize(10, 60))
	page.Update()
	if got := second.Position().Y - was; got != 40 {
		t.Errorf("what stands under a part that grew by 40 moved by %v", got)
	}
}

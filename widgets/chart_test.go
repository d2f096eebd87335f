package widgets

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func countries() figure.Figure {
	f := figure.Figure{Name: "country", Kind: figure.Bars, Title: words.Literal("By country"), Measure: words.Literal("Participants by country"),
		Unit: words.Literal("people"), Others: 2}
	values := []float64{26, 22, 21, 18, 12, 7}
	tones := []figure.Tone{figure.ToneLatinAmerica, figure.ToneEurope, figure.ToneLatinAmerica, figure.ToneLatinAmerica, figure.ToneEurope, figure.ToneOther}
	for i, code := range []string{"BR", "PL", "AR", "CL", "FI", ""} {
		c := figure.Category{Name: words.CountryName(code), Country: code, Tone: tones[i]}
		if code == "" {
			c.Name, c.Merged = words.M("count.other", "count", 2), true
		}
		f.Categories = append(f.Categories, c)
	}
	f.Series = []figure.Series{{Values: values}}
	return f
}

func funnel() figure.Figure {
	f := figure.Figure{Name: "funnel", Kind: figure.Funnel, Title: words.Literal("From registered to active"), Measure: words.Literal("steps"), Unit: words.Literal("people"),
		Series: []figure.Series{{Values: []float64{214, 128, 97, 41}}}}
	for _, name := range []string{"Registered", "Attended", "Stayed over 45 min", "Asked or voted"} {
		f.Categories = append(f.Categories, figure.Category{Name: words.Literal(name), Tone: figure.ToneAccent})
	}
	return f
}

// start is 15:00 in Brussels.
var start = time.Date(2023, 11, 23, 14, 0, 0, 0, time.UTC).Unix()

func curve() figure.Figure {
	f := figure.Figure{Name: "present", Kind: figure.Area, Title: words.Literal("In the room"), Measure: words.Literal("people"), Unit: words.Literal("people"),
		Zone: "Europe/Brussels"}
	var values []float64
	for m := range 96 {
		f.X = append(f.X, start+int64(m-5)*60)
		values = append(values, math.Round(112*math.Sin(math.Pi*min(float64(m)/68+0.03, 0.5))+float64(m%3)*0.6-max(0, float64(m)-60)*0.9))
	}
	f.Series = []figure.Series{{Values: values}}
	f.Peak = figure.Highest(values)
	for i, name := range []string{"Opening", "Ostrobothnia – Magallanes", "Paraná – Silesia", "Panel"} {
		f.Bands = append(f.Bands, figure.Band{Name: words.Literal(name), From: start + int64(i)*22*60, Until: start + int64(i+1)*22*60})
	}
	return f
}

func TestBarsLookAsDrawn(t *testing.T) {
	golden(t, "bars", 380, 190, func() fyne.CanvasObject {
		return Inset(16, 12, NewBarChart(BarChartOptions{Figure: countries(), Words: words.For("en"), Dense: true}))
	})
}

func TestBarsInSpanishWithTracksAndTooltip(t *testing.T) {
	golden(t, "bars-es", 380, 220, func() fyne.CanvasObject {
		c := NewBarChart(BarChartOptions{Figure: countries(), Words: words.For("es"), Tracks: true})
		return Inset(16, 12, c)
	}, func(w fyne.Window, _ fyne.CanvasObject) {
		w.Canvas().FocusNext()
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	})
}

func TestFunnelLooksAsDrawn(t *testing.T) {
	golden(t, "funnel", 380, 230, func() fyne.CanvasObject {
		return Inset(16, 12, NewBarChart(BarChartOptions{Figure: funnel(), Words: words.For("en")}))
	})
}

func TestAreaLooksAsDrawn(t *testing.T) {
	golden(t, "area", 760, 280, func() fyne.CanvasObject {
		return Inset(16, 16, NewAreaChart(AreaChartOptions{Figure: curve(), Words: words.For("en")}))
	}, func(w fyne.Window, _ fyne.CanvasObject) {
		w.Canvas().FocusNext()
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
		for range 40 {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
		}
	})
	golden(t, "area-compact", 370, 164, func() fyne.CanvasObject {
		return Inset(16, 12, NewAreaChart(AreaChartOptions{Figure: curve(), Words: words.For("en"), Compact: true}))
	})
}

func TestThePeakSaysThatItMayHaveBeenHigher(t *testing.T) {
	f := curve()
	c := NewAreaChart(AreaChartOptions{Figure: f, Words: words.For("en")})
	if value, _ := c.words(f.Peak); value != "113 people" {
		t.Errorf("the peak is told as %q", value)
	}
	f.AtLeast = true
	c = NewAreaChart(AreaChartOptions{Figure: f, Words: words.For("en")})
	if value, _ := c.words(f.Peak); value != "at least 113 people" {
		t.Errorf("a peak that may have been higher is told as %q", value)
	}
}

func TestEmptyChartSaysWhy(t *testing.T) {
	golden(t, "chart-empty", 380, 170, func() fyne.CanvasObject {
		none := figure.Figure{Kind: figure.Bars, Name: "x", Empty: words.M("figures.empty.nothing")}
		curve := none
		curve.Kind = figure.Area
		return Inset(16, 8, Column(8, NewBarChart(BarChartOptions{Figure: none, Words: words.For("en")}),
			NewAreaChart(AreaChartOptions{Figure: curve, Words: words.For("en"), Height: 60})))
	})
}

func TestBarLengths(t *testing.T) {
	for _, c := range []struct {
		value, highest float64
		want           float32
	}{{26, 26, 200}, {13, 26, 100}, {0.01, 26, 2}, {0, 26, 0}, {0, 0, 0}} {
		if got := barLength(c.value, c.highest, 200); got != c.want {
			t.Errorf("%v of %v is %v long, not %v", c.value, c.highest, got, c.want)
		}
	}
	if names, at, room := barColumns(300, 80, 20); names != 80 || at != 92 || room != 180 {
		t.Errorf("columns %v %v %v", names, at, room)
	}
	if names, _, _ := barColumns(300, 500, 20); names != 120 {
		t.Errorf("long names take %v", names)
	}
}

func TestGridLinesAreRoundAndFew(t *testing.T) {
	for highest, want := range map[float64]float64{112: 40, 3: 1, 1: 1, 120: 40, 121: 50, 1000: 400, 5000: 2000, 0: 1} {
		if got := valueStep(highest, 3); got != want {
			t.Errorf("up to %v lines are %v apart, not %v", highest, got, want)
		}
	}
}

func TestTimesOnTheAxisAreThoseOfTheZone(t *testing.T) {
	brussels, _ := time.LoadLocation("Europe/Brussels")
	kolkata, _ := time.LoadLocation("Asia/Kolkata") // half an hour off
	for _, zone := range []*time.Location{brussels, kolkata} {
		ticks := timeTicks(start-5*60, start+90*60, 7, zone)
		if len(ticks) == 0 || len(ticks) > 7 {
			t.Fatalf("%d ticks", len(ticks))
		}
		for _, at := range ticks {
			if clock := time.Unix(at, 0).In(zone); clock.Minute()%15 != 0 && clock.Minute()%20 != 0 {
				t.Errorf("a tick at %s", clock.Format("15:04 MST"))
			}
		}
	}
	if timeTicks(start, start, 5, brussels) != nil {
		t.Error("a moment has ticks")
	}
}

func TestNearest(t *testing.T) {
	times := []int64{10, 20, 40}
	for to, want := range map[int64]int{-5: 0, 14: 0, 16: 1, 29: 1, 31: 2, 99: 2} {
		if got := nearest(times, to); got != want {
			t.Errorf("nearest to %d is %d, not %d", to, got, want)
		}
	}
	for to, want := range map[int64]int{-5: 0, 10: 0, 19: 0, 20: 1, 39: 1, 40: 2, 99: 2} {
		if got := pointed(figure.Figure{X: times, Under: 5}, to); got != want {
			t.Errorf("a thinned curve tells number %d at %d, not %d", got, to, want)
		}
	}
	if got := pointed(figure.Figure{X: times}, 19); got != 1 {
		t.Errorf("a whole curve tells number %d, not the nearest", got)
	}
	if nearest(nil, 3) != -1 || pointed(figure.Figure{Under: 5}, 3) != -1 {
		t.Error("something is nearest of nothing")
	}
}

func TestThinKeepsPeaks(t *testing.T) {
	points := make([]vertex, 5000)
	for i := range points {
		points[i] = vertex{float32(i) / 10, 50}
	}
	points[2345].y, points[3456].y = 3, 97
	kept := thin(points, 500)
	low, high := float32(50), float32(50)
	for _, p := range kept {
		low, high = min(low, p.y), max(high, p.y)
	}
	if low != 3 || high != 97 || len(kept) > 2000 || kept[0] != points[0] || kept[len(kept)-1] != points[4999] {
		t.Errorf("%d points kept, from %v to %v", len(kept), low, high)
	}
}

func TestPointerTellsValues(t *testing.T) {
	bars := NewBarChart(BarChartOptions{Figure: countries(), Words: words.For("en"), Dense: true})
	stage(t, look.Light, bars, 380, 162)
	bars.MouseIn(mouseAt(100, 30))
	if value, about := bars.words(bars.At()); bars.At() != 1 || value != "22 people" || about != "Poland, 21\u00a0%" {
		t.Errorf("the second bar: %d %q %q", bars.At(), value, about)
	}
	bars.MouseOut()
	if bars.At() != -1 {
		t.Error("the tooltip stays")
	}
	area := NewAreaChart(AreaChartOptions{Figure: curve(), Words: words.For("en")})
	stage(t, look.Light, area, 380, 240)
	area.MouseMoved(mouseAt(380, 100))
	if area.At() != 95 {
		t.Errorf("at the right edge it tells value %d", area.At())
	}
	area.point(curve().Peak)
	if value, about := area.words(area.At()); value != "113 people" || about != "15:27, the peak · Ostrobothnia – Magallanes" {
		t.Errorf("the peak: %q %q", value, about)
	}
}

func TestTheCurveIsDrawnOnce(t *testing.T) {
	area := NewAreaChart(AreaChartOptions{Figure: curve(), Words: words.For("en")})
	w := stage(t, look.Light, area, 380, 240)
	drawn := 0
	paint := area.picture.paint
	area.picture.paint = func(p *painter) { drawn++; paint(p) }
	for range 3 {
		w.Canvas().Capture()
		area.point(drawn + 3)
	}
	if drawn != 1 {
		t.Errorf("three frames draw the curve %d times", drawn)
	}
	w.Resize(fyne.NewSize(420, 240))
	w.Canvas().Capture()
	if drawn != 2 {
		t.Error("a new size keeps the old curve")
	}
}

func BenchmarkBarsOfTwoHundred(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(look.NewTheme(look.Light))
	f := countries()
	f.Categories, f.Series[0].Values = nil, nil
	for i := range 200 {
		f.Categories = append(f.Categories, figure.Category{Name: words.Literal("Category"), Tone: figure.ToneAccent})
		f.Series[0].Values = append(f.Series[0].Values, float64(200-i))
	}
	for b.Loop() {
		c := NewBarChart(BarChartOptions{Figure: f, Words: words.For("en")})
		c.Resize(fyne.NewSize(400, 6400))
		c.MinSize()
	}
}

func TestGridLinesAreEquallyThickAtAnyScale(t *testing.T) {
	for _, scale := range []float32{1, 1.25, 1.5, 2} {
		p := &painter{to: image.NewRGBA(image.Rect(0, 0, 4, 400)), scale: scale}
		for y := float32(10.3); y < 150; y += 20.7 {
			p.rect(0, y, 2, 1, color.Black)
		}
		want, run := max(1, int(math.Round(float64(scale)))), 0
		for y := range 400 {
			if p.to.RGBAAt(0, y).A > 0 {
				run++
			} else if run > 0 && run != want {
				t.Fatalf("at %v a line is %d pixels thick, not %d", scale, run, want)
			} else {
				run = 0
			}
		}
	}
}

func TestLongNamesStandOverTheirBars(t *testing.T) {
	golden(t, "bars-over", 300, 190, func() fyne.CanvasObject {
		f := countries()
		f.Categories, f.Series = f.Categories[3:], []figure.Series{{Values: f.Series[0].Values[3:]}}
		f.Categories[0].Name = words.Literal("Local and regional government, and the agencies they run")
		return Inset(16, 12, NewBarChart(BarChartOptions{Figure: f, Words: words.For("en"), Over: true}))
	}, func(w fyne.Window, _ fyne.CanvasObject) {
		w.Canvas().FocusNext()
		press(w.Canvas().Focused(), fyne.KeyEnd)
	})
}

func TestLegendLooksAsDrawn(t *testing.T) {
	golden(t, "legend", 260, 60, func() fyne.CanvasObject {
		return Inset(16, 12, NewLegend(LegendItem{Label: "Latin America 83", Tone: figure.ToneLatinAmerica},
			LegendItem{Label: "Europe 45", Tone: figure.ToneEurope}, LegendItem{Label: "2 others 9", Merged: true}))
	})
}

func TestThePeaksLabelKeepsOffTheCurve(t *testing.T) {
	for _, highest := range []float64{1, 59, 100, 109, 190, 200} {
		f := figure.Figure{Name: "present", Kind: figure.Area, X: []int64{0, 600, 1200, 5400}, Peak: 2, Series: []figure.Series{{Values: []float64{0, highest / 2, highest, highest}}}}
		for _, named := range []bool{false, true} {
			p := planArea(f, fyne.NewSize(400, 200), 0, named)
			top := areaTop
			if named {
				top = areaBands
			}
			if room := p.y.place(highest) - top; room < areaPeakRoom-0.1 {
				t.Errorf("over a peak of %v there is room of %v, names over it: %v", highest, room, named)
			}
		}
	}
}

func TestATipNamesThePartOfTheAgenda(t *testing.T) {
	c := NewAreaChart(AreaChartOptions{Words: words.For("en"), Figure: figure.Figure{Name: "present", Kind: figure.Area, X: []int64{0, 600, 1200}, Peak: 1, Unit: words.M("figures.unit"),
		Bands:  []figure.Band{{Name: words.Literal("Ostrobothnia – Magallanes"), From: 0, Until: 600}, {Name: words.Literal("Panel"), From: 600, Until: 1200}},
		Series: []figure.Series{{Values: []float64{1, 3, 2}}}}})
	for i, want := range []string{"00:00 · Ostrobothnia – Magallanes", "00:10, the peak · Panel", "00:20"} {
		if _, about := c.words(i); about != want {
			t.Errorf("the tip says %q, not %q", about, want)
		}
	}
}

func TestBarsThatHaveNoPlaceAreSummed(t *testing.T) {
	for _, c := range [][3]int{{12, 3, 3}, {12, 0, 12}, {2, 3, 2}} {
		if got := len(FirstRows(c[0], c[1])); got != c[2] {
			t.Errorf("of %d rows the first %d are %d", c[0], c[1], got)
		}
	}
	f := countries()
	folded := Folded(f, 3)
	if err := folded.Validate(); err != nil {
		t.Error(err)
	}
	count := f.Others
	for _, c := range f.Categories[2:] {
		if !c.Merged {
			count++
		}
	}
	last := folded.Categories[2]
	if len(folded.Categories) != 3 || folded.Total() != f.Total() || last.Merged || words.For("en").Msg(last.Name) != fmt.Sprintf("%d others", count) {
		t.Errorf("%+v, of %v people", folded.Categories, folded.Total())
	}
	if f.Share(0) != folded.Share(0) {
		t.Errorf("a share was %v and is %v", f.Share(0), folded.Share(0))
	}
	if whole := Folded(f, 0); len(whole.Categories) != len(f.Categories) {
		t.Error("all bars are folded")
	}
	if c := NewBarChart(BarChartOptions{Figure: f, Words: words.For("en"), Rows: 3}); c.count() != 3 {
		t.Errorf("%d bars are drawn", c.count())
	}
}

func TestOthersDoNotMakeBarsTiny(t *testing.T) {
	f := countries()
	f.Series[0].Values[5] = 900
	c := NewBarChart(BarChartOptions{Figure: f, Words: words.For("en"), Dense: true})
	stage(t, look.Light, c, 380, 170)
	first, last := c.rows[0].bar.Size().Width, c.rows[5].bar.Size().Width
	if first < 100 || last > first {
		t.Errorf("beside others of 900 the bar of 26 is %v long, and theirs %v", first, last)
	}
}

func TestAThinnedCurveHoldsEachNumber(t *testing.T) {
	f := figure.Figure{Under: 5}
	points := []vertex{{0, 10}, {40, 2}, {50, 10}}
	want := []vertex{{0, 10}, {40, 10}, {40, 2}, {50, 2}, {50, 10}}
	if got := held(f, points); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	f.Under = 0
	if got := held(f, points); !slices.Equal(got, points) {
		t.Errorf("a curve of every minute became %v", got)
	}
}

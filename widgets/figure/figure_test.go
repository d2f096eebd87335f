package figure

import (
	"math"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

func bars() Figure {
	return Figure{
		Name: "country", Kind: Bars, Title: words.Literal("Most came from Brazil"), Measure: words.Literal("Participants by country"),
		Categories: []Category{
			{Name: words.CountryName("BR"), Country: "BR", Tone: ToneLatinAmerica},
			{Name: words.CountryName("PL"), Country: "PL", Tone: ToneEurope},
			{Name: words.Literal("3 others"), Tone: ToneOther, Merged: true},
		},
		Series: []Series{{Values: []float64{26, 22, 8}}}, Others: 3, Peak: -1,
	}
}

func area() Figure {
	return Figure{
		Name: "present", Kind: Area, Title: words.Literal("Peak 112"), Measure: words.Literal("People present"),
		Series: []Series{{Values: []float64{1, 112, 90}}}, X: []int64{60, 120, 180}, Zone: "Europe/Madrid", Peak: 1,
		Bands: []Band{{Name: words.Literal("Opening"), From: 60, Until: 120}},
	}
}

func funnel() Figure {
	return Figure{
		Name: "funnel", Kind: Funnel, Title: words.Literal("60 % came"), Measure: words.Literal("Of registered"),
		Categories: []Category{{Name: words.Literal("Registered")}, {Name: words.Literal("Attended")}},
		Series:     []Series{{Values: []float64{214, 128}}}, Peak: -1,
	}
}

func TestSums(t *testing.T) {
	f := bars()
	if f.Total() != 56 || f.Max() != 26 || f.IsEmpty() {
		t.Errorf("total %v, max %v, empty %v", f.Total(), f.Max(), f.IsEmpty())
	}
	if got := f.Share(0); math.Abs(got-26.0/56) > 1e-9 {
		t.Errorf("a bar's share is %v", got)
	}
	if got := funnel().Share(1); math.Abs(got-128.0/214) > 1e-9 {
		t.Errorf("a step's share is %v, that of registered is wanted", got)
	}
	none := Figure{}
	if none.Total() != 0 || none.Max() != 0 || !none.IsEmpty() || none.Values() != nil {
		t.Error("an empty figure has values")
	}
	zero := bars()
	zero.Series[0].Values = []float64{0, 0, 0}
	if zero.Share(0) != 0 {
		t.Error("a share of nothing is not 0")
	}
}

func TestHighest(t *testing.T) {
	if got := Highest([]float64{3, 9, 9, 1}); got != 1 {
		t.Errorf("the first highest is at %d", got)
	}
	if got := Highest(nil); got != -1 {
		t.Errorf("the highest of none is at %d", got)
	}
}

func TestLocation(t *testing.T) {
	if got := area().Location().String(); got != "Europe/Madrid" {
		t.Errorf("got %s", got)
	}
	if got := (Figure{Zone: "Nowhere/City"}).Location().String(); got != "UTC" {
		t.Errorf("an unknown zone is %s", got)
	}
}

func TestValidFigures(t *testing.T) {
	empty := Figure{Name: "city", Kind: Bars, Empty: words.Literal("No attendance was imported")}
	for _, f := range []Figure{bars(), area(), funnel(), empty} {
		if err := f.Validate(); err != nil {
			t.Error(err)
		}
	}
}

func TestFiguresThatCannotBeDrawn(t *testing.T) {
	for _, c := range []struct {
		figure Figure
		spoil  func(*Figure)
		says   string
	}{
		{bars(), func(f *Figure) { f.Name = "" }, "needs a name"},
		{bars(), func(f *Figure) { f.Series = nil }, "does not say why"},
		{bars(), func(f *Figure) { f.Title = words.Message{} }, "needs a title"},
		{bars(), func(f *Figure) { f.Kind = "donut" }, "unknown kind"},
		{bars(), func(f *Figure) { f.Categories = f.Categories[:2] }, "3 values for 2 places"},
		{bars(), func(f *Figure) { f.Series[0].Values[1] = math.NaN() }, "NaN"},
		{bars(), func(f *Figure) { f.Series[0].Values[1] = -1 }, "-1"},
		{bars(), func(f *Figure) { f.Categories[0].Name = words.Message{} }, "without a name"},
		{bars(), func(f *Figure) { f.Categories[0].Merged = true }, "before its last bar"},
		{bars(), func(f *Figure) { f.Others = 0 }, "does not agree"},
		{area(), func(f *Figure) { f.X[2] = f.X[1] }, "not after"},
		{area(), func(f *Figure) { f.Peak = 3 }, "peak at 3"},
		{area(), func(f *Figure) { f.X = f.X[:2] }, "3 values for 2 places"},
		{area(), func(f *Figure) { f.Bands[0].Until = 60 }, "ends before"},
		{funnel(), func(f *Figure) { f.Series[0].Values[1] = 300 }, "larger than the one before"},
	} {
		c.spoil(&c.figure)
		if err := c.figure.Validate(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v, want it to say %q", c.figure.Name, err, c.says)
		}
	}
}

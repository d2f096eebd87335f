package report

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// What ECharts could be made to write is cut down to shapes and words.
func TestCleanSVGKeepsShapesAndWordsOnly(t *testing.T) {
	got, err := cleanSVG(`<svg xmlns:xlink="x" onload="a()"><style><![CDATA[.a:hover{}]]></style><script>a()</script>
<foreignObject><p>x</p></foreignObject><image href="https://example.org/x.png"/>
<rect width="9" height="9" fill="none"></rect>
<g clip-path="url(#zr3-c1)"><path d="M0 0L1 1" onclick="a()" style="fill:#0B6B5B;cursor:pointer" transform="translate(1 2)" ecmeta_x="1"/></g>
<text style="font-size:13px;font-weight:bold" fill="#123456" x="url(https://example.org)">a &lt;b&gt; &amp; "c"</text>
<defs><clipPath id="zr3-c1"><path d="M0 0Z" fill="#000"/></clipPath></defs></svg>`, "c")
	if err != nil {
		t.Fatal(err)
	}
	want := `<g clip-path="url(#c-1)"><path d="M0 0L1 1" transform="translate(1 2)" class="f-accent"></path></g>` +
		`<text font-weight="bold" class="f-ink-2">a &lt;b&gt; &amp; &#34;c&#34;</text>` +
		`<defs><clipPath id="c-1"><path d="M0 0Z" fill="#000"></path></clipPath></defs>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if _, err := cleanSVG("<svg><path", "c"); err == nil {
		t.Error("half an SVG passes")
	}
}

func bars(values ...float64) figure.Figure {
	f := figure.Figure{Name: "country", Kind: figure.Bars, Series: []figure.Series{{Values: values}}}
	for i := range values {
		iso := []string{"BR", "FI", "CL", "PL"}[i%4]
		f.Categories = append(f.Categories, figure.Category{Name: words.CountryName(iso), Country: iso, Tone: figure.ToneLatinAmerica})
	}
	return f
}

// draw gives a drawing's clean SVG.
func draw(t *testing.T, d drawing) string {
	t.Helper()
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := e.draw(d)
	if err != nil {
		t.Fatal(err)
	}
	svg, err := cleanSVG(raw, "c")
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	d := barDrawing(bars(20, 10), words.For("pt"))
	svg := draw(t, d)
	if !strings.Contains(svg, ">Brasil</text>") || !strings.Contains(svg, ">Finlândia</text>") {
		t.Errorf("countries are not named in Portuguese: %s", svg)
	}
	if strings.Count(svg, `class="f-la"`) != 2 || len(d.flags) != 2 || d.flags[1].ISO != "FI" {
		t.Errorf("two bars and two flags, not %d and %v", strings.Count(svg, `class="f-la"`), d.flags)
	}
	start, long := barEnds(t, svg, 0)
	_, short := barEnds(t, svg, 1)
	if ratio := (long - start) / (short - start); ratio < 1.98 || ratio > 2.02 {
		t.Errorf("20 is %.2f times as long as 10", ratio)
	}
}

var barPath = regexp.MustCompile(`<path d="M([0-9.]+) [^"]*" class="f-la"`)

// barEnds are the left and the right end of a bar.
func barEnds(t *testing.T, svg string, i int) (left, right float64) {
	t.Helper()
	for _, n := range regexp.MustCompile(`[ML]([0-9.]+) |1 ([0-9.]+) `).FindAllStringSubmatch(barPath.FindAllString(svg, -1)[i], -1) {
		x, _ := strconv.ParseFloat(n[1]+n[2], 64)
		if left == 0 {
			left = x
		}
		right = max(right, x)
	}
	return left, right
}

// A name that is too long for the side stands above its bar, and one too long
// for that is cut where the table has it whole.
func TestLongNamesStandAboveTheirBars(t *testing.T) {
	f := bars(3, 2)
	f.Categories[0].Name = words.Literal(strings.Repeat("Long ", 30))
	d := barDrawing(f, words.For("en"))
	if d.height != 2*pairHeight {
		t.Errorf("the chart is %d high", d.height)
	}
	if svg := draw(t, d); !strings.Contains(svg, "L…</text>") {
		t.Errorf("the name is not cut: %s", svg)
	}
}

func TestFunnelSaysOfWhat(t *testing.T) {
	f := bars(200, 100)
	f.Kind = figure.Funnel
	if svg := draw(t, barDrawing(f, words.For("en"))); !strings.Contains(svg, ">100 · 50\u00a0%</text>") {
		t.Errorf("the step does not say its share: %s", svg)
	}
}

func TestOthersAreAnOutlineWithTheirNumber(t *testing.T) {
	f := bars(9, 5)
	f.Others = 2
	f.Categories[1] = figure.Category{Name: words.M("count.other", "count", 2), Tone: figure.ToneOther, Merged: true}
	svg := draw(t, barDrawing(f, words.For("en")))
	if !strings.Contains(svg, `class="f-page s-ink-3"`) || !strings.Contains(svg, ">2 others</text>") || !strings.Contains(svg, ">5</text>") {
		t.Errorf("others: %s", svg)
	}
}

// A curve of 10 minutes with its peak in the fifth, 14:56 to 15:06.
func curveFigure() figure.Figure {
	f := figure.Figure{Name: "present", Kind: figure.Area, Zone: "Europe/Brussels", Peak: 5}
	start := time.Date(2024, 3, 5, 13, 56, 0, 0, time.UTC)
	values := []float64{0, 10, 20, 30, 40, 50, 45, 40, 30, 10, 0}
	for i := range values {
		f.X = append(f.X, start.Add(time.Duration(i)*time.Minute).Unix())
	}
	f.Series = []figure.Series{{Values: values}}
	f.Bands = []figure.Band{{Name: words.Literal("Panel"), From: f.X[2], Until: f.X[6]}}
	return f
}

func TestCurveShowsPeakAndRoundTimes(t *testing.T) {
	c := evenCurve(curveFigure(), ticksWide)
	if len(c.values) != 11 || c.peak != 5 || c.values[5] != 50 || c.values[10] != 0 {
		t.Errorf("the curve is %v with its peak at %d", c.values, c.peak)
	}
	for _, width := range []int{wide, narrow} {
		svg := draw(t, areaDrawing(curveFigure(), words.For("en"), width))
		for _, want := range []string{">15:00</text>", ">15:05</text>", ">50 at 15:01</text>", ">1</text>"} {
			if !strings.Contains(svg, want) {
				t.Errorf("at %d the curve does not say %s", width, want)
			}
		}
		if strings.Contains(svg, ">14:56</text>") {
			t.Errorf("at %d the curve names a time that is not round", width)
		}
	}
}

// A long curve is drawn in steps, of which none loses a peak of one minute.
func TestLongCurveKeepsItsPeak(t *testing.T) {
	f := figure.Figure{Name: "present", Kind: figure.Area, Zone: "UTC", Peak: 777}
	values := make([]float64, 1440)
	for i := range values {
		f.X = append(f.X, int64(i)*60)
		values[i] = 3
	}
	values[777] = 100
	f.Series = []figure.Series{{Values: values}}
	c := evenCurve(f, ticksWide)
	if c.peakAt.Unix() != f.X[f.Peak] {
		t.Errorf("the peak is said to be at %v", c.peakAt)
	}
	if len(c.values) > stepsMost+1 || c.peak < 0 || c.values[c.peak] != 100 || c.values[c.peak+1] != 3 {
		t.Errorf("%d steps, the peak at %d", len(c.values), c.peak)
	}
}

func TestScalesAreRoundWithFewLines(t *testing.T) {
	for highest, want := range map[float64][2]float64{1: {1, 1}, 4: {1, 4}, 9: {5, 10}, 112: {50, 150}, 125: {50, 150}, 1000: {250, 1000}} {
		step, top := niceScale(highest)
		if step != want[0] || top != want[1] || top/step > 4 {
			t.Errorf("%v gives lines every %v up to %v", highest, step, top)
		}
	}
}

func TestChartsOfTheSameFigureAreTheSame(t *testing.T) {
	one, other := areaDrawing(curveFigure(), words.For("en"), wide), areaDrawing(curveFigure(), words.For("en"), wide)
	if draw(t, one) != draw(t, other) {
		t.Error("two drawings of one figure differ")
	}
}

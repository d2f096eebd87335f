package report

import (
	"math"
	"strconv"
	"time"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// curve is an area figure at even steps, as a category axis wants it.
type curve struct {
	times   []time.Time
	values  []float64
	ticks   []bool // which steps have a label: round times
	peak    int    // step of the peak; -1 none
	peakAt  time.Time
	atLeast bool // more may have been there
}

// The most steps a curve is drawn with, and the most labels under it at the two
// widths.
const (
	stepsMost   = 240
	ticksWide   = 9
	ticksNarrow = 4
)

// tickMinutes are the distances between two labels that people read easily.
var tickMinutes = []int{5, 10, 15, 30, 60, 120, 180, 360, 720, 1440}

// evenCurve resamples a figure: each step holds the highest value that stood
// during it, so that no peak is lost.
func evenCurve(f figure.Figure, ticks int) curve {
	first, last := f.X[0], f.X[len(f.X)-1]
	minutes := tickMinutes[len(tickMinutes)-1]
	for _, m := range tickMinutes {
		if (last-first)/int64(m*60) < int64(ticks) {
			minutes = m
			break
		}
	}
	step := int64(60)
	for step < int64(minutes*60) && (int64(minutes*60)%step != 0 || (last-first)/step > stepsMost) {
		step += 60
	}
	return sampled(f, first-first%step, step, last, minutes)
}

// sampled holds every value until the next, and keeps each step's highest.
func sampled(f figure.Figure, first, step, last int64, minutes int) curve {
	c := curve{peak: -1, atLeast: f.AtLeast}
	values := f.Values()
	at, held := 0, 0.0
	for from := first; from <= last; from += step {
		highest := held
		for ; at < len(f.X) && f.X[at] < from+step; at++ {
			if f.X[at] == from {
				highest = 0
			}
			held = values[at]
			highest = max(highest, held)
			if at == f.Peak {
				c.peak, c.peakAt = len(c.values), time.Unix(f.X[at], 0).In(f.Location())
			}
		}
		t := time.Unix(from, 0).In(f.Location())
		c.times = append(c.times, t)
		c.values = append(c.values, highest)
		c.ticks = append(c.ticks, (t.Hour()*60+t.Minute())%minutes == 0 && t.Second() == 0)
	}
	return c
}

// areaDrawing draws values over time, at one of the two widths.
func areaDrawing(f figure.Figure, b *words.Book, width int) drawing {
	height, ticks := 260, ticksWide
	if width == narrow {
		height, ticks = 220, ticksNarrow
	}
	c := evenCurve(f, ticks)
	step, top := niceScale(f.Max() * 1.12)
	left := math.Ceil(textWidth(b.Number(int(top)), labelSize) + 10)
	chart := charts.NewLine()
	labels := make([]string, len(c.times))
	for i, t := range c.times {
		if c.ticks[i] {
			labels[i] = b.Time(t)
		}
	}
	chart.SetXAxis(labels)
	chart.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithGridOpts(opts.Grid{Left: px(left), Right: "22", Top: "24", Bottom: "26"}),
		charts.WithXAxisOpts(timeAxis()),
		charts.WithYAxisOpts(countAxis(step, top)),
	)
	series := []charts.SeriesOpts{
		charts.WithLineChartOpts(opts.LineChart{ShowSymbol: opts.Bool(false)}),
		charts.WithLineStyleOpts(opts.LineStyle{Color: light("accent"), Width: 2}),
		charts.WithAreaStyleOpts(opts.AreaStyle{Color: light("accent"), Opacity: opts.Float(0.1)}),
	}
	series = append(series, bandMarks(f, c, top)...)
	series = append(series, peakMark(c, b)...)
	data := make([]opts.LineData, len(c.values))
	for i, v := range c.values {
		data[i] = opts.LineData{Value: v}
	}
	chart.AddSeries("", data, series...)
	d := drawing{name: f.Name, width: width, height: height}
	return d.of(&chart.BaseConfiguration, chart.Validate)
}

// timeAxis shows every label that is not empty.
func timeAxis() opts.XAxis {
	return opts.XAxis{
		Type: "category", BoundaryGap: opts.Bool(false),
		AxisLine: &opts.AxisLine{LineStyle: &opts.LineStyle{Color: light("line-strong")}},
		AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{
			Show: opts.Bool(true), Interval: "0", Color: light("ink-3"), FontSize: labelSize,
		},
	}
}

func countAxis(step, top float64) opts.YAxis {
	return opts.YAxis{
		Type: "value", Min: 0, Max: top, MinInterval: step, MaxInterval: step,
		SplitLine: &opts.SplitLine{LineStyle: &opts.LineStyle{Color: light("line")}},
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(true), Color: light("ink-3"), FontSize: labelSize},
	}
}

// bandMarks tints every other agenda part and numbers all of them; their names
// stand in a list below the chart.
func bandMarks(f figure.Figure, c curve, top float64) []charts.SeriesOpts {
	var marks []charts.SeriesOpts
	for i, band := range f.Bands {
		from, until := c.index(band.From), c.index(band.Until)
		if until <= from {
			continue
		}
		opacity := float32(0)
		if i%2 == 0 {
			opacity = 0.7
		}
		marks = append(marks, charts.WithMarkAreaNameCoordItemOpts(opts.MarkAreaNameCoordItem{
			Name:        strconv.Itoa(i + 1),
			Coordinate0: []any{from, 0}, Coordinate1: []any{until, top},
			ItemStyle: &opts.ItemStyle{Color: light("sunken"), Opacity: opts.Float(opacity)},
		}))
	}
	if len(marks) == 0 {
		return nil
	}
	return append(marks, charts.WithMarkAreaStyleOpts(opts.MarkAreaStyle{Label: &opts.Label{
		Show: opts.Bool(true), Position: "top", Color: light("ink-3"), FontSize: labelSize,
	}}))
}

// index is the step that holds a time, within the curve.
func (c curve) index(at int64) int {
	i := 0
	for i+1 < len(c.times) && c.times[i+1].Unix() <= at {
		i++
	}
	return i
}

// peakMark puts a dot on the peak and its words above it, within the chart.
func peakMark(c curve, b *words.Book) []charts.SeriesOpts {
	if c.peak < 0 {
		return nil
	}
	flush := "center"
	switch share := float64(c.peak) / float64(len(c.values)); {
	case share < 0.2:
		flush = "left"
	case share > 0.8:
		flush = "right"
	}
	key := "report.chart.peak"
	if c.atLeast {
		key = "report.chart.peak_at_least"
	}
	text := b.T(key, "count", int(c.values[c.peak]), "time", b.Time(c.peakAt))
	return []charts.SeriesOpts{charts.WithMarkPointNameCoordItemOpts(opts.MarkPointNameCoordItem{
		Name: text, Coordinate: []any{c.peak, c.values[c.peak]}, Symbol: "circle", SymbolSize: 8,
		ItemStyle: &opts.ItemStyle{Color: light("accent")},
		Label: &opts.Label{
			Show: opts.Bool(true), Formatter: "{b}", Position: "top", Align: flush,
			Color: light("ink"), FontWeight: "bold", FontSize: labelSize,
		},
	})}
}

// niceScale gives a round distance between grid lines, of which there are at
// most four above zero, and the round top of the scale.
func niceScale(highest float64) (step, top float64) {
	if highest <= 4 {
		return 1, max(math.Ceil(highest), 1)
	}
	power := math.Pow(10, math.Floor(math.Log10(highest/4)))
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		step = m * power
		if step == math.Trunc(step) && step*4 >= highest {
			break
		}
	}
	return step, step * math.Ceil(highest/step)
}

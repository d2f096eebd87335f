package report

import (
	"math"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// drawing is a chart ready for the engine: an ECharts option as data, and what
// the page lays over it.
type drawing struct {
	name          string
	option        map[string]any
	width, height int
	flags         []flagAt
}

// flagAt is a country's flag in a drawing, or the lock that stands in its place
// before others.
type flagAt struct {
	ISO  string
	Lock bool
	X, Y float64
}

// Sizes of charts, in units of which one is a pixel at the narrow width.
const (
	narrow     = 360
	wide       = 960
	labelSize  = 13
	rowHeight  = 28 // bars with their names beside them
	pairHeight = 44 // bars with their names above them
	flagWidth  = 20
	flagHeight = 14
	flagGap    = 8
	besideMost = 130.0 // widest name that stands beside its bar
)

// barDrawing draws bars and funnels: names beside the bars where all are short,
// above them where one is not.
func barDrawing(f figure.Figure, b *words.Book) drawing {
	names, widest := barNames(f, b)
	if widest <= besideMost && f.Kind == figure.Bars {
		return besideDrawing(f, b, names, widest)
	}
	return aboveDrawing(f, b, names)
}

func barNames(f figure.Figure, b *words.Book) (names []string, widest float64) {
	names = make([]string, len(f.Categories))
	for i, c := range f.Categories {
		names[i] = printable(b.Msg(c.Name))
		widest = max(widest, textWidth(names[i], labelSize))
	}
	return names, widest
}

func besideDrawing(f figure.Figure, b *words.Book, names []string, widest float64) drawing {
	flags := 0.0
	for _, c := range f.Categories {
		if c.Country != "" {
			flags = flagWidth + flagGap
		}
	}
	left := math.Ceil(flags + widest + 12)
	right := math.Ceil(textWidth(b.Number(int(f.Max())), labelSize) + 12)
	d := drawing{name: f.Name, width: narrow, height: rowHeight * len(names)}
	chart := newBars(names, opts.Grid{Left: px(left), Right: px(right), Top: "0", Bottom: "0"})
	chart.SetGlobalOptions(
		charts.WithXAxisOpts(hiddenScale(f.Max())),
		charts.WithYAxisOpts(nameAxis(names, left-flags)),
	)
	data := make([]opts.BarData, len(names))
	for i, v := range f.Values() {
		data[i] = barOf(f.Categories[i], v, b.Number(int(v)))
		if c := f.Categories[i]; flags > 0 && (c.Country != "" || c.Merged) {
			d.flags = append(d.flags, flagAt{ISO: c.Country, Lock: c.Merged, Y: float64(i*rowHeight) + (rowHeight-flagHeight)/2})
		}
	}
	chart.AddSeries("", data, charts.WithBarChartOpts(opts.BarChart{BarWidth: "15"}))
	return d.of(&chart.BaseConfiguration, chart.Validate)
}

// aboveDrawing gives every category two rows: its name with the value at the
// right, and below it the bar.
func aboveDrawing(f figure.Figure, b *words.Book, names []string) drawing {
	d := drawing{name: f.Name, width: narrow, height: pairHeight * len(names)}
	left, right := make([]string, 2*len(names)), make([]string, 2*len(names))
	data := make([]opts.BarData, 2*len(names))
	for i, v := range f.Values() {
		right[2*i] = b.Number(int(v))
		if f.Kind == figure.Funnel && i > 0 {
			right[2*i] += " · " + b.Percent(int(v), int(f.Values()[0]))
		}
		left[2*i] = shortened(names[i], labelSize, narrow-textWidth(right[2*i], labelSize)-16)
		data[2*i+1] = barOf(f.Categories[i], v, "")
	}
	chart := newBars(left, opts.Grid{Left: "1", Right: "1", Top: "0", Bottom: "0"})
	values := nameAxis(right, 1)
	values.Position, values.AxisLabel.Align, values.AxisLabel.FontWeight = "right", "right", "bold"
	chart.ExtendYAxis(values)
	chart.SetGlobalOptions(charts.WithXAxisOpts(hiddenScale(f.Max())), charts.WithYAxisOpts(nameAxis(left, 1)))
	chart.AddSeries("", data, charts.WithBarChartOpts(opts.BarChart{BarWidth: "10"}))
	return d.of(&chart.BaseConfiguration, chart.Validate)
}

// newBars starts a chart of bars that lie. go-echarts wants the names twice:
// as the chart's own, from which it fills the first axis, and on the axis.
func newBars(names []string, grid opts.Grid) *charts.Bar {
	chart := charts.NewBar()
	chart.SetXAxis(names).XYReversal()
	chart.SetGlobalOptions(charts.WithGridOpts(grid), charts.WithAnimation(false))
	return chart
}

func (d drawing) of(chart *charts.BaseConfiguration, validate func()) drawing {
	validate()
	d.option = chart.JSON()
	return d
}

func barOf(c figure.Category, v float64, label string) opts.BarData {
	data := opts.BarData{Value: v, ItemStyle: &opts.ItemStyle{Color: light(toneHue(c.Tone))}}
	if c.Merged {
		data.ItemStyle = &opts.ItemStyle{Color: light("page"), BorderColor: light("ink-3"), BorderWidth: 1}
	}
	if label != "" {
		data.Label = &opts.Label{
			Show: opts.Bool(true), Position: "right", Formatter: types.FuncStr(label),
			Color: light("ink"), FontWeight: "bold", FontSize: labelSize,
		}
	}
	return data
}

// hiddenScale is the axis of the values: from zero, and not shown, since every
// bar says its value.
func hiddenScale(highest float64) opts.XAxis {
	return opts.XAxis{Type: "value", Show: opts.Bool(false), Min: 0, Max: max(highest, 1)}
}

// nameAxis is the axis of the categories, the first on top, its names flush left
// at margin before the bars.
func nameAxis(names []string, margin float64) opts.YAxis {
	return opts.YAxis{
		Type: "category", Data: names, Inverse: opts.Bool(true),
		AxisLine: &opts.AxisLine{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{
			Show: opts.Bool(true), Interval: "0", Margin: margin, Align: "left",
			Color: light("ink"), FontSize: labelSize,
		},
	}
}

func px(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

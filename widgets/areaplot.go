package widgets

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

const (
	areaTimes    float32 = 24 // height of the time axis
	areaBands    float32 = 24 // height of the bands' names
	areaTop      float32 = 8
	areaTimeRoom float32 = 72 // width that a time on the axis needs
	areaLabels           = 24 // times on the axis at most
	areaBandText float32 = 28 // a band narrower than that shows no name
	areaPeakDot  float32 = 9
	areaPeakRoom float32 = 24 // height of the peak's label and its dot
)

// areaPlot is where values and times stand.
type areaPlot struct {
	x, y  scale
	top   float32 // of the bands
	step  float64
	grid  []float64 // values of the grid lines
	times []int64
	size  fyne.Size
}

// planArea lays a curve out in a size. labels is the width of the values on the
// axis, or 0 for none.
func planArea(f figure.Figure, size fyne.Size, labels float32, named bool) areaPlot {
	p := areaPlot{size: size, top: 0}
	top := areaTop
	if named {
		top = areaBands
	}
	left := float32(0)
	if labels > 0 {
		left = labels + tokens.Space8
	}
	from, until := f.X[0], f.X[len(f.X)-1]
	p.step = valueStep(f.Max(), tokens.GridLines-1)
	highest := p.step
	for p.grid = []float64{0}; ; highest += p.step {
		p.grid = append(p.grid, highest)
		if highest >= f.Max() {
			break
		}
	}
	p.x = scale{float64(from), float64(until), left, size.Width}
	p.y = scale{0, highest, size.Height - areaTimes, top}
	if labels == 0 { // nothing is written at the lines: the curve may fill the height
		p.y.until = max(f.Max()*1.08, 1)
	}
	p.y.end = p.roomForPeak(f, top)
	p.times = timeTicks(from, until, max(1, int((size.Width-left)/areaTimeRoom)), f.Location())
	return p
}

// points are the places of a figure's values.
func (p areaPlot) points(f figure.Figure) []vertex {
	points := make([]vertex, len(f.X))
	for i, v := range f.Values() {
		points[i] = vertex{p.x.place(float64(f.X[i])), p.y.place(v)}
	}
	return held(f, points)
}

// held draws a thinned curve as it is meant: each number holds until the next. A
// line straight from one to the other would show people leaving who stayed.
func held(f figure.Figure, points []vertex) []vertex {
	if f.Under == 0 {
		return points
	}
	steps := make([]vertex, 0, 2*len(points))
	for i, at := range points {
		if i > 0 {
			steps = append(steps, vertex{at.x, points[i-1].y})
		}
		steps = append(steps, at)
	}
	return steps
}

// roomForPeak is where the values' scale has to end so that the peak's label has
// room between the curve and what stands at the top: over the peak runs no line.
func (p areaPlot) roomForPeak(f figure.Figure, top float32) float32 {
	if f.Peak < 0 || f.Max() <= 0 || p.y.at-top <= 2*areaPeakRoom {
		return p.y.end
	}
	lowest := p.y.at - (p.y.at-top-areaPeakRoom)*float32(p.y.until/f.Max())
	return max(p.y.end, lowest)
}

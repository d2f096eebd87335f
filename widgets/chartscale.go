package widgets

import (
	"math"
	"slices"
	"time"

	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// This file turns numbers into places. It knows no canvas.

// valueStep is the distance of grid lines for values up to a highest one: the
// least round number that needs no more than most steps.
func valueStep(highest float64, most int) float64 {
	if highest <= 0 {
		return 1
	}
	least := highest / float64(most)
	magnitude := math.Pow(10, math.Floor(math.Log10(least)))
	for _, round := range []float64{1, 2, 4, 5, 10} {
		if step := round * magnitude; step >= least-1e-9 {
			return max(step, 1) // people are whole
		}
	}
	return magnitude * 10
}

// timeSteps are the distances of times on an axis that people read, in seconds.
var timeSteps = []int64{60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10800, 21600, 43200, 86400}

// timeTicks are round times of the clock in a zone within a span, so far apart
// that no more than most of them stand on the axis.
func timeTicks(from, until int64, most int, zone *time.Location) []int64 {
	if until <= from || most < 1 {
		return nil
	}
	step := timeSteps[len(timeSteps)-1]
	for _, s := range timeSteps {
		if (until-from)/s < int64(most) {
			step = s
			break
		}
	}
	_, offset := time.Unix(from, 0).In(zone).Zone()
	first := from + (step-(from+int64(offset))%step)%step
	var ticks []int64
	for at := first; at <= until; at += step {
		ticks = append(ticks, at)
	}
	return ticks
}

// scale maps values on a straight line between two places.
type scale struct {
	from, until float64
	at, end     float32
}

func (s scale) place(v float64) float32 {
	if s.until == s.from {
		return s.at
	}
	return s.at + float32((v-s.from)/(s.until-s.from))*(s.end-s.at)
}

// value is the inverse of place, within the scale's ends.
func (s scale) value(at float32) float64 {
	if s.end == s.at {
		return s.from
	}
	share := float64((at - s.at) / (s.end - s.at))
	return s.from + min(max(share, 0), 1)*(s.until-s.from)
}

// pointed is the index of the number that a curve tells at a time: the nearest one,
// or, of a thinned curve, the one that holds then.
func pointed(f figure.Figure, at int64) int {
	if f.Under == 0 {
		return nearest(f.X, at)
	}
	next, there := slices.BinarySearch(f.X, at)
	if there {
		return next
	}
	return min(max(0, next-1), len(f.X)-1)
}

// nearest is the index of the time nearest to one.
func nearest(times []int64, to int64) int {
	low, high := 0, len(times)-1
	if high < 0 {
		return -1
	}
	for low < high {
		middle := (low + high) / 2
		if times[middle] < to {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low > 0 && to-times[low-1] < times[low]-to {
		return low - 1
	}
	return low
}

// vertex is a point of a drawing.
type vertex struct{ x, y float32 }

// thin keeps of a curve with many points what shows: of the points that fall
// into one column the first, the lowest, the highest and the last.
func thin(points []vertex, columns int) []vertex {
	if columns < 1 || len(points) <= 4*columns {
		return points
	}
	left, right := points[0].x, points[len(points)-1].x
	width := (right - left) / float32(columns)
	kept := make([]vertex, 0, 4*columns)
	for i := 0; i < len(points); {
		column := int((points[i].x - left) / width)
		first, low, high, last := i, i, i, i
		for ; i < len(points) && int((points[i].x-left)/width) == column; i++ {
			if points[i].y < points[low].y {
				low = i
			}
			if points[i].y > points[high].y {
				high = i
			}
			last = i
		}
		kept = append(kept, points[first])
		for _, k := range []int{min(low, high), max(low, high), last} {
			if points[k] != kept[len(kept)-1] {
				kept = append(kept, points[k])
			}
		}
	}
	return kept
}

// Package geo has the outlines of countries and the projection of the maps. It never
// reaches Fyne.
package geo

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed outlines.gz
var packed []byte

// Point is a place: degrees of longitude and latitude, WGS 84; or, once it is
// projected, radii of the globe to the right and down.
type Point struct{ X, Y float64 }

// Country is one country's outlines. A ring within another is a hole.
type Country struct {
	Code  string // ISO 3166-1 alpha-2; "-" where there is none
	Rings [][]Point
}

// Countries are the outlines of Natural Earth's countries without Antarctica, made
// simpler by scripts/outlines.go. They are unpacked at the first question.
var Countries = sync.OnceValue(func() []Country {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // it is part of the program
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	var all []Country
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSuffix(line, "\n")
		if code, is := strings.CutPrefix(line, "="); is {
			all = append(all, Country{Code: code})
			continue
		}
		last := &all[len(all)-1]
		last.Rings = append(last.Rings, ring(line))
	}
	return all
})

// ring reads differences in hundredths of a degree.
func ring(line string) (points []Point) {
	x, y := 0, 0
	for pair := range strings.SplitSeq(line, " ") {
		dx, dy, _ := strings.Cut(pair, ",")
		a, _ := strconv.Atoi(dx)
		b, _ := strconv.Atoi(dy)
		x, y = x+a, y+b
		points = append(points, Point{float64(x) / 100, float64(y) / 100})
	}
	return points
}

// Projection is Equal Earth (Šavrič, Patterson and Jenny, 2018) around a meridian.
type Projection struct{ Meridian float64 }

// Between is the projection whose middle lies between two places, the shorter way.
func Between(a, b Point) Projection {
	return Projection{near(a.X, 0) + turn(b.X-a.X)/2}
}

// turn is an angle as -180 to 180.
func turn(degrees float64) float64 { return math.Remainder(degrees, 360) }

// near is an angle as near to another as whole turns bring it.
func near(degrees, to float64) float64 { return to + turn(degrees-to) }

// Of is where a place lies.
func (p Projection) Of(at Point) Point { return project(turn(at.X-p.Meridian), at.Y) }

// Ring is where an outline lies, in one piece: it may reach beyond the map's edge.
func (p Projection) Ring(ring []Point) []Point {
	out := make([]Point, len(ring))
	x := 0.0
	for i, at := range ring {
		x = near(at.X-p.Meridian, x)
		out[i] = project(x, at.Y)
	}
	return out
}

func project(longitude, latitude float64) Point {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	t := math.Asin(math.Sqrt(3) / 2 * math.Sin(latitude*math.Pi/180))
	t2 := t * t
	t6 := t2 * t2 * t2
	x := 2 * math.Sqrt(3) * longitude * math.Pi / 180 * math.Cos(t) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
	return Point{x, -t * (a4*t6*t2 + a3*t6 + a2*t2 + a1)}
}

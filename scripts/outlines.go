//go:build ignore

// Command outlines makes assets/geo/outlines.gz of a TopoJSON file of countries.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"

	"golang.org/x/text/language"
)

// tolerance is how far, in degrees, an outline may lie from Natural Earth's, and
// least how large a ring is kept, in square degrees of its bounds.
const tolerance, least = 0.06, 0.05

type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   struct {
		Countries struct {
			Geometries []struct {
				Type string
				ID   string
				Arcs json.RawMessage
			}
		}
	}
}

func main() {
	raw, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var t topology
	if err := json.Unmarshal(raw, &t); err != nil {
		panic(err)
	}
	arcs := make([][][2]float64, len(t.Arcs))
	for i, a := range t.Arcs {
		x, y := 0, 0
		var line [][2]float64
		for _, d := range a {
			x, y = x+d[0], y+d[1]
			line = append(line, [2]float64{float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0], float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
		arcs[i] = simple(line)
	}
	var b strings.Builder
	for _, g := range t.Objects.Countries.Geometries {
		var polygons [][][]int
		if g.Type == "Polygon" {
			var one [][]int
			json.Unmarshal(g.Arcs, &one)
			polygons = append(polygons, one)
		} else if g.Arcs != nil {
			json.Unmarshal(g.Arcs, &polygons)
		}
		code := "-"
		if region, err := language.ParseRegion(g.ID); err == nil && len(region.String()) == 2 {
			code = region.String()
		}
		if code == "AQ" {
			continue
		}
		fmt.Fprintln(&b, "="+code)
		for _, polygon := range polygons {
			for _, ring := range polygon {
				write(&b, ring, arcs)
			}
		}
	}
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	z.Write([]byte(b.String()))
	z.Close()
	if err := os.WriteFile(os.Args[2], packed.Bytes(), 0o644); err != nil {
		panic(err)
	}
}

// write writes a ring as differences in hundredths of a degree.
func write(b *strings.Builder, ring []int, arcs [][][2]float64) {
	var points [][2]int
	for _, i := range ring {
		line := arcs[max(i, ^i)]
		for k := range line {
			p := line[k]
			if i < 0 {
				p = line[len(line)-1-k]
			}
			at := [2]int{int(math.Round(p[0] * 100)), int(math.Round(p[1] * 100))}
			if len(points) == 0 || points[len(points)-1] != at {
				points = append(points, at)
			}
		}
	}
	low, high := points[0], points[0]
	for _, p := range points {
		low = [2]int{min(low[0], p[0]), min(low[1], p[1])}
		high = [2]int{max(high[0], p[0]), max(high[1], p[1])}
	}
	if len(points) < 4 || float64(high[0]-low[0])*float64(high[1]-low[1]) < least*1e4 {
		return
	}
	last := [2]int{}
	for i, p := range points {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(b, "%d,%d", p[0]-last[0], p[1]-last[1])
		last = p
	}
	b.WriteByte('\n')
}

// simple leaves out points as Douglas and Peucker do.
func simple(line [][2]float64) [][2]float64 {
	if len(line) < 3 {
		return line
	}
	a, z := line[0], line[len(line)-1]
	far, at := 0.0, 0
	for i, p := range line[1 : len(line)-1] {
		dx, dy := z[0]-a[0], z[1]-a[1]
		d := math.Hypot(p[0]-a[0], p[1]-a[1])
		if l := math.Hypot(dx, dy); l > 1e-9 {
			d = math.Abs(dx*(p[1]-a[1])-dy*(p[0]-a[0])) / l
		}
		if d > far {
			far, at = d, i+1
		}
	}
	if far <= tolerance {
		return [][2]float64{a, z}
	}
	return append(simple(line[:at+1]), simple(line[at:])[1:]...)
}

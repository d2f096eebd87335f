package geo

import (
	"math"
	"testing"
)

func TestTheOutlinesAreWhole(t *testing.T) {
	points, codes := 0, map[string]bool{}
	for _, c := range Countries() {
		codes[c.Code] = true
		for _, ring := range c.Rings {
			points += len(ring)
			if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
				t.Errorf("a ring of %s is not closed", c.Code)
			}
			for _, p := range ring {
				if math.Abs(p.X) > 180.01 || p.Y < -60 || p.Y > 84 {
					t.Fatalf("%s reaches %v", c.Code, p)
				}
			}
		}
	}
	for _, code := range []string{"PL", "BR", "FI", "CL", "AR", "FR", "NO", "MX", "JP"} {
		if !codes[code] {
			t.Errorf("%s is missing", code)
		}
	}
	if points < 10_000 {
		t.Errorf("only %d points", points)
	}
}

func TestPlacesLieWhereEqualEarthPutsThem(t *testing.T) {
	p := Projection{}
	for at, want := range map[Point]Point{ // x of the equator's end and y of the pole are Equal Earth's own
		{0, 0}: {0, 0}, {0, 90}: {0, -1.3173627591574}, {179.999999, 0}: {2.7066297, 0},
	} {
		if got := p.Of(at); math.Abs(got.X-want.X) > 1e-5 || math.Abs(got.Y-want.Y) > 1e-5 {
			t.Errorf("%v lies at %v, want %v", at, got, want)
		}
	}
}

func TestAPairAcrossTheDateLineIsInTheMiddle(t *testing.T) {
	p := Between(Point{140, 36}, Point{-71, -33}) // Japan and Chile
	a, b := p.Of(Point{140, 36}), p.Of(Point{-71, -33})
	if math.Abs(a.X) > 1.4 || math.Abs(b.X) > 1.4 || a.X*b.X > 0 {
		t.Errorf("they lie at %v and %v", a, b)
	}
}

package present

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/geo"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// partnershipSlidesOf are the partnership slides of the sample.
func partnershipSlidesOf(t *testing.T) (all []Slide, footer string) {
	t.Helper()
	f, webinar := sampleFile(t)
	deck := deckOf(t, f, webinar, Options{})
	for _, s := range deck.Slides {
		if s.Kind == Partnership {
			all = append(all, s)
		}
	}
	return all, deck.Footer
}

func TestAPartnershipsSlideHasItsMap(t *testing.T) {
	drawing(t)
	slides, footer := partnershipSlidesOf(t)
	if len(slides) != 3 {
		t.Fatalf("%d slides", len(slides))
	}
	for _, size := range []fyne.Size{{Width: 1920, Height: 1080}, {Width: 1024, Height: 768}, {Width: 800, Height: 1280}, {Width: 320, Height: 180}} {
		for _, slide := range slides {
			objects := draw(size, slide, footer, 3)
			rasters, texts := 0, map[string]bool{}
			for _, o := range objects {
				switch o := o.(type) {
				case *canvas.Raster:
					rasters++
				case *canvas.Text:
					texts[o.Text] = true
					at := o.Position()
					if at.X < 0 || at.Y < 0 || at.Y+o.Size().Height > size.Height+1 || at.X+o.Size().Width > size.Width+1 {
						t.Errorf("%v of %s: %q lies at %v", size, slide.Label(), o.Text, at)
					}
				}
			}
			if rasters != 1 || !texts[slide.Names[0].Land] || !texts[slide.Names[1].Land] {
				t.Errorf("%v of %s: %d maps, %v", size, slide.Label(), rasters, texts)
			}
		}
	}
}

// TestAnUprightWindowHasTheMapUnderThePoints leaves no half of it empty.
func TestAnUprightWindowHasTheMapUnderThePoints(t *testing.T) {
	drawing(t)
	slides, footer := partnershipSlidesOf(t)
	size := fyne.NewSize(800, 1280)
	for _, slide := range slides {
		var end float32
		var land *canvas.Raster
		for _, o := range draw(size, slide, footer, 3) {
			switch o := o.(type) {
			case *canvas.Raster:
				land = o
			case *canvas.Text:
				if land == nil { // words of the slide come before the map and its labels
					end = max(end, o.Position().Y+o.Size().Height)
				}
			}
		}
		if land == nil || land.Position().Y < end || land.Size().Width != size.Width || land.Size().Height < size.Height/2 {
			t.Errorf("%s: points end at %v, the map is %v", slide.Label(), end, land)
		}
	}
}

func TestLandIsNotCutOffUnderThePoints(t *testing.T) {
	m := pairMap{
		from: geo.Point{X: -49.27, Y: -25.43}, to: geo.Point{X: 19.02, Y: 50.26}, wide: 1920, high: 1900, top: 200, bottom: 1700,
		land: color.NRGBA{0, 0, 0, 255}, back: color.NRGBA{255, 255, 255, 255}, fadeEnds: 120,
	}
	img := m.draw(480, 475)
	darkest := func(y int) (least uint8) {
		least = 255
		for x := range 480 {
			least = min(least, img.RGBAAt(x, y).R)
		}
		return least
	}
	if top, bottom, middle := darkest(0), darkest(474), darkest(237); top < 200 || bottom < 200 || middle != 0 {
		t.Errorf("the land is %d at the top, %d in the middle, %d at the bottom", top, middle, bottom)
	}
}

func TestTheMapTintsTheTwoCountriesAndIsDrawnOnce(t *testing.T) {
	white, grey := color.NRGBA{255, 255, 255, 255}, color.NRGBA{200, 200, 200, 255}
	m := pairMap{
		from: geo.Point{X: -49.27, Y: -25.43}, to: geo.Point{X: 19.02, Y: 50.26}, countries: [2]string{"BR", "PL"},
		land: grey, line: white, back: white, tints: [2]color.NRGBA{{255, 0, 0, 255}, {0, 0, 255, 255}},
		marks: [2]color.NRGBA{{0, 99, 0, 255}, {0, 99, 0, 255}}, wide: 656, high: 1080, top: 200, bottom: 800,
	}
	img := m.drawing(656, 1080)
	p, _, at := m.fit()
	for where, want := range map[geo.Point]color.NRGBA{
		{X: -55, Y: -10}: {255, 0, 0, 255}, // Mato Grosso
		{X: 21, Y: 52}:   {0, 0, 255, 255}, // Warsaw
		{X: -3, Y: 40}:   grey,             // Spain
		{X: -35, Y: 30}:  white,            // the Atlantic
	} {
		x, y := at(p.Of(where))
		if got := color.NRGBAModel.Convert(img.At(int(x), int(y))).(color.NRGBA); got != want {
			t.Errorf("%v is %v, want %v", where, got, want)
		}
	}
	if m.drawing(656, 1080) != img {
		t.Error("it is drawn again")
	}
}

func TestRegionsWithoutAPlaceStandInAList(t *testing.T) {
	drawing(t)
	somewhere := Name{Text: "A", Country: "FI", Land: "Finland", Family: store.Europe, Located: true, At: geo.Point{X: 21, Y: 63}}
	nowhere := Name{Text: "B", Country: "CL", Land: "Chile", Family: store.LatinAmerica}
	near := somewhere
	near.Text = "C"
	for name, names := range map[string][]Name{"none": {somewhere, nowhere}, "same": {somewhere, near}, "three": {somewhere, near, nowhere}} {
		for _, o := range draw(fyne.NewSize(1920, 1080), Slide{Kind: Partnership, Names: names}, "", 1) {
			if _, is := o.(*canvas.Raster); is {
				t.Errorf("%s: there is a map", name)
			}
		}
	}
}

func TestTintsStandOutFromLand(t *testing.T) {
	for _, v := range []look.Mode{look.Light, look.Dark} {
		test.NewTempApp(t).Settings().SetTheme(look.NewTheme(v))
		for _, f := range []store.MacroRegion{store.Europe, store.LatinAmerica, "asia"} {
			a, b := luminance(solid(familySoft(f))), luminance(solid(look.Land))
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 1.3 {
				t.Errorf("%v %s: %.2f", v, f, ratio)
			}
		}
	}
}

func BenchmarkMap(b *testing.B) {
	m := pairMap{from: geo.Point{X: -49.27, Y: -25.43}, to: geo.Point{X: 19.02, Y: 50.26}, countries: [2]string{"BR", "PL"}, wide: 656, high: 1080, top: 200, bottom: 800, fade: 120}
	for b.Loop() {
		m.draw(656, 1080)
	}
}

// luminance is that of WCAG.
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

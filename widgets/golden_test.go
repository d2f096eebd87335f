package widgets

import (
	"bytes"
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/widgets/look"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// TestMain keeps timers out of tests: a tooltip shows when a test says so.
func TestMain(m *testing.M) {
	later = func(_ time.Duration, do func()) func() {
		waiting = append(waiting, do)
		return func() {}
	}
	os.Exit(m.Run())
}

// waiting are the things that would happen after a while.
var waiting []func()

// pass lets the time pass that the things waiting wait for.
func pass() {
	for _, do := range waiting {
		do()
	}
	waiting = nil
}

// stage shows a widget in a window of a size in one mode.
func stage(t *testing.T, mode look.Mode, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.NewTheme(mode))
	w := test.NewTempWindow(t, WithTooltips(container.NewStack(ground(), o)))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// ground is the window's colour behind a widget; it follows the theme.
func ground() fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	g := &paper{rectangle: r}
	g.ExtendBaseWidget(g)
	return g
}

type paper struct {
	widget.BaseWidget
	rectangle *canvas.Rectangle
}

func (p *paper) CreateRenderer() fyne.WidgetRenderer {
	paint := func() { p.rectangle.FillColor = look.Colour(look.BG) }
	paint()
	return &sketch{owner: p, objects: []fyne.CanvasObject{p.rectangle}, min: func() fyne.Size { return fyne.Size{} }, paint: paint,
		place: func(size fyne.Size) { p.rectangle.Resize(size) }}
}

// golden compares a widget with its pictures in light and dark. What build
// returns is laid out at its place in a window of the size; act, if any, is done
// before the picture is taken.
func golden(t *testing.T, name string, width, height float32, build func() fyne.CanvasObject, act ...func(w fyne.Window, o fyne.CanvasObject)) {
	t.Helper()
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		app := test.NewTempApp(t)
		app.Settings().SetTheme(look.NewTheme(mode))
		o := build()
		w := test.NewTempWindow(t, WithTooltips(container.NewStack(ground(), o)))
		w.SetPadded(false)
		w.Resize(fyne.NewSize(width, height))
		for _, a := range act {
			a(w, o)
		}
		compare(t, name+"-"+string(mode)+".png", w.Canvas().Capture())
	}
}

func compare(t *testing.T, file string, got image.Image) {
	t.Helper()
	path := filepath.Join("testdata", file)
	pixels := toNRGBA(got)
	if *update {
		var out bytes.Buffer
		if err := png.Encode(&out, pixels); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("no golden picture: %v (run with -update)", err)
	}
	wanted, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	want := toNRGBA(wanted)
	if want.Rect != pixels.Rect {
		t.Errorf("%s is %v, the golden picture %v", file, pixels.Rect.Size(), want.Rect.Size())
	} else if n, first := differing(want, pixels); n > 0 {
		t.Errorf("%s differs from its golden picture in %d pixels, the first at %v", file, n, first)
	} else {
		return
	}
	keep(t, file, pixels)
}

// keep writes what was drawn instead, to look at, where RAPPORTEUR_DRAWN says.
func keep(t *testing.T, file string, pixels *image.NRGBA) {
	folder := os.Getenv("RAPPORTEUR_DRAWN")
	if folder == "" {
		return
	}
	var out bytes.Buffer
	if err := png.Encode(&out, pixels); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, file), out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func differing(a, b *image.NRGBA) (n int, first image.Point) {
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			if a.NRGBAAt(x, y) != b.NRGBAAt(x, y) {
				if n == 0 {
					first = image.Pt(x, y)
				}
				n++
			}
		}
	}
	return n, first
}

func toNRGBA(from image.Image) *image.NRGBA {
	to := image.NewNRGBA(image.Rect(0, 0, from.Bounds().Dx(), from.Bounds().Dy()))
	draw.Draw(to, to.Rect, from, from.Bounds().Min, draw.Src)
	return to
}

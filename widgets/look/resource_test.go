package look

import (
	"bytes"
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"github.com/rapporteur-app/rapporteur/assets"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// picture draws resources of one size in a row on magenta, which none of them has.
func picture(t *testing.T, size fyne.Size, of ...fyne.Resource) image.Image {
	t.Helper()
	ground := canvas.NewRectangle(color.NRGBA{R: 255, B: 255, A: 255})
	ground.Resize(fyne.NewSize(size.Width*float32(len(of)), size.Height))
	all := container.NewWithoutLayout(ground)
	for i, res := range of {
		img := canvas.NewImageFromResource(res)
		img.Move(fyne.NewPos(float32(i)*size.Width, 0))
		img.Resize(size)
		all.Add(img)
	}
	w := test.NewTempWindow(t, all)
	w.SetPadded(false)
	w.Resize(ground.Size())
	return w.Canvas().Capture()
}

func at(img image.Image, x, y int) color.NRGBA {
	return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
}

func TestIconsFollowTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light))
	eco := Icon("eco", ThemeText(tokens.Green))
	if Icon("eco", ThemeText(tokens.Green)) != eco {
		t.Error("the same icon in the same colour is made twice")
	}
	if !bytes.Contains(eco.Content(), []byte(`fill="#00664a"`)) {
		t.Errorf("in the light the icon is %.120s", eco.Content())
	}
	light := eco.Name()
	app.Settings().SetTheme(NewTheme(Dark))
	if !bytes.Contains(eco.Content(), []byte(`fill="#6fddb9"`)) {
		t.Errorf("in the dark the icon is %.120s", eco.Content())
	}
	if eco.Name() == light {
		t.Error("two colours have one name: Fyne would show the pixels of the other")
	}
	if got := Icon("no_such_icon", Ink); got != theme.BrokenImageIcon() {
		t.Errorf("an icon that is not there shows as %s", got.Name())
	}
}

func TestIconIsDrawnInItsColourAndPlace(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light))
	img := picture(t, fyne.NewSize(24, 24), Icon("add", Danger))
	// A stroke of 1.5 lets a little of the ground through.
	if got, want := at(img, 12, 12), tokens.Light.Danger; max(got.R, want.R)-min(got.R, want.R) > 12 || max(got.G, want.G)-min(got.G, want.G) > 12 {
		t.Errorf("the middle of a plus is %v", got)
	}
	if got := at(img, 2, 2); got.R != 255 || got.G != 0 || got.B != 255 {
		t.Errorf("the corner of a plus is %v, nothing should be drawn there", got)
	}
}

func TestMarkFollowsTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	for mode, p := range map[Mode]*tokens.Palette{Light: &tokens.Light, Dark: &tokens.Dark} {
		app.Settings().SetTheme(NewTheme(mode))
		img := picture(t, fyne.NewSize(48, 48), Mark())
		if got := at(img, 10, 38); got != p.LA {
			t.Errorf("%s: the lower dot is %s", mode, tokens.Hex(got))
		}
		if got := at(img, 38, 11); got != p.EU {
			t.Errorf("%s: the upper dot is %s", mode, tokens.Hex(got))
		}
	}
}

// TestFlagsFillTheirBox finds flags that the toolkit moves or does not draw.
func TestFlagsFillTheirBox(t *testing.T) {
	test.NewTempApp(t)
	codes := assets.Flags()
	all := make([]fyne.Resource, len(codes))
	for i, code := range codes {
		all[i] = Flag(code)
	}
	const w, h = 30, 20
	img := picture(t, fyne.NewSize(w, h), all...)
	for i, code := range codes {
		for _, p := range []image.Point{{2, 2}, {w - 3, 2}, {2, h - 3}, {w - 3, h - 3}, {w / 2, h / 2}} {
			if got := at(img, i*w+p.X, p.Y); got.R == 255 && got.G == 0 && got.B == 255 {
				t.Errorf("flag %s has nothing at %v", code, p)
				break
			}
		}
	}
	if Flag("ZZ") != nil || Flag("pl") != Flag("PL") {
		t.Error("flags are not found by their code")
	}
}

func BenchmarkIconContent(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(NewTheme(Light))
	icon := Icon("eco", Ink2)
	for b.Loop() {
		icon.Content()
	}
}

// BenchmarkFirstPage is a page with 40 icons and 6 flags, drawn for the first time.
func BenchmarkFirstPage(b *testing.B) {
	app := test.NewTempApp(b)
	names, codes := assets.Icons()[:40], []string{"AR", "BR", "CL", "FI", "PL", "ES"}
	mode := Light
	for b.Loop() {
		mode = map[Mode]Mode{Light: Dark, Dark: Light}[mode]
		app.Settings().SetTheme(NewTheme(mode)) // forgets the pixels
		for _, name := range names {
			canvas.NewImageFromResource(Icon(name, Ink2)).Resize(fyne.NewSquareSize(20))
		}
		for _, code := range codes {
			canvas.NewImageFromResource(Flag(code)).Resize(fyne.NewSize(20, 14))
		}
	}
}

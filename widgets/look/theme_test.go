package look

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

var fyneColours = []fyne.ThemeColorName{
	theme.ColorNameBackground, theme.ColorNameButton, theme.ColorNameDisabled, theme.ColorNameDisabledButton,
	theme.ColorNameError, theme.ColorNameFocus, theme.ColorNameForeground, theme.ColorNameForegroundOnError,
	theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning,
	theme.ColorNameHeaderBackground, theme.ColorNameHover, theme.ColorNameHyperlink, theme.ColorNameInnerWindowBorder,
	theme.ColorNameInnerWindowBorderInactive, theme.ColorNameInputBackground, theme.ColorNameInputBorder,
	theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, theme.ColorNamePlaceHolder, theme.ColorNamePressed,
	theme.ColorNamePrimary, theme.ColorNameScrollBar, theme.ColorNameScrollBarBackground, theme.ColorNameSelection,
	theme.ColorNameSeparator, theme.ColorNameShadow, theme.ColorNameSuccess, theme.ColorNameWarning,
}

func TestEveryColourIsGivenInBothModes(t *testing.T) {
	ours := []fyne.ThemeColorName{
		BG, Rail, Surface, Sunken, Raised, Hover, Select, Line, LineStrong, Ink, Ink2, Ink3, Accent, OnAccent,
		AccentHover, AccentTint, Danger, DangerTint, WarnText, WarnTint, EU, EUText, EUSoft, EUMid, EUTint,
		LA, LAText, LASoft, LAMid, LATint, Land, LandLine, Graticule, Shadow1, Shadow2, Shadow3,
	}
	for _, key := range tokens.ThemeKeys {
		ours = append(ours, ThemeFill(key), ThemeText(key), ThemeTint(key))
	}
	for _, name := range append(ours, fyneColours...) {
		if lightColours()[name] == nil || darkColours()[name] == nil {
			t.Errorf("%s has no colour", name)
		}
	}
	if got := len(lightColours()); got != len(ours)+len(fyneColours) {
		t.Errorf("%d colours are given, %d are named", got, len(ours)+len(fyneColours))
	}
}

func TestModes(t *testing.T) {
	for _, c := range []struct {
		mode    Mode
		variant fyne.ThemeVariant
		want    color.NRGBA
	}{
		{Light, theme.VariantDark, tokens.Light.BG}, {Dark, theme.VariantLight, tokens.Dark.BG},
		{System, theme.VariantLight, tokens.Light.BG}, {System, theme.VariantDark, tokens.Dark.BG},
		{"nonsense", theme.VariantDark, tokens.Dark.BG},
	} {
		made := NewTheme(c.mode)
		for _, name := range []fyne.ThemeColorName{BG, theme.ColorNameBackground} {
			if got := made.Color(name, c.variant); got != c.want {
				t.Errorf("%s asked for %d: %s is %v, want %v", c.mode, c.variant, name, got, c.want)
			}
		}
	}
	if got := NewTheme(Dark).Color("no such colour", theme.VariantDark); got != tokens.Dark.Ink {
		t.Errorf("an unknown colour is %v, it would not be seen", got)
	}
}

func TestPaletteFollowsTheThemeInUse(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Dark))
	if !IsDark() || Palette() != &tokens.Dark || Colour(EUText) != tokens.Dark.EUText {
		t.Error("the dark theme is in use, the light palette is given")
	}
	app.Settings().SetTheme(NewTheme(Light))
	if IsDark() || Palette() != &tokens.Light || Colour(EUText) != tokens.Light.EUText {
		t.Error("the light theme is in use, the dark palette is given")
	}
}

// over lays a colour that lets through over a ground.
func over(c, ground color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(c.A) + int(b)*(255-int(c.A))) / 255) }
	return color.NRGBA{mix(c.R, ground.R), mix(c.G, ground.G), mix(c.B, ground.B), 255}
}

func TestFynesHoverGivesTheToken(t *testing.T) {
	for mode, p := range map[Mode]*tokens.Palette{Light: &tokens.Light, Dark: &tokens.Dark} {
		hover := NewTheme(mode).Color(theme.ColorNameHover, theme.VariantLight).(color.NRGBA)
		got := over(hover, p.BG)
		for _, d := range []int{int(got.R) - int(p.Hover.R), int(got.G) - int(p.Hover.G), int(got.B) - int(p.Hover.B)} {
			if d > 8 || d < -8 {
				t.Errorf("%s: hover over bg gives %s, the token is %s", mode, tokens.Hex(got), tokens.Hex(p.Hover))
				break
			}
		}
	}
}

func TestSizesAndFonts(t *testing.T) {
	test.NewTempApp(t)
	made := NewTheme(Light)
	for name, want := range map[fyne.ThemeSizeName]float32{
		theme.SizeNameText: 14, theme.SizeNameCaptionText: 12, theme.SizeNameSubHeadingText: 16,
		theme.SizeNameHeadingText: 20, theme.SizeNameInlineIcon: 20, theme.SizeNameLineSpacing: 4,
		theme.SizeNameInputRadius: 8, theme.SizeNameCardRadius: 12,
	} {
		if got := made.Size(name); got != want {
			t.Errorf("size %s is %v, want %v", name, got, want)
		}
	}
	if made.Size(theme.SizeNameWindowTitleBarHeight) == 0 {
		t.Error("a size that the design does not name is 0")
	}
	for style, want := range map[fyne.TextStyle]string{
		{}: "NotoSans-Regular.ttf", {Bold: true}: "NotoSans-Bold.ttf", {Italic: true}: "NotoSans-Italic.ttf",
		{Bold: true, Italic: true}: "NotoSans-BoldItalic.ttf",
		{Monospace: true}:          "NotoSansMono-Regular.ttf", {Monospace: true, Bold: true}: "NotoSansMono-Bold.ttf",
	} {
		if got := made.Font(style).Name(); got != want {
			t.Errorf("%+v is written in %s, want %s", style, got, want)
		}
	}
	if made.Icon(theme.IconNameDelete) == nil {
		t.Error("Fyne's own icons are missing")
	}
}

func TestFamilies(t *testing.T) {
	for region, want := range map[string][2]fyne.ThemeColorName{
		"europe": {EUText, EU}, "latin_america_caribbean": {LAText, LA}, "asia": {Ink3, Ink3}, "": {Ink3, Ink3},
	} {
		if got := [2]fyne.ThemeColorName{FamilyText(region), FamilyMark(region)}; got != want {
			t.Errorf("%q is drawn in %v, want %v", region, got, want)
		}
	}
	if ThemeFill("no such theme") != ThemeFill(tokens.Governance) {
		t.Error("an unknown theme has no colour")
	}
}

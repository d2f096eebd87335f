// Package look is the one theme of the windows: the design's tokens as Fyne
// colours, sizes, fonts, icons and texts.
package look

import (
	"image/color"
	"math"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/rapporteur-app/rapporteur/assets"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// Mode says whether windows are light, dark, or what the system asks for.
type Mode string

// The modes.
const (
	Light  Mode = "light"
	Dark   Mode = "dark"
	System Mode = "system"
)

// Theme is the application's theme. Its methods may be called from anywhere.
type Theme struct{ mode Mode }

var _ fyne.Theme = (*Theme)(nil)

// NewTheme makes the theme for a mode; an unknown mode is System.
func NewTheme(mode Mode) *Theme {
	if mode != Light && mode != Dark {
		mode = System
	}
	return &Theme{mode: mode}
}

// Mode is the mode the theme was made for.
func (t *Theme) Mode() Mode { return t.mode }

// Dark tells whether the theme is dark where the system asks for variant.
func (t *Theme) Dark(variant fyne.ThemeVariant) bool {
	return !inLight.Load() && (t.mode == Dark || t.mode == System && variant == theme.VariantDark)
}

// inLight makes every theme light for a while.
var inLight atomic.Bool

// InLight draws something in the light colours, whatever the windows look like: what
// is made and painted within do. Call it on the thread that paints the windows, so
// that none of them is painted meanwhile.
func InLight(do func()) {
	inLight.Store(true)
	defer inLight.Store(false)
	do()
}

// Color gives a colour by Fyne's names or the design's. A name that neither
// knows is the foreground's, so that nothing is drawn unseen.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	colours := lightColours()
	if t.Dark(variant) {
		colours = darkColours()
	}
	if c, ok := colours[name]; ok {
		return c
	}
	return colours[theme.ColorNameForeground]
}

// Font gives Noto Sans, which Fyne brings, and Noto Sans Mono, which we do.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace && style.Bold:
		return monoBold()
	case style.Monospace:
		return monoRegular()
	case style.Symbol:
		return theme.DefaultSymbolFont()
	case style.Bold && style.Italic:
		return theme.DefaultTextBoldItalicFont()
	case style.Bold:
		return theme.DefaultTextBoldFont()
	case style.Italic:
		return theme.DefaultTextItalicFont()
	}
	return theme.DefaultTextFont()
}

// Icon gives Fyne's own icons, for its own widgets and dialogs.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size gives a size by Fyne's names.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := sizes[name]; ok {
		return size
	}
	return theme.DefaultTheme().Size(name)
}

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:               tokens.Body.Size,
	theme.SizeNameCaptionText:        tokens.Caption.Size,
	theme.SizeNameSubHeadingText:     tokens.Subtitle.Size,
	theme.SizeNameHeadingText:        tokens.Title.Size,
	theme.SizeNameInlineIcon:         tokens.IconSize,
	theme.SizeNameLineSpacing:        tokens.Space4,
	theme.SizeNamePadding:            tokens.Space4,
	theme.SizeNameInnerPadding:       tokens.Space8,
	theme.SizeNameSeparatorThickness: tokens.LineWidth,
	theme.SizeNameSplitThickness:     tokens.LineWidth,
	theme.SizeNameInputBorder:        tokens.LineWidth,
	theme.SizeNameInputRadius:        tokens.RadiusControl,
	theme.SizeNameButtonRadius:       tokens.RadiusControl,
	theme.SizeNameSelectionRadius:    tokens.RadiusKey,
	theme.SizeNameCardRadius:         tokens.RadiusCard,
	theme.SizeNameDialogRadius:       tokens.RadiusCard,
	theme.SizeNamePopupRadius:        tokens.RadiusCard,
	theme.SizeNameMenuRadius:         tokens.RadiusControl,
	theme.SizeNameInnerWindowRadius:  tokens.RadiusCard,
	theme.SizeNameScrollBar:          tokens.Space8,
	theme.SizeNameScrollBarSmall:     tokens.Space4,
	theme.SizeNameScrollBarRadius:    tokens.RadiusKey,
}

var (
	monoRegular = sync.OnceValue(func() fyne.Resource {
		return fyne.NewStaticResource("NotoSansMono-Regular.ttf", assets.MonoRegular())
	})
	monoBold = sync.OnceValue(func() fyne.Resource {
		return fyne.NewStaticResource("NotoSansMono-Bold.ttf", assets.MonoBold())
	})
	lightColours = sync.OnceValue(func() map[fyne.ThemeColorName]color.Color { return colours(&tokens.Light, false) })
	darkColours  = sync.OnceValue(func() map[fyne.ThemeColorName]color.Color { return colours(&tokens.Dark, true) })
)

// IsDark tells whether the theme now in use is dark.
func IsDark() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	variant := app.Settings().ThemeVariant()
	if ours, ok := theme.Current().(*Theme); ok {
		return ours.Dark(variant)
	}
	return variant == theme.VariantDark
}

// Palette is the palette now in use, for what is drawn pixel by pixel.
func Palette() *tokens.Palette {
	if IsDark() {
		return &tokens.Dark
	}
	return &tokens.Light
}

// Colour gives a colour of the theme now in use. A widget asks again when it is
// refreshed, since it follows the theme only then.
func Colour(name fyne.ThemeColorName) color.Color { return theme.Color(name) }

// Opacity is a colour at a share of its opacity.
func Opacity(c color.Color, share float64) color.NRGBA {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(math.Round(float64(n.A) * share))
	return n
}

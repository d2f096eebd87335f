package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// colours maps the design's names and Fyne's to one palette.
func colours(p *tokens.Palette, dark bool) map[fyne.ThemeColorName]color.Color {
	all := map[fyne.ThemeColorName]color.Color{
		BG: p.BG, Rail: p.Rail, Surface: p.Surface, Sunken: p.Sunken, Raised: p.Raised,
		Hover: p.Hover, Select: p.Select, Line: p.Line, LineStrong: p.LineStrong,
		Ink: p.Ink, Ink2: p.Ink2, Ink3: p.Ink3,
		Accent: p.Accent, OnAccent: p.OnAccent, AccentHover: p.AccentHover, AccentTint: p.AccentTint,
		Danger: p.Danger, DangerTint: p.DangerTint, WarnText: p.WarnText, WarnTint: p.WarnTint,
		EU: p.EU, EUText: p.EUText, EUSoft: p.EUSoft, EUMid: p.EUMid, EUTint: p.EUTint,
		LA: p.LA, LAText: p.LAText, LASoft: p.LASoft, LAMid: p.LAMid, LATint: p.LATint,
		Land: p.Land, LandLine: p.LandLine, Graticule: p.Graticule,
		Shadow1: tokens.Shadow1.Colour(dark), Shadow2: tokens.Shadow2.Colour(dark), Shadow3: tokens.Shadow3.Colour(dark),
	}
	for key, c := range p.Themes {
		all[ThemeFill(key)], all[ThemeText(key)], all[ThemeTint(key)] = c.Fill, c.Text, c.Tint
	}
	addFyneColours(all, p, dark)
	return all
}

// addFyneColours gives Fyne's own widgets their colours. Fyne lays hover, press,
// focus and selection over whatever is beneath, text on a primary button
// included, so that these must let it through: they are ink and accent at the
// opacity that gives the token on the window's ground.
func addFyneColours(all map[fyne.ThemeColorName]color.Color, p *tokens.Palette, dark bool) {
	onStrong, button := p.Surface, p.Select
	if dark {
		onStrong, button = p.BG, p.LineStrong // select and raised are all but one colour in the dark
	}
	for name, c := range map[fyne.ThemeColorName]color.Color{
		theme.ColorNameBackground:                p.BG,
		theme.ColorNameForeground:                p.Ink,
		theme.ColorNamePlaceHolder:               p.Ink3,
		theme.ColorNameDisabled:                  p.Ink3,
		theme.ColorNamePrimary:                   p.Accent,
		theme.ColorNameHyperlink:                 p.Accent,
		theme.ColorNameSuccess:                   p.Accent,
		theme.ColorNameError:                     p.Danger,
		theme.ColorNameWarning:                   p.WarnText,
		theme.ColorNameForegroundOnPrimary:       p.OnAccent,
		theme.ColorNameForegroundOnSuccess:       p.OnAccent,
		theme.ColorNameForegroundOnError:         onStrong,
		theme.ColorNameForegroundOnWarning:       onStrong,
		theme.ColorNameButton:                    button,
		theme.ColorNameDisabledButton:            p.Sunken,
		theme.ColorNameInputBackground:           p.Surface,
		theme.ColorNameInputBorder:               p.LineStrong,
		theme.ColorNameMenuBackground:            p.Raised,
		theme.ColorNameOverlayBackground:         p.Raised,
		theme.ColorNameHeaderBackground:          p.Sunken,
		theme.ColorNameSeparator:                 p.Line,
		theme.ColorNameScrollBar:                 p.LineStrong,
		theme.ColorNameScrollBarBackground:       color.NRGBA{},
		theme.ColorNameShadow:                    tokens.Shadow2.Colour(dark),
		theme.ColorNameInnerWindowBorder:         p.LineStrong,
		theme.ColorNameInnerWindowBorderInactive: p.Line,
		theme.ColorNameHover:                     Opacity(p.Ink, 0.05),
		theme.ColorNamePressed:                   Opacity(p.Ink, 0.12),
		theme.ColorNameFocus:                     Opacity(p.Accent, 0.30),
		theme.ColorNameSelection:                 Opacity(p.Accent, 0.26),
	} {
		all[name] = c
	}
}

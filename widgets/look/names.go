package look

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// The design's colours by name. They mean something under our theme only.
const (
	BG          fyne.ThemeColorName = "rapporteur.bg"
	Rail        fyne.ThemeColorName = "rapporteur.rail"
	Surface     fyne.ThemeColorName = "rapporteur.surface"
	Sunken      fyne.ThemeColorName = "rapporteur.sunken"
	Raised      fyne.ThemeColorName = "rapporteur.raised"
	Hover       fyne.ThemeColorName = "rapporteur.hover"
	Select      fyne.ThemeColorName = "rapporteur.select"
	Line        fyne.ThemeColorName = "rapporteur.line"
	LineStrong  fyne.ThemeColorName = "rapporteur.line-strong"
	Ink         fyne.ThemeColorName = "rapporteur.ink"
	Ink2        fyne.ThemeColorName = "rapporteur.ink-2"
	Ink3        fyne.ThemeColorName = "rapporteur.ink-3"
	Accent      fyne.ThemeColorName = "rapporteur.accent"
	OnAccent    fyne.ThemeColorName = "rapporteur.on-accent"
	AccentHover fyne.ThemeColorName = "rapporteur.accent-hover"
	AccentTint  fyne.ThemeColorName = "rapporteur.accent-tint"
	Danger      fyne.ThemeColorName = "rapporteur.danger"
	DangerTint  fyne.ThemeColorName = "rapporteur.danger-tint"
	WarnText    fyne.ThemeColorName = "rapporteur.warn-text"
	WarnTint    fyne.ThemeColorName = "rapporteur.warn-tint"
	EU          fyne.ThemeColorName = "rapporteur.eu"
	EUText      fyne.ThemeColorName = "rapporteur.eu-text"
	EUSoft      fyne.ThemeColorName = "rapporteur.eu-soft"
	EUMid       fyne.ThemeColorName = "rapporteur.eu-mid"
	EUTint      fyne.ThemeColorName = "rapporteur.eu-tint"
	LA          fyne.ThemeColorName = "rapporteur.la"
	LAText      fyne.ThemeColorName = "rapporteur.la-text"
	LASoft      fyne.ThemeColorName = "rapporteur.la-soft"
	LAMid       fyne.ThemeColorName = "rapporteur.la-mid"
	LATint      fyne.ThemeColorName = "rapporteur.la-tint"
	Land        fyne.ThemeColorName = "rapporteur.land"
	LandLine    fyne.ThemeColorName = "rapporteur.land-line"
	Graticule   fyne.ThemeColorName = "rapporteur.graticule"
	Shadow1     fyne.ThemeColorName = "rapporteur.shadow-1"
	Shadow2     fyne.ThemeColorName = "rapporteur.shadow-2"
	Shadow3     fyne.ThemeColorName = "rapporteur.shadow-3"
)

// ThemeFill names the colour of a theme's marks and underlines; key is a theme
// token. An unknown token gets the grey of ties that have no theme.
func ThemeFill(key string) fyne.ThemeColorName { return themeName("fill", key) }

// ThemeText names the colour of a theme's icon and words.
func ThemeText(key string) fyne.ThemeColorName { return themeName("text", key) }

// ThemeTint names the colour of a theme's highlight.
func ThemeTint(key string) fyne.ThemeColorName { return themeName("tint", key) }

func themeName(part, key string) fyne.ThemeColorName {
	if _, known := tokens.ThemeIcons[key]; !known {
		key = tokens.Governance
	}
	return fyne.ThemeColorName("rapporteur.theme-" + part + "." + key)
}

// FamilyText names the colour of the words of a macro-region's places: Europe's
// or Latin America's family, ink-3 for any other.
func FamilyText(macroRegion string) fyne.ThemeColorName {
	switch macroRegion {
	case "europe":
		return EUText
	case "latin_america_caribbean":
		return LAText
	}
	return Ink3
}

// FamilyMark names the colour of the marks of a macro-region's places.
func FamilyMark(macroRegion string) fyne.ThemeColorName {
	switch macroRegion {
	case "europe":
		return EU
	case "latin_america_caribbean":
		return LA
	}
	return Ink3
}

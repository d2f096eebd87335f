// Package tokens holds the design's colours, type, sizes and times as data.
// Windows, slides and reports read the same values, so that they look alike.
package tokens

import (
	"fmt"
	"image/color"
)

// Palette is every colour of one mode. The interface has one accent; data has
// two families (Europe and Latin America) and five themes; nothing else is
// coloured.
type Palette struct {
	BG      color.NRGBA // window
	Rail    color.NRGBA // navigation rail, presenter bar
	Surface color.NRGBA // cards, detail panes, entries
	Sunken  color.NRGBA // chips, bar tracks, Markdown source, wells
	Raised  color.NRGBA // palette, menu, tooltip
	Hover   color.NRGBA // under the pointer
	Select  color.NRGBA // selected

	Line       color.NRGBA // card edge, row rule
	LineStrong color.NRGBA // control edge

	Ink  color.NRGBA // titles, body
	Ink2 color.NRGBA // secondary text, icons
	Ink3 color.NRGBA // captions, placeholders; the faintest text allowed

	Accent      color.NRGBA // primary, focus, links, success
	OnAccent    color.NRGBA // text on accent
	AccentHover color.NRGBA // pressed
	AccentTint  color.NRGBA // active filter, live state

	Danger     color.NRGBA // destructive, failed save
	DangerTint color.NRGBA
	WarnText   color.NRGBA // missing evidence, unsaved
	WarnTint   color.NRGBA

	EU     color.NRGBA // Europe: marks
	EUText color.NRGBA // Europe: words
	EUSoft color.NRGBA // Europe: partner country
	EUMid  color.NRGBA // Europe: attending country
	EUTint color.NRGBA // Europe: wash

	LA     color.NRGBA // Latin America: marks
	LAText color.NRGBA // Latin America: words
	LASoft color.NRGBA // Latin America: partner country
	LAMid  color.NRGBA // Latin America: attending country
	LATint color.NRGBA // Latin America: wash

	Land      color.NRGBA // map base
	LandLine  color.NRGBA
	Graticule color.NRGBA

	Themes map[string]ThemeColour // by theme token, see ThemeKeys
}

// ThemeColour is a theme's three colours. Fill is for marks and underlines,
// Text for icons, Tint for highlights; a fill is never the colour of a text.
type ThemeColour struct{ Fill, Text, Tint color.NRGBA }

// The theme tokens, as records name them.
const (
	Green      = "green"
	Innovation = "innovation"
	Research   = "research"
	Markets    = "markets"
	Governance = "governance"
)

// ThemeKeys lists the theme tokens in the order the design gives them.
var ThemeKeys = []string{Green, Innovation, Research, Markets, Governance}

// ThemeIcons names the icon that always accompanies a theme's colour.
var ThemeIcons = map[string]string{
	Green: "eco", Innovation: "memory", Research: "school",
	Markets: "storefront", Governance: "account_balance",
}

// Hex writes a colour as #RRGGBB, with the alpha appended where it is not full.
func Hex(c color.NRGBA) string {
	if c.A == 0xff {
		return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
	}
	return fmt.Sprintf("#%02X%02X%02X%02X", c.R, c.G, c.B, c.A)
}

// rgb reads 0xRRGGBB, the way the design writes its values.
func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

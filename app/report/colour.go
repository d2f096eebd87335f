package report

import (
	"image/color"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// hue is one colour of a report: the name of its custom property and its values
// in light and dark.
type hue struct {
	name        string
	light, dark color.NRGBA
}

// hues lists the colours of a report. Charts are drawn in the light values; in
// the page each of them becomes a class, so that one drawing serves both modes.
var hues = makeHues()

func makeHues() []hue {
	l, d := tokens.Light, tokens.Dark
	list := []hue{
		// The page is white like paper, and as dark as a window at night.
		{"page", l.Surface, d.BG},
		{"sunken", l.Sunken, d.Surface},
		{"line", l.Line, d.Line},
		{"line-strong", l.LineStrong, d.LineStrong},
		{"ink", l.Ink, d.Ink},
		{"ink-2", l.Ink2, d.Ink2},
		{"ink-3", l.Ink3, d.Ink3},
		{"accent", l.Accent, d.Accent},
		{"accent-tint", l.AccentTint, d.AccentTint},
		{"warn-text", l.WarnText, d.WarnText},
		{"warn-tint", l.WarnTint, d.WarnTint},
		{"eu", l.EU, d.EU},
		{"eu-text", l.EUText, d.EUText},
		{"la", l.LA, d.LA},
		{"la-text", l.LAText, d.LAText},
	}
	for _, key := range tokens.ThemeKeys {
		list = append(list, hue{key, l.Themes[key].Fill, d.Themes[key].Fill})
		list = append(list, hue{key + "-text", l.Themes[key].Text, d.Themes[key].Text})
	}
	return list
}

// light is a hue's value in the light mode, as charts are given it.
func light(name string) string {
	for _, h := range hues {
		if h.name == name {
			return tokens.Hex(h.light)
		}
	}
	panic("no hue " + name)
}

// hueNamed finds the hue of a colour that light gave.
func hueNamed(hex string) (string, bool) {
	for _, h := range hues {
		if strings.EqualFold(tokens.Hex(h.light), hex) {
			return h.name, true
		}
	}
	return "", false
}

// toneHue is the hue of a category's marks.
func toneHue(t figure.Tone) string {
	switch t {
	case figure.ToneEurope:
		return "eu"
	case figure.ToneLatinAmerica:
		return "la"
	case figure.ToneOther:
		return "ink-3"
	}
	if key, ok := themeHue(string(t)); ok {
		return key
	}
	return "accent"
}

// themeHue tells whether a word is one of the design's themes.
func themeHue(colour string) (string, bool) {
	for _, key := range tokens.ThemeKeys {
		if key == colour {
			return key, true
		}
	}
	return "", false
}

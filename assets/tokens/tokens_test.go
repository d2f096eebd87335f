package tokens

import (
	"image/color"
	"maps"
	"math"
	"slices"
	"testing"
)

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

var modes = map[string]*Palette{"light": &Light, "dark": &Dark}

type named map[string]color.NRGBA

func grounds(p *Palette) named {
	return named{"bg": p.BG, "rail": p.Rail, "surface": p.Surface, "sunken": p.Sunken, "hover": p.Hover}
}

func TestTextIsReadable(t *testing.T) {
	for mode, p := range modes {
		texts := named{
			"ink": p.Ink, "ink-2": p.Ink2, "ink-3": p.Ink3, "accent": p.Accent, "danger": p.Danger,
			"warn-text": p.WarnText, "eu-text": p.EUText, "la-text": p.LAText,
		}
		for key, c := range p.Themes {
			texts[key+" text"] = c.Text
		}
		for text, c := range texts {
			for ground, g := range grounds(p) {
				if got := contrast(c, g); got < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f, 4.5 is needed", mode, text, ground, got)
				}
			}
		}
		pairs := []struct {
			what string
			a, b color.NRGBA
		}{
			{"ink on select", p.Ink, p.Select}, {"ink-2 on select", p.Ink2, p.Select}, {"ink on raised", p.Ink, p.Raised},
			{"ink-2 on raised", p.Ink2, p.Raised}, {"on-accent on accent", p.OnAccent, p.Accent},
			{"on-accent on accent-hover", p.OnAccent, p.AccentHover}, {"ink on accent-tint", p.Ink, p.AccentTint},
			{"accent on accent-tint", p.Accent, p.AccentTint}, {"danger on danger-tint", p.Danger, p.DangerTint},
			{"warn-text on warn-tint", p.WarnText, p.WarnTint}, {"bg on ink", p.BG, p.Ink},
		}
		for _, pair := range pairs {
			if got := contrast(pair.a, pair.b); got < 4.5 {
				t.Errorf("%s: %s has a contrast of %.2f, 4.5 is needed", mode, pair.what, got)
			}
		}
	}
}

func TestMarksAreSeen(t *testing.T) {
	for mode, p := range modes {
		for mark, c := range (named{"eu": p.EU, "la": p.LA, "accent": p.Accent}) {
			for ground, g := range grounds(p) {
				if got := contrast(c, g); got < 3 {
					t.Errorf("%s: %s on %s has a contrast of %.2f, 3 is needed", mode, mark, ground, got)
				}
			}
		}
	}
}

// TestValuesAreTheDesigns holds a value of each row of the design's table, so
// that a changed token does not pass unseen.
func TestValuesAreTheDesigns(t *testing.T) {
	for _, c := range []struct {
		what  string
		light color.NRGBA
		dark  color.NRGBA
		want  [2]string
	}{
		{"bg", Light.BG, Dark.BG, [2]string{"#FAF9F6", "#14171A"}},
		{"rail", Light.Rail, Dark.Rail, [2]string{"#F2F0EA", "#0F1214"}},
		{"surface", Light.Surface, Dark.Surface, [2]string{"#FFFFFF", "#1B1F23"}},
		{"sunken", Light.Sunken, Dark.Sunken, [2]string{"#F5F3EE", "#16191D"}},
		{"raised", Light.Raised, Dark.Raised, [2]string{"#FFFFFF", "#262B31"}},
		{"hover", Light.Hover, Dark.Hover, [2]string{"#F0EEE7", "#20252A"}},
		{"select", Light.Select, Dark.Select, [2]string{"#E8E5DC", "#262C32"}},
		{"line", Light.Line, Dark.Line, [2]string{"#E7E4DC", "#2B3137"}},
		{"line-strong", Light.LineStrong, Dark.LineStrong, [2]string{"#CFCBC0", "#434B54"}},
		{"ink", Light.Ink, Dark.Ink, [2]string{"#1B2026", "#EDEFF1"}},
		{"ink-2", Light.Ink2, Dark.Ink2, [2]string{"#47505A", "#B7BEC6"}},
		{"ink-3", Light.Ink3, Dark.Ink3, [2]string{"#646C76", "#8F98A2"}},
		{"accent", Light.Accent, Dark.Accent, [2]string{"#0B6B5B", "#4FC3A9"}},
		{"on-accent", Light.OnAccent, Dark.OnAccent, [2]string{"#FFFFFF", "#06231D"}},
		{"accent-hover", Light.AccentHover, Dark.AccentHover, [2]string{"#085345", "#6AD3BB"}},
		{"accent-tint", Light.AccentTint, Dark.AccentTint, [2]string{"#E1EFEB", "#17352F"}},
		{"danger", Light.Danger, Dark.Danger, [2]string{"#B3261E", "#F2827A"}},
		{"danger-tint", Light.DangerTint, Dark.DangerTint, [2]string{"#FBE6E4", "#431D1B"}},
		{"warn-text", Light.WarnText, Dark.WarnText, [2]string{"#7A5200", "#EBC36A"}},
		{"warn-tint", Light.WarnTint, Dark.WarnTint, [2]string{"#FBF0D6", "#3A2E12"}},
		{"eu", Light.EU, Dark.EU, [2]string{"#0072B2", "#56B4E9"}},
		{"eu-text", Light.EUText, Dark.EUText, [2]string{"#005A8E", "#8ACBF2"}},
		{"eu-soft", Light.EUSoft, Dark.EUSoft, [2]string{"#9CCBE8", "#2B6E96"}},
		{"eu-mid", Light.EUMid, Dark.EUMid, [2]string{"#C9E1F1", "#1F4A65"}},
		{"eu-tint", Light.EUTint, Dark.EUTint, [2]string{"#E2EFF8", "#122F40"}},
		{"la", Light.LA, Dark.LA, [2]string{"#D55E00", "#F08A3E"}},
		{"la-text", Light.LAText, Dark.LAText, [2]string{"#A34600", "#F8B688"}},
		{"la-soft", Light.LASoft, Dark.LASoft, [2]string{"#F2BC90", "#8F5326"}},
		{"la-mid", Light.LAMid, Dark.LAMid, [2]string{"#F8DCC3", "#5E3A1F"}},
		{"la-tint", Light.LATint, Dark.LATint, [2]string{"#FCEBDD", "#3A2516"}},
		{"land", Light.Land, Dark.Land, [2]string{"#ECE9E2", "#262B30"}},
		{"land-line", Light.LandLine, Dark.LandLine, [2]string{"#FFFFFF", "#1B1F23"}},
		{"graticule", Light.Graticule, Dark.Graticule, [2]string{"#F1EFEA", "#20252A"}},
	} {
		if got := [2]string{Hex(c.light), Hex(c.dark)}; got != c.want {
			t.Errorf("%s is %v, the design says %v", c.what, got, c.want)
		}
	}
	themes := map[string][6]string{
		Green:      {"#00A67A", "#009E73", "#00664A", "#6FDDB9", "#D9F0E8", "#0F3A2E"},
		Innovation: {"#DC96BD", "#E39BC3", "#8C3D69", "#F0B8D6", "#F8E3EF", "#452838"},
		Research:   {"#E6CF1A", "#F0E442", "#665A00", "#EADF5A", "#FAF4C4", "#403B0E"},
		Markets:    {"#6B1840", "#B0487F", "#7A1E4D", "#E89BC0", "#EBD3DF", "#4A1B33"},
		Governance: {"#66717D", "#E4E8EC", "#48525E", "#C0C8D0", "#E4E7EB", "#30373F"},
	}
	for key, want := range themes {
		l, d := Light.Themes[key], Dark.Themes[key]
		got := [6]string{Hex(l.Fill), Hex(d.Fill), Hex(l.Text), Hex(d.Text), Hex(l.Tint), Hex(d.Tint)}
		if got != want {
			t.Errorf("theme %s is %v, the design says %v", key, got, want)
		}
	}
}

func TestEveryThemeHasItsColoursAndIcon(t *testing.T) {
	want := slices.Sorted(slices.Values(ThemeKeys))
	for mode, p := range modes {
		if got := slices.Sorted(maps.Keys(p.Themes)); !slices.Equal(got, want) {
			t.Errorf("%s has the themes %v, want %v", mode, got, want)
		}
	}
	if got := slices.Sorted(maps.Keys(ThemeIcons)); !slices.Equal(got, want) {
		t.Errorf("icons are named for %v, want %v", got, want)
	}
}

func TestTypeIsTheDesigns(t *testing.T) {
	for what, c := range map[string]struct {
		style      TextStyle
		size, line float32
		bold, mono bool
	}{
		"caption": {Caption, 12, 16, false, false}, "small": {Small, 13, 18, false, false}, "body": {Body, 14, 20, false, false},
		"reading": {Reading, 15, 24, false, false}, "subtitle": {Subtitle, 16, 22, true, false}, "title": {Title, 20, 28, true, false},
		"headline": {Headline, 28, 36, true, false}, "figure": {FigureText, 32, 40, true, false}, "clock": {Clock, 44, 52, false, true},
		"note": {NoteText, 20, 30, false, false},
	} {
		if want := (TextStyle{Size: c.size, Line: c.line, Bold: c.bold, Mono: c.mono}); c.style != want {
			t.Errorf("%s is %+v, the design says %+v", what, c.style, want)
		}
	}
}

func TestHexAndShadow(t *testing.T) {
	if got := Hex(color.NRGBA{R: 1, G: 2, B: 0xab, A: 0x80}); got != "#0102AB80" {
		t.Errorf("a colour that lets through is %s", got)
	}
	if l, d := Shadow2.Colour(false), Shadow2.Colour(true); l.A != 41 || d.A != 128 {
		t.Errorf("shadow 2 has the opacities %d and %d of 255", l.A, d.A)
	}
}

package tokens

import (
	"image/color"
	"testing"
)

// Words that differ between two texts stand on a tint, with a line under or through
// them.
func TestMarkedWordsCanBeRead(t *testing.T) {
	for name, p := range map[string]*Palette{"light": &Light, "dark": &Dark} {
		for _, pair := range [][2]color.NRGBA{{p.Ink, p.AccentTint}, {p.Ink, p.DangerTint}, {p.Ink3, p.Sunken}} {
			if got := contrast(pair[0], pair[1]); got < 4.5 {
				t.Errorf("%s: %v on %v is %.2f:1", name, pair[0], pair[1], got)
			}
		}
		for _, pair := range [][2]color.NRGBA{{p.Accent, p.AccentTint}, {p.Danger, p.DangerTint}} {
			if got := contrast(pair[0], pair[1]); got < 3 {
				t.Errorf("%s: the line %v on %v is %.2f:1", name, pair[0], pair[1], got)
			}
		}
	}
}

package look

import (
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/shaping"
)

// shaper is the one shaper of Fyne's painter. It keeps each parsed font that it
// ever shaped a text with (harfbuzz.Buffer has a cache of plans by font that
// nothing empties), and Fyne parses all its fonts again at each change of its
// settings: some 50 MB for every change of the theme, for good. Neither Fyne
// 2.8.1 nor typesetting 0.3.4 has a way to say that the fonts are gone.
//
//go:linkname shaper fyne.io/fyne/v2/internal/painter.shaper
var shaper *shaping.HarfbuzzShaper

// FollowTheme lets go of the fonts of the theme before at each change of the
// theme. It is called once for an application.
func FollowTheme(settings fyne.Settings) {
	settings.AddListener(func(fyne.Settings) { shaper = &shaping.HarfbuzzShaper{} })
}

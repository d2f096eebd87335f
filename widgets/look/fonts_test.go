package look

import (
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
)

// TestFontsOfThemesBeforeAreLetGo guards against what made the window grow by
// some 20 MB a change of the theme: fonts that no one shapes texts with any more.
// It fails too where Fyne no longer has the shaper that FollowTheme renews.
func TestFontsOfThemesBeforeAreLetGo(t *testing.T) {
	app := test.NewTempApp(t)
	FollowTheme(app.Settings())
	change := func(times int) {
		for i := range times {
			app.Settings().SetTheme(NewTheme([]Mode{Light, Dark}[i%2]))
			for _, style := range []tokens.TextStyle{tokens.Body, tokens.Headline, tokens.TimeCode} {
				fyne.MeasureText("Ág", style.Size, Style(style))
			}
		}
	}
	live := func() int {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc >> 20)
	}
	change(2)
	if shaper == nil {
		t.Fatal("Fyne shapes its texts with something else: see shaper")
	}
	before := live()
	change(20)
	if after := live(); after > before+20 {
		t.Errorf("20 changes of the theme left %d MB in use, %d before", after, before)
	}
}

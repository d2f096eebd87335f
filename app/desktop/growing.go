package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// growing is a text field of several lines that is as high as its text.
type growing struct {
	root  *block
	least float32 // height
}

// newGrowing makes one; least is how high it is at least.
func newGrowing(e *textEntry, style tokens.TextStyle, pad, least float32, bare bool, changed func()) *growing {
	t := &fieldTheme{
		sizes: map[fyne.ThemeSizeName]float32{theme.SizeNameText: style.Size, theme.SizeNameInnerPadding: pad},
		none:  map[fyne.ThemeColorName]bool{theme.ColorNameShadow: true},
	}
	if bare {
		t.none[theme.ColorNameInputBackground], t.none[theme.ColorNameInputBorder] = true, true
	} else {
		t.colour = map[fyne.ThemeColorName]fyne.ThemeColorName{theme.ColorNameInputBackground: look.Sunken}
	}
	g := &growing{least: least}
	view := container.NewThemeOverride(e, t)
	height := func(width float32) float32 {
		lines, _ := look.Wrap(e.Text+" ", style, width-2*pad-8, 0)
		return max(g.least, float32(len(lines))*look.NaturalHeight(style)+2*pad+6)
	}
	side := float32(0)
	if bare {
		side = pad
	}
	g.root = newBlock(height, func(size fyne.Size) { put(view, -side, 0, size.Width+2*side, size.Height) }, view)
	typed := e.onTyped
	e.onTyped = func(text string) {
		typed(text)
		changed()
	}
	return g
}

// fieldLayout gives a small field its height, with its edge where a control's is.
type fieldLayout struct{}

// MinSize is a small control's.
func (fieldLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, tokens.ControlSmallHeight)
}

// Layout gives the field the width.
func (fieldLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], -1, -1, size.Width+2, size.Height+2)
}

package desktop

import (
	"unicode/utf8"

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
	entry *textEntry
	view  *container.ThemeOverride
	make  func(tokens.TextStyle) *fieldTheme
	style tokens.TextStyle // of the present text
	short tokens.TextStyle
	long  tokens.TextStyle // of a text of more than a few lines
}

// growingOptions are what a growing field looks like.
type growingOptions struct {
	style   tokens.TextStyle
	long    tokens.TextStyle // of a text of more than longText letters; zero: the same
	pad     float32
	least   float32 // height
	bare    bool    // without edge and ground
	changed func()
	scroll  func(by float32) // the page, by the wheel over the field
}

// longText is how many letters a question has that is no line to remember.
const longText = 140

// newGrowing makes one of a field whose onTyped is set.
func newGrowing(e *textEntry, o growingOptions) *growing {
	g := &growing{entry: e, least: o.least, style: o.style, short: o.style, long: o.long}
	if g.long.Size == 0 {
		g.long = o.style
	}
	g.make = func(style tokens.TextStyle) *fieldTheme {
		t := &fieldTheme{
			sizes: map[fyne.ThemeSizeName]float32{theme.SizeNameText: style.Size, theme.SizeNameInnerPadding: o.pad},
			none:  map[fyne.ThemeColorName]bool{theme.ColorNameShadow: true},
		}
		if o.bare {
			t.none[theme.ColorNameInputBackground], t.none[theme.ColorNameInputBorder] = true, true
		}
		return t
	}
	g.view = container.NewThemeOverride(e, g.make(g.style))
	height := func(width float32) float32 {
		lines, _ := look.Wrap(e.Text+" ", g.style, width-2*o.pad-8, 0)
		return max(g.least, float32(len(lines))*look.NaturalHeight(g.style)+2*o.pad+6)
	}
	side := float32(0)
	if o.bare {
		side = o.pad
	}
	face := passWheel(g.view, o.scroll) // it is as high as its text, and has nothing to scroll itself
	g.root = newBlock(height, func(size fyne.Size) { put(face, -side, 0, size.Width+2*side, size.Height) }, face)
	typed := e.onTyped
	e.onTyped = func(text string) {
		typed(text)
		g.fit()
		o.changed()
	}
	return g
}

// fit shows the text in the style for its length.
func (g *growing) fit() {
	style := g.short
	if utf8.RuneCountInString(g.entry.Text) > longText {
		style = g.long
	}
	if style != g.style {
		g.style = style
		g.view.Theme = g.make(style)
		g.view.Refresh()
	}
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

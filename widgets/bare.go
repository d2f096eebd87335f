package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// bareTheme is the theme in use without the ground and the edge of text fields,
// for a field that stands in a box of ours.
type bareTheme struct{}

var _ fyne.Theme = bareTheme{}

func inUse() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

func (bareTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameInputBackground, theme.ColorNameInputBorder:
		return color.Transparent
	}
	return inUse().Color(name, variant)
}

func (bareTheme) Font(style fyne.TextStyle) fyne.Resource    { return inUse().Font(style) }
func (bareTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return inUse().Icon(name) }

func (bareTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameInputBorder:
		return 0
	case theme.SizeNameInnerPadding:
		return 4
	}
	return inUse().Size(name)
}

package desktop

import (
	"os"
	"strconv"
	"sync"
)

// textSizes are the sizes of all that the window shows, in percent. Fyne rounds its
// scale to tenths.
var textSizes = []int{100, 110, 130, 150}

// ownScale is the scale that the environment asks for, before a text size is added.
var ownScale = sync.OnceValue(func() float64 {
	if scale, err := strconv.ParseFloat(os.Getenv(scaleVariable), 64); err == nil && scale > 0 {
		return scale
	}
	return 0
})

// scaleVariable is how Fyne is told its scale; it reads it anew with each theme.
const scaleVariable = "FYNE_SCALE"

// scaleTexts makes everything as large as a person asked for. Text alone would grow
// out of its lines: the whole window grows with it.
func scaleTexts(percent int) {
	scale := ownScale()
	switch {
	case scale > 0:
		_ = os.Setenv(scaleVariable, strconv.FormatFloat(scale*float64(percent)/100, 'f', 3, 64))
	case percent == 100:
		_ = os.Unsetenv(scaleVariable)
	default:
		_ = os.Setenv(scaleVariable, strconv.FormatFloat(float64(percent)/100, 'f', 3, 64))
	}
}

// setTextSize changes the size for good, at once.
func (d *desk) setTextSize(percent int) {
	d.prefs.TextSize = percent
	d.prefs.save()
	scaleTexts(percent)
	d.dress()
}

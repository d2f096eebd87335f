package widgets

import "fyne.io/fyne/v2"

// stepped returns where a key moves the pointer of a chart with values 0 to
// last; at is -1 while it points at none. used is false for other keys.
func stepped(key fyne.KeyName, at, last int) (to int, used bool) {
	switch key {
	case fyne.KeyDown, fyne.KeyRight:
		return min(at+1, last), true
	case fyne.KeyUp, fyne.KeyLeft:
		return max(at-1, 0), true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return last, true
	case fyne.KeyEscape:
		return -1, at >= 0
	}
	return at, false
}

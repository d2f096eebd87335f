package desktop

import "fyne.io/fyne/v2"

// rowByKey is the row of a list that a key leads to from another, -1 in an empty list;
// page is how many rows are in sight. moves is false for other keys.
func rowByKey(key fyne.KeyName, at, count, page int) (to int, moves bool) {
	last := count - 1
	to, moves = map[fyne.KeyName]int{
		fyne.KeyDown: at + 1, fyne.KeyUp: at - 1, fyne.KeyPageDown: at + page, fyne.KeyPageUp: at - page,
		fyne.KeyHome: 0, fyne.KeyEnd: last,
	}[key]
	return min(max(to, 0), last), moves
}

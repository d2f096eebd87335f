package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestThingsToDoStandUnderTheChoices walks from a long list to what stands under it
// and back, and does it without choosing anything.
func TestThingsToDoStandUnderTheChoices(t *testing.T) {
	a := test.NewApp()
	defer a.Quit()
	chosen, done := -1, -1
	choices := make([]Choice, 40)
	box := NewSelectBox(choices, 3, "", func(i int) { chosen = i })
	box.SetActs([]Choice{{Label: "New"}, {Label: "Delete"}}, func(i int) { done = i })
	w := test.NewWindow(box)
	defer w.Close()
	w.Resize(fyne.NewSize(600, 900))
	key := func(name fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	box.Open()
	key(fyne.KeyEnd)
	key(fyne.KeyDown)
	key(fyne.KeyDown)
	key(fyne.KeyDown) // there is nothing under the last
	key(fyne.KeyUp)
	key(fyne.KeyUp) // the last choice again
	if list := w.Canvas().Focused().(*choiceList); list.active != 39 {
		t.Errorf("the way back leads to %d", list.active)
	}
	key(fyne.KeyDown)
	key(fyne.KeyDown)
	key(fyne.KeyReturn)
	if done != 1 || chosen != -1 || box.Selected() != 3 || box.popup != nil {
		t.Errorf("it did %d and chose %d; %d is selected", done, chosen, box.Selected())
	}
	empty := NewSelectBox(nil, -1, "None", nil)
	empty.SetActs([]Choice{{Label: "New"}}, func(i int) { done = 10 + i })
	w.SetContent(empty)
	empty.Open()
	key(fyne.KeyReturn)
	if done != 10 {
		t.Error("without choices there is nothing to do")
	}
}

package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func TestButtonsLookAsDrawn(t *testing.T) {
	golden(t, "buttons", 460, 132, func() fyne.CanvasObject {
		off := NewButton(ButtonOptions{Rank: Primary, Label: "Export"})
		off.Disable()
		return Inset(16, 16, Column(12,
			Row(8, NewButton(ButtonOptions{Label: "Report", Icon: "summarize"}),
				NewButton(ButtonOptions{Rank: Primary, Label: "Present", Icon: "slideshow"}),
				NewButton(ButtonOptions{Rank: Primary, Label: "Export HTML", Shortcut: "Ctrl E"})),
			Row(8, NewButton(ButtonOptions{Rank: Ghost, Label: "Details", Trailing: "chevron_right", Small: true}),
				IconButton("close", "Close", nil), off,
				NewButton(ButtonOptions{Label: "Delete", Danger: true, Small: true}))))
	}, func(w fyne.Window, _ fyne.CanvasObject) { w.Canvas().FocusNext() })
}

func TestButtonActsOnTapSpaceAndEnter(t *testing.T) {
	taps := 0
	b := NewButton(ButtonOptions{Label: "Report", OnTapped: func() { taps++ }})
	w := stage(t, look.Light, Column(0, b), 300, 100)
	test.TapCanvas(w.Canvas(), fyne.NewPos(299, 35)) // the corner belongs to it
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Fatal("Tab does not reach the button")
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if taps != 3 {
		t.Errorf("a tap, Space and Enter act %d times", taps)
	}
	b.Disable()
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if taps != 3 {
		t.Error("a disabled button acts")
	}
}

func TestKeysThatAButtonDoesNotUseReachTheWindow(t *testing.T) {
	b := NewButton(ButtonOptions{Label: "Report", OnTapped: func() {}})
	w := stage(t, look.Light, b, 300, 100)
	var runes []rune
	var keys []fyne.KeyName
	w.Canvas().SetOnTypedRune(func(r rune) { runes = append(runes, r) })
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	w.Canvas().FocusNext()
	test.Type(b, "j ")
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if string(runes) != "j" || len(keys) != 1 || keys[0] != fyne.KeyDown {
		t.Errorf("the window gets %q and %v", string(runes), keys)
	}
}

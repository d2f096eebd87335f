package desktop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func newTestField(t *testing.T, text string) *textEntry {
	t.Helper()
	a := test.NewApp()
	t.Cleanup(a.Quit)
	e := newTextEntry(true)
	w := test.NewWindow(e)
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(200, 200))
	e.show(text)
	w.Canvas().Focus(e)
	return e
}

func TestFieldUndoesByWordAndKnowsWhenItIsSpent(t *testing.T) {
	e := newTestField(t, "")
	for _, r := range "one two" {
		e.TypedRune(r)
	}
	var steps []string
	for e.CanUndo() {
		e.Undo()
		steps = append(steps, e.Text)
	}
	if len(steps) != 2 || steps[0] != "one " || steps[1] != "" {
		t.Errorf("undone to %q", steps)
	}
	e.Redo()
	e.Redo()
	if e.Text != "one two" || e.CanRedo() {
		t.Errorf("redone to %q", e.Text)
	}
}

func TestToolbarIsOneStepAndSelects(t *testing.T) {
	e := newTestField(t, "a joint call of two regions that wraps over more than one line of the field")
	e.moveTo(4)
	e.apply(e.passage().wrapped("**"))
	if e.Text[:13] != "a **joint** c" || e.SelectedText() != "joint" {
		t.Fatalf("the button made %q and selected %q", e.Text, e.SelectedText())
	}
	e.Undo()
	if e.Text[:9] != "a joint c" || e.CanUndo() {
		t.Errorf("one undo leaves %q", e.Text)
	}
}

func TestCursorGoesToAnyPlaceOfAWrappedText(t *testing.T) {
	text := "The first line is long enough to wrap in a narrow field.\n\nÚltima línea."
	e := newTestField(t, text)
	for at := range len([]rune(text)) + 1 {
		e.moveTo(at)
		if got := e.CursorTextOffset(); got != at {
			t.Fatalf("asked for %d, the cursor is at %d", at, got)
		}
	}
}

func TestReadOnlyFieldTakesNothing(t *testing.T) {
	e := newTestField(t, "kept")
	e.readOnly = true
	e.TypedRune('x')
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if e.Text != "kept" {
		t.Errorf("the text became %q", e.Text)
	}
}

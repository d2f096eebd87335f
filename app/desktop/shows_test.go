package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// texts are the lines that can be read in a window now, dialogs included.
func texts(d *desk) []string {
	var lines []string
	c := d.win.Canvas()
	roots := append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...)
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			lines = append(lines, text.Text)
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	for _, root := range roots {
		walk(root)
	}
	return lines
}

// shows tells whether words can be read, on one line or wrapped over several.
func shows(d *desk, words string) bool {
	return strings.Contains(strings.Join(texts(d), " "), words)
}

// children are the objects that an object is made of.
func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// typeInto types into what has the focus.
func typeInto(d *desk, text string) {
	for _, r := range text {
		d.win.Canvas().Focused().TypedRune(r)
	}
}

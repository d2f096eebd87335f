package widgets

import "fyne.io/fyne/v2"

// Flowing is an object whose height depends on the width it is given.
type Flowing interface {
	fyne.CanvasObject
	HeightFor(width float32) float32
}

// flowLayout is a layout whose height depends on its width.
type flowLayout interface {
	fyne.Layout
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightFor is the height that an object needs at a width.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case Flowing:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(flowLayout); ok {
			return l.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// assumedWidth is the width that something wraps at before it was laid out.
const assumedWidth float32 = 480

// flow remembers the width of the last layout, so that MinSize can tell a height.
type flow struct{ width float32 }

func (f *flow) minSize(width float32, height func(float32) float32) fyne.Size {
	at := f.width
	if at == 0 {
		at = max(width, assumedWidth)
	}
	return fyne.NewSize(width, height(at))
}

// visible are the objects that take part in a layout.
func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for i, o := range objects {
		if !o.Visible() {
			shown := append([]fyne.CanvasObject(nil), objects[:i]...)
			for _, o := range objects[i+1:] {
				if o.Visible() {
					shown = append(shown, o)
				}
			}
			return shown
		}
	}
	return objects
}

package present

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Blank is what covers a slide.
type Blank string

// The covers.
const (
	Clear Blank = ""
	Black Blank = "black"
	White Blank = "white"
)

// View draws one slide for any size.
type View struct {
	widget.BaseWidget
	slide  Slide
	footer string
	number int
	blank  Blank
	hint   string

	// OnTapped and OnTappedSecondary may be nil.
	OnTapped, OnTappedSecondary func()
	// OnResized is told that the view has another size; it may be nil.
	OnResized func()
	hidden    bool // the pointer, while the view fills a screen
}

var (
	_ fyne.Tappable          = (*View)(nil)
	_ fyne.SecondaryTappable = (*View)(nil)
	_ desktop.Cursorable     = (*View)(nil)
	_ fyne.Accessible        = (*View)(nil)
)

// NewView makes a view of nothing.
func NewView() *View {
	v := &View{}
	v.ExtendBaseWidget(v)
	return v
}

// Set shows a slide; number is its place in the show, from 1.
func (v *View) Set(slide Slide, footer string, number int) {
	v.slide, v.footer, v.number = slide, footer, number
	v.Refresh()
}

// Cover covers the slide.
func (v *View) Cover(b Blank) {
	if v.blank != b {
		v.blank = b
		v.Refresh()
	}
}

// Hint writes a quiet line at the top; empty takes it away.
func (v *View) Hint(text string) {
	if v.hint != text {
		v.hint = text
		v.Refresh()
	}
}

// Tapped is for the left button.
func (v *View) Tapped(*fyne.PointEvent) {
	if v.OnTapped != nil {
		v.OnTapped()
	}
}

// TappedSecondary is for the right button.
func (v *View) TappedSecondary(*fyne.PointEvent) {
	if v.OnTappedSecondary != nil {
		v.OnTappedSecondary()
	}
}

// Cursor is none while the view fills a screen.
func (v *View) Cursor() desktop.Cursor {
	if v.hidden {
		return desktop.HiddenCursor
	}
	return desktop.DefaultCursor
}

// AccessibilityLabel says what the slide is about.
func (v *View) AccessibilityLabel() string { return v.slide.Label() }

// AccessibilityRole is that of a picture.
func (v *View) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// MinSize lets the window decide.
func (v *View) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

// CreateRenderer is for Fyne.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	// Fyne asks again where it has let go of what draws a view out of sight, and lays
	// nothing out then that has kept its size.
	r := &viewRenderer{v: v, size: v.Size()}
	r.build()
	return r
}

type viewRenderer struct {
	v       *View
	size    fyne.Size
	objects []fyne.CanvasObject
}

func (r *viewRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *viewRenderer) MinSize() fyne.Size           { return r.v.MinSize() }
func (r *viewRenderer) Destroy()                     {}

func (r *viewRenderer) Layout(size fyne.Size) {
	if size != r.size {
		r.size = size
		if r.v.OnResized != nil {
			r.v.OnResized()
		}
		r.build()
	}
}

func (r *viewRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.v)
}

func (r *viewRenderer) build() {
	if r.size.Width <= 0 || r.size.Height <= 0 {
		return
	}
	switch r.v.blank {
	case Black:
		r.objects = r.cover(color.Black)
	case White:
		r.objects = r.cover(color.White)
	default:
		r.objects = draw(r.size, r.v.slide, r.v.footer, r.v.number)
	}
	if r.v.hint != "" {
		r.objects = append(r.objects, hint(r.size, r.v.hint)...)
	}
}

func (r *viewRenderer) cover(c color.Color) []fyne.CanvasObject {
	box := canvas.NewRectangle(c)
	box.Resize(r.size)
	return []fyne.CanvasObject{box}
}

// hint is a line at the top, where no slide has anything.
func hint(size fyne.Size, text string) []fyne.CanvasObject {
	s := newSheet(size)
	style := face(tokens.SlideFooter, false)
	w := look.Width(text, style)*1.03 + 64
	y := float32(24)
	s.box((s.w-w)/2, y, w, 64, 32, look.Colour(look.Ink))
	s.lines((s.w-w)/2, y+(64-style.Line)/2, w, []string{text}, style, look.BG, fyne.TextAlignCenter)
	return s.objects
}

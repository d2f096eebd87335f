package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// FacetRowOptions is what a facet shows.
type FacetRowOptions struct {
	Icon     string
	Theme    string // theme token: gives the icon and its colour
	Number   int    // a partnership's number instead of an icon
	Label    string
	Count    string
	Selected bool
	OnTapped func()
}

// FacetRow is one value that a list can be narrowed to, 32 high.
type FacetRow struct {
	control
	o            FacetRowOptions
	face         *canvas.Rectangle
	icon         *picture
	disc         *disc
	label, count *phrase
}

var _ fyne.Widget = (*FacetRow)(nil)

// NewFacetRow makes a facet.
func NewFacetRow(o FacetRowOptions) *FacetRow {
	f := &FacetRow{o: o}
	f.become(f, func() {
		if f.o.OnTapped != nil {
			f.o.OnTapped()
		}
	})
	f.tip = func(fyne.Position) string {
		if f.label != nil {
			return f.label.tip()
		}
		return ""
	}
	return f
}

// Set shows another count and state.
func (f *FacetRow) Set(count string, selected bool) {
	if f.o.Count != count || f.o.Selected != selected {
		f.o.Count, f.o.Selected = count, selected
		f.Refresh()
	}
}

// Selected tells whether the list is narrowed to this.
func (f *FacetRow) Selected() bool { return f.o.Selected }

// AccessibilityLabel is the label.
func (f *FacetRow) AccessibilityLabel() string { return f.o.Label }

// AccessibilityRole says that it is a button.
func (f *FacetRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (f *FacetRow) CreateRenderer() fyne.WidgetRenderer {
	f.face = box(tokens.RadiusControl)
	f.icon = icon("", look.Ink2)
	f.label, f.count = text(f.o.Label, tokens.Small, look.Ink2), text(f.o.Count, tokens.Caption, look.Ink3)
	f.count.align = fyne.TextAlignTrailing
	objects := []fyne.CanvasObject{f.face, f.icon.Image}
	if f.o.Number > 0 {
		f.disc = numbered(f.o.Number)
		objects = f.disc.add(objects)
	}
	f.changed = f.paint
	f.paint()
	objects = f.count.add(f.label.add(objects))
	return &sketch{owner: f, objects: append(objects, f.ring), place: f.place, paint: f.paint,
		min: func() fyne.Size { return fyne.NewSize(120, tokens.TableRowHeight) }}
}

func (f *FacetRow) paint() {
	fill, ink, faint := fyne.ThemeColorName(""), look.Ink2, look.Ink3
	f.label.style.Bold, f.count.style.Bold = f.o.Selected, f.o.Selected
	switch {
	case f.o.Selected:
		fill, ink, faint = look.Select, look.Ink, look.Ink2
	case f.lit():
		fill = look.Hover
	}
	paintBox(f.face, fill, "", 0)
	switch {
	case f.disc != nil:
		f.disc.paint()
	case f.o.Theme != "":
		f.icon.set(themeIcon(f.o.Theme))
	default:
		f.icon.set(f.o.Icon, look.Ink2)
	}
	f.label.full, f.label.colour = f.o.Label, ink
	f.count.full, f.count.colour = f.o.Count, faint
	f.label.paint()
	f.count.paint()
	f.paintRing()
}

func (f *FacetRow) place(size fyne.Size) {
	middle := size.Height / 2
	put(f.face, 0, 0, size.Width, size.Height)
	f.placeRing(0, 0, size.Width, size.Height, tokens.RadiusControl)
	if f.disc != nil {
		f.disc.place(tokens.Space8-1, middle)
	} else {
		f.icon.place(tokens.Space8, middle, 18)
	}
	end := size.Width - tokens.Space8
	count := f.count.width()
	f.count.place(end-count, middle-tokens.Caption.Line/2, count)
	x := tokens.Space8 + 18 + 10
	f.label.place(x, middle-tokens.Small.Line/2, max(0, end-count-tokens.Space4-x))
}

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// NavItemOptions is what a row of the rail shows.
type NavItemOptions struct {
	Icon     string
	Label    string
	Count    string // may be empty
	Selected bool
	Narrow   bool // the icon only; the label is its tooltip
	OnTapped func()
}

// NavItem is a row of the navigation rail, 36 high.
type NavItem struct {
	control
	o            NavItemOptions
	face         *canvas.Rectangle
	icon         *picture
	label, count *phrase
}

var _ fyne.Widget = (*NavItem)(nil)

// NewNavItem makes a row of the rail.
func NewNavItem(o NavItemOptions) *NavItem {
	n := &NavItem{o: o}
	n.become(n, func() {
		if n.o.OnTapped != nil {
			n.o.OnTapped()
		}
	})
	n.tip = func(fyne.Position) string {
		if n.o.Narrow || n.label != nil && n.label.cut {
			return n.o.Label
		}
		return ""
	}
	return n
}

// SetSelected shows whether this is the page that is open.
func (n *NavItem) SetSelected(selected bool) {
	if n.o.Selected != selected {
		n.o.Selected = selected
		n.Refresh()
	}
}

// SetNarrow shows the icon only, or all.
func (n *NavItem) SetNarrow(narrow bool) {
	if n.o.Narrow != narrow {
		n.o.Narrow = narrow
		n.Refresh()
	}
}

// SetCount shows another count.
func (n *NavItem) SetCount(count string) {
	if n.o.Count != count {
		n.o.Count = count
		n.Refresh()
	}
}

// Selected tells whether this is the page that is open.
func (n *NavItem) Selected() bool { return n.o.Selected }

// AccessibilityLabel is the label.
func (n *NavItem) AccessibilityLabel() string { return n.o.Label }

// AccessibilityRole says that it is a button.
func (n *NavItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// tipBeside tells that the tooltip stands at the right of the row.
func (n *NavItem) tipBeside() bool { return n.o.Narrow }

// CreateRenderer is for Fyne.
func (n *NavItem) CreateRenderer() fyne.WidgetRenderer {
	n.face = box(tokens.RadiusControl)
	n.icon = icon(n.o.Icon, look.Ink2)
	n.label, n.count = text(n.o.Label, tokens.Body, look.Ink2), text(n.o.Count, tokens.Caption, look.Ink3)
	n.count.align = fyne.TextAlignTrailing
	n.changed = n.paint
	n.paint()
	objects := n.count.add(n.label.add([]fyne.CanvasObject{n.face, n.icon.Image}))
	return &sketch{owner: n, objects: append(objects, n.ring), min: n.minSize, place: n.place, paint: n.paint}
}

func (n *NavItem) paint() {
	fill, ink, tint := fyne.ThemeColorName(""), look.Ink2, look.Ink2
	n.label.style.Bold = n.o.Selected
	n.face.Shadow = canvas.Shadow{}
	switch {
	case n.o.Selected:
		fill, ink, tint = look.Surface, look.Ink, look.Accent
		if look.IsDark() {
			fill = look.Select // surface and rail are all but one colour in the dark
		}
		n.face.Shadow = shadow(tokens.Shadow1, look.Shadow1)
	case n.lit():
		fill = look.Select
	case n.off:
		ink, tint = look.Ink3, look.Ink3
	}
	paintBox(n.face, fill, "", 0)
	n.icon.set(n.o.Icon, tint)
	n.label.full, n.label.colour, n.count.full = n.o.Label, ink, n.o.Count
	n.label.paint()
	n.count.paint()
	n.paintRing()
}

func (n *NavItem) minSize() fyne.Size { return fyne.NewSize(tokens.NavRowHeight, tokens.NavRowHeight) }

func (n *NavItem) place(size fyne.Size) {
	put(n.face, 0, 0, size.Width, size.Height)
	n.placeRing(0, 0, size.Width, size.Height, tokens.RadiusControl)
	middle := size.Height / 2
	if n.o.Narrow {
		n.icon.place(round((size.Width-tokens.IconSize)/2), middle, tokens.IconSize)
		n.label.hide()
		n.count.hide()
		return
	}
	n.icon.place(tokens.Space8, middle, tokens.IconSize)
	end := size.Width - tokens.Space8
	count := n.count.width()
	n.count.place(end-count, middle-tokens.Caption.Line/2, count)
	if count > 0 {
		end -= count + tokens.Space4
	}
	x := tokens.Space8 + tokens.IconSize + tokens.Space12
	n.label.place(x, middle-tokens.Body.Line/2, end-x)
}

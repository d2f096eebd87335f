package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Segmented is a choice of one among a few, all in sight. Arrows move it.
type Segmented struct {
	control
	parts    []string
	selected int
	changes  func(int)
	face     *canvas.Rectangle
	mark     *canvas.Rectangle
	labels   []*phrase
	edges    []float32 // left edge of each part, and the right edge of the last
}

var _ fyne.Widget = (*Segmented)(nil)

// NewSegmented makes a choice; changed is called when a person changes it.
func NewSegmented(parts []string, selected int, changed func(int)) *Segmented {
	s := &Segmented{parts: parts, selected: selected, changes: changed}
	s.become(s, nil)
	s.keys = func(key fyne.KeyName) bool { return moveChoice(key, s.selected, len(s.parts), s.choose) }
	s.act = func() {} // a tap chooses the part that it falls on
	return s
}

// moveChoice moves a choice with the arrows, Home and End.
func moveChoice(key fyne.KeyName, selected, count int, choose func(int)) bool {
	switch key {
	case fyne.KeyLeft, fyne.KeyUp:
		choose(max(selected-1, 0))
	case fyne.KeyRight, fyne.KeyDown:
		choose(min(selected+1, count-1))
	case fyne.KeyHome:
		choose(0)
	case fyne.KeyEnd:
		choose(count - 1)
	default:
		return false
	}
	return true
}

// partAt is the part that a place falls on, given the parts' edges.
func partAt(edges []float32, x float32) int {
	for i := 1; i < len(edges)-1; i++ {
		if x < edges[i] {
			return i - 1
		}
	}
	return max(len(edges)-2, 0)
}

// Tapped chooses the part under the pointer.
func (s *Segmented) Tapped(ev *fyne.PointEvent) {
	if !s.off {
		s.choose(partAt(s.edges, ev.Position.X))
	}
}

func (s *Segmented) choose(i int) {
	if i == s.selected {
		return
	}
	s.Select(i)
	if s.changes != nil {
		s.changes(i)
	}
}

// Select shows another part as chosen, without calling back.
func (s *Segmented) Select(i int) {
	if i != s.selected && i >= 0 && i < len(s.parts) {
		s.selected = i
		s.Refresh()
	}
}

// SetParts names the parts anew; they stay as many.
func (s *Segmented) SetParts(parts ...string) {
	if slices.Equal(s.parts, parts) || len(parts) != len(s.parts) {
		return
	}
	s.parts = parts
	for i, label := range s.labels {
		label.full = parts[i]
	}
	s.Refresh()
}

// Selected is the part that is chosen.
func (s *Segmented) Selected() int { return s.selected }

// AccessibilityLabel is the part that is chosen.
func (s *Segmented) AccessibilityLabel() string { return s.parts[s.selected] }

// AccessibilityRole says that it is a button.
func (s *Segmented) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	segmentInset float32 = 3
	segmentPad   float32 = 12
)

// CreateRenderer is for Fyne.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	s.face, s.mark = box(tokens.RadiusControl), box(tokens.RadiusControl-segmentInset+1)
	objects := []fyne.CanvasObject{s.face, s.mark}
	s.labels = nil // Fyne asks again where it has let go of what draws a widget out of sight
	for _, part := range s.parts {
		label := text(part, tokens.Small, look.Ink2)
		label.align = fyne.TextAlignCenter
		s.labels = append(s.labels, label)
		objects = label.add(objects)
	}
	s.changed = s.paint
	s.paint()
	return &sketch{owner: s, objects: append(objects, s.ring), min: s.minSize, place: s.place, paint: s.paint}
}

func (s *Segmented) paint() {
	paintBox(s.face, look.Surface, look.LineStrong, tokens.LineWidth)
	paintBox(s.mark, look.Select, "", 0)
	for i, label := range s.labels {
		label.style.Bold, label.colour = i == s.selected, look.Ink2
		if i == s.selected {
			label.colour = look.Ink
		}
		label.paint()
	}
	s.paintRing()
}

// widths are those of the parts with their labels in bold, so that choosing one
// moves none.
func (s *Segmented) widths() []float32 {
	widths := make([]float32, len(s.parts))
	for i, part := range s.parts {
		widths[i] = ceil(look.Width(part, tokens.SmallBold)) + 2*segmentPad
	}
	return widths
}

func (s *Segmented) minSize() fyne.Size {
	width := 2 * segmentInset
	for _, w := range s.widths() {
		width += w
	}
	return fyne.NewSize(width, tokens.ControlSmallHeight)
}

func (s *Segmented) place(size fyne.Size) {
	height := tokens.ControlSmallHeight
	y := round((size.Height - height) / 2)
	put(s.face, 0, y, size.Width, height)
	s.placeRing(0, y, size.Width, height, tokens.RadiusControl)
	spare := (size.Width - s.minSize().Width) / float32(max(len(s.parts), 1))
	s.edges = s.edges[:0]
	x := segmentInset
	for i, w := range s.widths() {
		w = max(0, w+spare)
		s.edges = append(s.edges, x)
		s.labels[i].place(x+2, y+(height-tokens.Small.Line)/2, w-4)
		if i == s.selected {
			put(s.mark, round(x), y+segmentInset, round(w), height-2*segmentInset)
		}
		x += w
	}
	s.edges = append(s.edges, x)
}

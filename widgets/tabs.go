package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Tabs are the names of a pane's views over a line; the one that is open is
// underlined in accent. They hold no content: the callback changes it.
type Tabs struct {
	control
	names    []string
	selected int
	changes  func(int)
	rule     *canvas.Rectangle
	mark     *canvas.Rectangle
	labels   []*phrase
	edges    []float32
}

var _ fyne.Widget = (*Tabs)(nil)

// NewTabs makes tabs; changed is called when a person changes the view.
func NewTabs(names []string, selected int, changed func(int)) *Tabs {
	t := &Tabs{names: names, selected: selected, changes: changed}
	t.become(t, nil)
	t.keys = func(key fyne.KeyName) bool { return moveChoice(key, t.selected, len(t.names), t.choose) }
	t.act = func() {}
	return t
}

// Tapped opens the view whose name is under the pointer.
func (t *Tabs) Tapped(ev *fyne.PointEvent) {
	if !t.off && len(t.edges) > 0 && ev.Position.X < t.edges[len(t.edges)-1] {
		t.choose(partAt(t.edges, ev.Position.X))
	}
}

func (t *Tabs) choose(i int) {
	if i == t.selected {
		return
	}
	t.Select(i)
	if t.changes != nil {
		t.changes(i)
	}
}

// Select shows another view as open, without calling back.
func (t *Tabs) Select(i int) {
	if i != t.selected && i >= 0 && i < len(t.names) {
		t.selected = i
		t.Refresh()
	}
}

// Selected is the view that is open.
func (t *Tabs) Selected() int { return t.selected }

// SetNames shows other names, as many as before.
func (t *Tabs) SetNames(names []string) {
	if len(names) == len(t.names) {
		t.names = names
		t.Refresh()
	}
}

// AccessibilityLabel is the view that is open.
func (t *Tabs) AccessibilityLabel() string { return t.names[t.selected] }

// AccessibilityRole says that it is a button.
func (t *Tabs) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	t.rule, t.mark = box(0), box(1)
	objects := []fyne.CanvasObject{t.rule, t.mark}
	t.labels = nil
	for range t.names {
		label := text("", tokens.Small, look.Ink2)
		label.align = fyne.TextAlignCenter
		t.labels = append(t.labels, label)
		objects = label.add(objects)
	}
	t.changed = t.paint
	t.paint()
	return &sketch{owner: t, objects: append(objects, t.ring), min: t.minSize, place: t.place, paint: t.paint}
}

func (t *Tabs) paint() {
	paintBox(t.rule, look.Line, "", 0)
	paintBox(t.mark, look.Accent, "", 0)
	for i, label := range t.labels {
		label.full, label.style.Bold, label.colour = t.names[i], i == t.selected, look.Ink2
		if i == t.selected {
			label.colour = look.Ink
		}
		label.paint()
	}
	t.paintRing()
}

func (t *Tabs) widths() []float32 {
	widths := make([]float32, len(t.names))
	for i, name := range t.names {
		widths[i] = ceil(look.Width(name, tokens.SmallBold))
	}
	return widths
}

func (t *Tabs) minSize() fyne.Size {
	width := -tokens.Space20
	for _, w := range t.widths() {
		width += w + tokens.Space20
	}
	return fyne.NewSize(max(width, 0), tokens.ControlHeight)
}

func (t *Tabs) place(size fyne.Size) {
	put(t.rule, 0, size.Height-tokens.LineWidth, size.Width, tokens.LineWidth)
	t.edges = t.edges[:0]
	x := float32(0)
	for i, w := range t.widths() {
		t.edges = append(t.edges, max(0, x-tokens.Space20/2))
		t.labels[i].place(x, (size.Height-tokens.Small.Line)/2, w)
		if i == t.selected {
			put(t.mark, x, size.Height-tokens.FocusWidth, w, tokens.FocusWidth)
			t.placeRing(x-tokens.Space4, tokens.Space4, w+2*tokens.Space4, size.Height-2*tokens.Space4, tokens.RadiusKey)
		}
		x += w + tokens.Space20
	}
	t.edges = append(t.edges, x-tokens.Space20/2)
}

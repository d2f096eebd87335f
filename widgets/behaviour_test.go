package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func press(o fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		o.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestSegmentedByPointerAndArrows(t *testing.T) {
	var chosen []int
	s := NewSegmented([]string{"Write", "Split", "Read"}, 0, func(i int) { chosen = append(chosen, i) })
	w := stage(t, look.Light, Row(0, s), 400, 32)
	widths := s.widths()
	test.TapCanvas(w.Canvas(), fyne.NewPos(segmentInset+widths[0]+1, 16)) // just within the second part
	test.TapCanvas(w.Canvas(), fyne.NewPos(segmentInset+widths[0]-1, 16)) // the last of the first
	press(s, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd)
	if want := []int{1, 0, 1, 2, 0, 2}; !slices.Equal(chosen, want) {
		t.Errorf("chosen %v, not %v", chosen, want)
	}
	s.Select(1)
	if len(chosen) != 6 || s.Selected() != 1 {
		t.Error("Select calls back or does not select")
	}
	before := s.MinSize()
	s.Select(0)
	if s.MinSize() != before {
		t.Error("choosing a part moves what is beside the control")
	}
}

func TestTabsByPointerAndArrows(t *testing.T) {
	var chosen []int
	tabs := NewTabs([]string{"Lessons 7", "Evidence 9", "History"}, 0, func(i int) { chosen = append(chosen, i) })
	w := stage(t, look.Light, tabs, 400, 36)
	test.TapCanvas(w.Canvas(), fyne.NewPos(390, 18)) // right of all names
	test.TapCanvas(w.Canvas(), fyne.NewPos(tabs.edges[1]+12, 18))
	press(tabs, fyne.KeyRight, fyne.KeyLeft)
	if want := []int{1, 2, 1}; !slices.Equal(chosen, want) {
		t.Errorf("chosen %v, not %v", chosen, want)
	}
}

func TestTogglesAndStepper(t *testing.T) {
	var states []bool
	box := NewCheckbox("Summary", false, func(on bool) { states = append(states, on) })
	flip := NewSwitch("Hide", true, func(on bool) { states = append(states, on) })
	var values []int
	step := NewStepper(5, 5, 7, func(v int) { values = append(values, v) })
	w := stage(t, look.Light, Column(0, box, flip, Row(0, step)), 400, 100)
	test.TapCanvas(w.Canvas(), fyne.NewPos(60, 14)) // the label belongs to the box
	press(flip, fyne.KeySpace, fyne.KeyReturn)
	if want := []bool{true, false, true}; !slices.Equal(states, want) {
		t.Errorf("states %v", states)
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(10, 72)) // minus, at the least already
	test.TapCanvas(w.Canvas(), fyne.NewPos(70, 72))
	test.TapCanvas(w.Canvas(), fyne.NewPos(41, 72)) // the number itself
	press(step, fyne.KeyUp, fyne.KeyUp, fyne.KeyDown)
	if want := []int{6, 7, 6}; !slices.Equal(values, want) {
		t.Errorf("values %v", values)
	}
}

func TestSaveStateIsTappedOnlyForAReason(t *testing.T) {
	taps := 0
	s := NewSaveState(Saved, "Saved", func() { taps++ })
	w := stage(t, look.Light, s, 200, 32)
	test.Tap(s)
	w.Canvas().FocusNext()
	if taps != 0 || w.Canvas().Focused() != nil {
		t.Error("what is saved can be tapped")
	}
	s.Set(NotSaved, "Not saved")
	test.Tap(s)
	w.Canvas().FocusNext()
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if taps != 2 || s.Word() != "Not saved" {
		t.Errorf("the reason opens %d times", taps)
	}
}

func TestFilterChipClosesByDelete(t *testing.T) {
	taps := 0
	c := NewFilterChip(FilterChipOptions{Label: "Theme", On: true, OnTapped: func() { taps++ }})
	stage(t, look.Light, c, 200, 32)
	press(c, fyne.KeyDelete)
	test.Tap(c)
	c.Set("Theme", false)
	press(c, fyne.KeyDelete)
	if taps != 2 {
		t.Errorf("closed %d times", taps)
	}
}

func TestEveryTappableShowsAHandAndItsRingOnlyForKeys(t *testing.T) {
	stage(t, look.Light, Spring(), 1, 1) // what follows is made under our theme
	f := func() {}
	for name, o := range map[string]focusableWidget{
		"button": NewButton(ButtonOptions{Label: "x", OnTapped: f}), "chip": EvidenceChip("link", "x", false, f),
		"filter": NewFilterChip(FilterChipOptions{Label: "x"}), "nav": NewNavItem(NavItemOptions{Label: "x", Icon: "public"}),
		"facet": NewFacetRow(FacetRowOptions{Label: "x"}), "row": NewListRow(note()), "region": NewRegionCard(magallanes()),
		"action": NewActionTile(ActionTileOptions{Title: "x"}), "check": NewCheckbox("x", false, nil), "segmented": NewSegmented([]string{"x", "y"}, 0, nil),
		"tabs": NewTabs([]string{"x"}, 0, nil), "stepper": NewStepper(1, 0, 2, nil), "select": NewSelectBox(webinars(), 0, "", nil),
	} {
		w := stage(t, look.Light, Inset(20, 20, o), 400, 280)
		if o.(desktop.Cursorable).Cursor() != desktop.PointerCursor {
			t.Errorf("%s: no hand", name)
		}
		before := toNRGBA(w.Canvas().Capture())
		w.Canvas().FocusNext()
		if w.Canvas().Focused() != fyne.Focusable(o) {
			t.Errorf("%s: Tab does not stop", name)
			continue
		}
		if n, _ := differing(before, toNRGBA(w.Canvas().Capture())); n < 20 {
			t.Errorf("%s: no focus ring", name)
		}
		w.Canvas().Unfocus()
		if n, _ := differing(before, toNRGBA(w.Canvas().Capture())); n != 0 {
			t.Errorf("%s: the focus ring stays", name)
		}
		if _, ok := o.(fyne.Accessible); !ok {
			t.Errorf("%s: nothing for a screen reader", name)
		}
	}
}

func TestIconOnlyControlsSayTheirName(t *testing.T) {
	nav := NewNavItem(NavItemOptions{Icon: "public", Label: "Regions", Narrow: true})
	button := IconButton("close", "Close", func() {})
	w := stage(t, look.Light, Column(0, nav, button), 300, 200)
	layer := w.Content().(*TooltipLayer)
	for _, c := range []struct {
		o    desktop.Hoverable
		want string
	}{{nav, "Regions"}, {button, "Close"}} {
		c.o.MouseIn(mouseAt(5, 5))
		pass()
		if layer.Tip() != c.want {
			t.Errorf("the tooltip says %q, not %q", layer.Tip(), c.want)
		}
		c.o.MouseOut()
	}
	nav.MouseIn(mouseAt(5, 5))
	nav.MouseOut()
	pass()
	if layer.Tip() != "" {
		t.Error("a tooltip comes after the pointer has gone")
	}
	nav.SetNarrow(false)
	nav.MouseIn(mouseAt(5, 5))
	pass()
	if layer.Tip() != "" {
		t.Error("a label that shows has a tooltip")
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("a tooltip is an overlay: it would take the pointer")
	}
}

func TestTooltipStaysInTheWindow(t *testing.T) {
	window, tip := fyne.NewSize(300, 200), fyne.NewSize(100, 30)
	for _, c := range []struct{ at, want fyne.Position }{
		{fyne.NewPos(20, 20), fyne.NewPos(20, 58)},
		{fyne.NewPos(280, 20), fyne.NewPos(196, 58)},
		{fyne.NewPos(20, 165), fyne.NewPos(20, 129)},
	} {
		if got := tipPosition(c.at, fyne.NewSize(32, 32), tip, window); got != c.want {
			t.Errorf("for a control at %v the tooltip is at %v, not %v", c.at, got, c.want)
		}
	}
}

func TestKPIColumns(t *testing.T) {
	needs := []kpiNeed{{90, 195}, {110, 195}, {120, 150}, {90, 160}, {110, 170}}
	for width, want := range map[float32]int{1176: 5, 896: 5, 520: 3, 300: 2, 150: 1} {
		if got, _ := kpiLayout(needs, width); got != want {
			t.Errorf("at %v: %d columns, not %d", width, got, want)
		}
	}
	if columns, pad := kpiLayout(needs, 720); columns != 5 || pad != tokens.Space12 {
		t.Errorf("at 720: %d columns, padding %v", columns, pad)
	}
}

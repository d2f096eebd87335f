package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// everything is one of each widget, for what all of them must do.
func everything() fyne.CanvasObject {
	row := note()
	row.Status, row.Foot = "Draft", "Regional office · Q2 2024"
	return Inset(16, 16, Column(12,
		NewKPIStrip(KPI{"16", "cities", "10 in Latin America, 6 in Europe"}, KPI{"11", "countries", ""}),
		Columns(ColumnsOptions{Gap: 16}, NewRegionCard(magallanes()), NewPairLink(2, "europe", ""), NewRegionCard(ostrobothnia())),
		Columns(ColumnsOptions{Gap: 16}, NewCard(CardOptions{Title: "Present", Action: "Details", Content: NewAreaChart(AreaChartOptions{Figure: curve(), Words: words.For("en")})}),
			NewCard(CardOptions{Title: "Countries", NoPad: true, Content: NewBarChart(BarChartOptions{Figure: countries(), Words: words.For("en"), Tracks: true})})),
		Row(8, ThemeChip("green", "Green"), EvidenceChip("link", "Slide 14", false, func() {}), NewFilterChip(FilterChipOptions{Label: "Theme", On: true}),
			NewSegmented([]string{"Write", "Read"}, 1, nil), NewSaveState(NotSaved, "Not saved", nil), NewStepper(5, 5, 9, nil), NewDisc(1), NewFlagIcon("PL"), NewIcon("public", look.Ink2, 20)),
		Row(8, NewCheckbox("Summary", true, nil), NewSwitch("Hide", false, nil), NewButton(ButtonOptions{Label: "Report", Icon: "summarize"}),
			FixedWidth(240, NewSearchField(SearchFieldOptions{Placeholder: "Search", Keys: "Ctrl K"})), FixedWidth(200, NewSelectBox(webinars(), 0, "", nil))),
		Columns(ColumnsOptions{Gap: 16}, NewListRow(row), NewMarkdown(sample, words.For("en"))),
		NewTabs([]string{"Lessons", "History"}, 0, nil), NewActionTile(ActionTileOptions{Icon: "note_add", Title: "New", Line: "Start", Keys: "Ctrl N"}),
		Columns(ColumnsOptions{Gap: 16}, NewNavItem(NavItemOptions{Icon: "public", Label: "Regions", Selected: true}), NewFacetRow(FacetRowOptions{Theme: "markets", Label: "Markets", Count: "3"})),
		Divider()))
}

func TestEveryWidgetFollowsTheTheme(t *testing.T) {
	stage(t, look.Light, Spring(), 1, 1) // what follows is made under our theme
	shown := func(modes ...look.Mode) (picture fyne.Window) {
		w := stage(t, modes[0], everything(), 900, 1300)
		for _, mode := range modes[1:] {
			w.Canvas().Capture()
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(mode))
			refreshTree(w.Content())
		}
		return w
	}
	switched := toNRGBA(shown(look.Light, look.Dark, look.Light).Canvas().Capture())
	fresh := toNRGBA(shown(look.Light).Canvas().Capture())
	if n, first := differing(fresh, switched); n != 0 {
		t.Errorf("light, dark and light again differs in %d pixels, the first at %v", n, first)
	}
	dark := toNRGBA(shown(look.Light, look.Dark).Canvas().Capture())
	born := toNRGBA(shown(look.Dark).Canvas().Capture())
	if n, first := differing(born, dark); n != 0 {
		t.Errorf("light and then dark differs from dark in %d pixels, the first at %v", n, first)
	}
}

// refreshTree is what Fyne does when the theme changes.
func refreshTree(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			refreshTree(child)
		}
	case fyne.Widget:
		o.Refresh()
		for _, child := range test.WidgetRenderer(o).Objects() {
			refreshTree(child)
		}
	}
}

func TestWidgetsShowNothingOutsideTheirWidthAt1024(t *testing.T) {
	stage(t, look.Light, Spring(), 1, 1) // what follows is made under our theme
	w := stage(t, look.Light, NewPage(everything()), 760, 640)
	narrow := toNRGBA(w.Canvas().Capture())
	ground := narrow.NRGBAAt(2, 2)
	for y := range narrow.Rect.Dy() - 10 { // Fyne shades the lower edge while there is more
		if got := narrow.NRGBAAt(3, y); got != ground {
			t.Fatalf("something at the left edge, line %d", y)
		}
	}
}

func BenchmarkEverything(b *testing.B) {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(look.NewTheme(look.Light))
	w := test.NewTempWindow(b, Spring())
	w.Resize(fyne.NewSize(900, 1300))
	for b.Loop() {
		w.SetContent(everything())
	}
}

func BenchmarkListRowSet(b *testing.B) {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(look.NewTheme(look.Light))
	row := NewListRow(note())
	w := test.NewTempWindow(b, row)
	w.Resize(fyne.NewSize(372, 107))
	other := note()
	other.Title, other.Kind = "Another note with another title that wraps to two lines of text", "Outcome"
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			row.Set(other)
		} else {
			row.Set(note())
		}
	}
}

package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// Fyne lets go of what draws a widget that is out of sight for a while, and asks for
// it again: what is drawn then must be all of it, and in its place.
func TestAWidgetIsDrawnAgainAsItWas(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(look.Light))
	en := words.For("en")
	area := figure.Figure{Name: "present", Kind: figure.Area, X: []int64{0, 600, 1200}, Peak: 1, Series: []figure.Series{{Values: []float64{1, 3, 2}}}}
	for name, w := range map[string]fyne.Widget{
		"segmented":  NewSegmented([]string{"One", "Two"}, 0, nil),
		"tabs":       NewTabs([]string{"One", "Two"}, 0, nil),
		"table":      NewDataTable(DataTableOptions{Columns: []string{"A", "B"}, Rows: []DataRow{{Cells: []string{"x", "1"}}, {Cells: []string{"y", "2"}}}}),
		"histogram":  NewHistogram(HistogramOptions{Figure: countries(), Words: en, Edges: []int{0, 10, 20, 30, 40, 50}, Unit: "min"}),
		"multiples":  NewMultiples(MultiplesOptions{Words: en, Items: []Multiple{{Name: "#1", Note: "9", Figure: area}, {Name: "#2", Note: "8", Figure: area}}}),
		"choices":    newChoiceList([]Choice{{Label: "One"}, {Label: "Two"}}, 0, func(int) {}, func() {}),
		"bars":       NewBarChart(BarChartOptions{Figure: countries(), Words: en}),
		"area":       NewAreaChart(AreaChartOptions{Figure: area, Words: en}),
		"figures":    NewKPIStrip(KPI{Figure: "1", Noun: "one"}, KPI{Figure: "2", Noun: "two"}),
		"legend":     NewLegend(LegendItem{Label: "Europe"}, LegendItem{Label: "Asia"}),
		"stepper":    NewStepper(5, 5, 9, nil),
		"select":     NewSelectBox([]Choice{{Label: "One"}, {Label: "Two"}}, 0, "none", func(int) {}),
		"facet":      NewFacetRow(FacetRowOptions{Label: "Facet"}),
		"chip":       NewChip(ChipOptions{Label: "Chip"}),
		"list row":   NewListRow(ListRowOptions{Kind: "Lesson", Title: "Title", Place: "1"}),
		"tile":       NewActionTile(ActionTileOptions{Title: "Title", Line: "Line"}),
		"nav item":   NewNavItem(NavItemOptions{Label: "Nav", Count: "3"}),
		"button":     NewButton(ButtonOptions{Label: "Button"}),
		"region":     NewRegionCard(RegionCardOptions{Name: "Region"}),
		"filterchip": NewFilterChip(FilterChipOptions{Label: "Filter"}),
	} {
		size := fyne.NewSize(600, 300)
		w.Resize(size)
		first := drawnIn(w.CreateRenderer(), size)
		second := drawnIn(w.CreateRenderer(), size)
		if len(first) == 0 || !slices.Equal(first, second) {
			t.Errorf("%s: drawn %q, and again %q", name, first, second)
		}
	}
}

// drawnIn are the texts that a renderer shows, in places of their own.
func drawnIn(r fyne.WidgetRenderer, size fyne.Size) (all []string) {
	r.Layout(size)
	r.Refresh()
	for _, o := range r.Objects() {
		if text, ok := o.(*canvas.Text); ok && text.Visible() && text.Text != "" && text.Size().Width > 0 {
			all = append(all, text.Text)
		}
	}
	return all
}

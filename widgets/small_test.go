package widgets

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func TestChipsLookAsDrawn(t *testing.T) {
	golden(t, "chips", 520, 160, func() fyne.CanvasObject {
		return Inset(16, 16, Column(12,
			Wrap(8, ThemeChip(tokens.Green, "Green"), ThemeChip(tokens.Innovation, "Innovation"),
				ThemeChip(tokens.Research, "Research"), ThemeChip(tokens.Markets, "Markets"), ThemeChip(tokens.Governance, "Governance")),
			Row(8, EvidenceChip("play_arrow", "00:38:16–00:39:40", true, func() {}), EvidenceChip("attach_file", "Slide 14", false, nil),
				NewDisc(1), NewDisc(12), NewFlagIcon("PL"), NewFlagIcon("BR")),
			Row(8, NewFilterChip(FilterChipOptions{Icon: "public", Label: "Macro-region", Choices: true}),
				NewFilterChip(FilterChipOptions{Label: "Theme: 3 selected", On: true}))))
	})
}

func TestControlsLookAsDrawn(t *testing.T) {
	golden(t, "controls", 520, 260, func() fyne.CanvasObject {
		off := NewSwitch("Include drafts", true, nil)
		off.Disable()
		return Inset(16, 16, Column(12,
			Row(16, NewSegmented([]string{"Partnerships", "Cities"}, 0, nil), NewStepper(5, 5, 20, nil), NewSaveState(Saved, "Saved", nil)),
			Row(16, NewSaveState(SavingNow, "Saving", nil), NewSaveState(NotSaved, "Not saved", nil), NewSaveState(ReadOnly, "Read only", nil)),
			NewTabs([]string{"Lessons 7", "Evidence 9", "History"}, 0, nil),
			Row(16, NewCheckbox("Summary and key figures", true, nil), NewCheckbox("Annotated slides", false, nil)),
			Row(16, NewSwitch("Hide groups under", true, nil), NewSwitch("", false, nil), off)))
	}, func(w fyne.Window, _ fyne.CanvasObject) { w.Canvas().FocusNext() })
}

func TestRailAndFacetsLookAsDrawn(t *testing.T) {
	golden(t, "rail", 480, 150, func() fyne.CanvasObject {
		return Inset(12, 12, Row(16,
			FixedWidth(176, Column(2, NewNavItem(NavItemOptions{Icon: "space_dashboard", Label: "Overview", Selected: true}),
				NewNavItem(NavItemOptions{Icon: "public", Label: "Regions", Count: "6"}),
				NewNavItem(NavItemOptions{Icon: "lightbulb", Label: "Notes", Count: "24"}))),
			FixedWidth(40, Column(2, NewNavItem(NavItemOptions{Icon: "space_dashboard", Label: "Overview", Selected: true, Narrow: true}),
				NewNavItem(NavItemOptions{Icon: "public", Label: "Regions", Narrow: true}))),
			FixedWidth(176, Column(0, NewFacetRow(FacetRowOptions{Icon: "inventory_2", Label: "All notes", Count: "24"}),
				NewFacetRow(FacetRowOptions{Theme: tokens.Markets, Label: "Markets", Count: "5"}),
				NewFacetRow(FacetRowOptions{Number: 2, Label: "Paraná – Silesia and more words", Count: "8", Selected: true})))))
	})
}

func TestKPIStripLooksAsDrawn(t *testing.T) {
	cells := []KPI{{"16", "cities", "10 in Latin America, 6 in Europe"}, {"11", "countries", "6 in Latin America, 5 in Europe"},
		{"3", "partnerships", "6 regions, all continuing"}, {"24", "notes", "6 outcomes, 3 commitments"}, {"12", "questions", "10 answered, 2 to follow up"}}
	for name, width := range map[string]float32{"kpi-1176": 1176, "kpi-896": 896, "kpi-520": 520} {
		height := NewKPIStrip(cells...).HeightFor(width) + 24
		golden(t, name, width+24, height, func() fyne.CanvasObject { return Inset(12, 12, NewKPIStrip(cells...)) })
	}
}

func TestCardsLookAsDrawn(t *testing.T) {
	golden(t, "cards", 560, 160, func() fyne.CanvasObject {
		words := func() fyne.CanvasObject {
			return look.Para("Substantial funding secures continuation after the programme ends.", tokens.Body, look.Ink, 0)
		}
		return Inset(16, 16, Columns(ColumnsOptions{Gap: 16, Weights: []float32{1, 1}},
			NewCard(CardOptions{Title: "Participation", Action: "Details", Content: words()}),
			NewCard(CardOptions{Title: "A title that is too long for its card", Note: "7 of 16", NoPad: true, Content: Inset(20, 8, words())})))
	})
}

func TestAListOpensWhereThereIsRoom(t *testing.T) {
	for _, c := range []struct{ box, need, top, height float32 }{
		{100, 300, 140, 300}, {500, 300, 196, 300}, {560, 900, 16 - 4, 544}, {200, 900, 240, 348},
	} {
		if top, height := choicePlace(c.box, 36, c.need, 600); top != c.top || height != c.height {
			t.Errorf("a list of %v for a box at %v stands at %v and is %v high", c.need, c.box, top, height)
		}
	}
}

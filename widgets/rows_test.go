package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

func magallanes() RegionCardOptions {
	return RegionCardOptions{Country: "CL", CountryName: "Chile", Name: "Magallanes", Macro: "latin_america_caribbean",
		Themes: []ThemeLabel{{tokens.Green, "Green"}, {tokens.Governance, "Governance"}},
		Text:   "Strong southern wind and a green hydrogen pipeline for export.", BarLabel: "Participants", BarValue: "12", BarShare: 0.46,
		CountIcon: "lightbulb", Count: "7", CountNoun: "lessons"}
}

func ostrobothnia() RegionCardOptions {
	o := magallanes()
	o.Country, o.CountryName, o.Name, o.Macro = "FI", "Finland", "Ostrobothnia", "europe"
	return o
}

func TestRegionCardsLookAsDrawn(t *testing.T) {
	golden(t, "regions", 2*352+48+32, 2*204+60, func() fyne.CanvasObject {
		left, right := magallanes(), ostrobothnia()
		left.Selected = true
		long, none := magallanes(), ostrobothnia()
		long.Name = "Ushuaia – Tierra del Fuego, Antártida e Islas del Atlántico Sur and the rest of it"
		none.Themes, none.BarLabel, none.Text = nil, "", ""
		pair := func(a, b RegionCardOptions) fyne.CanvasObject {
			return Columns(ColumnsOptions{Weights: []float32{352, 48, 352}}, NewRegionCard(a), NewPairLink(1, a.Macro, b.Macro), NewRegionCard(b))
		}
		return Inset(16, 16, Column(16, pair(left, right), pair(long, none)))
	})
}

func TestRegionCardIsAsHighAsItsPartsNeed(t *testing.T) {
	stage(t, look.Light, Spring(), 10, 10)
	if p := regionLayout(1, tokens.ChipHeight); p.height != tokens.RegionCardHeight {
		t.Errorf("a card with one line each is %v high", p.height)
	}
	if one, two := regionLayout(1, tokens.ChipHeight), regionLayout(2, tokens.ChipHeight); two.height-one.height != tokens.Title.Line {
		t.Errorf("a second line of the name adds %v", two.height-one.height)
	}
}

func TestTheWholeRegionCardCanBeTapped(t *testing.T) {
	stage(t, look.Light, Spring(), 1, 1) // what follows is made under our theme
	taps := 0
	o := magallanes()
	o.OnTapped = func() { taps++ }
	w := stage(t, look.Light, NewRegionCard(o), 352, 204)
	for _, at := range []fyne.Position{{X: 12, Y: 12}, {X: 60, Y: 86}, {X: 340, Y: 190}} { // a chip is part of it
		test.TapCanvas(w.Canvas(), at)
	}
	if taps != 3 {
		t.Errorf("three taps act %d times", taps)
	}
	w.Canvas().FocusNext()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if taps != 4 {
		t.Error("Enter does not open the card")
	}
}

func note() ListRowOptions {
	return ListRowOptions{KindIcon: "lightbulb", Kind: "Lesson", Place: "00:33:57", Title: "A joint programme call needs one shared timetable, not two national ones.",
		Themes: []ThemeLabel{{tokens.Innovation, "Innovation & digital"}, {tokens.Governance, "Governance & ties"}}}
}

func TestListRowsLookAsDrawn(t *testing.T) {
	golden(t, "listrows", 372, 400, func() fyne.CanvasObject {
		draft := note()
		draft.Status, draft.Language, draft.Foot, draft.Title, draft.Done = "Draft", "Español", "Regional office · Q2 2024", "Short", true
		draft.Selected = true
		long := note()
		long.Title = "A title of two hundred letters, as people write them when they are in a hurry and do not know yet what the point will be in the end"
		plain := note()
		plain.Themes, plain.Last = nil, true
		return Column(0, NewListRow(note()), NewListRow(draft), NewListRow(long), NewListRow(plain))
	})
}

func TestRowsOfAListStayOutOfTheTabOrder(t *testing.T) {
	o := note()
	o.InList = true
	w := stage(t, look.Light, NewListRow(o), 360, ListRowHeight)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != nil {
		t.Error("Tab stops at a row of a list")
	}
	taps := 0
	o.OnTapped = func() { taps++ }
	row := NewListRow(o)
	stage(t, look.Light, row, 360, ListRowHeight)
	test.Tap(row)
	if taps != 1 {
		t.Error("a tap on a row of a list does nothing")
	}
}

func TestThemeNamesGiveWayToIcons(t *testing.T) {
	for _, c := range []struct {
		room float32
		want []float32
	}{{400, []float32{100, 80}}, {200, []float32{100, 0}}, {130, []float32{76, 0}}, {60, []float32{0, 0}}} {
		got := themeWidths([]float32{100, 80}, c.room)
		if got[0] != c.want[0] || got[1] != c.want[1] {
			t.Errorf("in %v: %v, not %v", c.room, got, c.want)
		}
	}
}

func TestActionTilesLookAsDrawn(t *testing.T) {
	golden(t, "actions", 680, 230, func() fyne.CanvasObject {
		return Inset(20, 20, Column(12,
			NewActionTile(ActionTileOptions{Icon: "auto_stories", Title: "Open the sample notebook", Line: "A finished webinar with lessons", Keys: "Ctrl Shift O", Primary: true}),
			NewActionTile(ActionTileOptions{Icon: "note_add", Title: "New notebook", Line: "Start from a title and a date", Keys: "Ctrl Shift N"})))
	})
}

func TestEllipsisedTitleHasATooltip(t *testing.T) {
	o := note()
	o.Title = "A title of two hundred letters, as people write them when they are in a hurry and do not know yet what the point will be in the end"
	row := NewListRow(o)
	w := stage(t, look.Light, Column(0, row), 372, 300)
	layer := w.Content().(*TooltipLayer)
	row.MouseIn(mouseAt(50, 40))
	if layer.Tip() != "" {
		t.Error("the tooltip does not wait")
	}
	pass()
	if layer.Tip() != o.Title {
		t.Errorf("the tooltip says %q", layer.Tip())
	}
	compare(t, "tooltip.png", w.Canvas().Capture())
	row.MouseOut()
	if layer.Tip() != "" {
		t.Error("the tooltip stays")
	}
}

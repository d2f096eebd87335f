package desktop

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheSheetOfARegionTakesTheFocusAndGivesItBack(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.win.Resize(fyne.NewSize(1024, 700))
	d.open(Route{Page: Regions})
	l.until("the regions", func() bool { return !d.loads.running })
	p := d.pages[Regions].(*regionsPage)
	d.win.Canvas().Focus(p.cards[w.chile])
	d.choose(Route{Page: Regions, Record: w.chile})
	l.until("the sheet", func() bool { return !d.loads.running })
	if d.win.Canvas().Focused() != fyne.Focusable(p.pane.close) {
		t.Errorf("the focus is in %T, under the sheet", d.win.Canvas().Focused())
	}
	p.closePane()
	l.until("no sheet", func() bool { return !d.loads.running })
	if d.win.Canvas().Focused() != fyne.Focusable(p.cards[w.chile]) {
		t.Errorf("the focus is in %T, not in the card", d.win.Canvas().Focused())
	}
}

func TestRecentNotebooksAreCalledByTheirTitles(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.closeNotebook()
	l.until("it is closed", func() bool { return d.session == nil && shows(d, "Recent notebooks") })
	wants(t, d, "Programme", "test.rapporteur")
}

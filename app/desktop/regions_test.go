package desktop

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// atRegions opens the Regions page.
func atRegions(t *testing.T) (written, *desk, *loop, *regionsPage) {
	t.Helper()
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.open(Route{Page: Regions})
	p := d.page(Regions).(*regionsPage)
	l.until("a region is selected", func() bool { return p.data != nil && p.data.selected != nil && !d.loads.running })
	return w, d, l, p
}

func TestRegionsStandInPairsUnderTheirMacroRegions(t *testing.T) {
	_, d, _, p := atRegions(t)
	wants(t, d, "Two regions in one partnership", "Latin America", "Europe", "Magallanes", "Ostrobothnia", "2 of 2")
	if row := p.grid.rows[0]; row.left.Name() != "Magallanes" || row.right.Name() != "Ostrobothnia" || row.link == nil {
		t.Errorf("the pair is %s, %s, linked %v", row.left.Name(), row.right.Name(), row.link != nil)
	}
}

func TestThePaneTellsOfTheSelectedRegion(t *testing.T) {
	w, d, l, p := atRegions(t)
	wants(t, d, "Wind.", "Punta Arenas", "Partnership 1", "Funding secures it beyond the programme", "Start early", "Visit Vaasa", "Q2 2024")
	p.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	l.until("the pane is closed", func() bool { return !p.pane.Visible() && !d.loads.running })
	d.open(Route{Page: Regions, Record: w.vaasa})
	l.until("the other region", func() bool { return p.pane.Visible() && shows(d, "Storage.") })
}

func TestArrowsMoveBetweenCardsAndEnterOpensOne(t *testing.T) {
	w, d, l, p := atRegions(t)
	c := d.win.Canvas()
	press := func(key fyne.KeyName) { p.key(&fyne.KeyEvent{Name: key}) }
	press(fyne.KeyDown)
	if c.Focused() != fyne.Focusable(p.grid.rows[0].left) {
		t.Fatal("the first arrow should go to the first card")
	}
	press(fyne.KeyRight)
	right := p.grid.rows[0].right
	if c.Focused() != fyne.Focusable(right) {
		t.Fatal("the arrow to the right should go to the partner")
	}
	right.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	l.until("the region opens", func() bool { return d.places.at.Record == w.vaasa && !d.loads.running })
}

func TestAStepIsTickedOffAndUndone(t *testing.T) {
	w, d, l, p := atRegions(t)
	done := func() bool {
		var n store.Note
		_ = d.session.file.View(func(r store.Reader) (err error) { n, err = store.Get[store.Note](r, w.step); return err })
		return n.Done
	}
	d.setDone(w.step, true)
	l.until("it is ticked", func() bool { return done() && p.data.selected.steps[0].done && d.steps.undo != "" })
	wants(t, d, "Done")
	if d.steps.undo != "step.note.done" {
		t.Errorf("the menu would undo %q", d.steps.undo)
	}
	d.undo(false)
	l.until("it is open again", func() bool { return !done() && !p.data.selected.steps[0].done })
	l.until("the window says so", func() bool { return shows(d, "Undone: Mark a step as done") })
}

func TestAThemeFilterKeepsPairsWhole(t *testing.T) {
	_, d, _, p := atRegions(t)
	p.toggle(p.data.themes[0].id)
	wants(t, d, "2 of 2")
	p.themes = []store.ID{store.NewID()}
	p.arrange()
	wants(t, d, "0 of 2", "No region has the chosen themes.")
	p.themes = nil
	p.byName = true
	p.arrange()
	if len(p.grid.rows) != 1 || p.grid.rows[0].left.Name() != "Magallanes" || p.grid.heads != nil {
		t.Error("by name the cards stand in order without headings")
	}
}

func TestALinkThatIsNoWebPageIsNotOpened(t *testing.T) {
	_, d, _, _ := atRegions(t)
	d.openLink("file:///etc/passwd")
	wants(t, d, "No program opened file:///etc/passwd.")
}

var _ widgets.Flowing = (*pairGrid)(nil)

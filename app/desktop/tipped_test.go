package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/rapporteur-app/rapporteur/widgets"
)

func TestWhatIsCutOffIsToldInATooltip(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	tip := func() string { return d.win.Content().(*widgets.TooltipLayer).Tip() }
	long := strings.TrimSpace(strings.Repeat("Ushuaia – Tierra del Fuego, Antártida e Islas del Atlántico Sur ", 3))

	top := d.shell.top
	top.title.SetText(long)
	top.layOut(top.object.Size())
	top.named.MouseIn(&desktop.MouseEvent{})
	l.until("the notebook's whole name", func() bool { return tip() == long })
	top.named.MouseOut()
	if tip() != "" {
		t.Error("the name's tooltip stays")
	}

	d.open(Route{Page: Notes, Webinar: d.at().Webinar})
	l.until("the notes", func() bool { return d.at().Page == Notes && !d.loads.running })
	facets := d.page(Notes).(*notesPage).facets
	facets.set([]facetItem{{label: "Short", count: 1}, {label: long, count: 2}})
	point := func(y float32) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, y)}}
	}
	facets.MouseIn(point(facets.top(1) + 4))
	l.until("the facet's whole name", func() bool { return tip() == long })
	facets.MouseMoved(point(facets.top(0) + 4))
	if tip() != "" {
		t.Error("a tooltip stays over a facet that shows whole")
	}
	facets.MouseOut()
}

func TestATooltipGoesWithItsPage(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	widgets.ShowTip(d.page(Overview).object(), "About what is under the pointer")
	l.until("the tooltip", func() bool { return d.shell.root.Tip() != "" })
	d.open(Route{Page: Notes})
	l.until("the notes", func() bool { return d.at().Page == Notes && !d.loads.running })
	if tip := d.shell.root.Tip(); tip != "" {
		t.Errorf("%q stays", tip)
	}
}

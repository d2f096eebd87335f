package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/store"
)

type overviewPage struct{ d *desk }

func newOverviewPage(d *desk) page { return &overviewPage{d} }

func (p *overviewPage) object() fyne.CanvasObject { return container.NewStack() }

func (p *overviewPage) load(r store.Reader, at Route) (func(), error) {
	v, err := readOverview(r, p.d.book, at.Webinar)
	if err != nil {
		return nil, err
	}
	_ = v
	return func() {}, nil
}

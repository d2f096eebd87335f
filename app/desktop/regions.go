package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/rapporteur-app/rapporteur/store"
)

type regionsPage struct{ d *desk }

func newRegionsPage(d *desk) page { return &regionsPage{d} }

func (p *regionsPage) object() fyne.CanvasObject { return container.NewStack() }

func (p *regionsPage) load(r store.Reader, at Route) (func(), error) {
	v, err := readRegions(r, p.d.book, at)
	if err != nil {
		return nil, err
	}
	_ = v
	return func() {}, nil
}

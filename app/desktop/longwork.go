package desktop

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// longWork is a dialog in which a notebook is read for long: it says how far that is
// and ends it. What came of it then stands in its place. It belongs to the UI thread.
type longWork struct {
	d       *desk
	box     *pageBox
	line    *progressLine
	way     *widgets.Button // Cancel, then Close
	cancel  context.CancelFunc
	running bool
	closed  bool
}

// newLongWork opens the dialog. Buttons stand beside Cancel; they are hidden until
// there is something to do with what came.
func (d *desk) newLongWork(title, words string, buttons ...*widgets.Button) *longWork {
	w := &longWork{d: d, line: newProgressLine(), cancel: func() {}}
	w.way = widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: w.close})
	row := []fyne.CanvasObject{w.way}
	for _, b := range buttons {
		b.Hide()
		row = append(row, b)
	}
	w.box = d.newPageBox(title, pageBoxWidth, nil, row...)
	w.box.box.leave, w.box.box.damage = w.close, true
	w.line.set(words, 0)
	w.line.Show()
	w.box.fill(w.line)
	w.box.show()
	return w
}

// run reads off the UI thread. then gets the outcome, unless the dialog was closed.
func (w *longWork) run(words string, read func(store.Follow) error, then func(error)) {
	if w.closed {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.cancel, w.running = cancel, true
	follow := store.Follow{Context: ctx, Told: func(done float64) {
		w.d.ui(func() {
			if w.running {
				w.line.set(words, done)
			}
		})
	}}
	w.d.later(func() error { return read(follow) }, func(err error) {
		cancel()
		w.running = false
		if w.closed || errors.Is(err, context.Canceled) {
			return
		}
		w.way.SetLabel(w.d.t("action.close"))
		then(err)
	})
}

// close ends what is being read and closes the dialog.
func (w *longWork) close() {
	w.cancel()
	w.closed = true
	w.box.box.hide()
}

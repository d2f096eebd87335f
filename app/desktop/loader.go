package desktop

import (
	"time"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
)

// loader puts the loads of pages in sequence: what an older load brings after a
// newer one was asked for is dropped. It belongs to the UI thread.
type loader struct {
	wanted  int  // number of the newest load
	running bool // a load of the present place is under way
	again   bool // the notebook changed meanwhile
}

// load reads a place and then shows it. slow is called if that takes longer
// than a person should wait without a word.
func (d *desk) load(at Route, slow func(), shown func(error)) {
	s, p := d.session, d.page(at.Page)
	d.loads.wanted++
	d.loads.running, d.loads.again = true, false
	number := d.loads.wanted
	current := func() bool { return d.session == s && d.loads.wanted == number }
	timer := time.AfterFunc(tokens.LoadingWait, func() {
		d.ui(func() {
			if current() && d.loads.running {
				slow()
			}
		})
	})
	go func() {
		show, err := snapshot(s, p, at)
		timer.Stop()
		d.ui(func() {
			if !current() {
				return
			}
			d.loads.running = false
			if err == nil && show != nil {
				show()
			}
			shown(err)
			if d.loads.again {
				d.reload()
			}
		})
	}()
}

// snapshot builds what a page shows within one state of the notebook.
func snapshot(s *session, p page, at Route) (show func(), err error) {
	err = s.view(func(r store.Reader) (err error) {
		show, err = p.load(r, at)
		return err
	})
	return show, err
}

// reload brings the visible page up to date after a commit. While a load is
// under way one more is enough, however many commits there are.
func (d *desk) reload() {
	if d.session == nil || d.places.at.Page == "" {
		return
	}
	if d.loads.running {
		d.loads.again = true
		return
	}
	d.load(d.places.at, func() {}, d.shownAgain)
}

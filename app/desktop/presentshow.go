package desktop

import (
	"errors"
	"time"

	"github.com/rapporteur-app/rapporteur/app/present"
	"github.com/rapporteur-app/rapporteur/store"
)

// running is the show that an audience sees.
type running struct {
	show    *present.Show
	webinar store.ID
	o       present.Options
	reads   int    // decks asked for; only the last is shown
	unsoon  func() // takes back that the page will follow
}

// followWait is how long after the audience's slide the page's own is drawn: both
// windows are painted in turn, and the audience is not to wait for that.
const followWait = 150 * time.Millisecond

// startShow begins the show of the open webinar, with a slide or the first.
func (d *desk) startShow(from string) {
	webinar := d.at().Webinar
	if d.session == nil || webinar.IsZero() || d.running != nil || d.covered() {
		return
	}
	if p := d.pages[d.at().Page]; p != nil {
		if l, ok := p.(leaver); ok {
			l.leave() // what is being typed is on its slide
		}
	}
	o := d.showOptions()
	run := &running{webinar: webinar, o: o, unsoon: func() {}}
	d.running = run
	d.readDeck(run, func(deck present.Deck) {
		title := d.t("present.window")
		run.show = present.Start(present.ShowOptions{
			Deck: deck, From: from, EndHint: d.t("present.end_hint"), After: d.after,
			OnMove: func() { d.showMovesOn(run) }, OnEnd: func() { d.showEnded(run) },
			Open: func() present.Audience {
				return present.OpenWindow(present.WindowOptions{
					App: d.app, Title: title, Where: d.showWhere(), Show: func() *present.Show { return run.show }, After: d.after,
				})
			},
		})
		d.showMoved()
	})
}

// readDeck reads the deck of a show off the UI thread. A show whose webinar is gone
// ends.
func (d *desk) readDeck(run *running, then func(present.Deck)) {
	run.reads++
	number := run.reads
	d.read(func(r store.Reader) (func(), error) {
		deck, err := present.Read(r, run.webinar, run.o)
		if errors.Is(err, store.ErrNotFound) {
			return func() { d.endShow() }, nil
		}
		if err != nil {
			return nil, err
		}
		return func() {
			if d.running == run && run.reads == number {
				then(deck)
			}
		}, nil
	})
}

// refreshShow brings what was just saved onto its slide.
func (d *desk) refreshShow() {
	if run := d.running; run != nil && run.show != nil {
		d.readDeck(run, run.show.Update)
	}
}

// endShow ends the show, if one runs.
func (d *desk) endShow() {
	run := d.running
	if run == nil {
		return
	}
	if run.show != nil {
		run.show.End()
	}
	d.running = nil
	d.showMoved()
}

func (d *desk) showEnded(run *running) {
	if d.running == run {
		d.running = nil
		d.showMoved()
		d.win.RequestFocus()
	}
}

// showMovesOn lets the page know the audience's slide at once, and draw it once the
// audience sees it. Of slides that are leafed through quickly only the last is drawn.
func (d *desk) showMovesOn(run *running) {
	if p, ok := d.pages[Present].(*presentPage); ok {
		p.keepPace()
	}
	run.unsoon()
	run.unsoon = d.after(followWait, d.showMoved)
}

// showMoved lets the page follow the show.
func (d *desk) showMoved() {
	if p, ok := d.pages[Present].(*presentPage); ok {
		p.follow()
	}
}

// show is the one that runs, or nil.
func (d *desk) show() *present.Show {
	if d.running == nil {
		return nil
	}
	return d.running.show
}

// showOptions are what was chosen on the page.
func (d *desk) showOptions() present.Options {
	return present.Options{Language: d.showLanguage}
}

// speakShow lets the slides stand in another language, those of a running show too.
func (d *desk) speakShow(language string) {
	d.showLanguage = language
	if d.running != nil {
		d.running.o = d.showOptions()
		d.refreshShow()
	}
	d.reload()
}

// placeShow has the audience look elsewhere, where a show runs at once.
func (d *desk) placeShow(where present.Where) {
	d.showPlace = where
	if show := d.show(); show != nil {
		show.Place(where)
	}
}

// showWhere is where an audience looks: where it was chosen to, else on a second
// display where there is one.
func (d *desk) showWhere() present.Where {
	second := d.hasSecondDisplay()
	switch {
	case second && d.showPlace == "":
		return present.SecondDisplay
	case !second && d.showPlace == present.SecondDisplay || d.showPlace == "":
		return present.PlainWindow
	}
	return d.showPlace
}

func (d *desk) hasSecondDisplay() bool {
	if d.displays != nil {
		return d.displays() > 1
	}
	return present.HasSecondDisplay(d.app)
}

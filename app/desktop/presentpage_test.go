package desktop

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/present"
	"github.com/rapporteur-app/rapporteur/store"
)

// presenting opens the Present page of a notebook.
func presenting(t *testing.T, path string) (*desk, *loop, *presentPage) {
	t.Helper()
	d, l := sit(t, path, nil)
	d.open(Route{Page: Present})
	l.until("the Present page", func() bool { return d.at().Page == Present && d.pages[Present] != nil })
	return d, l, d.pages[Present].(*presentPage)
}

func TestThePresentPageShowsTheSlides(t *testing.T) {
	d, l, p := presenting(t, writeSmall(t).path)
	l.until("the slides", func() bool { return len(p.slides) > 2 })
	wants(t, d, "Present", "Start show", "Nobody sees this yet", "Ostrobothnia – Magallanes", "Thank you")
	p.key(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if p.at != len(p.slides)-1 || !p.rows[p.at].Selected() {
		t.Errorf("End leads to slide %d", p.at)
	}
	p.letter('k')
	p.key(&fyne.KeyEvent{Name: fyne.KeyHome})
	p.letter('j')
	if p.at != 1 {
		t.Errorf("Home and J lead to slide %d", p.at)
	}
}

func TestAShowRunsAndFollowsTheNotebook(t *testing.T) {
	d, l, p := presenting(t, writeSmall(t).path)
	l.until("the slides", func() bool { return len(p.slides) > 2 })
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyF5})
	l.until("the show", func() bool { return d.show() != nil })
	wants(t, d, "The audience sees this slide", "End show")
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyF5}) // a second one does not begin
	p.key(&fyne.KeyEvent{Name: fyne.KeyRight})
	if at, _ := d.show().At(); at != 1 || p.at != 1 {
		t.Errorf("the show is on %d, the page on %d", at, p.at)
	}
	if p.rows[1].Selected() {
		t.Error("the page is drawn before the audience's slide stands")
	}
	l.until("the page follows", func() bool { return p.rows[1].Selected() })
	p.letter('b')
	l.until("the page says so", func() bool { return shows(d, "The audience sees black") })
	p.letter('b')

	_, before := d.show().At()
	webinar := d.at().Webinar
	d.edit("step.note.new", func(tx *store.Tx) error {
		return store.Put(tx, &store.Note{Webinar: webinar, Kind: store.Quote, Title: "Said", Cleared: true, Status: store.Published})
	})
	l.until("the quote's slide", func() bool { _, count := d.show().At(); return count == before+1 && len(p.slides) == count })
	if at, _ := d.show().At(); at != 1 {
		t.Errorf("the show has moved to %d", at)
	}

	d.turnTo(Notes) // a show goes on while something else is done
	l.until("the notes", func() bool { return d.at().Page == Notes })
	if d.show() == nil {
		t.Fatal("the show ended")
	}
	d.turnTo(Present)
	l.until("the page again", func() bool { return d.at().Page == Present })
	p.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.show() == nil {
		t.Fatal("one Esc ends the show")
	}
	p.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	l.until("its end", func() bool { return d.show() == nil })
	wants(t, d, "Nobody sees this yet", "Start show")
}

func TestClosingTheNotebookEndsTheShow(t *testing.T) {
	d, l, p := presenting(t, writeSmall(t).path)
	l.until("the slides", func() bool { return len(p.slides) > 2 })
	d.startShow(p.slides[2].ID)
	l.until("the show", func() bool { return d.show() != nil })
	if at, _ := d.show().At(); at != 2 {
		t.Errorf("it begins with %d", at)
	}
	d.closeNotebook()
	l.until("its end", func() bool { return d.session == nil && d.running == nil })
}

func TestThereIsNoShowWithoutAWebinar(t *testing.T) {
	d, l, p := presenting(t, write(t, nil))
	l.until("the page", func() bool { return shows(d, "There is no webinar to present") && !p.view.Visible() })
	d.startShow("")
	if d.running != nil {
		t.Error("a show of nothing runs")
	}
	if d.showWhere() != present.PlainWindow {
		t.Errorf("it would be shown in %s", d.showWhere())
	}
}

func TestPresentWithoutAWebinarLeadsToOne(t *testing.T) {
	d, l := sit(t, write(t, nil), nil)
	d.turnTo(Present)
	l.until("the page", func() bool { return d.at().Page == Present && !d.loads.running })
	wants(t, d, d.t("present.no_webinar"), d.t("webinar.add"))
}

func TestASecondDisplayIsOfferedWhileThereIsOne(t *testing.T) {
	d, l, p := presenting(t, writeSmall(t).path)
	l.until("the slides", func() bool { return len(p.slides) > 2 })
	count := 1
	d.displays = func() int { return count }
	offers := func(want present.Where, places int) {
		t.Helper()
		p.follow()
		if len(p.places) != places || d.showWhere() != want || p.places[p.where.Selected()] != want {
			t.Errorf("offered are %v, chosen is %s and shown %s", p.places, d.showWhere(), p.places[p.where.Selected()])
		}
	}
	offers(present.PlainWindow, 2)
	if count = 2; !p.start.Visible() {
		t.Fatal("no show can start")
	}
	offers(present.SecondDisplay, 3)
	d.placeShow(present.PlainWindow)
	offers(present.PlainWindow, 3)
	d.placeShow(present.SecondDisplay)
	count = 1
	offers(present.PlainWindow, 2)
	count = 2
	offers(present.SecondDisplay, 3)
	wants(t, d, "Second display")
}

func TestTheLanguageOfARunningShowCanBeChanged(t *testing.T) {
	d, l, p := presenting(t, writeSmall(t).path)
	l.until("the slides", func() bool { return len(p.slides) > 2 })
	d.startShow(p.slides[1].ID)
	l.until("the show", func() bool { return d.show() != nil })
	d.speakShow("es")
	l.until("the show in Spanish", func() bool { return d.show().Language() == "es" && !d.loads.running })
	at, count := d.show().At()
	if last := d.show().Slides()[count-1].Heading; at != 1 || last != "Gracias" {
		t.Errorf("the show is on %d and ends with %q", at, last)
	}
	l.until("the page in Spanish", func() bool { return shows(d, "Gracias") })
	wants(t, d, "The audience sees this slide")
}

func TestThePageShowsTheSlidesOfTheShowWhateverWebinarIsOpen(t *testing.T) {
	path := writeSmall(t).path
	d, l, p := presenting(t, path)
	l.until("the slides", func() bool { return len(p.slides) > 2 })
	d.startShow("")
	l.until("the show", func() bool { return d.show() != nil })
	showing := len(p.slides)
	other := store.Webinar{Title: "Another one", Number: 77}
	d.edit("step.webinar.new", func(tx *store.Tx) error { return store.Put(tx, &other) })
	l.until("it is there", func() bool { return !other.ID.IsZero() && !d.loads.running })
	d.open(Route{Page: Present, Webinar: other.ID})
	l.until("its page", func() bool { return d.at().Webinar == other.ID && p.deck.slides[0].Heading == "Another one" })
	if len(p.slides) != showing || shows(d, "Another one") && p.slides[0].Heading == "Another one" {
		t.Errorf("the page has %d slides, the show %d", len(p.slides), showing)
	}
	d.endShow()
	if p.slides[0].Heading != "Another one" {
		t.Errorf("after the show the page begins with %q", p.slides[0].Heading)
	}
}

package desktop

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestANotebookWithoutAWebinarOffersToAddOne(t *testing.T) {
	d, l := sit(t, write(t, nil), nil)
	wants(t, d, "No webinar yet")
	menuItem(d, "Add a webinar…").Action()
	wants(t, d, "Add a webinar", "Title of the webinar", "Its number")

	submit := func() { d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }
	submit()
	wants(t, d, "A title is needed.")
	typeInto(d, "Kick-off")
	submit()
	l.until("the webinar is open", func() bool { return !d.places.at.Webinar.IsZero() && !d.loads.running && !d.covered() })
	l.until("it is named above", func() bool { return shows(d, "Kick-off") && !shows(d, "No webinar yet") })
	if d.steps.undo != "step.webinar.new" {
		t.Errorf("the step to undo is %q", d.steps.undo)
	}
	d.undo(false)
	l.until("undo takes it away again", func() bool { return shows(d, "No webinar yet") && !d.loads.running })
	if shows(d, "This page could not be read") || d.covered() {
		t.Error("undoing the webinar that is open should lead to a page that can be read", texts(d))
	}
}

func TestTheSelectorEndsWithAddingAWebinar(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.shell.top.choose(1)
	wants(t, d, "Add a webinar", "Title of the webinar")
	if d.shell.top.selector.Selected() != 0 {
		t.Error("the selector should still show the open webinar")
	}
	d.modals[0].hide()
	d.addWebinar(store.Webinar{Number: 20, Title: "Next"})
	l.until("the new webinar", func() bool { return d.places.at.Webinar != w.webinar && !d.loads.running })
}

func TestANewNotebookMarksEachWrongField(t *testing.T) {
	d, l := sit(t, "", nil)
	d.askNew()
	l.until("the form", d.covered)
	for range 2 {
		d.win.Canvas().FocusNext()
	}
	typeInto(d, "first")
	d.win.Canvas().FocusNext()
	typeInto(d, "2024-31-03")
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wants(t, d, "A title is needed: it names the file too.", "Write the number with digits", "Write the date as year-month-day")
}

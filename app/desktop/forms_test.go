package desktop

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

func TestANotebookWithoutAWebinarOffersToAddOne(t *testing.T) {
	d, l := sit(t, write(t, nil), nil)
	wants(t, d, "No webinar yet")
	menuItem(d, "New webinar…").Action()
	l.until("the dialog", d.covered)
	wants(t, d, "New webinar", "Title", "Number")

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
	wants(t, d, "A title is needed: it names the file too.", "Write the number with digits", "There is no such day")

	for _, right := range []string{"Lessons", "1", "2024-03-31"} { // title, number, date
		if right == "1" {
			d.win.Canvas().FocusNext() // past the title of the webinar
		}
		entry := d.win.Canvas().Focused().(*textEntry)
		entry.SetText("")
		typeInto(d, right)
		d.win.Canvas().FocusNext()
	}
	for _, mended := range []string{"A title is needed", "Write the number with digits", "There is no such day"} {
		if shows(d, mended) {
			t.Errorf("%q stands under what is right by now", mended)
		}
	}
}

func TestEscClosesAFormFromEachOfItsFields(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	for name, ask := range map[string]func(){"notebook": d.askNew} {
		for fields := range 3 {
			ask()
			l.until("the form", d.covered)
			for range fields {
				d.win.Canvas().FocusNext()
			}
			typeInto(d, "1")
			pressKey(d, fyne.KeyEscape)
			if d.covered() || len(d.modals) > 0 {
				t.Fatalf("%s: Esc in field %d left the form open", name, fields)
			}
		}
	}
}

func TestANewNotebookSaysItsPlaceWhileItsTitleIsTyped(t *testing.T) {
	d, l := sit(t, "", nil)
	d.askNew()
	l.until("the form", d.covered)
	typeInto(d, "Cities")
	wants(t, d, "Cities.rapporteur")
}

func TestEscClosesTheFileChooserAndTheMenuWorksAgain(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	menuItem(d, "Open…").Action()
	menuItem(d, "Open…").Action()
	l.until("the file chooser", d.choosing)
	l.during(100 * time.Millisecond)
	pressKey(d, fyne.KeyEscape)
	if d.covered() {
		t.Fatal("the file chooser is still open")
	}
	menuItem(d, "Regions").Action()
	if d.places.at.Page != Regions {
		t.Error("the menu is dead after the chooser")
	}
	menuItem(d, "Open…").Action()
	l.until("it opens again", d.choosing)
}

func TestEscInTheFolderChooserLeavesTheFormUnderIt(t *testing.T) {
	d, l := sit(t, "", nil)
	d.askNew()
	l.until("the form", d.covered)
	field := d.win.Canvas().Focused()
	typeInto(d, "Kept")
	d.chooseFolder(t.TempDir(), func(string) {})
	l.until("the folder chooser", d.choosing)
	pressKey(d, fyne.KeyEscape)
	if len(d.modals) != 1 || d.choosing() || d.win.Canvas().Focused() != field {
		t.Error("Esc should close the chooser alone")
	}
	pressKey(d, fyne.KeyEscape)
	if d.covered() {
		t.Error("the second Esc did not close the form")
	}
}

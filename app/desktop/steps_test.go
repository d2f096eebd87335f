package desktop

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// sitWithSteps opens a notebook and changes the title of a note so many times.
func sitWithSteps(t *testing.T, times int) (d *desk, l *loop, title func() string) {
	t.Helper()
	w := writeSmall(t)
	d, l = sit(t, w.path, nil)
	for i := range times {
		d.edit("step.note.title", func(tx *store.Tx) error {
			return store.PutText(tx, store.Ref{Type: store.TypeNote, ID: w.step}, "title", fmt.Sprint("Visit ", i+1))
		})
	}
	l.until("all is saved", func() bool { return d.saved.waiting == 0 && (times == 0 || d.steps.undo != "") })
	return d, l, func() string { return body1(t, d, w.step).Title }
}

func TestAllStepsDownToOneAreUndoneAndRedone(t *testing.T) {
	d, l, title := sitWithSteps(t, 5)
	menuItem(d, "Steps since opening…").Action()
	l.until("the steps", func() bool { return shows(d, "1 step will be undone.") })
	wants(t, d, "Steps since this notebook was opened", "Edit title", "Note “Visit 5”", "Undo to here")
	pressKey(d, fyne.KeyDown)
	pressKey(d, fyne.KeyDown)
	wants(t, d, "3 steps will be undone.")
	pictured(t, d, "steps")
	pressKey(d, fyne.KeyReturn)
	l.until("three are undone", func() bool { return shows(d, "3 steps were undone.") })
	if got := title(); got != "Visit 2" {
		t.Errorf("the title is %q", got)
	}
	wants(t, d, "undone")
	pictured(t, d, "steps-undone")
	pressKey(d, fyne.KeyUp)
	pressKey(d, fyne.KeyUp)
	wants(t, d, "2 steps will be redone.", "Redo to here")
	tapButton(t, d, "Redo to here")
	l.until("two are redone", func() bool { return shows(d, "2 steps were redone.") })
	if got := title(); got != "Visit 4" {
		t.Errorf("then the title is %q", got)
	}
	pressKey(d, fyne.KeyEscape)
	if d.covered() {
		t.Error("Esc does not close it")
	}
	d.undo(true)
	l.until("the last is redone by itself", func() bool { return title() == "Visit 5" })
}

func TestWhatStaysWhenStepsAreUndoneIsSaid(t *testing.T) {
	d, l, title := sitWithSteps(t, 3)
	file := wholeFile(d.session.file)
	id := store.ID{}
	for _, one := range file.Steps() {
		id = one.Changed[0].ID
	}
	if _, err := file.Edit("step.note.title", func(tx *store.Tx) error {
		return store.PutText(tx, store.Ref{Type: store.TypeNote, ID: id}, "title", "Theirs")
	}, store.Aside()); err != nil {
		t.Fatal(err)
	}
	d.showSteps()
	l.until("the steps", func() bool { return shows(d, "1 step will be undone.") })
	pressKey(d, fyne.KeyEnd)
	wants(t, d, "3 steps will be undone.")
	pressKey(d, fyne.KeyReturn)
	l.until("it is said", func() bool { return shows(d, "stay: they were changed elsewhere since.") })
	if got := title(); got != "Theirs" {
		t.Errorf("the title is %q", got)
	}
}

func TestNoStepsOneAndMany(t *testing.T) {
	d, l, _ := sitWithSteps(t, 0)
	d.showSteps()
	l.until("nothing is listed", func() bool { return shows(d, "Nothing has been done since the notebook was opened.") })
	if shows(d, "Undo to here") {
		t.Error("a button does nothing")
	}
	pressKey(d, fyne.KeyReturn)
	pressKey(d, fyne.KeyDown)
	pressKey(d, fyne.KeyEscape)

	d, l, title := sitWithSteps(t, 200)
	d.win.Resize(fyne.NewSize(1024, 640))
	d.showSteps()
	l.until("the steps", func() bool { return shows(d, "1 step will be undone.") })
	if size := d.win.Canvas().Overlays().Top().MinSize(); size.Height > 640 || size.Width > 1024 {
		t.Errorf("the dialog needs %v", size)
	}
	pressKey(d, fyne.KeyPageDown)
	if shows(d, "1 step will be undone.") {
		t.Error("a page is not turned")
	}
	pressKey(d, fyne.KeyEnd)
	wants(t, d, "200 steps will be undone.")
	pictured(t, d, "steps-many")
	pressKey(d, fyne.KeyReturn)
	l.until("all are undone", func() bool { return shows(d, "200 steps were undone.") })
	if got := title(); got != "Visit Vaasa" {
		t.Errorf("the title is %q", got)
	}
}

package desktop

import (
	"os"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestUndoGoesToTheNoteAndNamesIt(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.edit("step.note.delete", func(tx *store.Tx) error { return store.Delete[store.Note](tx, w.step) })
	l.until("it can be undone", func() bool { return d.steps.undo == "step.note.delete" })
	d.undo(false)
	l.until("the restored note", func() bool {
		return d.places.at == Route{Page: Notes, Webinar: w.webinar, Record: w.step} && !d.loads.running
	})
	wants(t, d, "Undone: Delete note in “Visit Vaasa”")
	d.open(Route{Page: Overview})
	d.undo(true)
	l.until("it is deleted again", func() bool { return shows(d, "Redone: Delete note") })
	if d.places.at.Page != Overview {
		t.Error("there is no note to go to")
	}
}

func TestUndoStaysWhereTheNoteCanBeSeen(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.open(Route{Page: Regions, Record: w.chile})
	l.until("the region", func() bool { return !d.loads.running })
	d.setDone(w.step, true)
	l.until("it can be undone", func() bool { return d.steps.undo == "step.note.done" })
	d.undo(false)
	l.until("it is undone", func() bool { return shows(d, "Undone: Mark a step as done in “Visit Vaasa”") })
	if d.places.at.Page != Regions {
		t.Error("the box could be seen where it stood")
	}
}

// typist is a page whose text is handed over when it is left.
type typist struct {
	page
	leaves func()
}

func (p typist) leave() { p.leaves() }

func TestASignalToEndSavesWhatWasTyped(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.pages[Overview] = typist{d.pages[Overview], func() {
		d.edit("step.note.title", func(tx *store.Tx) error {
			n, err := store.Get[store.Note](tx, w.step)
			if err != nil {
				return err
			}
			n.Title = "Typed just now"
			return store.Put(tx, &n)
		})
	}}
	asked := make(chan os.Signal, 1)
	go d.heed(asked)
	asked <- syscall.SIGTERM
	l.until("the notebook is closed", func() bool { return d.quitting && d.session == nil })
	file, err := store.Open(w.path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	err = file.View(func(r store.Reader) error {
		n, err := store.Get[store.Note](r, w.step)
		if n.Title != "Typed just now" {
			t.Errorf("what was typed is lost: %q", n.Title)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestALongNoticeStandsInTheWindowWhole(t *testing.T) {
	d, _ := sit(t, writeSmall(t).path, nil)
	d.win.Resize(fyne.NewSize(1024, 640))
	d.notify("Short.")
	low := d.shell.notice.object.Size().Height
	text := strings.Repeat("Words that say what to do. ", 20) + "The end."
	d.notify(text)
	n := d.shell.notice
	if foot := n.object.Position().Y + n.object.Size().Height; n.object.Size().Height < 5*low/2 || foot > 640 {
		t.Errorf("it is %v high, where a line is %v, and ends at %v", n.object.Size().Height, low, foot)
	}
	if n.words.Truncated() || !shows(d, "The end.") {
		t.Error("it is cut short")
	}
	if timeToRead(text) <= noticeTime || timeToRead("Short.") != noticeTime {
		t.Error("it is shown no longer than a short one")
	}
}

package desktop

import (
	"errors"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// answering is how long the window may be deaf: a quarter of what the store
// blocks for, since a busy machine draws a frame slowly.
const answering = 500 * time.Millisecond

func TestAStoreThatBlocksDoesNotStopTheWindow(t *testing.T) {
	w := writeSmall(t)
	var disk *slow
	d, l := sit(t, w.path, func(n notebook) notebook { disk = &slow{notebook: n}; return disk })

	disk.set(2*time.Second, nil)
	start := time.Now()
	d.open(Route{Page: Regions})
	d.edit("step.note.done", func(tx *store.Tx) error { return store.Put(tx, &store.Region{Name: "New"}) })
	d.back()
	d.forward()
	d.toggleTheme()
	d.refreshMenu()
	if took := time.Since(start); took > answering {
		t.Errorf("the window was deaf for %v", took)
	}
	if held := l.during(1500 * time.Millisecond); held > answering {
		t.Errorf("work on the UI thread held it for %v", held)
	}
	if d.saved.waiting == 0 {
		t.Error("an edit that is not on the disk should show as being saved")
	}
	if !shows(d, "Loading…") {
		t.Error("a page that takes longer than 200 ms should say that it loads")
	}
	disk.set(0, nil)
	l.until("everything is saved and shown", func() bool { return d.saved.waiting == 0 && !d.loads.running })
	if shows(d, "Loading…") || d.places.at.Page != Regions {
		t.Error("the page should have come")
	}
}

func TestALoadThatComesTooLateIsDropped(t *testing.T) {
	w := writeSmall(t)
	var disk *slow
	d, l := sit(t, w.path, func(n notebook) notebook { disk = &slow{notebook: n}; return disk })
	disk.set(400*time.Millisecond, nil)
	d.open(Route{Page: Regions})
	l.during(50 * time.Millisecond)
	disk.set(0, nil)
	d.open(Route{Page: Overview})
	l.until("the newer page", func() bool { return !d.loads.running })
	l.during(600 * time.Millisecond)
	if d.shell.area.Objects[0] != d.pages[Overview].object() {
		t.Error("the page that was asked for first came over the one asked for last")
	}
}

func TestAnEditThatFailsIsKeptAndTriedAgain(t *testing.T) {
	w := writeSmall(t)
	var disk *slow
	d, l := sit(t, w.path, func(n notebook) notebook { disk = &slow{notebook: n}; return disk })
	disk.set(0, errors.New("no space left on device"))
	name := func(name string) {
		d.edit("step.note.done", func(tx *store.Tx) error {
			return store.Put(tx, &store.Region{ID: w.chile, Name: name})
		})
	}
	name("older")
	l.until("the failure is told", func() bool { return d.saved.failed != nil })
	if !shows(d, "Not saved") {
		t.Error("the top bar should say that it is not saved")
	}
	disk.set(0, nil)
	name("newer")
	l.until("both are saved", func() bool { return d.saved.waiting == 0 && d.saved.failed == nil })
	var got store.Region
	_ = d.session.file.View(func(r store.Reader) (err error) { got, err = store.Get[store.Region](r, w.chile); return err })
	if got.Name != "newer" {
		t.Errorf("the older text came after the newer one: %q", got.Name)
	}
	l.until("Saved is shown", func() bool { return shows(d, "Saved") })
}

func TestClosingWaitsForEditsWithoutHoldingTheWindow(t *testing.T) {
	w := writeSmall(t)
	var disk *slow
	d, l := sit(t, w.path, func(n notebook) notebook { disk = &slow{notebook: n}; return disk })
	disk.set(300*time.Millisecond, nil)
	d.edit("step.note.done", func(tx *store.Tx) error {
		return store.Put(tx, &store.Region{ID: w.chile, Name: "last words"})
	})
	start := time.Now()
	d.closeNotebook()
	if took := time.Since(start); took > answering {
		t.Errorf("closing held the window for %v", took)
	}
	l.until("the notebook is closed", func() bool { return d.session == nil })
	file, err := store.Open(w.path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	err = file.View(func(r store.Reader) error {
		got, err := store.Get[store.Region](r, w.chile)
		if got.Name != "last words" {
			t.Errorf("the last edit is lost: %q", got.Name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

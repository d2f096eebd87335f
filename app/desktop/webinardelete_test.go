package desktop

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// writeHung makes a notebook with two webinars, on the first of which hangs one or
// more of everything.
func writeHung(t *testing.T) (path string, hung, other store.ID) {
	t.Helper()
	path = write(t, func(tx *store.Tx) error {
		a, b := store.Webinar{Number: 2, Title: "Full"}, store.Webinar{Number: 1, Title: "Other"}
		if err := putAll(tx, &a, &b); err != nil {
			return err
		}
		hung, other = a.ID, b.ID
		deck := store.Deck{Webinar: hung}
		note := store.Note{Kind: store.Lesson, Title: "Goes", Webinar: hung}
		if err := putAll(tx, &note, &store.Note{Kind: store.Lesson, Title: "Stays", Webinar: other}, &store.Note{Kind: store.Lesson, Title: "Of none"}); err != nil {
			return err
		}
		for n := range 3 {
			if err := store.Put(tx, &store.Question{Webinar: hung, Text: fmt.Sprint("Why ", n)}); err != nil {
				return err
			}
		}
		err := putAll(tx, &store.AgendaPart{Webinar: hung, Title: "Part"}, &store.AgendaPart{Webinar: hung, Title: "Part two"})
		for _, put := range []func() error{
			func() error { return store.Put(tx, &store.Attendance{Webinar: hung}) },
			func() error { return store.Put(tx, &store.Transcript{Webinar: hung}) },
			func() error { return store.Put(tx, &deck) },
			func() error { return store.Put(tx, &store.Slide{Deck: deck.ID}) },
			func() error { return store.Put(tx, &store.Report{Webinar: hung}) },
			func() error { return store.Put(tx, &store.Export{Webinar: hung}) },
			func() error {
				return store.Put(tx, &store.Translation{Of: store.Ref{Type: store.TypeNote, ID: note.ID}, Field: "title", Language: "es", Text: "Va"})
			},
		} {
			if err == nil {
				err = put()
			}
		}
		return err
	})
	return path, hung, other
}

// everything counts the records of the open notebook by type.
func everything(t *testing.T, d *desk) map[store.Type]int {
	t.Helper()
	counts := map[store.Type]int{}
	err := d.session.file.View(func(r store.Reader) error {
		return store.EachRecord(r, func(typ store.Type, _ store.ID, _ any) error {
			counts[typ]++
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

func TestDeletingAWebinarSaysWhatGoesAndUndoBringsAllOfItBack(t *testing.T) {
	path, hung, other := writeHung(t)
	d, l := sit(t, path, nil)
	before := everything(t, d)
	menuItem(d, "Delete webinar…").Action()
	l.until("it is asked", d.covered)
	wants(t, d, "Delete “Full”?", "1 note", "3 questions", "1 import of who took part", "1 transcript", "2 parts of the agenda",
		"1 presentation", "1 slide", "1 set of choices for its report", "1 translated text", "and the log of what was exported")
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // Enter keeps it
	if d.covered() || everything(t, d)[store.TypeWebinar] != 2 {
		t.Fatal("Enter deleted the webinar")
	}
	menuItem(d, "Delete webinar…").Action()
	l.until("it is asked", d.covered)
	tapButton(t, d, "Delete webinar")
	l.until("the other webinar", func() bool { return d.places.at.Webinar == other && !d.loads.running })
	wants(t, d, "Deleted: “Full”. Ctrl Z brings it back.")
	after := everything(t, d)
	for typ, count := range map[store.Type]int{store.TypeWebinar: 1, store.TypeNote: 2, store.TypeQuestion: 0, store.TypeAttendance: 0, store.TypeTranscript: 0,
		store.TypeAgendaPart: 0, store.TypeDeck: 0, store.TypeSlide: 0, store.TypeReport: 0, store.TypeTranslation: 0, store.TypeExport: 1} {
		if after[typ] != count {
			t.Errorf("%d of type %s are left, not %d", after[typ], typ, count)
		}
	}
	d.undo(false)
	l.until("the webinar is open again", func() bool { return d.places.at.Webinar == hung && !d.loads.running })
	if again := everything(t, d); fmt.Sprint(again) != fmt.Sprint(before) {
		t.Errorf("undo brought back %v of %v", again, before)
	}
	wants(t, d, "Undone: Delete webinar in “Full”")
}

func TestDeletingTheOnlyWebinarLeavesANotebookThatWorks(t *testing.T) {
	path := write(t, func(tx *store.Tx) error { return store.Put(tx, &store.Webinar{Title: "Only"}) })
	d, l := sit(t, path, nil)
	menuItem(d, "Delete webinar…").Action()
	l.until("it is asked", d.covered)
	wants(t, d, "Nothing else hangs on this webinar.")
	tapButton(t, d, "Delete webinar")
	l.until("there is none", func() bool { return d.places.at.Webinar.IsZero() && !d.loads.running && shows(d, "No webinar yet") })
	for _, words := range []string{"Edit webinar…", "Delete webinar…"} {
		if menuItem(d, words) != nil {
			t.Errorf("%s is offered without a webinar", words)
		}
	}
	tapButton(t, d, "New webinar…") // on the Overview
	l.until("the dialog", func() bool { return d.form != nil })
}

// TestAWebinarOfATitleAloneWorksOnEveryPage opens every page for it, in every size.
func TestAWebinarOfATitleAloneWorksOnEveryPage(t *testing.T) {
	path := write(t, func(tx *store.Tx) error { return store.Put(tx, &store.Webinar{Title: "Only a title"}) })
	d, l := sit(t, path, nil)
	for _, entry := range pageEntries() {
		d.open(Route{Page: entry.name})
		l.until(string(entry.name), func() bool {
			return !d.loads.running && len(d.shell.area.Objects) == 1 && d.shell.area.Objects[0] == d.pages[entry.name].object()
		})
		l.during(20_000_000)
		if d.covered() || shows(d, "This page could not be read") {
			t.Fatalf("%s cannot be shown:\n%v", entry.name, texts(d))
		}
		for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1440, Height: 900}} {
			d.win.Resize(size)
			inside(t, string(entry.name), d.shell.area, size.Width)
		}
	}
}

// TestAWebinarWithFiveThousandQuestionsGoesAndComesBack deletes and undoes more than
// any panel has asked, without holding the window.
func TestAWebinarWithFiveThousandQuestionsGoesAndComesBack(t *testing.T) {
	var full store.Webinar
	path := write(t, func(tx *store.Tx) error {
		full = store.Webinar{Title: "Full"}
		if err := putAll(tx, &full, &store.Webinar{Title: "Other"}); err != nil {
			return err
		}
		for n := range 5000 {
			if err := store.Put(tx, &store.Question{Webinar: full.ID, Text: fmt.Sprint("Why ", n)}); err != nil {
				return err
			}
		}
		return nil
	})
	d, l := sit(t, path, nil)
	d.open(Route{Page: Overview, Webinar: full.ID})
	l.until("the full one", func() bool { return d.places.at.Webinar == full.ID && !d.loads.running })
	d.askDeleteWebinar()
	l.until("it is asked", d.covered)
	wants(t, d, "5,000 questions")
	start := time.Now()
	tapButton(t, d, "Delete webinar")
	l.until("it is gone", func() bool { return everything(t, d)[store.TypeQuestion] == 0 })
	gone := time.Since(start)
	start = time.Now()
	d.undo(false)
	l.until("all are back", func() bool { return everything(t, d)[store.TypeQuestion] == 5000 })
	t.Logf("gone in %v, back in %v", gone, time.Since(start))
}

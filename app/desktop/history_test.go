package desktop

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// openPast opens the history of a record and returns the dialog.
func openPast(t *testing.T, d *desk, l *loop, ref store.Ref) {
	t.Helper()
	d.showHistory(ref, store.ChangeID{})
	l.until("the history is open", func() bool { return d.covered() && shows(d, "History") })
	l.during(50 * time.Millisecond)
}

// stepsOf is the list of steps that is open.
func stepsOf(t *testing.T, d *desk) *stepList {
	t.Helper()
	var found *stepList
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if l, ok := o.(*stepList); ok {
			found = l
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(d.win.Canvas().Overlays().Top())
	if found == nil {
		t.Fatal("there is no list of steps")
	}
	return found
}

// compared are the marked texts that show, what went in minus signs, what came in brackets.
func compared(d *desk) (all []string) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if m, ok := o.(*widgets.MarkedText); ok && m.Visible() {
			text := ""
			for _, p := range m.Pieces() {
				switch {
				case p.Own:
					text += "[" + p.Text + "]"
				case p.Gone:
					text += "-" + p.Text + "-"
				case p.Fold:
					text += "…"
				default:
					text += p.Text
				}
			}
			all = append(all, text)
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(d.win.Canvas().Overlays().Top())
	return all[:len(all)-2] // the last two are the legend
}

// chooseState chooses in the list of a box by keyboard.
func chooseState(d *desk, box *widgets.SelectBox, n int) {
	box.Open()
	pressKey(d, fyne.KeyHome)
	for range n {
		pressKey(d, fyne.KeyDown)
	}
	pressKey(d, fyne.KeyReturn)
}

// rewrite writes the texts of a note one after the other, in steps of their own.
func rewrite(t *testing.T, path string, id store.ID, bodies ...string) {
	t.Helper()
	for _, body := range bodies {
		editIn(t, path, "moderator", func(tx *store.Tx) error {
			return store.PutText(tx, store.Ref{Type: store.TypeNote, ID: id}, "body", body)
		})
	}
}

func TestHistoryComparesAndRestoresAText(t *testing.T) {
	w := writeSmall(t)
	rewrite(t, w.path, w.step, "wind from the south", "wind from the north", "calm sea from the north")
	d, l, p := sitAtNotes(t, w.path, nil)
	d.choose(Route{Page: Notes, Record: w.step})
	l.until("the note is shown", func() bool { return p.snap.note != nil && p.snap.note.note.ID == w.step && !d.loads.running })
	tapButton(t, d, "History…")
	l.until("the history is open", func() bool { return d.covered() && len(compared(d)) == 1 })
	wants(t, d, "Note “Visit Vaasa” · 4 edits", "Moderator", "Changed: text", "Created", "Compared with the text before it", "This is the present text.")
	if got := compared(d); got[0] != "-wind-[calm sea] from the north" {
		t.Errorf("the newest step: %q", got)
	}
	// By keyboard: down to the first text, over to what can be done with it.
	list := stepsOf(t, d)
	if d.win.Canvas().Focused() != fyne.Focusable(list) {
		t.Fatal("the keyboard is not on the list")
	}
	pressKey(d, fyne.KeyDown)
	pressKey(d, fyne.KeyDown)
	l.until("the first text shows", func() bool { return shows(d, "There was no text before.") })
	if got := compared(d); len(got) != 1 || got[0] != "wind from the south" {
		t.Errorf("the first text: %q", got)
	}
	pressKey(d, fyne.KeyReturn)
	box, is := d.win.Canvas().Focused().(*widgets.SelectBox)
	if !is {
		t.Fatalf("Enter leads to %T", d.win.Canvas().Focused())
	}
	chooseState(d, box, 1)
	l.until("it is compared with the present text", func() bool {
		return shows(d, "Compared with the present text") && compared(d)[0] == "-calm-[wind] -sea -from the -north-[south]"
	})
	chooseState(d, box, 3)
	l.until("it is compared with the second text", func() bool { return compared(d)[0] == "wind from the -north-[south]" })
	tapButton(t, d, "Restore this text")
	l.until("the text is back", func() bool { return !d.covered() && p.editor.text.body.Text == "wind from the south" })
	l.until("it is said", func() bool { return shows(d, "Text: what stood on") && d.steps.undo == stepHistoryRestore })
	d.undo(false)
	l.until("one undo takes it back", func() bool { return p.editor.text.body.Text == "calm sea from the north" })
}

func TestHistoryShowsValuesInTheAppsWords(t *testing.T) {
	w := writeSmall(t)
	var other store.ID
	editIn(t, w.path, "editor", func(tx *store.Tx) error {
		region := store.Region{Name: "Satakunta", Country: "FI"}
		if err := store.Put(tx, &region); err != nil {
			return err
		}
		other = region.ID
		note, err := store.Get[store.Note](tx, w.step)
		if err != nil {
			return err
		}
		note.Status, note.Due, note.Owner, note.Done = store.Published, "2024-Q3", "Cluster office", true
		note.Partnership, note.Regions, note.Kind = store.ID{}, []store.ID{w.vaasa, other}, store.Commitment
		note.Evidence = []store.Evidence{{Kind: store.WebPage, URL: "https://www.example.org/a", Quote: "the port agreed"}}
		return store.Put(tx, &note)
	})
	editIn(t, w.path, "editor", func(tx *store.Tx) error { return store.Delete[store.Region](tx, other) })
	d, l := sit(t, w.path, nil)
	openPast(t, d, l, store.Ref{Type: store.TypeNote, ID: w.step})
	wants(t, d, "empty Published", "Q2 2024 Q3 2024", "empty Cluster office", "no yes", "Next step Commitment",
		"Ostrobothnia – Magallanes empty", "Added: Ostrobothnia", "Added: a deleted entry", "Added: example.org “the port agreed”", "stands now")
	pictured(t, d, "history-values")
	pressKey(d, fyne.KeyEnd)
	l.until("the creation shows", func() bool { return shows(d, "Created Created") })
	tapButton(t, d, "Restore") // the last: the due date
	l.until("a value is back", func() bool { return body1(t, d, w.step).Due == "2024-Q2" })
	if note := body1(t, d, w.step); note.Status != store.Published || note.Kind != store.Commitment {
		t.Errorf("more than one value came back: %+v", note)
	}
}

func TestHistoryOfAWebinarAndOfAQuestionCanBeReached(t *testing.T) {
	a := writeQuestions(t, three()...)
	d, l, p := sitAtQuestions(t, a)
	d.typedRune('h')
	l.until("the question's history", func() bool { return d.covered() && shows(d, "History") && shows(d, "Created") })
	wants(t, d, "Question “")
	pressKey(d, fyne.KeyEscape)
	if d.covered() {
		t.Fatal("Esc does not close it")
	}
	acts := d.webinarActs(true)
	act, ok := find(acts, func(a webinarAct) bool { return a.words == "history.menu" })
	if !ok {
		t.Fatal("it is not among what can be done with a webinar")
	}
	act.do()
	l.until("the webinar's history", func() bool { return d.covered() && shows(d, "Webinar “") })
	_ = p
}

func TestHistoryTellsOfCopiesPlainly(t *testing.T) {
	w, other := twoCopies(t, "other.rapporteur")
	into(t, w.path, other)
	d, l := sit(t, w.path, nil)
	ref := store.Ref{Type: store.TypeNote, ID: w.step}
	openPast(t, d, l, ref)
	wants(t, d, "Another text was written at the same time in another copy")
	if got := compared(d); strings.Contains(got[0], "-") {
		t.Errorf("a text of one copy is shown as an edit of the other's: %q", got)
	}
	tapButton(t, d, "Compare…")
	l.until("both stand side by side", func() bool { return shows(d, "Two texts to choose from") })
	tapButton(t, d, "Use this text")
	l.until("one is chosen", func() bool { return d.steps.undo == stepChoose && !d.covered() })
	openPast(t, d, l, ref)
	pressKey(d, fyne.KeyDown)
	l.until("the older text", func() bool { return shows(d, "The same was changed in another copy") })
}

func TestHistoryTellsWhatBroughtARecordBack(t *testing.T) {
	w := writeSmall(t)
	other := copyOf(t, w.path, "other.rapporteur")
	editIn(t, w.path, "editor", func(tx *store.Tx) error { return store.Delete[store.Note](tx, w.step) })
	rewrite(t, other, w.step, "written in the copy")
	into(t, w.path, other)
	d, l := sit(t, w.path, nil)
	openPast(t, d, l, store.Ref{Type: store.TypeNote, ID: w.step})
	wants(t, d, "Deleted", "It was deleted in another copy of the notebook.")
	pressKey(d, fyne.KeyDown)
	l.until("the deletion", func() bool { return shows(d, "It was deleted here.") })
}

// into merges a copy into a notebook; neither is open.
func into(t *testing.T, path, other string) {
	t.Helper()
	file, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	copied, err := store.Open(other, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if _, err := file.Merge(copied); err != nil {
		t.Fatal(err)
	}
}

func TestALongHistoryOfLongTextsFitsTheSmallestWindow(t *testing.T) {
	w := writeSmall(t)
	file, err := store.Open(w.path, store.Options{Role: "moderator"})
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("Ostrobothnia and Magallanes wrote of wind, ports and hydrogen. ", 330)
	for i := range 200 {
		_, err := file.Edit("step.note.body", func(tx *store.Tx) error {
			note, err := store.Get[store.Note](tx, w.step)
			if err != nil {
				return err
			}
			note.Title = strings.Repeat("A title of many words ", 18) + fmt.Sprint(i)
			note.Body = long[:10_000] + fmt.Sprint("step ", i, " ") + long[10_000:]
			return store.Put(tx, &note)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	d, l := sit(t, w.path, nil)
	d.win.Resize(fyne.NewSize(1024, 640))
	openPast(t, d, l, store.Ref{Type: store.TypeNote, ID: w.step})
	wants(t, d, "201 edits", "Show the whole text")
	if got := compared(d); len(got) != 2 || !strings.Contains(got[1], "step -198-[199]") || len(got[1]) > 1000 {
		t.Errorf("compared: %q", got)
	}
	pictured(t, d, "history-long")
	top := d.modals[0].popup
	if size, window := top.MinSize(), d.win.Canvas().Size(); size.Height > window.Height || size.Width > window.Width {
		t.Errorf("the dialog is %v in a window of %v", size, window)
	}
	tapButton(t, d, "Show the whole text")
	if got := compared(d); len(got[1]) < 20_000 {
		t.Errorf("the whole text has %d letters", len(got[1]))
	}
	if longest := l.during(20 * time.Millisecond); longest > 500*time.Millisecond {
		t.Errorf("the window was held up for %v", longest)
	}
	pressKey(d, fyne.KeyEnd)
	l.until("the creation shows", func() bool { return stepsOf(t, d).selected == 200 && shows(d, "Q2 2024") })
}

func TestEveryFieldOfWhatHasAHistoryHasAName(t *testing.T) {
	for _, code := range words.Languages() {
		b := words.For(code)
		for _, record := range []any{store.Note{}, store.Question{}, store.Webinar{}} {
			for i, kind := 0, reflect.TypeOf(record); i < kind.NumField(); i++ {
				name, _, _ := strings.Cut(kind.Field(i).Tag.Get("json"), ",")
				if name != "id" && !b.Has("history.field."+name) {
					t.Errorf("%s: %s of %s has no name", code, name, kind.Name())
				}
			}
		}
	}
}

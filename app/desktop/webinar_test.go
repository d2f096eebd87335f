package desktop

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// openForm opens the webinar dialog and waits until it stands.
func openForm(d *desk, l *loop, open func()) *webinarForm {
	l.t.Helper()
	open()
	l.until("the webinar dialog", func() bool { return d.form != nil })
	return d.form.owner.(*webinarForm)
}

// retype empties the field that has the focus and types another text.
func retype(d *desk, field *formField, text string) {
	d.win.Canvas().Focus(field.textEntry)
	field.SetText("")
	typeInto(d, text)
}

// shut waits until the dialog has closed and the page is there again.
func shut(d *desk, l *loop) {
	l.t.Helper()
	l.until("the dialog closes: "+strings.Join(texts(d), " | "), func() bool { return d.form == nil && !d.covered() && !d.loads.running })
}

// kept reads a webinar and its agenda from the notebook.
func kept(t *testing.T, d *desk, id store.ID) (w store.Webinar, agenda []store.AgendaPart) {
	t.Helper()
	err := d.session.file.View(func(r store.Reader) (err error) {
		if w, err = store.Get[store.Webinar](r, id); err == nil {
			agenda, err = agendaOf(r, id)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return w, agenda
}

func named(parts []store.AgendaPart) (names []string) {
	for _, p := range parts {
		names = append(names, p.Title)
	}
	return names
}

func TestAWebinarIsMadeWithItsAgendaByKeyboard(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	f := openForm(d, l, menuItem(d, "New webinar…").Action)
	if d.win.Canvas().Focused() != f.title.textEntry {
		t.Fatal("the cursor is not in the title")
	}
	typeInto(d, "Kick-off")
	retype(d, f.number, "20")
	retype(d, f.date, "2024-05-14")
	retype(d, f.clock, "15:00")
	retype(d, f.length, "1:30")
	wants(t, d, "Tuesday 14 May 2024, 15:00–16:30\u00a0CEST", "Europe/Brussels (UTC+2)")
	retype(d, f.recording, "example.org/watch")
	retype(d, f.participants, "1,200")
	retype(d, f.inRoom, "80")
	f.agenda.insert(0)
	typeInto(d, "Welcome")
	d.win.Canvas().FocusNext()
	typeInto(d, "10")
	pressKey(d, fyne.KeyReturn)
	typeInto(d, "Panel")
	pressKey(d, fyne.KeyReturn)
	typeInto(d, "Close")
	f.agenda.rows[2].title.TypedShortcut(alt(fyne.KeyUp))
	wants(t, d, "10\u00a0min of 1\u00a0h\u00a030\u00a0min planned.")
	f.agenda.rows[1].title.TypedShortcut(ctrl(fyne.KeyReturn))
	shut(d, l)
	at := d.places.at
	if at.Page != Overview || at.Webinar == w.webinar {
		t.Fatalf("it leads to %v", at)
	}
	got, agenda := kept(t, d, at.Webinar)
	want := store.Webinar{ID: got.ID, Number: 20, Title: "Kick-off", Minutes: 90, Recording: "https://example.org/watch",
		Start: store.Moment{Local: "2024-05-14T15:00:00", Zone: "Europe/Brussels"}, StatedParticipants: 1200, StatedInRoom: 80}
	if got.Title != want.Title || got.Number != 20 || got.Start != want.Start || got.Recording != want.Recording || got.Minutes != 90 || got.StatedParticipants != 1200 || got.StatedInRoom != 80 {
		t.Errorf("it is kept as %+v", got)
	}
	if names := named(agenda); !slices.Equal(names, []string{"Welcome", "Close", "Panel"}) || agenda[0].Minutes != 10 {
		t.Errorf("the agenda is %v", agenda)
	}
	if d.steps.undo != "step.webinar.new" {
		t.Errorf("the step is %q", d.steps.undo)
	}
	d.undo(false)
	l.until("one undo takes all away", func() bool { return d.places.at.Webinar == w.webinar && !d.loads.running })
}

func TestEditingChangesWhatWasChangedAndNothingElse(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	before, _ := kept(t, d, w.webinar)
	openForm(d, l, d.editWebinar)
	wants(t, d, "Edit webinar", "Thursday 23 November 2023, 15:00–16:30\u00a0CET (hour assumed)", "Ostrobothnia – Magallanes")
	pressKey(d, fyne.KeyReturn)
	shut(d, l)
	if after, _ := kept(t, d, w.webinar); after.Start != before.Start || d.steps.undo != "" {
		t.Fatalf("saving without a change made a step %q and %+v", d.steps.undo, after.Start)
	}
	f := openForm(d, l, d.editWebinar)
	retype(d, f.title, "Other")
	f.assumed.Tapped(nil)
	f.toggle(before.Partnerships[0])
	d.edit("step.webinar.edit", func(tx *store.Tx) error { // somebody else's, meanwhile
		other, err := store.Get[store.Webinar](tx, w.webinar)
		other.StatedCities, other.Summary = 99, "New"
		return errors.Join(err, store.Put(tx, &other))
	})
	pressKey(d, fyne.KeyReturn)
	shut(d, l)
	after, _ := kept(t, d, w.webinar)
	if after.Title != "Other" || after.Start.Assumed || len(after.Partnerships) > 0 || after.StatedCities != 99 || after.Summary != "New" || after.Number != 19 {
		t.Errorf("it is kept as %+v", after)
	}
}

func TestTheAgendaIsEditedAndPutInOrder(t *testing.T) {
	var webinar store.Webinar
	path := write(t, func(tx *store.Tx) error {
		webinar = store.Webinar{Number: 1, Title: "One", Minutes: 60}
		if err := store.Put(tx, &webinar); err != nil {
			return err
		}
		for i, name := range []string{"A", "B", "C", "D"} {
			if err := store.Put(tx, &store.AgendaPart{Webinar: webinar.ID, Rank: string("dhnt"[i]), Title: name, Minutes: 20}); err != nil {
				return err
			}
		}
		return nil
	})
	d, l := sit(t, path, nil)
	_, before := kept(t, d, webinar.ID)
	f := openForm(d, l, d.editWebinar)
	wants(t, d, "The parts take 1\u00a0h\u00a020\u00a0min, 20\u00a0min more than the webinar's 1\u00a0h. It can be saved like this.")
	rows := slices.Clone(f.agenda.rows)
	if !rows[0].up.Disabled() || rows[0].down.Disabled() || !rows[3].down.Disabled() {
		t.Error("the first part goes up or the last down")
	}
	rows[3].up.Tapped(nil)
	rows[3].up.Tapped(nil)
	rows[3].up.Tapped(nil)
	rows[3].up.Tapped(nil)
	f.agenda.remove(rows[1])
	if d.win.Canvas().Focused() != rows[2].title.textEntry {
		t.Error("the cursor is not in the part that follows the removed one")
	}
	retype(d, rows[2].title, "See")
	pressKey(d, fyne.KeyReturn) // to a new last part
	pressKey(d, fyne.KeyReturn) // which is empty: saves
	shut(d, l)
	_, after := kept(t, d, webinar.ID)
	if names := named(after); !slices.Equal(names, []string{"D", "A", "See"}) {
		t.Fatalf("the agenda is %v", names)
	}
	if after[1] != before[0] {
		t.Errorf("a part that stayed was rewritten: %+v, %+v", before[0], after[1])
	}
	d.undo(false)
	l.until("one undo", func() bool {
		_, again := kept(t, d, webinar.ID)
		return slices.Equal(again, before)
	})
}

func TestDuplicatingCarriesWhatASeriesKeeps(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	d.edit("step.webinar.edit", func(tx *store.Tx) error {
		return putAll(tx, &store.AgendaPart{Webinar: w.webinar, Rank: "n", Title: "Panel", Minutes: 40},
			&store.AgendaPart{Webinar: w.webinar, Rank: "d", Title: "Welcome", Minutes: 5})
	})
	l.until("the agenda is there", func() bool { return d.steps.undo == "step.webinar.edit" })
	f := openForm(d, l, d.nextWebinar)
	if f.number.Text != "20" || f.title.Text != "Final lessons" || f.date.Text != "" || f.clock.Text != "" || f.length.Text != "90" || f.cities.Text != "" {
		t.Errorf("it begins with %q %q %q %q %q %q", f.number.Text, f.title.Text, f.date.Text, f.clock.Text, f.length.Text, f.cities.Text)
	}
	pressKey(d, fyne.KeyReturn)
	shut(d, l)
	first, agenda := kept(t, d, w.webinar)
	next, copied := kept(t, d, d.places.at.Webinar)
	if next.ID == first.ID || next.Number != 20 || next.Start != (store.Moment{}) || next.StatedCities != 0 || !slices.Equal(next.Partnerships, first.Partnerships) {
		t.Errorf("the next webinar is %+v", next)
	}
	if !slices.Equal(named(copied), []string{"Welcome", "Panel"}) || len(agenda) != 2 || copied[0].ID == agenda[0].ID {
		t.Errorf("the agendas are %v and %v", agenda, copied)
	}
	if d.steps.undo != "step.webinar.next" {
		t.Errorf("the step is %q", d.steps.undo)
	}
}

func TestBadInputIsRefusedWithASentenceAndStays(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	f := openForm(d, l, d.askWebinar)
	for _, c := range []struct {
		field       *formField
		text, words string
	}{
		{f.title, "", "A title is needed."},
		{f.date, "2024-04-31", "There is no such day."},
		{f.date, "4/5/2024", "That can be read as two days."},
		{f.clock, "25:00", "There is no such time."},
		{f.length, "long", "Write minutes, such as 90"},
		{f.recording, "on the server", "That is no link."},
		{f.participants, "many", "Write a whole number with digits"},
		{f.number, "-3", "Write a whole number with digits"},
	} {
		retype(d, f.title, "Good")
		retype(d, f.date, "2024-04-30")
		retype(d, c.field, c.text)
		f.submit()
		wants(t, d, c.words)
		if d.win.Canvas().Focused() != c.field.textEntry || c.field.Text != c.text || d.form != &f.savingForm {
			t.Errorf("%q: the cursor is not in the wrong field, or it lost what it held: %q", c.text, c.field.Text)
		}
		c.field.SetText("")
	}
	retype(d, f.title, "Good")
	retype(d, f.date, "")
	retype(d, f.clock, "15:00")
	f.submit()
	wants(t, d, "A time needs its date.")
	f.agenda.insert(0)
	retype(d, f.agenda.rows[0].minutes, "5")
	retype(d, f.clock, "")
	f.submit()
	wants(t, d, "Name this part")
}

func TestOddInputIsTakenAndSaid(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	f := openForm(d, l, d.askWebinar)
	title := strings.Repeat("Título larguísimo ", 20) + "\u0645\u0624\u062a\u0645\u0631 \u05e9\u05dc\u05d5\u05dd \U0001f30d\U0001f469\u200d\U0001f52c"
	f.title.SetText(title)
	retype(d, f.number, "19")
	retype(d, f.date, "2024-03-31")
	retype(d, f.clock, "02:30")
	retype(d, f.participants, "10")
	retype(d, f.inRoom, "11")
	wants(t, d, "Another webinar is number 19 too.", "there is no 02:30: it is taken as 03:30.", "More in the room than participants")
	f.submit()
	shut(d, l)
	got, _ := kept(t, d, d.places.at.Webinar)
	if got.Title != title || got.Start.Local != "2024-03-31T03:30:00" || got.StatedInRoom != 11 {
		t.Errorf("it is kept as %+v", got)
	}
	f = openForm(d, l, d.editWebinar)
	retype(d, f.date, "2024-10-27")
	retype(d, f.clock, "02:30")
	wants(t, d, "02:30 comes twice: it is taken as the one at UTC+1.")
}

func TestASaveThatFailsKeepsWhatWasTyped(t *testing.T) {
	w := writeSmall(t)
	disk := &slow{}
	d, l := sit(t, w.path, func(n notebook) notebook { disk.notebook = n; return disk })
	f := openForm(d, l, d.askWebinar)
	typeInto(d, "Written while the disk is full")
	disk.set(0, errors.New("no space left on device"))
	f.submit()
	l.until("it says so", func() bool { return shows(d, "What you typed is kept here") })
	if d.form != &f.savingForm || f.title.Text != "Written while the disk is full" {
		t.Fatal("the dialog is gone, or what was typed")
	}
	retype(d, f.title, "Better")
	disk.set(0, nil)
	f.submit()
	shut(d, l)
	count := 0
	err := d.session.file.View(func(r store.Reader) error {
		all, err := store.List[store.Webinar](r)
		count = len(all)
		return err
	})
	got, _ := kept(t, d, d.places.at.Webinar)
	if err != nil || got.Title != "Better" || count != 2 {
		t.Errorf("%d webinars, the last is %q: %v", count, got.Title, err)
	}
}

func TestEscAsksBeforeItDropsWhatWasTyped(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	openForm(d, l, d.editWebinar)
	pressKey(d, fyne.KeyEscape)
	if d.covered() || d.form != nil {
		t.Fatal("Esc leaves a dialog open in which nothing was typed")
	}
	f := openForm(d, l, d.editWebinar)
	typeInto(d, "!")
	pressKey(d, fyne.KeyEscape)
	wants(t, d, "Drop what you typed?")
	pressKey(d, fyne.KeyEscape)
	if shows(d, "Drop what you typed?") || d.form != &f.savingForm || !strings.HasSuffix(f.title.Text, "!") {
		t.Fatal("Esc dropped what was typed")
	}
	f.leave()
	tapButton(t, d, "Drop it")
	if d.covered() || d.form != nil {
		t.Error("it is not dropped")
	}
}

func TestAClosedDialogStillSaysThatItsSaveIsHopeless(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	f := openForm(d, l, d.editWebinar)
	d.edit("step.webinar.delete", func(tx *store.Tx) error { return store.Delete[store.Webinar](tx, f.start.webinar.ID) })
	typeInto(d, "!")
	f.submit()
	l.until("it says so", func() bool { return shows(d, "no longer") || shows(d, "not there") || f.trouble.Visible() })
	if d.form != &f.savingForm || !strings.HasSuffix(f.title.Text, "!") {
		t.Error("what was typed is lost")
	}
}

// tapButton taps the last button that says the words, in what lies on top.
func tapButton(t *testing.T, d *desk, words string) {
	t.Helper()
	all := buttonsOf(t, d, words)
	all[len(all)-1].Tapped(nil)
}

// tapFirst is tapButton with the first.
func tapFirst(t *testing.T, d *desk, words string) {
	t.Helper()
	buttonsOf(t, d, words)[0].Tapped(nil)
}

// buttonsOf are the buttons that say the words, in what lies on top.
func buttonsOf(t *testing.T, d *desk, words string) (found []*widgets.Button) {
	t.Helper()
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Visible() && b.Label() == words {
			found = append(found, b)
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	root := d.win.Canvas().Content()
	if top := d.win.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	walk(root)
	if found == nil {
		t.Fatalf("there is no button %q; there is:\n%s", words, strings.Join(texts(d), "\n"))
	}
	return found
}

func TestQuittingAsksBeforeItDropsWhatWasTyped(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	f := openForm(d, l, d.editWebinar)
	typeInto(d, "!")
	for range 2 { // asked twice, it asks once
		d.quit()
	}
	wants(t, d, "Drop what you typed?")
	if d.quitting || len(d.modals) != 2 {
		t.Fatal("the window closes, or asks twice")
	}
	tapButton(t, d, "Go on writing")
	if d.form == nil || !strings.HasSuffix(f.title.Text, "!") {
		t.Fatal("what was typed is gone")
	}
	d.quit()
	tapButton(t, d, "Drop it")
	if !d.quitting {
		t.Error("the window does not close")
	}
	l.until("the notebook is closed", func() bool { return d.session == nil })
}

// TestALongAgendaIsTypedWithoutWaiting types into a dialog with 200 parts, which may
// take a frame or two a key and not more.
func TestALongAgendaIsTypedWithoutWaiting(t *testing.T) {
	var webinar store.Webinar
	path := write(t, func(tx *store.Tx) error {
		webinar = store.Webinar{Title: "Long", Minutes: 600}
		if err := store.Put(tx, &webinar); err != nil {
			return err
		}
		for i, rank := range store.Ranks(make([]string, 200)) {
			if err := store.Put(tx, &store.AgendaPart{Webinar: webinar.ID, Rank: rank, Title: fmt.Sprint("Part ", i), Minutes: 3}); err != nil {
				return err
			}
		}
		return nil
	})
	d, l := sit(t, path, nil)
	start := time.Now()
	f := openForm(d, l, d.editWebinar)
	opening := time.Since(start)
	d.win.Canvas().Focus(f.agenda.rows[100].title.textEntry)
	start = time.Now()
	typeInto(d, "0123456789")
	key := time.Since(start) / 10
	start = time.Now()
	f.agenda.move(f.agenda.rows[100], -1)
	t.Logf("200 parts: opened in %v, a key %v, a move %v", opening, key, time.Since(start))
	if key > 100*time.Millisecond || opening > 2*time.Second {
		t.Errorf("200 parts: opened in %v, a key takes %v", opening, key)
	}
	f.submit()
	shut(d, l)
	if _, parts := kept(t, d, webinar.ID); len(parts) != 200 || parts[99].Title != "0123456789Part 100" {
		t.Errorf("part 99 of %d is %q", len(parts), parts[99].Title)
	}
}

func TestAPartIsDraggedToItsPlace(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	f := openForm(d, l, d.editWebinar)
	for i, title := range []string{"Welcome", "Panel", "Questions", "Close"} {
		f.agenda.insert(i)
		typeInto(d, title)
	}
	middle := func(r *agendaRow) fyne.Position {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.object)
		return at.AddXY(10, r.object.Size().Height/2)
	}
	drag := func(r *agendaRow, to fyne.Position) {
		r.grip.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: to}})
		r.grip.DragEnd()
	}
	typed := func() (all []string) {
		for _, r := range f.agenda.rows {
			all = append(all, r.title.Text)
		}
		return all
	}
	questions := f.agenda.rows[2]
	drag(questions, middle(questions).AddXY(0, 3)) // nowhere
	if got := typed(); !slices.Equal(got, []string{"Welcome", "Panel", "Questions", "Close"}) {
		t.Errorf("a touch of the handle makes %v", got)
	}
	drag(f.agenda.rows[3], middle(f.agenda.rows[0]).AddXY(0, -500))
	drag(questions, middle(f.agenda.rows[1]).AddXY(0, -1))
	want := []string{"Close", "Questions", "Welcome", "Panel"}
	if got := typed(); !slices.Equal(got, want) {
		t.Errorf("dragging makes %v", got)
	}
	if f.agenda.rows[0].up.Disabled() != true || f.agenda.rows[3].down.Disabled() != true || f.agenda.rows[1].up.Disabled() {
		t.Error("the buttons do not follow")
	}
	f.submit()
	shut(d, l)
	if _, agenda := kept(t, d, w.webinar); !slices.Equal(named(agenda), want) {
		t.Errorf("the agenda is kept as %v", named(agenda))
	}
	d.undo(false)
	l.until("one undo takes the agenda away", func() bool { _, agenda := kept(t, d, w.webinar); return len(agenda) == 0 })
}

func TestAWrongFieldIsMarkedWhenItIsLeftAndClearedWhenItIsRight(t *testing.T) {
	for name, field := range map[string]func(*webinarForm) (f *formField, wrong, right, says string){
		"link": func(f *webinarForm) (*formField, string, string, string) {
			return f.recording, "not a link", "example.org/x", "That is no link."
		},
		"date": func(f *webinarForm) (*formField, string, string, string) {
			return f.date, "2024-02-31", "2024-02-29", "There is no such day"
		},
		"clock": func(f *webinarForm) (*formField, string, string, string) {
			return f.clock, "25:00", "15:00", "There is no such time"
		},
		"length": func(f *webinarForm) (*formField, string, string, string) {
			return f.length, "long", "90", "Write minutes"
		},
		"cities": func(f *webinarForm) (*formField, string, string, string) {
			return f.cities, "some", "16", "Write a whole number"
		},
		"minutes": func(f *webinarForm) (*formField, string, string, string) {
			f.agenda.insert(0)
			typeInto(f.d, "Panel")
			return f.agenda.rows[0].minutes, "x", "5", "Write minutes"
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, l := sit(t, writeSmall(t).path, nil)
			f := openForm(d, l, d.editWebinar)
			at, wrong, right, says := field(f)
			retype(d, at, wrong)
			if at.wrong.Visible() {
				t.Error("it is marked while it is being typed")
			}
			d.win.Canvas().Focus(f.title.textEntry)
			l.until("it is marked: "+at.wrong.Text(), func() bool { return at.wrong.Visible() && shows(d, says) })
			retype(d, at, right)
			if at.wrong.Visible() {
				t.Error("it is still marked when it is right")
			}
		})
	}
}

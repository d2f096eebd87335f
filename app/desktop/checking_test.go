package desktop

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// spoil changes the bytes of a notebook that is not open.
func spoil(t *testing.T, path string, change func(raw []byte)) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err == nil {
		change(raw)
		err = os.WriteFile(path, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// losesPageWith zeroes the pages that hold some words.
func losesPageWith(words string) func(raw []byte) {
	return func(raw []byte) {
		for at := bytes.Index(raw, []byte(words)); at >= 0; at = bytes.Index(raw, []byte(words)) {
			start := at / os.Getpagesize() * os.Getpagesize()
			clear(raw[start : start+os.Getpagesize()])
		}
	}
}

// manyNotes adds so many notes that they fill pages of their own.
func manyNotes(t *testing.T, path string) {
	t.Helper()
	editIn(t, path, "editor", func(tx *store.Tx) error {
		for i := range 100 {
			n := store.Note{Title: fmt.Sprint("Quokka ", i), Body: strings.Repeat("It came by. ", 40)}
			if err := store.Put(tx, &n); err != nil {
				return err
			}
		}
		return nil
	})
}

func tapTile(t *testing.T, d *desk, title string) {
	t.Helper()
	var found *widgets.ActionTile
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if tile, ok := o.(*widgets.ActionTile); ok && tile.Visible() && tile.AccessibilityLabel() == title {
			found = tile
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(d.win.Canvas().Overlays().Top())
	if found == nil {
		t.Fatalf("there is no tile %q; there is:\n%s", title, strings.Join(texts(d), "\n"))
	}
	found.Tapped(nil)
}

func TestWhatCanBeReadOfADamagedNotebookIsSavedAndOpened(t *testing.T) {
	w := writeSmall(t)
	manyNotes(t, w.path)
	spoil(t, w.path, losesPageWith("Quokka 33"))
	before, _ := os.ReadFile(w.path)
	safeSettings = t.TempDir()
	t.Cleanup(func() { safeSettings = "" })
	d, l := sit(t, "", nil)
	d.openPath(w.path)
	l.until("it is said", func() bool { return shows(d, "test.rapporteur is damaged") })
	wants(t, d, "This notebook could not be opened", "Backups…", "Save what can be read…", "Choose another…")
	pictured(t, d, "damaged")
	tapTile(t, d, "Save what can be read…")
	wants(t, d, "Save what can be read of test.rapporteur", "test (saved).rapporteur")
	tapButton(t, d, "Save")
	l.until("it is saved", func() bool { return shows(d, "What could be read is now in") })
	wants(t, d, "test.rapporteur was not changed: keep it.", "Saved: ", "Lost: ")
	pictured(t, d, "damaged-saved")
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	out := filepath.Join(filepath.Dir(w.path), "test (saved).rapporteur")
	l.until("it is open", func() bool { return d.path() == out && !d.loads.running })
	if d.covered() {
		t.Error("a dialog stays open")
	}
	after, _ := os.ReadFile(w.path)
	if !bytes.Equal(before, after) {
		t.Error("the damaged file was changed")
	}
	d.closeNotebook()
	l.until("it is closed", func() bool { return d.session == nil })
}

func TestNothingIsWrittenOverAFileThatIsThere(t *testing.T) {
	w := writeSmall(t)
	manyNotes(t, w.path)
	spoil(t, w.path, losesPageWith("Quokka 33"))
	taken := filepath.Join(filepath.Dir(w.path), "test (saved).rapporteur")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, l := sit(t, "", nil)
	d.openPath(w.path)
	l.until("it is said", func() bool { return shows(d, "is damaged") })
	if shows(d, "Backups…") {
		t.Error("backups are offered where none are made")
	}
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // the first way out
	for range 2 {
		tapButton(t, d, "Save")
		l.until("the name is refused", func() bool { return shows(d, "is there already, and nothing is written over it") })
	}
	if raw, err := os.ReadFile(taken); err != nil || string(raw) != "mine" {
		t.Errorf("the file says %q now: %v", raw, err)
	}
}

func TestASoundNotebookIsFoundSound(t *testing.T) {
	d, l := sit(t, writeSmall(t).path, nil)
	menuItem(d, "Check notebook…").Action()
	l.until("all is well", func() bool { return shows(d, "Everything in this notebook can be read and fits together.") })
	wants(t, d, "Check of test.rapporteur", "Close")
	pictured(t, d, "check-good")
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.covered() {
		t.Error("Enter does not close it")
	}
}

func TestACheckNamesWhatIsWrongAndTheWaysOut(t *testing.T) {
	w := writeSmall(t)
	editIn(t, w.path, "editor", func(tx *store.Tx) error {
		return store.PutText(tx, store.Ref{Type: store.TypeNote, ID: w.step}, "body", "A quokka came by.")
	})
	spoil(t, w.path, func(raw []byte) { copy(raw, bytes.ReplaceAll(raw, []byte("quokka"), []byte("quakka"))) })
	d, l := sit(t, w.path, nil)
	for d.covered() {
		pressKey(d, fyne.KeyEscape)
	}
	d.checkNotebook()
	l.until("it is said", func() bool { return shows(d, "wrong with this notebook") })
	wants(t, d, "Note", "It cannot be read", "History", "Save what can be read…")
	pictured(t, d, "check-bad")
	tapTile(t, d, "Save what can be read…")
	tapButton(t, d, "Save")
	l.until("it is saved", func() bool { return shows(d, "What could be read is now in") })
	tapButton(t, d, "Open the new notebook")
	l.until("it is open", func() bool { return strings.HasSuffix(d.path(), "(saved).rapporteur") && !d.loads.running })
}

// endless is a notebook whose check lasts until it is ended.
type endless struct {
	notebook
	began, ended chan struct{}
}

func (e endless) whole() *store.File { return wholeFile(e.notebook) }

func (e endless) Check(follow store.Follow) ([]store.Problem, error) {
	follow.Told(0.5)
	close(e.began)
	<-follow.Context.Done()
	close(e.ended)
	return nil, follow.Context.Err()
}

func TestACheckIsEndedByEsc(t *testing.T) {
	e := endless{began: make(chan struct{}), ended: make(chan struct{})}
	d, l := sit(t, writeSmall(t).path, func(n notebook) notebook { e.notebook = n; return e })
	d.checkNotebook()
	wants(t, d, "Reading everything", "Cancel")
	l.until("it reads", func() bool { return isClosed(e.began) })
	pictured(t, d, "check-reading")
	pressKey(d, fyne.KeyEscape)
	if d.covered() {
		t.Error("the dialog stays")
	}
	l.until("it has ended", func() bool { return isClosed(e.ended) })
	edited := false
	d.editThen("step.note.edit", func(tx *store.Tx) error { return nil }, func(error) { edited = true })
	l.until("work goes on", func() bool { return edited })
	if d.covered() {
		t.Error("a dialog came after all")
	}
}

func isClosed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func TestWhereNothingCanBeReadTheWaysStay(t *testing.T) {
	w := writeSmall(t)
	spoil(t, w.path, func(raw []byte) { clear(raw[2*os.Getpagesize():]) }) // the first pages say what it is
	safeSettings = t.TempDir()
	t.Cleanup(func() { safeSettings = "" })
	d, l := sit(t, "", nil)
	d.openPath(w.path)
	l.until("it is said", func() bool { return shows(d, "is damaged") })
	tapTile(t, d, "Save what can be read…")
	tapButton(t, d, "Save")
	l.until("it is said", func() bool { return shows(d, "Nothing of a notebook could be found") })
	tapTile(t, d, "Backups…")
	wants(t, d, "Backups of test.rapporteur")
	tapButton(t, d, "Close")
	l.until("the ways on stand there again", func() bool { return shows(d, "is damaged") && shows(d, "Save what can be read…") })
}

func TestDamageThatIsMetLaterLeadsOnToo(t *testing.T) {
	w := writeSmall(t)
	d, l := sit(t, w.path, nil)
	_, err := store.Open(w.path+".none", store.Options{})
	d.complain(err)
	if !shows(d, "That did not work") || shows(d, "Save what can be read…") {
		t.Error("another trouble is taken for damage")
	}
	pressKey(d, fyne.KeyEscape)
	for range 2 {
		d.complain(&store.Error{Kind: store.ErrDamaged, Path: w.path})
	}
	wants(t, d, "That did not work", "Save what can be read…")
	pressKey(d, fyne.KeyEscape)
	if d.covered() {
		t.Error("it was said twice")
	}
	l.until("calm", func() bool { return d.saved.waiting == 0 })
}

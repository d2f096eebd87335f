package desktop

import (
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// loop is the UI thread of a test: the test's own goroutine, which runs what
// others hand it while it waits for something.
type loop struct {
	t    *testing.T
	work chan func()
}

func newLoop(t *testing.T) *loop { return &loop{t, make(chan func(), 10_000)} }

func (l *loop) do(f func()) { l.work <- f }

// until runs the loop until something is so, and fails if that takes too long.
func (l *loop) until(what string, is func() bool) {
	l.t.Helper()
	late := time.After(10 * time.Second)
	for !is() {
		select {
		case f := <-l.work:
			f()
		case <-time.After(5 * time.Millisecond):
		case <-late:
			l.t.Fatalf("waited in vain: %s", what)
		}
	}
}

// during runs the loop for a while and returns the longest that one piece of
// work held it.
func (l *loop) during(d time.Duration) (longest time.Duration) {
	for end := time.After(d); ; {
		select {
		case f := <-l.work:
			start := time.Now()
			f()
			longest = max(longest, time.Since(start))
		case <-end:
			return longest
		}
	}
}

// slow is a notebook on a disk that can be made to hang or to fail.
type slow struct {
	notebook
	mu   sync.Mutex
	wait time.Duration
	fail error
}

func (s *slow) set(wait time.Duration, fail error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wait, s.fail = wait, fail
}

func (s *slow) now() error {
	s.mu.Lock()
	wait, fail := s.wait, s.fail
	s.mu.Unlock()
	time.Sleep(wait)
	return fail
}

func (s *slow) whole() *store.File { return wholeFile(s.notebook) }

func (s *slow) View(fn func(store.Reader) error) error {
	_ = s.now()
	return s.notebook.View(fn)
}

func (s *slow) Edit(step string, fn func(*store.Tx) error, o ...store.EditOption) (store.Commit, error) {
	if err := s.now(); err != nil {
		return store.Commit{}, err
	}
	return s.notebook.Edit(step, fn, o...)
}

func (s *slow) CanUndo() (string, bool) { _ = s.now(); return s.notebook.CanUndo() }
func (s *slow) Close() error            { _ = s.now(); return s.notebook.Close() }

// written is a small notebook: one webinar, one pair of regions, some notes.
type written struct {
	path                  string
	webinar, chile, vaasa store.ID
	step                  store.ID
}

// write makes a notebook by calling change in one edit.
func write(t *testing.T, change func(tx *store.Tx) error) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.rapporteur")
	file, err := store.Create(path, store.Notebook{Title: "Programme", Language: "en"}, store.Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		if _, err := file.Edit("step.webinar.new", change); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func writeSmall(t *testing.T) written {
	t.Helper()
	w := written{}
	w.path = write(t, func(tx *store.Tx) error {
		theme := store.Theme{Name: "Green transition", Short: "Green", Icon: "eco", Colour: "green"}
		chile := store.Region{Name: "Magallanes", Country: "CL", MacroRegion: store.LatinAmerica, Capital: "Punta Arenas", Profile: "Wind."}
		vaasa := store.Region{Name: "Ostrobothnia", Country: "FI", MacroRegion: store.Europe, Capital: "Vaasa", Profile: "Storage."}
		if err := putAll(tx, &theme); err != nil {
			return err
		}
		if err := putAll(tx, &chile, &vaasa); err != nil {
			return err
		}
		pair := store.Partnership{Number: 1, Regions: []store.ID{vaasa.ID, chile.ID}, Themes: []store.ID{theme.ID},
			Summary: "Wind and hydrogen.", Continuation: store.Secured}
		if err := putAll(tx, &pair); err != nil {
			return err
		}
		webinar := store.Webinar{Number: 19, Title: "Final lessons", Start: store.Moment{Local: "2023-11-23T15:00:00", Zone: "Europe/Brussels", Assumed: true},
			Minutes: 90, StatedCities: 16, StatedCountries: 11, Partnerships: []store.ID{pair.ID}}
		if err := putAll(tx, &webinar); err != nil {
			return err
		}
		lesson := store.Note{Kind: store.Lesson, Title: "Start early", Webinar: webinar.ID, Partnership: pair.ID}
		step := store.Note{Kind: store.NextStep, Title: "Visit Vaasa", Webinar: webinar.ID, Partnership: pair.ID, Due: "2024-Q2"}
		if err := putAll(tx, &lesson, &step); err != nil {
			return err
		}
		w.webinar, w.chile, w.vaasa, w.step = webinar.ID, chile.ID, vaasa.ID, step.ID
		return nil
	})
	return w
}

func putAll[T store.Record](tx *store.Tx, records ...*T) error {
	for _, r := range records {
		if err := store.Put(tx, r); err != nil {
			return err
		}
	}
	return nil
}

// safeSettings is the folder of the settings of windows that sit makes; empty: none.
var safeSettings string

// sit is a desk in a test window, with a notebook open unless path is empty.
func sit(t *testing.T, path string, between func(notebook) notebook) (*desk, *loop) {
	t.Helper()
	l := newLoop(t)
	a := test.NewApp()
	t.Cleanup(a.Quit)
	kept := readPrefs("")
	kept.Theme = look.Light
	a.Settings().SetTheme(look.NewTheme(kept.Theme))
	d := newDesk(a, Options{Role: "editor", Version: "test", Language: "en", ui: l.do, settings: safeSettings}, kept)
	d.win.Resize(fyne.NewSize(1440, 900))
	if path == "" {
		d.showFirstRun()
		return d, l
	}
	o := d.options.openFile(path, false)
	if o.err != nil {
		t.Fatal(o.err)
	}
	file := o.file
	if between != nil {
		o.file = between(o.file)
	}
	t.Cleanup(func() { _ = file.Close() })
	d.take(o)
	l.until("the first page is shown", func() bool { return d.places.at.Page != "" && !d.loads.running })
	return d, l
}

package desktop

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/app/present"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// desk is what the window lends its pages: words, places, edits. It belongs to
// the UI thread except where a method says otherwise.
type desk struct {
	app     fyne.App
	win     fyne.Window
	book    *words.Book
	options Options
	places  router
	session *session // nil while no notebook is open
	loads   loader
	shell   *shell
	prefs   *prefs
	clock   func() time.Time
	ui      func(func()) // runs a function on the UI thread; may be called from anywhere

	pages   map[PageName]page // those that were asked for
	saved   saveState
	trouble int   // the number of the notice that says that edits do not get to the disk; 0: they do
	why     error // they did not, last
	typed   bool  // a page holds text that it has not handed over
	steps   steps
	query   string

	question questionDraft               // typed and not kept
	held     map[rescueKey]store.Unsaved // on its way to the notebook; see hold

	menu      *fyne.MainMenu // as the window has it
	menuWaits bool           // it is to be built anew once it is closed
	rivals    int            // texts that are to be chosen from
	searching bool           // the search field is opening the page that it filters
	theme     atomic.Int64   // counts the changes of the theme, the system's too

	copies  temporaryCopies
	toBoard func(png []byte) error // puts a picture on the system's clipboard

	conflicts conflictCopies

	form         *savingForm // the dialog that is saved as one; nil while there is none
	importing    *importing  // the import dialog; nil while there is none
	pending      []string    // files to import once a notebook is open
	importFolder string      // of the last export that was chosen

	attachFolder  string // of the last file that was attached
	stopAttaching func() // ends what is being attached; nil while nothing is

	running      *running      // the show; nil while none runs
	showPlace    present.Where // empty: not chosen
	displays     func() int    // how many there are; nil: as the system says
	showLanguage string        // of shows; empty: the notebook's

	heir, elder *desk // which has the window now, and which had it before; see speak

	modals       []*modal // open boxes, the topmost last
	afterOpening string   // is said once the notebook that is being opened stands

	chooser  *openChooser     // the latest file dialog
	recent   []recentNotebook // and whether they were there when last looked
	quitting bool
	stages   []string      // reached
	started  chan struct{} // closed once the window draws
}

// t is the text of a key; see words.Book.T. Any goroutine may call it.
func (d *desk) t(key string, args ...any) string { return d.book.T(key, args...) }

// window is where dialogs open.
func (d *desk) window() fyne.Window { return d.win }

// now is the present time. Any goroutine may call it.
func (d *desk) now() time.Time { return d.clock() }

// at is the place that is shown or being loaded.
func (d *desk) at() Route { return d.places.at }

// readOnly tells whether the notebook takes no edits.
func (d *desk) readOnly() bool { return d.session == nil || d.session.readOnly }

// path is the notebook's file; empty while none is open.
func (d *desk) path() string {
	if d.session == nil {
		return ""
	}
	return d.session.file.Path()
}

// open goes to a place. A zero webinar stays with the present one.
func (d *desk) open(r Route) {
	if d.session == nil || !has(r.Page) {
		return
	}
	if r.Webinar.IsZero() {
		r.Webinar = d.places.at.Webinar
	}
	from := d.places.at
	if d.places.goTo(r) {
		d.moved(from)
	}
}

// choose is open without a step that Back returns to: another row of the same list.
func (d *desk) choose(r Route) {
	if r.Webinar.IsZero() {
		r.Webinar = d.places.at.Webinar
	}
	if from := d.places.at; from != r {
		d.places.replace(r)
		d.moved(from)
	}
}

// edit queues a change of the notebook: one transaction, one undo step, whose
// name is the words of the key step. The top bar shows how saving goes, the page
// is loaded anew after the commit. change runs off the UI thread.
func (d *desk) edit(step string, change func(tx *store.Tx) error, o ...store.EditOption) {
	d.editThen(step, change, d.complain, o...)
}

// editThen is edit with a function that gets the outcome on the UI thread.
func (d *desk) editThen(step string, change func(tx *store.Tx) error, then func(error), o ...store.EditOption) {
	if d.session != nil {
		d.session.edit(step, change, then, o...)
	}
}

// editWaiting is editThen with a function that is told where the edit has to wait for
// the disk: what it does is shown all the same.
func (d *desk) editWaiting(step string, change func(tx *store.Tx) error, then func(error), waits func()) {
	if d.session != nil {
		d.session.editWaiting(step, change, then, waits)
	}
}

// typing says whether the page holds text that it has not handed to edit yet,
// so that the top bar never says Saved of what is not on the disk.
func (d *desk) typing(is bool) {
	if d.typed != is {
		d.typed = is
		d.showSaved()
	}
}

// read runs load within one consistent state of the notebook, off the UI
// thread, and show on the UI thread: for what a page needs beside its snapshot,
// such as the history of a record. Errors are shown.
func (d *desk) read(load func(r store.Reader) (show func(), err error)) {
	s := d.session
	if s == nil {
		return
	}
	go func() {
		var show func()
		err := s.view(func(r store.Reader) (err error) {
			show, err = load(r)
			return err
		})
		d.ui(func() {
			switch {
			case d.session != s:
			case err != nil:
				d.complain(err)
			case show != nil:
				show()
			}
		})
	}()
}

// later runs work off the UI thread and then on it.
func (d *desk) later(work func() error, then func(error)) {
	go func() {
		err := work()
		d.ui(func() { then(err) })
	}()
}

package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// PageName is a page's name, as the preferences keep it.
type PageName string

// The pages.
const (
	Overview      PageName = "overview"
	Regions       PageName = "regions"
	Notes         PageName = "notes"
	Questions     PageName = "questions"
	Participation PageName = "participation"
	Present       PageName = "present"
	Report        PageName = "report"
)

// Route is a place in a notebook. It is comparable, so that the router can
// tell whether a person is already there.
type Route struct {
	Page    PageName
	Webinar store.ID
	Record  store.ID // the note, region or other record that is selected; zero: none
}

// page is one page of the window. It is made once for an open notebook.
type page interface {
	// object is what the window shows. It is called once, on the UI thread.
	object() fyne.CanvasObject
	// load reads what the page shows at a place. It runs off the UI thread, maybe
	// twice at once, and so may use r and at alone: no field of the page that
	// changes, no widget. The show it returns runs on the UI thread, unless a
	// later load was asked for meanwhile. A page that has text being edited keeps
	// that text in show.
	load(r store.Reader, at Route) (show func(), err error)
}

// searchable is a page that the search field filters.
type searchable interface {
	search(query string) // on the UI thread; empty: no filter
}

// listed is a page with a list that the arrow down from the search field, and
// Enter in it, lead to.
type listed interface {
	focusList()
}

// leaver is a page that hands over what is still being typed, by calling
// desk.edit, when the page, the notebook or the window is left.
type leaver interface {
	leave()
}

// arriver is a page that has something to do once it stands in the window, such
// as putting the cursor where a person is to write.
type arriver interface {
	arrived() // on the UI thread, after each time the shell has shown the page
}

// keyed is a page with keys of its own while no text field has the focus.
type keyed interface {
	key(e *fyne.KeyEvent) (used bool)
	letter(r rune) (used bool)
	keys() []keyHelp // for the help on the keys of this page
}

// noteShower is a page other than the notes on which some notes, as they stand,
// can be seen.
type noteShower interface {
	showsNote(id store.ID) bool
}

// fileTaker is a page that keeps files that are dropped on some part of it.
type fileTaker interface {
	takeFiles(at fyne.Position, paths []string) (taken bool)
	noteAt(at fyne.Position) store.ID // that would keep them; zero: none
}

// maker is a page that can make a new note (Ctrl N).
type maker interface {
	newNote()
}

// keyHelp is one line of the help on keys: the keys, and the key of the words
// that say what they do.
type keyHelp struct{ keys, words string }

package desktop

import (
	"os"

	"github.com/rapporteur-app/rapporteur/assets/words"
)

// wanted is the language of the window: what a person chose, unless the environment
// names one for this start alone; else the system's.
func (o Options) wanted(chosen string) string {
	if chosen != "" && os.Getenv("RAPPORTEUR_LANG") == "" {
		return chosen
	}
	return o.Language
}

// speak gives the window another language; an empty one is the system's. Words are
// everywhere and goroutines read them, so the window gets another desk, which takes
// over the open notebook with its steps of undo.
// A show stays in the language that it began in: it is ended first.
func (d *desk) speak(language string) *desk {
	if d.running != nil {
		d.complain(saying("settings.show_runs"))
		return d
	}
	d.prefs.Language = language
	d.prefs.save()
	o := d.options
	if language == "" {
		language = o.system
	}
	o.Language = language
	book := words.For(language)
	if book.Language() == d.book.Language() {
		return d
	}
	d.leavePage(d.places.at)
	_ = speakFyne(book)
	next := &desk{
		app: d.app, win: d.win, book: book, options: o, prefs: d.prefs, recent: d.recent, clock: d.clock, toBoard: d.toBoard,
		ui: d.ui, started: d.started, stages: d.stages, elder: d, steps: d.steps, saved: d.saved, places: d.places,
		pending: d.pending, importFolder: d.importFolder, question: d.question, held: d.held, rivals: d.rivals,
		showPlace: d.showPlace, showLanguage: d.showLanguage, displays: d.displays,
	}
	d.heir = next
	session := d.session
	d.session = nil // what is still on its way here is dropped
	next.furnish()
	if session == nil {
		next.showFirstRun()
		return next
	}
	next.attach(session)
	next.pages = map[PageName]page{}
	next.readShell(func(v *shellData) {
		next.shell.showNotebook(v, next.places.at.Webinar)
		next.showSaved()
		next.moved(Route{})
	})
	return next
}

// youngest is the desk that has the window now.
func (d *desk) youngest() *desk {
	for d.heir != nil {
		d = d.heir
	}
	return d
}

// furnish fills the window.
func (d *desk) furnish() {
	d.win.SetCloseIntercept(d.quit)
	d.win.SetOnDropped(d.dropped)
	d.shell = newShell(d)
	d.win.SetContent(d.shell.root)
	d.bindKeys()
	d.refreshMenu()
	d.refreshRecent()
}

// attach makes the desk the one that the session tells of what happens.
func (d *desk) attach(s *session) {
	d.session = s
	s.onChange, s.onAhead, s.onSteps = d.committed, d.wentAhead, d.setSteps
	s.onSave = func(state saveState) {
		d.sayTrouble(state)
		d.saved = state
		d.showSaved()
		if state.failed != nil { // what is waited for may not come
			d.shell.ready()
			d.rescueAll()
		}
	}
}

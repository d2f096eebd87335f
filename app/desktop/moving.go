package desktop

import (
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// pageEntry is one page of the rail.
type pageEntry struct {
	name  PageName
	words string
	icon  string
	key   fyne.KeyName // with Ctrl; the numbers are final, pages to come have theirs
	share bool         // under Share
	make  func(*desk) page
}

// has tells whether there is a page of a name.
func has(name PageName) bool {
	return slices.ContainsFunc(pageEntries(), func(e pageEntry) bool { return e.name == name })
}

// page is a page of the open notebook; it is made when it is first asked for.
// It is nil where there is no such page or no notebook.
func (d *desk) page(name PageName) page {
	if d.session == nil {
		return nil
	}
	if made, ok := d.pages[name]; ok {
		return made
	}
	for _, entry := range pageEntries() {
		if entry.name == name {
			d.pages[name] = entry.make(d)
			return d.pages[name]
		}
	}
	return nil
}

// startAt reads the webinars of the notebook and opens the place where it was
// left, or the Overview of the newest webinar.
func (d *desk) startAt(path string) {
	left := d.prefs.Places[path]
	d.readShell(func(v *shellData) {
		to := firstPlace(v, left)
		d.shell.showNotebook(v, to.Webinar)
		d.places.goTo(to)
		d.moved(Route{})
	})
}

// firstPlace is the place where a notebook was left, as far as it is still there.
func firstPlace(v *shellData, left place) Route {
	to := Route{Page: left.Page, Webinar: left.Webinar}
	if !has(to.Page) {
		to.Page = Overview
	}
	if !slices.ContainsFunc(v.webinars, func(w webinarItem) bool { return w.id == to.Webinar }) {
		to.Webinar = v.first
	}
	return to
}

// early is what the window shows first, read before there is one.
type early struct {
	shell    *shellData
	at       Route
	overview *overviewData
}

// readEarly reads it; nothing where the first page is not the Overview.
func readEarly(file notebook, book *words.Book, left place) (e *early, err error) {
	err = file.View(func(r store.Reader) error {
		v, err := readShellData(r, book, left.Webinar)
		if err != nil {
			return err
		}
		at := firstPlace(v, left)
		if at.Page != Overview {
			return nil
		}
		overview, err := readOverview(r, book, at.Webinar, time.Now())
		if err == nil {
			e = &early{v, at, overview}
		}
		return err
	})
	return e, err
}

// startFrom shows the Overview as it was read early, so that the first frame
// has its figures.
func (d *desk) startFrom(e *early) {
	d.shell.showNotebook(e.shell, e.at.Webinar)
	d.places.goTo(e.at)
	d.shell.mark(e.at)
	page := d.page(Overview).(*overviewPage)
	page.show(e.overview)
	d.shell.show(page)
	d.refreshMenu()
}

// moved shows the present place after leaving another.
func (d *desk) moved(from Route) {
	d.leavePage(from)
	if from.Page != d.places.at.Page {
		if from.Page != "" { // else it is of the notebook that is being opened
			d.shell.hideNotice()
		}
		d.letGo()
	}
	if from.Page != d.places.at.Page && d.query != "" && !d.searching {
		d.query = ""
		d.shell.top.clearSearch()
	}
	d.shell.mark(d.places.at)
	at := d.places.at
	d.load(at, d.shell.loading, func(err error) {
		if err != nil {
			d.shell.failed(sentence(d.book, err), func() { d.moved(at) })
			return
		}
		d.shell.show(d.page(at.Page))
		d.applySearch()
		if p, ok := d.page(at.Page).(arriver); ok {
			p.arrived()
		}
		if at.Page != Overview { // which tells its stages itself
			d.reached("frame", func() { d.reached("complete", nil) })
		}
	})
	if from.Page != "" && from.Webinar != at.Webinar {
		d.readShell(func(v *shellData) { d.shell.showNotebook(v, at.Webinar) })
	}
	if path := d.path(); path != "" && from.Page != "" {
		d.prefs.leave(path, at)
	}
	d.refreshMenu()
}

// letGo takes the cursor out of a page that goes out of sight, where what is
// typed would change a record that nobody sees. The search field keeps it where
// typing there opened the page.
func (d *desk) letGo() {
	if !d.searching {
		d.win.Canvas().Unfocus()
	}
}

// turnTo opens a page that was asked for by its key. Letters are the page's own
// afterwards, also where it was there already and a text field had the focus.
func (d *desk) turnTo(name PageName) {
	d.open(Route{Page: name})
	if _, text := d.win.Canvas().Focused().(interface{ SelectedText() string }); text {
		d.win.Canvas().Unfocus()
	}
}

// shownAgain follows a load after a commit: a failed one leaves what is shown. Where
// it failed because the webinar is gone, undone a moment ago, another takes its place.
func (d *desk) shownAgain(err error) {
	if !errors.Is(err, store.ErrNotFound) || d.places.at.Webinar.IsZero() {
		d.complain(err)
		return
	}
	at := d.places.at
	d.readShell(func(v *shellData) {
		switch {
		case d.places.at != at: // it has left already
		case slices.ContainsFunc(v.webinars, func(w webinarItem) bool { return w.id == at.Webinar }):
			d.complain(err)
		default:
			d.webinarsChanged(v)
		}
	})
}

// leavePage lets a page hand over what is still being typed.
func (d *desk) leavePage(from Route) {
	if p, ok := d.pages[from.Page].(leaver); ok {
		p.leave()
	}
}

// back and forward walk through the places that were shown.
func (d *desk) back() {
	if from := d.places.at; d.places.stepBack() {
		d.moved(from)
	}
}

func (d *desk) forward() {
	if from := d.places.at; d.places.stepForward() {
		d.moved(from)
	}
}

// committed follows every change of the notebook.
func (d *desk) committed(c store.Commit) {
	if d.session != nil {
		d.session.changed = true
	}
	d.refreshShow()
	d.recountRivals(c)
	if slices.ContainsFunc(c.Changed, func(r store.Ref) bool { return r.Type == store.TypeWebinar }) {
		d.readShell(d.webinarsChanged)
		return
	}
	d.readShell(func(v *shellData) { d.shell.showNotebook(v, d.places.at.Webinar) })
	d.reload()
}

// wentAhead follows a change of what waits to be saved, which is shown as if it were.
func (d *desk) wentAhead() {
	d.refreshShow()
	d.readShell(d.webinarsChanged)
}

// sayTrouble says once that edits do not get to the disk, and takes that away when they
// are there.
func (d *desk) sayTrouble(now saveState) {
	if now.failed != nil {
		d.why = now.failed
	}
	switch {
	case now.failed != nil && d.trouble == 0:
		d.notify(d.t("recovery.not_saved", "reason", sentence(d.book, now.failed)))
		d.trouble = d.shell.noticeNumber
	case now.failed == nil && now.waiting == 0 && d.trouble != 0:
		if d.shell.noticeNumber == d.trouble {
			d.shell.hideNotice()
		}
		d.trouble = 0
		d.offerCopies(d.session) // a cloud folder may have been at it
	}
}

// webinarsChanged follows a change of the webinars: where the open one is gone,
// its place is taken by the first.
func (d *desk) webinarsChanged(v *shellData) {
	gone := func(r Route) bool {
		if len(v.webinars) == 0 {
			return !r.Webinar.IsZero()
		}
		return !slices.ContainsFunc(v.webinars, func(w webinarItem) bool { return w.id == r.Webinar })
	}
	d.places.back = slices.DeleteFunc(d.places.back, gone)
	d.places.forward = slices.DeleteFunc(d.places.forward, gone)
	if at := d.places.at; gone(at) {
		d.places.replace(Route{Page: at.Page, Webinar: v.first})
	}
	d.shell.showNotebook(v, d.places.at.Webinar)
	d.refreshMenu()
	d.reload()
}

// readShell reads what the rail and the top bar show.
func (d *desk) readShell(then func(*shellData)) {
	s, webinar := d.session, d.places.at.Webinar
	if s == nil {
		return
	}
	go func() {
		var v *shellData
		err := s.view(func(r store.Reader) (err error) {
			v, err = readShellData(r, d.book, webinar)
			return err
		})
		d.ui(func() {
			switch {
			case d.session != s:
			case err != nil:
				d.complain(err)
			default:
				then(v)
			}
		})
	}()
}

// setSteps keeps what can be undone, for the Edit menu.
func (d *desk) setSteps(now steps) {
	if d.steps != now {
		d.steps = now
		d.shell.stepped(now)
		d.refreshMenu()
	}
}

// showSaved says in the top bar how saving stands.
func (d *desk) showSaved() {
	d.shell.top.showSaved(d.saved, d.typed)
	if d.form != nil {
		d.form.saving(d.saved)
	}
}

// setTheme changes the looks for good.
func (d *desk) setTheme(mode look.Mode) {
	d.prefs.Theme = mode
	d.prefs.save()
	d.dress()
	d.refreshMenu()
}

// dress gives everything in the window the colours of the theme.
func (d *desk) dress() { d.app.Settings().SetTheme(look.NewTheme(d.prefs.Theme)) }

// toggleTheme goes to the other of light and dark.
func (d *desk) toggleTheme() {
	if look.IsDark() {
		d.setTheme(look.Light)
		return
	}
	d.setTheme(look.Dark)
}

// search filters the page that is shown, or else the notes, which it opens.
func (d *desk) search(query string) {
	d.query = query
	if d.session == nil {
		return
	}
	_, filters := d.pages[d.places.at.Page].(searchable)
	if !filters && strings.TrimSpace(query) != "" && has(Notes) {
		d.searching = true
		d.open(Route{Page: Notes})
		d.searching = false
		return
	}
	d.applySearch()
}

func (d *desk) applySearch() {
	if p, ok := d.pages[d.places.at.Page].(searchable); ok {
		p.search(d.query)
	}
}

// focusSearch puts the cursor into the search field.
func (d *desk) focusSearch() { d.shell.top.focusSearch() }

// focusFound goes from the search field to what it found.
func (d *desk) focusFound() {
	if p, ok := d.pages[d.places.at.Page].(listed); ok {
		p.focusList()
	}
}

// newNote makes a note, on the page that can.
func (d *desk) newNote() {
	m, ok := d.page(Notes).(maker)
	if !ok || d.readOnly() {
		return
	}
	if d.places.at.Page != Notes {
		d.open(Route{Page: Notes})
	}
	m.newNote()
}

// keepSize remembers how large the window is.
func (d *desk) keepSize() {
	size := d.win.Canvas().Size()
	if size.Width >= tokens.WindowMinWidth && size.Height >= minimum.Height {
		d.prefs.Width, d.prefs.Height = size.Width, max(size.Height, tokens.WindowMinHeight)
	}
}

// refreshRecent looks off the UI thread which recent notebooks are still there.
func (d *desk) refreshRecent() {
	known := slices.Clone(d.prefs.Recent)
	var there []recentNotebook
	d.later(func() error {
		there = looked(known)
		return nil
	}, func(error) {
		if !slices.Equal(d.recent, there) {
			d.recent = there
			d.refreshMenu()
		}
		if d.session == nil && d.places.at.Page == "" {
			d.shell.showRecent(there)
		}
	})
}

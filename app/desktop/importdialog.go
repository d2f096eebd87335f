package desktop

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// importWidth is the width of the import dialog within its edges.
const importWidth float32 = 720

// importing is the import dialog: the files, what was chosen for them, and what
// importing them would do. It belongs to the UI thread; importAsk does the work.
type importing struct {
	d       *desk
	files   []importFile
	session *session
	choices map[string]importChoice // by the path of a session's first file
	zone    string                  // chosen last, for any session
	found   importFound
	shown   bool
	settled bool // found is of the present files and choices
	mapped  bool // the columns of an only file were asked for at once

	note store.ID // that the files were dropped on; zero: none

	number int // of the newest work
	stop   context.CancelFunc

	box      *modal
	page     *widgets.Page
	middle   fyne.CanvasObject // the page in the dialog; hidden while it is empty
	body     *fyne.Container
	progress *progressLine
	submit   *widgets.Button
	controls map[string]fyne.Focusable // by name, to give the focus back
	unfolded map[string]bool           // lists that were opened
}

func newImporting(d *desk) *importing {
	i := &importing{d: d, session: d.session, choices: map[string]importChoice{}, unfolded: map[string]bool{}, controls: map[string]fyne.Focusable{}}
	i.body = widgets.Column(tokens.Space20)
	i.page = widgets.NewPage(widgets.Pad(tokens.Space4, tokens.Space16, tokens.Space4, tokens.Space4, i.body))
	i.progress = newProgressLine()
	i.submit = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("importdialog.import"), OnTapped: i.importAll})
	return i
}

// add takes more files in.
func (i *importing) add(paths []string) {
	known := func(path string) bool {
		return slices.ContainsFunc(i.files, func(f importFile) bool { return f.path == path })
	}
	for _, path := range unique(paths, known) {
		i.files = append(i.files, importFile{path: path})
	}
	i.work()
}

// remove leaves a file out; without files there is nothing to import.
func (i *importing) remove(path string) {
	i.files = slices.DeleteFunc(i.files, func(f importFile) bool { return f.path == path })
	if len(i.files) == 0 {
		i.close()
		return
	}
	i.work()
}

// file finds a file by its path.
func (i *importing) file(path string) *importFile {
	for n := range i.files {
		if i.files[n].path == path {
			return &i.files[n]
		}
	}
	return nil
}

// choose changes what is chosen for a session, and works it out again.
func (i *importing) choose(lead string, change func(*importChoice)) {
	c := i.choices[lead]
	change(&c)
	i.choices[lead] = c
	i.work()
}

// work finds out anew what importing the files would do, off the UI thread. What
// older work brings is dropped.
func (i *importing) work() {
	d := i.d
	if i.stop != nil {
		i.stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	i.number++
	number := i.number
	i.stop, i.settled = stop, false
	i.submit.Disable()
	current := func() bool {
		if d.importing == i && d.session != i.session {
			i.close() // the notebook was closed meanwhile
		}
		return d.importing == i && i.number == number
	}
	ask := importAsk{
		files: slices.Clone(i.files), choices: i.copyChoices(), columns: d.prefs.knownColumns(), zone: i.zone, language: d.book.Language(), book: d.book,
		settings: d.options.settings, open: d.places.at.Webinar, file: i.session.file,
		untitled: d.untitledWebinar,
	}
	ask.progress = slowly(func(name string, done float64) {
		d.ui(func() {
			if current() {
				i.progress.set(d.t("importdialog.reading", "file", name), done)
			}
		})
	})
	i.progress.set(d.t("importdialog.working"), 0)
	waits := time.AfterFunc(tokens.LoadingWait, func() {
		d.ui(func() {
			if current() && !i.settled {
				i.progress.Show()
				i.show()
			}
		})
	})
	go func() {
		found, err := ask.run(ctx)
		waits.Stop()
		d.ui(func() {
			stop()
			if !current() || err != nil {
				return
			}
			i.take(found)
		})
	}()
}

// untitledWebinar names a webinar by its day. Any goroutine may call it.
func (d *desk) untitledWebinar(day string) string {
	if day == "" {
		return d.t("importdialog.untitled")
	}
	return d.t("importdialog.untitled_day", "day", d.book.Period(day))
}

func (i *importing) copyChoices() map[string]importChoice {
	copied := make(map[string]importChoice, len(i.choices))
	for lead, c := range i.choices {
		copied[lead] = c
	}
	return copied
}

// slowly passes progress on ten times a second at most.
func slowly(tell func(string, float64)) func(string, float64) {
	var last time.Time
	return func(name string, done float64) {
		if now := time.Now(); now.Sub(last) >= 100*time.Millisecond {
			last = now
			tell(name, done)
		}
	}
}

// take shows what was found.
func (i *importing) take(found importFound) {
	i.found, i.files, i.settled = found, found.files, true
	i.progress.Hide()
	first := len(i.body.Objects) == 0
	i.build()
	i.show()
	if first {
		i.focusFirst()
	}
	if len(i.files) == 1 && !i.mapped && i.files[0].unmapped != nil && i.files[0].mapping == nil {
		i.mapped = true
		i.askColumns(i.files[0].path)
	}
}

// focusFirst puts the cursor where something has to be written, if anything has.
func (i *importing) focusFirst() {
	for _, s := range i.found.sessions {
		if s.needsDay && s.day == "" {
			i.d.win.Canvas().Focus(i.controls["day "+s.lead])
			return
		}
	}
}

// show opens the dialog, or makes it as high as its content has become.
func (i *importing) show() {
	if i.shown {
		i.fit()
		return
	}
	i.shown = true
	d := i.d
	add := widgets.NewButton(widgets.ButtonOptions{Label: d.t("importdialog.add"), Icon: "add", OnTapped: d.chooseImport})
	cancel := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: i.close})
	foot := widgets.Row(tokens.Space8, add, widgets.Spring(), cancel, i.submit)
	if !i.note.IsZero() {
		attach := widgets.NewButton(widgets.ButtonOptions{Label: d.t("importdialog.attach"), Icon: "attach_file", OnTapped: i.attachInstead})
		foot = widgets.Row(tokens.Space8, add, attach, widgets.Spring(), cancel, i.submit)
	}
	i.middle = scrolled(i.page, i.height)
	setShown(i.middle, len(i.body.Objects) > 0)
	content := widgets.Column(tokens.Space16,
		look.Para(d.t("importdialog.title"), tokens.Subtitle, look.Ink, 1), i.middle, i.progress, foot)
	i.box = &modal{d: d, cancel: i.closed, enter: i.importAll, resized: i.fit}
	i.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(importWidth, content)), d.win.Canvas())
	i.box.show()
	i.fit()
}

// height is what the list of the dialog gets: as much as it needs, or as the
// window has beside the title and the buttons.
func (i *importing) height(width float32) float32 {
	need := widgets.HeightFor(i.body, width) + 2*tokens.Space4
	return min(need, max(160, i.d.win.Canvas().Size().Height-220))
}

// scrolled puts a page into a dialog so that what it holds is as wide as the
// dialog's own parts: focus rings and the scroll bar stand in the dialog's edges.
func scrolled(page *widgets.Page, height func(width float32) float32) fyne.CanvasObject {
	b := newBlock(height, nil, page)
	b.lay = func(size fyne.Size) {
		put(page, -tokens.Space4, 0, size.Width+tokens.Space4+tokens.Space16, size.Height)
	}
	return b
}

// fit makes the box as high as its content.
func (i *importing) fit() {
	if i.box != nil {
		setShown(i.middle, len(i.body.Objects) > 0)
		i.box.fitPage(i.page)
	}
}

// attachInstead keeps the files as evidence of the note that they were dropped on.
func (i *importing) attachInstead() {
	var paths []string
	for _, file := range i.files {
		paths = append(paths, file.path)
	}
	i.close()
	i.d.attachFiles(i.note, paths, 0)
}

// close ends the dialog; nothing was written.
func (i *importing) close() {
	if i.box != nil {
		i.box.hide()
	}
	i.closed()
}

func (i *importing) closed() {
	if i.stop != nil {
		i.stop()
	}
	if i.d.importing == i {
		i.d.importing = nil
	}
}

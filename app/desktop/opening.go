package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// extension ends the name of every notebook.
const extension = ".rapporteur"

// askOpen lets a person choose a notebook.
func (d *desk) askOpen() {
	d.chooseFile("first.open", []string{extension}, d.lastFolder(), d.openPath)
}

// chooseFile lets a person choose a file whose name ends with one of the endings;
// of none: any. The title is a key of the translations.
func (d *desk) chooseFile(title string, endings []string, folder func() string, take func(path string)) {
	chooser := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			d.complain(err)
			return
		}
		if file == nil {
			return
		}
		path := file.URI().Path()
		_ = file.Close()
		take(path)
	}, d.win)
	if len(endings) > 0 {
		chooser.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	chooser.SetTitleText(d.t(title))
	d.showChooserIn(chooser, folder)
}

// chooseFolder lets a person choose a folder, beginning in another one.
func (d *desk) chooseFolder(from string, take func(folder string)) {
	chooser := dialog.NewFolderOpen(func(chosen fyne.ListableURI, err error) {
		if err != nil {
			d.complain(err)
		} else if chosen != nil {
			take(chosen.Path())
		}
	}, d.win)
	d.showChooserIn(chooser, func() string { return from })
}

// chooser is what Fyne's file and folder dialogs have in common.
type chooser interface {
	SetLocation(fyne.ListableURI)
	Resize(fyne.Size)
	Show()
	Hide()
}

// openChooser is a file dialog that stands in the window.
type openChooser struct {
	chooser
	over fyne.CanvasObject // what Fyne lays over the window for it
}

// chooserKey closes the file dialog on top with Esc, and tells whether it did.
func (d *desk) chooserKey(key fyne.KeyName) bool {
	if key != fyne.KeyEscape || !d.choosing() {
		return false
	}
	d.chooser.Hide()
	d.chooser = nil
	return true
}

// choosing tells whether a file dialog is on top.
func (d *desk) choosing() bool {
	return d.chooser != nil && d.win.Canvas().Overlays().Top() == d.chooser.over
}

// showChooserIn opens a file dialog as large as the window lets it. The folder is
// looked up off the UI thread: it may be on a drive that takes its time.
func (d *desk) showChooserIn(c chooser, folder func() string) {
	var place fyne.ListableURI
	d.later(func() (err error) {
		place, err = storage.ListerForURI(storage.NewFileURI(folder()))
		return err
	}, func(err error) {
		if d.choosing() {
			return // asked for twice, while the first was on its way
		}
		if err == nil {
			c.SetLocation(place)
		}
		size, overlays := d.win.Canvas().Size(), d.win.Canvas().Overlays()
		under := overlays.Top()
		c.Show()
		d.chooser = nil
		if over := overlays.Top(); over != under { // the system's own dialog lays nothing over the window
			d.chooser = &openChooser{c, over}
		}
		// After Show: Fyne's file dialog has no size to change before.
		c.Resize(fyne.NewSize(min(960, size.Width-tokens.Space64), min(640, size.Height-tokens.Space64)))
		if listed, ok := c.(*dialog.FileDialog); ok && d.chooser != nil {
			listed.SetView(dialog.ListView) // names are whole there
		}
	})
}

// lastFolder tells where the last notebook was, or the person's documents; what
// it returns is for use off the UI thread.
func (d *desk) lastFolder() func() string {
	if len(d.prefs.Recent) == 0 {
		return documents
	}
	last := filepath.Dir(d.prefs.Recent[0])
	return func() string { return last }
}

// documents is the folder for a person's own files. Off the UI thread only.
func documents() string {
	if named := os.Getenv("XDG_DOCUMENTS_DIR"); named != "" {
		return named
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	folder := filepath.Join(home, "Documents")
	if isFolder(folder) {
		return folder
	}
	return home
}

// opened is a notebook that was opened in the background.
type opened struct {
	path     string
	file     notebook
	readOnly bool
	told     []words.Message // what must be known of it
	err      error
	kept     int    // texts that were not saved in it, where it could not be opened
	early    *early // what the first page shows, where that was read already
}

// openFile opens a notebook. It runs off the UI thread.
func (o Options) openFile(path string, readOnly bool) opened {
	file, err := store.Open(path, store.Options{Role: o.Role, ReadOnly: readOnly})
	if err != nil {
		return opened{path: path, err: err, readOnly: readOnly, kept: keptCount(o.settings, path)}
	}
	return opened{path: path, file: file, readOnly: readOnly, told: file.Notices()}
}

// openPath opens a notebook and closes the present one once that has worked.
func (d *desk) openPath(path string) { d.openAs(path, false) }

func (d *desk) openAs(path string, readOnly bool) {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	if d.session != nil && d.session.file.Path() == path && !readOnly {
		d.open(Route{Page: Overview})
		return
	}
	waiting := d.sayOpening(path)
	options := d.options
	go func() {
		result := options.openFile(path, readOnly)
		d.ui(func() {
			waiting.stop()
			d.take(result)
		})
	}()
}

// sayOpening says that a notebook is being opened, if that takes a while.
func (d *desk) sayOpening(path string) *waiting {
	return d.afterAWhile(d.t("open.working", "name", filepath.Base(path)))
}

// take shows a notebook that was opened, or says why it was not.
func (d *desk) take(o opened) {
	if o.err != nil {
		d.cannotOpen(o)
		return
	}
	d.leaveNotebook(func() { d.begin(o) })
}

// cannotOpen says why a notebook did not open, and offers ways on.
func (d *desk) cannotOpen(o opened) {
	d.showFirstRunIfEmpty()
	if errors.Is(o.err, store.ErrDamaged) {
		d.sayDamaged(d.t("open.title"), o.path, o.err, choice{d.t("action.choose_another"), d.askOpen})
		return
	}
	buttons, said := []choice{{d.t("action.close"), func() {}}}, sentence(d.book, o.err)
	switch {
	case errors.Is(o.err, store.ErrReadOnly), errors.Is(o.err, store.ErrNewer) && !o.readOnly:
		buttons = append(buttons, choice{d.t("action.choose_another"), d.askOpen},
			choice{d.t("action.open_read_only"), func() { d.openAs(o.path, true) }})
	case errors.Is(o.err, store.ErrInUse):
		buttons = append(buttons, choice{d.t("action.choose_another"), d.askOpen},
			choice{d.t("action.retry"), func() { d.openAs(o.path, false) }})
	case errors.Is(o.err, store.ErrMissing) && d.backupFolder() != "":
		d.refreshRecent()
		buttons = append(buttons, choice{d.t("action.choose_another"), d.askOpen},
			choice{d.t("backups.menu"), func() { d.listBackups(o.path, func() { d.cannotOpen(o) }) }})
		if o.kept > 0 {
			said += "\n\n" + d.t("lefttexts.there", "count", o.kept)
		}
	default:
		buttons = append(buttons, choice{d.t("action.choose_another"), d.askOpen})
	}
	d.ask(d.t("open.title"), said, buttons...)
}

// openSample opens the sample notebook, which it makes once among the person's
// own files.
func (d *desk) openSample() {
	name := d.t("sample.file") + extension
	waiting := d.sayOpening(name)
	go func() {
		path := filepath.Join(documents(), name)
		made := false
		var err error
		if _, missing := os.Stat(path); errors.Is(missing, os.ErrNotExist) {
			err, made = sample.Build(path, false), true
		}
		result := opened{path: path, err: err}
		if err == nil {
			result = d.options.openFile(path, false)
		}
		d.ui(func() {
			waiting.stop()
			d.take(result)
			if result.err == nil && made {
				d.notify(d.t("sample.where", "path", homely(path)))
			}
		})
	}()
}

// homely writes a path the way people write their own folders.
func homely(path string) string {
	home, err := os.UserHomeDir()
	if rest, ours := strings.CutPrefix(path, home+string(filepath.Separator)); err == nil && ours {
		return filepath.Join("~", rest)
	}
	return path
}

// create makes a notebook with its first webinar and opens it.
func (d *desk) create(path string, first store.Notebook, webinar store.Webinar, done func(), failed func(error)) {
	d.later(func() error {
		file, err := store.Create(path, first, store.Options{Role: d.options.Role})
		if err != nil {
			return err
		}
		if webinar.Title != "" || webinar.Number > 0 {
			_, err = file.Edit("step.webinar.new", func(tx *store.Tx) error { return store.Put(tx, &webinar) })
		}
		return errors.Join(err, file.Close())
	}, func(err error) {
		if err != nil {
			failed(err)
			return
		}
		done()
		d.openPath(path)
	})
}

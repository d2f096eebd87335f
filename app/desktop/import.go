package desktop

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// importable are the endings of names that exports have. The chooser shows no
// others; what a file is, its content tells.
var importable = []string{".csv", ".tsv", ".txt", ".json"}

// askImport lets a person choose an export to import; the dialog takes more.
func (d *desk) askImport() {
	if d.session != nil && d.readOnly() {
		d.tellTitled(d.t("importdialog.title"), d.t("importdialog.read_only"))
		return
	}
	d.chooseImport()
}

// chooseImport opens the file chooser for one export.
func (d *desk) chooseImport() {
	folder := documents
	if last := d.importFolder; last != "" {
		folder = func() string { return last }
	}
	d.chooseFile("importdialog.choose", importable, folder, func(path string) {
		d.importFolder = filepath.Dir(path)
		d.importFiles([]string{path})
	})
}

// importFiles opens the import dialog on files, or adds them to the one that is open.
func (d *desk) importFiles(paths []string) {
	switch {
	case len(paths) == 0:
	case d.session == nil:
		d.askNotebookFirst(paths)
	case d.readOnly():
		d.tellTitled(d.t("importdialog.title"), d.t("importdialog.read_only"))
	case d.importing != nil && d.importing.session == d.session:
		d.importing.add(paths)
	default:
		d.importing = newImporting(d)
		d.importing.add(paths)
	}
}

// askNotebookFirst asks for the notebook that files are to go into, and keeps them
// until there is one.
func (d *desk) askNotebookFirst(paths []string) {
	d.setPending(paths)
	d.ask(d.t("importdialog.first", "count", len(paths)), d.t("importdialog.first_files", "files", namesOfFiles(d.book, paths)),
		choice{d.t("action.cancel"), func() { d.setPending(nil) }},
		choice{d.t("menu.new"), d.askNew},
		choice{d.t("first.open"), d.askOpen})
}

// setPending keeps files until a notebook is open, and says so on the first screen.
func (d *desk) setPending(paths []string) {
	d.pending = paths
	d.showPending()
}

// resumeImport goes on with the files that waited for a notebook.
func (d *desk) resumeImport() {
	if paths := d.pending; len(paths) > 0 {
		d.pending = nil
		d.importFiles(paths)
	}
}

// dropped opens the notebook that was dropped on the window, and imports the
// other files that were dropped with it, unless the page keeps them.
func (d *desk) dropped(at fyne.Position, files []fyne.URI) {
	var notebook string
	var exports []string
	for _, file := range files {
		switch {
		case file.Scheme() != "file":
			d.tellTitled(d.t("importdialog.title"), d.t("importdialog.not_here", "name", file.Name()))
			return
		case notebook == "" && strings.EqualFold(filepath.Ext(file.Path()), extension):
			notebook = file.Path()
		default:
			exports = append(exports, file.Path())
		}
	}
	if d.choosing() { // what is dropped is what would have been chosen
		d.chooserKey(fyne.KeyEscape)
	}
	adding := d.importing != nil && notebook == ""
	switch {
	case d.covered() && !adding:
		all := exports
		if notebook != "" {
			all = append([]string{notebook}, exports...)
		}
		d.tellTitled(d.t("importdialog.not_now", "count", len(all)), d.t("importdialog.not_now_line", "files", namesOfFiles(d.book, all)))
	case notebook != "":
		open := func() {
			d.pending = exports
			d.openPath(notebook)
		}
		if d.readOnly() || len(exports) > 0 {
			open()
			return
		}
		d.askOpenOrMerge(notebook, open)
	case d.importing == nil && d.session != nil && d.attachDropped(at, exports):
	default:
		d.importFiles(exports)
		if p, takes := d.pages[d.places.at.Page].(fileTaker); takes && d.importing != nil && !adding {
			d.importing.note = p.noteAt(at)
		}
	}
}

// attachDropped lets the page take files that were dropped on it, where none of them
// has a name that an export might have; it tells whether the page did.
func (d *desk) attachDropped(at fyne.Position, paths []string) bool {
	p, takes := d.pages[d.places.at.Page].(fileTaker)
	if !takes || slices.ContainsFunc(paths, func(path string) bool {
		return slices.Contains(importable, strings.ToLower(filepath.Ext(path)))
	}) {
		return false
	}
	return p.takeFiles(at, paths)
}

// namesOfFiles lists files for a sentence: a few by name, the others as a number.
func namesOfFiles(book bookLister, paths []string) string {
	const most = 3
	var names []string
	for _, path := range paths[:min(len(paths), most)] {
		names = append(names, filepath.Base(path))
	}
	if more := len(paths) - most; more > 0 {
		names = append(names, book.T("importdialog.more_files", "count", more))
	}
	return book.List(names)
}

// bookLister is what namesOfFiles needs of a words.Book.
type bookLister interface {
	T(key string, args ...any) string
	List(names []string) string
}

// unique are the paths that are not among those known yet, made absolute.
func unique(paths []string, known func(string) bool) []string {
	var fresh []string
	for _, path := range paths {
		if absolute, err := filepath.Abs(path); err == nil {
			path = absolute
		}
		if !known(path) && !slices.Contains(fresh, path) {
			fresh = append(fresh, path)
		}
	}
	return fresh
}

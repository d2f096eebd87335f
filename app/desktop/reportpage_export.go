package desktop

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/rapporteur-app/rapporteur/app/report"
	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// errCancelled says that a person stopped an export.
var errCancelled = errors.New("cancelled")

// writeFile writes a whole file or none: beside its place first, then there.
// stop is asked before the file takes its place.
func writeFile(path string, content []byte, stop func() bool) (err error) {
	beside, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			beside.Close()
			os.Remove(beside.Name())
		}
	}()
	if _, err = beside.Write(content); err != nil {
		return err
	}
	if err = beside.Chmod(0o644); err != nil {
		return err
	}
	if err = beside.Sync(); err != nil {
		return err
	}
	if err = beside.Close(); err != nil {
		return err
	}
	if stop() {
		return errCancelled
	}
	return os.Rename(beside.Name(), path)
}

// exportTrouble makes a sentence of why a report was not written.
func exportTrouble(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errCancelled):
		return saying("reportpage.cancelled")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return saying("reportpage.denied", "path", filepath.Dir(path))
	case errors.Is(err, syscall.ENOSPC):
		return saying("reportpage.full", "path", filepath.Dir(path))
	case errors.Is(err, fs.ErrNotExist):
		return saying("reportpage.gone", "path", path)
	}
	reason := err
	if wrapped := errors.Unwrap(err); wrapped != nil {
		reason = wrapped
	}
	return saying("reportpage.write_failed", "path", path, "reason", reason.Error())
}

// exportForm asks where a report goes. Fyne's own dialog for saving would
// empty a file of that name before anything is written.
type exportForm struct {
	p              *reportPage
	name           *textEntry
	folder         string
	place, trouble *look.Paragraph
	write          *widgets.Button
	box            *modal
	replace        string // the path that may be replaced: a person has seen that it is there
}

// export asks for a place and writes the report there.
func (p *reportPage) export() {
	d := p.d
	if !p.snap.has {
		d.notify(d.t("reportpage.no_webinar"))
	}
	if !p.ready() || d.covered() {
		return
	}
	f := &exportForm{
		p: p, name: newTextEntry(false), folder: p.folder,
		place: look.Para("", tokens.Small, look.Ink2, 2), trouble: look.Para("", tokens.Small, look.WarnText, 4),
	}
	if f.folder == "" {
		f.folder = filepath.Dir(d.path())
	}
	f.name.show(report.FileName(p.snap.webinar, p.choices.language))
	f.name.onTyped = func(string) { f.show("") }
	f.name.OnSubmitted = func(string) { f.submit() }
	f.name.onKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyEscape {
			f.box.hide()
		}
		return k.Name == fyne.KeyEscape
	}
	choose := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.choose_folder"), Small: true, OnTapped: f.chooseFolder})
	fields := widgets.Column(tokens.Space4,
		look.Label(d.t("reportpage.save_name"), tokens.SmallBold, look.Ink2), f.name, space(tokens.Space8),
		look.Label(d.t("reportpage.save_folder"), tokens.SmallBold, look.Ink2), f.place, widgets.Row(tokens.Space8, choose), f.trouble)
	f.write = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("action.export"), OnTapped: f.submit})
	f.box = d.newModal(d.t("reportpage.save_title"), fields,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: func() { f.box.hide() }}), f.write)
	f.box.enter = f.submit
	f.show("")
	f.box.show()
	d.win.Canvas().Focus(f.name)
}

// show says where the file will be, and what is in the way.
func (f *exportForm) show(trouble string) {
	f.place.SetText(f.folder)
	f.trouble.SetText(trouble)
	label := "action.export"
	if trouble != "" && f.replace == f.path() {
		label = "action.replace"
	} else {
		f.replace = ""
	}
	f.write.SetLabel(f.p.d.t(label))
	f.box.fit()
}

func (f *exportForm) path() string {
	name := strings.TrimSpace(f.name.Text)
	if name != "" && filepath.Ext(name) == "" {
		name += ".html"
	}
	return filepath.Join(f.folder, name)
}

// namesFolder tells whether a name leads into another folder. Neither system's
// separator may be in one: the file may go on to the other.
func namesFolder(name string) bool {
	name = strings.TrimSpace(name)
	return name == "." || name == ".." || strings.ContainsAny(name, `/\`)
}

func (f *exportForm) chooseFolder() {
	chooser := dialog.NewFolderOpen(func(place fyne.ListableURI, err error) {
		if err != nil {
			f.p.d.complain(err)
		} else if place != nil {
			f.folder = place.Path()
			f.show("")
		}
	}, f.p.d.win)
	f.p.d.showChooser(chooser, f.folder)
}

func (f *exportForm) submit() {
	d, path := f.p.d, f.path()
	if strings.TrimSpace(f.name.Text) == "" {
		f.show(d.t("reportpage.need_name"))
		return
	}
	if namesFolder(f.name.Text) {
		f.show(d.t("reportpage.name_folder"))
		return
	}
	if f.replace == path {
		f.box.hide()
		f.p.exportTo(path)
		return
	}
	var there, notebook bool
	d.later(func() error {
		_, err := os.Lstat(path)
		there, notebook = err == nil, store.IsNotebook(path)
		return nil
	}, func(error) {
		if notebook {
			f.show(d.t("reportpage.notebook", "name", filepath.Base(path)))
			return
		}
		if there {
			f.replace = path
			f.show(d.t("reportpage.exists", "name", filepath.Base(path)))
			return
		}
		f.box.hide()
		f.p.exportTo(path)
	})
}

// exportTo writes the report off the UI thread and notes it in the log.
func (p *reportPage) exportTo(path string) {
	d, s := p.d, p.d.session
	choices, webinar, saved := p.choices, p.snap.webinar, p.snap.saved.ID
	p.folder = filepath.Dir(path)
	var stopped atomic.Bool
	p.status.working(d.t("reportpage.writing", "name", filepath.Base(path)), func() { stopped.Store(true) })
	var content []byte
	d.later(func() (err error) {
		if content, err = s.makeReport(choices.options(webinar.ID)); err != nil {
			return err
		}
		if stopped.Load() {
			return errCancelled
		}
		if store.IsNotebook(path) { // asked again: what was typed is not the only way here
			return saying("reportpage.notebook", "name", filepath.Base(path))
		}
		target := store.Target(path) // a link stays one: what it points to is written
		return exportTrouble(target, writeFile(target, content, stopped.Load))
	}, func(err error) {
		if err != nil {
			if errors.Is(err, errCancelled) {
				err = saying("reportpage.cancelled")
			}
			p.status.failed(sentence(d.book, err))
			return
		}
		p.status.saved(path)
		if d.readOnly() {
			return
		}
		entry := store.Export{
			Report: saved, Webinar: webinar.ID, At: d.now().UTC(), Format: "html", Options: choices.logged(),
			Content: store.Hash(sha256.Sum256(content)), FileName: filepath.Base(path),
		}
		d.edit("step.report.export", func(tx *store.Tx) error { return store.Put(tx, &entry) }, store.Aside())
	})
}

// makeReport writes a report of a notebook. Any goroutine may call it.
func (s *session) makeReport(o report.Options) (content []byte, err error) {
	err = s.file.View(func(r store.Reader) (err error) {
		content, err = report.HTML(r, o)
		return err
	})
	return content, err
}

// openFileURL opens a file or a folder with what the system has for it.
func (d *desk) openFileURL(path string) {
	d.complain(d.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}))
}

// copySummary puts the report's outline on the clipboard as plain text.
func (p *reportPage) copySummary() {
	if p.outline != nil {
		p.d.app.Clipboard().SetContent(p.outline.plain())
		p.d.notify(p.d.t("reportpage.summary.copied"))
	}
}

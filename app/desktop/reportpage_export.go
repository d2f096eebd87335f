package desktop

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"

	"github.com/rapporteur-app/rapporteur/app/report"
	"github.com/rapporteur-app/rapporteur/store"
)

// errCancelled says that a person stopped an export.
var errCancelled = errors.New("cancelled")

// writeFile writes a whole file or none; see writeBeside.
func writeFile(path string, content []byte, stop func() bool) error {
	return writeBeside(path, 0o644, stop, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// writeBeside lets write fill a whole file or none: beside its place first, then
// there. stop is asked before the file takes its place.
func writeBeside(path string, mode fs.FileMode, stop func() bool, write func(io.Writer) error) (err error) {
	beside, err := os.CreateTemp(filepath.Dir(path), ".unfinished-*") // a name as long as the file's own might not fit
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			beside.Close()
			os.Remove(beside.Name())
		}
	}()
	if err = write(beside); err != nil {
		return err
	}
	if err = beside.Chmod(mode); err != nil {
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

// export asks for a place and writes the report there.
func (p *reportPage) export() {
	d := p.d
	if !p.snap.has {
		d.notify(d.t("reportpage.no_webinar"))
	}
	if !p.ready() || d.covered() {
		return
	}
	d.askPlace(saving{
		title: d.t("reportpage.save_title"), action: "action.export", extension: ".html", folder: p.folder,
		name: report.FileName(p.snap.webinar, p.choices.language), write: p.exportTo,
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
	err = s.view(func(r store.Reader) (err error) {
		content, err = report.HTML(r, o)
		return err
	})
	return content, err
}

// openFileURL opens a file or a folder with what the system has for it.
func (d *desk) openFileURL(path string) {
	d.complain(d.app.OpenURL(fileURL(path)))
}

func fileURL(path string) *url.URL { return &url.URL{Scheme: "file", Path: filepath.ToSlash(path)} }

// copySummary puts the report's outline on the clipboard as plain text.
func (p *reportPage) copySummary() {
	if p.outline != nil {
		p.d.app.Clipboard().SetContent(p.outline.plain())
		p.d.notify(p.d.t("reportpage.summary.copied"))
	}
}

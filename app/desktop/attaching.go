package desktop

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// attaching takes files into the notebook, one after the other, as evidence of one
// note. It runs beside the edits, which do not wait for a slow drive. It belongs to
// the UI thread.
type attaching struct {
	d      *desk
	s      *session
	ctx    context.Context
	cancel context.CancelFunc
	note   store.ID
	page   int
	visit  string   // all of them are one step
	paths  []string // that are left
	done   []string // names of those that are kept
	wrong  []string // sentences
	line   *progressLine
	box    *modal // nil until a person would wonder
	over   bool
}

// attachWait is how long attaching may take before it is shown: most files are done.
const attachWait = 3 * tokens.LoadingWait

// attachFiles keeps files as evidence of a note; page is of a single one, 0: none.
func (d *desk) attachFiles(note store.ID, paths []string, page int) {
	if d.session == nil || d.readOnly() || len(paths) == 0 {
		return
	}
	if d.stopAttaching != nil {
		d.notify(d.t("notes.attach.busy"))
		return
	}
	a := &attaching{d: d, s: d.session, note: note, page: page, visit: "attach " + store.NewID().String(), paths: paths, line: newProgressLine()}
	a.ctx, a.cancel = context.WithCancel(context.Background())
	d.stopAttaching = a.cancel
	d.after(attachWait, a.showProgress)
	a.next()
}

// showProgress says how far it is, with a way out.
func (a *attaching) showProgress() {
	if a.over {
		return
	}
	a.line.Show()
	d := a.d
	a.box = d.newModal(d.t("notes.attach.under_way"), a.line,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: a.cancel}))
	a.box.leave = a.cancel
	a.box.show()
}

// next attaches the next file, or ends.
func (a *attaching) next() {
	if len(a.paths) == 0 || a.ctx.Err() != nil {
		a.end()
		return
	}
	path := a.paths[0]
	a.paths = a.paths[1:]
	name := store.CleanName(filepath.Base(path))
	a.line.set(name, 0)
	progress := func(done, size int64) {
		a.d.ui(func() { a.line.set(name, float64(done)/float64(size)) })
	}
	a.d.later(func() error {
		_, _, err := a.s.file.AttachFile(a.ctx, path, progress, "step.note.attach", a.nameIn, store.Visit(a.visit))
		return err
	}, func(err error) {
		switch {
		case err == nil:
			a.done = append(a.done, name)
			a.s.add(&job{run: func() error { return nil }}) // tells of the new step
		case !errors.Is(err, context.Canceled):
			a.wrong = append(a.wrong, sentence(a.d.book, err))
		}
		a.next()
	})
}

// nameIn makes the note name the file.
func (a *attaching) nameIn(tx *store.Tx, file store.Attachment) error {
	note, err := store.Get[store.Note](tx, a.note)
	if err != nil {
		return err
	}
	note.Evidence = append(note.Evidence, store.Evidence{
		Kind: store.DocumentPage, Attachment: file.ID, Document: file.Name, Page: a.page,
	})
	return store.Put(tx, &note)
}

// end says what came of it.
func (a *attaching) end() {
	a.over = true
	cancelled := a.ctx.Err() != nil
	a.cancel()
	if a.box != nil {
		a.box.hide()
	}
	a.d.stopAttaching = nil
	d := a.d.youngest()
	if d.session != a.s {
		return // the notebook was left
	}
	switch count := len(a.done); {
	case cancelled && count == 0:
		d.notify(d.t("notes.attach.cancelled"))
	case cancelled:
		d.notifyStep(d.t("notes.attach.stopped", "count", count), "step.note.attach")
	case count > 0:
		d.notifyStep(d.t("notes.attach.done", "count", count, "name", a.done[0]), "step.note.attach")
	}
	if len(a.wrong) > 0 {
		d.tellTitled(d.t("error.title"), strings.Join(a.wrong, "\n\n"))
	}
}

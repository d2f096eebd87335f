package desktop

import (
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// merging is the dialog that shows what another copy of the notebook would bring,
// before it is merged.
type merging struct {
	d      *desk
	s      *session
	path   string
	copy   store.ConflictCopy // without a service: chosen by a person
	found  mergeFound
	box    *pageBox
	submit *widgets.Button
	closed bool
	after  func() // is called once the dialog is closed, merged or not; may be nil
}

// askMerge lets a person choose another copy of the notebook.
func (d *desk) askMerge() {
	if d.readOnly() {
		d.tellTitled(d.t("merge.title"), d.t("merge.read_only"))
		return
	}
	beside := filepath.Dir(d.path())
	d.chooseFile("merge.choose", []string{extension}, func() string { return beside }, func(path string) { d.mergeWith(store.ConflictCopy{Path: path}, nil) })
}

// mergeWith shows what a copy would bring.
func (d *desk) mergeWith(other store.ConflictCopy, after func()) {
	path := other.Path
	if d.session == nil {
		return
	}
	if d.readOnly() {
		d.tellTitled(d.t("merge.title"), d.t("merge.read_only"))
		return
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	if path == d.path() {
		d.tellTitled(d.t("merge.title"), d.t("merge.same"))
		return
	}
	d.leavePage(d.places.at)
	m := &merging{d: d, s: d.session, path: path, copy: other, after: after}
	cancel := "action.cancel"
	if other.Service != "" {
		cancel = "merge.not_now"
	}
	m.submit = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("merge.do"), OnTapped: m.merge})
	m.submit.Disable()
	m.box = d.newPageBox(d.t("merge.title_of", "name", filepath.Base(path)), pageBoxWidth, nil,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t(cancel), OnTapped: m.close}), m.submit)
	m.box.box.leave = m.close
	m.box.box.enter = func() {
		if !m.submit.Disabled() {
			m.merge()
		}
	}
	m.box.busyWith(d.t("merge.comparing"))
	m.box.show()
	m.preview()
}

// preview finds out what would come, after the edits that wait.
func (m *merging) preview() {
	m.s.add(&job{run: func() (err error) {
		m.found, err = compareWith(m.d.book, m.s.file, m.path)
		return err
	}, then: func(err error) {
		if m.closed {
			return
		}
		if err != nil {
			m.box.fill(look.Para(sentence(m.d.book, err), tokens.Body, look.Ink, 0))
			return
		}
		m.show()
	}})
}

func (m *merging) close() {
	m.closed = true
	m.box.box.hide()
	if m.copy.Service != "" {
		m.d.sawCopy(m.path)
	}
	if m.after != nil {
		m.after()
	}
}

// show says what would come.
func (m *merging) show() {
	d := m.d
	var parts []fyne.CanvasObject
	if m.copy.Service != "" {
		left := "merge.left_by"
		if m.copy.Unsure {
			left = "merge.perhaps_left_by"
		}
		parts = append(parts, look.Para(d.t(left, "service", m.copy.Service), tokens.Body, look.Ink, 0))
	}
	if m.found.Nothing() {
		m.box.fill(append(parts, look.Para(d.t("merge.nothing"), tokens.Body, look.Ink, 0))...)
		return
	}
	if len(m.found.rows) > 0 {
		parts = append(parts, m.table())
	}
	parts = append(parts, m.names("merge.rivals", m.found.rivals)...)
	parts = append(parts, m.names("merge.returned", m.found.returned)...)
	if m.found.Changes == 0 && m.found.Blobs > 0 {
		parts = append(parts, look.Para(d.t("merge.mends", "count", m.found.Blobs), tokens.Body, look.Ink, 0))
	}
	parts = append(parts, m.names("merge.deletes", m.found.deleted)...)
	if m.found.forgets != "" {
		parts = append(parts, look.Para(d.t("merge.forgets", "what", m.found.forgets), tokens.Body, look.Danger, 0))
	}
	line := "merge.final"
	switch {
	case d.backupFolder() != "" && m.found.forgets != "":
		line = "merge.backup_first_forgets"
	case d.backupFolder() != "":
		line = "merge.backup_first"
	}
	parts = append(parts, themedLine(), look.Para(d.t(line), tokens.Small, look.Ink2, 0))
	m.submit.Enable()
	m.box.fill(parts...)
}

// table counts what would come by kind.
func (m *merging) table() fyne.CanvasObject {
	d := m.d
	line := func(style tokens.TextStyle, ink fyne.ThemeColorName, name string, cells ...string) fyne.CanvasObject {
		columns := []fyne.CanvasObject{look.Para(name, style, ink, 1)}
		for _, cell := range cells {
			columns = append(columns, look.Para(cell, style, ink, 1).SetAlign(fyne.TextAlignTrailing))
		}
		return widgets.Columns(widgets.ColumnsOptions{Weights: []float32{3, 1, 1, 1}, Gap: tokens.Space8}, columns...)
	}
	number := func(n int) string {
		if n == 0 {
			return "–"
		}
		return d.book.Number(n)
	}
	rows := []fyne.CanvasObject{line(tokens.Small, look.Ink3, d.t("merge.kind"), d.t("merge.new"), d.t("merge.changed"), d.t("merge.gone"))}
	for _, row := range m.found.rows {
		rows = append(rows, line(tokens.Body, look.Ink, d.t("merge.type."+string(row.kind)), number(row.new), number(row.changed), number(row.gone)))
	}
	return widgets.Column(tokens.Space4, rows...)
}

// mostNames is how many records a list of the preview names.
const mostNames = 8

// names lists records under a sentence.
func (m *merging) names(words string, names []rivalName) []fyne.CanvasObject {
	if len(names) == 0 {
		return nil
	}
	d := m.d
	lines := []fyne.CanvasObject{look.Para(d.t(words, "count", len(names)), tokens.BodyBold, look.Ink, 0)}
	for _, n := range names[:min(len(names), mostNames)] {
		lines = append(lines, look.Para("· "+d.recordName(n), tokens.Body, look.Ink2, 1))
	}
	if more := len(names) - mostNames; more > 0 {
		lines = append(lines, look.Para(d.t("merge.more", "count", more), tokens.Small, look.Ink3, 1))
	}
	return []fyne.CanvasObject{widgets.Column(tokens.Space4, lines...)}
}

// recordName is a record's kind and what it is called.
func (d *desk) recordName(n rivalName) string {
	kind := d.t("merge.one." + string(n.kind))
	if n.title == "" {
		return kind
	}
	return kind + " " + d.t("recovery.of", "title", shortened(n.title))
}

// merge makes a backup, then merges, after the edits that wait.
func (m *merging) merge() {
	m.submit.Disable()
	m.box.busyWith(m.d.t("merge.working"))
	m.mergeNow(m.d.backupFolder())
}

// errNoBackup is a merge that was not begun, since no backup could be made.
type errNoBackup struct{ error }

// mergeNow merges; an empty folder: without a backup.
func (m *merging) mergeNow(backups string) {
	var merged store.Merged
	m.s.add(&job{run: func() error {
		if backups != "" {
			if _, err := m.s.file.BackUp(backups); err != nil {
				return errNoBackup{err}
			}
		}
		err := withCopy(m.path, func(other *store.File) (err error) {
			merged, err = m.s.file.Merge(other)
			return err
		})
		if err != nil {
			return err
		}
		return m.s.rescue.forget(m.s.file) // the copy may have forgotten something
	}, then: func(err error) { m.merged(merged, err) }})
}

// merged says what came, and leads on to the texts that have to be chosen from.
func (m *merging) merged(merged store.Merged, err error) {
	d := m.d
	var noBackup errNoBackup
	if errors.As(err, &noBackup) {
		d.ask(d.t("merge.no_backup"), d.t("merge.no_backup_line", "reason", sentence(d.book, noBackup.error)),
			choice{d.t("action.cancel"), m.close}, choice{d.t("merge.without"), func() { m.mergeNow("") }})
		return
	}
	m.close()
	if err != nil {
		d.complain(err)
		return
	}
	d.sweepBackups()
	words := d.t("merge.done", "count", merged.Changes)
	if m.copy.Service != "" {
		words = d.t("merge.done_copy", "count", merged.Changes, "name", filepath.Base(m.path))
	}
	d.notify(words)
	if len(merged.Conflicts) > 0 {
		d.whenFree(func() { d.youngest().chooseTexts(slices.Clone(merged.Conflicts)) })
	}
}

// askOpenOrMerge asks what to do with a notebook that was dropped on an open one.
func (d *desk) askOpenOrMerge(path string, open func()) {
	d.ask(d.t("merge.dropped", "name", filepath.Base(path)), d.t("merge.dropped_line"),
		choice{d.t("action.cancel"), func() {}},
		choice{d.t("merge.menu"), func() { d.mergeWith(store.ConflictCopy{Path: path}, nil) }},
		choice{d.t("action.open"), open})
}

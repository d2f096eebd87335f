package desktop

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// askAttach lets a person choose a file that is kept in the notebook as evidence of
// the note, and the page of it that is meant.
func (x *editorDetails) askAttach() {
	d, id := x.e.d, x.e.id()
	if id.IsZero() || d.readOnly() {
		return
	}
	folder := documents
	if last := d.attachFolder; last != "" {
		folder = func() string { return last }
	}
	d.chooseFile("notes.attach.choose", nil, folder, func(path string) {
		d.attachFolder = filepath.Dir(path)
		x.askPage(id, path)
	})
}

// isPicture tells by its name whether a file is a picture, which has no pages.
func isPicture(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".heic", ".avif":
		return true
	}
	return false
}

// askPage asks for the page of a file that can be attached, and attaches it.
func (x *editorDetails) askPage(note store.ID, path string) {
	d := x.e.d
	d.later(func() error { return store.CanAttach(path) }, func(err error) {
		if err != nil {
			d.complain(err)
			return
		}
		if isPicture(path) {
			d.attachFiles(note, []string{path}, 0)
			return
		}
		page := hinted("14")
		x.form(d.t("notes.attach.title", "name", filepath.Base(path)), d.t("notes.attach.do"),
			func() { d.attachFiles(note, []string{path}, pageIn(page)) },
			evidenceField{"notes.attach.page", page, isPage, "notes.evidence.wrong_page"})
	})
}

// noteAt is the note in the editor, where that is at a place of the window.
func (p *notesPage) noteAt(at fyne.Position) (none store.ID) {
	root := p.editor.root
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(root)
	to := from.AddXY(root.Size().Width, root.Size().Height)
	if p.editor.note == nil || !root.Visible() || at.X < from.X || at.Y < from.Y || at.X >= to.X || at.Y >= to.Y {
		return none
	}
	return p.editor.id()
}

// takeFiles attaches files that are dropped on the editor to the note in it.
func (p *notesPage) takeFiles(at fyne.Position, paths []string) bool {
	if p.noteAt(at).IsZero() {
		return false
	}
	if p.d.readOnly() {
		p.d.tellTitled(p.d.t("notes.attach.choose"), p.d.t("notes.attach.read_only"))
		return true
	}
	p.d.attachFiles(p.editor.id(), paths, 0)
	return true
}

// more is the menu of an attached file; nil for other evidence.
func (x *editorDetails) more(evidence store.Evidence) func(fyne.CanvasObject) {
	d := x.e.d
	a, there := x.e.note.attachments[evidence.Attachment]
	if !there {
		return nil
	}
	return func(under fyne.CanvasObject) {
		item := func(key, icon string, ink fyne.ThemeColorName, do func()) *fyne.MenuItem {
			i := fyne.NewMenuItem(d.t(key), do)
			i.Icon = look.Icon(icon, ink)
			return i
		}
		items := []*fyne.MenuItem{
			item("action.open", "open_in_new", look.Ink2, func() { d.openAttachment(a) }),
			item("notes.attach.save", "download", look.Ink2, func() { d.saveAttachment(a) }),
		}
		if !d.readOnly() {
			if !isPicture(a.Name) || evidence.Page > 0 {
				items = append(items, item("notes.attach.set_page", "edit", look.Ink2, func() { x.changePage(evidence) }))
			}
			items = append(items,
				fyne.NewMenuItemSeparator(),
				item("action.remove", "delete", look.Danger, func() { x.removeEvidence(evidence) }))
		}
		popUnder(d.window(), under, fyne.NewMenu("", items...))
	}
}

// changePage asks for another page of an attached file.
func (x *editorDetails) changePage(evidence store.Evidence) {
	d, page := x.e.d, hinted("14")
	if evidence.Page > 0 {
		page.SetText(strconv.Itoa(evidence.Page))
	}
	x.form(evidenceLabel(d.book, evidence, x.e.note.attachments), d.t("action.save"), func() {
		x.e.change("step.note.evidence", func(n *store.Note) {
			for i := range n.Evidence {
				if n.Evidence[i] == evidence {
					n.Evidence[i].Page = pageIn(page)
				}
			}
		})
	}, evidenceField{"notes.attach.page", page, isPage, "notes.evidence.wrong_page"})
}

// removeEvidence takes a piece of evidence away, and in the same step the file that
// no other note names.
func (x *editorDetails) removeEvidence(evidence store.Evidence) {
	d, id := x.e.d, x.e.id()
	if x.e.note == nil || d.readOnly() {
		return
	}
	d.edit("step.note.evidence", func(tx *store.Tx) error {
		note, err := store.Get[store.Note](tx, id)
		if err != nil {
			return err
		}
		note.Evidence = without(note.Evidence, evidence)
		if err := store.Put(tx, &note); err != nil || evidence.Attachment.IsZero() {
			return err
		}
		return store.DropAttachment(tx, evidence.Attachment)
	})
}

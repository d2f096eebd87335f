package desktop

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// keptTexts are the texts that were not saved in a notebook that cannot be opened.
type keptTexts struct {
	path  string // of the notebook
	texts []store.Unsaved
}

// keptOf reads the unsaved texts of a notebook or, without a path, of every notebook
// whose file is gone. Off the UI thread.
func keptOf(settings, path string) (all []keptTexts) {
	if settings == "" {
		return nil
	}
	folder := recoveryFolder(settings)
	paths := []string{path}
	if path == "" {
		paths = store.RecoverableNotebooks(folder)
	}
	for _, one := range paths {
		if path == "" {
			if _, err := os.Lstat(one); !errors.Is(err, fs.ErrNotExist) {
				continue // they are offered when it is opened
			}
		}
		if texts := store.LeftTexts(folder, one); len(texts) > 0 {
			all = append(all, keptTexts{one, texts})
		}
	}
	return all
}

// keptCount counts the unsaved texts of a notebook. Off the UI thread.
func keptCount(settings, path string) (count int) {
	for _, one := range keptOf(settings, path) {
		count += len(one.texts)
	}
	return count
}

// keptRow says among the backups that there are unsaved texts.
func (b *backupList) keptRow(one keptTexts) fyne.CanvasObject {
	d := b.d
	words := widgets.Column(0,
		look.Para(d.t("lefttexts.count", "count", len(one.texts), "name", filepath.Base(one.path)), tokens.BodyBold, look.Ink, 3),
		look.Para(homely(filepath.Dir(one.path)), tokens.Small, look.Ink2, 2))
	show := b.box.seen(widgets.NewButton(widgets.ButtonOptions{Label: d.t("lefttexts.show"), Small: true, OnTapped: func() { d.showKept(one) }}))
	return well(widgets.Row(tokens.Space8, widgets.NewIcon("warning", look.WarnText, 18), widgets.Stretch(words), show))
}

// showKept shows the texts, to be read and copied: there is no notebook to save them in.
func (d *desk) showKept(kept keptTexts) {
	var box *pageBox
	close := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.close"), OnTapped: func() { box.box.hide() }})
	box = d.newPageBox(d.t("lefttexts.title", "name", filepath.Base(kept.path)), pageBoxWidth,
		look.Para(d.t("lefttexts.line"), tokens.Body, look.Ink2, 0), close)
	told := look.Para("", tokens.Small, look.Ink2, 1)
	var parts []fyne.CanvasObject
	for _, text := range kept.texts {
		at := text.At.In(d.now().Location())
		copyIt := box.seen(widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.copy"), Small: true, OnTapped: func() {
			d.app.Clipboard().SetContent(text.Text)
			told.SetText(d.t("lefttexts.copied"))
		}}))
		parts = append(parts, widgets.Column(tokens.Space4,
			look.Para(d.fieldName(text.Ref.Type, text.Field), tokens.BodyBold, look.Ink, 2),
			look.Para(d.t("recovery.when", "day", d.book.ShortDate(at), "time", d.book.Time(at)), tokens.Small, look.Ink3, 1),
			well(look.Para(text.Text, tokens.Body, look.Ink, 0)), widgets.Row(0, copyIt)))
	}
	box.fill(append(parts, told)...)
	box.show()
}

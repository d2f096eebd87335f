package desktop

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// saving is what is asked about a file to be written.
type saving struct {
	title     string
	action    string // key of the word on the button
	name      string // suggested
	extension string // with its point, for names without one
	folder    string // empty: the notebook's
	onlyNew   bool   // a file that is there is not replaced
	write     func(path string)
	back      func() // is called where it is given up; may be nil
}

// saveForm asks where a file goes. Fyne's own dialog for saving would empty a
// file of that name before anything is written.
type saveForm struct {
	d              *desk
	ask            saving
	name           *textEntry
	folder         string
	where, trouble *look.Paragraph
	write          *widgets.Button
	box            *modal
	replace        string // the path that may be replaced: a person has seen that it is there
}

// askPlace asks for a file's name and folder, and calls write with its path. A
// file that is there is replaced only after a second look, a notebook never.
func (d *desk) askPlace(ask saving) {
	f := &saveForm{
		d: d, ask: ask, name: newTextEntry(false), folder: ask.folder,
		where: look.Para("", tokens.Small, look.Ink2, 2), trouble: look.Para("", tokens.Small, look.WarnText, 4),
	}
	if f.folder == "" {
		f.folder = filepath.Dir(d.path())
	}
	f.name.show(ask.name)
	f.name.onTyped = func(string) { f.show("") }
	f.name.OnSubmitted = func(string) { f.submit() }
	f.name.onKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyEscape {
			f.giveUp()
		}
		return k.Name == fyne.KeyEscape
	}
	choose := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.choose_folder"), Small: true, OnTapped: f.chooseFolder})
	fields := widgets.Column(tokens.Space4,
		look.Label(d.t("reportpage.save_name"), tokens.SmallBold, look.Ink2), f.name, space(tokens.Space8),
		look.Label(d.t("reportpage.save_folder"), tokens.SmallBold, look.Ink2), f.where, widgets.Row(tokens.Space8, choose), f.trouble)
	f.write = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t(ask.action), OnTapped: f.submit})
	f.box = d.newModal(ask.title, fields,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: f.giveUp}), f.write)
	f.box.leave = f.giveUp
	f.box.enter = f.submit
	f.show("")
	f.box.show()
	d.win.Canvas().Focus(f.name)
}

// giveUp closes the dialog; nothing is written.
func (f *saveForm) giveUp() {
	f.box.hide()
	if f.ask.back != nil {
		f.ask.back()
	}
}

// show says where the file will be, and what is in the way.
func (f *saveForm) show(trouble string) {
	f.where.SetText(f.folder)
	f.trouble.SetText(trouble)
	label := f.ask.action
	if trouble != "" && f.replace == f.path() {
		label = "action.replace"
	} else {
		f.replace = ""
	}
	f.write.SetLabel(f.d.t(label))
	f.box.fit()
}

func (f *saveForm) path() string {
	name := strings.TrimSpace(f.name.Text)
	if name != "" && filepath.Ext(name) == "" {
		name += f.ask.extension
	}
	return filepath.Join(f.folder, name)
}

// namesFolder tells whether a name leads into another folder. Neither system's
// separator may be in one: the file may go on to the other.
func namesFolder(name string) bool {
	name = strings.TrimSpace(name)
	return name == "." || name == ".." || strings.ContainsAny(name, `/\`)
}

func (f *saveForm) chooseFolder() {
	f.d.chooseFolder(f.folder, func(folder string) {
		f.folder = folder
		f.show("")
	})
}

func (f *saveForm) submit() {
	d, path := f.d, f.path()
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
		f.ask.write(path)
		return
	}
	var there, notebook bool
	d.later(func() error {
		_, err := os.Lstat(path)
		there, notebook = err == nil, store.IsNotebook(path)
		return nil
	}, func(error) {
		if there && f.ask.onlyNew {
			f.show(d.t("checking.taken", "name", filepath.Base(path)))
			return
		}
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
		f.ask.write(path)
	})
}

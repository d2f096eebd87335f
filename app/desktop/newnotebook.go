package desktop

import (
	"path/filepath"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// newForm asks for what a new notebook starts with. The file is named after the
// title: Fyne's own dialog for saving would empty a file of that name.
type newForm struct {
	d              *desk
	title          *formField
	webinar        webinarFields
	folder         string
	place, trouble *look.Paragraph
	box            *modal
}

// askNew asks for a new notebook's title, its first webinar and its folder.
func (d *desk) askNew() {
	f := &newForm{
		d: d, title: d.newField("new.notebook"), webinar: d.newWebinarFields("new.webinar"),
		place:   look.Para("", tokens.Small, look.Ink2, 2),
		trouble: look.Para("", tokens.Small, look.Danger, 4),
	}
	for _, e := range append(f.webinar.all(), f.title) {
		e.onTyped = func(string) { f.typed() }
		e.OnSubmitted = func(string) { f.submit() }
	}
	change := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.choose_folder"), Small: true, OnTapped: f.chooseFolder})
	fields := widgets.Column(tokens.Space12,
		f.title.box, f.webinar.title.box, f.webinar.number.box, f.webinar.date.box,
		widgets.Column(tokens.Space4, look.Label(d.t("new.folder"), tokens.SmallBold, look.Ink2), f.place,
			widgets.Row(tokens.Space8, change), f.trouble))
	f.box = d.newModal(d.t("new.title"), fields,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: func() { f.box.hide() }}),
		widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("action.create"), OnTapped: f.submit}))
	d.later(func() error { f.folder = documents(); return nil }, func(error) {
		f.showPlace()
		f.box.show()
		d.win.Canvas().Focus(f.title.textEntry)
	})
}

// path is where the notebook will be; a title's slashes cannot be in a name.
func (f *newForm) path() string {
	return filepath.Join(f.folder, fileTitle(f.title.Text)+extension)
}

// fileTitle is a title as it can stand in the name of a file on any system.
func fileTitle(title string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.TrimSpace(title))
	if letters := []rune(name); len(letters) > 80 {
		name = strings.TrimSpace(string(letters[:80]))
	}
	return name
}

func (f *newForm) showPlace() {
	if strings.TrimSpace(f.title.Text) == "" {
		f.place.SetText(f.folder)
		return
	}
	f.place.SetText(f.path())
}

// typed shows what follows from what is typed: where the notebook will be, and that
// what was wrong is right.
func (f *newForm) typed() {
	f.showPlace()
	if f.title.text() != "" {
		f.title.mark("")
	}
	f.webinar.mended(f.d)
	f.box.fit()
}

func (f *newForm) chooseFolder() {
	f.d.chooseFolder(f.folder, func(folder string) {
		f.folder = folder
		f.showPlace()
	})
}

// submit makes the notebook, or marks what is wrong and keeps what was typed.
func (f *newForm) submit() {
	title := f.title.text()
	webinar, right := f.webinar.read(f.d)
	f.title.mark("")
	if title == "" {
		right = false
		f.title.mark("new.need_title")
	}
	f.trouble.SetText("")
	f.box.fit()
	if !right {
		f.d.focusWrong(append([]*formField{f.title}, f.webinar.all()...))
		return
	}
	if webinar.Title == "" {
		webinar.Title = title // without a webinar a notebook has nothing to show
	}
	first := store.Notebook{Title: title, Language: f.d.book.Language(), Languages: []string{f.d.book.Language()}}
	f.d.create(f.path(), first, webinar, f.box.hide, func(err error) { f.say(sentence(f.d.book, err)) })
}

func (f *newForm) say(text string) {
	f.trouble.SetText(text)
	f.box.fit()
}

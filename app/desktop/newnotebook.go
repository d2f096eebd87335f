package desktop

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// newForm asks for what a new notebook starts with. The file is named after the
// title: Fyne's own dialog for saving would empty a file of that name.
type newForm struct {
	d                            *desk
	title, webinar, number, date *widget.Entry
	folder                       string
	place, trouble               *look.Paragraph
	box                          *modal
}

// askNew asks for a new notebook's title, its first webinar and its folder.
func (d *desk) askNew() {
	f := &newForm{
		d: d, title: widget.NewEntry(), webinar: widget.NewEntry(), number: widget.NewEntry(), date: widget.NewEntry(),
		place:   look.Para("", tokens.Small, look.Ink2, 2),
		trouble: look.Para("", tokens.Small, look.Danger, 4),
	}
	f.title.OnChanged = func(string) { f.showPlace() }
	for _, e := range []*widget.Entry{f.title, f.webinar, f.number, f.date} {
		e.OnSubmitted = func(string) { f.submit() }
	}
	change := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.choose_folder"), Small: true, OnTapped: f.chooseFolder})
	fields := widgets.Column(tokens.Space4,
		f.label("new.notebook"), f.title, space(tokens.Space8),
		f.label("new.webinar"), f.webinar, space(tokens.Space8),
		f.label("new.number"), f.number, space(tokens.Space8),
		f.label("new.date"), f.date, space(tokens.Space8),
		f.label("new.folder"), f.place, widgets.Row(tokens.Space8, change), f.trouble)
	f.box = d.newModal(d.t("new.title"), fields,
		widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: func() { f.box.hide() }}),
		widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("action.create"), OnTapped: f.submit}))
	d.later(func() error { f.folder = documents(); return nil }, func(error) {
		f.showPlace()
		f.box.show()
		d.win.Canvas().Focus(f.title)
	})
}

func (f *newForm) label(key string) fyne.CanvasObject {
	return look.Label(f.d.t(key), tokens.SmallBold, look.Ink2)
}

// path is where the notebook will be; a title's slashes cannot be in a name.
func (f *newForm) path() string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.TrimSpace(f.title.Text))
	if letters := []rune(name); len(letters) > 80 {
		name = strings.TrimSpace(string(letters[:80]))
	}
	return filepath.Join(f.folder, name+extension)
}

func (f *newForm) showPlace() {
	if strings.TrimSpace(f.title.Text) == "" {
		f.place.SetText(f.folder)
		return
	}
	f.place.SetText(f.path())
}

func (f *newForm) chooseFolder() {
	chooser := dialog.NewFolderOpen(func(place fyne.ListableURI, err error) {
		if err != nil {
			f.d.complain(err)
		} else if place != nil {
			f.folder = place.Path()
			f.showPlace()
		}
	}, f.d.win)
	f.d.showChooser(chooser, f.folder)
}

// submit makes the notebook, or says what is wrong and keeps what was typed.
func (f *newForm) submit() {
	title := strings.TrimSpace(f.title.Text)
	date, number := strings.TrimSpace(f.date.Text), strings.TrimSpace(f.number.Text)
	n, wrong := strconv.Atoi(number)
	switch {
	case title == "":
		f.say(f.d.t("new.need_title"))
		return
	case date != "" && !validDay(date):
		f.say(f.d.t("new.bad_date"))
		return
	case number != "" && (wrong != nil || n < 1):
		f.say(f.d.t("new.bad_number"))
		return
	}
	webinar := store.Webinar{Number: n, Title: strings.TrimSpace(f.webinar.Text), Start: store.Moment{Local: date}}
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

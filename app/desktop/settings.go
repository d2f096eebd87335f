package desktop

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// settingsWidth is the width of the settings within their edges.
const settingsWidth float32 = 640

// settingsForm shows what can be set for the window and for the notebook. What is
// chosen holds at once; there is nothing to save.
type settingsForm struct {
	d     *desk
	about store.Notebook // of the open notebook
	open  bool           // there is one
	role  *formField
	key   *keyPart
	chips *fyne.Container // languages it is translated to
	body  *fyne.Container
	page  *widgets.Page
	box   *modal
}

// showSettings opens the settings.
func (d *desk) showSettings() {
	if d.covered() {
		return
	}
	d.leavePage(d.places.at)
	if d.session == nil {
		newSettings(d, store.Notebook{}, false).show()
		return
	}
	d.read(func(r store.Reader) (func(), error) {
		about, err := store.About(r)
		return func() {
			if !d.covered() {
				newSettings(d, about, true).show()
			}
		}, err
	})
}

func newSettings(d *desk, about store.Notebook, open bool) *settingsForm {
	s := &settingsForm{d: d, about: about, open: open}
	s.body = widgets.Column(tokens.Space16, s.heading("settings.window"), s.language(), s.appearance(), s.textSize(), s.author())
	if d.backupFolder() != "" {
		s.body.Objects = append(s.body.Objects, s.backups())
	}
	if open {
		s.body.Objects = append(s.body.Objects, themedLine(), s.heading("settings.notebook"))
		s.body.Objects = append(s.body.Objects, s.notebook()...)
	}
	s.key = newKeyPart(s)
	s.body.Objects = append(s.body.Objects, themedLine(), s.heading("settings.key"), s.key.object)
	s.page = widgets.NewPage(widgets.Pad(tokens.Space4, tokens.Space16, tokens.Space4, tokens.Space4, s.body))
	return s
}

func (s *settingsForm) heading(words string) fyne.CanvasObject {
	return look.Para(s.d.t(words), tokens.BodyBold, look.Ink, 1)
}

// setting puts the name of a setting beside its control, and a line under that.
func setting(name string, control fyne.CanvasObject, line string) fyne.CanvasObject {
	parts := []fyne.CanvasObject{control}
	if line != "" {
		parts = append(parts, look.Para(line, tokens.Small, look.Ink3, 4))
	}
	label := widgets.Pad(tokens.Space8, 0, 0, 0, look.Para(name, tokens.Body, look.Ink2, 3))
	return widgets.Columns(widgets.ColumnsOptions{Weights: []float32{1, 3}, Gap: tokens.Space16}, label, widgets.Column(tokens.Space4, parts...))
}

// seen lets a control scroll into sight when the keyboard comes to it.
func (s *settingsForm) seen(c focusable) fyne.CanvasObject {
	return seenOn(func() *widgets.Page { return s.page }, c)
}

// show opens the dialog.
func (s *settingsForm) show() {
	d := s.d
	shut := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.close"), OnTapped: s.close})
	content := widgets.Column(tokens.Space16, look.Para(d.t("settings.title"), tokens.Subtitle, look.Ink, 1),
		scrolled(s.page, s.height), widgets.Row(0, widgets.Spring(), shut))
	s.box = &modal{d: d, leave: s.close, resized: s.fit}
	s.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(settingsWidth, content)), d.win.Canvas())
	s.box.show()
	s.key.load()
	s.fit()
}

// height is what the settings get of the window's.
func (s *settingsForm) height(width float32) float32 {
	return min(widgets.HeightFor(s.body, width)+2*tokens.Space4, max(160, s.d.win.Canvas().Size().Height-180))
}

func (s *settingsForm) fit() { s.box.fitPage(s.page) }

// close closes the dialog, after the role that is being typed was taken.
func (s *settingsForm) close() {
	s.takeRole()
	s.box.hide()
}

// language chooses the window's language. The whole window speaks it at once.
func (s *settingsForm) language() fyne.CanvasObject {
	d := s.d
	system := words.For(d.options.system).Language()
	choices := []widgets.Choice{{Label: d.t("settings.language_system", "language", languageName(d.book, system))}}
	codes := []string{""}
	for _, code := range words.Languages() {
		choices = append(choices, widgets.Choice{Label: languageName(words.For(code), code)})
		codes = append(codes, code)
	}
	pick := widgets.NewSelectBox(choices, max(0, slices.Index(codes, d.prefs.Language)), "", func(i int) {
		s.close()
		if next := d.speak(codes[i]); next != d {
			next.showSettings()
		}
	})
	return setting(d.t("settings.language"), s.seen(pick), "")
}

func (s *settingsForm) appearance() fyne.CanvasObject {
	d := s.d
	modes := []look.Mode{look.Light, look.Dark, look.System}
	names := []string{}
	for _, mode := range modes {
		names = append(names, d.t("menu."+string(mode)))
	}
	pick := widgets.NewSegmented(names, slices.Index(modes, d.prefs.Theme), func(i int) { d.setTheme(modes[i]) })
	return setting(d.t("menu.theme"), widgets.Row(0, s.seen(pick)), "")
}

func (s *settingsForm) textSize() fyne.CanvasObject {
	d := s.d
	names := []string{}
	for _, size := range textSizes {
		names = append(names, strconv.Itoa(size)+"\u00a0%")
	}
	pick := widgets.NewSegmented(names, max(0, slices.Index(textSizes, d.prefs.TextSize)), func(i int) {
		d.setTextSize(textSizes[i])
		s.fit()
	})
	return setting(d.t("settings.text_size"), widgets.Row(0, s.seen(pick)), d.t("settings.text_size_line"))
}

// author asks for the role that a person's changes carry.
func (s *settingsForm) author() fyne.CanvasObject {
	d := s.d
	s.role = d.newField("settings.role")
	s.role.put(d.options.Role, 0)
	s.role.onFocus = func() { s.page.Reveal(s.role.textEntry) }
	s.role.onLeave = s.takeRole
	s.role.OnSubmitted = func(string) { s.takeRole() }
	return setting(s.role.name, s.role.textEntry, d.t("settings.role_line"))
}

// takeRole keeps the role for what is changed from now on. Nothing is the usual one.
func (s *settingsForm) takeRole() {
	d, role := s.d, s.role.text()
	if role == "" || role == d.options.Role {
		s.role.show(d.options.Role)
		return
	}
	d.prefs.Role, d.options.Role = role, role
	d.prefs.save()
	if d.session != nil {
		d.session.setRole(role)
	}
}

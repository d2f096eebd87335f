package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// formPage is a dialog of fields that scrolls where it is higher than the window, and
// whose content is saved as one.
type formPage struct {
	savingForm
	page    *widgets.Page
	body    *fyne.Container
	submits *widgets.Button
	save    func() // Enter in a field, Ctrl Enter anywhere
	typed   func() // follows every change in a field
}

func newFormPage(d *desk, save, typed func()) formPage {
	return formPage{savingForm: newSavingForm(d), body: widgets.Column(tokens.Space16), save: save, typed: typed}
}

// field makes a field of the dialog: it scrolls into sight, Enter saves.
func (f *formPage) field(name, text string) *formField {
	return f.ready(f.d.newField(name), text)
}

// lines makes a field of several lines, in which Enter begins a new one.
func (f *formPage) lines(name, text string, rows int) *formField {
	field := f.d.newFieldOf(name, newTextEntry(true))
	field.SetMinRowsVisible(rows)
	return f.ready(field, text)
}

func (f *formPage) ready(field *formField, text string) *formField {
	field.put(text, 0)
	field.onTyped = func(string) {
		f.keepTexts()
		f.typed()
	}
	if !field.MultiLine {
		field.OnSubmitted = func(string) { f.save() }
	}
	field.onFocus = func() { f.page.Reveal(field.textEntry) }
	field.onShortcut = f.shortcut
	return field
}

// seen lets a control scroll into sight when the keyboard comes to it.
func (f *formPage) seen(c focusable) fyne.CanvasObject {
	return seenOn(func() *widgets.Page { return f.page }, c)
}

// shortcut saves with Ctrl Enter, wherever the cursor is.
func (f *formPage) shortcut(s fyne.Shortcut) bool {
	if s.ShortcutName() != ctrl(fyne.KeyReturn).ShortcutName() && s.ShortcutName() != ctrl(fyne.KeyEnter).ShortcutName() {
		return false
	}
	f.save()
	return true
}

// lay puts the parts of the dialog under each other.
func (f *formPage) lay(parts ...fyne.CanvasObject) {
	f.body.Objects = parts
	f.page = widgets.NewPage(widgets.Pad(tokens.Space4, tokens.Space16, tokens.Space4, tokens.Space4, f.body))
}

// open shows the dialog; owner is what it belongs to. At the left of its foot may
// stand a button for something else.
func (f *formPage) open(owner any, title, save string, width float32, left fyne.CanvasObject) {
	d := f.d
	if left == nil {
		left = space(0)
	}
	cancel := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.cancel"), OnTapped: f.leave})
	f.submits = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: save, Shortcut: "Ctrl Enter", OnTapped: f.save})
	f.trouble.Hide()
	content := widgets.Column(tokens.Space16, look.Para(title, tokens.Subtitle, look.Ink, 2),
		scrolled(f.page, f.height), f.trouble, widgets.Row(tokens.Space8, left, widgets.Spring(), cancel, f.submits))
	f.box = &modal{d: d, leave: f.leave, enter: f.save, resized: f.fit}
	f.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(width, content)), d.win.Canvas())
	f.refit = f.fit
	f.begin(owner)
	f.box.show()
	f.fit()
	f.page.ScrollToTop()
}

// height is what the fields get: as much as they need, or as the window has beside
// the title and the buttons.
func (f *formPage) height(width float32) float32 {
	need := widgets.HeightFor(f.body, width) + 2*tokens.Space4
	rest := float32(190)
	if f.trouble.Visible() {
		rest += f.trouble.HeightFor(width) + tokens.Space16
	}
	return min(need, max(140, f.d.win.Canvas().Size().Height-rest))
}

// fit makes the dialog as high as its content has become.
func (f *formPage) fit() { f.box.fitPage(f.page) }

// cursorAt puts the cursor behind the text of a field.
func (f *formPage) cursorAt(field *formField) {
	f.d.win.Canvas().Focus(field.textEntry)
	field.moveTo(len([]rune(field.Text)))
}

// section puts a heading over a part of a form.
func formSection(title string, parts ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Column(tokens.Space8, append([]fyne.CanvasObject{look.Para(title, tokens.SmallBold, look.Ink, 1)}, parts...)...)
}

// fieldsBeside puts fields beside each other, and under them what is wrong with them.
func fieldsBeside(slots ...fieldSlot) fyne.CanvasObject {
	var cells, lines []fyne.CanvasObject
	for _, s := range slots {
		cells = append(cells, sized(s.width, labelled(s.f.name, s.f.textEntry)))
		lines = append(lines, s.f.wrong)
	}
	return widgets.Column(tokens.Space4, append([]fyne.CanvasObject{widgets.Row(tokens.Space12, cells...)}, lines...)...)
}

package desktop

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// formField is a field of a form: its name above it, and what is wrong with it
// below.
type formField struct {
	*textEntry
	d     *desk
	name  string
	box   *fyne.Container
	wrong *look.Paragraph
}

func (d *desk) newField(name string) *formField { return d.newFieldOf(name, newTextEntry(false)) }

// newFieldOf is newField with an entry of one's own, which may have several lines.
func (d *desk) newFieldOf(name string, entry *textEntry) *formField {
	f := &formField{textEntry: entry, d: d, name: d.t(name), wrong: look.Para("", tokens.Small, look.Danger, 3)}
	f.onKey = func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyEscape && d.modalKey(k.Name) }
	f.wrong.Hide()
	f.box = widgets.Column(tokens.Space4, look.Label(f.name, tokens.SmallBold, look.Ink2), f.textEntry, f.wrong)
	return f
}

// text is what was typed, without spaces around it.
func (f *formField) text() string { return strings.TrimSpace(f.Text) }

// mark says what is wrong with the field; an empty key says nothing.
func (f *formField) mark(key string) {
	if key == "" {
		f.wrong.SetText("")
		f.wrong.Hide()
		return
	}
	f.wrong.SetText(f.d.t(key))
	f.wrong.Show()
}

// focusWrong puts the cursor into the first field that is marked.
func (d *desk) focusWrong(fields []*formField) {
	for _, f := range fields {
		if f.wrong.Visible() {
			d.win.Canvas().Focus(f.textEntry)
			return
		}
	}
}

// webinarFields are the fields that describe a webinar.
type webinarFields struct{ title, number, date *formField }

func (d *desk) newWebinarFields(title string) webinarFields {
	return webinarFields{d.newField(title), d.newField("new.number"), d.newField("new.date")}
}

func (w webinarFields) all() []*formField { return []*formField{w.title, w.number, w.date} }

// read is the webinar that was described; it marks each field that is wrong.
func (w webinarFields) read(d *desk) (webinar store.Webinar, right bool) {
	webinar, wrong := w.look(d)
	for _, f := range w.all() {
		f.mark(wrong[f])
	}
	return webinar, len(wrong) == 0
}

// look is the webinar that was described, and the words for each field that is wrong.
func (w webinarFields) look(d *desk) (store.Webinar, map[*formField]string) {
	wrong := map[*formField]string{}
	number := w.number.text()
	n, err := strconv.Atoi(number)
	if number != "" && (err != nil || n < 1) {
		wrong[w.number] = "new.bad_number"
	}
	date, bad := d.typedDay(w.date.text())
	if bad != "" {
		wrong[w.date] = bad
	}
	return store.Webinar{Number: n, Title: w.title.text(), Start: store.Moment{Local: date}}, wrong
}

// mended takes the marks of those fields away that are right by now; a field is not
// marked while it is still being typed.
func (w webinarFields) mended(d *desk) {
	_, wrong := w.look(d)
	for _, f := range w.all() {
		if wrong[f] == "" {
			f.mark("")
		}
	}
}

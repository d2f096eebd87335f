package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// savingForm is what dialogs have in common whose content is saved as one step: they
// stay until it is on the disk, and nothing that was typed is dropped unasked.
type savingForm struct {
	d       *desk
	owner   any // the dialog
	box     *modal
	trouble *look.Paragraph
	waits   int           // saves under way
	content func() string // all that stands in it
	opened  string        // what stood in it when it was opened
	refit   func()        // follows a change of its height
}

func newSavingForm(d *desk) savingForm {
	f := savingForm{d: d, trouble: look.Para("", tokens.Small, look.Danger, 6)}
	f.trouble.Hide()
	return f
}

// begin makes it the dialog that is told how saving stands.
func (f *savingForm) begin(owner any) {
	f.owner, f.opened = owner, f.content()
	f.d.form = f
}

// saving says in the dialog why a save does not get to the disk.
func (f *savingForm) saving(s saveState) {
	if f.waits > 0 && s.failed != nil {
		f.say(f.d.t("webinar.not_saved", "reason", sentence(f.d.book, s.failed)))
	}
}

// savedAll follows a save that was done, or that can never be; it tells whether all is
// saved that stands in the dialog.
func (f *savingForm) savedAll(err error) bool {
	f.waits--
	switch {
	case f.d.form != f:
		f.d.complain(err)
	case err != nil:
		f.say(sentence(f.d.book, err))
	default:
		return f.waits == 0
	}
	return false
}

func (f *savingForm) say(text string) {
	f.trouble.SetText(text)
	setShown(f.trouble, text != "")
	f.refit()
}

// unsaved tells whether the dialog holds something that no save has been given.
func (f *savingForm) unsaved() bool { return f.waits == 0 && f.content() != f.opened }

// leave closes the dialog; what was typed is dropped only after a second look.
func (f *savingForm) leave() { f.leaveThen(func() {}) }

func (f *savingForm) leaveThen(then func()) {
	d := f.d
	if !f.unsaved() {
		f.close()
		then()
		return
	}
	if len(d.modals) > 0 && d.modals[len(d.modals)-1] != f.box {
		return // it is being asked, or something else is
	}
	d.askLoss(d.t("webinar.drop_title"), look.Para(d.t("webinar.drop_text"), tokens.Body, look.Ink, 0),
		d.t("webinar.drop_keep"), d.t("webinar.drop"), func() {
			f.close()
			then()
		})
}

func (f *savingForm) close() {
	f.box.hide()
	if f.d.form == f {
		f.d.form = nil
	}
}

// askLoss asks before something is lost: Enter and Esc keep it.
func (d *desk) askLoss(title string, content fyne.CanvasObject, keep, lose string, do func()) {
	var box *modal
	box = d.newModal(title, content,
		widgets.NewButton(widgets.ButtonOptions{Danger: true, Label: lose, OnTapped: func() {
			box.hide()
			do()
		}}),
		widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: keep, OnTapped: func() { box.hide() }}))
	box.enter = box.hide
	box.show()
}

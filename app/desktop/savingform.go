package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// savingForm is what dialogs have in common whose content is saved as one step: they
// stay until it is on the disk, and nothing that was typed is dropped unasked.
type savingForm struct {
	d       *desk
	owner   any         // the dialog
	under   *savingForm // the one that it was opened from; may be nil
	box     *modal
	trouble *look.Paragraph
	waits   int                    // saves under way
	jobs    []*job                 // those saves, and the ones before
	content func() string          // all that stands in it
	opened  string                 // what stood in it when it was opened
	texts   func() []store.Unsaved // those in it that the recovery file takes; may be nil
	had     map[rescueKey]string   // them, when it was opened
	kept    map[rescueKey]string   // them, in the recovery file
	refit   func()                 // follows a change of its height
}

func newSavingForm(d *desk) savingForm {
	f := savingForm{d: d, trouble: look.Para("", tokens.Small, look.Danger, 6), had: map[rescueKey]string{}, kept: map[rescueKey]string{}}
	f.trouble.Hide()
	return f
}

// begin makes it the dialog that is told how saving stands.
func (f *savingForm) begin(owner any) {
	f.owner, f.opened = owner, f.content()
	f.under, f.d.form = f.d.form, f
	if f.texts != nil {
		for _, text := range f.texts() {
			f.had[rescueKey{ref: text.Ref, field: text.Field}] = text.Text
		}
	}
}

// submitAs makes one step of what stands in the dialog; it is taken back where the dialog is
// left before that is on the disk.
func (f *savingForm) submitAs(step string, change func(*store.Tx) error, then func(error)) {
	f.waits++
	f.saving(f.d.saved)
	f.jobs = append(f.jobs, f.d.session.edit(step, change, then))
}

// saving says in the dialog why a save does not get to the disk.
func (f *savingForm) saving(s saveState) {
	if f.under != nil {
		f.under.saving(s)
	}
	f.keepTexts()
	if f.waits > 0 && s.failed != nil {
		f.say(f.d.t("webinar.not_saved", "reason", sentence(f.d.book, s.failed)))
	}
}

// savedAll follows a save that was done, or that can never be; it tells whether all is
// saved that stands in the dialog.
func (f *savingForm) savedAll(err error) bool {
	f.waits--
	switch {
	case !f.stands():
		f.d.complain(err)
	case err != nil:
		f.say(sentence(f.d.book, err))
	default:
		return f.waits == 0
	}
	return false
}

// stands tells whether the dialog is open, under another one or not.
func (f *savingForm) stands() bool {
	for on := f.d.form; on != nil; on = on.under {
		if on == f {
			return true
		}
	}
	return false
}

func (f *savingForm) say(text string) {
	f.trouble.SetText(text)
	setShown(f.trouble, text != "")
	f.refit()
}

// unsaved tells whether the dialog, or one it was opened from, holds something that no
// save has been given.
func (f *savingForm) unsaved() bool { return f.changed() || f.under != nil && f.under.unsaved() }

func (f *savingForm) changed() bool {
	return (f.waits == 0 || f.d.failing()) && f.content() != f.opened
}

// leave closes the dialog; what was typed is dropped only after a second look.
func (f *savingForm) leave() { f.leaveThen(func() {}) }

func (f *savingForm) leaveThen(then func()) {
	d := f.d
	if !f.changed() {
		f.close()
		then()
		return
	}
	if len(d.modals) > 0 && d.modals[len(d.modals)-1] != f.box {
		return // it is being asked, or something else is
	}
	d.askLoss(d.t("webinar.drop_title"), look.Para(d.t("webinar.drop_text"), tokens.Body, look.Ink, 0),
		d.t("webinar.drop_keep"), d.t("webinar.drop"), func() {
			for _, j := range f.jobs {
				f.d.session.takeBack(j)
			}
			f.close()
			then()
		})
}

func (f *savingForm) close() {
	f.box.hide()
	for key := range f.kept {
		f.release(key)
	}
	if f.d.form == f {
		f.d.form = f.under
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

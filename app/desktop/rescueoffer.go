package desktop

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// rescued is a text that an earlier window could not save, beside what stands in
// its place.
type rescued struct {
	store.Unsaved
	there   bool   // its record is in the notebook
	title   string // of the record
	now     string
	webinar store.ID
}

// offerRescued looks for texts that an earlier window could not save, and offers
// them. A notebook that takes no edits is not offered them: they stay where they are.
func (d *desk) offerRescued(s *session) {
	var found []rescued
	d.later(func() error {
		texts, err := s.rescue.read(s.file)
		if err != nil || len(texts) == 0 || s.readOnly {
			return err
		}
		return s.file.View(func(r store.Reader) error {
			for _, text := range texts {
				one, err := readRescued(r, text)
				if err != nil {
					return err
				}
				if one.there && one.now == text.Text {
					s.rescue.drop(text) // it was saved after all
					continue
				}
				found = append(found, one)
			}
			return nil
		})
	}, func(err error) {
		now := d.youngest()
		if now.session != s {
			return
		}
		now.complain(err)
		if len(found) > 0 {
			now.whenFree(func() { d.youngest().showRescued(s, found) })
		}
	})
}

// readRescued reads what a text belongs to.
func readRescued(r store.Reader, text store.Unsaved) (one rescued, err error) {
	one = rescued{Unsaved: text, there: true}
	switch text.Ref.Type {
	case store.TypeNote:
		var n store.Note
		n, err = store.Get[store.Note](r, text.Ref.ID)
		one.title, one.webinar = n.Title, n.Webinar
	case store.TypeQuestion:
		var q store.Question
		q, err = store.Get[store.Question](r, text.Ref.ID)
		one.title, one.webinar = q.Text, q.Webinar
	case store.TypeTranslation:
		var tr store.Translation
		if tr, err = store.Get[store.Translation](r, text.Ref.ID); err == nil {
			one.title, err = titleOf(r, tr.Of)
		}
	case store.TypeWebinar: // of its report: there may be no record of that yet
		var w store.Webinar
		if w, err = store.Get[store.Webinar](r, text.Ref.ID); err == nil {
			var saved store.Report
			saved, err = savedReport(r, w.ID)
			one.title, one.webinar, one.now = w.Title, w.ID, saved.FundingLine
		}
	}
	if err == nil && text.Ref.Type != store.TypeWebinar {
		one.now, err = store.TextOf(r, text.Ref, text.Field)
	}
	if errors.Is(err, store.ErrNotFound) {
		return rescued{Unsaved: text}, nil
	}
	return one, err
}

// takeIn writes a text to where it was typed.
func (o rescued) takeIn(tx *store.Tx) error {
	switch o.Ref.Type {
	case store.TypeWebinar:
		saved, err := savedReport(tx, o.Ref.ID)
		if err != nil {
			return err
		}
		saved.FundingLine = oneSpaced(o.Text)
		return store.Put(tx, &saved)
	case store.TypeNote:
		return store.PutText(tx, o.Ref, o.Field, savedForm(o.Field, o.Text))
	case store.TypeQuestion:
		return store.PutText(tx, o.Ref, o.Field, savedQuestionText(o.Field, o.Text))
	}
	return store.PutText(tx, o.Ref, o.Field, o.Text)
}

// rescueOffer is the dialog with the texts.
type rescueOffer struct {
	d    *desk
	s    *session
	left []rescued
	box  *pageBox
}

// rescuedLines is how much of a text is shown.
const rescuedLines = 8

func (d *desk) showRescued(s *session, found []rescued) {
	if d.session != s {
		return
	}
	o := &rescueOffer{d: d, s: s, left: found}
	later := widgets.NewButton(widgets.ButtonOptions{Label: d.t("recovery.later"), OnTapped: func() { o.box.box.hide() }})
	o.box = d.newPageBox(d.t("recovery.title", "count", len(found)), pageBoxWidth, look.Para(d.t("recovery.line", "count", len(found)), tokens.Body, look.Ink2, 0), later)
	o.build()
	o.box.show()
}

func (o *rescueOffer) build() {
	var parts []fyne.CanvasObject
	for _, one := range o.left {
		parts = append(parts, o.part(one))
	}
	o.box.fill(parts...)
}

// part is one text with what can be done with it.
func (o *rescueOffer) part(one rescued) fyne.CanvasObject {
	d := o.d
	of := d.t("recovery.gone")
	if one.there {
		of = d.t("recovery.of", "title", shortened(titled(d.book, one.title)))
	}
	at := one.At.In(d.now().Location())
	parts := []fyne.CanvasObject{
		widgets.Column(0,
			look.Para(d.fieldName(one.Ref.Type, one.Field)+" · "+of, tokens.BodyBold, look.Ink, 2),
			look.Para(d.t("recovery.when", "day", d.book.ShortDate(at), "time", d.book.Time(at)), tokens.Small, look.Ink3, 1)),
		well(look.Para(one.Text, tokens.Body, look.Ink, rescuedLines)),
	}
	if one.there && one.now != "" {
		parts = append(parts, look.Para(d.t("recovery.now", "text", cutTo(one.now, 160)), tokens.Small, look.Ink2, 3))
	}
	button := func(rank widgets.Rank, words string, do func()) fyne.CanvasObject {
		return o.box.seen(widgets.NewButton(widgets.ButtonOptions{Rank: rank, Label: d.t(words), Small: true, OnTapped: do}))
	}
	buttons := []fyne.CanvasObject{
		button(widgets.Secondary, "recovery.discard", func() { o.askDiscard(one) }),
		button(widgets.Secondary, "recovery.draft", func() {
			o.save(one, "step.recovery.draft", o.draft(one))
		}),
	}
	if one.there {
		buttons = append(buttons, button(widgets.Primary, "recovery.take", func() {
			o.save(one, "step.recovery.take", one.takeIn)
		}))
	}
	return widgets.Column(tokens.Space8, append(parts, widgets.Wrap(tokens.Space8, buttons...))...)
}

// draft makes a note of a text.
func (o *rescueOffer) draft(one rescued) func(tx *store.Tx) error {
	d := o.d
	note := store.Note{ID: store.NewIDAt(d.now()), Kind: store.Lesson, Status: store.DraftNote, Webinar: one.webinar, Body: one.Text}
	note.Title = d.t("recovery.draft_title", "field", d.fieldName(one.Ref.Type, one.Field), "day", d.book.ShortDate(one.At.In(d.now().Location())))
	if note.Webinar.IsZero() {
		note.Webinar = d.places.at.Webinar
	}
	return func(tx *store.Tx) error { return store.Put(tx, &note) }
}

// save makes one step of a text. Only once that is on the disk the text is taken out
// of the recovery file.
func (o *rescueOffer) save(one rescued, step string, change func(*store.Tx) error) {
	d := o.d
	o.done(one)
	d.editThen(step, change, func(err error) {
		if err != nil {
			d.complain(err)
			return
		}
		o.s.rescue.drop(one.Unsaved)
		d.notifyStep(d.t(step+".done"), step)
	})
}

// askDiscard asks before a text is lost.
func (o *rescueOffer) askDiscard(one rescued) {
	d := o.d
	d.askLoss(d.t("recovery.discard_title"), look.Para(d.t("recovery.discard_text"), tokens.Body, look.Ink, 0),
		d.t("recovery.discard_keep"), d.t("recovery.discard"), func() {
			o.s.rescue.drop(one.Unsaved)
			o.done(one)
		})
}

// done takes a text off the list; the dialog closes after the last.
func (o *rescueOffer) done(one rescued) {
	o.left = slices.DeleteFunc(o.left, func(other rescued) bool { return other.Unsaved == one.Unsaved })
	if len(o.left) == 0 {
		o.box.box.hide()
		return
	}
	o.build()
}

// fieldName is what a text field of a record is called.
func (d *desk) fieldName(kind store.Type, field string) string {
	if key := "recovery.field." + string(kind) + "." + field; d.book.Has(key) {
		return d.t(key)
	}
	return d.t("recovery.field.other")
}

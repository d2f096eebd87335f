package desktop

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// rescueOffer is the dialog with the texts.
type rescueOffer struct {
	d    *desk
	s    *session
	left []rescued
	box  *pageBox
}

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

// part is one text, or those of one record, with what can be done with it.
func (o *rescueOffer) part(one rescued) fyne.CanvasObject {
	d := o.d
	at := one.At.In(d.now().Location())
	parts := []fyne.CanvasObject{widgets.Column(0,
		look.Para(o.heading(one), tokens.BodyBold, look.Ink, 2),
		look.Para(d.t("recovery.when", "day", d.book.ShortDate(at), "time", d.book.Time(at)), tokens.Small, look.Ink3, 1))}
	if one.there && one.now != "" {
		parts = append(parts, well(widgets.NewMarkedText(widgets.WordChanges(one.now, one.Text))),
			look.Para(d.t("recovery.compared"), tokens.Small, look.Ink2, 3))
	} else {
		for _, text := range one.all() {
			if isAside(text.Field) {
				continue
			}
			if one.several() {
				parts = append(parts, look.Para(d.fieldName(text.Ref.Type, text.Field), tokens.Small, look.Ink2, 1))
			}
			parts = append(parts, well(look.Para(text.Text, tokens.Body, look.Ink, 0)))
		}
	}
	return widgets.Column(tokens.Space8, append(parts, widgets.Wrap(tokens.Space8, o.buttons(one)...))...)
}

// heading names the field and the record, or what the record was to be.
func (o *rescueOffer) heading(one rescued) string {
	d := o.d
	name := d.fieldName(one.Ref.Type, one.Field)
	switch {
	case one.there && one.title == "":
		return name
	case one.there:
		return name + " · " + d.t("recovery.of", "title", shortened(one.title))
	case one.Ref.Type == store.TypeNote && one.several():
		name = d.t("merge.one.note")
	case one.isQuestion():
		name = d.t("recovery.field.question.text")
	}
	return name + " · " + d.t("recovery.gone")
}

// buttons are what can be done with a text. The first choice is marked where there is
// only one text.
func (o *rescueOffer) buttons(one rescued) []fyne.CanvasObject {
	d := o.d
	best := widgets.Secondary
	if len(o.left) == 1 {
		best = widgets.Primary
	}
	button := func(rank widgets.Rank, words string, do func()) fyne.CanvasObject {
		return o.box.seen(widgets.NewButton(widgets.ButtonOptions{Rank: rank, Label: d.t(words), Small: true, OnTapped: do}))
	}
	discard := button(widgets.Secondary, "recovery.discard", func() { o.askDiscard(one) })
	draft := func(rank widgets.Rank) fyne.CanvasObject {
		return button(rank, "recovery.draft", func() { o.save(one, "step.recovery.draft", o.draft(one)) })
	}
	switch {
	case one.there && one.fits:
		return []fyne.CanvasObject{discard, draft(widgets.Secondary),
			button(best, "recovery.take", func() { o.save(one, "step.recovery.take", one.takeIn) })}
	case one.isQuestion():
		return []fyne.CanvasObject{discard, draft(widgets.Secondary), button(best, "recovery.ask", func() {
			q := one.question(o.webinar(one))
			o.save(one, "step.recovery.ask", func(tx *store.Tx) error { return addQuestion(tx, q) })
		})}
	}
	return []fyne.CanvasObject{discard, draft(best)}
}

// webinar is where a text goes: where it was typed, as far as that is known.
func (o *rescueOffer) webinar(one rescued) store.ID {
	if id, err := store.ParseID(one.text(keptWebinar)); err == nil {
		if slices.ContainsFunc(o.d.shell.top.webinars, func(w webinarItem) bool { return w.id == id }) {
			return id
		}
	}
	if !one.webinar.IsZero() {
		return one.webinar
	}
	return o.d.places.at.Webinar
}

// draft makes a note of a text.
func (o *rescueOffer) draft(one rescued) func(tx *store.Tx) error {
	d := o.d
	title := d.t("recovery.draft_title", "field", d.fieldName(one.Ref.Type, one.Field), "day", d.book.ShortDate(one.At.In(d.now().Location())))
	note := one.note(o.webinar(one), title, func(text store.Unsaved) string { return d.fieldName(text.Ref.Type, text.Field) })
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
		o.drop(one)
		d.notifyStep(d.t(step+".done"), step)
	})
}

// askDiscard asks before a text is lost.
func (o *rescueOffer) askDiscard(one rescued) {
	d := o.d
	d.askLoss(d.t("recovery.discard_title"), look.Para(d.t("recovery.discard_text"), tokens.Body, look.Ink, 0),
		d.t("recovery.discard_keep"), d.t("recovery.discard"), func() {
			o.drop(one)
			o.done(one)
		})
}

// drop takes a text, and the others of its record, out of the recovery file.
func (o *rescueOffer) drop(one rescued) {
	for _, text := range one.all() {
		o.s.rescue.drop(text)
	}
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

package desktop

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// hanging is what hangs on a webinar: deleted with it, and back with it by one undo.
type hanging struct {
	webinar store.Webinar
	deleted bool           // what is deleted already is looked for too
	counts  []hangingCount // of what people know, in the order it is said
	refs    []store.Ref
	drops   []func(tx *store.Tx) error
	gone    map[store.ID]bool
	exports int // entries of the log of exports, which stay
}

type hangingCount struct {
	words string // key of the counted words
	count int
}

// readHanging finds what hangs on a webinar. Any goroutine may call it.
func readHanging(r store.Reader, webinar store.ID) (*hanging, error) {
	h := &hanging{gone: map[store.ID]bool{webinar: true}}
	var err error
	if h.webinar, err = store.Get[store.Webinar](r, webinar); err != nil {
		return nil, err
	}
	err = cmp.Or(h.onWebinar(r),
		// Of the texts of all these.
		hangs(h, r, "webinar.count_translation", func(t store.Translation) (store.ID, store.ID) { return t.ID, t.Of.ID }))
	if err != nil {
		return nil, err
	}
	for e, err := range store.All[store.Export](r) {
		if err != nil {
			return nil, err
		}
		if e.Webinar == webinar {
			h.exports++
		}
	}
	return h, nil
}

// onWebinar finds what belongs to the webinar that goes, translations left out.
func (h *hanging) onWebinar(r store.Reader) error {
	return cmp.Or(
		hangs(h, r, "count.note", func(n store.Note) (store.ID, store.ID) { return n.ID, n.Webinar }),
		hangs(h, r, "count.question", func(q store.Question) (store.ID, store.ID) { return q.ID, q.Webinar }),
		hangs(h, r, "webinar.count_attendance", func(a store.Attendance) (store.ID, store.ID) { return a.ID, a.Webinar }),
		hangs(h, r, "webinar.count_transcript", func(t store.Transcript) (store.ID, store.ID) { return t.ID, t.Webinar }),
		hangs(h, r, "webinar.count_agenda", func(p store.AgendaPart) (store.ID, store.ID) { return p.ID, p.Webinar }),
		hangs(h, r, "webinar.count_deck", func(k store.Deck) (store.ID, store.ID) { return k.ID, k.Webinar }),
		hangs(h, r, "webinar.count_slide", func(s store.Slide) (store.ID, store.ID) { return s.ID, s.Deck }),
		hangs(h, r, "webinar.count_report", func(p store.Report) (store.ID, store.ID) { return p.ID, p.Webinar }),
	)
}

// hangs counts the records of a type whose owner goes, and adds them to what goes.
func hangs[T store.Record](h *hanging, r store.Reader, words string, of func(T) (id, owner store.ID)) error {
	n, all := 0, store.All[T](r)
	if h.deleted {
		all = store.AllWithDeleted[T](r)
	}
	for record, err := range all {
		if err != nil {
			return err
		}
		id, owner := of(record)
		if owner.IsZero() || !h.gone[owner] {
			continue
		}
		n++
		h.gone[id] = true
		h.refs = append(h.refs, store.Ref{Type: store.TypeOf[T](), ID: id})
		h.drops = append(h.drops, func(tx *store.Tx) error { return dropRecord[T](tx, id) })
	}
	if n > 0 {
		h.counts = append(h.counts, hangingCount{words, n})
	}
	return nil
}

// askDeleteWebinar says what hangs on the open webinar and asks before it goes.
func (d *desk) askDeleteWebinar() {
	at := d.places.at.Webinar
	if d.readOnly() {
		d.complain(saying("error.read_only"))
		return
	}
	if at.IsZero() {
		return
	}
	d.leavePage(d.places.at)
	d.read(func(r store.Reader) (func(), error) {
		h, err := readHanging(r, at)
		if err == nil {
			h.webinar, err = shownWebinar(r, d.book, at)
		}
		return func() {
			if !d.covered() {
				d.showDeleteWebinar(h)
			}
		}, err
	})
}

// goingLine is one thing of a list of what goes.
func goingLine(text string) fyne.CanvasObject {
	return widgets.Row(tokens.Space8, widgets.NewIcon("remove", look.Ink3, tokens.IconSmall), widgets.Stretch(look.Para(text, tokens.Body, look.Ink, 0)))
}

func (d *desk) showDeleteWebinar(h *hanging) {
	title := importedName(d.book, h.webinar)
	line := func(text string) *look.Paragraph { return look.Para(text, tokens.Body, look.Ink, 0) }
	content := widgets.Column(tokens.Space12)
	if len(h.counts) == 0 {
		content.Objects = append(content.Objects, line(d.t("webinar.delete_alone")))
	} else {
		content.Objects = append(content.Objects, line(d.t("webinar.delete_with")))
		list := widgets.Column(tokens.Space4)
		for _, c := range h.counts {
			list.Add(goingLine(d.t(c.words, "count", c.count)))
		}
		content.Objects = append(content.Objects, list)
	}
	stays := "webinar.delete_stays"
	if h.exports > 0 {
		stays = "webinar.delete_stays_log"
	}
	content.Objects = append(content.Objects, look.Para(d.t(stays), tokens.Body, look.Ink2, 0))
	d.askLoss(d.t("webinar.delete_title", "title", title), content, d.t("action.cancel"), d.t("webinar.delete_do"), func() { d.deleteWebinar(h.webinar.ID, title) })
}

// deleteWebinar deletes a webinar and what hangs on it as one step. It is looked for
// anew: something may have come since it was asked.
func (d *desk) deleteWebinar(id store.ID, title string) {
	d.editThen("step.webinar.delete", func(tx *store.Tx) error {
		h, err := readHanging(tx, id)
		if err != nil {
			return err
		}
		for _, drop := range slices.Backward(h.drops) {
			if err := drop(tx); err != nil {
				return err
			}
		}
		return store.Delete[store.Webinar](tx, id)
	}, func(err error) {
		if err != nil {
			d.complain(err)
			return
		}
		d.notify(d.t("webinar.deleted", "title", title))
	})
}

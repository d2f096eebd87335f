package desktop

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// stepBringBack is the step in which deleted records are brought back.
const stepBringBack = "step.deleted.restore"

// deletedStep is what was deleted in one step: the record that a person thinks of
// first, and what went with it.
type deletedStep struct {
	store.DeletedRecord
	title string
	more  []store.Ref
}

// refs are all records of the step.
func (s deletedStep) refs() []store.Ref { return append([]store.Ref{s.Ref}, s.more...) }

// deletedFirst is the order in which people think of records that went together.
var deletedFirst = []store.Type{
	store.TypeWebinar, store.TypePartnership, store.TypeRegion, store.TypeTheme, store.TypeInitiative,
	store.TypeNote, store.TypeQuestion, store.TypeTranscript, store.TypeAttendance, store.TypeAttachment,
}

func deletedRank(t store.Type) int {
	if at := slices.Index(deletedFirst, t); at >= 0 {
		return at
	}
	return len(deletedFirst)
}

// readDeleted reads what was deleted, by steps, the last first.
func readDeleted(r store.Reader) (steps []deletedStep, err error) {
	all, err := store.DeletedRecords(r)
	if err != nil {
		return nil, err
	}
	at := map[store.ChangeID]int{}
	for _, one := range all {
		i, known := at[one.Step]
		switch {
		case !known:
			at[one.Step] = len(steps)
			steps = append(steps, deletedStep{DeletedRecord: one})
		case deletedRank(one.Ref.Type) < deletedRank(steps[i].Ref.Type):
			steps[i].more = append(steps[i].more, steps[i].Ref)
			steps[i].DeletedRecord = one
		default:
			steps[i].more = append(steps[i].more, one.Ref)
		}
	}
	for i := range steps {
		if steps[i].title, err = titleWas(r, steps[i].Ref); err != nil {
			return nil, err
		}
	}
	return steps, nil
}

// deletedList is the dialog with what was deleted: it is brought back from there, or
// forgotten for good.
type deletedList struct {
	d       *desk
	all     []deletedStep
	at      int
	list    *keyedList
	box     *modal
	empty   *look.Paragraph
	buttons []*widgets.Button // that need a choice
}

// showDeleted lists what was deleted.
func (d *desk) showDeleted() {
	if d.session == nil || d.readOnly() {
		return
	}
	d.leavePage(d.places.at)
	l := &deletedList{d: d, empty: look.Para(d.t("deleted.none"), tokens.Body, look.Ink2, 0)}
	l.list = newKeyedList(func() int { return len(l.all) }, l.update, l.key)
	l.list.OnSelected = func(i int) {
		l.list.UnselectAll()
		l.choose(i)
	}
	button := func(rank widgets.Rank, label string, danger bool, do func()) *widgets.Button {
		return widgets.NewButton(widgets.ButtonOptions{Rank: rank, Label: d.t(label), Danger: danger, OnTapped: func() {
			if len(l.all) > 0 {
				do()
			}
		}})
	}
	l.buttons = []*widgets.Button{
		button(widgets.Secondary, "deleted.history", false, l.history),
		button(widgets.Secondary, "forget.menu", true, l.forget),
		button(widgets.Primary, "deleted.restore", false, l.restore),
	}
	close := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.close"), OnTapped: func() { l.box.hide() }})
	l.box = &modal{d: d, enter: l.restore, keys: l.key}
	content := widgets.Column(tokens.Space12, look.Para(d.t("deleted.title"), tokens.Subtitle, look.Ink, 2),
		look.Para(d.t("deleted.line"), tokens.Small, look.Ink2, 0), rowsOr(l.height, l.list, l.empty),
		widgets.Row(tokens.Space8, widgets.Spring(), l.buttons[0], l.buttons[1], close, l.buttons[2]))
	l.box.resized = l.box.fit
	l.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(pageBoxWidth, content)), d.win.Canvas())
	d.afterEdits(d.session, func() {
		d.read(func(r store.Reader) (func(), error) {
			all, err := readDeleted(r)
			return func() {
				if !d.covered() {
					l.open(all)
				}
			}, err
		})
	})
}

func (l *deletedList) open(all []deletedStep) {
	l.all = all
	setVisible(l.list, len(all) > 0)
	setVisible(l.empty, len(all) == 0)
	for _, b := range l.buttons {
		setShown(b, len(all) > 0)
	}
	l.box.show()
	l.box.fit()
	if len(all) > 0 {
		l.d.win.Canvas().Focus(l.list)
	}
}

// height is that of the list: all steps, if the window has room for them.
func (l *deletedList) height() float32 {
	rows := float32(max(1, len(l.all))) * (stepHeight + tokens.Space4)
	return min(rows, max(3*stepHeight, l.d.win.Canvas().Size().Height-260))
}

// update shows a step in a row.
func (l *deletedList) update(i int, r *doneRow) {
	if i >= len(l.all) {
		return
	}
	d, one := l.d, l.all[i]
	what := d.t("merge.one." + string(one.Ref.Type))
	second := one.title
	if len(one.more) > 0 {
		if second != "" {
			second += " · "
		}
		second += d.t("deleted.more", "count", len(one.more))
	}
	r.plain = true
	r.what.SetText(what)
	r.name.SetText(second)
	at := one.At.In(d.now().Location())
	r.state.SetText(d.t("history.when", "day", d.book.ShortDate(at), "time", d.book.Time(at)))
	r.face.fill, r.ring.edge = "", ""
	if i == l.at {
		r.face.fill = look.AccentTint
		if l.list.focused {
			r.ring.edge = look.Accent
		}
	}
	r.Refresh()
}

func (l *deletedList) choose(i int) {
	if i >= 0 && i < len(l.all) {
		l.at = i
		l.list.ScrollTo(i)
		l.list.Refresh()
	}
}

func (l *deletedList) key(key fyne.KeyName) bool {
	if to, moves := rowByKey(key, l.at, len(l.all), stepsInSight(l.height())); moves {
		l.choose(to)
		return true
	}
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.restore()
	case fyne.KeyEscape:
		l.box.hide()
	default:
		return false
	}
	return true
}

// history shows what happened to the chosen record.
func (l *deletedList) history() {
	l.box.hide()
	l.d.showHistory(l.all[l.at].Ref, store.ChangeID{})
}

// forget asks to forget all that was deleted in the chosen step.
func (l *deletedList) forget() {
	one := l.all[l.at]
	l.box.hide()
	l.d.askForget(one.Ref, false, one.more...)
}

// restore brings back all that was deleted in the chosen step.
func (l *deletedList) restore() {
	if len(l.all) == 0 {
		return
	}
	d, one, orphan := l.d, l.all[l.at], false
	l.box.hide()
	d.editThen(stepBringBack, func(tx *store.Tx) error {
		for _, ref := range one.refs() {
			if err := store.BringBack(tx, ref); err != nil {
				return err
			}
		}
		there, err := ownerStands(tx, one.Ref)
		if err == nil && !there {
			orphan, err = true, errNothing // takes back what was just done
		}
		return err
	}, func(err error) {
		switch {
		case orphan:
			d.tellTitled(d.t("deleted.title"), d.t("deleted.no_webinar"))
		case err != nil:
			d.complain(err)
		default:
			d.notifyStep(d.t("deleted.restored"), stepBringBack)
		}
	})
}

// ownerStands tells whether the webinar of a note or question, if it has one, is there.
func ownerStands(r store.Reader, ref store.Ref) (bool, error) {
	var webinar store.ID
	switch ref.Type {
	case store.TypeNote:
		n, err := store.Get[store.Note](r, ref.ID)
		if err != nil {
			return false, err
		}
		webinar = n.Webinar
	case store.TypeQuestion:
		q, err := store.Get[store.Question](r, ref.ID)
		if err != nil {
			return false, err
		}
		webinar = q.Webinar
	}
	if webinar.IsZero() {
		return true, nil
	}
	_, err := store.Get[store.Webinar](r, webinar)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

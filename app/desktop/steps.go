package desktop

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// stepsList is the dialog with what was done since the notebook was opened, newest
// first. A person chooses a step, and all from the newest down to it is undone.
type stepsList struct {
	d     *desk
	s     *session
	all   []shownStep
	at    int // the chosen step
	list  *keyedList
	box   *modal
	told  *look.Paragraph // what the choice would do
	line  *look.Paragraph // how it works
	empty *look.Paragraph
	names map[uint64]string // of steps, from before what they made was gone; only the session's worker uses it
	do    *widgets.Button
}

// shownStep is a step with the name of what it was done to.
type shownStep struct {
	store.Step
	name string
}

// mostSteps is how many steps are listed; older ones can be undone once these are.
const mostSteps = 500

// showSteps lists the steps of this opening.
func (d *desk) showSteps() {
	if d.session == nil || d.readOnly() {
		return
	}
	d.leavePage(d.places.at)
	l := &stepsList{d: d, s: d.session, names: map[uint64]string{}, line: look.Para(d.t("steps.line"), tokens.Small, look.Ink2, 0), told: look.Para("", tokens.Small, look.Ink2, 2), empty: look.Para(d.t("steps.none"), tokens.Body, look.Ink2, 0)}
	l.list = newKeyedList(func() int { return len(l.all) }, l.update, l.key)
	l.list.OnSelected = func(i int) {
		l.list.UnselectAll() // so that the same row can be tapped again
		l.choose(i)
	}
	l.do = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Primary, Label: d.t("steps.undo"), OnTapped: l.act})
	close := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.close"), OnTapped: func() { l.box.hide() }})
	l.box = &modal{d: d, enter: l.act, keys: func(key fyne.KeyName) bool { return l.key(key) }}
	content := widgets.Column(tokens.Space12, look.Para(d.t("steps.title"), tokens.Subtitle, look.Ink, 2),
		l.line, rowsOr(l.height, l.list, l.empty),
		widgets.Row(tokens.Space8, widgets.Stretch(l.told), close, l.do))
	l.box.resized = l.box.fit
	l.box.popup = widget.NewModalPopUp(widgets.Inset(tokens.Space20, tokens.Space16, atWidth(pageBoxWidth, content)), d.win.Canvas())
	l.show()
	l.box.show()
	l.read(nil)
}

// height is that of the list: all steps, if the window has room for them.
func (l *stepsList) height() float32 {
	least := stepHeight
	if len(l.all) > 0 {
		least = float32(len(l.all)) * (stepHeight + tokens.Space4)
	}
	return min(least, max(3*stepHeight, l.d.win.Canvas().Size().Height-260))
}

// read reads the steps, after the edits that wait.
func (l *stepsList) read(then func()) {
	var all []shownStep
	known := l.names
	l.s.add(&job{run: func() error {
		steps := l.s.file.Steps()
		return l.s.file.View(func(r store.Reader) error {
			for _, one := range steps[:min(len(steps), mostSteps)] {
				name, titled, err := l.d.nameOfChanged(r, one.Changed)
				if err != nil {
					return err
				}
				if titled {
					known[one.ID] = name
				} else if was := known[one.ID]; was != "" {
					name = was
				}
				all = append(all, shownStep{one, name})
			}
			return nil
		})
	}, then: func(err error) {
		if err != nil {
			l.box.hide()
			l.d.complain(err)
			return
		}
		l.all = all
		l.at = 0
		for l.at < len(all)-1 && all[l.at].Undone { // the newest that stands
			l.at++
		}
		l.show()
		if len(all) > 0 {
			l.list.ScrollTo(l.at)
			l.d.win.Canvas().Focus(l.list)
		}
		if then != nil {
			then()
		}
	}})
}

// nameOfChanged names the first record of a step that has a title, or else says its kind.
func (d *desk) nameOfChanged(r store.Reader, changed []store.Ref) (name string, titled bool, err error) {
	if len(changed) == 0 {
		return "", false, nil
	}
	first := rivalName{kind: changed[0].Type}
	for _, ref := range changed[:min(len(changed), 20)] {
		title, err := titleWas(r, ref)
		if err != nil {
			return "", false, err
		}
		if title != "" {
			first = rivalName{ref.Type, title}
			break
		}
	}
	name = d.recordName(first)
	if more := len(changed) - 1; more > 0 {
		name += " " + d.t("merge.more", "count", more)
	}
	return name, first.title != "", nil
}

// choose chooses a step.
func (l *stepsList) choose(i int) {
	if i >= 0 && i < len(l.all) {
		l.at = i
		l.list.ScrollTo(i)
		l.show()
	}
}

// reach is how many steps the choice would undo, or redo.
func (l *stepsList) reach() (count int, redo bool) {
	redo = l.all[l.at].Undone
	for i, one := range l.all {
		if one.Undone == redo && (redo && i >= l.at || !redo && i <= l.at) {
			count++
		}
	}
	return count, redo
}

// inReach tells whether a step is among those.
func (l *stepsList) inReach(i int) bool {
	redo := l.all[l.at].Undone
	return l.all[i].Undone == redo && (redo && i >= l.at || !redo && i <= l.at)
}

// show brings the dialog up to date.
func (l *stepsList) show() {
	d := l.d
	setVisible(l.list, len(l.all) > 0)
	setVisible(l.empty, len(l.all) == 0)
	setShown(l.do, len(l.all) > 0)
	setShown(l.line, len(l.all) > 0)
	if len(l.all) == 0 {
		l.told.SetText("")
	} else if count, redo := l.reach(); redo {
		l.told.SetText(d.t("steps.redoes", "count", count))
		l.do.SetLabel(d.t("steps.redo"))
	} else {
		l.told.SetText(d.t("steps.undoes", "count", count))
		l.do.SetLabel(d.t("steps.undo"))
	}
	l.list.Refresh()
	if l.box.over != nil {
		l.box.fit()
	}
}

func (l *stepsList) key(key fyne.KeyName) bool {
	if to, moves := rowByKey(key, l.at, len(l.all), stepsInSight(l.height())); moves {
		l.choose(to)
		return true
	}
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.act()
	case fyne.KeyEscape:
		l.box.hide()
	default:
		return false
	}
	return true
}

// act undoes down to the chosen step, or redoes up to it, and says what came of it.
func (l *stepsList) act() {
	if len(l.all) == 0 || l.do.Disabled() {
		return
	}
	d, id, redo := l.d, l.all[l.at].ID, l.all[l.at].Undone
	var results []store.UndoResult
	l.do.Disable()
	l.s.add(&job{run: func() (err error) {
		if redo {
			results, err = l.s.file.RedoTo(id)
		} else {
			results, err = l.s.file.UndoTo(id)
		}
		return err
	}, then: func(err error) {
		l.do.Enable()
		if err != nil && !errors.Is(err, store.ErrNothing) {
			d.complain(err)
		}
		l.read(func() { l.say(results, redo) })
	}})
}

// say says how many steps were undone, and what of them stays as somebody else left it.
func (l *stepsList) say(results []store.UndoResult, redo bool) {
	if len(results) == 0 {
		return
	}
	d, kept := l.d, 0
	for _, one := range results {
		kept += len(one.Kept)
	}
	words := d.t("steps.undone", "count", len(results))
	if redo {
		words = d.t("steps.redone", "count", len(results))
	}
	if kept > 0 {
		words += " " + d.t("steps.kept", "count", kept)
	}
	l.told.SetText(words)
	l.box.fit()
}

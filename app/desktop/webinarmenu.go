package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// webinarAct is one thing to do with webinars, in the menu and in the switcher.
type webinarAct struct {
	words string
	icon  string
	keys  fyne.Shortcut
	do    func()
}

// webinarActs are those that can be done now, the same everywhere. What changes a
// webinar needs one that is open.
func (d *desk) webinarActs(open bool) []webinarAct {
	acts := []webinarAct{{"webinar.add", "add", ctrlShift(fyne.KeyW), d.askWebinar}}
	if open {
		acts = append(acts,
			webinarAct{"webinar.edit", "edit", ctrlShift(fyne.KeyE), d.editWebinar},
			webinarAct{"webinar.next", "content_copy", nil, d.nextWebinar},
			webinarAct{"history.menu", "history", nil, d.webinarHistory},
			webinarAct{"webinar.delete", "delete", nil, d.askDeleteWebinar},
			webinarAct{"forget.menu_webinar", "delete", nil, d.forgetWebinar})
	}
	return acts
}

// webinarMenu has what can be done with webinars; nil where that is nothing.
func (d *desk) webinarMenu() *fyne.Menu {
	if d.session == nil || d.readOnly() {
		return nil
	}
	var items []*fyne.MenuItem
	for _, act := range d.webinarActs(!d.places.at.Webinar.IsZero()) {
		items = append(items, d.item(act.words, act.keys, act.do))
	}
	items = append(items, fyne.NewMenuItemSeparator(), d.item("partnership.add", ctrlShift(fyne.KeyP), d.askPartnership))
	return fyne.NewMenu(d.t("menu.webinar"), items...)
}

// webinarChoices are the same at the foot of the switcher's list.
func (d *desk) webinarChoices(open bool) (choices []widgets.Choice, do func(int)) {
	if d.readOnly() {
		return nil, nil
	}
	acts := d.webinarActs(open)
	for _, act := range acts {
		choices = append(choices, widgets.Choice{Icon: act.icon, Label: d.t(act.words)})
	}
	return choices, func(i int) { acts[i].do() }
}

// webinarHistory shows what happened to the webinar that is open.
func (d *desk) webinarHistory() {
	if webinar := d.places.at.Webinar; !webinar.IsZero() {
		d.showHistory(store.Ref{Type: store.TypeWebinar, ID: webinar}, store.ChangeID{})
	}
}

// forgetWebinar asks to forget the webinar that is open, with all that hangs on it.
func (d *desk) forgetWebinar() {
	if webinar := d.places.at.Webinar; !webinar.IsZero() {
		d.askForget(store.Ref{Type: store.TypeWebinar, ID: webinar}, false)
	}
}

package desktop

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// ctrl is a shortcut with Ctrl, which macOS calls Command.
func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// ctrlShift is a shortcut with Ctrl and Shift.
func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// alt is a shortcut with Alt.
func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// item makes a menu item. Fyne runs a menu's shortcuts whatever is open over the
// window, so that is asked here.
func (d *desk) item(key string, shortcut fyne.Shortcut, action func()) *fyne.MenuItem {
	made := fyne.NewMenuItem(d.t(key), func() {
		if !d.covered() {
			action()
		}
	})
	made.Shortcut = shortcut
	return made
}

// covered tells whether a dialog is open over the window.
func (d *desk) covered() bool { return d.win.Canvas().Overlays().Top() != nil }

func (d *desk) fileMenu() *fyne.Menu {
	items := []*fyne.MenuItem{
		d.item("menu.open", ctrl(fyne.KeyO), d.askOpen),
		d.item("menu.new", ctrlShift(fyne.KeyN), d.askNew),
		d.item("menu.sample", ctrlShift(fyne.KeyO), d.openSample),
		fyne.NewMenuItemSeparator(),
		d.item("importdialog.menu", ctrlShift(fyne.KeyI), d.askImport),
	}
	if recent := d.recent; len(recent) > 0 {
		list := d.item("menu.recent", nil, func() {})
		list.ChildMenu = fyne.NewMenu("")
		for _, one := range recent {
			entry := d.item("menu.recent", nil, func() { d.openPath(one.path) })
			entry.Label = d.prefs.titleOf(one.path)
			if one.missing {
				entry.Label = d.t("recent.missing_entry", "title", entry.Label)
			}
			list.ChildMenu.Items = append(list.ChildMenu.Items, entry)
		}
		items = slices.Insert(items, 3, list)
	}
	if d.session == nil && d.backupFolder() != "" {
		items = append(items, d.item("backups.menu", ctrlShift(fyne.KeyB), d.showBackups))
	}
	if d.session != nil {
		items = append(items, d.shareItems()...)
		items = append(items, fyne.NewMenuItemSeparator(), d.item("reportpage.menu", ctrl(fyne.KeyE), d.exportReport))
		items = append(items, fyne.NewMenuItemSeparator(), d.item("menu.close", ctrl(fyne.KeyW), d.closeNotebook))
	}
	items = append(items, fyne.NewMenuItemSeparator(), d.item("menu.settings", ctrl(fyne.KeyComma), d.showSettings))
	quit := d.item("menu.quit", ctrl(fyne.KeyQ), d.quit)
	quit.IsQuit = true
	return fyne.NewMenu(d.t("menu.file"), append(items, fyne.NewMenuItemSeparator(), quit)...)
}

// shareItems are about other copies of the notebook.
func (d *desk) shareItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if !d.readOnly() {
		items = append(items, d.item("merge.menu", ctrlShift(fyne.KeyM), d.askMerge))
		if n := len(d.conflicts.all); n > 0 {
			copies := d.item("copies.menu", nil, d.showCopies)
			copies.Label = d.t("copies.menu", "count", n)
			items = append(items, copies)
		}
		if d.rivals > 0 {
			choose := d.item("rivals.menu", nil, func() { d.chooseTexts(nil) })
			choose.Label = d.t("rivals.menu", "count", d.rivals)
			items = append(items, choose)
		}
	}
	return append(items, d.item("backups.menu", ctrlShift(fyne.KeyB), d.showBackups), d.item("checking.menu", nil, d.checkNotebook))
}

func (d *desk) editMenu() *fyne.Menu {
	undo, redo := d.undoItem(), d.redoItem()
	clipboard := d.app.Clipboard()
	items := []*fyne.MenuItem{undo, redo}
	if d.session != nil && !d.readOnly() {
		items = append(items, d.item("steps.menu", ctrlShift(fyne.KeyU), d.showSteps), d.item("deleted.menu", ctrlShift(fyne.KeyX), d.showDeleted))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		d.fieldItem("menu.cut", &fyne.ShortcutCut{Clipboard: clipboard}),
		d.fieldItem("menu.copy", &fyne.ShortcutCopy{Clipboard: clipboard}),
		d.fieldItem("menu.paste", &fyne.ShortcutPaste{Clipboard: clipboard}),
		d.fieldItem("menu.select_all", &fyne.ShortcutSelectAll{}))
	if d.session != nil {
		items = append(items, fyne.NewMenuItemSeparator(), d.item("menu.find", ctrl(fyne.KeyK), d.focusSearch))
		if has(Notes) && !d.readOnly() {
			items = append(items, d.item("menu.new_note", ctrl(fyne.KeyN), d.newNote))
		}
		items = append(items, d.questionItems()...)
	}
	return fyne.NewMenu(d.t("menu.edit"), items...)
}

// undoItem names the step that Undo takes back. While a text field has the
// focus it undoes there, as Fyne would have done without the menu.
func (d *desk) undoItem() *fyne.MenuItem {
	item := fyne.NewMenuItem(d.t("menu.undo"), func() {
		if !d.toField(&fyne.ShortcutUndo{}) && !d.covered() {
			d.undo(false)
		}
	})
	if d.steps.undo != "" {
		item.Label = d.t("menu.undo_step", "step", d.t(d.steps.undo))
	}
	item.Shortcut = &fyne.ShortcutUndo{}
	return item
}

func (d *desk) redoItem() *fyne.MenuItem {
	item := fyne.NewMenuItem(d.t("menu.redo"), func() {
		if !d.toField(&fyne.ShortcutRedo{}) && !d.covered() {
			d.undo(true)
		}
	})
	if d.steps.redo != "" {
		item.Label = d.t("menu.redo_step", "step", d.t(d.steps.redo))
	}
	item.Shortcut = ctrlShift(fyne.KeyZ)
	return item
}

// fieldItem forwards a shortcut to the text field that has the focus.
func (d *desk) fieldItem(key string, shortcut fyne.Shortcut) *fyne.MenuItem {
	item := fyne.NewMenuItem(d.t(key), func() { d.toField(shortcut) })
	item.Shortcut = shortcut
	return item
}

// toField hands a shortcut to the focused text field and tells whether there is
// one. A disabled field takes only copying.
func (d *desk) toField(shortcut fyne.Shortcut) bool {
	field, ok := d.win.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		return false
	}
	if can, ok := field.(fyne.Disableable); ok && can.Disabled() && shortcut.ShortcutName() != "Copy" {
		return true
	}
	field.TypedShortcut(shortcut)
	return true
}

// questionItems write a question down from every page, and act on the one that is
// selected on theirs. Menu keys work while a text field has the focus.
func (d *desk) questionItems() []*fyne.MenuItem {
	if d.readOnly() {
		return nil
	}
	items := []*fyne.MenuItem{d.item("questions.menu.new", ctrlShift(fyne.KeyA), d.askQuestion)}
	if p, ok := d.pages[Questions].(*questionsPage); ok && d.places.at.Page == Questions {
		items = append(items, fyne.NewMenuItemSeparator(),
			d.item("questions.do.live", ctrl(fyne.KeyL), p.take),
			d.item("questions.do.answered", ctrl(fyne.KeyReturn), p.answer),
			d.item("questions.menu.lesson", ctrlShift(fyne.KeyL), func() { p.turn(store.Lesson) }))
	}
	return items
}

func (d *desk) viewMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	if d.session != nil {
		for _, entry := range pageEntries() {
			to := d.item(entry.words, ctrl(entry.key), func() { d.turnTo(entry.name) })
			to.Checked = d.places.at.Page == entry.name
			items = append(items, to)
		}
		items = append(items, fyne.NewMenuItemSeparator())
		if len(d.places.back) > 0 {
			items = append(items, d.item("menu.back", alt(fyne.KeyLeft), d.back))
		}
		if len(d.places.forward) > 0 {
			items = append(items, d.item("menu.forward", alt(fyne.KeyRight), d.forward))
		}
		if len(d.places.back)+len(d.places.forward) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
	}
	for _, mode := range []look.Mode{look.Light, look.Dark, look.System} {
		item := d.item("menu."+string(mode), nil, func() { d.setTheme(mode) })
		item.Checked = d.prefs.Theme == mode
		items = append(items, item)
	}
	return fyne.NewMenu(d.t("menu.view"), append(items, d.item("menu.toggle", ctrlShift(fyne.KeyD), d.toggleTheme))...)
}

func (d *desk) helpMenu() *fyne.Menu {
	return fyne.NewMenu(d.t("menu.help"), d.item("help.menu", nil, d.showTour), d.item("menu.keys", nil, d.showKeys), d.item("menu.about", nil, d.showAbout))
}

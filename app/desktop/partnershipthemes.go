package desktop

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// allThemes are the notebook's themes and those made in the dialog, as it has them.
func (f *partnershipForm) allThemes() []store.Theme {
	var all []store.Theme
	for _, t := range f.start.themes {
		if changed, ok := f.themes[t.ID]; ok {
			t = changed
		}
		all = append(all, t)
	}
	for _, id := range f.madeThemes() {
		all = append(all, f.themes[id])
	}
	return all
}

// madeThemes are the themes that only the dialog has, the oldest first.
func (f *partnershipForm) madeThemes() (ids []store.ID) {
	for id := range f.themes {
		if !slices.ContainsFunc(f.start.themes, func(t store.Theme) bool { return t.ID == id }) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b store.ID) int { return slices.Compare(a[:], b[:]) })
	return ids
}

// showThemes makes a chip for each theme, and the ways to make and change one.
func (f *partnershipForm) showThemes() {
	d := f.d
	f.themeChips.Objects = nil
	all := f.allThemes()
	for i, t := range all {
		chip := widgets.NewFilterChip(widgets.FilterChipOptions{Icon: t.Icon, Label: shortened(t.Name), On: slices.Contains(f.chosen, t.ID), Tip: t.Name, OnTapped: func() {
			f.toggleTheme(t.ID)
			d.win.Canvas().Focus(f.themeChips.Objects[i].(fyne.Focusable))
		}})
		f.themeChips.Objects = append(f.themeChips.Objects, f.seen(chip))
	}
	add := widgets.NewButton(widgets.ButtonOptions{Label: d.t("theme.add"), Icon: "add", Small: true, OnTapped: func() { f.openTheme(store.Theme{}) }})
	f.themeChips.Objects = append(f.themeChips.Objects, f.seen(add))
	if len(all) > 0 {
		var change *widgets.Button
		change = widgets.NewButton(widgets.ButtonOptions{Rank: widgets.Ghost, Label: d.t("theme.change"), Trailing: "keyboard_arrow_down", Small: true, OnTapped: func() { f.chooseTheme(change) }})
		f.themeChips.Objects = append(f.themeChips.Objects, f.seen(change))
	}
	f.themeChips.Refresh()
	f.fit()
}

// toggleTheme takes a theme in or out.
func (f *partnershipForm) toggleTheme(id store.ID) {
	if slices.Contains(f.chosen, id) {
		f.chosen = without(f.chosen, id)
	} else {
		f.chosen = append(f.chosen, id)
	}
	f.showThemes()
}

// chooseTheme lists the themes, to change one.
func (f *partnershipForm) chooseTheme(under fyne.CanvasObject) {
	menu := fyne.NewMenu("")
	for _, t := range f.allThemes() {
		item := fyne.NewMenuItem(cutTo(t.Name, menuLetters), func() { f.openTheme(t) })
		item.Icon = look.Icon(t.Icon, look.ThemeText(t.Colour))
		menu.Items = append(menu.Items, item)
	}
	popUnder(f.d.win, under, menu)
}

// menuLetters is how many letters of a name stand in a menu.
const menuLetters = 60

// openTheme opens a theme over the dialog, or a new one.
func (f *partnershipForm) openTheme(t store.Theme) {
	made := slices.ContainsFunc(f.start.themes, func(other store.Theme) bool { return other.ID == t.ID })
	if t.ID.IsZero() {
		t.ID = store.NewIDAt(f.d.now())
	}
	form := newThemeForm(f.d, t, f.allThemes(), made)
	form.take = func(t store.Theme) {
		_, known := find(f.allThemes(), func(other store.Theme) bool { return other.ID == t.ID })
		f.themes[t.ID] = t
		if !known {
			f.chosen = append(f.chosen, t.ID)
		}
		f.showThemes()
		f.focusTheme(t.ID)
	}
	form.gone = func() {
		f.start.themes = slices.DeleteFunc(slices.Clone(f.start.themes), func(other store.Theme) bool { return other.ID == t.ID })
		f.start.was.partnership.Themes = without(f.start.was.partnership.Themes, t.ID)
		f.chosen = without(f.chosen, t.ID)
		delete(f.themes, t.ID)
		f.showThemes()
	}
	form.show()
}

// focusTheme brings the keyboard back to a theme's chip.
func (f *partnershipForm) focusTheme(id store.ID) {
	at := slices.IndexFunc(f.allThemes(), func(t store.Theme) bool { return t.ID == id })
	f.d.win.Canvas().Focus(f.themeChips.Objects[at].(fyne.Focusable))
}

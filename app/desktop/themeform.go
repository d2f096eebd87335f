package desktop

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// themeIcons are the icons that a theme may have beside those of its colours.
var themeIcons = []string{"theater_comedy", "diversity_3", "handshake", "hub", "groups", "lightbulb", "business_center", "payments",
	"public", "language", "location_on", "event", "article"}

// themeForm is the dialog that makes or changes a theme, for the dialog it is opened
// from.
type themeForm struct {
	formPage
	theme  store.Theme
	others []store.Theme
	made   bool // it is in the notebook
	take   func(store.Theme)
	gone   func()

	name, short *formField
	icon        string
	colour      string
	colours     *fyne.Container
	icons       *fyne.Container
	sample      *fyne.Container // a chip, as pages will show it
	twin        *look.Paragraph
}

func newThemeForm(d *desk, theme store.Theme, others []store.Theme, made bool) *themeForm {
	f := &themeForm{theme: theme, others: others, made: made, icon: theme.Icon, colour: theme.Colour}
	f.formPage = newFormPage(d, f.submit, func() { f.review() })
	f.name, f.short = f.field("theme.name", theme.Name), f.field("theme.short", theme.Short)
	f.colours, f.icons, f.sample = widgets.Wrap(tokens.Space8), widgets.Wrap(tokens.Space8), widgets.Wrap(0)
	f.twin = look.Para("", tokens.Small, look.WarnText, 3)
	if f.colour == "" {
		f.colour = f.freeColour()
		f.icon = tokens.ThemeIcons[f.colour]
	}
	f.lay(widgets.Column(tokens.Space4, fieldsBeside(fieldSlot{f.name, 0}), f.twin), fieldsBeside(fieldSlot{f.short, 0}),
		formSection(d.t("theme.colour"), f.colours), formSection(d.t("theme.icon"), f.icons), formSection(d.t("theme.looks"), f.sample))
	f.fill()
	f.savingForm.texts = f.texts
	f.content = func() string {
		return strings.Join([]string{f.name.Text, f.short.Text, f.icon, f.colour}, "\x00")
	}
	return f
}

// freeColour is the first colour that no theme has, or else the last.
func (f *themeForm) freeColour() string {
	for _, key := range tokens.ThemeKeys {
		if !slices.ContainsFunc(f.others, func(t store.Theme) bool { return t.Colour == key }) {
			return key
		}
	}
	return tokens.Governance
}

// fill makes the chips of the colours and the icons, with the chosen ones on.
func (f *themeForm) fill() {
	d := f.d
	f.colours.Objects, f.icons.Objects = nil, nil
	for _, key := range tokens.ThemeKeys {
		pick := newPress(pressOptions{content: colourSwatch(key, key == f.colour), name: d.t("theme.colour." + key), radius: tokens.RadiusControl, tapped: func() {
			if f.icon == tokens.ThemeIcons[f.colour] {
				f.icon = tokens.ThemeIcons[key] // a colour brings its icon
			}
			f.colour = key
			f.choose(f.colours, slices.Index(tokens.ThemeKeys, key))
		}, focus: f.revealed(f.colours)})
		f.colours.Objects = append(f.colours.Objects, pick)
	}
	for i, name := range f.allIcons() {
		colour, edge := look.Ink2, fyne.ThemeColorName("")
		if name == f.icon {
			colour, edge = look.ThemeText(f.colour), look.Accent
		}
		pick := newPress(pressOptions{content: widgets.Inset(tokens.Space8, tokens.Space8, widgets.NewIcon(name, colour, tokens.IconSize)),
			name: d.t("theme.icon") + " " + name, edge: edge, radius: tokens.RadiusControl, tapped: func() {
				f.icon = name
				f.choose(f.icons, i)
			}, focus: f.revealed(f.icons)})
		f.icons.Objects = append(f.icons.Objects, pick)
	}
	f.colours.Refresh()
	f.icons.Refresh()
	f.review()
}

// revealed scrolls to the chips when the keyboard comes to one.
func (f *themeForm) revealed(o fyne.CanvasObject) func(bool) {
	return func(gained bool) {
		if gained && f.page != nil {
			f.page.Reveal(o)
		}
	}
}

// choose shows what is chosen now; the keyboard stays on the choice.
func (f *themeForm) choose(in *fyne.Container, at int) {
	f.fill()
	f.d.win.Canvas().Focus(in.Objects[at].(*press))
}

// allIcons are the icons to choose from: those of the colours, a few more, and the
// theme's own.
func (f *themeForm) allIcons() []string {
	var names []string
	for _, key := range tokens.ThemeKeys {
		names = append(names, tokens.ThemeIcons[key])
	}
	names = append(names, themeIcons...)
	if f.theme.Icon != "" && !slices.Contains(names, f.theme.Icon) {
		names = append(names, f.theme.Icon)
	}
	return names
}

// colourSwatch is a mark in a theme's colour, with its icon where it is chosen.
func colourSwatch(key string, chosen bool) fyne.CanvasObject {
	mark := themedBox(look.ThemeFill(key), "", tokens.RadiusKey)
	mark.least = fyne.NewSize(28, 20)
	icon := "radio_button_unchecked"
	if chosen {
		icon = "radio_button_checked"
	}
	return widgets.Inset(tokens.Space8, tokens.Space8, widgets.Row(tokens.Space8, widgets.NewIcon(icon, look.Ink2, tokens.IconSize), mark))
}

// show opens the dialog.
func (f *themeForm) show() {
	title, save := "theme.new_title", "theme.make"
	var left fyne.CanvasObject
	if f.made {
		title, save = "theme.edit_title", "action.save"
		left = widgets.NewButton(widgets.ButtonOptions{Danger: true, Label: f.d.t("theme.delete"), OnTapped: f.askDelete})
	}
	f.open(f, f.d.t(title), f.d.t(save), dialogWidth, left)
	f.review()
	f.cursorAt(f.name)
}

// review shows the theme as pages will, and warns of a second one of its name.
func (f *themeForm) review() {
	name := f.name.text()
	if f.short.text() != "" {
		name = f.short.text()
	}
	f.sample.Objects = nil
	label := themeRef{name: name, icon: f.icon, token: f.colour}.label()
	f.sample.Objects = append(f.sample.Objects, widgets.ThemeChip(label.Theme, shortened(name)))
	f.sample.Refresh()
	twin := slices.ContainsFunc(f.others, func(t store.Theme) bool {
		return t.ID != f.theme.ID && f.name.text() != "" && store.Fold(t.Name) == store.Fold(f.name.text())
	})
	f.twin.SetText("")
	if twin {
		f.twin.SetText(f.d.t("theme.twin"))
	}
	setShown(f.twin, twin)
	f.fit()
}

// submit hands the theme over and closes the dialog.
func (f *themeForm) submit() {
	f.name.mark("")
	if f.name.text() == "" {
		f.name.mark("theme.need_name")
		f.fit()
		f.d.focusWrong([]*formField{f.name})
		return
	}
	t := f.theme
	t.Name, t.Short, t.Icon, t.Colour = oneSpaced(f.name.text()), oneSpaced(f.short.text()), f.icon, f.colour
	f.close()
	f.take(t)
}

// askDelete asks before the theme goes.
func (f *themeForm) askDelete() {
	f.d.askDeleteTheme(f.theme, func() {
		f.close()
		f.gone()
	})
}

// writeTheme stores what was changed in a theme; a new one comes last.
func writeTheme(tx *store.Tx, now, was store.Theme, there bool) error {
	t, err := store.Get[store.Theme](tx, now.ID)
	if errors.Is(err, store.ErrNotFound) && !there {
		all, listErr := store.List[store.Theme](tx)
		last := ""
		for _, other := range all {
			last = max(last, other.Rank)
		}
		t, err = store.Theme{ID: now.ID, Rank: store.RankBetween(last, "")}, listErr
	}
	if err != nil {
		return err
	}
	set(&t.Name, now.Name, was.Name)
	set(&t.Short, now.Short, was.Short)
	set(&t.Icon, now.Icon, was.Icon)
	set(&t.Colour, now.Colour, was.Colour)
	return store.Put(tx, &t)
}

package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// showRecent lists on the first screen the notebooks that were open before.
func (s *shell) showRecent(all []recentNotebook) {
	if s.first == nil {
		return
	}
	f := s.first
	f.recent.Objects = nil
	setShown(f.recent, len(all) > 0)
	if len(all) > 0 {
		f.recent.Objects = append(f.recent.Objects, widgets.Inset(tokens.Space4, tokens.Space4,
			look.Label(s.d.t("first.recent"), tokens.SmallBold, look.Ink2)))
	}
	for _, one := range all {
		f.recent.Objects = append(f.recent.Objects, s.d.recentRow(one))
	}
	f.update()
}

// recentRow opens a notebook. Of one that is not there it says so, and leads to its
// backups.
func (d *desk) recentRow(one recentNotebook) fyne.CanvasObject {
	title := d.prefs.titleOf(one.path)
	icon, ink := "menu_book", look.Ink2
	lines := widgets.Column(0, look.Para(title, tokens.Body, look.Ink, 1), look.Para(homely(one.path), tokens.Small, look.Ink3, 1))
	name := title + ", " + one.path
	if one.missing {
		icon, ink = "warning", look.WarnText
		lines.Add(look.Para(d.t("recent.missing"), tokens.Small, look.WarnText, 2))
		name += ", " + d.t("recent.missing")
	}
	open := newPress(pressOptions{
		content: widgets.Inset(tokens.Space12, tokens.Space8, widgets.Row(tokens.Space12, widgets.NewIcon(icon, ink, tokens.IconSize), widgets.Stretch(lines))),
		name:    name, radius: tokens.RadiusControl, tapped: func() { d.openPath(one.path) },
	})
	if !one.missing {
		return open
	}
	row := []fyne.CanvasObject{widgets.Stretch(open)}
	if d.backupFolder() != "" {
		row = append(row, widgets.NewButton(widgets.ButtonOptions{Label: d.t("backups.menu"), Small: true, OnTapped: func() { d.listBackups(one.path, nil) }}))
	}
	row = append(row, widgets.IconButton("close", d.t("recent.dismiss"), func() {
		d.prefs.dismiss(one.path)
		d.refreshRecent()
	}))
	return widgets.Row(tokens.Space8, row...)
}

package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/assets/tokens"
	"github.com/rapporteur-app/rapporteur/widgets"
	"github.com/rapporteur-app/rapporteur/widgets/look"
)

// backups chooses the folder that backups go to.
func (s *settingsForm) backups() fyne.CanvasObject {
	d := s.d
	where := look.Para(homely(d.backupFolder()), tokens.Body, look.Ink, 3)
	var usual *widgets.Button
	show := func() {
		where.SetText(homely(d.backupFolder()))
		setShown(usual, d.prefs.Backups != "")
		s.fit()
	}
	usual = widgets.NewButton(widgets.ButtonOptions{Label: d.t("settings.backups_usual"), Small: true, OnTapped: func() {
		d.chooseBackupFolder(d.usualBackups(), show)
	}})
	choose := widgets.NewButton(widgets.ButtonOptions{Label: d.t("action.choose_folder"), Small: true, OnTapped: func() {
		d.chooseFolder(d.backupFolder(), func(folder string) {
			d.chooseBackupFolder(folder, show)
		})
	}})
	setShown(usual, d.prefs.Backups != "")
	return setting(d.t("settings.backups"), widgets.Column(tokens.Space8, widgets.Pad(tokens.Space8, 0, 0, 0, where),
		widgets.Wrap(tokens.Space8, s.seen(choose), s.seen(usual))), d.t("settings.backups_line"))
}

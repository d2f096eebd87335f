package desktop

import "fyne.io/fyne/v2/container"

type firstRun struct{}

func (d *desk) showFirstRun() { d.shell.fill(container.NewStack()) }
func (d *desk) showFirstRunIfEmpty() {
	if d.session == nil {
		d.showFirstRun()
	}
}
func (s *shell) showRecent([]string) {}

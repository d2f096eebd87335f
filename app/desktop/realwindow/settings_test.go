//go:build realwindow

package realwindow

import (
	"path/filepath"
	"testing"
)

// TestSettingsByKeyboard changes the language and the size of the window while it
// runs, without the mouse, and finds both again at the next start.
func TestSettingsByKeyboard(t *testing.T) {
	dir := t.TempDir()
	notebook := sampleIn(t, dir)
	for _, theme := range []string{"light", "dark"} {
		home := filepath.Join(dir, theme)
		// Without a language of its own: what is chosen holds.
		p := open(t, notebook, home, "FYNE_THEME="+theme, "RAPPORTEUR_LANG=", "LANG=en_GB.UTF-8")
		p.waits("complete")
		p.takesWindow(1440, 900)
		p.parks()
		p.presses("ctrl+2")
		p.sees("Regions")
		p.presses("ctrl+comma")
		p.sees("Linking key")
		p.shoots("settings-" + theme + "-1440")
		p.tabsTo(func(focused piece, _ []piece) bool { return focused.Text == "*widgets.SelectBox" })
		p.presses("space", "Home", "Down", "Down", "Return")
		p.sees("Clave de enlace")
		p.shoots("settings-es-" + theme + "-1440")
		p.presses("Escape")
		p.sees("Regiones")
		p.shoots("settings-after-es-" + theme + "-1440")
		p.takesWindow(1024, 640)
		p.presses("ctrl+comma")
		p.sees("Escrito en")
		p.shoots("settings-es-" + theme + "-1024")
		p.tabsTo(func(focused piece, all []piece) bool { return focused.Text == "*widgets.Segmented" })
		p.presses("Tab", "End")
		p.shoots("settings-large-" + theme)
		p.presses("Escape", "ctrl+1")
		p.sees("La financiación asegura")
		p.shoots("settings-large-overview-" + theme)
		p.leaves()
		again := open(t, notebook, home, "FYNE_THEME="+theme, "RAPPORTEUR_LANG=", "LANG=en_GB.UTF-8")
		again.waits("complete")
		again.takesWindow(1440, 900)
		again.sees("La financiación asegura")
		again.shoots("settings-again-" + theme)
		again.leaves()
	}
}

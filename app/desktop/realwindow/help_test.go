//go:build realwindow

package realwindow

import (
	"path/filepath"
	"testing"
)

// TestHelpByKeyboard reads Help without the mouse and goes from its tour to a page.
func TestHelpByKeyboard(t *testing.T) {
	dir := t.TempDir()
	notebook := sampleIn(t, dir)
	for _, theme := range []string{"light", "dark"} {
		p := open(t, notebook, filepath.Join(dir, theme), "FYNE_THEME="+theme, "RAPPORTEUR_LANG=es")
		p.waits("complete")
		for i, size := range [][2]int{{1440, 900}, {1024, 640}} {
			p.takesWindow(size[0], size[1])
			p.parks()
			width := []string{"1440", "1024"}[i]
			p.presses("F1")
			p.sees("Teclas")
			p.shoots("help-keys-" + theme + "-" + width)
			for _, part := range []struct{ name, says string }{
				{"tour", "Basta un título"}, {"formats", "GoToWebinar"}, {"privacy", "La clave de enlace"}, {"file", "bbolt"}, {"version", "Versión test"},
			} {
				p.presses("Right")
				p.sees(part.says)
				p.shoots("help-" + part.name + "-" + theme + "-" + width)
			}
			p.sees("Material Symbols")
			p.tabsTo(func(focused piece, all []piece) bool { return at(focused, all, "Siguiente") })
			p.presses("space")
			p.sees("Página 2 de")
			p.presses("Escape")
			p.seesNo("Versión test")
		}
		p.presses("F1")
		p.presses("Right")
		p.sees("Basta un título")
		p.tabsTo(func(focused piece, all []piece) bool {
			return focused.Text == "*desktop.press" && at(focused, all, "Regiones")
		})
		p.presses("Return")
		p.seesNo("Basta un título")
		p.sees("Magallanes")
		p.leaves()
	}
}

// at tells whether words stand on what has the focus.
func at(focused piece, all []piece, words string) bool {
	for _, text := range all {
		inside := text.X >= focused.X && text.X < focused.X+focused.W && text.Y >= focused.Y && text.Y < focused.Y+focused.H
		if inside && text.Text == words {
			return true
		}
	}
	return false
}

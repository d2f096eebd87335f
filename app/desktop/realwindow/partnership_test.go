//go:build realwindow

package realwindow

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// emptyIn makes a notebook with nothing in it.
func emptyIn(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "nuevo.rapporteur")
	file, err := store.Create(path, store.Notebook{Title: "Programa", Language: "es"}, store.Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAPartnershipFromNothingByKeyboardInSpanish makes a webinar in an empty notebook, a
// partnership of two regions with a theme, and sees it on Regions and on its slide.
func TestAPartnershipFromNothingByKeyboardInSpanish(t *testing.T) {
	dir := t.TempDir()
	notebook := emptyIn(t, dir)
	p := open(t, notebook, dir, "RAPPORTEUR_LANG=es", "FYNE_THEME=light")
	p.waits("complete")
	p.takesWindow(1440, 900)
	p.parks()
	p.shoots("partnership-overview-empty")
	p.presses("ctrl+shift+w")
	p.sees("Nuevo seminario web")
	p.types("Taller de inicio")
	p.shoots("partnership-webinar")
	p.presses("Return")
	p.seesNo("Crear seminario web")
	p.presses("ctrl+2")
	p.sees("no hay regiones en este seminario web")
	p.shoots("partnership-regions-empty")
	p.presses("ctrl+shift+p")
	p.sees("Regiones, en su orden oficial")
	p.presses("space") // the cursor begins on the button that adds a region
	p.sees("Nueva región")
	p.types("Magallanes")
	p.presses("Tab")
	p.types("Chile")
	p.sees("América Latina y el Caribe")
	p.presses("Tab")
	p.types("Punta Ar")
	p.sees("Punta Arenas (")
	p.presses("Tab", "space") // takes the city's place
	p.shoots("partnership-region")
	p.presses("ctrl+Return")
	p.seesNo("Nueva región")
	p.presses("space")
	p.sees("Nueva región")
	p.types("Ostrobotnia")
	p.presses("Tab")
	p.types("finlandia")
	p.presses("Return")
	p.seesNo("Nueva región")
	p.presses("shift+Tab", "alt+Up") // from the button to remove the last region: it goes first
	p.tabsToWords("Nuevo tema…")
	p.presses("space")
	p.sees("Nombre corto")
	p.types("Hidrogeno verde")
	p.shoots("partnership-theme")
	p.presses("Return")
	p.seesNo("Nombre corto")
	p.shoots("partnership-filled")
	p.presses("ctrl+Return")
	p.seesNo("Regiones, en su orden oficial")
	p.sees("Alianza 1")
	p.sees("Dos regiones en una alianza")
	p.shoots("partnership-regions")
	p.takesWindow(1024, 640)
	p.shoots("partnership-regions-1024")
	p.takesWindow(1440, 900)
	p.presses("ctrl+1")
	p.sees("Hidrogeno verde")
	p.shoots("partnership-overview")
	p.starts("Presentación")
	p.sees("Taller de inicio")
	for range 4 {
		p.presses("Right")
		if _, there := find(p.reads(), "Ostrobotnia"); there {
			break
		}
	}
	p.sees("Ostrobotnia")
	p.sees("Magallanes")
	p.shoots("partnership-slide")
	p.presses("Escape", "Escape")
	p.xdotool("windowactivate", "--sync", p.window)
	p.onLast = false
	p.sees("Guardado")
	p.leaves()

	file, err := store.Open(notebook, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	err = file.View(func(r store.Reader) error {
		all, err := store.List[store.Partnership](r)
		if err != nil || len(all) != 1 || len(all[0].Regions) != 2 || len(all[0].Themes) != 1 {
			return fmt.Errorf("kept are %+v, %v", all, err)
		}
		first, err := store.Get[store.Region](r, all[0].Regions[0])
		if err != nil {
			return err
		}
		second, err := store.Get[store.Region](r, all[0].Regions[1])
		if first.Name != "Ostrobotnia" || first.Country != "FI" || first.Latitude != 0 ||
			second.Capital != "Punta Arenas" || second.Country != "CL" || second.Latitude > -53 || second.Latitude < -54 {
			t.Errorf("the regions are %+v and %+v", first, second)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestShotsOfPartnerships takes pictures of the dialogs with what the sample has.
func TestShotsOfPartnerships(t *testing.T) {
	home := t.TempDir()
	notebook := sampleIn(t, home)
	for _, theme := range []string{"light", "dark"} {
		p := open(t, notebook, filepath.Join(home, theme), "FYNE_THEME="+theme, "RAPPORTEUR_LANG=pt")
		p.waits("complete")
		for _, size := range [][2]int{{1440, 900}, {1024, 640}} {
			p.takesWindow(size[0], size[1])
			p.parks()
			name := fmt.Sprintf("%s-%d", theme, size[0])
			p.presses("ctrl+2")
			p.sees("Regiões")
			p.presses("Down", "Return")
			p.shoots("pane-" + name)
			p.presses("e")
			p.sees("Editar a região")
			p.shoots("region-" + name)
			p.presses("Escape")
			p.seesNo("Editar a região")
			p.tabsToWords("Editar parceria…")
			p.presses("space")
			p.sees("Editar a parceria")
			p.shoots("pair-" + name)
			p.tabsToWords("Adicionar um marco")
			p.presses("space")
			p.shoots("pair-milestones-" + name)
			p.presses("Escape")
			p.seesNo("Editar a parceria")
			p.presses("Escape")
		}
		p.leaves()
	}
}

//go:build realwindow

package realwindow

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// shoots takes a picture of a state into the folder for pictures, if there is one.
func (p *person) shoots(name string) {
	if *shotsDir == "" {
		return
	}
	if err := os.MkdirAll(*shotsDir, 0o755); err != nil {
		p.t.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond)
	p.shoot(filepath.Join(*shotsDir, name+".png"))
}

// actsOn opens the list of webinars by keyboard and chooses the nth thing to do
// under it.
func (p *person) actsOn(n int) {
	p.t.Helper()
	p.tabsTo(func(focused piece, _ []piece) bool { return focused.Text == "*widgets.SelectBox" })
	p.presses("space", "End")
	for range n {
		p.presses("Down")
	}
	p.shoots(fmt.Sprint("webinar-switcher-", n))
	p.presses("Return")
}

// TestAWebinarByKeyboardInSpanish makes a webinar with its agenda without the mouse,
// puts the agenda into another order, duplicates the webinar, deletes the copy and
// takes the deletion back.
func TestAWebinarByKeyboardInSpanish(t *testing.T) {
	dir := t.TempDir()
	notebook := sampleIn(t, dir)
	p := open(t, notebook, dir, "RAPPORTEUR_LANG=es", "TZ=America/Santiago", "FYNE_THEME=light")
	p.waits("complete")
	p.takesWindow(1440, 900)
	p.parks()
	p.presses("ctrl+shift+w")
	p.sees("Nuevo seminario web")
	p.types("Taller de cierre")
	p.presses("shift+Tab")
	p.types("31")
	p.presses("Tab", "Tab")
	p.types("14/5/2024")
	p.presses("Tab")
	p.types("10:30")
	p.sees("martes, 14 de mayo de 2024, 10:30")
	p.presses("Tab", "Tab")
	p.types("60")
	p.presses("Tab")
	p.types("https://example.org/grabacion")
	p.presses("Tab", "space")
	for _, part := range [][2]string{{"Bienvenida", "5"}, {"Preguntas", "30"}, {"Proyectos", "20"}} {
		p.types(part[0])
		p.presses("Tab")
		p.types(part[1])
		p.presses("Return")
	}
	p.sees("55\u00a0min previstos de 1\u00a0h.")
	p.presses("shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab") // from the new part's title over the buttons of the last
	p.presses("alt+Up")
	p.shoots("webinar-new-es")
	p.presses("ctrl+Return")
	p.seesNo("Nuevo seminario web")
	p.sees("Taller de cierre")
	p.shoots("webinar-made-es")
	p.actsOn(5)
	p.sees("¿Eliminar «Taller de cierre»?")
	p.sees("3 partes de la agenda")
	p.shoots("webinar-delete-es")
	p.presses("Tab", "space")
	p.sees("Eliminado: «Taller de cierre».")
	p.sees("La financiación asegura") // the webinar that is there
	p.presses("ctrl+z")
	p.sees("Deshecho: Eliminar seminario web en «Taller de cierre»")
	p.sees("Guardado")
	p.leaves()

	file, err := store.Open(notebook, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	err = file.View(func(r store.Reader) error {
		webinars, err := store.List[store.Webinar](r)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(webinars, func(w store.Webinar) bool { return w.Title == "Taller de cierre" })
		if at < 0 {
			return fmt.Errorf("it is not in the notebook")
		}
		made := webinars[at]
		if made.Number != 31 || made.Start.Local != "2024-05-14T10:30:00" || made.Start.Zone == "" || made.Minutes != 60 || made.Recording != "https://example.org/grabacion" {
			t.Errorf("it is kept as %+v", made)
		}
		parts, err := store.List[store.AgendaPart](r)
		parts = slices.DeleteFunc(parts, func(a store.AgendaPart) bool { return a.Webinar != made.ID })
		slices.SortFunc(parts, func(a, b store.AgendaPart) int { return slices.Compare([]byte(a.Rank), []byte(b.Rank)) })
		var agenda []string
		for _, part := range parts {
			agenda = append(agenda, fmt.Sprint(part.Title, " ", part.Minutes))
		}
		if !slices.Equal(agenda, []string{"Bienvenida 5", "Proyectos 20", "Preguntas 30"}) {
			t.Errorf("the agenda is %q", agenda)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestShotsOfWebinars takes pictures of a webinar with nothing but a title on every
// page, and of the dialog with something wrong in it.
func TestShotsOfWebinars(t *testing.T) {
	home := t.TempDir()
	notebook := sampleIn(t, home)
	for _, theme := range []string{"light", "dark"} {
		p := open(t, notebook, filepath.Join(home, theme), "FYNE_THEME="+theme, "RAPPORTEUR_LANG=pt")
		p.waits("complete")
		p.takesWindow(1024, 640)
		p.parks()
		p.presses("ctrl+shift+w")
		p.sees("Novo webinário")
		p.types("So um titulo")
		p.presses("Return")
		p.seesNo("Novo webinário")
		for _, size := range [][2]int{{1440, 900}, {1024, 640}} {
			p.takesWindow(size[0], size[1])
			p.parks()
			for page, key := range map[string]string{"overview": "1", "regions": "2", "notes": "3", "participation": "6", "report": "8"} {
				p.presses("ctrl+" + key)
				p.shoots(fmt.Sprintf("title-only-%s-%s-%d", page, theme, size[0]))
			}
			p.presses("ctrl+1", "ctrl+shift+e")
			p.sees("Editar o webinário")
			p.presses("Tab")
			p.types("31/04/2024")
			p.presses("Tab")
			p.types("25")
			p.presses("Return")
			p.sees("Esse dia não existe")
			p.shoots(fmt.Sprintf("webinar-wrong-%s-%d", theme, size[0]))
			p.presses("Escape")
			p.sees("Descartar o que você escreveu?")
			p.shoots(fmt.Sprintf("webinar-drop-%s-%d", theme, size[0]))
			p.presses("Tab", "space")
			p.seesNo("Esse dia não existe")
		}
		p.leaves()
	}
}

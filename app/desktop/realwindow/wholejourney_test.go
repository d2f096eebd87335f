//go:build realwindow

package realwindow

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// The words of the journey: what a coordinator in Chile would type.
const (
	journeyTitle  = "Balance del programa"
	journeyAnswer = "El acuerdo se firma en mayo."
	journeyRest   = "Antes lo revisan los dos gobiernos regionales."
)

var journeyAgenda = []string{
	"Bienvenida", "Lo que se propuso", "Magallanes", "Silesia", "Opolskie", "Pausa", "Lo aprendido", "Preguntas", "Compromisos", "Despedida",
}

// journeyQuestions are long enough to need several slides.
func journeyQuestions() (all []string) {
	for i, about := range []string{"las becas", "el puerto", "los invernaderos", "el hidrogeno", "las visitas", "el transporte", "los residuos", "las embajadas", "la pesca", "la escuela", "el clima", "el agua", "las fiestas", "los museos"} {
		all = append(all, fmt.Sprintf("Pregunta %d: que pasa con %s despues de que termine el programa, quien responde por ello en cada region y con que dinero se paga?", i+1, about))
	}
	return all
}

// TestAWebinarFromNothingToItsReportInSpanish goes the whole way by keyboard alone:
// a webinar with its agenda and partnerships, questions, a show of ten slides, an
// answer that becomes a published lesson, the report; and looks at the disk afterwards.
func TestAWebinarFromNothingToItsReportInSpanish(t *testing.T) {
	dir := t.TempDir()
	notebook := sampleIn(t, dir)
	p := open(t, notebook, dir, "RAPPORTEUR_LANG=es", "TZ=America/Santiago", "FYNE_THEME=light")
	p.waits("complete")
	p.takesWindow(1440, 900)
	p.parks()

	p.makesTheWebinar()
	for _, question := range journeyQuestions() {
		p.presses("ctrl+shift+a")
		p.sees("Nueva pregunta")
		p.typesFast(question)
		p.presses("Return")
		p.seesNo("Nueva pregunta")
	}
	p.runsTenSlides()
	p.answersIntoALesson()
	report := p.exports(dir)
	p.leaves()
	checkJourney(t, notebook, report)
}

// typesFast types long words.
func (p *person) typesFast(words string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "12", words)
}

func (p *person) makesTheWebinar() {
	p.t.Helper()
	p.presses("ctrl+shift+w")
	p.sees("Nuevo seminario web")
	p.types(journeyTitle)
	p.presses("shift+Tab")
	p.types("32")
	p.presses("Tab", "Tab")
	p.types("21/5/2024")
	p.presses("Tab")
	p.types("10:30")
	p.presses("Tab", "Tab")
	p.types("90")
	p.presses("Tab")
	p.types("https://example.org/balance")
	p.presses("Tab", "space")
	for _, part := range journeyAgenda {
		p.types(part)
		p.presses("Tab")
		p.types("9")
		p.presses("Return")
	}
	p.sees("previstos")
	p.sees("Despedida")
	for range 3 { // the partnerships that it is about
		p.tabsTo(func(focused piece, _ []piece) bool { return focused.Text == "*widgets.FilterChip" })
		p.presses("space", "Tab")
	}
	p.shoots("journey-1-webinar")
	p.presses("ctrl+Return")
	p.seesNo("Nuevo seminario web")
	p.sees(journeyTitle)
}

// runsTenSlides steps through the show from its first slide to its last.
func (p *person) runsTenSlides() {
	p.t.Helper()
	p.presses("ctrl+7")
	p.sees("10 diapositivas")
	p.shoots("journey-2-present")
	p.starts("Presentación")
	p.sees(journeyTitle)
	for i, words := range []string{"Agenda", "Agenda", "Magallanes", "Silesia", "Opolskie", "Open questions", "Open questions", "Open questions", "Thank you"} {
		p.presses([]string{"Right", "space", "Next"}[i%3])
		p.sees(words)
	}
	p.presses("Escape")
	p.sees("otra vez")
	p.presses("Escape")
	p.onLast = false
	p.sees("Nadie ve esto todavía")
	p.xdotool("windowactivate", "--sync", p.window)
}

// answersIntoALesson takes the first question live, answers it, makes a lesson of it
// and publishes that.
func (p *person) answersIntoALesson() {
	p.t.Helper()
	p.presses("ctrl+5")
	p.sees("En cola")
	p.presses("j", "t")
	p.sees("En directo")
	p.types(journeyAnswer + " " + journeyRest)
	p.seesEntry(journeyRest)
	p.shoots("journey-3-answer")
	p.presses("ctrl+Return")
	p.sees("Respondidas 1")
	p.presses("Right", "Right", "Right") // over to those that are answered
	p.seesEntry(journeyAnswer)
	p.presses("ctrl+shift+l")
	p.sees("Lección: ")
	p.presses("ctrl+shift+l")  // the panel runs, so that the page stays until the note is asked for
	p.seesEntry(journeyAnswer) // the title of the lesson, on Notes
	p.tabsTo(func(focused piece, all []piece) bool {
		return focused.Text == "*widgets.Segmented" && at(focused, all, "Publicada")
	})
	p.presses("End")
	p.shoots("journey-4-lesson")
	p.sees("Guardado")
}

// exports writes the report and returns its path.
func (p *person) exports(dir string) string {
	p.t.Helper()
	p.presses("ctrl+8")
	p.sees("Exportar HTML")
	p.presses("ctrl+e")
	p.sees("Nombre")
	p.presses("Return")
	p.sees("Guardado en")
	p.shoots("journey-5-report")
	found, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(found) != 1 {
		p.t.Fatalf("%d reports are in the folder: %v", len(found), err)
	}
	return found[0]
}

// checkJourney asserts what is on the disk after all that.
func checkJourney(t *testing.T, notebook, report string) {
	t.Helper()
	page, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{journeyTitle, journeyAnswer, journeyRest, "Pregunta 8: que pasa con las embajadas"} {
		if !strings.Contains(string(page), words) {
			t.Errorf("the report does not say %q", words)
		}
	}
	file, err := store.Open(notebook, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	err = file.View(func(r store.Reader) error { return checkJourneyRecords(t, r) })
	if err != nil {
		t.Error(err)
	}
	if err := file.Close(); err != nil {
		t.Error(err)
	}
	if problems, err := store.Check(notebook); err != nil || len(problems) > 0 {
		t.Errorf("check: %v %v", problems, err)
	}
}

func checkJourneyRecords(t *testing.T, r store.Reader) error {
	t.Helper()
	var made store.Webinar
	for w, err := range store.All[store.Webinar](r) {
		if err != nil {
			return err
		}
		if w.Title == journeyTitle {
			made = w
		}
	}
	if made.Number != 32 || made.Start.Local != "2024-05-21T10:30:00" || made.Minutes != 90 || len(made.Partnerships) != 3 {
		t.Errorf("the webinar is kept as %+v", made)
	}
	parts, asked, answered, lessons, exports := 0, 0, 0, 0, 0
	for a, err := range store.All[store.AgendaPart](r) {
		if err != nil {
			return err
		}
		if a.Webinar == made.ID && a.Minutes == 9 {
			parts++
		}
	}
	for q, err := range store.All[store.Question](r) {
		if err != nil {
			return err
		}
		if q.Webinar != made.ID {
			continue
		}
		asked++
		if q.State == store.Answered && q.Answer == journeyAnswer+" "+journeyRest && len(q.Notes) == 1 {
			answered++
		}
	}
	for n, err := range store.All[store.Note](r) {
		if err != nil {
			return err
		}
		if n.Webinar == made.ID && n.Kind == store.Lesson && n.Title == journeyAnswer && n.Status == store.Published {
			lessons++
		}
	}
	for e, err := range store.All[store.Export](r) {
		if err != nil {
			return err
		}
		if e.Webinar == made.ID && time.Since(e.At) < time.Hour {
			exports++
		}
	}
	if got := [5]int{parts, asked, answered, lessons, exports}; got != [5]int{len(journeyAgenda), len(journeyQuestions()), 1, 1, 1} {
		t.Errorf("agenda parts, questions, answered ones, lessons and exports on the disk: %v", got)
	}
	return nil
}

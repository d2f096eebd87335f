package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestFullNamesAreToldFromOtherWords(t *testing.T) {
	known := wordSet("Magallanes Tierra del Fuego Opolskie Ostrobothnia Paraná Silesia Juan Fernández")
	for _, text := range []string{
		"", "Maria", "Does it work in Santiago de Chile?", "the Maria Grzegorzewska University of Warsaw", "Universidad Gabriela Mistral",
		"the University of Maria Example", "Ostrobothnia – Magallanes and Tierra del Fuego – Opolskie", "Santiago Magallanes", "Rosario, Santa Fe",
		"Rosario Argentina", "near San Juan Bautista", "St. Andrews and São Tomás Novo", "Villa Carlos Paz", "the Juan Fernández Islands", "Juan Fernández",
		"Victoria Falls", "Marie Skłodowska-Curie Actions", "premio Ana Frank", "el Instituto de Andrea Bello", "Maria, Gonzalez", "Gracias, Ana. Quisiera saber",
		"WHO PAYS MARIA GONZALEZ? I ASK", "Thanks Maria I wonder", "Ask Maria the mayor", "Angel investors", "Will Diego pay?", "Ana ONU", "maria gonzalez",
		"How did Tierra del Fuego fund it?", "¿Cómo financian en Entre Ríos?", "La Rosa de los vientos", "Salvador Bahia", "Maria Director",
	} {
		if names := fullNames(text, known); len(names) > 0 {
			t.Errorf("%q: takes %q for names", text, names)
		}
	}
	for text, want := range map[string]string{
		"How did Maria Gonzalez from the ministry fund it?": "Maria Gonzalez", "¿Qué dijo María José Pérez López ayer?": "María José Pérez López",
		"Katarzyna Wiśniewska-Nowak asked": "Katarzyna Wiśniewska-Nowak", "Ask Ana de la Torre.": "Ana de la Torre", "Mayor Juan Pérez, who": "Juan Pérez",
		"Juan Pérez Director of it": "Juan Pérez", "Pekka Esimerkki e Maria Souza": "Pekka Esimerkki Maria Souza", "(João Santos)": "João Santos",
		"Santiago González": "Santiago González", "Juan  Lopez": "Juan  Lopez", "at the university, Maria Gonzalez said": "Maria Gonzalez",
	} {
		if got := strings.Join(fullNames(text, known), " "); got != want {
			t.Errorf("%q: the name is %q, want %q", text, got, want)
		}
	}
}

func TestANameInTheWordsOfAQuestionIsAskedAboutOnce(t *testing.T) {
	d, l, p := sitAtQuestions(t, writeQuestions(t, three()...))
	id := p.selected
	answer := p.pane.fields[fieldAnswer]
	d.win.Canvas().Focus(answer)
	typeInto(d, "Maria Gonzalez keeps it. ")
	p.focusList()
	if !shows(d, "Is this somebody's name?") || !shows(d, "“Maria Gonzalez”") {
		t.Fatalf("nobody asked about a name:\n%s", strings.Join(texts(d), "\n"))
	}
	tapButton(t, d, "Keep it")
	l.until("the name is kept", func() bool { return questionOf(t, d, id).Answer == "Maria Gonzalez keeps it." })
	d.win.Canvas().Focus(answer)
	typeInto(d, "And Juan Perez. ")
	p.focusList()
	if shows(d, "Is this somebody's") {
		t.Error("it is asked again")
	}
}

func TestAPlaceOfTheNotebookIsNobodysName(t *testing.T) {
	d, l, p := sitAtQuestions(t, writeQuestions(t, three()...))
	id := p.selected
	d.win.Canvas().Focus(p.pane.fields[fieldAnswer])
	typeInto(d, "Andrea Ostrobothnia keeps it.")
	p.focusList()
	if shows(d, "Is this somebody's") {
		t.Error("a region's name is asked about")
	}
	l.until("it is saved", func() bool { return questionOf(t, d, id).Answer == "Andrea Ostrobothnia keeps it." })
}

func TestWhatStandsInTheNotebookAlreadyIsNotAskedAboutNorTakenOut(t *testing.T) {
	qs := three()
	qs[0].Answer = "Maria Gonzalez keeps it."
	d, l, p := sitAtQuestions(t, writeQuestions(t, qs...))
	id := p.selected
	answer := p.pane.fields[fieldAnswer]
	d.win.Canvas().Focus(answer)
	answer.moveTo(len(answer.Text))
	typeInto(d, " Since May.")
	p.leave()
	l.until("what was typed is saved", func() bool { return questionOf(t, d, id).Answer == "Maria Gonzalez keeps it. Since May." })
	if shows(d, "Is this somebody's") {
		t.Error("it is asked about")
	}
}

func TestANameInANewQuestionIsAskedAbout(t *testing.T) {
	a := writeQuestions(t, three()...)
	d, l := sit(t, a.path, nil)
	d.open(Route{Page: Questions, Webinar: a.webinar})
	p := d.pages[Questions].(*questionsPage)
	l.until("the questions are shown", func() bool { return p.inWindow() })
	d.askQuestion()
	typeInto(d, "What does Maria Gonzalez pay?")
	pressKey(d, fyne.KeyReturn)
	if !shows(d, "“Maria Gonzalez”") {
		t.Fatal("nobody asked about a name")
	}
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	l.until("the name is left out", func() bool { return len(p.snap.questions) == 4 })
	if q := p.snap.questions[3]; q.Text != "What does […] pay?" || q.State != store.Queued {
		t.Errorf("kept: %+v", q)
	}
}

package report_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/app/report"
	"github.com/rapporteur-app/rapporteur/app/sample"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// sampleFile opens the sample notebook.
func sampleFile(t *testing.T) *store.File {
	t.Helper()
	path := t.TempDir() + "/sample.rapporteur"
	if err := sample.Build(path, false); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestWhatIsInventedSaysSo(t *testing.T) {
	f := notebook(t, func(tx *store.Tx) error {
		err := put(tx, store.Webinar{ID: webinarID, Number: 3, Title: "Rivers", Partnerships: []store.ID{fixedID(12)}},
			store.Webinar{ID: fixedID(9), Number: 4, Title: "Lakes"})
		if err == nil {
			err = put(tx, store.Partnership{ID: fixedID(12), Summary: "Two banks"})
		}
		for i, kind := range store.NoteKinds {
			for j, invented := range []bool{true, false} {
				title := "A true " + string(kind)
				if invented {
					title = "A made-up " + string(kind)
				}
				n := store.Note{ID: fixedID(20 + 2*i + j), Webinar: webinarID, Partnership: fixedID(12), Kind: kind, Status: store.Published, Cleared: true, Title: title, Invented: invented}
				if err == nil {
					err = put(tx, n)
				}
			}
		}
		about, readErr := store.About(tx)
		if err == nil {
			err = readErr
		}
		if about.Caveat = "Some of this is made up."; err == nil {
			err = store.Put(tx, &about)
		}
		return err
	})
	text := read(htmlOf(t, f, report.Options{Webinar: webinarID}))
	mustHave(t, text, "Some of this is made up.", "Lesson invented A made-up lesson", "Lesson A true lesson",
		"“A made-up quote” invented", "“A true quote” ", "A made-up next_step invented", "Commitment invented A made-up commitment", "A made-up open_question")
	if got := strings.Count(text, " invented"); got != 7 {
		t.Errorf("%d marks for six made-up notes, one of which stands twice", got)
	}
	mustNotHave(t, read(htmlOf(t, f, report.Options{Webinar: fixedID(9)})), "made up")
}

func TestTheCaveatOfTheSampleIsAboutWebinar19(t *testing.T) {
	f := sampleFile(t)
	for number, want := range map[int]bool{14: false, 19: true, 20: false} {
		for _, lang := range words.Languages() {
			html := string(htmlOf(t, f, report.Options{Webinar: webinarOf(t, f, number), Language: lang}))
			if got := strings.Contains(html, `class="caveat"`); got != want {
				t.Errorf("webinar %d in %s: caveat %v", number, lang, got)
			}
		}
	}
}

func TestNamedCitiesAreListed(t *testing.T) {
	f := sampleFile(t)
	text := read(htmlOf(t, f, report.Options{Webinar: webinarOf(t, f, 14)}))
	mustHave(t, text, "cities 3 named on its page", "Cities named on the event&#39;s page: Essen, Fortaleza and San Diego.")
	mustNotHave(t, text, "nothing to count", "Nothing was published about who took part")
	mustHave(t, read(htmlOf(t, f, report.Options{Webinar: webinarOf(t, f, 20), Language: "es"})), "Roma", "El Pireo")
	// Beside an attendance the names would tell which cities are under the limit.
	crowded := notebook(t, func(tx *store.Tx) error {
		if err := put(tx, store.Webinar{ID: webinarID, Title: "Rivers", Cities: []string{"Big", "Tiny"}}); err != nil {
			return err
		}
		return crowd(tx, map[string]int{"Big": 3, "Tiny": 1}, "BR")
	})
	mustNotHave(t, read(htmlOf(t, crowded, report.Options{Webinar: webinarID})), "Tiny")
}

func TestEverySourceIsReachable(t *testing.T) {
	f := sampleFile(t)
	html := string(htmlOf(t, f, report.Options{Webinar: webinarOf(t, f, 19)}))
	want := map[string]bool{}
	err := f.View(func(r store.Reader) error {
		return store.EachRecord(r, func(_ store.Type, _ store.ID, record any) error {
			switch x := record.(type) {
			case store.Region:
				addAll(want, x.Sources)
			case store.Milestone:
				addAll(want, x.Sources)
			case store.Funding:
				addAll(want, x.Sources)
			case store.Initiative:
				addAll(want, x.Sources)
			case store.Note:
				for _, e := range x.Evidence {
					if x.Status == store.Published && e.Kind == store.WebPage {
						want[e.URL] = true
					}
				}
			}
			return nil
		})
	})
	if err != nil || len(want) < 12 {
		t.Fatalf("%d sources, %v", len(want), err)
	}
	list := html[strings.Index(html, `class="sources"`):]
	for url := range want {
		if strings.Count(list, `href="`+strings.ReplaceAll(url, "&", "&amp;")+`"`) != 1 {
			t.Errorf("%s is not in the sources just once", url)
		}
	}
}

func addAll(set map[string]bool, list []string) {
	for _, s := range list {
		set[s] = true
	}
}

// Roles, names and places that have no translation are marked as all texts are.
func TestSmallTextsFallBackMarked(t *testing.T) {
	f := notebook(t, func(tx *store.Tx) error {
		err := put(tx, store.Webinar{ID: webinarID, Title: "Ríos", Language: "es", Partnerships: []store.ID{fixedID(12)}})
		if err == nil {
			err = put(tx, store.Partnership{ID: fixedID(12), Stakeholders: []string{"River board", "Port"}})
		}
		if err == nil {
			err = put(tx, store.Milestone{ID: fixedID(13), Partnership: fixedID(12), From: "2023", Title: "Visit", Place: "The Hague"})
		}
		if err == nil {
			err = put(tx, store.Initiative{ID: fixedID(14), Partnership: fixedID(12), Name: "Two banks"})
		}
		if err == nil {
			err = put(tx, store.Question{ID: fixedID(15), Webinar: webinarID, Text: "¿Cómo?", Language: "es", Asker: "Municipality", Answer: "Así.", AnsweredBy: "Speaker, Delta", State: store.Answered})
		}
		if err == nil {
			err = put(tx, store.Note{ID: fixedID(16), Webinar: webinarID, Kind: store.Commitment, Status: store.Published, Title: "Medir", Language: "es", Owner: "River board"})
		}
		return err
	})
	text := read(htmlOf(t, f, report.Options{Webinar: webinarID, Language: "es"}))
	mustHave(t, text, "River board y Port EN", "Visit EN , The Hague", "Iniciativa: Two banks EN", "Pregunta de Municipality EN · Respuesta de Speaker, Delta EN", "River board EN")
	mustNotHave(t, read(htmlOf(t, f, report.Options{Webinar: webinarID, Language: "en"})), "Municipality EN", "Municipality ES", "River board ES")
}

// In the sample nothing of a partnership, question or commitment is left in
// English but what has no reviewed translation, and that is marked.
func TestTheSampleNamesRolesAndPlacesInTheReportsLanguage(t *testing.T) {
	es, pt := read(sampleReport(t, report.Options{Language: "es"})), read(sampleReport(t, report.Options{Language: "pt"}))
	mustHave(t, es, "Actualizado el viernes, 24 de noviembre de 2023", "Pregunta de Gobierno regional · Respuesta de Ponente, Magallanes", "Parque Científico y Tecnológico de Opole", "Firma de un memorando de entendimiento", "texto inventado")
	mustHave(t, pt, "Webinário 19", "Governo regional", "Palestrante, Magallanes", "Assinatura de um memorando de entendimento", "texto inventado")
	for _, text := range []string{es, pt} {
		mustNotHave(t, text, "Regional government", "Speaker, ", "Municipality", "A funding programme in which", "iniciativa: WHISPER EN", "Iniciativa: WHISPER EN", "A fecha de")
	}
	mustNotHave(t, strings.ToLower(pt), " webinar ", " webinars ")
}

func TestTheCurvesTableSaysUnderTheLimit(t *testing.T) {
	html := string(sampleReport(t, report.Options{}))
	table := html[strings.Index(html, `id="figure-present"`):]
	rows := regexp.MustCompile(`<tr><th scope="row">[^<]*</th><td>([^<]*)</td>`).FindAllStringSubmatch(table, -1)
	if len(rows) < 10 || rows[0][1] != "fewer than 5" || rows[len(rows)-1][1] != "fewer than 5" {
		t.Errorf("the table is %v", rows)
	}
}

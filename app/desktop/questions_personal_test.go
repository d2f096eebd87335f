package desktop

import (
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

func TestNamesAreToldFromRoles(t *testing.T) {
	for _, role := range []string{
		"Regional government", "Cluster organisation", "Business association", "Civil society organisation", "City administration",
		"University, Tierra del Fuego", "Speaker, Opolskie", "Accelerator, Paraná – Silesia", "Energy cluster, Ostrobothnia", "Speaker, Magallanes",
		"Ministry of Environment", "Ministerio de Medio Ambiente", "Secretaria Municipal de Cultura", "Marshal's Office", "Embassy, Costa Rica",
		"Universidad de Magallanes", "Prefeitura de São Paulo", "European Commission", "EU Delegation", "Mayor, Punta Arenas", "Project lead", "Buenos Aires",
		"Student", "professor", "ONG", "Speaker 2", "", "Cámara de Comercio, Bogotá", "Estudante de mestrado", "IT department",
	} {
		if name := nameIn(role, wordSet("Tierra del Fuego")); name != "" {
			t.Errorf("%q: takes %q for a name", role, name)
		}
	}
	for role, want := range map[string]string{
		"Juan Pérez": "Juan Pérez", "University, María Example": "María Example", "juan pérez": "juan pérez", "Dr. Example": "Dr. Example",
		"Katarzyna Wiśniewska (Opole)": "Katarzyna Wiśniewska", "JUAN PEREZ": "JUAN PEREZ", "Ana de la Torre": "Ana de la Torre",
		"Embassy / Pekka Esimerkki": "Pekka Esimerkki", "Sra. Souza, Ministry": "Sra. Souza", "Zbigniew Przykład": "Zbigniew Przykład",
	} {
		if name := nameIn(role, nil); name != want {
			t.Errorf("%q: the name is %q, want %q", role, name, want)
		}
	}
}

func TestAddressesAndNumbersAreToldFromOtherText(t *testing.T) {
	for text, want := range map[string]string{
		"Write to a.b@example.org.": "a.b@example.org", "maria@exam": "maria@exam", "call +48 77 123 45 67": "+48 77 123 45 67",
		"(77) 123-456-789": "(77) 123-456-789", "tel 600 123 456": "600 123 456", "0048771234567": "0048771234567",
		"In 2021-2027 it had 1.250.000.000 euros": "", "from 23.11.2023 to 24.11.2023": "", "2023-11-23 at 15:00": "", "1 250 000 people": "",
		"@iurc is no address": "", "Article 12, page 345": "", "¿Cómo participan?": "",
	} {
		got := ""
		for _, f := range personalIn(text, false, nil) {
			got += f.text
		}
		if got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}

func TestWhatIsTakenOutLeavesTheRest(t *testing.T) {
	for _, c := range []struct {
		text string
		role bool
		want string
	}{
		{"University, María Example", true, "University"}, {"María Example, University", true, "University"}, {"María Example", true, ""},
		{"Embassy (Pekka Esimerkki)", true, "Embassy"}, {"Ask a@b.org or call +48771234567!", false, "Ask […] or call […]!"},
	} {
		if got := takeOut(c.text, personalIn(c.text, c.role, nil), c.role); got != c.want {
			t.Errorf("%q is left as %q, want %q", c.text, got, c.want)
		}
	}
}

func TestCountriesAreTypedAsPeopleDo(t *testing.T) {
	for typed, want := range map[string]string{
		"Chile": "CL", "chil": "CL", "cl": "CL", "CL": "CL", "polonia": "PL", "Polska": "PL", "Deutschland": "DE", "méx": "MX", "gua": "", "Atlantis": "", "": "",
	} {
		if got, ok := countryTyped(words.For("es"), typed); got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestKeysOfTheQueueCountOnAndMakeRoom(t *testing.T) {
	last := ""
	for range 5000 {
		next := rankAfter(last)
		if next <= last || len(next) > 6 {
			t.Fatalf("after %q comes %q", last, next)
		}
		last = next
	}
	for _, key := range []string{"i000123", "zzzz", "zzzzz", "n", "x", "ñandú"} {
		if next := rankAfter(key); next <= key {
			t.Errorf("%q does not come after %q", next, key)
		}
	}
	list := make([]store.Question, 10)
	for i := range list {
		list[i] = store.Question{ID: store.NewID(), Rank: "i00000" + digits(i%2)} // of two imports
	}
	changed := placeQuestion(store.Question{ID: store.NewID(), Text: "new"}, list, 4)
	if len(changed) != 11 || changed[5].Text != "new" {
		t.Fatalf("%d were changed", len(changed))
	}
	for i := range changed[1:] {
		if changed[i].Rank >= changed[i+1].Rank {
			t.Errorf("%q stands before %q", changed[i].Rank, changed[i+1].Rank)
		}
	}
	if again := placeQuestion(store.Question{ID: store.NewID()}, changed, 4); len(again) != 1 || again[0].Rank <= changed[4].Rank || again[0].Rank >= changed[5].Rank {
		t.Errorf("then %d were changed: %+v", len(again), again)
	}
}

func TestTheFirstSentenceOfAnAnswerIsTheTitle(t *testing.T) {
	for answer, want := range map[string][2]string{
		"One. Two.": {"One.", "Two."}, "Only this": {"Only this", ""}, "Since 1.5 % rose. Then": {"Since 1.5 % rose.", "Then"},
		"¿Y qué? Nada.": {"¿Y qué?", "Nada."}, "Line\nnext": {"Line", "next"},
	} {
		if first, rest := firstSentence(answer); first != want[0] || rest != want[1] {
			t.Errorf("%q: %q and %q", answer, first, rest)
		}
	}
	q := store.Question{Text: "Who?", Answer: "The town."}
	if n := noteOf(q, store.OpenQuestion); n.Title != "Who?" || n.Body != "The town." {
		t.Errorf("an open question reads %q, %q", n.Title, n.Body)
	}
}

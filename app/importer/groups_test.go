package importer

import (
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestGroupsAsTheyAreWritten(t *testing.T) {
	for group, texts := range map[store.Group]string{
		store.GroupGovernment: `government|Government|Local and regional government|Local government|GOVERNMENT / PUBLIC SECTOR|City council|Municipality|Public|
			Regional authority|Ministry of Education|Public administration|Gov|Civil servant|
			Gobierno|Gobierno local y regional|Gobierno regional|Sector público|Ayuntamiento|Administración Pública|Municipalidad|Ministerio de Ciencia|Alcaldía|Público|
			Governo|Governo estadual|Prefeitura|Prefeitura Municipal|Setor público|Administração pública|Câmara Municipal|Município|Secretaria de Educação|Servidor público|
			Regierung|Öffentliche Verwaltung|Kommune|Stadtverwaltung|Behörde|Bundesministerium|Öffentlicher Dienst|Landesregierung|
			Samorząd|Administracja publiczna|Urząd Marszałkowski|Urząd miasta|Gmina|Ministerstwo|Rząd|Sektor publiczny|
			Kunta|Kaupunki|Maakuntaliitto|Julkinen sektori|Ministeriö|Viranomainen|Valtio`,
		store.GroupUniversity: `university|University|Universities and research|Academia|Education|Higher Education|College|Research|Research institute|Research & Development centre, research centre|
			Business School|Student|Professor|Associate professor|Public school|Scientific research|
			Universidad|Universidad pública|Educación|Centro de investigación|Docente|Estudiante|Investigación|Facultad de Economía|Enseñanza|
			Universidade|Universidade Federal|Instituto Federal|Educação|Ensino superior|Pesquisa|Pesquisador|Professora|Escola pública|
			Universität|Hochschule|Fachhochschule|Forschung|Forschungsinstitut|Wissenschaft|Bildung|
			Uniwersytet|Politechnika|Uczelnia|Szkoła wyższa|Nauka|Instytut badawczy|Edukacja|
			Yliopisto|Ammattikorkeakoulu|Tutkimus|Koulutus|Tutkimuslaitos`,
		store.GroupBusiness: `business|Business and clusters|Company|Private sector|SME|Start-up|Consulting|Manufacturing|Banking|Chamber of Commerce|Entrepreneur|Public company|
			Empresa|Empresas|Sector privado|Pyme|Cámara de Comercio|Industria|Emprendedora|Negocios|Empresa pública|
			Setor privado|Indústria|Empreendedor|Comércio|Câmara de Comércio|Negócios|
			Unternehmen|Privatwirtschaft|Wirtschaft|Industrie- und Handelskammer|Firma|Beratung|KMU|
			Przedsiębiorstwo|Przedsiębiorca|Sektor prywatny|Biznes|Przemysł|Izba Gospodarcza|Konsulting|
			Yritys|Yksityinen sektori|Teollisuus|Kauppakamari|Pk-yritys|Elinkeinoelämä`,
		store.GroupEmbassy: `embassy|Embassy|Embassies and networks|Embassy / Consulate|EU Delegation|Delegation of the European Union|Diplomatic mission|Network|
			Embajada|Embajadas y redes|Consulado|Red de ciudades|Embaixada|Delegação da União Europeia|Rede de cidades|
			Botschaft|Konsulat|Netzwerk|Ambasada|Konsulat Generalny|Sieć miast|Suurlähetystö|Konsulaatti|Verkosto`,
		store.GroupCivil: `civil_society|Civil society|NGO|N.G.O.|NGOs|Non-profit|Not For Profit|Non-governmental organization|Non-governmental organisation (NGO)|Foundation|Association|Charity|
			ONG|Sociedad civil|Organización no gubernamental|Organizaciones no gubernamentales|Asociación|Fundación|Tercer sector|Sin fines de lucro|
			Sociedade civil|Organização não governamental|Associação|Fundação|Terceiro setor|OSC|
			Zivilgesellschaft|Nichtregierungsorganisation|Verein|Stiftung|Gemeinnützige Organisation|
			Organizacja pozarządowa|Stowarzyszenie|Fundacja|Społeczeństwo obywatelskie|
			Kansalaisjärjestö|Kansalaisyhteiskunta|Yhdistys|Säätiö|Järjestö`,
	} {
		for text := range strings.SplitSeq(texts, "|") {
			text = strings.TrimSpace(text)
			for _, written := range []string{text, strings.ToUpper(text), "  " + text + " "} {
				if got := GroupOf(written); got != group {
					t.Errorf("%q is %q, want %q", written, got, group)
				}
			}
		}
	}
}

// TestWhatIsNoGroupIsDropped: names, employers and what speaks of two groups.
func TestWhatIsNoGroupIsDropped(t *testing.T) {
	for _, text := range []string{
		"", "-", "--", "N/A", "Other", "Otro", "Outro", "Sonstiges", "Inne", "Muu", "Maria da Silva", "Jan Kowalski", "Virtanen", "Siemens", "Curitiba",
		"Healthcare", "Engineering", "Civil engineering", "International organisation", "Government, Academia, Business", "NGO or government",
		"canary-5f1c", "person@example.org", "+48 123 456 789", "\xff", strings.Repeat("university ", 100),
	} {
		if got := GroupOf(text); got != "" {
			t.Errorf("%q is %q, want none", text, got)
		}
	}
}

// TestListsOfGroups finds words that two groups claim, and those that are too short to be found.
func TestListsOfGroups(t *testing.T) {
	table := groupTable()
	for name, index := range map[string]groupIndex{"phrases": table.phrases, "strong": table.strong, "weak": table.weak} {
		of := map[string]store.Group{}
		for _, entries := range index {
			for _, e := range entries {
				if before := of[e.text]; before != "" && before != e.group {
					t.Errorf("%s: %q is %s and %s", name, e.text, before, e.group)
				}
				of[e.text] = e.group
				if name != "phrases" && e.open && len(e.text) < stemIndex {
					t.Errorf("%s: %q* is too short", name, e.text)
				}
			}
		}
		if len(of) < 50 {
			t.Errorf("%s: only %d entries", name, len(of))
		}
	}
}

func FuzzGroupOf(f *testing.F) {
	for _, seed := range []string{"Non-governmental", "Universidade Federal", "no gubernamentales", " non governmental non governmental", "\xff", "ngo ngo ngo"} {
		f.Add(seed)
	}
	known := []store.Group{"", store.GroupGovernment, store.GroupUniversity, store.GroupBusiness, store.GroupEmbassy, store.GroupCivil}
	f.Fuzz(func(t *testing.T, text string) {
		if got := GroupOf(text); !slices.Contains(known, got) {
			t.Fatalf("%q is %q", text, got)
		}
	})
}

func BenchmarkGroupOf(b *testing.B) {
	texts := []string{"Universidade Federal", "Maria da Silva", "Non-governmental organisation (NGO)", "Government"}
	for i := 0; b.Loop(); i++ {
		GroupOf(texts[i%len(texts)])
	}
}

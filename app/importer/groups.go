package importer

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/rapporteur-app/rapporteur/assets/places/fold"
	"github.com/rapporteur-app/rapporteur/store"
)

// GroupOf returns the group that an organisation type or an industry belongs to,
// as people write them in English, Spanish, Portuguese, German, Polish and Finnish.
// Text that says nothing of the kind, or that speaks of several groups, has none.
//
// Text is never kept as a group of its own, not even where a column looks like a
// list of choices: free text names employers and people, and nothing in a file
// tells for certain that a column is not free.
func GroupOf(text string) store.Group {
	if len(text) > longestGroup {
		return ""
	}
	key := fold.Key(text)
	if publicAlone[key] {
		return store.GroupGovernment
	}
	var told, hinted []store.Group
	add := func(list *[]store.Group, group store.Group) {
		if group != "" && !slices.Contains(*list, group) {
			*list = append(*list, group)
		}
	}
	table := groupTable()
	for rest := key; rest != ""; {
		word, after, _ := strings.Cut(rest, " ")
		if group, length := table.phrases.at(rest, word); length > 0 {
			add(&told, group)
			_, rest, _ = strings.Cut(rest[length:], " ")
			continue
		}
		if group := table.strong.of(word); group != "" {
			add(&told, group)
		} else {
			add(&hinted, table.weak.of(word))
		}
		rest = after
	}
	switch {
	case len(told) == 1:
		return told[0]
	case len(told) == 0 && len(hinted) == 1:
		return hinted[0]
	}
	return ""
}

// publicAlone are words that mean the public sector only where nothing is with them:
// a public school is a school.
var publicAlone = map[string]bool{
	"public": true, "publico": true, "publica": true, "offentlich": true, "publiczny": true, "publiczna": true, "julkinen": true,
}

// longestGroup is how many bytes a group's text may have; longer is an essay.
const longestGroup = 300

// strongGroups are words that say what an organisation is. "*" stands for any
// ending, words of several parts are found as they are, all folded.
var strongGroups = map[store.Group]string{
	store.GroupGovernment: `govern*|gov|govt|gobierno*|governo*|gubernamental*|governamental*|gobernacion*|prefeitura*|ayuntamiento*|alcald*|intendencia*|municipio*|
		municipality|municipalities|municipalidad*|municipalidade*|concejal*|vereador*|ministry|ministries|ministro*|ministerio*|ministerium*|ministerien|ministerstwo*|ministeri*|
		public sector|public administration|public authorit*|public body|public bodies|public servant*|civil service|civil servant*|local authorit*|regional authorit*|
		local council|city council|town council|county council|city hall|town hall|city administration|regional administration|local administration|
		sector publico|administracion publica|administracion local|administracion regional|funcion publica|funcionario*|entidad publica|organismo publico|diputacion*|cabildo*|
		setor publico|administracao publica|administracao local|orgao publico|servidor publico|servico publico|camara municipal|camara de vereadores|autarquia*|junta de freguesia|
		secretaria de|secretaria do|secretaria da|secretaria municipal|secretaria estadual|secretaria regional|subsecretaria*|
		regierung*|landesregierung*|bundesregierung*|behorde*|verwaltung|offentliche verwaltung|offentlicher sektor|offentlicher dienst|offentliche hand|stadtverwaltung*|
		kommunalverwaltung*|kommune*|gemeinde|gemeinden|stadtrat|landkreis*|landratsamt|rathaus|bundesministerium*|landesministerium*|bezirksamt|
		rzad*|samorzad*|administracja|administracja publiczna|sektor publiczny|urzad*|gmina|gminy|starostwo*|powiat*|urzad miasta|urzad marszalkowski|
		hallinto|julkishallinto|julkinen sektori|julkinen hallinto|kunta|kunnat|kaupunki|kaupungit|valtio|hallitus|maakunta*|maakuntaliitto|virasto*|viranomai*|aluehallinto`,
	store.GroupUniversity: `universit*|university|universidad*|universidade*|universitat*|uniwersytet*|yliopisto*|uni|hochschul*|fachhochschul*|ammattikorkeakoulu*|korkeakoulu*|
		uczelni*|politechni*|polytechni*|politecnic*|college*|academia|academy|academic|academics|academico*|academica*|akademi*|faculty|facultad*|faculdade*|fakultat*|wydzial*|
		higher education|educacion superior|ensino superior|ensenanza superior|szkolnictwo wyzsze|szkola wyzsza|korkeakoulutus|hochschulbildung|business school|escuela de negocios|
		escola de negocios|instituto politecnico|instituto superior|instituto tecnologico|instituto federal|research institut*|research cent*|research organi*|
		centro de investigacion|centro de pesquisa|instituto de investigacion|instituto de pesquisa|forschungsinstitut*|forschungseinrichtung*|forschungszentrum|
		instytut badawczy|osrodek badawczy|tutkimuslaito*|tutkimuskesku*`,
	store.GroupBusiness: `company|companies|empresa*|enterprise*|corporation*|corporate|firm|firms|firma*|sme|smes|pyme*|mipyme*|pme|pmes|mpe|mei|kmu|msp|pk yritys|startup*|start up|start ups|
		private sector|sector privado|setor privado|privatsektor|privatwirtschaft|privater sektor|sektor prywatny|yksityinen sektori|iniciativa privada|
		unternehm*|przedsiebior*|yritys*|yrity*|liikeyritys*|entrepreneur*|emprended*|empreended*|emprendimiento*|empreendedor*|self employed|freelanc*|
		chamber of commerce|chambers of commerce|camara de comercio*|camara de industria|handelskammer|industrie und handelskammer|izba gospodarcza|izba handlowa|kauppakamari*|
		ltd|ltda|llc|inc|gmbh|plc|corp|oyj|sp z o o`,
	store.GroupEmbassy: `embass*|ambassad*|embaj*|embaix*|botschaft*|ambasad*|suurlahetyst*|consulate*|consulado*|consular|consul|konsulat*|konsulaat*|konsul|diplomat|diplomats|diplomatic*|diplomata*|
		diplomatico*|diplomatie|diplomac*|dyplomat*|dyplomacja|eu delegation|delegation of the european union|delegation of european union|european union delegation|delegacion de la union europea|
		delegacao da uniao europeia|delegation der europaischen union|delegatura unii europejskiej|network|networks|city network|redes|red de ciudades|red de regiones|
		rede de cidades|netzwerk*|stadtenetzwerk*|siec miast|sieci|verkosto*`,
	store.GroupCivil: `ngo|ngos|n g o|ong|ongs|cso|csos|osc|oscs|oscip|ngo s|non governmental*|nongovernmental*|no gubernamental*|nao governamental*|nichtregierungs*|nichtstaatlich*|
		pozarzadow*|organizacja pozarzadowa|kansalaisjarjesto*|jarjesto*|civil society|society civil|sociedad civil|sociedade civil|zivilgesellschaft*|spoleczenstwo obywatelskie|
		kansalaisyhteiskun*|association*|asociacion*|associac*|verein|vereine|verband|verbande|stowarzyszeni*|yhdisty*|foundation*|fundacion*|fundacao|fundacoes|fundacj*|stiftung*|saatio*|
		nonprofit*|non profit*|not for profit*|sin fines de lucro|sin animo de lucro|sem fins lucrativos|sem fim lucrativo|gemeinnutzig*|non profit organi*|voittoa tavoittelematon|
		third sector|tercer sector|terceiro setor|dritter sektor|trzeci sektor|kolmas sektori|charit*|voluntari*|volunteer*|activis*|ativis*|trade union*|sindicato*|gewerkschaft*|
		community organi*|community based organi*|grassroots`,
}

// weakGroups are words that tell a group only where none of the strong ones does.
var weakGroups = map[store.Group]string{
	store.GroupGovernment: `municipal*|minister|ministers|council|county|prefect*|kommunal*|legislativ*|parliament*|parlament*`,
	store.GroupUniversity: `education*|educacao|educacion|educativ*|educaciona*|bildung*|edukacj*|oswiat*|koulutu*|opetus|ensino|ensenanza|school*|escuela*|escola*|schule*|szkol*|koulu|
		koulut|oppilaito*|research*|investigacion*|investigador*|pesquis*|forschung*|forscher*|badan*|badawcz*|tutkimu*|tutkija*|science*|scientist*|scientific|ciencia*|cientific*|
		wissenschaft*|nauka|nauki|naukow*|tiede*|student*|estudiante*|estudante*|studierend*|opiskelija*|professor*|profesor*|docente*|dozent*|teacher*|lecturer*|phd|maestr*|estudiantil|edu`,
	store.GroupBusiness: `business*|negocio*|biznes*|gewerbe|wirtschaft*|gospodark*|elinkeino*|liiketoimin*|industr*|przemysl*|teollisuu*|commerc*|comerci*|handel*|kaupp*|trade|
		manufactur*|retail*|bank|banks|banking|banca|banco|bancos|banken|finance|financial*|finanz*|insurance|consult*|berat*|doradz*|doradc*|konsult*|technology|tecnologia*|
		technologie*|software|private|privad*|privat|prywatn*|yksityi*|cluster*|agribusiness|agronegocio*|telecommunications|construction|hospitality|advertising|marketing`,
	store.GroupEmbassy: `delegation*|delegacion|delegacao|red|rede|siec`,
	store.GroupCivil:   `citizen*|ciudadan*|cidada*|burgergesellschaft*|burgerinitiative*|obywatel*|kansalai*|communit*|comunitari*|humanitari*`,
}

// groupEntry is a word or phrase of the lists, folded.
type groupEntry struct {
	text  string
	open  bool // any ending may follow
	group store.Group
}

// groupIndex holds entries by the letters that a text must begin with.
type groupIndex map[string][]groupEntry

// of is the group of a word.
func (x groupIndex) of(word string) store.Group {
	for _, e := range x[word[:min(len(word), stemIndex)]] {
		if e.text == word || e.open && strings.HasPrefix(word, e.text) {
			return e.group
		}
	}
	return ""
}

// at is the group of the longest phrase that a text begins with, whose first word
// is given, and how long the phrase is; 0 if there is none.
func (x groupIndex) at(text, first string) (group store.Group, length int) {
	for _, e := range x[first] {
		if rest, ok := strings.CutPrefix(text, e.text); ok && (e.open || rest == "" || rest[0] == ' ') {
			return e.group, len(e.text)
		}
	}
	return "", 0
}

// stemIndex is how many bytes of a word its index goes by. The shortest open word
// of the lists is longer.
const stemIndex = 3

type groupLists struct{ phrases, strong, weak groupIndex }

// groupTable sorts the lists once: longer phrases and stems first, so that
// "consulting" is looked for before "consul".
var groupTable = sync.OnceValue(func() *groupLists {
	t := &groupLists{groupIndex{}, groupIndex{}, groupIndex{}}
	read := func(lists map[store.Group]string, words groupIndex) {
		for group, list := range lists {
			for entry := range strings.SplitSeq(list, "|") {
				stem, open := strings.CutSuffix(strings.TrimSpace(entry), "*")
				e := groupEntry{fold.Key(stem), open, group}
				first, _, several := strings.Cut(e.text, " ")
				if several {
					t.phrases[first] = append(t.phrases[first], e)
				} else if e.text != "" {
					first = e.text[:min(len(e.text), stemIndex)]
					words[first] = append(words[first], e)
				}
			}
		}
	}
	read(strongGroups, t.strong)
	read(weakGroups, t.weak)
	for _, index := range []groupIndex{t.phrases, t.strong, t.weak} {
		for _, entries := range index {
			slices.SortFunc(entries, func(a, b groupEntry) int {
				return cmp.Or(cmp.Compare(len(b.text), len(a.text)), strings.Compare(a.text, b.text))
			})
		}
	}
	return t
})

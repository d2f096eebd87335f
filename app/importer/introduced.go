package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur-app/rapporteur/assets/places"
)

// A name of one word may be any word. It is taken out where somebody introduces
// themselves or signs, and anywhere where it is written as in the list and is no
// ordinary word. People also call themselves by their first or last name alone.

// leastAlone is how many letters a name of one word has at least.
const leastAlone = 4

// learnWords takes in what of a name may stand alone.
func (s *scrubber) learnWords(name string, folded []string) {
	if s.alone == nil || len(folded) == 0 || len(folded) > mostNameWords {
		return
	}
	for _, w := range []string{folded[0], folded[len(folded)-1]} {
		if utf8.RuneCountInString(w) >= leastAlone-1 && !particles[w] {
			s.parts[w] = true
		}
	}
	if len(folded) == 1 && utf8.RuneCountInString(folded[0]) >= leastAlone {
		if said := wordsOf(name); capital(name[said[0].from:]) {
			s.alone[folded[0]] = name[said[0].from:said[0].until]
		}
	}
}

// learnHalf takes in the words of a first or last name that a column of its own
// holds: they are names for certain, and are taken out wherever they stand alone.
func (s *scrubber) learnHalf(name string) {
	for _, w := range wordsOf(name) {
		if utf8.RuneCountInString(w.folded) >= leastAlone-1 && !particles[w.folded] {
			s.halves[w.folded] = true
		}
	}
}

// personLike tells a name of a few words of which none means anything else: of no
// office, city or country. Their words are somebody's then, also where they stand alone.
func (s *scrubber) personLike(name string) bool {
	said := wordsOf(name)
	if len(said) < 2 || len(said) > mostHalves {
		return false
	}
	for _, w := range said {
		if !capital(name[w.from:w.until]) && !particles[w.folded] || s.ordinary(w.folded) || strings.ContainsAny(w.folded, "0123456789") {
			return false
		}
	}
	return true
}

// mostHalves is how many words such a name has at most.
const mostHalves = 4

func capital(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// ordinary tells words that mean something else than somebody.
func (s *scrubber) ordinary(folded string) bool {
	known, ok := s.common[folded]
	if !ok {
		known = sentenceWords[folded] || plainWords[folded] || s.titles[folded]
		if !known {
			_, known = places.CountryOf(folded)
		}
		if !known {
			_, known = places.CityOf(folded, "")
		}
		s.common[folded] = known
	}
	return known
}

// callsThemselves tells whether the word at i is a name that stands alone.
func (s *scrubber) callsThemselves(text string, said []spoken, i int) bool {
	w := said[i]
	if s.parts == nil {
		return false
	}
	written := text[w.from:w.until]
	if (s.alone[w.folded] == written || s.halves[w.folded] && capital(written)) && !s.ordinary(w.folded) {
		return true
	}
	if !s.parts[w.folded] {
		return false
	}
	before, after := text[:w.from], text[w.until:]
	named := capital(written) || !s.ordinary(w.folded)
	switch {
	case i+1 < len(said) && isHere[said[i+1].folded] && strings.TrimSpace(text[w.until:said[i+1].from]) == "":
		return named
	case introducing.MatchString(before):
		return named
	case i == 0 && strings.TrimSpace(before) == "" && beginsWithSign.MatchString(after):
		return named && !sentenceWords[w.folded]
	case i == 0 && strings.TrimSpace(before) == "" && strings.HasPrefix(after, ","):
		return !s.ordinary(w.folded)
	case strings.Trim(after, " \t\n.!)") == "" && signing.MatchString(before):
		return !s.ordinary(w.folded)
	}
	return false
}

var (
	isHere = wordSet("here aqui aquí acá hier ici")
	// introducing ends where somebody's own name follows.
	introducing = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:i am|i['’]m|i m|name is|name['’]s|this is|call me|soy|me llamo|nombre es|habla|sou|sou (?:o|a)|aqui é (?:o|a)|me chamo|nome é|ich bin|ich heiße|name ist|je suis|m['’]appelle)\s+$`)
	// beginsWithSign is what divides a name from what it says.
	beginsWithSign = regexp.MustCompile(`^\s*(?:[:：|>(]|[-–—]+\s|—)`)
	// signing ends where somebody signs.
	signing = regexp.MustCompile(`(?i)(?:[.!?…,\n–—]|\s[-/~]|[.?!]-|regards|cheers|thanks|thank you|best|gracias|saludos|cordialmente|atentamente|obrigad[oa]|abraços|danke|merci|grüße)[\s,.!–—-]*$`)
	// plainWords are shown for names, and are none.
	plainWords = wordSet(
		"guest user admin administrator host cohost moderator moderador anfitrión anfitrião panelist panelista speaker ponente participant participante attendee asistente student estudiante estudante teacher professor profesor visitor invitado convidado anonymous unknown test iphone ipad galaxy android samsung xiaomi huawei phone mobile laptop computer windows desktop zoom teams meet webex office reception room meeting webinar conference",
		"city region council municipality university government ministry embassy company business school institute agency foundation network ciudad ciudades región municipio universidad gobierno ministerio embajada empresa escuela cidade município universidade governo ministério embaixada escola europe european europa latin latino latina america américa african africa asia nordic green blue energy energía energia water agua água climate clima innovation innovación inovação digital project proyecto projeto programme program programa partnership cooperation cooperación cooperação support team equipo equipe",
		"mark grace hope rose bill drew june april august summer faith rich frank grant brown white black young king long best rather good strong sunny dawn north south east west norte este oeste luz cruz flores campos costa reyes silva rosa lima monday",
	)
)

package places

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/rapporteur-app/rapporteur/assets/places/fold"
)

//go:embed countries.gz
var packedCountries []byte

//go:embed aliases.txt
var writtenAliases string

// CountryOf returns the ISO 3166-1 alpha-2 code (or XK, Kosovo) of a country that
// is written as a name in any language, as an official name, inverted ("Korea,
// Republic of"), or as a code of two or three capitals; false if it is no country
// or could be two.
//
// "NA" alone is unknown: exports write it for an empty cell more often than for
// Namibia. Text in which two countries are named is unknown too, unless one is a
// territory of the other ("Hong Kong, China").
func CountryOf(name string) (iso2 string, ok bool) {
	if iso2, ok = askedCountries.get(name); ok {
		return iso2, true
	}
	if iso2, ok = countryOf(name); ok {
		askedCountries.keep(strings.Clone(name), iso2)
	}
	return iso2, ok
}

var askedCountries remembered[string, string]

func countryOf(name string) (iso2 string, ok bool) {
	name = strings.TrimSpace(name)
	if name == "" || name == "NA" || len(name) > longestName {
		return "", false
	}
	if iso2, ok = ofCode(name); ok {
		return iso2, true
	}
	if iso2, ok = ofFlag(name); ok {
		return iso2, true
	}
	if iso2, ok = ofName(fold.Key(name)); ok {
		return iso2, true
	}
	cut := parts(name)
	if len(cut) == 2 {
		if iso2, ok = ofName(fold.Key(cut[1] + " " + cut[0])); ok {
			return iso2, true
		}
	}
	return agreed(cut)
}

// longestName is how many bytes a country's or city's name may have. What is
// longer is something else, and costs no time.
const longestName = 200

// ofCode reads a code of two or three capitals.
func ofCode(code string) (iso2 string, ok bool) {
	if len(code) != 2 && len(code) != 3 {
		return "", false
	}
	iso2, ok = codes()[code]
	return iso2, ok
}

// ofFlag reads a flag, with or without the country's name after it: two letters
// of the block that Unicode makes flags of.
func ofFlag(text string) (iso2 string, ok bool) {
	const flagA, flagZ = '🇦', '🇿'
	letters := []rune(text[:min(len(text), 8)])
	if len(letters) < 2 || letters[0] < flagA || letters[0] > flagZ || letters[1] < flagA || letters[1] > flagZ {
		return "", false
	}
	return ofCode(string([]rune{letters[0] - flagA + 'A', letters[1] - flagA + 'A'}))
}

// ofName looks a folded name up, as it is and without what states call themselves.
func ofName(key string) (iso2 string, ok bool) {
	if key == "" {
		return "", false
	}
	if iso2, ok = countryNames()[key]; ok {
		return iso2, true
	}
	short := withoutForm(key)
	if short == "" || severalStates[short] {
		return "", false
	}
	iso2, ok = countryNames()[short]
	return iso2, ok
}

// severalStates are the names that more than one state has with a form of
// government before it; aliases.txt has those one by one.
var severalStates = map[string]bool{
	"china": true, "congo": true, "kongo": true, "korea": true, "corea": true, "coreia": true, "coree": true, "guinea": true,
	"virgin islands": true,
}

// formWords are what states call themselves, before the "of".
var formWords = func() map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(`
		republic kingdom state states commonwealth sultanate principality duchy federation union emirate
		grand democratic federal federative socialist islamic people s peoples arab united hashemite bolivarian plurinational independent
		cooperative co operative oriental eastern
		republica reino estado estados principado ducado sultanato federacion federacao union uniao emirato
		gran democratica federal federativa socialista islamica popular arabe unida unido bolivariana plurinacional independiente
		cooperativa republik bundesrepublik konigreich furstentum republique royaume principaute`) {
		set[word] = true
	}
	return set
}()

// withoutForm takes "kingdom of", "república federativa do" and the like off a
// folded name; empty if there is nothing of the kind.
func withoutForm(key string) string {
	for _, form := range []string{"republik ", "bundesrepublik ", "konigreich "} { // German has no "of"
		if rest, ok := strings.CutPrefix(key, form); ok {
			return rest
		}
	}
	for rest, formed := key, false; ; formed = true {
		word, after, more := strings.Cut(rest, " ")
		switch {
		case !more || !formWords[word] && !formed:
			return ""
		case linkWords[word]:
			for _, article := range []string{"la ", "las ", "los ", "el "} {
				after = strings.TrimPrefix(after, article)
			}
			return after
		case !formWords[word]:
			return ""
		}
		rest = after
	}
}

// linkWords stand between what states call themselves and their name.
var linkWords = map[string]bool{
	"of": true, "de": true, "do": true, "da": true, "del": true, "dos": true, "das": true, "du": true, "des": true, "d": true,
}

// agreed is the country that all parts name, by name or code. Where one is a
// territory and the other the state it belongs to, it is the territory.
func agreed(cut []string) (iso2 string, ok bool) {
	if len(cut) < 2 {
		return "", false
	}
	var named []string
	for _, part := range cut {
		found, ok := ofCode(part)
		if !ok {
			found, ok = ofName(fold.Key(part))
		}
		if !ok {
			return "", false
		}
		if !slices.Contains(named, found) {
			named = append(named, found)
		}
	}
	switch {
	case len(named) == 1:
		return named[0], true
	case len(named) == 2 && belongsTo[named[0]] == named[1]:
		return named[0], true
	case len(named) == 2 && belongsTo[named[1]] == named[0]:
		return named[1], true
	}
	return "", false
}

// countryNames are the codes by folded name: those of CLDR, and our aliases,
// which win.
var countryNames = sync.OnceValue(unpackCountries)

func unpackCountries() map[string]string {
	text := inflate(packedCountries)
	names := make(map[string]string, strings.Count(text, "\t")+1024)
	for line := range strings.Lines(text) {
		iso2, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		for key := range strings.SplitSeq(rest, "\t") {
			names[key] = iso2
		}
	}
	for line := range strings.Lines(writtenAliases) {
		iso2, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if iso2 == "" || iso2 == "#" {
			continue
		}
		for alias := range strings.SplitSeq(rest, ";") {
			if key := fold.Key(alias); iso2 == "??" {
				delete(names, key)
			} else {
				names[key] = iso2
			}
		}
	}
	return names
}

package desktop

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/rapporteur-app/rapporteur/assets/places"
	"github.com/rapporteur-app/rapporteur/store"
)

// personalKind is what a piece of a text seems to tell of a person.
type personalKind string

// The kinds.
const (
	personalAddress personalKind = "address" // e-mail
	personalNumber  personalKind = "number"  // telephone
	personalName    personalKind = "name"
)

// personal is a piece of a text that seems to name or reach a person.
type personal struct {
	kind personalKind
	text string // as it is written
}

var (
	// An address is one as soon as something stands on both sides of the @: it must
	// not be saved half typed.
	mailPattern  = regexp.MustCompile(`[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}][\p{L}\p{N}.-]*`)
	phonePattern = regexp.MustCompile(`(?:\+|\(|\b)\d[\d ()./\x{a0}\x{2011}-]{5,}\d`)
	datesPattern = regexp.MustCompile(`^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4} ?[-–/.] ?\d{4})(?:[ ./-].*)?$`)
	moneyPattern = regexp.MustCompile(`^\d{1,3}(?:[.,]\d{3})+$`)
	honorific    = regexp.MustCompile(`(?i)^(?:mr|mrs|ms|dr|dra|prof|profa|sr|sra|srta|don|doña|dona|herr|frau|ing|lic|arq)\.?$`)
)

// personalIn finds what in a text seems to name or reach a person: addresses,
// telephone numbers and names; see nameIn and fullNames for what is one in a role and
// in other text. known are folded words of places that the notebook itself names.
func personalIn(text string, role bool, known map[string]bool) []personal {
	var found []personal
	for _, mail := range mailPattern.FindAllString(text, -1) {
		found = append(found, personal{personalAddress, strings.TrimRight(mail, ".-")})
	}
	for _, number := range phonePattern.FindAllString(mailPattern.ReplaceAllString(text, " "), -1) {
		if isPhone(number) {
			found = append(found, personal{personalNumber, number})
		}
	}
	if !role {
		return addNames(found, text, known)
	}
	if name := nameIn(text, known); name != "" {
		found = append(found, personal{personalName, name})
	}
	return found
}

// isPhone tells telephone numbers from dates, years and amounts.
func isPhone(number string) bool {
	digits := 0
	for _, r := range number {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if strings.HasPrefix(number, "+") || strings.HasPrefix(number, "00") {
		return digits >= 7
	}
	return digits >= 9 && digits <= 15 && !datesPattern.MatchString(number) && !moneyPattern.MatchString(number)
}

// nameIn is a part of a role that looks like somebody's full name: two to four words
// with capitals, or a given name and a word, none of which says what people do, where
// they are or which organisation they belong to.
func nameIn(role string, known map[string]bool) string {
	for _, part := range strings.FieldsFunc(role, func(r rune) bool { return strings.ContainsRune(",;:/|()–—", r) }) {
		if part = strings.TrimSpace(part); looksLikeName(part, known) {
			return part
		}
	}
	return ""
}

func looksLikeName(part string, known map[string]bool) bool {
	words := strings.Fields(part)
	if len(words) > 1 && honorific.MatchString(words[0]) {
		return true
	}
	named, capitals := 0, 0
	for _, w := range words {
		folded := store.Fold(strings.Trim(w, ".'’"))
		switch {
		case nameParticles[folded]:
			continue
		case !lettersOnly(w) || roleWords[folded] || known[folded] || isAcronym(w) && !shouted(words):
			return false
		}
		named++
		if r := []rune(w)[0]; unicode.IsUpper(r) {
			capitals++
		}
	}
	if named < 2 || named > 4 || isPlace(part) {
		return false
	}
	if givenNames[store.Fold(words[0])] {
		return true
	}
	return capitals == named && !slices.ContainsFunc(words, isPlace)
}

// isPlace tells whether words name a country or a city.
func isPlace(words string) bool {
	if _, ok := places.CountryOf(words); ok {
		return true
	}
	_, ok := places.CityOf(words, "")
	return ok
}

func lettersOnly(word string) bool {
	for _, r := range word {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(".'’-", r) {
			return false
		}
	}
	return true
}

// isAcronym tells whether a word is in capitals, as those of organisations are.
func isAcronym(word string) bool {
	letters := []rune(strings.Trim(word, "."))
	return len(letters) > 1 && strings.ToUpper(string(letters)) == string(letters)
}

// shouted tells whether all words are in capitals.
func shouted(words []string) bool {
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return strings.ToUpper(w) != w })
}

// takeOut takes pieces out of a text. Of a role the rest is left, without the marks
// that stood around the name.
func takeOut(text string, found []personal, role bool) string {
	for _, f := range found {
		with := "[…]"
		if role {
			with = ""
		}
		text = strings.ReplaceAll(text, f.text, with)
	}
	if role {
		text = strings.Trim(oneSpaced(text), " ,;:/|()–—-")
	}
	return text
}

// approvals remember what a person has said of a question: that what looks like an
// address, a number or a name in it may stay. They are asked once.
type approvals map[store.ID]map[personalKind]bool

func (a approvals) allow(id store.ID, found []personal) {
	if a[id] == nil {
		a[id] = map[personalKind]bool{}
	}
	for _, f := range found {
		a[id][f.kind] = true
	}
}

// ask returns what of a question has not been asked about yet.
func (a approvals) ask(id store.ID, found []personal) []personal {
	return slices.DeleteFunc(slices.Clone(found), func(f personal) bool { return a[id][f.kind] })
}

package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// meansNothing are words that may stand before a date: days of the week.
func meansNothing(word string) bool {
	switch store.Fold(word) {
	case "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"lun", "mar", "mie", "jue", "vie", "sab", "dom", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
		"seg", "ter", "qua", "qui", "sex", "segunda", "terca", "quarta", "quinta", "sexta", "feira",
		"mo", "di", "mi", "do", "fr", "sa", "so", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag":
		return true
	}
	return false
}

// halfDays are the words for the halves of the day in languages that do not write AM
// and PM, as CLDR has them: Greek, Arabic, Persian, Hebrew, Vietnamese, Turkish,
// Hungarian, Finnish, Swedish, Hindi, Thai and Bulgarian.
var halfDays = map[string]string{
	"π.μ": "am", "μ.μ": "pm", "πμ": "am", "μμ": "pm", "ص": "am", "م": "pm", "ق.ظ": "am", "ب.ظ": "pm",
	"SA": "am", "CH": "pm", "ÖÖ": "am", "ÖS": "pm", "öö": "am", "ös": "pm", "du": "pm", "ap": "am", "ip": "pm", "fm": "am", "em": "pm",
	"पूर्वाह्न": "am", "अपराह्न": "pm", "ก่อนเที่ยง": "am", "หลังเที่ยง": "pm", "пр.об": "am", "сл.об": "pm", "dop": "am", "odp": "pm",
}

// months are the first letters of the months' names, folded: English, Spanish,
// Portuguese, German, French, Italian and Polish, of which the longer ones stand
// first where one begins another.
var months = [12][]string{
	{"jan", "ene", "gen", "sty"}, {"feb", "fev", "lut"}, {"mar", "mrz", "maerz"}, {"apr", "abr", "avr", "kwi"},
	{"may", "mai", "mag", "maj"}, {"jun", "juin", "giu", "cze"}, {"jul", "juil", "lug", "lip"}, {"aug", "ago", "aou", "sie"},
	{"sep", "set", "wrz"}, {"oct", "out", "okt", "ott", "paz"}, {"nov", "lis"}, {"dec", "dic", "dez", "gru"},
}

// monthOf is the month of a name or its short form, 1 to 12; 0 for no month.
func monthOf(word string) int {
	if len(word) < 3 {
		return 0
	}
	folded := store.Fold(word)
	for i, names := range months {
		for _, name := range names {
			if strings.HasPrefix(folded, name) {
				return i + 1
			}
		}
	}
	return 0
}

// zoneName is a zone as a time names it.
type zoneName struct {
	given  bool
	offset int    // seconds east of UTC
	place  string // IANA name where the abbreviation belongs to one; empty: only the offset is known
}

// zoneOf reads a zone's abbreviation. Offsets are fixed, since an abbreviation
// says itself whether summer time is meant; the place is where most who write it are.
func zoneOf(word string) (zoneName, bool) {
	const hour = 3600
	zone := func(hours float64, place string) (zoneName, bool) {
		return zoneName{given: true, offset: int(hours * hour), place: place}, true
	}
	switch word {
	case "UTC", "GMT", "Z":
		return zone(0, "UTC")
	case "EDT":
		return zone(-4, "America/New_York")
	case "EST":
		return zone(-5, "America/New_York")
	case "CDT":
		return zone(-5, "America/Chicago")
	case "CST":
		return zone(-6, "America/Chicago")
	case "MDT":
		return zone(-6, "America/Denver")
	case "MST":
		return zone(-7, "America/Denver")
	case "PDT":
		return zone(-7, "America/Los_Angeles")
	case "PST":
		return zone(-8, "America/Los_Angeles")
	case "AKDT":
		return zone(-8, "America/Anchorage")
	case "AKST":
		return zone(-9, "America/Anchorage")
	case "HST":
		return zone(-10, "Pacific/Honolulu")
	case "ADT":
		return zone(-3, "America/Halifax")
	case "AST":
		return zone(-4, "America/Halifax")
	case "BRT":
		return zone(-3, "America/Sao_Paulo")
	case "ART":
		return zone(-3, "America/Argentina/Buenos_Aires")
	case "CLT":
		return zone(-4, "America/Santiago")
	case "CLST":
		return zone(-3, "America/Santiago")
	case "COT":
		return zone(-5, "America/Bogota")
	case "PET":
		return zone(-5, "America/Lima")
	case "BST":
		return zone(1, "Europe/London")
	case "IST":
		return zone(5.5, "Asia/Kolkata")
	case "WET":
		return zone(0, "Europe/Lisbon")
	case "WEST":
		return zone(1, "Europe/Lisbon")
	case "CET", "MEZ":
		return zone(1, "Europe/Paris")
	case "CEST", "MESZ":
		return zone(2, "Europe/Paris")
	case "EET":
		return zone(2, "Europe/Helsinki")
	case "EEST":
		return zone(3, "Europe/Helsinki")
	case "MSK":
		return zone(3, "Europe/Moscow")
	case "SGT":
		return zone(8, "Asia/Singapore")
	case "JST":
		return zone(9, "Asia/Tokyo")
	case "KST":
		return zone(9, "Asia/Seoul")
	case "AEST":
		return zone(10, "Australia/Sydney")
	case "AEDT":
		return zone(11, "Australia/Sydney")
	case "NZST":
		return zone(12, "Pacific/Auckland")
	case "NZDT":
		return zone(13, "Pacific/Auckland")
	}
	return zoneName{}, false
}

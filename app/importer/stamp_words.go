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

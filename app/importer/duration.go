package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// longestStay bounds a duration: no session lasts a month. In seconds.
const longestStay = 31 * 24 * 3600

// durationOf reads how long somebody stayed, in seconds: 1h 7m, 59 min 2 s,
// 1 Std. 5 Min., 1 hr 2 min, 82 mins, 00:33:20, or a plain number of minutes,
// which may have a decimal part.
func durationOf(text string) (seconds int64, ok bool) {
	text = told(text)
	if text == "" {
		return 0, false
	}
	if strings.IndexByte(text, ':') >= 0 {
		return clockDuration(text)
	}
	total, units, rest := 0.0, 0, strings.TrimSpace(text)
	for rest != "" {
		var number float64
		var unit string
		if number, unit, rest, ok = amount(rest); !ok {
			return 0, false
		}
		if unit == "" {
			if units > 0 || rest != "" {
				return 0, false
			}
			total += number * 60
			break
		}
		scale := unitSeconds(unit)
		if scale == 0 {
			return 0, false
		}
		total += number * scale
		units++
	}
	if total < 0 || total > longestStay {
		return 0, false
	}
	return int64(total + 0.5), true
}

// amount reads a number and the unit after it.
func amount(text string) (number float64, unit, rest string, ok bool) {
	i, fraction, digits := 0, 0.0, 0
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			digits++
			if fraction > 0 {
				number += float64(c-'0') * fraction
				fraction /= 10
			} else {
				number = number*10 + float64(c-'0')
			}
			continue
		case (c == '.' || c == ',') && fraction == 0 && digits > 0 && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9':
			fraction = 0.1
			continue
		}
		break
	}
	if digits == 0 || digits > 12 {
		return 0, "", "", false
	}
	tail := strings.TrimLeft(text[i:], " \t\u00a0\u202f")
	end := strings.IndexAny(tail, "0123456789")
	if end < 0 {
		end = len(tail)
	}
	unit = strings.Trim(store.Fold(tail[:end]), " .,")
	for _, and := range []string{" and", " y", " e", " und", " et"} {
		unit = strings.TrimSuffix(unit, and)
	}
	return number, unit, tail[end:], true
}

// unitSeconds is how long a unit is, by its first letters in the languages of the
// exports; 0 for what is no unit.
func unitSeconds(unit string) float64 {
	switch unit {
	case "h", "hr", "hrs", "hour", "hours", "hora", "horas", "std", "stunde", "stunden", "heure", "heures", "ora", "ore",
		"godz", "uur", "u", "hod", "год", "timer", "ω", "o", "tuntia", "tunti", "t", "tim", "timmar", "час", "ч", "時間", "小时", "小時", "시간", "saat", "sa":
		return 3600
	case "m", "min", "mins", "minute", "minutes", "minuto", "minutos", "minuten", "minuti", "minut", "minuty", "minuuttia",
		"minuter", "minutter", "perc", "p", "λ", "хв", "мин", "分", "分钟", "分鐘", "분", "dk", "dakika":
		return 60
	case "s", "sec", "secs", "second", "seconds", "seg", "segs", "segundo", "segundos", "sek", "sekunde", "sekunden",
		"seconde", "secondes", "secondi", "sekund", "sekundy", "sekuntia", "sekunder", "mp", "δ", "sn", "с", "сек", "秒", "초":
		return 1
	case "d", "day", "days", "dia", "dias", "tag", "tage", "jour", "jours":
		return 24 * 3600
	}
	return 0
}

// clockDuration reads h:mm:ss or h:mm.
func clockDuration(text string) (int64, bool) {
	parts := strings.Split(text, ":")
	if len(parts) > 3 {
		return 0, false
	}
	var total int64
	for i, part := range parts {
		n, ok := digits(strings.TrimSpace(part))
		if !ok || i > 0 && n > 59 {
			return 0, false
		}
		total = total*60 + int64(n)
	}
	if len(parts) == 2 {
		total *= 60 // hours and minutes
	}
	if total > longestStay {
		return 0, false
	}
	return total, true
}

// digits reads a whole number of up to nine digits.
func digits(text string) (n int, ok bool) {
	if text == "" || len(text) > 9 {
		return 0, false
	}
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = n*10 + int(text[i]-'0')
	}
	return n, true
}

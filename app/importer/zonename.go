package importer

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// zoneName is a zone as a time names it.
type zoneName struct {
	given  bool
	offset int    // seconds east of UTC
	place  string // IANA name where the abbreviation belongs to one; empty: only the offset is known
}

const secondsAnHour = 3600

// zoneAbbreviations are fixed offsets, since an abbreviation says itself whether
// summer time is meant; the place is where most who write it are.
var zoneAbbreviations = map[string]zoneName{
	"UTC":  {true, 0 * secondsAnHour, "UTC"},
	"GMT":  {true, 0 * secondsAnHour, "UTC"},
	"Z":    {true, 0 * secondsAnHour, "UTC"},
	"EDT":  {true, -4 * secondsAnHour, "America/New_York"},
	"EST":  {true, -5 * secondsAnHour, "America/New_York"},
	"CDT":  {true, -5 * secondsAnHour, "America/Chicago"},
	"CST":  {true, -6 * secondsAnHour, "America/Chicago"},
	"MDT":  {true, -6 * secondsAnHour, "America/Denver"},
	"MST":  {true, -7 * secondsAnHour, "America/Denver"},
	"PDT":  {true, -7 * secondsAnHour, "America/Los_Angeles"},
	"PST":  {true, -8 * secondsAnHour, "America/Los_Angeles"},
	"AKDT": {true, -8 * secondsAnHour, "America/Anchorage"},
	"AKST": {true, -9 * secondsAnHour, "America/Anchorage"},
	"HST":  {true, -10 * secondsAnHour, "Pacific/Honolulu"},
	"ADT":  {true, -3 * secondsAnHour, "America/Halifax"},
	"AST":  {true, -4 * secondsAnHour, "America/Halifax"},
	"BRT":  {true, -3 * secondsAnHour, "America/Sao_Paulo"},
	"ART":  {true, -3 * secondsAnHour, "America/Argentina/Buenos_Aires"},
	"CLT":  {true, -4 * secondsAnHour, "America/Santiago"},
	"CLST": {true, -3 * secondsAnHour, "America/Santiago"},
	"COT":  {true, -5 * secondsAnHour, "America/Bogota"},
	"PET":  {true, -5 * secondsAnHour, "America/Lima"},
	"BST":  {true, 1 * secondsAnHour, "Europe/London"},
	"IST":  {true, 5.5 * secondsAnHour, "Asia/Kolkata"},
	"WET":  {true, 0 * secondsAnHour, "Europe/Lisbon"},
	"WEST": {true, 1 * secondsAnHour, "Europe/Lisbon"},
	"CET":  {true, 1 * secondsAnHour, "Europe/Paris"},
	"MEZ":  {true, 1 * secondsAnHour, "Europe/Paris"},
	"CEST": {true, 2 * secondsAnHour, "Europe/Paris"},
	"MESZ": {true, 2 * secondsAnHour, "Europe/Paris"},
	"EET":  {true, 2 * secondsAnHour, "Europe/Helsinki"},
	"EEST": {true, 3 * secondsAnHour, "Europe/Helsinki"},
	"MSK":  {true, 3 * secondsAnHour, "Europe/Moscow"},
	"SGT":  {true, 8 * secondsAnHour, "Asia/Singapore"},
	"JST":  {true, 9 * secondsAnHour, "Asia/Tokyo"},
	"KST":  {true, 9 * secondsAnHour, "Asia/Seoul"},
	"AEST": {true, 10 * secondsAnHour, "Australia/Sydney"},
	"AEDT": {true, 11 * secondsAnHour, "Australia/Sydney"},
	"NZST": {true, 12 * secondsAnHour, "Pacific/Auckland"},
	"NZDT": {true, 13 * secondsAnHour, "Pacific/Auckland"},
}

// zoneOf reads a zone's abbreviation.
func zoneOf(word string) (zoneName, bool) {
	zone, ok := zoneAbbreviations[word]
	return zone, ok
}

// zoneWords are zones by their English names, folded, as Windows and CLDR have them
// without what follows in brackets.
var zoneWords = map[string]string{
	"coordinated universal time": "UTC", "greenwich mean time": "UTC",
	"eastern standard time": "EST", "eastern daylight time": "EDT", "central standard time": "CST", "central daylight time": "CDT",
	"mountain standard time": "MST", "mountain daylight time": "MDT", "pacific standard time": "PST", "pacific daylight time": "PDT",
	"alaskan standard time": "AKST", "alaska standard time": "AKST", "alaska daylight time": "AKDT", "hawaiian standard time": "HST", "hawaii-aleutian standard time": "HST",
	"atlantic standard time": "AST", "atlantic daylight time": "ADT",
	"brasilia time": "BRT", "brasilia standard time": "BRT", "e. south america standard time": "BRT", "argentina time": "ART", "argentina standard time": "ART",
	"chile time": "CLT", "chile standard time": "CLT", "chile summer time": "CLST", "colombia time": "COT", "colombia standard time": "COT", "peru time": "PET", "peru standard time": "PET",
	"british summer time": "BST", "india standard time": "IST", "western european time": "WET", "western european standard time": "WET", "western european summer time": "WEST",
	"central european time": "CET", "central european standard time": "CET", "central european summer time": "CEST", "central europe daylight time": "CEST", "w. europe daylight time": "CEST", "romance daylight time": "CEST",
	"eastern european time": "EET", "eastern european standard time": "EET", "eastern european summer time": "EEST", "fle daylight time": "EEST",
	"moscow time": "MSK", "moscow standard time": "MSK", "singapore time": "SGT", "singapore standard time": "SGT", "japan time": "JST", "japan standard time": "JST", "tokyo standard time": "JST",
	"korea time": "KST", "korean standard time": "KST", "korea standard time": "KST", "australian eastern standard time": "AEST", "australian eastern daylight time": "AEDT",
	"new zealand standard time": "NZST", "new zealand daylight time": "NZDT",
}

// placeWords are zones whose name does not say whether summer time is meant: they
// name a place and no offset.
var placeWords = map[string]string{
	"eastern time": "America/New_York", "central time": "America/Chicago", "mountain time": "America/Denver", "pacific time": "America/Los_Angeles",
	"alaska": "America/Anchorage", "alaska time": "America/Anchorage", "hawaii": "Pacific/Honolulu", "atlantic time": "America/Halifax",
	"brasilia": "America/Sao_Paulo", "santiago": "America/Santiago", "w. europe standard time": "Europe/Berlin", "romance standard time": "Europe/Paris", "central europe standard time": "Europe/Budapest",
	"fle standard time": "Europe/Kiev", "gmt standard time": "Europe/London", "pacific sa standard time": "America/Santiago", "sa pacific standard time": "America/Bogota",
}

// zoneSpelled takes a zone's name in words off the end of a time: it gives the time
// with the abbreviation instead.
func zoneSpelled(text string) string {
	if !strings.HasSuffix(text, "Time") && !strings.HasSuffix(text, "time") {
		return text
	}
	words := strings.Fields(text)
	for n := 5; n > 1; n-- {
		if len(words) <= n {
			continue
		}
		if short, ok := zoneWords[store.Fold(strings.Join(words[len(words)-n:], " "))]; ok {
			return strings.Join(words[:len(words)-n], " ") + " " + short
		}
	}
	return text
}

// zoneInHeader reads the zone of "Submitted Time (America/Los_Angeles)", "Join Time
// (UTC+02:00)" or "Join Time [Eastern Time (US & Canada)]", and gives the name without
// it.
func zoneInHeader(cell string) (zone, plain string) {
	if len(cell) > longestHeader {
		return "", cell
	}
	for open := 0; ; open++ {
		next := strings.IndexAny(cell[open:], "([")
		if next < 0 {
			return "", cell
		}
		open += next
		inside := cell[open+1:]
		if zone = zoneInWords(strings.TrimRight(inside, ")] ")); zone != "" {
			return zone, cell[:open]
		}
		closed := strings.IndexAny(inside, ")]")
		if closed < 0 {
			continue
		}
		if zone = zoneNamed(strings.TrimSpace(inside[:closed])); zone != "" {
			return zone, cell[:open] + inside[closed+1:]
		}
	}
}

// fromUTC is an offset after UTC or GMT.
var fromUTC = regexp.MustCompile(`^\(?(?:UTC|GMT) ?([+\-−–])0?(\d{1,2})(?::?(\d\d))?\)?(?: .*)?$`)

// partHours are places of the offsets that are no whole hours and that have no
// summer time, in minutes from UTC.
var partHours = map[string]string{
	"+330": "Asia/Tehran", "+430": "Asia/Kabul", "+530": "Asia/Kolkata", "+545": "Asia/Kathmandu", "+630": "Asia/Yangon",
	"+845": "Australia/Eucla", "+930": "Australia/Darwin", "-930": "Pacific/Marquesas",
}

// zoneNamed is the IANA name of a zone that is named by it, by an abbreviation, by
// words or by what it is from UTC; empty for anything else. Words win over an offset
// before them: "(UTC-05:00) Eastern Time (US & Canada)" has -05:00 in summer too.
func zoneNamed(text string) string {
	if zoneExists(text) {
		return text
	}
	if place := zoneInWords(text); place != "" {
		return place
	}
	if found := fromUTC.FindStringSubmatch(text); found != nil {
		return placeFromUTC(found[1] == "+", found[2], found[3])
	}
	zone, _ := zoneOf(text)
	return zone.place
}

// placeFromUTC is the IANA name of an offset; empty where there is none without
// summer time.
func placeFromUTC(east bool, hours, minutes string) string {
	sign, posix := "-", "+" // POSIX counts west of Greenwich
	if east {
		sign, posix = "+", "-"
	}
	if minutes != "" && minutes != "00" {
		return partHours[sign+hours+minutes]
	}
	if name := "Etc/GMT" + posix + hours; zoneExists(name) {
		return name
	}
	return ""
}

// zoneInWords is the IANA name of a zone in words, whatever offset stands before it
// and whatever stands after it in brackets.
func zoneInWords(text string) string {
	folded := store.Fold(text)
	if offset, after, ok := strings.Cut(folded, ")"); ok && (strings.Contains(offset, "utc") || strings.Contains(offset, "gmt")) {
		folded = after
	}
	folded, _, _ = strings.Cut(folded, "(")
	folded = strings.Join(strings.Fields(folded), " ")
	if place := placeWords[folded]; place != "" {
		return place
	}
	zone, _ := zoneOf(zoneWords[folded])
	return zone.place
}

var zoneRegions = []string{"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific", "Etc"}

// zoneExists tells an IANA name of a region and a place.
func zoneExists(name string) bool {
	region, place, ok := strings.Cut(name, "/")
	if !ok || !slices.Contains(zoneRegions, region) || place == "" || strings.ContainsAny(place, " \\.") {
		return false // looking a zone up reads files
	}
	_, err := time.LoadLocation(name)
	return err == nil
}

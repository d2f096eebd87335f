package desktop

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/places"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// mostOffers is how many countries or cities are offered at once.
const mostOffers = 4

// countriesLike are the countries one of whose words, in the window's language, begins
// as written; those whose name begins so come first.
func countriesLike(book *words.Book, written string) []string {
	begin := store.Fold(written)
	if begin == "" {
		return nil
	}
	var first, rest []string
	for _, code := range places.Countries() {
		name := store.Fold(book.Country(code))
		switch {
		case strings.HasPrefix(name, begin):
			first = append(first, code)
		case strings.Contains(" "+name, " "+begin):
			rest = append(rest, code)
		}
	}
	found := append(first, rest...)
	return found[:min(len(found), 2*mostOffers)]
}

// offeredCity is a city whose place a region may have.
type offeredCity struct {
	city      places.City
	completes bool // what was begun in the field for the capital
}

// citiesOffered are cities that a capital's or a region's name stands for or begins, in
// the country where it is known.
func citiesOffered(capital, region, country string) (offers []offeredCity) {
	add := func(c places.City, completes bool) {
		if country != "" && c.Country != country || len(offers) == mostOffers ||
			slices.ContainsFunc(offers, func(o offeredCity) bool { return o.city == c }) {
			return
		}
		offers = append(offers, offeredCity{c, completes})
	}
	for i, written := range []string{capital, region} {
		if written == "" {
			continue
		}
		if c, ok := places.CityOf(written, country); ok {
			add(c, false)
		}
		for _, c := range places.Beginning(written, 200) {
			add(c, i == 0 && strings.HasPrefix(store.Fold(c.Name), store.Fold(written)))
		}
		if len(offers) > 0 {
			return offers // a capital tells more than the region's name
		}
	}
	return offers
}

// degrees writes an angle as the window's language writes numbers.
func degrees(book *words.Book, angle float64) string {
	text := strconv.FormatFloat(angle, 'f', -1, 64)
	if book.Language() != "en" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// anAngle is degrees, with minutes and seconds where there are, and a letter.
var anAngle = regexp.MustCompile(`^([-−+]?)(\d{1,3}(?:[.,]\d+)?)\s*[°º]?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|''|”)\s*)?([A-Z]?)$`)

// parseDegrees reads an angle up to a limit: -53.16, "53,16 S" or 53°09'36"S. plus and
// minus are the letters of its two halves. Nothing is 0.
func parseDegrees(text string, limit float64, plus, minus string) (angle float64, ok bool) {
	if text == "" {
		return 0, true
	}
	m := anAngle.FindStringSubmatch(strings.ToUpper(text))
	if m == nil || m[1] != "" && m[1] != "+" && m[5] != "" {
		return 0, false
	}
	for i, part := range m[2:5] {
		if part == "" {
			continue
		}
		n, err := strconv.ParseFloat(strings.Replace(part, ",", ".", 1), 64)
		if err != nil || i > 0 && n >= 60 {
			return 0, false
		}
		angle += n / math.Pow(60, float64(i))
	}
	if m[3] != "" {
		angle = math.Round(angle*1e6) / 1e6 // to a tenth of a metre
	}
	switch {
	case angle > limit:
		return 0, false
	case m[5] != "" && strings.Contains(minus, m[5]), m[1] == "-", m[1] == "−":
		angle = -angle
	case m[5] != "" && !strings.Contains(plus, m[5]):
		return 0, false
	}
	return angle, true
}

// writtenLines are the lines of a text that have something in them, each once.
func writtenLines(text string) (lines []string) {
	for line := range strings.Lines(text) {
		if line = oneSpaced(line); line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// linksIn are the links of a text, one a line; ok is false where a line is none.
func linksIn(text string) (links []string, ok bool) {
	ok = true
	for _, line := range writtenLines(text) {
		link, right := parseLink(line)
		ok = ok && right
		if right && !slices.Contains(links, link) {
			links = append(links, link)
		}
	}
	return links, ok
}

// setAll changes in a set what was added to it and taken out of it.
func setAll[T comparable](field *[]T, now, was []T) {
	kept := slices.DeleteFunc(slices.Clone(*field), func(v T) bool { return slices.Contains(was, v) && !slices.Contains(now, v) })
	for _, v := range now {
		if !slices.Contains(was, v) && !slices.Contains(kept, v) {
			kept = append(kept, v)
		}
	}
	*field = kept
}

package places

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/rapporteur-app/rapporteur/assets/places/fold"
)

//go:embed cities.gz
var packedCities []byte

// City is a city of more than 15,000 inhabitants, as GeoNames has it.
type City struct {
	Name       string  // the one that GeoNames puts first: mostly English, else the local one
	Country    string  // ISO 3166-1 alpha-2
	Population int     // inhabitants
	Lat, Lon   float64 // degrees, to a hundredth
}

// city is what the table tells of one.
type city struct {
	City
	region  string // abbreviation, in the countries of writtenRegions
	capital bool
}

// How many times as many inhabitants a city must have as the next of the same
// name to be the one that is meant.
const (
	marginWithin  = 3  // both in the country that is known
	marginBetween = 10 // the country is not known
	marginCapital = 4  // the country is not known, and the larger is its capital
	// A city that has the name for its own, and is no smaller than by so many times, may
	// be the one that is meant.
	marginNamesake = 100
	// A name that is not the first one of a city counts as if so many times fewer lived there.
	lessForOther = 5
	// Two entries no further apart than this, in degrees, are one city told twice.
	sameSpot = 0.3
)

// CityOf finds a city by its name in most languages with Latin letters: "Warszawa",
// "Varsovia", "Curitiba, PR", "Vaasa, Finland", "São Paulo - SP". A country or
// region that stands after the city wins over countryHint, an ISO code or a name
// of the country that the person is known to be in, which may be empty. Without
// either, a city is found only where it is larger than all others of that name by
// a wide margin; only then does a city tell its country.
//
// False means unknown: no such city, or none in that country, or several of
// nearly the same size. What is written may still name a smaller place.
func CityOf(name, countryHint string) (City, bool) {
	question := [2]string{name, countryHint}
	if found, ok := askedCities.get(question); ok {
		return found, true
	}
	found, ok := cityOf(name, countryHint)
	if ok {
		askedCities.keep([2]string{strings.Clone(name), strings.Clone(countryHint)}, found)
	}
	return found, ok
}

var askedCities remembered[[2]string, City]

func cityOf(name, countryHint string) (City, bool) {
	if len(name) > longestName {
		return City{}, false
	}
	country, _ := CountryOf(countryHint)
	table := cities()
	if found := table.named(name); len(found) > 0 {
		return table.choose(within(found, table, country), country != "")
	}
	cut := parts(name)
	if len(cut) == 1 {
		cut = beforeCode(name)
	}
	if len(cut) < 2 {
		return City{}, false
	}
	found, told := table.named(cut[0]), false
	for _, after := range cut[1:] {
		around, ok := surroundingsOf(after)
		if !ok {
			continue
		}
		told = true
		found = slices.DeleteFunc(found, func(c candidate) bool { return !around.hold(&table.all[c.city]) })
	}
	if here := within(found, table, country); len(here) > 0 || !told {
		found = here
	}
	return table.choose(found, country != "" || told)
}

// beforeCode cuts "Austin TX" and "Bogotá D.C." before the code at the end; nil
// if there is none.
func beforeCode(name string) []string {
	at := strings.LastIndexByte(strings.TrimSpace(name), ' ')
	if at < 0 {
		return nil
	}
	code := strings.ReplaceAll(strings.TrimSpace(name[at:]), ".", "")
	if len(code) < 2 || len(code) > 3 || strings.ToUpper(code) != code || strings.ToUpper(name) == name {
		return nil
	}
	return []string{name[:at], code}
}

// candidate is a city that a name may mean.
type candidate struct {
	city   int32
	weight int // inhabitants, fewer if the name is not the first one
	other  bool
}

// within keeps the candidates in a country; all if no country is given.
func within(found []candidate, table *cityTable, country string) []candidate {
	if country == "" {
		return found
	}
	var kept []candidate
	for _, c := range found {
		if table.all[c.city].Country == country {
			kept = append(kept, c)
		}
	}
	return kept
}

// choose returns the candidate that outweighs the others.
func (t *cityTable) choose(found []candidate, countryKnown bool) (City, bool) {
	if len(found) == 0 {
		return City{}, false
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	first := &t.all[found[0].city]
	if !countryKnown && found[0].other && t.namesake(found[1:], first) {
		return City{}, false
	}
	margin := marginBetween
	switch {
	case countryKnown:
		margin = marginWithin
	case first.capital:
		margin = marginCapital
	}
	for _, other := range found[1:] {
		second := &t.all[other.city]
		same := first.Country == second.Country && math.Abs(first.Lat-second.Lat) < sameSpot && math.Abs(first.Lon-second.Lon) < sameSpot
		if !same && other.weight*margin > found[0].weight {
			return City{}, false
		}
	}
	return first.City, true
}

// namesake tells whether a city that a name is only another name of has one beside
// it whose own name it is, and which is not tiny beside it: "Victoria" is many
// cities, before it is Hong Kong.
func (t *cityTable) namesake(others []candidate, first *city) bool {
	return slices.ContainsFunc(others, func(c candidate) bool {
		return !c.other && t.all[c.city].Population*marginNamesake > first.Population
	})
}

// cityTable is the table of cities with its index.
type cityTable struct {
	all   []city
	first map[string]int32 // by folded name: the first of its entries
	chain []entry
}

// entry is one city of a name.
type entry struct {
	city, next int32 // next of the same name; -1: none
	other      bool  // the name is not the city's first one
}

// named returns the cities of a name, anew each time. Words with digits are left
// out where the name is not found with them: people write postcodes.
func (t *cityTable) named(name string) []candidate {
	key := fold.Key(name)
	at, ok := t.first[key]
	if !ok {
		words := strings.Fields(key)
		kept := slices.DeleteFunc(words, func(word string) bool { return strings.ContainsAny(word, "0123456789") })
		if at, ok = t.first[strings.Join(kept, " ")]; !ok {
			return nil
		}
	}
	var found []candidate
	for ; at >= 0; at = t.chain[at].next {
		e := t.chain[at]
		weight := t.all[e.city].Population
		if e.other {
			weight /= lessForOther
		}
		found = append(found, candidate{e.city, weight, e.other})
	}
	return found
}

// cities is the table, unpacked once.
var cities = sync.OnceValue(unpackCities)

func unpackCities() *cityTable {
	text := inflate(packedCities)
	count, names := strings.Count(text, "\n"), strings.Count(text, ",")
	t := &cityTable{
		all:   make([]city, 0, count),
		first: make(map[string]int32, 2*count+names),
		chain: make([]entry, 0, 2*count+names),
	}
	country := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if code, ok := strings.CutPrefix(line, "="); ok {
			country = code
			continue
		}
		t.add(country, line)
	}
	return t
}

// add reads a line of the table: scripts/cities.go says how it is made.
func (t *cityTable) add(country, line string) {
	var cells [6]string
	for i := range cells {
		cells[i], line, _ = strings.Cut(line, "\t")
	}
	at := int32(len(t.all))
	inhabitants, capital := strings.CutSuffix(cells[2], "*")
	c := city{City: City{Name: cells[0], Country: country}, region: cells[1], capital: capital}
	c.Population, _ = strconv.Atoi(inhabitants)
	c.Lat, _ = strconv.ParseFloat(cells[3], 64)
	c.Lon, _ = strconv.ParseFloat(cells[4], 64)
	t.all = append(t.all, c)
	t.enter(fold.Key(c.Name), entry{city: at})
	for rest := cells[5]; rest != ""; {
		var other string
		other, rest, _ = strings.Cut(rest, ",")
		t.enter(other, entry{city: at, other: true})
	}
}

func (t *cityTable) enter(key string, e entry) {
	e.next = -1
	if at, ok := t.first[key]; ok {
		e.next = at
	}
	t.first[key] = int32(len(t.chain))
	t.chain = append(t.chain, e)
}

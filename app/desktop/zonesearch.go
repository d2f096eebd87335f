package desktop

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/places"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/assets/zones"
	"github.com/rapporteur-app/rapporteur/store"
)

// foundZone is a zone that fits a query, and the city by which it was found, if it
// was by one that the zone is not named after.
type foundZone struct {
	zones.Zone
	city places.City
}

// findZones lists the zones whose name, city or country has all words of a query;
// those whose city begins with it come first. Then come the zones of other cities
// whose name begins so.
func findZones(book *words.Book, query string) []foundZone {
	parts := strings.Fields(store.Fold(strings.ReplaceAll(query, "_", " ")))
	var first, near, rest []foundZone
	listed := map[string]bool{}
	for _, z := range zones.All() {
		name := store.Fold(strings.ReplaceAll(z.Name, "_", " "))
		text := name + " " + store.Fold(book.Country(z.Country))
		fits := true
		for _, part := range parts {
			fits = fits && strings.Contains(text, part)
		}
		if !fits {
			continue
		}
		listed[z.Name] = true
		city := name[strings.LastIndexByte(name, '/')+1:]
		if len(parts) > 0 && strings.HasPrefix(city, parts[0]) {
			first = append(first, foundZone{Zone: z})
		} else {
			rest = append(rest, foundZone{Zone: z})
		}
	}
	for _, city := range places.Beginning(query, zoneRows) {
		for _, z := range zonesNear(city) {
			if !listed[z.Name] {
				listed[z.Name] = true
				near = append(near, foundZone{z, city})
			}
		}
	}
	return slices.Concat(abbreviated(query), first, near, rest)
}

// abbreviated lists the zones whose clocks are called by an abbreviation such as CET,
// those of the largest cities first. The others are found by other names.
func abbreviated(query string) (found []foundZone) {
	for _, z := range zonesCalled()[strings.ToUpper(strings.TrimSpace(query))] {
		found = append(found, foundZone{Zone: z})
	}
	return found[:min(len(found), zoneRows)]
}

// zonesCalled are the zones of each abbreviation of letters, in winter and summer.
var zonesCalled = sync.OnceValue(func() map[string][]zones.Zone {
	called := map[string][]zones.Zone{}
	for _, z := range zones.All() {
		place, err := time.LoadLocation(z.Name)
		if err != nil {
			continue
		}
		names := map[string]bool{}
		for _, month := range []time.Month{time.January, time.July} {
			name, _ := time.Date(2025, month, 1, 12, 0, 0, 0, place).Zone()
			if strings.Trim(name, "+-0123456789") == name && !names[name] {
				names[name] = true
				called[name] = append(called[name], z)
			}
		}
	}
	for _, list := range called {
		slices.SortStableFunc(list, func(a, b zones.Zone) int { return cmp.Compare(cityOfZone(b).Population, cityOfZone(a).Population) })
	}
	return called
})

// zonesNear are the zones that a city may have, the likeliest first: those of its
// country named after a large city close to it. It is a proposal; the list of zones
// does not tell their borders.
func zonesNear(city places.City) []zones.Zone {
	const most = 2
	type weighed struct {
		zone   zones.Zone
		people int
		pull   float64
	}
	var found []weighed
	for _, z := range zones.All() {
		if z.Country != city.Country {
			continue
		}
		at := cityOfZone(z)
		away := math.Hypot(at.Lat-city.Lat, (at.Lon-city.Lon)*math.Cos(city.Lat*math.Pi/180))
		found = append(found, weighed{z, at.Population, math.Sqrt(float64(at.Population)) / math.Pow(max(away, 0.1), 3)})
	}
	slices.SortStableFunc(found, func(a, b weighed) int { return cmp.Compare(b.pull, a.pull) })
	if len(found) > 0 { // of the zones that go as the likeliest does, the best known one
		clock := yearOf(found[0].zone)
		best := 0
		for i, f := range found {
			if yearOf(f.zone) == clock && f.people > found[best].people {
				best = i
			}
		}
		found[0], found[best] = found[best], found[0]
	}
	var near []zones.Zone
	for _, f := range found[:min(most, len(found))] {
		near = append(near, f.zone)
	}
	return near
}

// mainZone is the zone of a country named after its largest city; false where it
// has none.
func mainZone(country string) (zones.Zone, bool) {
	var main zones.Zone
	most := -1
	for _, z := range zones.All() {
		if people := cityOfZone(z).Population; z.Country == country && people > most {
			main, most = z, people
		}
	}
	return main, most >= 0 && country != ""
}

// cityOfZone is the city that a zone is named after; zero where it is not known.
func cityOfZone(z zones.Zone) places.City { return zoneCities()[z.Name] }

var zoneCities = sync.OnceValue(func() map[string]places.City {
	named := map[string]places.City{}
	for _, z := range zones.All() {
		name := strings.ReplaceAll(z.Name[strings.LastIndexByte(z.Name, '/')+1:], "_", " ")
		if city, ok := places.CityOf(name, z.Country); ok && z.Country != "" {
			named[z.Name] = city
		}
	}
	return named
})

// yearOf is how far a zone's clock is from UTC in winter and in summer, in seconds.
func yearOf(z zones.Zone) (apart [2]int) {
	place, err := time.LoadLocation(z.Name)
	if err != nil {
		return apart
	}
	for i, month := range []time.Month{time.January, time.July} {
		_, apart[i] = time.Date(2025, month, 1, 12, 0, 0, 0, time.UTC).In(place).Zone()
	}
	return apart
}

// likelyZones are the zones that a session may have: the present one, that of this
// computer, those of the notebook's webinars, and of the countries most people are
// of. Off the UI thread or on it: it reads no disk.
func likelyZones(s *importSession, here string) []string {
	const countries = 3
	likely := []string{s.zone, here}
	for _, c := range s.candidates {
		likely = append(likely, c.Webinar.Start.Zone)
	}
	type crowd struct {
		country string
		people  int
	}
	var crowds []crowd
	for country, people := range s.result.Countries {
		crowds = append(crowds, crowd{country, people})
	}
	slices.SortFunc(crowds, func(a, b crowd) int {
		return cmp.Or(cmp.Compare(b.people, a.people), strings.Compare(a.country, b.country))
	})
	for _, c := range crowds[:min(countries, len(crowds))] {
		if z, ok := mainZone(c.country); ok {
			likely = append(likely, z.Name)
		}
	}
	var once []string
	for _, name := range likely {
		if name != "" && !slices.Contains(once, name) {
			once = append(once, name)
		}
	}
	return once[:min(len(once), zoneRows-1)]
}

package importer

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/places"
	"github.com/rapporteur-app/rapporteur/store"
)

// gazetteer knows countries and cities as files write them. A city is kept where
// it is one of the world's or one that the notebook names; anything else in a
// city's column may be an address or a person, and is not kept.
type gazetteer struct {
	own       map[string]place // cities that the notebook names, by folded name
	countries map[string]string
	towns     map[[2]string]place
	unknown   struct{ countries, cities int } // rows whose words are in no list
}

// newGazetteer adds the names of the notebook's regions and of the webinar's cities.
func newGazetteer(r store.Reader, w store.Webinar) (*gazetteer, error) {
	g := &gazetteer{own: map[string]place{}, countries: map[string]string{}, towns: map[[2]string]place{}}
	for region, err := range store.All[store.Region](r) {
		if err != nil {
			return nil, err
		}
		for _, name := range append([]string{region.Capital, region.Name}, region.Aliases...) {
			if name != "" {
				g.own[store.Fold(name)] = place{region.Country, name}
			}
		}
	}
	for _, city := range w.Cities {
		if _, known := g.own[store.Fold(city)]; !known {
			g.own[store.Fold(city)] = place{"", city}
		}
	}
	return g, nil
}

// place reads a country's and a city's words.
func (g *gazetteer) place(country, city string) place {
	at := place{country: g.country(country)}
	if country != "" && at.country == "" {
		g.unknown.countries++
	}
	if city == "" {
		return at
	}
	key := [2]string{city, at.country}
	found, ok := g.towns[key]
	if !ok {
		found = g.town(city, at.country)
		g.towns[key] = found
	}
	if found.city == "" {
		g.unknown.cities++
		return at
	}
	if at.country == "" {
		at.country = found.country
	}
	at.city = found.city
	return at
}

func (g *gazetteer) country(name string) string {
	if name == "" {
		return ""
	}
	code, ok := g.countries[name]
	if !ok {
		code, _ = places.CountryOf(name)
		g.countries[name] = code
	}
	return code
}

func (g *gazetteer) town(name, country string) place {
	if own, ok := g.own[store.Fold(strings.TrimSpace(name))]; ok && (own.country == "" || country == "" || own.country == country) {
		if own.country == "" {
			own.country = country
		}
		return own
	}
	if city, ok := places.CityOf(name, country); ok {
		return place{city.Country, city.Name}
	}
	return place{}
}

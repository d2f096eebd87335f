package places

import (
	"slices"
	"strings"
	"testing"
)

func TestCitiesAreFoundAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ written, hint, name, country string }{
		// the cities of the programme, with and without the country
		{"Curitiba", "BR", "Curitiba", "BR"}, {"Curitiba", "", "Curitiba", "BR"}, {"CURITIBA", "Brazil", "Curitiba", "BR"},
		{"Katowice", "", "Katowice", "PL"}, {"Punta Arenas", "CL", "Punta Arenas", "CL"}, {"Ushuaia", "", "Ushuaia", "AR"},
		{"Opole", "PL", "Opole", "PL"}, {"Londrina", "", "Londrina", "BR"}, {"Río Grande", "AR", "Río Grande", "AR"},
		{"Vaasa", "", "Vaasa", "FI"}, {"Vasa", "FI", "Vaasa", "FI"}, {"Seinäjoki", "FI", "Seinäjoki", "FI"}, {"seinajoki", "", "Seinäjoki", "FI"},
		// other languages
		{"Warszawa", "", "Warsaw", "PL"}, {"Varsovia", "", "Warsaw", "PL"}, {"Warschau", "PL", "Warsaw", "PL"}, {"Varsóvia", "", "Warsaw", "PL"},
		{"Kraków", "", "Kraków", "PL"}, {"Cracovia", "", "Kraków", "PL"}, {"Lodz", "PL", "Łódź", "PL"}, {"Wien", "", "Vienna", "AT"},
		{"Köln", "", "Köln", "DE"}, {"Colonia", "DE", "Köln", "DE"}, {"Munique", "", "Munich", "DE"}, {"Múnich", "DE", "Munich", "DE"},
		{"Åbo", "", "Turku", "FI"}, {"Helsingfors", "", "Helsinki", "FI"}, {"Lisboa", "", "Lisbon", "PT"}, {"Sevilla", "ES", "Sevilla", "ES"},
		{"Ciudad de México", "", "Mexico City", "MX"}, {"CDMX", "MX", "Mexico City", "MX"}, {"Nova Iorque", "", "New York City", "US"},
		{"Bruselas", "", "Brussels", "BE"}, {"Bruxelas", "BE", "Brussels", "BE"}, {"Brüssel", "", "Brussels", "BE"},
		// with what stands after them
		{"Curitiba, PR", "", "Curitiba", "BR"}, {"Curitiba/PR", "BR", "Curitiba", "BR"}, {"Curitiba - Paraná - Brasil", "", "Curitiba", "BR"},
		{"São Paulo - SP", "", "São Paulo", "BR"}, {"Sao Paulo (SP)", "BR", "São Paulo", "BR"}, {"Vaasa, Finland", "", "Vaasa", "FI"},
		{"Vaasa, Finland", "SE", "Vaasa", "FI"}, {"Córdoba, España", "", "Córdoba", "ES"}, {"Vitória, ES", "", "Vitória", "BR"},
		{"Paris, Texas", "", "Paris", "US"}, {"Springfield, IL", "", "Springfield", "US"}, {"Wilmington, DE", "", "Wilmington", "US"},
		{"Berlin, DE", "", "Berlin", "DE"}, {"Austin TX", "", "Austin", "US"}, {"Atlanta, Georgia", "", "Atlanta", "US"}, {"Tbilisi, Georgia", "", "Tbilisi", "GE"},
		{"London, ON", "", "London", "CA"}, {"London, England", "", "London", "GB"}, {"Bogotá D.C.", "", "Bogotá", "CO"}, {"Bogotá, D.C.", "CO", "Bogotá", "CO"},
		{"Washington, D.C.", "", "Washington", "US"}, {"00-950 Warszawa", "PL", "Warsaw", "PL"}, {"Katowice, Śląskie", "", "Katowice", "PL"},
		{"Rosario, Santa Fe", "AR", "Rosario", "AR"},
		// the hint decides
		{"Córdoba", "AR", "Córdoba", "AR"}, {"Cordoba", "Spain", "Córdoba", "ES"}, {"Valencia", "ES", "Valencia", "ES"}, {"Valencia", "VE", "Valencia", "VE"},
		{"San José", "CR", "San José", "CR"}, {"Santiago", "CL", "Santiago", "CL"}, {"Mérida", "MX", "Mérida", "MX"},
		// larger than any other by a wide margin
		{"Paris", "", "Paris", "FR"}, {"London", "", "London", "GB"}, {"Lima", "", "Lima", "PE"}, {"Rome", "", "Rome", "IT"}, {"Athens", "", "Athens", "GR"},
		{"Buenos Aires", "", "Buenos Aires", "AR"}, {"Portland", "US", "Portland", "US"},
	} {
		got, ok := CityOf(c.written, c.hint)
		if !ok || got.Name != c.name || got.Country != c.country {
			t.Errorf("%q with %q is %q in %q, want %q in %q", c.written, c.hint, got.Name, got.Country, c.name, c.country)
		}
	}
}

func TestCitiesThatCannotBeTold(t *testing.T) {
	for _, c := range []struct{ written, hint string }{
		{"", ""}, {"-", ""}, {"Brazil", "BR"}, {"Nowhere at All", ""}, {"Curitiba", "PL"}, {"Warsaw, Nigeria", ""}, {"Paris, IL", ""}, {"Paris, IL", "US"},
		{"Córdoba", ""}, {"Valencia", ""}, {"San José", ""}, {"Birmingham", ""}, {"Springfield", ""}, {"Springfield", "US"}, {"Florencia", ""},
		{"Tierra del Fuego", "AR"}, {"12345", "PL"}, {"\xff", ""}, {", PR", ""}, {"PR", "BR"}, {"Maria da Silva", "BR"}, {strings.Repeat("Lima ", 100), ""},
	} {
		if got, ok := CityOf(c.written, c.hint); ok {
			t.Errorf("%q with %q is %s in %s, want unknown", c.written, c.hint, got.Name, got.Country)
		}
	}
}

func TestAnotherNameOfAHugeCityIsNotMeantBesideItsNamesakes(t *testing.T) {
	if city, ok := CityOf("Victoria", ""); ok {
		t.Errorf("Victoria is %+v", city)
	}
	for name, country := range map[string]string{"Varsovia": "PL", "Roma": "IT", "Londres": "GB", "München": "DE", "Genève": "CH"} {
		if city, ok := CityOf(name, ""); !ok || city.Country != country {
			t.Errorf("%s is %+v, in %s", name, city, country)
		}
	}
	if city, ok := CityOf("Victoria", "Canada"); !ok || city.Country != "CA" {
		t.Errorf("Victoria in Canada is %+v", city)
	}
}

func TestTheTableOfCities(t *testing.T) {
	all := cities().all
	if len(all) < 25_000 {
		t.Fatalf("only %d cities", len(all))
	}
	known := Countries()
	for _, c := range all {
		if c.Name == "" || c.Population <= 15_000 || !slices.Contains(known, c.Country) || c.Lat < -60 || c.Lat > 85 || c.Lon < -180 || c.Lon > 180 || c.Lat == 0 && c.Lon == 0 {
			t.Errorf("%+v", c)
		}
	}
	got, _ := CityOf("Curitiba", "BR")
	if got.Population < 1_500_000 || got.Lat != -25.43 || got.Lon != -49.27 {
		t.Errorf("Curitiba is %+v", got)
	}
	// What a large city is called here is found again, unless two large ones share it.
	large, missed := 0, 0
	for _, c := range all {
		if c.Population < 500_000 {
			continue
		}
		large++
		if again, ok := CityOf(c.Name, c.Country); !ok || again.Name != c.Name {
			missed++
		} else if again.Country != c.Country {
			t.Errorf("%s in %s is %+v", c.Name, c.Country, again)
		}
	}
	if missed*100 > large {
		t.Errorf("of %d large cities, %d are not found by name and country", large, missed)
	}
}

func TestRegionsAreThoseOfTheTable(t *testing.T) {
	seen := map[region]bool{}
	for _, c := range cities().all {
		if c.region != "" {
			seen[region{c.Country, c.region}] = true
		}
	}
	written := map[region]bool{}
	for key, list := range regions() {
		for _, r := range list {
			written[r] = true
			if !seen[r] && r.code != "NU" && r.code != "YT" { // too few people there
				t.Errorf("%q is %v, of which the table has no city", key, r)
			}
		}
	}
	for r := range seen {
		if !written[r] {
			t.Errorf("the table has %v, which nobody can write", r)
		}
	}
}

func FuzzCityOf(f *testing.F) {
	for _, seed := range [][2]string{
		{"Curitiba, PR", "BR"}, {"Vaasa, Finland", ""}, {"São Paulo - SP", "Brasil"}, {"Bogotá D.C.", "CO"}, {"00-950 Warszawa", ""}, {"\xff", "\xfe"},
		{"(", ")"}, {" , , ", ""}, {"A B", "US"}, {"12 34", ""},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, name, hint string) {
		got, ok := CityOf(name, hint)
		if ok != (got != City{}) || ok && got.Population <= 15_000 {
			t.Fatalf("%q with %q is %+v, %v", name, hint, got, ok)
		}
		if country, known := CountryOf(hint); ok && known && got.Country != country && len(parts(name)) < 2 && beforeCode(name) == nil {
			t.Fatalf("%q with %q is in %s", name, hint, got.Country)
		}
	})
}

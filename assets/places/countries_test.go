package places

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/rapporteur-app/rapporteur/assets"
	"github.com/rapporteur-app/rapporteur/assets/places/fold"
)

// zoomLabels are all labels in the column Country/Region Name of a real webinar of 2020.
var zoomLabels = []string{
	"Algeria", "Belgium", "Brazil", "Cameroon", "Canada", "Chile", "China", "Colombia", "Congo, Democratic Republic of the", "Estonia",
	"Finland", "France", "Germany", "Greece", "Hong Kong", "Hong Kong, China", "Hungary", "India", "Indonesia", "Ireland", "Israel", "Kenya",
	"Latvia", "Malawi", "Mexico", "Netherlands", "New Zealand", "Nigeria", "Norway", "Peru", "Portugal", "Senegal", "Serbia", "Slovenia",
	"South Africa", "Spain", "Sweden", "Switzerland", "Togo", "Turkey", "Uganda", "United Kingdom", "United States of America",
}

func TestLabelsOfARealWebinarNameItsCountries(t *testing.T) {
	named := map[string]bool{}
	for _, label := range zoomLabels {
		iso2, ok := CountryOf(label)
		if !ok {
			t.Errorf("%q is unknown", label)
		}
		named[iso2] = true
	}
	if len(zoomLabels) != 43 || len(named) != 42 {
		t.Errorf("%d labels name %d countries, want 43 and 42", len(zoomLabels), len(named))
	}
}

func TestNamesAsTheyAreWritten(t *testing.T) {
	for _, file := range []string{"testdata/iso3166.txt", "testdata/written.txt"} {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(raw)) {
			want, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			if want == "" || want == "#" {
				continue
			}
			// Spaces that exports put around a name, and capitals, change nothing.
			for _, written := range []string{name, " " + name + " ", strings.ToUpper(name)} {
				if got, _ := CountryOf(written); got != want {
					t.Errorf("%q is %q, want %q", written, got, want)
				}
			}
		}
	}
}

func TestISONamesAreComplete(t *testing.T) {
	raw, err := os.ReadFile("testdata/iso3166.txt")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for line := range strings.Lines(string(raw)) {
		named = append(named, line[:2])
	}
	slices.Sort(named)
	named = slices.Compact(named)
	if all := Countries(); len(named) != 249 || len(all) != 250 {
		t.Errorf("%d countries have an official name here, and %d a code; want 249, and Kosovo's more", len(named), len(all))
	}
	for _, code := range Countries() {
		region, err := language.ParseRegion(code)
		if err != nil {
			t.Fatal(err)
		}
		if three, ok := ofCode(region.ISO3()); region.ISO3() != "XKK" && (!ok || three != code) {
			t.Errorf("%s is %q, want %s", region.ISO3(), three, code)
		}
	}
}

func TestWhatIsNoCountryOrTwo(t *testing.T) {
	for _, written := range []string{
		"", " ", "--", "-", "N/A", "NA", "n/a", "null", "Unknown", "Other", "Otro", "Europe", "European Union", "World", "Africa", "Latin America",
		"XX", "ZZ", "AN", "in", "de", "co", "no", "is", "it", "Curitiba", "Atlanta, Georgia", "Springfield, IL", "Virgin Islands",
		"Serbia and Montenegro", "Yugoslavia", "Czechoslovakia", "Netherlands Antilles", "Brazil, Argentina", "Spain/Portugal", "Poland - Germany",
		"France, China", "Republic of", "Kingdom of Nowhere", "republic", "of", "the", "&", "...", "12", "🇪🇺", "🇧", "\xff\xfe", strings.Repeat("Brazil ", 100),
		"Maria da Silva", "nigeri", "конго", "Kongo", "Guyane",
	} {
		if got, ok := CountryOf(written); ok {
			t.Errorf("%q is %s, want unknown", written, got)
		}
	}
}

// TestTableIsWhatXTextGives keeps countries.gz in step with golang.org/x/text.
// Names that belong to two countries must be in neither's line.
func TestTableIsWhatXTextGives(t *testing.T) {
	owner, shared := map[string]string{}, map[string]string{}
	for _, tag := range display.Supported.Tags() {
		namer := display.Regions(tag)
		if namer == nil {
			continue
		}
		add := func(code, iso2 string) {
			key := fold.Key(namer.Name(language.MustParseRegion(code)))
			if before, ok := owner[key]; ok && before != iso2 {
				shared[key] = before + " and " + iso2
			}
			owner[key] = iso2
		}
		for _, code := range Countries() {
			add(code, code)
		}
		for code, iso2 := range PartOf() {
			add(code, iso2)
		}
	}
	delete(owner, "")
	for key, both := range shared {
		t.Logf("%q may be %s", key, both)
		delete(owner, key)
	}
	if len(owner) < 20_000 {
		t.Fatalf("x/text gives only %d names", len(owner))
	}
	packed := map[string]string{}
	for line := range strings.Lines(inflate(packedCountries)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for _, key := range cells[1:] {
			packed[key] = cells[0]
		}
	}
	for key, iso2 := range owner {
		if packed[key] != iso2 {
			t.Fatalf("%q is %q in countries.gz and %s in x/text: run `make places`", key, packed[key], iso2)
		}
	}
	if len(packed) != len(owner) {
		t.Errorf("countries.gz has %d names, x/text %d: run `make places`", len(packed), len(owner))
	}
}

// TestAliasesContradictNothing finds aliases of two countries, and those that
// are the name of another country in some language.
func TestAliasesContradictNothing(t *testing.T) {
	table := map[string]string{}
	for line := range strings.Lines(inflate(packedCountries)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for _, key := range cells[1:] {
			table[key] = cells[0]
		}
	}
	of := map[string]string{}
	for line := range strings.Lines(writtenAliases) {
		iso2, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if iso2 == "#" {
			continue
		}
		if iso2 != "??" && !slices.Contains(Countries(), iso2) {
			t.Errorf("aliases.txt: %q is no code", iso2)
		}
		for alias := range strings.SplitSeq(rest, ";") {
			key := fold.Key(alias)
			if key == "" {
				t.Errorf("aliases.txt: %s has an empty alias", iso2)
			}
			if before := of[key]; before != "" && before != iso2 {
				t.Errorf("aliases.txt: %q is %s and %s", alias, before, iso2)
			}
			of[key] = iso2
			if other := table[key]; iso2 != "??" && other != "" && other != iso2 {
				t.Errorf("aliases.txt: %q is %s, and a language's name of %s", alias, iso2, other)
			}
		}
	}
}

// TestEveryCountryHasAFlag: whatever CountryOf returns can be drawn.
func TestEveryCountryHasAFlag(t *testing.T) {
	for _, code := range Countries() {
		if assets.Flag(code) == nil {
			t.Errorf("%s has no flag", code)
		}
	}
	for name, iso2 := range countryNames() {
		if !slices.Contains(Countries(), iso2) {
			t.Errorf("%q is %q, which is no code of Countries", name, iso2)
		}
	}
}

func TestManyMayAskAtOnce(t *testing.T) {
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, label := range zoomLabels {
				if _, ok := CountryOf(label); !ok {
					t.Errorf("%q is unknown", label)
				}
				if _, ok := CityOf("Curitiba, PR", label); !ok {
					t.Error("Curitiba is unknown")
				}
			}
		})
	}
	all.Wait()
}

func FuzzCountryOf(f *testing.F) {
	for _, seed := range []string{
		"Hong Kong, China", "Korea (the Republic of)", "🇧🇷 Brazil", "BR - Brazil", "Bolivia (Plurinational State of)", "\xff", "Republic of the of",
		"U.S.A.", "ไทย", "a,b,c", ",", "(", "republik ", "İ", "Ko\u0301rea", "&&&",
	} {
		f.Add(seed)
	}
	known := Countries()
	f.Fuzz(func(t *testing.T, name string) {
		iso2, ok := CountryOf(name)
		if ok != (iso2 != "") || ok && !slices.Contains(known, iso2) {
			t.Fatalf("%q is %q, %v", name, iso2, ok)
		}
		if again, _ := CountryOf("  " + name + "\t"); again != iso2 {
			t.Fatalf("%q is %q, and with spaces around it %q", name, iso2, again)
		}
		if key := fold.Key(name); fold.Key(key) != key {
			t.Fatalf("the key %q of %q has another key, %q", key, name, fold.Key(key))
		}
	})
}

package figures

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/rapporteur-app/rapporteur/store"
)

// containment is the UN M49 group that makes up each macro-region. The order
// matters for none: the groups share no country. 021 is Northern America,
// without Mexico, Central America and the Caribbean, which 419 holds.
var containment = []struct {
	macro store.MacroRegion
	group language.Region
}{
	{store.Europe, language.MustParseRegion("150")},
	{store.LatinAmerica, language.MustParseRegion("419")},
	{store.NorthAmerica, language.MustParseRegion("021")},
	{store.Africa, language.MustParseRegion("002")},
	{store.Asia, language.MustParseRegion("142")},
	{store.Oceania, language.MustParseRegion("009")},
}

// outlying are the territories that CLDR gathers in an "outlying Oceania" of
// its own while the UN counts them elsewhere, or, for Antarctica, nowhere.
var outlying = map[string]store.MacroRegion{
	"IO": store.Africa, "TF": store.Africa, "AC": store.Africa, "TA": store.Africa,
	"GS": store.LatinAmerica, "BV": store.LatinAmerica,
	"DG": store.Africa, "CP": store.LatinAmerica, "AQ": "",
}

// MacroRegionOf gives the macro-region of a country by its ISO 3166-1 alpha-2
// code, or nothing for Antarctica and for what is no country.
func MacroRegionOf(country string) store.MacroRegion {
	code := countryCode(country)
	if code == "" {
		return ""
	}
	if macro, ok := outlying[code]; ok {
		return macro
	}
	region := language.MustParseRegion(code)
	for _, c := range containment {
		if c.group.Contains(region) {
			return c.macro
		}
	}
	return ""
}

// countryCode returns the code as ISO writes it today, or nothing for what is
// no country: a code that cannot be read is unknown, never a guess.
func countryCode(country string) string {
	country = strings.ToUpper(strings.TrimSpace(country))
	if len(country) != 2 {
		return ""
	}
	region, err := language.ParseRegion(country)
	if err != nil || !region.IsCountry() {
		return ""
	}
	return region.Canonicalize().String()
}

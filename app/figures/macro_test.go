package figures

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/rapporteur-app/rapporteur/store"
)

// countriesOfTheWorld lists every ISO 3166-1 code in use.
func countriesOfTheWorld() (codes []string) {
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			if countryCode(code) == code && language.MustParseRegion(code).M49() > 0 {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

func TestEveryCountryHasAMacroRegion(t *testing.T) {
	codes := countriesOfTheWorld()
	if len(codes) < 245 {
		t.Fatalf("only %d countries", len(codes))
	}
	for _, code := range codes {
		if MacroRegionOf(code) == "" && code != "AQ" {
			t.Errorf("%s has no macro-region", code)
		}
	}
}

func TestMacroRegions(t *testing.T) {
	for code, want := range map[string]store.MacroRegion{
		"MX": store.LatinAmerica, "GT": store.LatinAmerica, "CU": store.LatinAmerica, "HT": store.LatinAmerica,
		"JM": store.LatinAmerica, "PR": store.LatinAmerica, "AR": store.LatinAmerica, "GF": store.LatinAmerica,
		"GS": store.LatinAmerica, "FK": store.LatinAmerica,
		"US": store.NorthAmerica, "CA": store.NorthAmerica, "GL": store.NorthAmerica, "BM": store.NorthAmerica,
		"PL": store.Europe, "FI": store.Europe, "RU": store.Europe, "XK": store.Europe, "UK": store.Europe, "es": store.Europe,
		"TR": store.Asia, "CY": store.Asia, "TW": store.Asia, "MA": store.Africa, "IO": store.Africa, "AU": store.Oceania,
		"AQ": "", "": "", "ZZ": "", "EU": "", "419": "", "Poland": "", "p": "",
	} {
		if got := MacroRegionOf(code); got != want {
			t.Errorf("%q lies in %q, want %q", code, got, want)
		}
	}
}

func FuzzMacroRegionOf(f *testing.F) {
	for _, seed := range []string{"BR", " pl ", "UK", "419", "??", "ÄÖ", "\x00\xff", "ZZ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, country string) {
		code := countryCode(country)
		if code != "" && (len(code) != 2 || countryCode(code) != code) {
			t.Errorf("%q reads as %q, which does not read as itself", country, code)
		}
		if code == "" && MacroRegionOf(country) != "" {
			t.Errorf("%q is no country, but lies in %q", country, MacroRegionOf(country))
		}
	})
}

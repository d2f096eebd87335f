//go:build ignore

package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/rapporteur-app/rapporteur/assets/places/fold"
)

// fewest is how many inhabitants a city of the table has more than.
const fewest = 15_000

// town is a line of GeoNames' file.
type town struct {
	name, country, region string
	lat, lon              string
	population            int
	capital               bool
	others                []string // folded
}

// packCities makes cities.gz: a line "=PL" for each country, then a line for each
// city, the largest first: name, region (where people write it), inhabitants with "*"
// after them if it is a capital, latitude, longitude, other folded names, parted
// by tabs. What follows the last column that says something is left out.
func packCities(file string) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var towns []town
	for line := range strings.Lines(string(raw)) {
		t, ok, err := townOf(strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if ok {
			towns = append(towns, t)
		}
	}
	slices.SortFunc(towns, func(a, b town) int {
		return cmp.Or(cmp.Compare(a.country, b.country), cmp.Compare(b.population, a.population), cmp.Compare(a.name, b.name), cmp.Compare(a.lat, b.lat))
	})
	var b strings.Builder
	for i, t := range towns {
		if i == 0 || t.country != towns[i-1].country {
			fmt.Fprintln(&b, "="+t.country)
		}
		mark := ""
		if t.capital {
			mark = "*"
		}
		line := fmt.Sprintf("%s\t%s\t%d%s\t%s\t%s\t%s", t.name, t.region, t.population, mark, t.lat, t.lon, strings.Join(t.others, ","))
		fmt.Fprintln(&b, strings.TrimRight(line, "\t"))
	}
	return pack("assets/places/cities.gz", b.String())
}

// townOf reads a line; false for what is too small, or only a part of a city.
func townOf(cells []string) (town, bool, error) {
	const columns = 19
	if len(cells) != columns {
		return town{}, false, fmt.Errorf("a line of %d columns instead of %d: it begins with %.40q", len(cells), columns, strings.Join(cells, " "))
	}
	name, plain, others, kind, country, region := cells[1], cells[2], cells[3], cells[7], cells[8], cells[10]
	population, err := strconv.Atoi(cells[14])
	if err != nil {
		return town{}, false, err
	}
	switch kind {
	case "PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH": // parts, and what is no longer lived in
		return town{}, false, nil
	}
	if population <= fewest {
		return town{}, false, nil
	}
	t := town{name: name, country: country, region: regionOf(country, region), population: population, capital: kind == "PPLC"}
	if t.lat, err = twoPlaces(cells[4]); err != nil {
		return town{}, false, err
	}
	if t.lon, err = twoPlaces(cells[5]); err != nil {
		return town{}, false, err
	}
	seen := map[string]bool{fold.Key(name): true}
	for i, other := range append([]string{plain}, strings.Split(others, ",")...) {
		key := fold.Key(other)
		if len(key) > 2 && !seen[key] && (i == 0 || writtenHere(other)) {
			seen[key] = true
			t.others = append(t.others, key)
		}
	}
	slices.Sort(t.others)
	return t, true, nil
}

// twoPlaces rounds degrees to a kilometre.
func twoPlaces(degrees string) (string, error) {
	f, err := strconv.ParseFloat(degrees, 64)
	return strconv.FormatFloat(f, 'f', 2, 64), err
}

// writtenHere tells names in the letters of the languages between Portugal and
// Finland from transliterations and codes: GeoNames does not say which is which.
func writtenHere(name string) bool {
	const letters = "áéíóúñüçãõâêôàäößąćęłńóśźżåøæèëïîì"
	small := false
	for i, r := range name {
		switch {
		case i == 0 && !unicode.IsUpper(r),
			unicode.IsDigit(r) || strings.ContainsRune("()/:;=", r),
			r > unicode.MaxASCII && !strings.ContainsRune(letters, unicode.ToLower(r)):
			return false
		}
		small = small || unicode.IsLower(r)
	}
	return small
}

// regionOf is the abbreviation of a region where people write it after a city.
// GeoNames has letters for those of one country only.
func regionOf(country, code string) string {
	if country == "US" {
		return code
	}
	return regionCodes[country][code]
}

var regionCodes = map[string]map[string]string{
	"BR": {
		"01": "AC", "02": "AL", "03": "AP", "04": "AM", "05": "BA", "06": "CE", "07": "DF", "08": "ES", "29": "GO",
		"13": "MA", "14": "MT", "11": "MS", "15": "MG", "16": "PA", "17": "PB", "18": "PR", "30": "PE", "20": "PI",
		"21": "RJ", "22": "RN", "23": "RS", "24": "RO", "25": "RR", "26": "SC", "27": "SP", "28": "SE", "31": "TO",
	},
	"CA": {
		"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC", "11": "SK",
		"12": "YT", "13": "NT", "14": "NU",
	},
	"AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA"},
	"CO": {"34": "DC"},
	"MX": {"09": "DF"},
}

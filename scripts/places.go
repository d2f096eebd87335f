//go:build ignore

// Places writes the tables of assets/places:
//
//	go run scripts/places.go countries       names of countries, from golang.org/x/text
//	go run scripts/places.go cities FILE     cities, from GeoNames' cities500.txt
//
// assets/places/README.md says where the files come from.
package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/rapporteur-app/rapporteur/assets/places"
	"github.com/rapporteur-app/rapporteur/assets/places/fold"
)

func main() {
	log.SetFlags(0)
	var err error
	switch {
	case len(os.Args) == 2 && os.Args[1] == "countries":
		err = pack("assets/places/countries.gz", countries())
	case len(os.Args) == 3 && os.Args[1] == "cities":
		err = packCities(os.Args[2])
	default:
		err = errors.New("usage: go run scripts/places.go countries | cities FILE")
	}
	if err != nil {
		log.Fatal(err)
	}
}

// pack writes a table, and says how large it is. The same table gives the same bytes.
func pack(file, text string) error {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write([]byte(text)); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Printf("%s: %d lines, %d bytes, %d packed\n", file, strings.Count(text, "\n"), len(text), packed.Len())
	return os.WriteFile(file, packed.Bytes(), 0o644)
}

// countries has a line a code: the code, then each folded name that it has in any
// language, parted by tabs. A name of two countries is in no line.
func countries() string {
	codes := map[string]string{} // of the display name's region, to ours
	for _, code := range places.Countries() {
		codes[code] = code
	}
	for code, of := range places.PartOf() {
		codes[code] = of
	}
	owners := map[string][]string{}
	for _, tag := range display.Supported.Tags() {
		namer := display.Regions(tag)
		if namer == nil {
			continue
		}
		for code, iso2 := range codes {
			key := fold.Key(namer.Name(language.MustParseRegion(code)))
			if key != "" && !slices.Contains(owners[key], iso2) {
				owners[key] = append(owners[key], iso2)
			}
		}
	}
	names := map[string][]string{}
	for key, of := range owners {
		if len(of) == 1 {
			names[of[0]] = append(names[of[0]], key)
			continue
		}
		slices.Sort(of)
		log.Printf("left out, since it is the name of %s: %q", strings.Join(of, " and "), key)
	}
	var b strings.Builder
	for _, code := range places.Countries() {
		slices.Sort(names[code])
		fmt.Fprintln(&b, code+"\t"+strings.Join(names[code], "\t"))
	}
	return b.String()
}

// Package words holds every visible word in English, Spanish and Portuguese.
// A language's files are read when it is first asked for.
package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

//go:embed en/*.json es/*.json pt/*.json
var files embed.FS

// Book is the words of one language. It is safe for concurrent use.
type Book struct {
	tag       language.Tag
	code      string
	texts     map[string]text
	twice     []string // keys that two files define, for the test
	countries display.Namer
}

// shelf keeps one book a language, read at most once.
var shelf = []struct {
	code string
	book func() *Book
}{
	{"en", sync.OnceValue(func() *Book { return mustRead("en") })},
	{"es", sync.OnceValue(func() *Book { return mustRead("es") })},
	{"pt", sync.OnceValue(func() *Book { return mustRead("pt") })},
}

var matcher = sync.OnceValue(func() language.Matcher {
	return language.NewMatcher([]language.Tag{language.English, language.Spanish, language.Portuguese})
})

// Languages lists the languages there are words in; English is the first.
func Languages() []string {
	codes := make([]string, len(shelf))
	for i, s := range shelf {
		codes[i] = s.code
	}
	return codes
}

// For gives the book nearest to a BCP 47 tag, and the English one if none is near.
func For(tag string) *Book {
	for _, s := range shelf {
		if s.code == tag {
			return s.book()
		}
	}
	wanted, err := language.Parse(strings.ReplaceAll(tag, "_", "-"))
	if err != nil {
		return shelf[0].book()
	}
	_, i, confidence := matcher().Match(wanted)
	if confidence == language.No {
		i = 0
	}
	return shelf[i].book()
}

// Keys lists a language's keys in order, or nothing for a language without words.
func Keys(lang string) []string {
	for _, s := range shelf {
		if s.code != lang {
			continue
		}
		book := s.book()
		keys := make([]string, 0, len(book.texts))
		for key := range book.texts {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		return keys
	}
	return nil
}

// Language is the book's language: en, es or pt.
func (b *Book) Language() string { return b.code }

// Has tells whether the book has a text for key.
func (b *Book) Has(key string) bool {
	_, ok := b.texts[key]
	return ok
}

// T is the text of key with its placeholders filled from args, given as pairs
// of name and value. The value of "count" picks the plural form. A key without
// a text is returned as it is, so that it shows and a test can find it.
//
// Whole numbers are grouped as the language writes them: pass years and other
// numbers that are names as strings. A time.Time becomes a short date, a
// time.Duration a length, a Share a percentage, a CountryCode a country's name,
// a []string a list, and a Message its own text.
func (b *Book) T(key string, args ...any) string {
	t, ok := b.texts[key]
	if !ok {
		return key
	}
	if t.plain {
		return t.other.lead
	}
	return b.fill(t, pairs(args))
}

// Msg is the text of a message in this book's language.
func (b *Book) Msg(m Message) string {
	if m.Key == "" {
		return b.value(m.Args[textArg])
	}
	t, ok := b.texts[m.Key]
	if !ok {
		return m.Key
	}
	if t.plain {
		return t.other.lead
	}
	return b.fill(t, m.Args)
}

// Country is a country's name, or the code itself where there is no name for it.
func (b *Book) Country(iso2 string) string {
	region, err := language.ParseRegion(iso2)
	if err != nil {
		return iso2
	}
	if name, newer := renamed[region.String()][b.code]; newer {
		return name
	}
	if name := b.countries.Name(region); name != "" {
		return name
	}
	return iso2
}

// renamed are countries that have another name since the tables of x/text were made
// (CLDR 32), by our languages.
var renamed = map[string]map[string]string{
	"MK": {"en": "North Macedonia", "es": "Macedonia del Norte", "pt": "Macedônia do Norte"},
	"SZ": {"en": "Eswatini", "es": "Esuatini", "pt": "Essuatíni"},
	"TR": {"en": "Türkiye"},
	"CZ": {"en": "Czechia", "es": "Chequia", "pt": "Tchéquia"},
}

// form picks the template that a count needs.
func (b *Book) form(t text, a source) template {
	if len(t.forms) == 0 {
		return t.other
	}
	v, ok := a.arg("count")
	n, whole := integer(v)
	if !ok || !whole {
		return t.other
	}
	// The rules look at the last seven digits only.
	f := plural.Cardinal.MatchPlural(b.tag, max(n, -n)%10_000_000, 0, 0, 0, 0)
	if chosen, ok := t.forms[f]; ok {
		return chosen
	}
	return t.other
}

func mustRead(code string) *Book {
	b, err := read(code)
	if err != nil {
		// The files are part of the program and a test reads them all.
		panic(err)
	}
	return b
}

func read(code string) (*Book, error) {
	b := &Book{tag: language.MustParse(code), code: code, texts: map[string]text{}}
	b.countries = display.Regions(b.tag)
	names, err := fs.Glob(files, code+"/*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		raw, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var texts map[string]text
		if err := json.Unmarshal(raw, &texts); err != nil {
			return nil, fmt.Errorf("words in %s: %w", name, err)
		}
		for key, t := range texts {
			if _, twice := b.texts[key]; twice {
				b.twice = append(b.twice, name+": "+key)
			}
			b.texts[key] = t
		}
	}
	return b, nil
}

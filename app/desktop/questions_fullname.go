package desktop

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/rapporteur-app/rapporteur/assets/places"
	"github.com/rapporteur-app/rapporteur/store"
)

// wordPattern finds words with what joins their parts.
var wordPattern = regexp.MustCompile(`[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*`)

// fullNames are the pieces of running text that look like somebody's full name: a
// known given name and one to three words with capitals after it. A sentence has many
// words with capitals, so that less is taken for a name than in a role: nothing whose
// given name is rare, and nothing in small letters. known are folded words of places
// that the notebook itself names.
func fullNames(text string, known map[string]bool) (names []string) {
	words := wordsIn(text)
	for i := 0; i < len(words); i++ {
		end := words.nameAt(i)
		if end == i || words.namesThing(i, end) || words.namesPlace(i, end, known) {
			continue
		}
		names = append(names, text[words[i].from:words[end].to])
		i = end
	}
	return names
}

// textWord is a word of a running text.
type textWord struct {
	text, folded string
	from, to     int  // bytes
	joined       bool // only a space stands between it and the word before
}

type textWords []textWord

func wordsIn(text string) textWords {
	var words textWords
	for _, at := range wordPattern.FindAllStringIndex(text, -1) {
		w := textWord{text: text[at[0]:at[1]], from: at[0], to: at[1]}
		w.folded = store.Fold(w.text)
		if n := len(words); n > 0 {
			between := text[words[n-1].to:w.from]
			w.joined = between != "" && strings.Trim(between, " \u00a0") == ""
		}
		words = append(words, w)
	}
	return words
}

// capital tells whether a word is written as names are.
func (w textWord) capital() bool {
	letters := []rune(w.text)
	return len(letters) > 1 && unicode.IsUpper(letters[0]) && !isAcronym(w.text)
}

// longestName is how many words of a name are looked at, particles left out.
const longestName = 4

// nameAt is the last word of a name that begins at i; i itself where none does.
func (words textWords) nameAt(i int) (end int) {
	end = i
	if !words[i].capital() || !givenNames[words[i].folded] {
		return i
	}
	for at, count := i+1, 1; at < len(words) && words[at].joined && count < longestName; at++ {
		w := words[at]
		switch {
		case nameParticles[w.folded] && !w.capital() && !joiningWords[w.folded]:
			continue
		case !w.capital() || roleWords[w.folded] || thingWords[w.folded]:
			return end
		}
		end = at
		count++
	}
	return end
}

// namesThing tells whether something else bears the name: a university, an award, an
// island, a saint's town.
func (words textWords) namesThing(from, end int) bool {
	if at := end + 1; at < len(words) && words[at].joined && words[at].capital() && thingWords[words[at].folded] {
		return true
	}
	for at := from; at > 0 && words[at].joined; at-- {
		before := words[at-1]
		if thingWords[before.folded] {
			return true
		}
		if !nameParticles[before.folded] {
			return false
		}
	}
	return false
}

// namesPlace tells whether the words are those of a place.
func (words textWords) namesPlace(from, end int, known map[string]bool) bool {
	var parts []string
	for _, w := range words[from : end+1] {
		parts = append(parts, w.text)
	}
	last := words[end]
	if isPlace(strings.Join(parts, " ")) || isPlace(strings.Join(parts[:2], " ")) {
		return true
	}
	if _, country := places.CountryOf(last.text); country {
		return true
	}
	// Many families are called as a town is: only after what is more a town than a given
	// name is it one.
	return known[last.folded] || townNames[words[from].folded] && isPlace(last.text)
}

// addNames adds full names, each once.
func addNames(found []personal, text string, known map[string]bool) []personal {
	for _, name := range fullNames(text, known) {
		if one := (personal{personalName, name}); !slices.Contains(found, one) {
			found = append(found, one)
		}
	}
	return found
}

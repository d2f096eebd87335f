package figures

import (
	"math/rand/v2"
	"testing"
)

// moves tells whether one person can be thought elsewhere, or two be thought to
// change places, so that a set of cells changes and no published number does. It is
// a proof for tables too large to fill in every way.
func moves(truth []int, facts []fact, allowed func([]int) bool, set uint) bool {
	try := func(change ...int) bool { // cells that lose one, then cells that gain one
		filled := append([]int(nil), truth...)
		sums := func(cells uint) (sum int) {
			for i, at := range change {
				sum += (2*one(i >= len(change)/2) - 1) * int(cells>>at&1)
			}
			return sum
		}
		for i, at := range change {
			if filled[at] += 2*one(i >= len(change)/2) - 1; filled[at] < 0 {
				return false
			}
		}
		for _, f := range facts {
			if sums(f.cells) != 0 {
				return false
			}
		}
		return sums(set) != 0 && allowed(filled)
	}
	for a := range truth {
		for b := range truth {
			if a != b && try(a, b) {
				return true
			}
		}
	}
	for a := 0; a < len(truth); a += kindsOfPeople {
		for b := 0; b < len(truth); b += kindsOfPeople {
			if a != b && try(a+unasked, b+registeredCame, a+registeredCame, b+unasked) {
				return true
			}
		}
	}
	return false
}

func TestHiddenPlacesOfLargerTablesKeepTwoValues(t *testing.T) {
	dice := rand.New(rand.NewPCG(77, 21))
	columns, places := 0, 0
	for range 500 {
		var macros [][][]mixed
		for range 1 + dice.IntN(3) {
			var macro [][]mixed
			for range 1 + dice.IntN(3) {
				var country []mixed
				for range 1 + dice.IntN(2) {
					country = append(country, mixed{dice.IntN(9), dice.IntN(14), dice.IntN(9)})
				}
				macro = append(macro, country)
			}
			macros = append(macros, macro)
		}
		limit := 3 + dice.IntN(4)
		root, sets, truth := guests(macros)
		if !protect(root, limit) {
			continue
		}
		protectRegistered(root, true, limit)
		facts, allowed := publishedOf(sets), someoneFrom(truth)
		for n, set := range sets {
			if n == root || n.cityless() {
				continue
			}
			if !n.shown && !moves(truth, facts, allowed, ofKinds(set, unasked, registeredCame)) {
				t.Fatalf("%v at %d: who attended from %s can be derived\n%s", macros, limit, n.key, drawn(root, 0))
			}
			if root.known && !n.known && n.registered > 0 && !moves(truth, facts, allowed, ofKinds(set, registeredCame, stayedAway)) {
				t.Fatalf("%v at %d: who registered from %s can be derived\n%s", macros, limit, n.key, drawn(root, 0))
			}
			columns += one(n.known)
			places += one(n.shown)
		}
	}
	if 4*columns < places {
		t.Errorf("only %d of %d shown places have columns", columns, places)
	}
}

func TestTheLargestCountryIsNotGivenUpForAFewPeopleBesideIt(t *testing.T) {
	root := world([][][]int{{{300, 49}, {8}}, {{16}, {9}, {7}, {7}, {6}}, {{9}, {9}, {5}}})
	if !protect(root, 10) {
		t.Fatal("everything is hidden")
	}
	largest := root.children[0].children[0]
	if !largest.shown || root.children[0].shown || largest.people != 349 {
		t.Errorf("the country of %d is shown: %v, its macro-region: %v", largest.people, largest.shown, root.children[0].shown)
	}
}

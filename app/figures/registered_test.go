package figures

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// The three groups of people of one city: who came without having registered, who
// registered and came, who registered and stayed away.
const (
	unasked = iota
	registeredCame
	stayedAway
	kindsOfPeople
)

// mixed is a city's three groups. One from which nobody attended has no place in
// the tables: its country knows of it.
type mixed [kindsOfPeople]int

func (m mixed) attended() int { return m[unasked] + m[registeredCame] }

// guests builds a tree from macro-regions of countries of cities, and gives each
// node the cells of its people: cell 3k+kind are the people of a kind of city k.
func guests(macros [][][]mixed) (root *node, sets map[*node]uint, truth []int) {
	root, sets = &node{key: "world"}, map[*node]uint{}
	add := func(m mixed, nodes ...*node) {
		for _, n := range nodes {
			n.people += m.attended()
			n.registered += m[registeredCame] + m[stayedAway]
			n.came += m[registeredCame]
			sets[n] |= (1<<kindsOfPeople - 1) << len(truth)
		}
		truth = append(truth, m[:]...)
	}
	for i, countries := range macros {
		macro := &node{key: fmt.Sprint("m", i), order: fmt.Sprint("m", i)}
		for j, cities := range countries {
			country := &node{key: fmt.Sprint("c", i, j), order: fmt.Sprint("c", i, j), above: macro}
			for k, m := range cities {
				if m.attended() == 0 {
					add(m, country, macro, root)
					continue
				}
				city := &node{key: fmt.Sprint("t", i, j, k), order: fmt.Sprint("t", i, j, k)}
				if k == 0 && (m[unasked]+i+j)%5 == 4 { // in some countries of some people the city is not known
					city.key, city.order = "", ""
				}
				add(m, city, country, macro, root)
				country.children = append(country.children, city)
			}
			if country.people > 0 {
				macro.children = append(macro.children, country)
			}
		}
		if macro.people > 0 {
			root.children = append(root.children, macro)
		}
	}
	maps.DeleteFunc(sets, func(n *node, _ uint) bool { return n.people == 0 })
	root.sort()
	return root, sets, truth
}

// ofKinds narrows a set of cells to some kinds of people.
func ofKinds(set uint, kinds ...int) (narrow uint) {
	for i := range 64 {
		for _, kind := range kinds {
			if i%kindsOfPeople == kind {
				narrow |= set & (1 << i)
			}
		}
	}
	return narrow
}

// publishedOf lists what the tables say of a protected tree.
func publishedOf(sets map[*node]uint) (facts []fact) {
	for n, set := range sets {
		if n.shown {
			facts = append(facts, fact{ofKinds(set, unasked, registeredCame), n.people})
		}
		if n.known {
			facts = append(facts, fact{ofKinds(set, registeredCame, stayedAway), n.registered}, fact{ofKinds(set, registeredCame), n.came})
		}
	}
	return facts
}

// someoneFrom is what the strongest reader knows: which cities there are, and that
// somebody attended from each.
func someoneFrom(truth []int) func([]int) bool {
	return func(filled []int) bool {
		for i := 0; i < len(truth); i += kindsOfPeople {
			if truth[i+unasked]+truth[i+registeredCame] > 0 && filled[i+unasked]+filled[i+registeredCame] == 0 {
				return false
			}
		}
		return true
	}
}

// checkGuests protects a tree and attacks all its columns at once. It returns how
// many places have columns, and how many could at most.
func checkGuests(t *testing.T, macros [][][]mixed, limit int) (columns, places int) {
	t.Helper()
	root, sets, truth := guests(macros)
	if !protect(root, limit) {
		return 0, 0
	}
	protectRegistered(root, true, limit)
	if !root.known {
		return 0, 0
	}
	h := hullOf(truth, publishedOf(sets), someoneFrom(truth))
	for set := uint(1); set < 1<<len(truth); set++ {
		if people := sumOf(truth, set); people > 0 && people < limit && h.knows(set) {
			t.Fatalf("%v at %d: a group of %d (%b) can be derived\n%s", macros, limit, people, set, drawn(root, 0))
		}
	}
	for n, set := range sets {
		if n == root || n.cityless() {
			continue
		}
		if !n.shown && h.knows(ofKinds(set, unasked, registeredCame)) {
			t.Fatalf("%v at %d: that %d attended from hidden %s can be derived\n%s", macros, limit, n.people, n.key, drawn(root, 0))
		}
		if !n.known && n.registered > 0 && h.knows(ofKinds(set, registeredCame, stayedAway)) {
			t.Fatalf("%v at %d: that %d registered from hidden %s can be derived\n%s", macros, limit, n.registered, n.key, drawn(root, 0))
		}
		columns += one(n.known)
		places += one(n.shown)
	}
	return columns, places
}

func TestRegistrationsUnderTheLimitCannotBeDerived(t *testing.T) {
	dice := rand.New(rand.NewPCG(6, 21))
	columns, places := 0, 0
	for range 1200 {
		var macros [][][]mixed
		for left := 1 + dice.IntN(4); left > 0; {
			var macro [][]mixed
			for range 1 + dice.IntN(2) {
				var country []mixed
				for range 1 + dice.IntN(2) {
					if left == 0 {
						break
					}
					left--
					country = append(country, mixed{dice.IntN(5), dice.IntN(5), dice.IntN(5)})
				}
				if len(country) > 0 {
					macro = append(macro, country)
				}
			}
			if len(macro) > 0 {
				macros = append(macros, macro)
			}
		}
		c, p := checkGuests(t, macros, 2+dice.IntN(2))
		columns, places = columns+c, places+p
	}
	if 8*columns < 3*places { // with a macro-region that is given up go its columns
		t.Errorf("only %d of %d shown places have columns: hiding all protects, but tells nothing", columns, places)
	}
}

// One person who came to the United Kingdom's place without registering must not
// cost every other country its columns.
func TestColumnsAreGivenUpOnlyWhereThatHelps(t *testing.T) {
	root, _, _ := guests([][][]mixed{
		{{{21, 328, 0}}, {{0, 8, 0}}}, // two countries of one macro-region
		{{{1, 15, 0}}, {{0, 9, 0}}, {{0, 6, 0}}, {{0, 3, 0}}, {{0, 4, 0}}},
		{{{0, 7, 0}}, {{0, 13, 0}}},
		{{{0, 0, 14}}},
	})
	if !protect(root, 5) {
		t.Fatal("nothing is shown")
	}
	protectRegistered(root, true, 5)
	var with, without []int
	for _, c := range countries(root) {
		switch {
		case c.known:
			with = append(with, c.people)
		case c.shown:
			without = append(without, c.people)
		}
	}
	if fmt.Sprint(with, without) != "[13 9 8 7 6] [349 16]" {
		t.Errorf("countries of %v people have columns, those of %v do not\n%s", with, without, drawn(root, 0))
	}
}

func TestNoShareByPlaceWhereNobodyKnowsWhereTheAbsentAreFrom(t *testing.T) {
	rows := func(country string) (all []store.Participant) {
		for i := range 20 {
			p := store.Participant{Key: fmt.Sprint("k", i), Registered: true, Country: "BR"}
			if i%2 == 0 {
				p.Spans = []store.Span{span(0, 60)}
			} else {
				p.Country = country
			}
			all = append(all, p)
		}
		return all
	}
	for country, want := range map[string]bool{"": false, "BR": true} {
		f := of(rows(country)...)
		for name, lines := range map[string][]PlaceLine{"to those who hold the notebook": f.CountryTable, "shared": f.Shareable(5).CountryTable} {
			if len(lines) == 0 || lines[0].HasRegistered != want {
				t.Errorf("no-shows from %q, %s: %+v", country, name, lines)
			}
		}
	}
}

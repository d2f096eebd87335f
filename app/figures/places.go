package figures

import (
	"cmp"
	"slices"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// node is a number of people in a tree of places: everywhere, macro-region,
// country, city. Children are sorted largest first. shown is what protect decides.
type node struct {
	key      string // macro-region, country code, folded city or group; empty: not known
	name     string // for cities: as most people write it
	order    string // among equals: a folded name, in every language the same
	people   int
	children []*node
	above    *node // for countries: the macro-region
	shown    bool
	left     pool // people in it who stand in no shown child, when it is shown
}

// cityless are the people of a country whose city is not known. They are never
// shown as a city, but weigh like one: the country's number would give them away.
func (n *node) cityless() bool { return n.key == "" }

// sprout finds or makes the node of a key below n; known holds those there are.
func (n *node) sprout(key string, known map[string]*node) *node {
	if c, ok := known[key]; ok {
		return c
	}
	c := &node{key: key, order: key}
	n.children = append(n.children, c)
	known[key] = c
	return c
}

// byPlace counts people as macro-region, country and city. Cities are one
// whatever their case and accents, and belong to their country.
func byPlace(attended []person) *node {
	root := &node{key: "world"}
	spellings := map[*node]map[string]int{}
	macros, countries, cities := map[string]*node{}, map[string]*node{}, map[string]map[string]*node{}
	for _, p := range attended {
		country, met := countries[p.country]
		if !met {
			macro := root.sprout(string(MacroRegionOf(p.country)), macros)
			country = macro.sprout(p.country, countries)
			country.order = store.Fold(words.For("en").Country(p.country)) + p.country
			country.above = macro
			cities[p.country] = map[string]*node{}
		}
		macro, city := country.above, country.sprout(store.Fold(p.city), cities[p.country])
		for _, n := range []*node{root, macro, country, city} {
			n.people++
		}
		if spellings[city] == nil {
			spellings[city] = map[string]int{}
		}
		spellings[city][p.city]++
	}
	for city, written := range spellings {
		city.name = commonest(written)
	}
	root.sort()
	return root
}

// commonest is the spelling most people use; of equals the last by bytes, which
// is the one with accents.
func commonest(written map[string]int) string {
	best := ""
	for name, count := range written {
		if order := cmp.Or(cmp.Compare(count, written[best]), cmp.Compare(name, best)); order > 0 {
			best = name
		}
	}
	return best
}

// byGroup counts people by the kind of organisation they come from.
func byGroup(attended []person) *node {
	root := &node{key: "groups"}
	groups := map[string]*node{}
	for _, p := range attended {
		root.people++
		root.sprout(string(p.group), groups).people++
	}
	root.sort()
	return root
}

// sort puts the largest first; what is not known comes after its equals.
func (n *node) sort() {
	slices.SortFunc(n.children, largestFirst)
	for _, c := range n.children {
		c.sort()
	}
}

func largestFirst(a, b *node) int {
	return cmp.Or(
		cmp.Compare(b.people, a.people),
		cmp.Compare(known(b.key), known(a.key)),
		cmp.Compare(a.order, b.order),
	)
}

// leaves counts the cells of a part of the tree: cities, and the people of one
// country whose city is not known as one.
func (n *node) leaves() int {
	if len(n.children) == 0 {
		return 1
	}
	sum := 0
	for _, c := range n.children {
		sum += c.leaves()
	}
	return sum
}

// countries lists every country with its macro-region, largest first.
func countries(root *node) []located { return below(root, 2) }

// cities lists every city with its country and macro-region, largest first.
func cities(root *node) []located { return below(root, 3) }

// located is a node with the nodes above it.
type located struct {
	*node
	macro, country *node
}

func below(root *node, depth int) []located {
	var all []located
	for _, macro := range root.children {
		for _, country := range macro.children {
			if depth == 2 {
				all = append(all, located{country, macro, country})
				continue
			}
			for _, city := range country.children {
				all = append(all, located{city, macro, country})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b located) int {
		return cmp.Or(largestFirst(a.node, b.node), cmp.Compare(a.country.key, b.country.key))
	})
	return all
}

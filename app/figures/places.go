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
	key    string // macro-region, country code, folded city or group; empty: not known
	name   string // for cities: as most people write it
	order  string // among equals: a folded name, in every language the same
	people int    // who attended
	// registered and came, of the registered, are published beside people where
	// known is set; see protectRegistered.
	registered, came int
	known            bool
	children         []*node
	above            *node // for countries the macro-region, for cities the country
	shown            bool
	left             pool    // people in it who stand in no shown child, when it is shown
	rest             columns // people in it who stand in no child with columns, when it has them
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

// byPlace counts people as macro-region, country and city. Places that nobody
// attended from have no node of their own.
func byPlace(cells []placeCell) *node {
	root := &node{key: "world"}
	macros, countries := map[string]*node{}, map[string]*node{}
	for _, p := range cells {
		if p.Attended == 0 {
			continue
		}
		country, met := countries[p.Country]
		if !met {
			macro := root.sprout(string(MacroRegionOf(p.Country)), macros)
			country = macro.sprout(p.Country, countries)
			country.order = store.Fold(words.For("en").Country(p.Country)) + p.Country
			country.above = macro
		}
		city := &node{key: store.Fold(p.City), name: p.City, above: country}
		city.order = city.key
		country.children = append(country.children, city)
		for _, n := range []*node{root, country.above, country, city} {
			n.people += p.Attended
			n.registered += p.Registered
			n.came += p.Came
		}
	}
	for _, p := range cells {
		if p.Attended > 0 {
			continue
		}
		// Who registered there and did not come belongs to the places around.
		root.registered += p.Registered
		if macro := macros[string(MacroRegionOf(p.Country))]; macro != nil {
			macro.registered += p.Registered
		}
		if country := countries[p.Country]; country != nil {
			country.registered += p.Registered
		}
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

// flat makes a table without levels.
func flat(key string, counts []namedCount) *node {
	root := &node{key: key}
	for _, c := range counts {
		root.people += c.People
		root.children = append(root.children, &node{key: c.Name, order: c.Name, people: c.People})
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
		cmp.Compare(one(b.key != ""), one(a.key != "")),
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

// countries lists every country, largest first.
func countries(root *node) []*node { return below(root, 2) }

// cities lists every city, largest first.
func cities(root *node) []*node { return below(root, 3) }

func below(root *node, depth int) []*node {
	all := []*node{root}
	for range depth {
		var next []*node
		for _, n := range all {
			next = append(next, n.children...)
		}
		all = next
	}
	slices.SortStableFunc(all, func(a, b *node) int {
		return cmp.Or(largestFirst(a, b), cmp.Compare(a.above.key, b.above.key))
	})
	return all
}

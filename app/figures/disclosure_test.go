package figures

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// world builds a tree from macro-regions of countries of cities; a negative
// number is people whose city is not known.
func world(macros [][][]int) *node {
	root := &node{key: "world"}
	for m, countries := range macros {
		macro := &node{key: fmt.Sprint("m", m)}
		for c, cities := range countries {
			country := &node{key: fmt.Sprint("c", m, c)}
			for k, people := range cities {
				city := &node{key: fmt.Sprint("t", m, c, k), people: people}
				if people < 0 {
					city.key, city.people = "", -people
				}
				city.order = city.key
				country.people += city.people
				country.children = append(country.children, city)
			}
			country.order = country.key
			macro.people += country.people
			macro.children = append(macro.children, country)
		}
		macro.order = macro.key
		root.people += macro.people
		root.children = append(root.children, macro)
	}
	root.sort()
	return root
}

// fact is one published number: a sum of cells.
type fact struct {
	cells uint
	sum   int
}

// reader is what the strongest reader knows: which cells there are, that nobody
// published them empty, and the published numbers.
type reader struct {
	cells    int
	facts    []fact
	possible [][]int
}

// guess lists every way to fill the cells that agrees with all facts.
func (r *reader) guess(total int) {
	filled := make([]int, r.cells)
	var fill func(at, left int)
	fill = func(at, left int) {
		if at == r.cells {
			if left == 0 && r.agrees(filled) {
				r.possible = append(r.possible, append([]int(nil), filled...))
			}
			return
		}
		for n := 1; n <= left-(r.cells-at-1); n++ {
			filled[at] = n
			fill(at+1, left-n)
		}
	}
	fill(0, total)
}

func (r *reader) agrees(filled []int) bool {
	for _, f := range r.facts {
		if sumOf(filled, f.cells) != f.sum {
			return false
		}
	}
	return true
}

func sumOf(filled []int, cells uint) (sum int) {
	for i, n := range filled {
		if cells&(1<<i) != 0 {
			sum += n
		}
	}
	return sum
}

// known gives the sum of some cells where every guess agrees on it.
func (r *reader) known(cells uint) (int, bool) {
	want := sumOf(r.possible[0], cells)
	for _, filled := range r.possible[1:] {
		if sumOf(filled, cells) != want {
			return 0, false
		}
	}
	return want, true
}

// leafSets gives every node its cells as bits.
func leafSets(root *node) (map[*node]uint, int) {
	sets, next := map[*node]uint{}, 0
	var walk func(n *node) uint
	walk = func(n *node) (set uint) {
		if len(n.children) == 0 {
			set = 1 << next
			next++
		}
		for _, c := range n.children {
			set |= walk(c)
		}
		sets[n] = set
		return set
	}
	walk(root)
	return sets, next
}

// checkPlaces protects a tree and attacks what is published of it.
func checkPlaces(t *testing.T, macros [][][]int, limit int) (shown int) {
	t.Helper()
	root := world(macros)
	protect(root, limit)
	sets, cells := leafSets(root)
	r := &reader{cells: cells, facts: []fact{{sets[root], root.people}}}
	for n, set := range sets {
		if n.shown && n != root {
			shown++
			r.facts = append(r.facts, fact{set, n.people})
		}
	}
	r.guess(root.people)
	if !root.shown {
		// Neither the numbers of places are published then: nothing but the total is.
		if root.people >= limit && root.people > cells {
			t.Errorf("%v at %d: everything is hidden without need", macros, limit)
		}
		return shown
	}
	for set := uint(1); set < 1<<cells; set++ {
		if people, ok := r.known(set); ok && people < limit {
			t.Fatalf("%v at %d: a group of %d can be derived\n%s", macros, limit, people, drawn(root, 0))
		}
	}
	for n, set := range sets {
		if people, ok := r.known(set); ok && !n.shown && !n.cityless() {
			t.Fatalf("%v at %d: hidden %s can be derived to be %d\n%s", macros, limit, n.key, people, drawn(root, 0))
		}
	}
	return shown
}

func drawn(n *node, depth int) string {
	line := fmt.Sprintf("%s%s %d shown=%v, %d registered, %d came, known=%v\n", strings.Repeat("  ", depth), n.key, n.people, n.shown, n.registered, n.came, n.known)
	for _, c := range n.children {
		line += drawn(c, depth+1)
	}
	return line
}

func TestPlacesUnderTheLimitCannotBeDerived(t *testing.T) {
	dice := rand.New(rand.NewPCG(19, 5))
	shown := 0
	for range 6000 {
		var macros [][][]int
		for left := 2 + dice.IntN(5); left > 0; {
			var macro [][]int
			for range 1 + dice.IntN(3) {
				var country []int
				for range 1 + dice.IntN(3) {
					if left == 0 {
						break
					}
					left--
					people := 1 + dice.IntN(1+dice.IntN(6))
					if dice.IntN(8) == 0 && (len(country) == 0 || country[0] > 0) {
						country = append([]int{-people}, country...)
						continue
					}
					country = append(country, people)
				}
				if len(country) > 0 {
					macro = append(macro, country)
				}
			}
			if len(macro) > 0 {
				macros = append(macros, macro)
			}
		}
		shown += checkPlaces(t, macros, 2+dice.IntN(4))
	}
	if shown < 10000 {
		t.Errorf("only %d numbers were published: hiding all protects, but tells nothing", shown)
	}
}

func TestPlacesByHand(t *testing.T) {
	for name, c := range map[string]struct {
		macros [][][]int
		shown  int
	}{
		"nothing to hide":                     {[][][]int{{{6, 5}}, {{7}}}, 7},
		"two small countries hide each other": {[][][]int{{{9}, {3}, {2}}}, 3},
		"a small city takes the next with it": {[][][]int{{{19, 7, 2}}}, 3},
		"five cities of one person":           {[][][]int{{{1}, {1}, {1}, {1}, {1}}}, 0},
		"a macro-region of two people":        {[][][]int{{{20}, {6}}, {{2}}}, 2},
		"city not known, too few":             {[][][]int{{{9, 5, -2}}}, 3},
		"city not known, enough":              {[][][]int{{{9, -6}}}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			if got := checkPlaces(t, c.macros, 5); got != c.shown {
				t.Errorf("%d numbers are shown, want %d", got, c.shown)
			}
		})
	}
}

func TestGroupsUnderTheLimitCannotBeDerived(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 14))
	for range 3000 {
		var cities []int
		for range 1 + dice.IntN(6) {
			cities = append(cities, 1+dice.IntN(7))
		}
		limit := 2 + dice.IntN(4)
		root := &node{key: "groups"}
		for i, people := range cities {
			root.people += people
			root.children = append(root.children, &node{key: fmt.Sprint(i), people: people})
		}
		root.sort()
		if !protectFlat(root, limit) {
			continue
		}
		sets, cells := leafSets(root)
		r := &reader{cells: cells, facts: []fact{{sets[root], root.people}}}
		for _, c := range root.children {
			if c.shown {
				r.facts = append(r.facts, fact{sets[c], c.people})
			}
		}
		r.guess(root.people)
		for set := uint(1); set < 1<<cells; set++ {
			if people, ok := r.known(set); ok && people < limit {
				t.Fatalf("%v at %d: a group of %d can be derived", cities, limit, people)
			}
		}
		for _, c := range root.children {
			if _, ok := r.known(sets[c]); ok && !c.shown {
				t.Fatalf("%v at %d: hidden %s can be derived", cities, limit, c.key)
			}
		}
	}
}

// The cells of a funnel: who of the registered and of the others stayed, and was active.
const (
	noShow = iota
	left
	stayedOnly
	stayedActive
	otherLeft
	otherStayed
	otherActive
	funnelCells
)

func bitsOf(cells ...int) (set uint) {
	for _, c := range cells {
		set |= 1 << c
	}
	return set
}

// funnelOf counts the cells, and says what is published of them.
func funnelOf(n []int, limit int) (funnelCounts, map[uint]bool) {
	came, all := bitsOf(left, stayedOnly, stayedActive), bitsOf(left, stayedOnly, stayedActive, otherLeft, otherStayed, otherActive)
	stayed, stayedAll := bitsOf(stayedOnly, stayedActive), bitsOf(stayedOnly, stayedActive, otherStayed, otherActive)
	active, activeAll := bitsOf(stayedActive), bitsOf(stayedActive, otherActive)
	registered := came | bitsOf(noShow)
	c := funnelCounts{
		registered: sumOf(n, registered), came: sumOf(n, came), attended: sumOf(n, all),
		stayed: sumOf(n, stayed), stayedAll: sumOf(n, stayedAll),
		active: sumOf(n, active), activeAll: sumOf(n, activeAll), over: 45,
	}
	s := c.admissible(limit)
	published := map[uint]bool{all: true}
	published[registered] = s.registered
	if s.ofRegistered {
		published[came], published[stayed], published[active] = true, s.stayed, s.active
	} else {
		published[stayedAll], published[activeAll] = s.stayed, s.active
	}
	return c, published
}

func TestStepsUnderTheLimitCannotBeDerived(t *testing.T) {
	const limit, most = 3, 8
	dice := rand.New(rand.NewPCG(2, 7))
	sizes := []int{0, 0, 1, 2, 3, 4}
	full := 0
	for range 400 {
		n := make([]int, funnelCells)
		for i := range n {
			n[i] = sizes[dice.IntN(len(sizes))]
		}
		c, published := funnelOf(n, limit)
		if c.attended < limit {
			continue
		}
		r := &reader{cells: funnelCells}
		for set, yes := range published {
			if yes {
				r.facts = append(r.facts, fact{set, sumOf(n, set)})
			}
		}
		if len(r.facts) == 5 {
			full++
		}
		r.guessUpTo(most, n)
		for set := uint(1); set < 1<<funnelCells; set++ {
			if people, ok := r.known(set); ok && people > 0 && people < limit {
				t.Fatalf("%v: published %v, and %07b are known to be %d", n, r.facts, set, people)
			}
		}
	}
	if full == 0 {
		t.Error("no funnel was ever published in full")
	}
}

// guessUpTo fills the cells with 0 to most; the true filling is a guess too.
func (r *reader) guessUpTo(most int, truth []int) {
	r.possible = [][]int{truth}
	filled := make([]int, r.cells)
	var fill func(at int)
	fill = func(at int) {
		for _, f := range r.facts {
			// Give up where the cells filled so far exceed a fact, or can no longer meet it.
			sum := sumOf(filled[:at], f.cells)
			if sum > f.sum || f.cells>>at == 0 && sum != f.sum {
				return
			}
		}
		if at == r.cells {
			r.possible = append(r.possible, append([]int(nil), filled...))
			return
		}
		for n := 0; n <= most; n++ {
			filled[at] = n
			fill(at + 1)
		}
		filled[at] = 0
	}
	fill(0)
}

package figures

// What leaves the machine must not give away a group of fewer people than the
// limit, whatever is subtracted from whatever. The argument:
//
// Places. A cell is a city, or the people of one country whose city is not
// known. protect sorts all cells into blocks: a shown city is a block, the
// cells of a shown country that are not shown are one, those of the hidden
// countries of a shown macro-region are one, and all that is left is one. Every
// published number (of all, of a macro-region, of a country, of a city, of a
// region, of the "others" of each table) is a sum of whole blocks, so every
// number that can be derived from them is a sum or difference of whole blocks.
// A block holds at least the limit, hence so does every group of people that
// can be derived. A block of hidden cells has two or more of them, and more
// people than cells, even to one who knows how many cities there are and where:
// one person can be thought to move from a cell of more than one to any other
// without a published number changing, so that each hidden cell keeps two
// values or more. The same holds for countries and macro-regions, as a block
// that hides one hides at least two.
//
// Registrations by place are columns beside those who attended; see registered.go.
//
// Groups, devices, returning people and the answers of a poll are tables over one
// total and crossed with nothing: the same rule with one level. Of several such
// tables, and of the places, nothing can be derived together that none of them gives
// alone: a sum or difference of numbers of two tables counts everyone once or not at
// all only if all of it but a constant comes from one of them.
//
// Registered, attended and the steps of the funnel are nested sets; see
// admissible. Stays are counted by the funnel and by the stretches of minutes; see
// disclosure_stays.go. The curve is thinned to a few true numbers; see thin. People
// who returned are told only if not all but a few of the earlier webinars' people did,
// each counted once: the first one's people and the new ones of each later one are
// published. A
// platform's own totals are told only if they lie apart from every number published here. The
// average is one rounded number over all. Findings are drawn from published numbers
// alone. Counts of places are not counts of people and stay, unless there are as many
// cities as people.
//
// What the argument does not cover. A reader who knows this code, too, can rule
// out values with which it would have hidden other cells (it hides the smallest
// first), at worst, where the next one is as small, all but one. It is about
// one limit: the same webinar published at two limits gives two sets of blocks.
// Publish a webinar at one limit, the notebook's. It is about one count: a webinar
// published before and after another import tells who came in between. That nobody of
// a group did something may be told, and so of everyone in it that they did not; and
// a reader who knows some of a group's people by name subtracts them. The curve and
// the stays are about the same people: who takes it that nobody left in between can
// reason from one to the other.

// pool is people in cells that are not shown.
type pool struct{ people, cells int }

func (p pool) plus(q pool) pool { return pool{p.people + q.people, p.cells + q.cells} }

// safe tells whether a pool may be derived: nobody, or at least the limit and
// not one person in each cell. A single cell can only be the people of a country
// whose city is not known, as a city of that many people is shown.
func (p pool) safe(limit int) bool {
	return p.cells == 0 || p.people >= limit && (p.cells == 1 || p.people > p.cells)
}

// whole is all of a node as a pool.
func (n *node) whole() pool { return pool{n.people, n.leaves()} }

// hide takes a node and all below it out of the tables.
func (n *node) hide() pool {
	n.show(false)
	return n.whole()
}

func (n *node) show(shown bool) {
	n.shown = shown
	for _, c := range n.children {
		c.show(shown)
	}
}

// smallest is the shown child with the fewest people, or nil.
func (n *node) smallest() *node {
	for i := len(n.children) - 1; i >= 0; i-- {
		if n.children[i].shown {
			return n.children[i]
		}
	}
	return nil
}

// settle hides children, smallest first, until the people outside the shown
// ones are safe or no child is left.
func (n *node) settle(open pool, limit int) pool {
	for !open.safe(limit) {
		c := n.smallest()
		if c == nil {
			return open
		}
		open = open.plus(c.hide())
	}
	return open
}

// given is how many people settle would hide.
func (n *node) given(open pool, limit int) (people int) {
	for i := len(n.children) - 1; i >= 0 && !open.safe(limit); i-- {
		if c := n.children[i]; c.shown {
			open, people = open.plus(c.whole()), people+c.people
		}
	}
	return people
}

// protect decides what of a tree of places is shown, and tells whether
// anything is.
//
// Where few people of a large country's macro-region must not be told, either the
// country or the macro-region is given up. Both ways are safe; the one is taken by
// which the countries that are shown hold more people.
func protect(root *node, limit int) bool {
	protectKeeping(root, limit, false)
	most := root.inCountries()
	root.show(true)
	if other := protectKeeping(root, limit, true); root.inCountries() > worth*most {
		return other
	}
	root.show(true)
	return protectKeeping(root, limit, false)
}

// worth is how many times more people have to stand in countries that are shown for a
// macro-region to be given up for them: with it go registrations by place, too.
const worth = 2

// inCountries is how many people the countries that are shown hold.
func (n *node) inCountries() (people int) {
	for _, macro := range n.children {
		for _, c := range macro.children {
			if c.shown && c.key != "" {
				people += c.people
			}
		}
	}
	return people
}

// protectKeeping is protect in one of its two ways: with countries kept, a
// macro-region is given up before most of its people are.
func protectKeeping(root *node, limit int, kept bool) bool {
	var open pool
	for _, macro := range root.children {
		open = open.plus(protectPart(macro, limit, kept))
	}
	for !open.safe(limit) {
		macro := root.cheapest(open, limit)
		if macro == nil {
			root.hide()
			return false
		}
		// Its own number goes; of its countries only as many as are needed.
		macro.shown = false
		open = macro.settle(open.plus(macro.left), limit)
		macro.left = pool{}
	}
	root.shown = true
	return true
}

// protectPart decides about a macro-region or country, and returns the people
// who stand in no shown part of it where its own number cannot be shown.
func protectPart(n *node, limit int, kept bool) pool {
	var open pool
	for _, c := range n.children {
		if len(c.children) > 0 {
			open = open.plus(protectPart(c, limit, false))
			continue
		}
		if c.shown = c.people >= limit && !c.cityless(); !c.shown {
			open = open.plus(c.whole())
		}
	}
	if kept && 2*n.given(open, limit) > n.people {
		n.shown, n.left = false, pool{}
		return open
	}
	n.left = n.settle(open, limit)
	if n.shown = n.left.safe(limit); n.shown {
		return pool{}
	}
	return n.left
}

// cheapest is the macro-region whose number is given up for the sake of an
// unsafe pool: the smallest whose hidden countries make the pool safe, else the
// smallest.
func (n *node) cheapest(open pool, limit int) *node {
	for i := len(n.children) - 1; i >= 0; i-- {
		if c := n.children[i]; c.shown && open.plus(c.left).safe(limit) {
			return c
		}
	}
	return n.smallest()
}

// protectFlat does the same for a table without levels.
func protectFlat(root *node, limit int) bool {
	var open pool
	for _, c := range root.children {
		if c.shown = c.people >= limit; !c.shown {
			open = open.plus(c.whole())
		}
	}
	if !root.settle(open, limit).safe(limit) {
		root.hide()
		return false
	}
	return true
}

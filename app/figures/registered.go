package figures

// Registrations by place are published beside those who attended, with the share
// that came. Behind the columns of a place stand three groups: who registered and
// came, who registered and did not, and who came without registering. A place has
// columns only where its number of participants is published, and any place only
// where the whole has them. The places with columns, each less those within it that
// have columns too, sort all people into blocks, and each block is a sum of those
// blocks into which protect sorts who attended. So every group that can be derived
// is one of whole blocks, or one of the three groups of the coarser blocks, or a
// sum of such: it is enough that each of the three is nobody or at least the limit
// in every block.
//
// A place without columns keeps two values or more for who registered: its block
// holds another part, and one of the two, being too few to stand alone, has somebody
// of a group who could as well be in the other, in exchange for somebody of another
// group or for nobody. That nobody of a block registered, or that all who did came,
// may be told: it is nobody's number.

// columns are a place's three groups.
type columns struct{ came, noShow, unasked int }

func (n *node) columns() columns {
	return columns{n.came, n.registered - n.came, n.people - n.came}
}

func (c columns) minus(d columns) columns {
	return columns{c.came - d.came, c.noShow - d.noShow, c.unasked - d.unasked}
}

func (c columns) plus(d columns) columns {
	return columns{c.came + d.came, c.noShow + d.noShow, c.unasked + d.unasked}
}

// fine tells whether none of the groups is too few.
func (c columns) fine(limit int) bool {
	return enough(c.came, limit) && enough(c.noShow, limit) && enough(c.unasked, limit)
}

// enough tells whether a group may be derived: it is nobody, or not too few.
func enough(people, limit int) bool { return people == 0 || people >= limit }

// protectRegistered decides for which places registrations are published; protect
// has been before. whole says whether they are published for all together.
func protectRegistered(root *node, whole bool, limit int) {
	root.forget()
	if whole && root.columns().fine(limit) {
		root.settleColumns(limit)
		root.known = true
	}
}

// forget takes the columns off a node and all below it.
func (n *node) forget() {
	n.known = false
	for _, c := range n.children {
		c.forget()
	}
}

// settleColumns decides about the places within one, and keeps what is in none of
// those that have columns. Where that is too few, places give up their columns
// until it is not, or none is left.
func (n *node) settleColumns(limit int) {
	n.rest = n.columns()
	for _, c := range n.children {
		n.rest = n.rest.minus(c.columns())
	}
	for _, c := range n.children {
		c.settleColumns(limit)
		if c.known = c.shown && !c.cityless() && c.rest.fine(limit); !c.known {
			n.rest = n.rest.plus(c.rest)
		}
	}
	for !n.rest.fine(limit) {
		c := n.cheapestColumns(limit)
		if c == nil {
			return
		}
		n.rest = n.rest.plus(c.giveColumns())
	}
}

// outermost lists the places within one that have columns, less those within each
// other.
func (n *node) outermost() (all []*node) {
	for _, c := range n.children {
		if c.known {
			all = append(all, c)
			continue
		}
		all = append(all, c.outermost()...)
	}
	return all
}

// cheapestColumns is the place to give up its columns for what is left of n: the
// smallest that makes it enough, else the smallest.
func (n *node) cheapestColumns(limit int) *node {
	var enough, smallest *node
	for _, c := range n.outermost() {
		if smallest == nil || c.people < smallest.people {
			smallest = c
		}
		if n.rest.plus(c.gives()).fine(limit) && (enough == nil || c.people < enough.people) {
			enough = c
		}
	}
	if enough != nil {
		return enough
	}
	return smallest
}

// gives is what would be left over if a place gave up its columns: what is in none
// of the places within it; where all of it is, the smallest of them has to follow,
// as their sum would tell the place's numbers.
func (n *node) gives() columns {
	if n.rest == (columns{}) {
		return n.follower().gives()
	}
	return n.rest
}

// giveColumns takes the columns off a place, and returns what it gives.
func (n *node) giveColumns() columns {
	n.known = false
	if n.rest == (columns{}) {
		return n.follower().giveColumns()
	}
	return n.rest
}

// follower is the smallest of the outermost places with columns.
func (n *node) follower() *node {
	var smallest *node
	for _, c := range n.outermost() {
		if smallest == nil || c.people < smallest.people {
			smallest = c
		}
	}
	return smallest
}

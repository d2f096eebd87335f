package figures

// Registrations by place are published beside those who attended, with the share
// that came. Behind the columns of a place stand three groups: who registered and
// came, who registered and did not, and who came without registering. Every number
// of the columns is a sum of such groups over whole places, so it is enough that,
// for the places with columns and for what is left of each place around them, each
// of the three is nobody or at least the limit. A place has columns only where its
// number of participants is published and the place around it has columns, and the
// whole only where the funnel starts with registrations.

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
	enough := func(people int) bool { return people == 0 || people >= limit }
	return enough(c.came) && enough(c.noShow) && enough(c.unasked)
}

// protectRegistered decides for which places registrations are published; protect
// has been before.
func protectRegistered(root *node, whole bool, limit int) {
	root.known = whole && root.columns().fine(limit)
	if root.known {
		root.spreadKnown(limit)
	}
}

// spreadKnown decides about the places within one that has columns.
func (n *node) spreadKnown(limit int) {
	rest := n.columns()
	for _, c := range n.children {
		if c.known = c.shown && c.key != "" && c.columns().fine(limit); c.known {
			rest = rest.minus(c.columns())
		}
	}
	for i := len(n.children) - 1; i >= 0 && !rest.fine(limit); i-- {
		if c := n.children[i]; c.known {
			c.known = false
			rest = rest.plus(c.columns())
		}
	}
	for _, c := range n.children {
		if c.known {
			c.spreadKnown(limit)
		}
	}
}

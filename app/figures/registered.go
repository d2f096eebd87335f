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

// placesNoShows tells whether it is known of most who registered and did not come
// where they are from. Where it is not, as in exports that tell the country of who
// came alone, a share that came would be nearly all of every place.
func (s *summary) placesNoShows() bool {
	away, placed := 0, 0
	for _, c := range s.Places {
		away += c.Registered - c.Came
		if c.Country != "" {
			placed += c.Registered - c.Came
		}
	}
	return 2*placed >= away
}

// forget takes the columns off a node and all below it.
func (n *node) forget() {
	n.known = false
	for _, c := range n.children {
		c.forget()
	}
}

// settleColumns decides about the places within one, and keeps what is in none of
// those that have columns. Where that is too few, but the whole place is not, places
// give up their columns until it is enough. Where the whole place is too few it can
// have no columns, and leaves what it has too few of to the place around it.
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
	for n.columns().fine(limit) && !n.rest.fine(limit) {
		o := n.cheapestOffer(limit)
		for _, c := range o.places {
			c.known = false
		}
		n.rest = n.rest.plus(o.gives)
	}
}

// offer is what would be left over if places gave up their columns, each within the
// one before.
type offer struct {
	places []*node
	gives  columns
	people int
}

// offers lists what the places within one that have columns could give up.
func (n *node) offers() (all []offer) {
	for _, c := range n.children {
		if !c.known {
			all = append(all, c.offers()...)
			continue
		}
		// Where all of a place is in places within it that have columns, one of them
		// has to follow: their sum would tell the place's numbers.
		if c.rest != (columns{}) {
			all = append(all, offer{[]*node{c}, c.rest, c.people})
		}
		for _, o := range c.offers() {
			all = append(all, offer{append([]*node{c}, o.places...), c.rest.plus(o.gives), c.people + o.people})
		}
	}
	return all
}

// cheapestOffer is the offer of the fewest people that makes what is left of n enough,
// else of the fewest people that brings it nearer.
func (n *node) cheapestOffer(limit int) offer {
	var best offer
	found := false
	for _, o := range n.offers() {
		makes := n.rest.plus(o.gives).fine(limit)
		if !makes && (found || !n.rest.wants(o.gives, limit)) {
			continue
		}
		if makes != found || best.places == nil || o.people < best.people {
			best, found = o, makes
		}
	}
	return best
}

// wants tells whether somebody of a group that is too few is in what is offered.
func (c columns) wants(offered columns, limit int) bool {
	return !enough(c.came, limit) && offered.came > 0 || !enough(c.noShow, limit) && offered.noShow > 0 ||
		!enough(c.unasked, limit) && offered.unasked > 0
}

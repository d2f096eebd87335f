package figures

// row is one row of a table: a place, a group, a device; or several as one. Charts
// and tables, in the window, on slides and in reports, are all made of these rows.
type row struct {
	node                     *node // nil where it stands for several
	people, registered, came int
	known                    bool // registered and came may be told
	others                   int  // how many that may not be shown are in it; 0: none
	blank                    bool // people of whom it is not known are in it
	hidden                   int  // of its people, those who may not be told apart
	elsewhere                bool // registrations are in it from where nobody came
}

// rowsOf lists the nodes of one table that are shown, largest first, then those of
// whom it is not known, then the others as one. Where nothing else is left out, what
// is not shown is what is not known. The rows sum up to the whole, but for
// registrations that are listed apart.
func rowsOf(whole *node, nodes []*node, apart int) (rows []row) {
	rest := row{people: whole.people, registered: whole.registered - apart, came: whole.came, known: whole.known}
	blank := row{blank: true, known: true}
	notKnown := 0 // registered, whose place is not known and not shown
	for _, n := range nodes {
		switch {
		case n.shown && n.key != "":
			rows = append(rows, row{node: n, people: n.people, registered: n.registered, came: n.came, known: n.known})
			rest.take(n)
		case n.shown:
			blank = row{people: blank.people + n.people, registered: blank.registered + n.registered, came: blank.came + n.came,
				blank: true, known: blank.known && n.known}
			rest.take(n)
		case n.key == "":
			rest.blank = true
			notKnown += n.registered
		default:
			rest.others++
		}
	}
	rest.hidden = rest.people
	if rest.others > 0 {
		if blank.people > 0 {
			rows = append(rows, blank)
		}
		return append(rows, rest)
	}
	rest.elsewhere = rest.registered > notKnown
	rest.people, rest.registered, rest.came = rest.people+blank.people, rest.registered+blank.registered, rest.came+blank.came
	rest.known, rest.blank = rest.known && blank.known, true
	if rest.people > 0 || rest.known && rest.registered > 0 {
		rows = append(rows, rest)
	}
	return rows
}

// take takes a shown node out of what is left.
func (r *row) take(n *node) {
	r.people, r.registered, r.came = r.people-n.people, r.registered-n.registered, r.came-n.came
	r.known = r.known && n.known
}

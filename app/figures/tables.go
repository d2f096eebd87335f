package figures

import (
	"cmp"
	"slices"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// PlaceLine is one row of a table of places.
type PlaceLine struct {
	Name     words.Message
	Country  string // ISO 3166-1 alpha-2, for a flag; empty for none
	Tone     figure.Tone
	Attended int
	// Registered and Rate, the share of them that came, are there where
	// HasRegistered is set.
	Registered    int
	Rate          words.Share
	HasRegistered bool
	Merged        bool // several places under the privacy limit, as one
}

// fillTables lists places with who attended and who registered.
func (t *tally) fillTables(f *Figures, root *node, shown funnelShown, limit int) {
	if limit > 0 {
		protectRegistered(root, shown.ofRegistered, limit)
	} else {
		root.knowAll(t.sum.Registered > 0)
	}
	f.MacroTable = linesOf(root, root.children, words.M("macro.unknown"), func(n *node) PlaceLine {
		return PlaceLine{Name: words.M("macro." + n.key), Tone: toneOf(n.key)}
	})
	var all []*node
	for _, c := range countries(root) {
		c.above = c.macro
		all = append(all, c.node)
	}
	f.CountryTable = linesOf(root, all, words.M("figures.country.unknown"), func(n *node) PlaceLine {
		return PlaceLine{Name: words.CountryName(n.key), Country: n.key, Tone: toneOf(n.above.key)}
	})
	all = nil
	for _, c := range cities(root) {
		c.above = c.country
		all = append(all, c.node)
	}
	f.CityTable = linesOf(root, all, words.M("figures.city.unknown"), func(n *node) PlaceLine {
		return PlaceLine{Name: words.Literal(n.name), Country: n.above.key, Tone: toneOf(string(MacroRegionOf(n.above.key)))}
	})
	if limit == 0 {
		t.addAbsent(f)
	}
}

// knowAll gives every place its columns, for the people who hold the notebook.
func (n *node) knowAll(known bool) {
	n.known = known
	for _, c := range n.children {
		c.knowAll(known)
	}
}

// linesOf lists places, those that are not known after the others, and those that
// are not shown as one.
func linesOf(root *node, places []*node, unknown words.Message, name func(*node) PlaceLine) []PlaceLine {
	var lines []PlaceLine
	blank := PlaceLine{Name: unknown, Tone: figure.ToneOther, HasRegistered: true}
	others, rest, whole := 0, *root, root.known
	for _, n := range places {
		if !n.shown {
			others++
			continue
		}
		whole = whole && n.known
		rest.people -= n.people
		rest.registered -= n.registered
		rest.came -= n.came
		if n.key == "" {
			blank.Attended += n.people
			blank.Registered += n.registered
			blank.Rate.Part += n.came
			blank.HasRegistered = blank.HasRegistered && n.known
			continue
		}
		line := name(n)
		line.Attended = n.people
		if line.HasRegistered = n.known; n.known {
			line.Registered, line.Rate = n.registered, words.Share{Part: n.came, Whole: n.registered}
		}
		lines = append(lines, line)
	}
	if blank.Attended > 0 {
		if blank.Rate.Whole = blank.Registered; !blank.HasRegistered {
			blank.Registered, blank.Rate = 0, words.Share{}
		}
		lines = append(lines, blank)
	}
	if others > 0 && rest.people > 0 {
		line := PlaceLine{Name: words.M("count.other", "count", others), Tone: figure.ToneOther, Attended: rest.people, Merged: true}
		if line.HasRegistered = whole; whole {
			line.Registered, line.Rate = rest.registered, words.Share{Part: rest.came, Whole: rest.registered}
		}
		lines = append(lines, line)
	}
	return lines
}

// addAbsent adds the places from which people registered and nobody came.
func (t *tally) addAbsent(f *Figures) {
	registered, attended := map[string]int{}, map[string]int{}
	for _, cell := range t.sum.Places {
		registered[cell.Country] += cell.Registered
		attended[cell.Country] += cell.Attended
		if cell.Attended == 0 && cell.City != "" {
			f.CityTable = append(f.CityTable, absent(words.Literal(cell.City), cell.Country, cell.Registered))
		}
	}
	var codes []string
	for code := range registered {
		if code != "" && attended[code] == 0 {
			codes = append(codes, code)
		}
	}
	slices.SortFunc(codes, func(a, b string) int {
		return cmp.Or(cmp.Compare(registered[b], registered[a]), cmp.Compare(a, b))
	})
	for _, code := range codes {
		f.CountryTable = append(f.CountryTable, absent(words.CountryName(code), code, registered[code]))
	}
}

func absent(name words.Message, country string, registered int) PlaceLine {
	return PlaceLine{Name: name, Country: country, Tone: toneOf(string(MacroRegionOf(country))),
		Registered: registered, Rate: words.Share{Whole: registered}, HasRegistered: true}
}

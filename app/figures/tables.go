package figures

import (
	"cmp"
	"slices"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
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
	others        int  // how many
}

// level is one table of places: countries, cities or macro-regions.
type level struct {
	bars  barsOf
	nodes []*node
	// absent are the places from which people registered and nobody came, by who
	// registered; for the people who hold the notebook.
	absent []PlaceLine
}

// drawPlaces fills the bars and the tables of places from the same rows.
func (t *tally) drawPlaces(f *Figures, root *node, limit int) {
	draw := func(l level) (figure.Figure, []PlaceLine) {
		l.bars.limit, l.bars.attended = limit, f.Attended
		if limit > 0 {
			l.absent = nil
		}
		apart := 0
		for _, line := range l.absent {
			apart += line.Registered
		}
		rows := rowsOf(root, l.nodes, apart)
		return l.bars.figure(rows), append(l.lines(rows), l.absent...)
	}
	f.Country, f.CountryTable = draw(level{
		barsOf{name: "country", none: "figures.country.none", unknown: words.M("figures.country.unknown"), category: countryBar},
		countries(root), t.absent(func(c placeCell) string { return c.Country }, func(c placeCell) figure.Category {
			return countryBar(&node{key: c.Country, above: &node{key: string(MacroRegionOf(c.Country))}})
		}),
	})
	if !f.Country.IsEmpty() {
		f.Country.Title = macroFinding(root, f.Country.Title)
	}
	f.City, f.CityTable = draw(level{
		barsOf{name: "city", none: "figures.city.none", unknown: words.M("figures.city.unknown"), category: cityBar},
		cities(root), t.absent(func(c placeCell) string {
			if c.City == "" {
				return ""
			}
			return c.Country + store.Fold(c.City)
		}, func(c placeCell) figure.Category {
			return cityBar(&node{name: c.City, above: &node{key: c.Country, above: &node{key: string(MacroRegionOf(c.Country))}}})
		}),
	})
	// What the macro-regions tell is the countries' finding already.
	f.MacroRegion, f.MacroTable = draw(level{
		barsOf{name: "macro_region", none: "figures.country.none", plain: true, unknown: words.M("macro.unknown"), category: macroBar},
		root.children, t.absent(func(c placeCell) string { return string(MacroRegionOf(c.Country)) }, func(c placeCell) figure.Category {
			return macroBar(&node{key: string(MacroRegionOf(c.Country))})
		}),
	})
}

func macroBar(n *node) figure.Category {
	return figure.Category{Name: words.M("macro." + n.key), Tone: toneOf(n.key)}
}

func countryBar(n *node) figure.Category {
	return figure.Category{Name: words.CountryName(n.key), Country: n.key, Tone: toneOf(n.above.key)}
}

func cityBar(n *node) figure.Category {
	return figure.Category{Name: words.Literal(n.name), Country: n.above.key, Tone: toneOf(n.above.above.key)}
}

// knowAll gives every place its columns, for the people who hold the notebook.
func (n *node) knowAll(known bool) {
	n.known = known
	for _, c := range n.children {
		c.knowAll(known)
	}
}

// lines are the rows of a table in words.
func (l level) lines(rows []row) []PlaceLine {
	lines := make([]PlaceLine, 0, len(rows))
	for _, r := range rows {
		c := l.bars.categoryOf(r)
		if l.bars.limit > 0 && r.blank && r.others == 0 && r.elsewhere {
			c.Name = words.M("figures.rest")
		}
		lines = append(lines, lineOf(c, r))
	}
	return lines
}

func lineOf(c figure.Category, r row) PlaceLine {
	line := PlaceLine{Name: c.Name, Country: c.Country, Tone: c.Tone, Attended: r.people, Merged: c.Merged, others: r.others}
	if line.HasRegistered = r.known; r.known {
		line.Registered, line.Rate = r.registered, words.Share{Part: r.came, Whole: r.registered}
	}
	return line
}

// absent lists the places from which people registered and nobody came, most first.
func (t *tally) absent(place func(placeCell) string, name func(placeCell) figure.Category) (lines []PlaceLine) {
	at, attended := map[string]int{}, map[string]bool{}
	for _, cell := range t.sum.Places {
		attended[place(cell)] = attended[place(cell)] || cell.Attended > 0
	}
	for _, cell := range t.sum.Places {
		key := place(cell)
		if key == "" || attended[key] {
			continue
		}
		i, met := at[key]
		if !met {
			i = len(lines)
			at[key] = i
			lines = append(lines, lineOf(name(cell), row{known: true}))
		}
		lines[i].Registered += cell.Registered
		lines[i].Rate.Whole += cell.Registered
	}
	slices.SortStableFunc(lines, func(a, b PlaceLine) int { return cmp.Compare(b.Registered, a.Registered) })
	return lines
}

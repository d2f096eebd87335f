package figures

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// Registrations draws who registered, by country: the figure that can be shown while
// a webinar runs, since who attends is not known then. Its numbers are those that
// the tables of a shareable form have, so that a slide and a report never say
// different things; of a webinar that nobody attended yet, they are made as those
// tables would be. A limit under LeastLimit is raised to it.
func (f Figures) Registrations(limit int) figure.Figure {
	drawn := bars("registered")
	limit = max(limit, LeastLimit)
	if f.tally == nil || f.tally.funnel.registered == 0 {
		drawn.Empty = words.M("figures.registered.none")
		return drawn
	}
	shared := f.Shareable(limit)
	if shared.Registered == 0 {
		drawn.Empty = words.M("figures.empty.limit", "limit", limit)
		return drawn
	}
	lines := slices.Clone(shared.CountryTable)
	if shared.Attended == 0 && !shared.Withheld {
		lines = f.tally.awaited(limit, countryBar, countries)
	}
	var values []float64
	slices.SortStableFunc(lines, func(a, b PlaceLine) int {
		return cmp.Or(cmp.Compare(one(a.Merged || a.Country == ""), one(b.Merged || b.Country == "")), cmp.Compare(b.Registered, a.Registered))
	})
	rest := shared.Registered
	for _, line := range lines {
		if !line.HasRegistered || line.Registered == 0 {
			continue
		}
		rest -= line.Registered
		drawn.Categories = append(drawn.Categories, figure.Category{Name: line.Name, Country: line.Country, Tone: line.Tone, Merged: line.Merged})
		values = append(values, float64(line.Registered))
		drawn.Others = max(drawn.Others, line.others)
	}
	if rest > 0 && len(values) > 0 && drawn.Others == 0 { // what the others leave of all is no secret
		drawn.Categories = append(drawn.Categories, figure.Category{Name: words.M("figures.rest"), Tone: figure.ToneOther})
		values = append(values, float64(rest))
	}
	if len(values) == 0 {
		drawn.Empty = words.M("figures.empty.limit", "limit", limit)
		return drawn
	}
	drawn.Base = words.M("figures.registered.base", "count", shared.Registered)
	drawn.Of = float64(shared.Registered)
	drawn.Series = []figure.Series{{Name: unit(), Values: values}}
	return drawn
}

// RegionTotal is how many people registered from a macro-region.
type RegionTotal struct {
	Region     store.MacroRegion
	Registered int
}

// RegisteredFrom is how many people registered from each macro-region, most first,
// under the same limit as Registrations: only those macro-regions whose number the
// tables of a shareable form tell. What they leave of all may be told, too.
func (f Figures) RegisteredFrom(limit int) (totals []RegionTotal) {
	limit = max(limit, LeastLimit)
	if f.tally == nil || f.tally.funnel.registered == 0 {
		return nil
	}
	shared := f.Shareable(limit)
	lines := shared.MacroTable
	if shared.Attended == 0 && !shared.Withheld {
		lines = f.tally.awaited(limit, macroBar, func(root *node) []*node { return root.children })
	}
	for _, line := range lines {
		region := store.MacroRegion(strings.TrimPrefix(line.Name.Key, "macro."))
		if shared.Registered > 0 && line.HasRegistered && line.Registered > 0 && slices.Contains(macroRegions, region) {
			totals = append(totals, RegionTotal{region, line.Registered})
		}
	}
	slices.SortStableFunc(totals, func(a, b RegionTotal) int { return cmp.Compare(b.Registered, a.Registered) })
	return totals
}

// macroRegions are all there are.
var macroRegions = []store.MacroRegion{store.Europe, store.LatinAmerica, store.NorthAmerica, store.Africa, store.Asia, store.Oceania}

// awaited is the table of some places of a webinar of which only registrations are
// known: those who registered are protected as those who attended would be.
func (t *tally) awaited(limit int, name func(*node) figure.Category, places func(root *node) []*node) []PlaceLine {
	at, cells := map[string]int{}, []placeCell(nil)
	for _, c := range t.sum.Places {
		i, met := at[c.Country]
		if !met {
			i = len(cells)
			at[c.Country], cells = i, append(cells, placeCell{Country: c.Country})
		}
		cells[i].Attended += c.Registered
	}
	root := byPlace(cells)
	if root.show(true); !protect(root, limit) {
		return nil
	}
	b := barsOf{name: "registered", limit: limit, attended: root.people, unknown: words.M("figures.country.unknown"), category: name}
	var lines []PlaceLine
	for _, r := range rowsOf(root, places(root), 0) {
		c := b.categoryOf(r)
		lines = append(lines, PlaceLine{Name: c.Name, Country: c.Country, Tone: c.Tone, Registered: r.people, HasRegistered: true, Merged: c.Merged, others: r.others})
	}
	return lines
}

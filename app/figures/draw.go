package figures

import (
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// start is the webinar's planned start; false where its time of day is not known.
func (t *tally) start() (time.Time, bool) {
	at, err := time.ParseInLocation("2006-01-02T15:04:05", t.webinar.Start.Local, t.zone())
	return at, err == nil
}

// bands lays the agenda over the curve: parts follow each other from the start.
func (t *tally) bands() []figure.Band {
	begin, known := t.start()
	if !known {
		return nil
	}
	var bands []figure.Band
	from := begin.Unix()
	for _, p := range t.parts {
		if p.Minutes <= 0 {
			continue
		}
		until := from + int64(p.Minutes)*minute
		bands = append(bands, figure.Band{Name: words.Literal(p.Title), From: from, Until: until})
		from = until
	}
	return bands
}

// bandsOver are the parts of the agenda while somebody was there: none where the
// times of an export are of another day, or of none that is known.
func (t *tally) bandsOver(x []int64) []figure.Band {
	bands := t.bands()
	if len(bands) == 0 || bands[0].From > x[len(x)-1] || bands[len(bands)-1].Until < x[0] {
		return nil
	}
	return bands
}

// fillCurve draws who was in the room: minute by minute, or thinned to what may
// be published.
func (t *tally) fillCurve(f *Figures, limit int) {
	x, most := t.sum.curve()
	f.PeakAt, f.PeakCount = t.sum.PeakAt, t.sum.Peak
	truth := f.PeakCount
	if limit > 0 {
		x, most = thin(x, most, f.Attended, limit)
	}
	if len(x) == 0 {
		f.PeakAt, f.PeakCount = 0, 0
		why := words.M("figures.empty.limit", "limit", limit)
		if limit == 0 || len(t.sum.Most) == 0 {
			why = words.M("figures.empty.no_times")
		}
		f.Present = emptyCurve(why)
		return
	}
	values := make([]float64, len(most))
	for i, n := range most {
		values[i] = float64(n)
	}
	curve := undrawn("present", figure.Area)
	curve.Base, curve.X, curve.Zone, curve.Bands = attendedBase(f.Attended), x, t.zone().String(), t.bandsOver(x)
	curve.Series = []figure.Series{{Name: words.M("figures.present.series"), Values: values}}
	curve.Peak = figure.Highest(values)
	if limit > 0 {
		f.PeakAt, f.PeakCount = x[curve.Peak], most[curve.Peak]
		curve.Under = limit
		curve.Base = words.M("figures.base.curve", "base", curve.Base, "limit", limit)
	}
	if f.PeakAtLeast = f.PeakCount < truth; f.PeakAtLeast {
		curve.Title, curve.AtLeast = words.M("figures.present.at_least", "count", f.PeakCount), true
	} else {
		clock := time.Unix(f.PeakAt, 0).In(t.zone()).Format("15:04")
		curve.Title = words.M("figures.present.finding", "count", f.PeakCount, "time", clock)
	}
	f.Present = curve
}

func attendedBase(attended int) words.Message {
	return words.M("figures.base.attended", "count", attended)
}

// funnelFigure draws the steps from registered to active.
func (t *tally) funnelFigure(shown funnelShown) figure.Figure {
	c := t.funnel
	f := undrawn("funnel", figure.Funnel)
	f.Base = words.M("figures.base.of_attended", "count", c.attended)
	step := func(name words.Message, people int) {
		f.Categories = append(f.Categories, figure.Category{Name: name, Tone: figure.ToneAccent})
		f.Series[0].Values = append(f.Series[0].Values, float64(people))
	}
	f.Series = []figure.Series{{Name: unit()}}
	came, stayed, active := c.attended, c.stayedAll, c.activeAll
	if shown.ofRegistered {
		came, stayed, active = c.came, c.stayed, c.active
		step(words.M("figures.funnel.registered"), c.registered)
		f.Title = cameTitle(came, c.registered)
		f.Base = words.M("figures.base.registered", "count", c.registered)
		if more := c.attended - c.came; more > 0 {
			f.Base = words.M("figures.base.and_more", "base", f.Base, "count", more)
		}
	}
	step(words.M("figures.funnel.attended"), came)
	if shown.stayed {
		step(words.M("figures.funnel.stayed", "count", c.over), stayed)
	}
	switch {
	case shown.active && c.over > 0 && !shown.stayed:
		step(words.M("figures.funnel.stayed_active", "count", c.over), active)
	case shown.active:
		step(words.M("figures.funnel.active"), active)
	}
	return f
}

// cameTitle says how many of the registered came, where a whole percentage
// says it truly: not for a few of many, nor for all but a few.
func cameTitle(came, registered int) words.Message {
	if came != registered && (200*came < registered || 200*came >= 199*registered) {
		return words.M("figures.funnel.title_registered")
	}
	return words.M("figures.funnel.finding", "share", words.Share{Part: came, Whole: registered})
}

// fillGroups draws the kinds of organisation.
func (t *tally) fillGroups(f *Figures, limit int) {
	f.Group = barsOf{name: "group", none: "figures.group.none", limit: limit, attended: f.Attended, unknown: words.M("group.unknown"), category: func(n *node) figure.Category {
		return figure.Category{Name: groupName(n.key), Tone: figure.ToneAccent}
	}}.ofCounts(t.sum.Groups)
}

// groupName words the groups of the first programme; others are as written.
func groupName(group string) words.Message {
	switch store.Group(group) {
	case store.GroupGovernment, store.GroupUniversity, store.GroupBusiness, store.GroupEmbassy, store.GroupCivil:
		return words.M("group." + group)
	}
	return words.Literal(group)
}

// fillPlaces draws countries, cities and macro-regions, and counts places.
func (t *tally) fillPlaces(f *Figures, shown funnelShown, limit int) {
	root := byPlace(t.sum.Places)
	told := true
	if root.show(true); limit > 0 {
		told = protect(root, limit)
		protectRegistered(root, told && shown.ofRegistered && t.sum.placesNoShows(), limit)
	} else {
		root.knowAll(t.sum.Registered > 0 && t.sum.placesNoShows())
	}
	t.drawPlaces(f, root, limit)
	if !told {
		// Every city may hold one person here: their number would say so.
		f.CityTable, f.CountryTable, f.MacroTable = nil, nil, nil
		return
	}
	f.CitiesBy, f.CountriesBy = map[store.MacroRegion]int{}, map[store.MacroRegion]int{}
	for _, c := range countries(root) {
		if c.key != "" {
			f.Countries++
			f.CountriesBy[store.MacroRegion(c.above.key)]++
		}
	}
	f.ByRegion = map[store.ID]int{}
	all := cities(root)
	for _, c := range all {
		if c.key == "" {
			continue
		}
		f.Cities++
		f.CitiesBy[store.MacroRegion(c.above.above.key)]++
	}
	for _, region := range t.regions {
		if n, ok := fromRegion(all, region); ok {
			f.ByRegion[region.ID] = n
		}
	}
}

// fromRegion sums the cities that a region goes by. A region one of whose cities
// is not shown has no number: the sum would give the city away.
func fromRegion(all []*node, region store.Region) (sum int, ok bool) {
	country := countryCode(region.Country)
	names := map[string]bool{}
	for _, name := range append([]string{region.Name, region.OfficialName, region.Capital}, region.Aliases...) {
		names[store.Fold(strings.TrimSpace(name))] = true
	}
	for _, c := range all {
		if c.key == "" || c.above.key == "" || c.above.key != country || !names[c.key] {
			continue
		}
		if !c.shown {
			return 0, false
		}
		sum += c.people
	}
	return sum, sum > 0
}

func toneOf(macro string) figure.Tone {
	switch store.MacroRegion(macro) {
	case store.Europe:
		return figure.ToneEurope
	case store.LatinAmerica:
		return figure.ToneLatinAmerica
	}
	return figure.ToneOther
}

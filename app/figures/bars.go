package figures

import (
	"math"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// undrawn is a figure in which nothing is drawn yet.
func undrawn(name string, kind figure.Kind) figure.Figure {
	return figure.Figure{Name: name, Kind: kind, Title: words.M("figures." + name + ".title"), Measure: words.M("figures." + name + ".measure"), Unit: unit()}
}

func bars(name string) figure.Figure { return undrawn(name, figure.Bars) }

// empty is a table without rows that says why.
func empty(name string, why words.Message) figure.Figure {
	f := bars(name)
	f.Empty = why
	return f
}

// emptyCurve is a curve without points that says why.
func emptyCurve(why words.Message) figure.Figure {
	f := undrawn("present", figure.Area)
	f.Peak, f.Empty = -1, why
	return f
}

// barsOf is what the bars of one table need besides its rows.
type barsOf struct {
	name     string
	limit    int
	attended int
	unknown  words.Message
	none     string // the key of the words where it is known of nobody
	plain    bool   // the title is no finding
	category func(*node) figure.Category
}

// ofCounts draws a table without levels, of which a limit hides what it must.
func (b barsOf) ofCounts(counts []namedCount) figure.Figure {
	root := flat(b.name, counts)
	if root.show(true); b.limit > 0 {
		protectFlat(root, b.limit)
	}
	return b.figure(rowsOf(root, root.children, 0))
}

func (b barsOf) figure(rows []row) figure.Figure {
	f := bars(b.name)
	f.Base = attendedBase(b.attended)
	if len(rows) > 0 && rows[len(rows)-1].others > 0 && rows[0].node == nil {
		f.Empty = words.M("figures.empty.limit", "limit", b.limit)
		return f
	}
	if b.none != "" && len(rows) == 1 && rows[0].blank && rows[0].others == 0 {
		f.Empty = words.M(b.none)
		return f
	}
	var values []float64
	for _, r := range rows {
		if r.people == 0 {
			continue
		}
		f.Categories = append(f.Categories, b.categoryOf(r))
		values = append(values, float64(r.people))
		f.Others += r.others
	}
	if at, found := b.finding(rows); found {
		f.Title = words.M("figures."+b.name+".finding", "name", f.Categories[at].Name)
	}
	f.Series = []figure.Series{{Name: unit(), Values: values}}
	return f
}

func (b barsOf) categoryOf(r row) figure.Category {
	switch {
	case r.node != nil:
		return b.category(r.node)
	case r.others > 0:
		return figure.Category{Name: othersName(r), Tone: figure.ToneOther, Merged: true}
	}
	return figure.Category{Name: b.unknown, Tone: figure.ToneOther}
}

// othersName names a row of others.
func othersName(r row) words.Message {
	name := words.M("count.other", "count", r.others)
	if r.blank {
		name = words.M("figures.others_and_unknown", "others", name)
	}
	return name
}

// finding finds the largest category where there is one. It must follow from
// the bars alone, or it would say something of those that are not shown: all of
// them together have to be fewer.
func (b barsOf) finding(rows []row) (at int, found bool) {
	if b.plain || len(rows) < 2 || rows[1].node == nil || rows[0].people <= rows[1].people {
		return 0, false
	}
	return 0, rows[0].people > rows[len(rows)-1].hidden
}

// fractions are shares that have a name.
var fractions = []struct {
	name        string
	part, whole int
}{
	{"half", 1, 2}, {"three_fifths", 3, 5}, {"two_thirds", 2, 3},
	{"three_quarters", 3, 4}, {"four_fifths", 4, 5}, {"nine_tenths", 9, 10},
}

const (
	atFraction   = 0.005 // a share this close to a fraction is the fraction
	nearFraction = 0.02  // this close it is nearly or over the fraction
)

// fractionOf words a share of half or more: as a named fraction where one is
// near, else as a percentage.
func fractionOf(part, whole int) words.Message {
	share := float64(part) / float64(whole)
	best, gap := "", math.Inf(1)
	for _, f := range fractions {
		if off := share - float64(f.part)/float64(f.whole); math.Abs(off) < math.Abs(gap) {
			best, gap = f.name, off
		}
	}
	// The smallest float error must not make 64 of 128 "nearly half".
	const tiny = 1e-9
	switch {
	case math.Abs(gap) <= atFraction+tiny:
		return words.M("figures.fraction.exact." + best)
	case math.Abs(gap) > nearFraction+tiny:
		return words.M("figures.fraction.percent", "share", words.Share{Part: part, Whole: whole})
	case gap < 0:
		return words.M("figures.fraction.nearly." + best)
	}
	return words.M("figures.fraction.over." + best)
}

// macroFinding says from where half or more joined, if they did and the
// macro-region is shown; else the title stays.
func macroFinding(root *node, title words.Message) words.Message {
	for _, m := range root.children {
		if m.shown && m.key != "" && 2*m.people > root.people {
			place := words.M("macro." + m.key)
			switch {
			case m.people == root.people:
				return words.M("figures.country.from_all", "place", place)
			case m.people*100 > root.people*98: // would round to "100 %" soon
				return words.M("figures.country.from_nearly_all", "place", place)
			}
			return words.M("figures.country.from", "fraction", fractionOf(m.people, root.people), "place", place)
		}
	}
	return title
}

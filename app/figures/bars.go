package figures

import (
	"math"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

func bars(name string) figure.Figure { return figure.Figure{Name: name, Kind: figure.Bars} }

// barsOf collects the bars of one table, largest first: shown categories, then
// those of whom it is not known, then the others as one.
type barsOf struct {
	name     string
	limit    int
	attended int
	unknown  words.Message
	plain    bool // the title is no finding

	shown      []figure.Category
	values     []float64
	notKnown   int
	others     int // categories that are not shown
	hidden     int // people in them, those of whom it is not known included
	hidesBlank bool
}

func (b *barsOf) add(n *node, c figure.Category) {
	switch {
	case n.key == "" && n.shown:
		b.notKnown += n.people
	case n.key == "":
		b.hidesBlank = true
		b.hidden += n.people
	case n.shown:
		b.shown = append(b.shown, c)
		b.values = append(b.values, float64(n.people))
	default:
		b.others++
		b.hidden += n.people
	}
}

func (b *barsOf) figure() figure.Figure {
	f := bars(b.name)
	f.Title, f.Measure, f.Unit = words.M("figures."+b.name+".title"), words.M("figures."+b.name+".measure"), unit()
	f.Base = attendedBase(b.attended)
	if len(b.shown) == 0 && b.others > 0 {
		f.Empty = words.M("figures.empty.limit", "limit", b.limit)
		return f
	}
	if title, found := b.finding(); found {
		f.Title = title
	}
	f.Categories = b.shown
	values := b.values
	if b.others == 0 {
		b.notKnown += b.hidden // cities: all that is not shown is not known
		b.hidden = 0
	}
	if b.notKnown > 0 {
		f.Categories = append(f.Categories, figure.Category{Name: b.unknown, Tone: figure.ToneOther})
		values = append(values, float64(b.notKnown))
	}
	if b.others > 0 {
		name := words.M("count.other", "count", b.others)
		if b.hidesBlank {
			name = words.M("figures.others_and_unknown", "others", name)
		}
		f.Categories = append(f.Categories, figure.Category{Name: name, Tone: figure.ToneOther, Merged: true})
		values = append(values, float64(b.hidden))
		f.Others = b.others
	}
	f.Series = []figure.Series{{Name: unit(), Values: values}}
	return f
}

// finding names the largest category where there is one. It must follow from
// the bars alone, or it would say something of those that are not shown: all of
// them together have to be fewer.
func (b *barsOf) finding() (words.Message, bool) {
	if b.plain || len(b.shown) < 2 || b.values[0] <= b.values[1] || int(b.values[0]) <= b.hidden {
		return words.Message{}, false
	}
	return words.M("figures."+b.name+".finding", "name", b.shown[0].Name), true
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

package figures

import (
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// bin is a stretch of minutes in the room, in half minutes: longer than from, up
// to until; until 0 is without end.
type bin struct {
	from, until int64
	people      int
}

// mostBins keeps a histogram readable.
const mostBins = 12

// binsOf counts who stayed how long, in stretches of equal length. Half of the
// webinar's length is always an edge, as the funnel counts who stayed longer.
func (s *summary) binsOf(length int) []bin {
	longest := int64(0)
	for _, c := range s.Stays {
		longest = max(longest, c.Halves)
	}
	if longest == 0 {
		return nil
	}
	var width int64
	for _, minutes := range []int64{5, 10, 15, 20, 30, 60, 120, 240, 480} {
		if width = 2 * minutes; (longest+width-1)/width <= mostBins {
			break
		}
	}
	width = max(width, (longest+mostBins-1)/mostBins)
	half := int64(length)
	var bins []bin
	for from := int64(0); from < longest; {
		until := (from/width + 1) * width
		if half > from && half < until && half < longest {
			until = half
		}
		bins = append(bins, bin{from: from, until: until})
		from = until
	}
	for _, c := range s.Stays {
		for i := range bins {
			if c.Halves > bins[i].from && c.Halves <= bins[i].until {
				bins[i].people += c.People
			}
		}
	}
	bins[len(bins)-1].until = 0
	return bins
}

// merged joins neighbouring stretches until each holds nobody or at least the
// limit; stretches on both sides of the edge stay apart. ok is false where that
// cannot be.
func merged(bins []bin, edge int64, limit int) (out []bin, ok bool) {
	start := 0
	for i := range bins {
		if i+1 < len(bins) && (edge == 0 || bins[i+1].from != edge) {
			continue
		}
		part, fine := mergedPart(bins[start:i+1], limit)
		if !fine {
			return nil, false
		}
		out, start = append(out, part...), i+1
	}
	return out, true
}

func mergedPart(bins []bin, limit int) (out []bin, ok bool) {
	for _, b := range bins {
		if last := len(out) - 1; last >= 0 && out[last].people < limit {
			out[last].people += b.people
			out[last].until = b.until
			continue
		}
		out = append(out, b)
	}
	last := len(out) - 1
	if last > 0 && out[last].people < limit {
		out[last-1].people += out[last].people
		out[last-1].until = out[last].until
		out = out[:last]
	}
	return out, out[0].people == 0 || out[0].people >= limit
}

// fillStays draws how long people stayed.
func (t *tally) fillStays(f *Figures, shown funnelShown, limit int) {
	const name = "minutes"
	minutes, c := length(t.webinar, t.parts), t.funnel
	bins := t.sum.binsOf(minutes)
	if len(bins) == 0 {
		f.Minutes = empty(name, words.M("figures.empty.no_times"))
		return
	}
	if limit > 0 {
		fine := func(people int) bool { return people == 0 || people >= limit }
		edge, ok := int64(0), fine(t.sum.Attended-t.sum.Timed)
		if shown.stayed {
			edge = int64(minutes)
			if shown.ofRegistered { // the funnel counts the registered, the stretches everyone
				ok = ok && fine(c.stayedAll-c.stayed) && fine(c.attended-c.stayedAll-c.came+c.stayed)
			}
		}
		merge, fits := merged(bins, edge, limit)
		if !ok || !fits {
			f.Minutes = empty(name, words.M("figures.empty.limit", "limit", limit))
			return
		}
		bins = merge
	}
	h := bars(name)
	h.Title, h.Measure, h.Unit, h.Base = words.M("figures.minutes.title"), words.M("figures.minutes.measure"), unit(), attendedBase(f.Attended)
	if unknown := t.sum.Attended - t.sum.Timed; unknown > 0 {
		h.Base = words.M("figures.minutes.base", "base", h.Base, "count", unknown)
	}
	h.Series = []figure.Series{{Name: unit()}}
	for _, b := range bins {
		h.Categories = append(h.Categories, figure.Category{Name: b.label(), Tone: figure.ToneAccent})
		h.Series[0].Values = append(h.Series[0].Values, float64(b.people))
	}
	f.bins, f.Minutes = bins, h
}

// label names a stretch, in minutes.
func (b bin) label() words.Message {
	from, until := int(b.from/2), int(b.until/2)
	switch {
	case b.from == 0 && b.until == 0:
		return words.M("figures.minutes.any")
	case b.until == 0:
		return words.M("figures.minutes.over", "count", from)
	case b.from == 0:
		return words.M("figures.minutes.up_to", "count", until)
	}
	return words.M("figures.minutes.bin", "from", from, "until", until)
}

// StayThresholds are the minutes for which StayedLonger knows an answer, rising.
func (f Figures) StayThresholds() []int {
	var all []int
	for _, b := range f.bins {
		if minutes := int(b.from / 2); len(all) == 0 || minutes > all[len(all)-1] {
			all = append(all, minutes)
		}
	}
	return all
}

// StayedLonger counts who stayed longer than some minutes; false where that may
// not or cannot be told.
func (f Figures) StayedLonger(minutes int) (people int, told bool) {
	for _, b := range f.bins {
		told = told || int(b.from/2) == minutes
		if told {
			people += b.people
		}
	}
	return people, told
}

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
// webinar's length, rounded, is always an edge, as the funnel counts who stayed longer.
func (s *summary) binsOf(length int) []bin {
	longest := int64(0)
	for _, c := range s.Stays {
		longest = max(longest, c.Halves)
	}
	if longest == 0 {
		return nil
	}
	half := int64(2 * stayedOver(length))
	width := binWidth(longest, half)
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

// binWidth is how long stretches are, in half minutes: as short as the longest stay
// allows, with half of the webinar's length for an edge, if that can be.
func binWidth(longest, half int64) int64 {
	least := (longest + mostBins - 1) / mostBins
	for _, even := range []bool{true, false} {
		for _, minutes := range []int64{5, 10, 15, 20, 30, 45, 60, 120, 240, 480} {
			if width := 2 * minutes; width >= least && (!even || half%width == 0) {
				return width
			}
		}
	}
	return least
}

// fillStays draws how long people stayed.
func (t *tally) fillStays(f *Figures, shown funnelShown, limit int) {
	const name = "minutes"
	bins := t.sum.binsOf(length(t.webinar, t.parts))
	if len(bins) == 0 {
		f.Minutes = empty(name, words.M("figures.empty.no_times"))
		return
	}
	if limit > 0 {
		var fits bool
		if bins, fits = t.admissibleStays(bins, shown, limit); !fits {
			f.Minutes = empty(name, words.M("figures.empty.limit", "limit", limit))
			return
		}
		if len(bins) == 1 && bins[0].from == 0 { // everybody stayed for some time
			f.Minutes = empty(name, words.M("figures.empty.limit", "limit", limit))
			return
		}
	}
	h := bars(name)
	h.Base = attendedBase(f.Attended)
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

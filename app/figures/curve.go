package figures

import (
	"cmp"
	"maps"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

const (
	minute = 60
	// mostPoints keeps the curve of a garbled export from growing without end:
	// past a day and a half the points stand more than a minute apart.
	mostPoints = 36 * 60
)

// change is a moment at which the number of people in the room changes.
type change struct {
	at      int64
	present int // from at until the next change
}

// changes counts who is in the room: a rise and a fall for each interval.
// At one moment the leaving and the joining are one change, so that half-open
// intervals never overlap at their ends.
func changes(attended []person) []change {
	steps := make([]change, 0, 4*len(attended))
	for _, p := range attended {
		for _, s := range p.spans {
			steps = append(steps, change{s.From, 1}, change{s.Until, -1})
		}
	}
	slices.SortFunc(steps, func(a, b change) int { return cmp.Compare(a.at, b.at) })
	merged := steps[:0]
	present := 0
	for _, s := range steps {
		present += s.present
		if last := len(merged) - 1; last >= 0 && merged[last].at == s.at {
			merged[last].present = present
			continue
		}
		merged = append(merged, change{s.at, present})
	}
	return merged
}

// area is the time that all people together were in the room, in seconds.
func area(steps []change) int64 {
	var sum int64
	for i := 1; i < len(steps); i++ {
		sum += int64(steps[i-1].present) * (steps[i].at - steps[i-1].at)
	}
	return sum
}

// highest is the first moment with the most people, and how many they were.
func highest(steps []change) (at int64, present int) {
	for _, s := range steps {
		if s.present > present {
			at, present = s.at, s.present
		}
	}
	return at, present
}

// arrivals are the seconds at which somebody was seen coming whose going nobody saw,
// and how many at each. They were there then, whatever came after.
func arrivals(attended []person) map[int64]int {
	at := map[int64]int{}
	for _, p := range attended {
		for i, from := range p.opened {
			within := func(s store.Span) bool { return from >= s.From && from < s.Until }
			if !slices.Contains(p.opened[:i], from) && !slices.ContainsFunc(p.spans, within) {
				at[from]++
			}
		}
	}
	return at
}

// arrive counts those who came at a second beside those in the room: the peak may be
// then. It adds no time to anybody's stay.
func (s *summary) arrive(steps []change, arrived map[int64]int) {
	for _, at := range slices.Sorted(maps.Keys(arrived)) {
		came := arrived[at]
		next, found := slices.BinarySearchFunc(steps, at, func(c change, at int64) int { return cmp.Compare(c.at, at) })
		if !found {
			next--
		}
		if next >= 0 {
			came += steps[next].present
		}
		if came > s.Peak {
			s.Peak, s.PeakAt = came, at
		}
		if i := (at - s.From) / max(s.Width, 1); at >= s.From && i < int64(len(s.Most)) {
			s.Most[i] = max(s.Most[i], came)
		}
	}
}

// minutes gives for each minute the most people who were in the room at once
// during it, so that the curve's peak is the peak. X is the minute's start.
func minutes(steps []change) (x []int64, most []int) {
	if len(steps) == 0 {
		return nil, nil
	}
	first, last := floor(steps[0].at, minute), steps[len(steps)-1].at-1
	width := int64(minute)
	if points := (last-first)/minute + 1; points > mostPoints {
		width = minute * ((points + mostPoints - 1) / mostPoints)
	}
	next, present := 0, 0
	for at := first; at <= last; at += width {
		x = append(x, at)
		high := 0
		if next >= len(steps) || steps[next].at > at {
			high = present
		}
		for ; next < len(steps) && steps[next].at < at+width; next++ {
			present = steps[next].present
			high = max(high, present)
		}
		most = append(most, high)
	}
	return x, most
}

// floor is the multiple of width at or before at, also before 1970.
func floor(at, width int64) int64 {
	rest := at % width
	if rest < 0 {
		rest += width
	}
	return at - rest
}

package figures

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// person is one participant with intervals that rise and never touch.
type person struct {
	registered, active bool
	country            string // ISO 3166-1 alpha-2; empty: not known
	city               string
	key, kind          string // the pseudonym, and its Identity word; empty: not known
	group              store.Group
	device             store.Device
	spans              []store.Span
	seconds            int64   // in the room, united; or as stated, where no times are known
	open               int     // stays whose end nobody knows: they add no seconds
	seen               bool    // coming or going, were it within one second
	opened             []int64 // when stays began whose end nobody knows
}

// attended tells whether somebody was there, for however short a time.
func (p person) attended() bool { return p.seconds > 0 || p.open > 0 || p.seen }

// farthest is a time no webinar is held at, some 35,000 years from 1970: what
// lies beyond is garbled, and would make sums overflow.
const farthest = 1 << 40

// unite makes half-open intervals rise without overlap: those that overlap or
// touch become one, so that leaving and joining in the same second is no gap
// and no overlap. Intervals of no length add nothing to anybody's presence.
func unite(spans []store.Span) []store.Span {
	sorted := make([]store.Span, 0, len(spans))
	for _, s := range spans {
		if s.Until > s.From && s.From > -farthest && s.Until < farthest {
			sorted = append(sorted, s)
		}
	}
	slices.SortFunc(sorted, func(a, b store.Span) int { return cmp.Compare(a.From, b.From) })
	united := sorted[:0]
	for _, s := range sorted {
		if last := len(united) - 1; last >= 0 && s.From <= united[last].Until {
			united[last].Until = max(united[last].Until, s.Until)
			continue
		}
		united = append(united, s)
	}
	return united
}

// isOpen tells a span whose end nobody knows.
func isOpen(s store.Span) bool { return s.Until == 0 && s.From > 0 }

// seconds is the length of united intervals.
func seconds(united []store.Span) int64 {
	var sum int64
	for _, s := range united {
		sum += s.Until - s.From
	}
	return sum
}

// people makes one person of all rows with one key; a row without a key is a
// person of its own. The order is that of the first rows.
func people(rows []store.Participant) []person {
	byKey := make(map[string]int, len(rows))
	var first []int                          // of each person's rows
	several := map[int][]store.Participant{} // the rows of those who have more than one
	for i, row := range rows {
		at, known := byKey[row.Key]
		if !known || row.Key == "" {
			byKey[row.Key] = len(first)
			first = append(first, i)
			continue
		}
		if several[at] == nil {
			several[at] = []store.Participant{rows[first[at]]}
		}
		several[at] = append(several[at], row)
	}
	all := make([]person, len(first))
	for at, i := range first {
		if own := several[at]; own != nil {
			all[at] = join(own)
		} else {
			all[at] = join(rows[i : i+1])
		}
	}
	return all
}

// join makes one person of the rows that share a key. Where the rows disagree
// on a country, on a city within it, or on a group, the one with the most time in
// the room counts: what a registration says, only where no row with time says any.
func join(rows []store.Participant) person {
	p := person{key: rows[0].Key, kind: kindOf(rows[0].Key)}
	var spans []store.Span
	var stated int64
	for _, row := range rows {
		p.registered = p.registered || row.Registered
		p.active = p.active || row.Active
		stated += min(max(0, row.Seconds), farthest)
		if len(rows) > 1 {
			spans = append(spans, row.Spans...)
		} else {
			spans = row.Spans
		}
	}
	p.spans = unite(spans)
	if p.seconds = seconds(p.spans); len(p.spans) == 0 {
		p.seconds = min(stated, farthest)
	}
	for _, s := range spans {
		p.seen = p.seen || s.From > 0 && s.Until == s.From
		if isOpen(s) {
			p.open++
			p.opened = append(p.opened, s.From)
		}
	}
	if len(rows) == 1 {
		place := placeOf(rows[0])
		p.country, p.city, p.group, p.device = place[0], place[1], rows[0].Group, rows[0].Device
		return p
	}
	p.settle(rows)
	return p
}

// placeOf is a row's country and city.
func placeOf(row store.Participant) [2]string {
	return [2]string{countryCode(row.Country), strings.Join(strings.Fields(row.City), " ")}
}

// settle chooses place, group and device where rows may disagree.
func (p *person) settle(rows []store.Participant) {
	countries, cities := stays{}, map[string]stays{}
	groups, devices := stays{}, stays{}
	for _, row := range rows {
		place := placeOf(row)
		if cities[place[0]] == nil {
			cities[place[0]] = stays{}
		}
		countries.add(place[0], row)
		cities[place[0]].add(place[1], row)
		groups.add(string(row.Group), row)
		devices.add(string(row.Device), row)
	}
	p.country = countries.longest()
	p.city = cities[p.country].longest()
	p.group, p.device = store.Group(groups.longest()), store.Device(devices.longest())
}

// kindOf is the Identity word of a person's key.
func kindOf(key string) string {
	if len(key) < 2 {
		return ""
	}
	switch key[0] {
	case 'i':
		return store.IdentityID
	case 'e':
		return store.IdentityEmail
	case 'n':
		return store.IdentityName
	}
	return ""
}

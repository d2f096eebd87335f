package sample

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// dice is SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every
// machine and with every version of Go, which math/rand does not promise.
type dice uint64

func (d *dice) next() uint64 {
	*d += 0x9E3779B97F4A7C15
	z := uint64(*d)
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB
	return z ^ (z >> 31)
}

// below returns a number from 0 to n-1.
func (d *dice) below(n int) int { return int(d.next() % uint64(n)) }

func shuffle[T any](d *dice, s []T) {
	for i := len(s) - 1; i > 0; i-- {
		j := d.below(i + 1)
		s[i], s[j] = s[j], s[i]
	}
}

const (
	seed       = 19
	longStay   = 45 * 60 // seconds; who is there for longer has stayed
	doubtful   = 2 * 60  // nobody's stay ends this close to longStay
	leastStay  = 4 * 60
	jitter     = 20 // seconds an arrival or departure strays from the table
	hostsAhead = 24 // hosts are among this many first ones
)

// stay is one person's presence from the first arrival to the last departure,
// in seconds after the webinar's start.
type stay struct{ from, until int }

func (s stay) long() bool { return s.until-s.from > longStay }

func (s stay) plausible() bool {
	length := s.until - s.from
	return length >= leastStay && (length < longStay-doubtful || length > longStay+doubtful)
}

// crowd makes the people of the attendance; start is the webinar's, Unix seconds.
func (a *attendanceFile) crowd(start int64) ([]store.Participant, error) {
	d := dice(seed)
	stays, err := a.stays(&d)
	if err != nil {
		return nil, err
	}
	people := a.seats(&d)
	a.place(&d, people, stays)
	a.enliven(&d, people)
	for i := range people {
		for j := range people[i].Spans {
			people[i].Spans[j].From += start
			people[i].Spans[j].Until += start
		}
	}
	return people, nil
}

// moments turns a table of [minute, how many by then] into one second each.
func moments(table [][2]int, d *dice) []int {
	var all []int
	for i := 1; i < len(table); i++ {
		from, to := table[i-1], table[i]
		n := to[1] - from[1]
		for k := range n {
			at := 60*from[0] + (60*(to[0]-from[0])*(2*k+1))/(2*n)
			all = append(all, at+d.below(2*jitter+1)-jitter)
		}
	}
	slices.Sort(all)
	return all
}

// stays pairs arrivals with departures at random. Who leaves when decides how
// many stayed long, and nothing else: the curve and the sum of all minutes
// follow from the two tables alone.
func (a *attendanceFile) stays(d *dice) ([]stay, error) {
	arrivals, departures := moments(a.Arrivals, d), moments(a.Departures, d)
	if len(arrivals) != len(departures) {
		return nil, fmt.Errorf("%d arrive and %d leave", len(arrivals), len(departures))
	}
	var stays []stay
	for _, until := range departures {
		n := 0
		for n < len(arrivals) && arrivals[n] <= until-leastStay {
			n++
		}
		if n == 0 {
			return nil, fmt.Errorf("nobody is there to leave at second %d", until)
		}
		pick := d.below(n)
		stays = append(stays, stay{arrivals[pick], until})
		arrivals = slices.Delete(arrivals, pick, pick+1)
	}
	return stays, a.settle(stays)
}

// settle swaps departures until the wanted number stayed long and no stay is
// close to the border.
func (a *attendanceFile) settle(stays []stay) error {
	miss := func() int {
		long, odd := 0, 0
		for _, s := range stays {
			if s.long() {
				long++
			}
			if !s.plausible() {
				odd++
			}
		}
		return max(long-a.OverFortyFive, a.OverFortyFive-long) + 2*odd
	}
	best := miss()
	for i := range stays {
		for j := range stays[:i] {
			if best == 0 {
				return nil
			}
			stays[i].until, stays[j].until = stays[j].until, stays[i].until
			if m := miss(); m < best && stays[i].until-stays[i].from >= leastStay && stays[j].until-stays[j].from >= leastStay {
				best = m
				continue
			}
			stays[i].until, stays[j].until = stays[j].until, stays[i].until
		}
	}
	if best != 0 {
		return fmt.Errorf("no pairing of arrivals and departures has %d long stays", a.OverFortyFive)
	}
	return nil
}

// seats lists everyone who registered, city by city: those who came first.
// Groups are drawn so that each keeps its two totals.
func (a *attendanceFile) seats(d *dice) []store.Participant {
	var came, absent []store.Group
	for _, g := range a.Groups {
		came = append(came, slices.Repeat([]store.Group{g.Group}, g.Attended)...)
		absent = append(absent, slices.Repeat([]store.Group{g.Group}, g.Registered-g.Attended)...)
	}
	shuffle(d, came)
	shuffle(d, absent)
	draw := func(groups *[]store.Group) store.Group {
		g := (*groups)[0]
		*groups = (*groups)[1:]
		return g
	}
	var people []store.Participant
	for _, c := range a.Cities {
		for i := range c.Registered {
			p := store.Participant{Key: key(len(people)), Registered: true, Country: c.Country, City: c.City}
			if i < c.Attended {
				p.Group = draw(&came)
				p.Host = i < c.Hosts
				p.Spans = []store.Span{{}}
			} else {
				p.Group = draw(&absent)
			}
			people = append(people, p)
		}
	}
	return people
}

// key is a made-up pseudonym: a hash, as an import writes one.
func key(n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "sample participant %03d", n+1))
	return hex.EncodeToString(sum[:16])
}

// place gives hosts long stays that begin early, and the rest to the others.
func (a *attendanceFile) place(d *dice, people []store.Participant, stays []stay) {
	slices.SortFunc(stays, func(x, y stay) int { return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.until, y.until)) })
	hosts := 0
	for _, p := range people {
		if p.Host {
			hosts++
		}
	}
	// Among the first arrivals those who stay longest are the hosts'.
	first := stays[:hostsAhead]
	slices.SortFunc(first, func(x, y stay) int {
		return cmp.Or(cmp.Compare(y.until-y.from, x.until-x.from), cmp.Compare(x.from, y.from))
	})
	onStage, audience := stays[:hosts], stays[hosts:]
	shuffle(d, audience)
	for i := range people {
		if len(people[i].Spans) == 0 {
			continue
		}
		from := &audience
		if people[i].Host {
			from = &onStage
		}
		s := (*from)[0]
		*from = (*from)[1:]
		people[i].Spans[0] = store.Span{From: int64(s.from), Until: int64(s.until)}
	}
}

// enliven says who was active, and gives some people a second device or a
// broken line. Both make two spans of one stay: overlapping ones, which must be
// united before anything is counted, and ones with a gap.
func (a *attendanceFile) enliven(d *dice, people []store.Participant) {
	var order []int
	for i, p := range people {
		if len(p.Spans) > 0 && p.Spans[0].Until-p.Spans[0].From > longStay {
			order = append(order, i)
		}
	}
	shuffle(d, order)
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(stage(people[x]), stage(people[y])) })
	for _, i := range order[:a.Active] {
		people[i].Active = true
	}
	shuffle(d, order)
	second, broken := order[:a.SecondDevices], order[a.SecondDevices:]
	for n, i := range second {
		people[i].Spans = twoDevices(people[i].Spans[0], n)
	}
	left := a.Rejoined
	for _, i := range broken {
		if spans, ok := brokenLine(people[i].Spans[0], left, d); ok && left > 0 {
			people[i].Spans = spans
			left--
		}
	}
}

// stage puts hosts first.
func stage(p store.Participant) int {
	if p.Host {
		return 0
	}
	return 1
}

// twoDevices splits a stay into two spans that overlap, lie within each other
// or touch: together they are the stay.
func twoDevices(s store.Span, n int) []store.Span {
	third := (s.Until - s.From) / 3
	switch n % 3 {
	case 0:
		return []store.Span{{From: s.From, Until: s.Until - third}, {From: s.From + third, Until: s.Until}}
	case 1:
		return []store.Span{s, {From: s.From + third, Until: s.Until - third}}
	default:
		return []store.Span{{From: s.From, Until: s.From + third}, {From: s.From + third, Until: s.Until}}
	}
}

// brokenLine cuts one to four minutes out of a stay, well away from the peak.
func brokenLine(s store.Span, n int, d *dice) ([]store.Span, bool) {
	at := int64(60*(44+4*n) + d.below(120))
	gap := int64(60 + d.below(180))
	if s.From > at-600 || s.Until < at+gap+600 {
		return nil, false
	}
	return []store.Span{{From: s.From, Until: at}, {From: at + gap, Until: s.Until}}, true
}

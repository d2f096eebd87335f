package figures

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/fxamacker/cbor/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// summary is all that figures are made of: counts, and nobody in particular. It is
// what a notebook keeps of a webinar once its attendees are forgotten, as CBOR with
// numbered fields; a number is never used again.
type summary struct {
	People     int          `cbor:"1,keyasint,omitzero"` // everyone known
	Registered int          `cbor:"2,keyasint,omitzero"`
	Attended   int          `cbor:"3,keyasint,omitzero"`
	Came       int          `cbor:"4,keyasint,omitzero"` // of the registered
	Seconds    int64        `cbor:"5,keyasint,omitzero"` // in the room, of all together
	Timed      int          `cbor:"6,keyasint,omitzero"` // of those who attended: whose time is known
	Open       int          `cbor:"7,keyasint,omitzero"` // seen coming and not leaving
	Stays      []stayCell   `cbor:"8,keyasint,omitzero"`
	Places     []placeCell  `cbor:"9,keyasint,omitzero"`
	Groups     []namedCount `cbor:"10,keyasint,omitzero"` // of those who attended
	Devices    []namedCount `cbor:"11,keyasint,omitzero"` // of those who attended
	From       int64        `cbor:"12,keyasint,omitzero"` // first minute of the curve, Unix seconds
	Width      int64        `cbor:"13,keyasint,omitzero"` // seconds between its points
	Most       []int        `cbor:"14,keyasint,omitzero"` // most people at once, each point
	Peak       int          `cbor:"15,keyasint,omitzero"`
	PeakAt     int64        `cbor:"16,keyasint,omitzero"` // the first second of the peak
	ByIdentity []namedCount `cbor:"17,keyasint,omitzero"` // of those who attended, by Identity word
	Again      again        `cbor:"18,keyasint,omitzero"`
	Spans      int          `cbor:"19,keyasint,omitzero"` // before those of one person are united
	Lost       bool         `cbor:"20,keyasint,omitzero"` // a session forgotten before is not counted
}

// halfMinute is the step in which stays are counted: fine enough to tell who
// stayed for more than half of any number of minutes.
const halfMinute = 30

// stayCell counts people who attended and stayed equally long.
type stayCell struct {
	Halves     int64 `cbor:"1,keyasint,omitzero"` // half minutes, begun ones counted
	Registered bool  `cbor:"2,keyasint,omitzero"`
	Active     bool  `cbor:"3,keyasint,omitzero"`
	People     int   `cbor:"4,keyasint,omitzero"`
}

// placeCell counts the people of one city, or those of a country whose city is not
// known.
type placeCell struct {
	Country    string `cbor:"1,keyasint,omitzero"`
	City       string `cbor:"2,keyasint,omitzero"` // as most people write it
	Attended   int    `cbor:"3,keyasint,omitzero"`
	Registered int    `cbor:"4,keyasint,omitzero"`
	Came       int    `cbor:"5,keyasint,omitzero"` // of the registered
}

// namedCount counts the people of one name; empty: not known.
type namedCount struct {
	Name   string `cbor:"1,keyasint,omitzero"`
	People int    `cbor:"2,keyasint,omitzero"`
}

// again counts who had been at an earlier webinar of the notebook.
type again struct {
	Compared  int `cbor:"1,keyasint,omitzero"` // earlier webinars whose people could be compared
	New       int `cbor:"2,keyasint,omitzero"`
	Returning int `cbor:"3,keyasint,omitzero"`
	Unmatched int `cbor:"4,keyasint,omitzero"` // known by name alone
	Before    int `cbor:"5,keyasint,omitzero"` // who attended those earlier webinars
	Met       int `cbor:"6,keyasint,omitzero"` // of them, each once, those who can be matched
	Forgotten int `cbor:"7,keyasint,omitzero"` // earlier webinars whose people could have been compared
}

// summary is what figures are made of, of the record that counts.
func (r Record) summary(earlier []Record) *summary {
	if r.kept != nil {
		return r.kept
	}
	s := summarise(r.People)
	s.Again, s.Lost = countAgain(r, earlier), r.lost
	return s
}

// summarise counts people.
func summarise(rows []store.Participant) *summary {
	all := people(rows)
	s := &summary{People: len(all)}
	for _, row := range rows {
		s.Spans += len(row.Spans)
	}
	var attended []person
	stays := map[stayCell]int{}
	groups, devices, kinds := map[string]int{}, map[string]int{}, map[string]int{}
	for _, p := range all {
		s.Registered += one(p.registered)
		if !p.attended() {
			continue
		}
		attended = append(attended, p)
		s.Came += one(p.registered)
		s.Seconds += p.seconds
		s.Timed += one(p.seconds > 0)
		s.Open += one(p.open > 0)
		stays[stayCell{Halves: (p.seconds + halfMinute - 1) / halfMinute, Registered: p.registered, Active: p.active}]++
		groups[string(p.group)]++
		devices[string(p.device)]++
		kinds[p.kind]++
	}
	s.Attended = len(attended)
	for cell, n := range stays {
		cell.People = n
		s.Stays = append(s.Stays, cell)
	}
	slices.SortFunc(s.Stays, func(a, b stayCell) int {
		return cmp.Or(cmp.Compare(a.Halves, b.Halves), cmp.Compare(one(a.Registered), one(b.Registered)), cmp.Compare(one(a.Active), one(b.Active)))
	})
	s.Places = placesOf(all)
	s.Groups, s.Devices, s.ByIdentity = counted(groups), counted(devices), counted(kinds)
	steps := changes(attended)
	x, most := minutes(steps)
	if len(x) > 0 {
		s.From, s.Width, s.Most = x[0], minute, most
		if len(x) > 1 {
			s.Width = x[1] - x[0]
		}
	}
	s.PeakAt, s.Peak = highest(steps)
	s.arrive(steps, arrivals(attended))
	return s
}

func counted(by map[string]int) []namedCount {
	all := make([]namedCount, 0, len(by))
	for _, name := range slices.Sorted(maps.Keys(by)) {
		all = append(all, namedCount{name, by[name]})
	}
	return all
}

// placesOf counts people by country and city. Cities are one whatever their case
// and accents.
func placesOf(all []person) []placeCell {
	type key struct{ country, city string }
	cells, spellings := map[key]*placeCell{}, map[key]map[string]int{}
	for _, p := range all {
		if !p.attended() && !p.registered {
			continue
		}
		at := key{p.country, store.Fold(p.city)}
		c := cells[at]
		if c == nil {
			c = &placeCell{Country: p.country}
			cells[at], spellings[at] = c, map[string]int{}
		}
		spellings[at][p.city]++
		c.Attended += one(p.attended())
		c.Registered += one(p.registered)
		c.Came += one(p.attended() && p.registered)
	}
	made := make([]placeCell, 0, len(cells))
	for at, c := range cells {
		c.City = commonest(spellings[at])
		made = append(made, *c)
	}
	slices.SortFunc(made, func(a, b placeCell) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(store.Fold(a.City), store.Fold(b.City)))
	})
	return made
}

// curve are the points in time and the most people at once at each.
func (s *summary) curve() (x []int64, most []int) {
	for i := range s.Most {
		x = append(x, s.From+int64(i)*s.Width)
	}
	return x, s.Most
}

// funnel counts the steps for a webinar of some minutes.
func (s *summary) funnel(length int) funnelCounts {
	c := funnelCounts{registered: s.Registered, came: s.Came, attended: s.Attended, over: stayedOver(length), silent: true}
	for _, cell := range s.Stays {
		c.silent = c.silent && !cell.Active
		stayed := length > 0 && cell.Halves > int64(2*c.over)
		active := cell.Active && (stayed || length == 0)
		c.stayedAll += cell.People * one(stayed)
		c.activeAll += cell.People * one(active)
		if cell.Registered {
			c.stayed += cell.People * one(stayed)
			c.active += cell.People * one(active)
		}
	}
	return c
}

// encode writes a summary for the notebook.
func (s *summary) encode() ([]byte, error) { return cbor.Marshal(s) }

// decodeSummary reads one back. What it says must fit together, as a damaged one
// must not become other figures.
func decodeSummary(b []byte) (*summary, error) {
	s := &summary{}
	if err := cbor.Unmarshal(b, s); err != nil {
		return nil, fmt.Errorf("figures: a summary cannot be decoded: %w", err)
	}
	if s.Width <= 0 && len(s.Most) > 0 || len(s.Most) > mostPoints+1 || s.Attended < 0 || s.Came > s.Registered || s.Came > s.Attended {
		return nil, fmt.Errorf("figures: a summary does not fit together")
	}
	return s, nil
}

package figures

import (
	"cmp"
	"reflect"
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

func known(text string) int {
	if text == "" {
		return 0
	}
	return 1
}

// choose gives the participants that a webinar's attendance records say were
// there. The newest record in which somebody was present counts. An older one of
// the same session holds the same people, perhaps under other keys, so adding it
// would count people twice; one of another session, or of another platform that
// ran beside it, holds others, and people in both are one by their keys; where they
// are forgotten they cannot be told apart from who is known, so that they are not
// counted, and the figures say so. Records
// without anybody present add what they know of the same people: who asked or
// answered a poll, and registrations. Where registrations are known already, only
// those by address are added: who is known in one by address, in the other by name,
// would count twice. Only keys that one linking key made are compared.
func choose(records []Record) Record {
	slices.SortFunc(records, func(a, b Record) int { return -slices.Compare(a.About.ID[:], b.About.ID[:]) })
	if len(records) == 0 {
		return Record{}
	}
	at := max(0, slices.IndexFunc(records, Record.anyPresent))
	chosen := records[at]
	chosen.About.Polls = pollsOf(records, at)
	if chosen.kept != nil {
		return chosen // what the others add is in it
	}
	chosen.People = slices.Clone(chosen.People)
	counted := []Record{records[at]}
	for _, other := range records[at+1:] {
		if !other.anyPresent() || slices.ContainsFunc(counted, func(c Record) bool { return !c.beside(other) }) {
			continue
		}
		chosen.lost = chosen.lost || other.kept != nil
		chosen.People = append(chosen.People, other.People...)
		counted = append(counted, other)
	}
	for i, other := range records {
		if i == at || other.anyPresent() || other.About.KeyID != chosen.About.KeyID {
			continue
		}
		adds := chosen.lacksRegistrations()
		for _, p := range other.People {
			p.Registered = p.Registered && adds(p.Key)
			if p.Key != "" && (p.Active || p.Registered) {
				chosen.People = append(chosen.People, p)
			}
		}
	}
	return chosen
}

// pollsOf gives the polls of the record that counts and of all that hold nobody
// present, each poll once. Their answers are counted already, so that it does not
// matter with which linking key.
func pollsOf(records []Record, at int) (polls []store.Poll) {
	add := func(of Record) {
		for _, p := range of.About.Polls {
			if !slices.ContainsFunc(polls, func(q store.Poll) bool { return reflect.DeepEqual(p, q) }) {
				polls = append(polls, p)
			}
		}
	}
	add(records[at])
	for i, other := range records {
		if i != at && !other.anyPresent() {
			add(other)
		}
	}
	return polls
}

// beside tells whether two records with people present are of different sessions
// whose people can be told from each other: another platform, or another time.
func (r Record) beside(other Record) bool {
	if r.About.KeyID == "" || r.About.KeyID != other.About.KeyID || r.About.Invented != other.About.Invented ||
		r.About.Session == "" || other.About.Session == "" || r.About.Session == other.About.Session {
		return false
	}
	if r.About.Platform != other.About.Platform {
		return true
	}
	from, until := r.times()
	otherFrom, otherUntil := other.times()
	return until <= otherFrom || otherUntil <= from
}

// times are the first arrival and the last leaving; both 0 where no times are known.
func (r Record) times() (from, until int64) {
	if r.kept != nil {
		return r.kept.From, r.kept.From + r.kept.Width*int64(len(r.kept.Most))
	}
	for _, p := range r.People {
		for _, s := range p.Spans {
			if from == 0 || s.From < from {
				from = s.From
			}
			until = max(until, s.From, s.Until)
		}
	}
	return from, until
}

// Record is one attendance with its rows.
type Record struct {
	About  store.Attendance
	People []store.Participant
	kept   *summary // what is left where the attendees are forgotten
	// frozen is who had been at an earlier webinar, counted before the attendees of
	// one were forgotten; nil where none were.
	frozen *again
	// lost is set where another session's attendees were forgotten: whoever was
	// there only is not among People.
	lost bool
}

func (r Record) anyPresent() bool {
	return r.kept != nil && r.kept.Attended > 0 ||
		slices.ContainsFunc(r.People, func(p store.Participant) bool {
			return p.Seconds > 0 || slices.ContainsFunc(p.Spans, isOpen) || len(unite(p.Spans)) > 0
		})
}

// lacksRegistrations tells of whom another file's registrations can be added: of
// everybody where none are known; else of those known by address, which is the same
// in whatever export of a platform, if addresses are what tells the registered apart
// here too. Then a few without one, who dialled in, do not matter: they stay as they
// are. A platform's own ids would make one person of the two files two.
func (r Record) lacksRegistrations() func(key string) bool {
	byAddress, byID := false, false
	for _, p := range r.People {
		byAddress = byAddress || p.Registered && kindOf(p.Key) == store.IdentityEmail
		byID = byID || p.Registered && kindOf(p.Key) == store.IdentityID
	}
	known := r.anyRegistered()
	return func(key string) bool {
		return !known || byAddress && !byID && kindOf(key) == store.IdentityEmail
	}
}

func (r Record) anyRegistered() bool {
	return r.kept != nil && r.kept.Registered > 0 ||
		slices.ContainsFunc(r.People, func(p store.Participant) bool { return p.Registered })
}

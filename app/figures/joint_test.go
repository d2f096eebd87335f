package figures

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// who is all that figures tell people apart by, but the curve.
type who struct {
	country, city string
	registered    bool
	stay          int // minutes; -1: was not there
	active        bool
	group, device string
	met           bool // at an earlier webinar
}

func (w who) there() bool { return w.stay >= 0 }

// said is one number of a shareable form, and whom it counts.
type said struct {
	what   string
	people int
	of     func(who) bool
}

// everythingSaid reads every number of a shareable form.
func everythingSaid(f Figures) (all []said) {
	add := func(what string, people int, of func(who) bool) { all = append(all, said{what, people, of}) }
	there := func(of func(who) bool) func(who) bool { return func(w who) bool { return w.there() && of(w) } }
	if f.Registered > 0 {
		add("registered", f.Registered, func(w who) bool { return w.registered })
	}
	if !f.HasAttendance {
		return all
	}
	add("attended", f.Attended, who.there)
	all = append(all, stepsSaid(f)...)
	place := func(c figure.Category) func(who) bool {
		name := words.For("en").Msg(c.Name)
		return func(w who) bool {
			return w.city == name && w.country == c.Country || w.city == "" && c.Name.Key == "figures.city.unknown"
		}
	}
	for i, of := range barsSaid(f.City, place) {
		add("city "+fmt.Sprint(i), int(f.City.Values()[i]), there(of))
	}
	for i, of := range barsSaid(f.Country, func(c figure.Category) func(who) bool {
		return func(w who) bool { return w.country == c.Country }
	}) {
		add("country "+fmt.Sprint(i), int(f.Country.Values()[i]), there(of))
	}
	for i, of := range barsSaid(f.MacroRegion, func(c figure.Category) func(who) bool {
		return func(w who) bool { return macroKey(w.country) == c.Name.Key }
	}) {
		add("macro-region "+fmt.Sprint(i), int(f.MacroRegion.Values()[i]), there(of))
	}
	for i, of := range barsSaid(f.Group, func(c figure.Category) func(who) bool {
		return func(w who) bool {
			return w.group == "" && c.Name.Key == "group.unknown" || sameWords(groupName(w.group), c.Name)
		}
	}) {
		add("group "+fmt.Sprint(i), int(f.Group.Values()[i]), there(of))
	}
	for i, of := range barsSaid(f.Device, func(c figure.Category) func(who) bool {
		return func(w who) bool { return "figures.device."+keyOr(w.device, "unknown") == c.Name.Key }
	}) {
		add("device "+fmt.Sprint(i), int(f.Device.Values()[i]), there(of))
	}
	for i, of := range barsSaid(f.Returning, func(c figure.Category) func(who) bool {
		return func(w who) bool { return w.met == (c.Name.Key == "figures.returning.returning") }
	}) {
		add("returning "+fmt.Sprint(i), int(f.Returning.Values()[i]), there(of))
	}
	for _, b := range f.bins {
		add(fmt.Sprint("stay of over ", b.from, " halves"), b.people, func(w who) bool {
			return 2*int64(w.stay) > b.from && (b.until == 0 || 2*int64(w.stay) <= b.until)
		})
	}
	all = append(all, linesSaid("city", f.CityTable, func(l PlaceLine) func(who) bool {
		return place(figure.Category{Name: l.Name, Country: l.Country})
	})...)
	all = append(all, linesSaid("country", f.CountryTable, func(l PlaceLine) func(who) bool {
		return func(w who) bool { return w.country == l.Country }
	})...)
	return append(all, linesSaid("macro-region", f.MacroTable, func(l PlaceLine) func(who) bool {
		return func(w who) bool { return macroKey(w.country) == l.Name.Key }
	})...)
}

func keyOr(key, other string) string {
	if key == "" {
		return other
	}
	return key
}

func macroKey(country string) string {
	return "macro." + keyOr(string(MacroRegionOf(country)), "unknown")
}

// isRest tells a row of all that no other row of a table names.
func isRest(name words.Message, merged bool) bool {
	return merged || strings.HasSuffix(name.Key, "unknown") || name.Key == "figures.rest" || name.Key == "figures.returning.cannot"
}

func sameWords(a, b words.Message) bool { return words.For("en").Msg(a) == words.For("en").Msg(b) }

// barsSaid tells whom each bar counts: those of a name, and for what is merged or
// not known all the others.
func barsSaid(f figure.Figure, named func(figure.Category) func(who) bool) (all []func(who) bool) {
	if f.IsEmpty() {
		return nil
	}
	for i, c := range f.Categories {
		of := named(c)
		if i == len(f.Categories)-1 && isRest(c.Name, c.Merged) {
			before := slices.Clone(all)
			of = func(w who) bool {
				return !slices.ContainsFunc(before, func(is func(who) bool) bool { return is(w) })
			}
		}
		all = append(all, of)
	}
	return all
}

func stepsSaid(f Figures) (all []said) {
	base := who.there
	for i, c := range f.Funnel.Categories {
		var of func(who) bool
		long := func(w who) bool { return base(w) && w.there() && w.stay > f.StayedOver }
		switch c.Name.Key {
		case "figures.funnel.registered":
			base = func(w who) bool { return w.registered }
			of = base
		case "figures.funnel.attended":
			of = func(w who) bool { return base(w) && w.there() }
		case "figures.funnel.stayed":
			of = long
		default:
			of = func(w who) bool { return long(w) && w.active }
		}
		all = append(all, said{"step " + c.Name.Key, int(f.Funnel.Values()[i]), of})
	}
	return all
}

func linesSaid(what string, lines []PlaceLine, named func(PlaceLine) func(who) bool) (all []said) {
	var before []func(who) bool
	for i, l := range lines {
		of := named(l)
		if i == len(lines)-1 && isRest(l.Name, l.Merged) {
			earlier := slices.Clone(before)
			of = func(w who) bool {
				return !slices.ContainsFunc(earlier, func(is func(who) bool) bool { return is(w) })
			}
		}
		before = append(before, of)
		name := what + " line " + words.For("en").Msg(l.Name)
		all = append(all, said{name, l.Attended, func(w who) bool { return w.there() && of(w) }})
		if l.HasRegistered {
			all = append(all, said{name + ", registered", l.Registered, func(w who) bool { return w.registered && of(w) }},
				said{name + ", came", l.Rate.Part, func(w who) bool { return w.registered && w.there() && of(w) }})
		}
	}
	return all
}

// gathering is a made-up webinar: how many there are of each kind of people.
type gathering struct {
	places  [][2]string
	stays   []int
	groups  []string
	devices []string
	people  map[who]int
}

// everyStay has a stay in each stretch that may be told apart.
var everyStay = []int{5, 15, 25, 35, 44, 45, 46, 60, 61, 75, 85, 90}

// onlyBefore are those who were at the earlier webinar alone.
var onlyBefore = who{stay: -1, met: true}

// kinds lists everybody that a reader can think of.
func (g gathering) kinds() (all []who) {
	all = append(all, onlyBefore)
	for _, place := range g.places {
		all = append(all, who{country: place[0], city: place[1], registered: true, stay: -1})
		for _, stay := range everyStay {
			for _, group := range g.groups {
				for _, device := range g.devices {
					for mask := range 8 {
						all = append(all, who{place[0], place[1], mask&1 > 0, stay, mask&2 > 0, group, device, mask&4 > 0})
					}
				}
			}
		}
	}
	return all
}

// records are the export of a gathering and of an earlier one.
func (g gathering) records() (now, before Record) {
	now.About, before.About = store.Attendance{ID: store.ID{2}, KeyID: "k"}, store.Attendance{ID: store.ID{1}, KeyID: "k"}
	next := 0
	for _, w := range slices.SortedFunc(maps.Keys(g.people), func(a, b who) int { return cmpText(fmt.Sprint(a), fmt.Sprint(b)) }) {
		if w == onlyBefore {
			continue
		}
		for range g.people[w] {
			next++
			p := store.Participant{
				Key: fmt.Sprint("e", next), Registered: w.registered, Country: w.country, City: w.city,
				Group: store.Group(w.group), Device: store.Device(w.device), Active: w.active,
			}
			if w.there() {
				p.Spans = []store.Span{span(0, float64(w.stay))}
			}
			now.People = append(now.People, p)
			if w.met {
				before.People = append(before.People, store.Participant{Key: p.Key, Spans: []store.Span{span(0, 9)}})
			}
		}
	}
	for i := range g.people[onlyBefore] {
		before.People = append(before.People, store.Participant{Key: fmt.Sprint("eb", i), Spans: []store.Span{span(0, 9)}})
	}
	return now, before
}

func cmpText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// attack subtracts all published numbers from each other in every way that gives a
// group of people, and says if it is too small.
func attack(kinds []who, people map[who]int, told []said, limit int) error {
	var columns [][]int64 // kinds that no number tells apart are one column
	var counts []int
	seen := map[string]int{}
	for _, w := range kinds {
		column, name := make([]int64, len(told)), make([]byte, len(told))
		for i, s := range told {
			column[i] = int64(one(s.of(w)))
			name[i] = byte('0' + column[i])
		}
		at, known := seen[string(name)]
		if !known {
			at = len(columns)
			seen[string(name)] = at
			columns, counts = append(columns, column), append(counts, 0)
		}
		counts[at] += people[w]
	}
	var rows [][]int64
	for i := range told {
		row := make([]int64, len(columns))
		for k, column := range columns {
			row[k] = column[i]
		}
		rows, _ = reduce(rows, row)
	}
	return subtractAll(rows, counts, limit)
}

// subtractAll goes through all sums of rows that have nothing but 0 and 1 in them.
// Such a sum takes each row once or not at all: where a row begins, all others are 0.
func subtractAll(rows [][]int64, counts []int, limit int) error {
	decided := make([][]int, max(1, len(rows))) // columns whose value is known after each row
	for k := range counts {
		last := 0
		for i, row := range rows {
			if row[k] != 0 {
				last = i
			}
		}
		decided[last] = append(decided[last], k)
	}
	if len(rows) == 0 {
		return nil
	}
	sums := make([]int64, len(counts))
	var pick func(at, size int) error
	pick = func(at, size int) error {
		if at == len(rows) {
			if !enough(size, limit) {
				return fmt.Errorf("a group of %d can be derived", size)
			}
			return nil
		}
		for taken := range int64(2) {
			for k := range sums {
				sums[k] += taken * rows[at][k]
			}
			more, ok := 0, true
			for _, k := range decided[at] {
				in := sums[k] % prime
				ok = ok && in <= 1
				more += int(in) * counts[k]
			}
			if ok {
				if err := pick(at+1, size+more); err != nil {
					return err
				}
			}
			for k := range sums {
				sums[k] -= taken * rows[at][k]
			}
		}
		return nil
	}
	return pick(0, 0)
}

// gather makes up a webinar; a few aspects of it tell people apart, the others are
// the same for all.
func gather(dice *rand.Rand) gathering {
	g := gathering{places: [][2]string{{"BR", "Curitiba"}}, stays: []int{60}, groups: []string{"university"}, devices: []string{"desktop"}, people: map[who]int{}}
	all := [][2]string{{"BR", "Curitiba"}, {"BR", "Londrina"}, {"BR", ""}, {"CL", "Arica"}, {"PL", "Opole"}, {"PL", "Katowice"}, {"JP", "Kobe"}, {"", ""}}
	aspects := dice.Perm(4)
	for _, aspect := range aspects[:1+dice.IntN(3)] {
		switch aspect {
		case 0:
			dice.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			g.places = all[:1+dice.IntN(6)]
		case 1:
			stays := slices.Clone(everyStay)
			dice.Shuffle(len(stays), func(i, j int) { stays[i], stays[j] = stays[j], stays[i] })
			g.stays = stays[:1+dice.IntN(6)]
		case 2:
			g.groups = []string{"university", "business", "press", ""}[:1+dice.IntN(4)]
		case 3:
			g.devices = []string{"desktop", "mobile", "phone", ""}[:1+dice.IntN(4)]
		}
	}
	kinds := slices.DeleteFunc(g.kinds(), func(w who) bool { return w.there() && !slices.Contains(g.stays, w.stay) })
	for range 1 + dice.IntN(10) {
		g.people[kinds[dice.IntN(len(kinds))]] += 1 + dice.IntN(1+dice.IntN(12))
	}
	g.people[onlyBefore] += []int{0, 1, 2, 3, 6, 30}[dice.IntN(6)]
	return g
}

func TestNoNumbersTogetherGiveAwayASmallGroup(t *testing.T) {
	dice := rand.New(rand.NewPCG(5, 11))
	shown := map[string]int{}
	for range 500 {
		g := gather(dice)
		limit := 2 + dice.IntN(5)
		now, before := g.records()
		f := count(input{webinar: held, records: []Record{now}, earlier: []Record{before}}).build(limit)
		told := everythingSaid(f)
		if attended := OfRecords(held, before).Attended; enough(attended, limit) { // the earlier webinar's own report
			told = append(told, said{"attended before", attended, func(w who) bool { return w.met }})
		}
		for _, s := range told {
			sum := 0
			for w, n := range g.people {
				sum += n * one(s.of(w))
			}
			if sum != s.people {
				t.Fatalf("%v at %d: %q says %d, %d are", g.people, limit, s.what, s.people, sum)
			}
		}
		if err := attack(g.kinds(), g.people, told, limit); err != nil {
			for _, s := range told {
				t.Log(s.what, s.people)
			}
			t.Fatalf("%v at %d: %v", g.people, limit, err)
		}
		for _, each := range f.All() {
			shown[each.Name] += one(!each.IsEmpty())
		}
	}
	for name, n := range shown {
		if n < 150 {
			t.Errorf("%s was shown %d times: hiding all protects, but tells nothing", name, n)
		}
	}
}

package sample

import (
	"math"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// webinarStart is 15:00 in Brussels on 23 November 2023, worked out by hand.
const webinarStart = 1700748000

// presence marks every second from 14:45 to 16:45 at which a person was there.
// Marking twice changes nothing: this counts the way unions do, without one.
type presence [2 * 3600]bool

const presenceFrom = webinarStart - 15*60

func present(t *testing.T, p store.Participant) *presence {
	t.Helper()
	var there presence
	for _, s := range p.Spans {
		if s.From >= s.Until {
			t.Fatalf("a span ends at %d and begins at %d", s.Until, s.From)
		}
		for second := s.From; second < s.Until; second++ {
			there[second-presenceFrom] = true
		}
	}
	return &there
}

func (p *presence) seconds() int {
	n := 0
	for _, there := range p {
		if there {
			n++
		}
	}
	return n
}

// people reads the participants of the sample as stored.
func people(t *testing.T) []store.Participant {
	t.Helper()
	var all []store.Participant
	view(t, func(r store.Reader) {
		a := list[store.Attendance](t, r)[0]
		if !a.Invented {
			t.Error("the attendance is not marked as invented")
		}
		var err error
		if all, err = store.People(r, a.People); err != nil {
			t.Fatal(err)
		}
	})
	return all
}

func same[K comparable](t *testing.T, what string, got, want map[K]int) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d different, want %d", what, len(got), len(want))
	}
	for k, n := range want {
		if got[k] != n {
			t.Errorf("%s: %v has %d, want %d", what, k, got[k], n)
		}
	}
}

func TestWhoCame(t *testing.T) {
	cities, countries, groups := map[string]int{}, map[string]int{}, map[store.Group]int{}
	registered, attended, hosts, active, keys := 0, 0, 0, 0, map[string]int{}
	for _, p := range people(t) {
		keys[p.Key]++
		if p.Registered {
			registered++
		}
		if len(p.Spans) == 0 {
			if p.Active || p.Host {
				t.Errorf("%s did not come and was active or a host", p.Key)
			}
			continue
		}
		attended++
		cities[p.City]++
		countries[p.Country]++
		groups[p.Group]++
		if p.Host {
			hosts++
		}
		if p.Active {
			active++
		}
	}
	if registered != 214 || attended != 128 || active != 41 || hosts == 0 || hosts > 30 || len(keys) != 214 {
		t.Errorf("%d registered, %d attended, %d active, %d hosts, %d keys", registered, attended, active, hosts, len(keys))
	}
	same(t, "cities", cities, map[string]int{
		"Curitiba": 19, "Londrina": 7, "Ushuaia": 11, "Río Grande": 5, "Buenos Aires": 5, "Punta Arenas": 12,
		"Santiago": 6, "Cali": 7, "Mexico City": 6, "Lima": 5, "Katowice": 12, "Opole": 10, "Vaasa": 12,
		"Madrid": 6, "Coimbra": 3, "Brussels": 2,
	})
	same(t, "countries", countries, map[string]int{
		"BR": 26, "PL": 22, "AR": 21, "CL": 18, "FI": 12, "CO": 7, "MX": 6, "ES": 6, "PE": 5, "PT": 3, "BE": 2,
	})
	same(t, "groups", groups, map[store.Group]int{
		store.GroupGovernment: 49, store.GroupUniversity: 34, store.GroupBusiness: 22,
		store.GroupEmbassy: 12, store.GroupCivil: 11,
	})
	latin := 0
	for _, c := range []string{"BR", "AR", "CL", "CO", "MX", "PE"} {
		latin += countries[c]
	}
	if latin != 83 || attended-latin != 45 {
		t.Errorf("%d from Latin America, %d from Europe, want 83 and 45", latin, attended-latin)
	}
}

func TestHowLongTheyStayed(t *testing.T) {
	var curve [len(presence{})]int
	total, long, naive, attended := 0, 0, 0, 0
	for _, p := range people(t) {
		if len(p.Spans) == 0 {
			continue
		}
		attended++
		there := present(t, p)
		for second, is := range there {
			if is {
				curve[second]++
			}
		}
		n := there.seconds()
		total += n
		if n > 45*60 {
			long++
		}
		for _, s := range p.Spans {
			naive += int(s.Until - s.From)
		}
	}
	peak, at := 0, 0
	for second, n := range curve {
		if n > peak {
			peak, at = n, second
		}
	}
	if minute := float64(presenceFrom+at-webinarStart) / 60; peak != 112 || math.Abs(minute-34) > 1 {
		t.Errorf("the peak is %d, %.1f minutes after the start; want 112 at 34", peak, minute)
	}
	if average := float64(total) / 60 / float64(attended); math.Abs(average-71) > 0.5 {
		t.Errorf("they stayed %.2f minutes on average, want 71", average)
	}
	if long != 97 {
		t.Errorf("%d stayed over 45 minutes, want 97", long)
	}
	if added := float64(naive) / 60 / float64(attended); added < 72.5 {
		t.Errorf("without uniting the average is %.2f minutes: too close to catch a mistake", added)
	}
}

func TestSomeReturnAndSomeHaveTwoDevices(t *testing.T) {
	overlapping, gaps, touching := 0, 0, 0
	for _, p := range people(t) {
		if len(p.Spans) < 2 {
			continue
		}
		switch a, b := p.Spans[0], p.Spans[1]; {
		case b.From < a.Until:
			overlapping++
		case b.From == a.Until:
			touching++
		default:
			gaps++
		}
	}
	if overlapping < 9 || touching < 4 || gaps != 8 {
		t.Errorf("%d overlap, %d touch, %d have a gap", overlapping, touching, gaps)
	}
}

// The first numbers of SplitMix64 with seed 1234567, from its reference code.
func TestDice(t *testing.T) {
	d := dice(1234567)
	for _, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423} {
		if got := d.next(); got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	}
}

func TestAnImpossibleTableIsAnError(t *testing.T) {
	a := attendanceFile{Arrivals: [][2]int{{0, 0}, {10, 5}}, Departures: [][2]int{{20, 0}, {30, 4}}}
	if _, err := a.crowd(0); err == nil {
		t.Error("five arrive, four leave, and nobody objects")
	}
}

package figures

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestIntervals(t *testing.T) {
	for name, c := range map[string]struct {
		spans       []store.Span
		minutes     int
		peak        int
		peakAfter   float64
		stayed, all int
	}{
		"one":                             {[]store.Span{span(0, 90)}, 90, 1, 0, 1, 1},
		"overlap":                         {[]store.Span{span(0, 50), span(20, 60)}, 60, 1, 0, 1, 1},
		"within":                          {[]store.Span{span(0, 50), span(20, 30)}, 50, 1, 0, 1, 1},
		"left and joined the same second": {[]store.Span{span(30, 60), span(0, 30)}, 60, 1, 0, 1, 1},
		"exactly half is not over half":   {[]store.Span{span(0, 45)}, 45, 1, 0, 0, 1},
		"a second over half":              {[]store.Span{span(0, 45), {From: three + 3600, Until: three + 3601}}, 45, 1, 0, 1, 1},
		"beyond the end":                  {[]store.Span{span(80, 200)}, 120, 1, 80, 1, 1},
		"before the start":                {[]store.Span{span(-20, -10)}, 10, 1, -20, 0, 1},
		"no length":                       {[]store.Span{span(10, 10)}, 0, 0, 0, 0, 1},
		"backwards":                       {[]store.Span{span(20, 10)}, 0, 0, 0, 0, 0},
		"past midnight":                   {[]store.Span{span(8.5*60, 9.5*60)}, 60, 1, 8.5 * 60, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			f := of(store.Participant{Registered: true, Spans: c.spans})
			check(t, f)
			if f.Attended != c.all || f.AverageMinutes != c.minutes || f.PeakCount != c.peak {
				t.Errorf("%d attended, %d minutes, peak %d", f.Attended, f.AverageMinutes, f.PeakCount)
			}
			if c.all == 0 {
				if !f.HasAttendance || f.Registered != 1 {
					t.Error("who registered and did not come is lost")
				}
				return
			}
			if want := three + int64(c.peakAfter*60); c.peak > 0 && f.PeakAt != want {
				t.Errorf("peak at %d, want %d", f.PeakAt-three, want-three)
			}
			if got := int(f.Funnel.Values()[2]); got != c.stayed {
				t.Errorf("%d stayed, want %d", got, c.stayed)
			}
		})
	}
}

func TestSomebodySeenComingWasThereThen(t *testing.T) {
	open := store.Span{From: three + 600}
	stays := func(spans ...store.Span) store.Participant { return store.Participant{Spans: spans} }
	f := of(stays(span(0, 30)), stays(open), stays(open, span(20, 40)))
	check(t, f)
	if f.Attended != 3 || f.TotalMinutes != 50 || f.PeakCount != 3 || f.PeakAt != three+600 || f.Present.Max() != 3 {
		t.Errorf("%d attended, %d minutes, peak %d at %d, drawn %v", f.Attended, f.TotalMinutes, f.PeakCount, f.PeakAt-three, f.Present.Max())
	}
	if f := of(stays(span(0, 30)), stays(span(5, 20), open)); f.PeakCount != 2 || f.Attended != 2 {
		t.Errorf("one person with two devices counts %d times at the peak", f.PeakCount)
	}
}

func TestSplittingAStayChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := drawPeople(t, 12)
		before := of(rows...)
		split := make([]store.Participant, len(rows))
		for i, p := range rows {
			split[i] = p
			split[i].Spans = nil
			for _, s := range p.Spans {
				if s.Until == s.From { // has no pieces
					split[i].Spans = append(split[i].Spans, s)
				}
				for from := s.From; from < s.Until; {
					until := rapid.Int64Range(from+1, s.Until).Draw(t, "until")
					back := rapid.Int64Range(s.From, from).Draw(t, "back")
					split[i].Spans = append(split[i].Spans, store.Span{From: back, Until: until})
					from = until
				}
			}
			split[i].Spans = rapid.Permutation(split[i].Spans).Draw(t, "order")
		}
		after := of(split...)
		before.tally, after.tally = nil, nil
		if a, b := fmt.Sprintf("%+v", before), fmt.Sprintf("%+v", after); a != b {
			t.Fatalf("before:\n%s\nafter:\n%s", a, b)
		}
	})
}

func TestTheCurveHoldsAllMinutes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := drawPeople(t, 12)
		var united int64
		for _, p := range people(rows) {
			united += p.seconds
		}
		steps := changes(people(rows))
		if got := area(steps); got != united {
			t.Fatalf("the curve holds %d seconds, people were there for %d", got, united)
		}
		x, most := minutes(steps)
		if _, peak := highest(steps); len(most) > 0 && slices.Max(most) != peak {
			t.Fatalf("the drawn peak is %d, the true one %d", slices.Max(most), peak)
		}
		for i, at := range x {
			want := 0
			for second := at; second < at+minute; second++ {
				want = max(want, presentAt(rows, second))
			}
			if most[i] != want {
				t.Fatalf("minute %d has %d, want %d", i, most[i], want)
			}
		}
	})
}

// presentAt counts who is in the room in one second, the plain way.
func presentAt(rows []store.Participant, second int64) (n int) {
	for _, p := range rows {
		n += one(slices.ContainsFunc(p.Spans, func(s store.Span) bool { return s.From <= second && second < s.Until }))
	}
	return n
}

// drawPeople makes up people with short stays.
func drawPeople(t *rapid.T, most int) []store.Participant {
	places := [][2]string{{"BR", "Curitiba"}, {"BR", "Londrina"}, {"CL", "Punta Arenas"}, {"FI", "Vaasa"}, {"PL", "Opole"}, {"PL", ""}, {"JP", "Kobe"}, {"", ""}}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) store.Participant {
		place := rapid.SampledFrom(places).Draw(t, "place")
		return store.Participant{
			Country: place[0], City: place[1],
			Registered: rapid.IntRange(0, 9).Draw(t, "registered") > 0,
			Active:     rapid.Bool().Draw(t, "active"),
			Group:      rapid.SampledFrom([]store.Group{store.GroupGovernment, store.GroupCivil, store.GroupEmbassy, ""}).Draw(t, "group"),
			Spans: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) store.Span {
				from := rapid.Int64Range(-100, 400).Draw(t, "from")
				return store.Span{From: three + from, Until: three + from + rapid.Int64Range(0, 300).Draw(t, "length")}
			}), 0, 3).Draw(t, "spans"),
		}
	}), 0, most).Draw(t, "people")
}

func TestAboutHalfOfTheLengthIsARoundNumber(t *testing.T) {
	for length, want := range map[int]int{0: 0, 9: 4, 24: 10, 50: 30, 60: 30, 74: 30, 90: 45, 91: 45, 105: 45, 120: 60, 150: 75, 210: 105, 240: 120, 300: 150, 548: 300} {
		if got := stayedOver(length); got != want {
			t.Errorf("of %d minutes it is %d, not %d", length, got, want)
		}
	}
}

func TestStretchesAreOfOneLength(t *testing.T) {
	for _, c := range [][2]int{{90, 95}, {60, 58}, {74, 120}, {120, 118}, {240, 260}, {548, 548}, {0, 33}} {
		s := &summary{Stays: []stayCell{{Halves: int64(2 * c[1]), People: 9}, {Halves: 6, People: 7}}}
		bins := s.binsOf(c[0])
		for i, b := range bins {
			if i+1 < len(bins) && b.until-b.from != bins[0].until {
				t.Errorf("of %d minutes, %d at most: %v", c[0], c[1], bins)
				break
			}
		}
		if len(bins) > mostBins || len(bins) < 3 {
			t.Errorf("of %d minutes, %d at most: %d stretches", c[0], c[1], len(bins))
		}
	}
}

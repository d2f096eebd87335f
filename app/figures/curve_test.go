package figures

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// atOnce is the most people in the room in one second of a minute, counted the
// plain way.
func atOnce(rows []store.Participant, at int64) (most int) {
	for second := at; second < at+minute; second++ {
		most = max(most, presentAt(rows, second))
	}
	return most
}

// room makes up a webinar that fills and empties, by some at once and by others
// one by one, so that numbers near the limit and near the total occur.
func room(t *rapid.T) (rows []store.Participant) {
	for range rapid.IntRange(1, 8).Draw(t, "parties") {
		from := float64(rapid.IntRange(0, 12).Draw(t, "from"))
		until := from + float64(rapid.IntRange(1, 12).Draw(t, "length"))
		for range rapid.SampledFrom([]int{1, 2, 3, 5, 6, 9, 14}).Draw(t, "people") {
			rows = append(rows, store.Participant{Spans: []store.Span{span(from, until)}})
		}
	}
	return rows
}

func TestTheSharedCurveIsTrueAndInStepsOfTheLimit(t *testing.T) {
	points, full := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		rows, limit := room(t), rapid.IntRange(5, 8).Draw(t, "limit")
		truth := of(rows...)
		f := truth.Shareable(limit)
		if f.Present.IsEmpty() {
			if f.PeakCount != 0 || f.PeakAtLeast || f.Present.Peak != -1 {
				t.Fatalf("no curve, but a peak of %d", f.PeakCount)
			}
			return
		}
		if err := f.Present.Validate(); err != nil {
			t.Fatal(err)
		}
		values := f.Present.Values()
		for i, at := range f.Present.X {
			points++
			shown, there := int(values[i]), atOnce(rows, at)
			switch {
			case shown == 0 && there >= limit:
				t.Fatalf("at point %d of %v fewer than %d are said to be there; %d are", i, values, limit, there)
			case shown != 0 && (shown != there || shown < limit):
				t.Fatalf("point %d of %v is %d, and %d were there", i, values, shown, there)
			case shown != 0 && shown != f.Attended && f.Attended-shown < limit:
				t.Fatalf("%d of %d leave %d outside", shown, f.Attended, f.Attended-shown)
			}
			if i > 0 {
				if step := shown - int(values[i-1]); step > -limit && step < limit {
					t.Fatalf("a step of %d in %v", step, values)
				}
			}
		}
		if values[0] != 0 || values[len(values)-1] != 0 || f.Present.Under != limit {
			t.Fatalf("the ends of %v do not say that fewer than %d were there", values, limit)
		}
		if f.PeakCount != int(slices.Max(values)) || f.PeakAt != f.Present.X[f.Present.Peak] || f.PeakAtLeast != (f.PeakCount < truth.PeakCount) {
			t.Fatalf("peak %d (at least: %v) of %v; truly %d", f.PeakCount, f.PeakAtLeast, values, truth.PeakCount)
		}
		full += one(!f.PeakAtLeast)
	})
	if points < 200 || full == 0 {
		t.Errorf("%d points, %d true peaks: the curve tells nothing", points, full)
	}
}

// curveOf says a shared curve as a reader meets it.
func curveOf(f Figures) (said []string) {
	for i, at := range f.Present.X {
		value := "under 5"
		if n := int(f.Present.Values()[i]); n > 0 {
			value = words.For("en").Number(n)
		}
		said = append(said, time.Unix(at, 0).In(f.Present.Location()).Format("15:04 ")+value)
	}
	return said
}

func TestTheSharedCurveByHand(t *testing.T) {
	stay := func(n int, from, until float64) (rows []store.Participant) {
		for range n {
			rows = append(rows, store.Participant{Spans: []store.Span{span(from, until)}})
		}
		return rows
	}
	// Three open the room, nine join, two more, then six; all but four leave together.
	f := of(together(stay(3, 0, 30), stay(9, 5, 20), stay(2, 7, 20), stay(6, 10, 20), stay(1, 12, 40), stay(7, 32, 34))...)
	s := f.Shareable(5)
	same(t, "curve", curveOf(s), []string{"15:04 under 5", "15:05 12", "15:10 20", "15:20 under 5", "15:32 8", "15:34 under 5"})
	if s.PeakCount != 20 || !s.PeakAtLeast || f.PeakCount != 21 || f.PeakAtLeast {
		t.Errorf("peak %d, in full %d", s.PeakCount, f.PeakCount)
	}
	if got := words.For("en").Msg(s.Present.Title); got != "At the peak at least 20 people were in the room" {
		t.Errorf("title %q", got)
	}
	if got := words.For("en").Msg(s.Present.Base); !strings.Contains(got, "the line moves only when 5 or more") {
		t.Errorf("base %q", got)
	}
}

func TestACurveOfWhichNothingMayBeSharedIsEmpty(t *testing.T) {
	// Six attended, never more than four at once.
	rows := append(crowd(3, "BR", "Curitiba", ""), crowd(3, "BR", "Curitiba", "")...)
	for i := range rows {
		rows[i].Spans = []store.Span{span(float64(i), float64(i)+4)}
	}
	s := of(rows...).Shareable(5)
	if !s.Present.IsEmpty() || s.PeakCount != 0 || s.PeakAt != 0 {
		t.Errorf("%v, peak %d", s.Present.Values(), s.PeakCount)
	}
	check(t, s)
}

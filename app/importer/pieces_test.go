package importer

import (
	"context"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// Cutting anybody's stay into overlapping pieces, as platforms do for a person with
// two devices, changes no figure but the number of intervals; nor does the order of
// the rows.
func TestStaysCutIntoOverlappingPiecesCountTheSame(t *testing.T) {
	f := notebook(t)
	for _, s := range samples {
		e, err := Read(context.Background(), "export", read(t, s.file), Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := planned(t, f, e)
		for seed := range uint64(4) {
			cut := *e
			cut.Rows = inPieces(e.Rows, rand.New(rand.NewPCG(seed, 6)))
			got := planned(t, f, &cut)
			if len(e.Rows) > 0 && want.Minutes > 0 && want.Spans > 3 && got.Spans <= want.Spans {
				t.Errorf("%s: %d spans were not cut", s.file, want.Spans)
			}
			got.Spans = want.Spans
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s, cut with seed %d:\n got %+v\nwant %+v", s.file, seed, got, want)
			}
		}
	}
}

// counted are the counts of a result.
type counted struct {
	People, Registered, NoShows, Minutes, Peak, Spans int
	PeakAt                                            int64
	Countries                                         map[string]int
}

func planned(t *testing.T, f *store.File, e *Export) counted {
	t.Helper()
	var r Result
	err := f.View(func(reader store.Reader) error {
		p, err := NewPlan(reader, []*Export{e}, Target{New: true}, PlanOptions{})
		if err == nil {
			r = p.Result()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return counted{r.People, r.Registered, r.NoShows, r.Minutes, r.Peak, r.Spans, r.PeakAt, r.Countries}
}

// inPieces cuts each interval into pieces that overlap, some of them twice there,
// and mixes the rows. Rows without times come last, in their order: the first of
// them tells the place.
func inPieces(rows []Row, dice *rand.Rand) []Row {
	var timed, rest []Row
	for _, r := range rows {
		if len(r.Spans) != 1 || r.Spans[0].Until-r.Spans[0].From < 10 {
			rest = append(rest, r)
			continue
		}
		whole := r.Spans[0]
		for from := whole.From; from < whole.Until; {
			until := min(from+1+dice.Int64N(whole.Until-whole.From), whole.Until)
			piece := r
			piece.Spans = []store.Span{{From: max(whole.From, from-dice.Int64N(300)), Until: until}}
			timed = append(timed, piece)
			if dice.IntN(3) == 0 {
				timed = append(timed, piece)
			}
			from = until
		}
	}
	dice.Shuffle(len(timed), func(i, j int) { timed[i], timed[j] = timed[j], timed[i] })
	return append(timed, rest...)
}

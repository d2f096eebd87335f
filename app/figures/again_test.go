package figures

import (
	"fmt"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestReturningOverSeveralWebinarsGivesNobodyAway(t *testing.T) {
	there := func(n byte, from, until int) Record {
		r := Record{About: store.Attendance{ID: store.ID{n}, KeyID: "k"}}
		for i := from; i < until; i++ {
			r.People = append(r.People, store.Participant{Key: fmt.Sprint("e", i), Spans: []store.Span{span(0, 60)}})
		}
		return r
	}
	first, second := there(1, 0, 20), there(2, 6, 26) // 14 return, 6 are new: 26 in all
	for missing, shown := range map[int]bool{0: true, 2: false, 4: false, 5: true} {
		f := full(input{webinar: held, records: []Record{there(3, missing, 33)}, earlier: []Record{first, second}}).Shareable(5)
		if f.Returning.IsEmpty() == shown {
			t.Errorf("%d of 26 did not return: %q", missing, texts(f.Returning))
		}
	}
}

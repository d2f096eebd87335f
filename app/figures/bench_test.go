package figures

import (
	"fmt"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// BenchmarkCount counts 10,000 people from 200 cities with two stays each, in
// both forms.
func BenchmarkCount(b *testing.B) {
	codes := countriesOfTheWorld()
	rows := make([]store.Participant, 10_000)
	for i := range rows {
		rows[i] = store.Participant{
			Key: fmt.Sprint(i), Registered: true, Country: codes[i%50], City: fmt.Sprint("City ", i%200), Active: i%3 == 0,
			Spans: []store.Span{span(float64(i%40), float64(i%40+20)), span(float64(i%40+10), 90)},
		}
	}
	for b.Loop() {
		f := of(rows...)
		f.Shareable(5)
	}
}

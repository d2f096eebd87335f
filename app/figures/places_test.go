package figures

import (
	"slices"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestOnePersonWithSeveralRows(t *testing.T) {
	f := of(
		store.Participant{Key: "a", Country: "BR", Spans: []store.Span{span(0, 10)}},
		store.Participant{Key: "a", Registered: true, Country: "CL", Spans: []store.Span{span(5, 40)}},
		store.Participant{Key: "a", Active: true, Spans: []store.Span{span(40, 90)}},
	)
	check(t, f)
	if f.Attended != 1 || f.Registered != 1 || f.AverageMinutes != 90 || f.PeakCount != 1 {
		t.Errorf("%d attended, %d registered, %d minutes", f.Attended, f.Registered, f.AverageMinutes)
	}
	same(t, "the country with most time", texts(f.Country), []string{"Chile 1"})
}

func TestWhereSomebodyWasOutweighsWhereTheyRegistered(t *testing.T) {
	there := store.Participant{Key: "ea", Country: "CL", Spans: []store.Span{span(0, 30)}}
	row := func(country, city string, minutes float64) store.Participant {
		p := store.Participant{Key: "ea", Registered: true, Country: country, City: city}
		if minutes > 0 {
			p.Spans = []store.Span{span(30, 30+minutes)}
		}
		return p
	}
	told := func(seconds int64) store.Participant {
		return store.Participant{Key: "ea", Country: "PL", Seconds: seconds}
	}
	open := store.Participant{Key: "ea", Country: "PL", Spans: []store.Span{{From: three}}}
	nowhere := store.Participant{Key: "ea", Spans: []store.Span{span(0, 60)}}
	for name, c := range map[string]struct {
		rows []store.Participant
		want [2]string
	}{
		"a registration from elsewhere":           {[]store.Participant{there, row("FI", "Vaasa", 0)}, [2]string{"CL", ""}},
		"a registration that knows the city":      {[]store.Participant{there, row("CL", "Arica", 0)}, [2]string{"CL", "Arica"}},
		"a registration that alone knows":         {[]store.Participant{nowhere, row("FI", "Vaasa", 0)}, [2]string{"FI", "Vaasa"}},
		"more time without a city":                {[]store.Participant{there, row("FI", "Vaasa", 29)}, [2]string{"CL", ""}},
		"less time without a city":                {[]store.Participant{there, row("FI", "Vaasa", 31)}, [2]string{"FI", "Vaasa"}},
		"a country in two cities":                 {[]store.Participant{there, row("FI", "Vaasa", 20), row("FI", "Turku", 0), row("FI", "", 11)}, [2]string{"CL", ""}},
		"the longer of two cities":                {[]store.Participant{row("FI", "Vaasa", 20), row("FI", "Turku", 21), there}, [2]string{"CL", ""}},
		"the longer of two cities of the longest": {[]store.Participant{row("FI", "Vaasa", 40), row("FI", "Turku", 31), there}, [2]string{"FI", "Vaasa"}},
		"only seconds are known":                  {[]store.Participant{told(60), row("FI", "Vaasa", 0)}, [2]string{"PL", ""}},
		"seen coming, not leaving":                {[]store.Participant{open, row("FI", "Vaasa", 0)}, [2]string{"PL", ""}},
	} {
		for range 2 {
			got := people(c.rows)
			if len(got) != 1 || got[0].country != c.want[0] || got[0].city != c.want[1] {
				t.Errorf("%s: %+v, want %v", name, got, c.want)
			}
			slices.Reverse(c.rows)
		}
	}
}

func TestManyCountries(t *testing.T) {
	for _, n := range []int{0, 1, 200} {
		var rows []store.Participant
		for _, code := range countriesOfTheWorld()[:n] {
			rows = append(rows, store.Participant{Country: code, City: "Capital", Spans: []store.Span{span(0, 1)}})
		}
		f := of(rows...)
		check(t, f)
		if f.Countries != n || f.Cities != n || len(f.Country.Categories) != n {
			t.Errorf("%d countries, %d cities for %d", f.Countries, f.Cities, n)
		}
	}
}

func TestFromRegions(t *testing.T) {
	there := []store.Span{span(0, 60)}
	parana := store.Region{ID: store.ID{1}, Name: "Paraná", Capital: "Curitiba", Country: "BR", Aliases: []string{"Londrina area"}}
	other := store.Region{ID: store.ID{2}, Name: "Entre Ríos", Capital: "Parana", Country: "AR"}
	f := full(input{webinar: held, regions: []store.Region{parana, other}, records: []Record{{People: []store.Participant{
		{Country: "BR", City: "curitiba", Spans: there}, {Country: "BR", City: "PARANA", Spans: there},
		{Country: "BR", City: "Londrina", Spans: there}, {Country: "AR", City: "Paraná", Spans: there},
		{City: "Curitiba", Spans: there}, {Country: "BR", Spans: there}, {Country: "BR", City: "Curitiba", Registered: true},
	}}}})
	check(t, f)
	if f.ByRegion[parana.ID] != 2 || f.ByRegion[other.ID] != 1 {
		t.Errorf("by region %v", f.ByRegion)
	}
}

package figures

import (
	"slices"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// awaiting are people who registered and did not come, so many a country.
func awaiting(by map[string]int) (rows []store.Participant) {
	for country, n := range by {
		for i := range n {
			rows = append(rows, store.Participant{Key: country + string(rune('a'+i)), Country: country, Registered: true})
		}
	}
	return rows
}

func TestWhoRegisteredIsKnownBeforeAWebinar(t *testing.T) {
	f := of(awaiting(map[string]int{"BR": 9, "PL": 7, "AR": 6, "CL": 3, "PE": 2, "": 5})...)
	drawn := f.Registrations(5)
	if err := drawn.Validate(); err != nil {
		t.Fatal(err)
	}
	same(t, "registered", texts(drawn), []string{"Brazil 9", "Poland 7", "Argentina 6", "Country not known 5", "2 others 5"})
	if drawn.Whole() != 32 {
		t.Errorf("shares are of %v", drawn.Whole())
	}
	few := of(awaiting(map[string]int{"BR": 3, "PL": 1})...)
	if drawn := few.Registrations(5); !drawn.IsEmpty() || drawn.Empty.Key == "" {
		t.Errorf("four people are told: %v", texts(drawn))
	}
	if drawn := of().Registrations(5); !drawn.IsEmpty() || drawn.Empty.Key != "figures.registered.none" {
		t.Errorf("nobody registered: %v", drawn.Empty)
	}
}

func TestMacroRegionsAreToldOnlyWhereTheirPeopleAreEnough(t *testing.T) {
	for name, c := range map[string]struct {
		by   map[string]int
		want []RegionTotal
	}{
		"two":            {map[string]int{"BR": 9, "AR": 6, "PL": 7, "FI": 5}, []RegionTotal{{store.LatinAmerica, 15}, {store.Europe, 12}}},
		"unknown too":    {map[string]int{"BR": 9, "PL": 7, "": 5}, []RegionTotal{{store.LatinAmerica, 9}, {store.Europe, 7}}},
		"one is few":     {map[string]int{"BR": 9, "AR": 6, "PL": 7, "FI": 5, "JP": 1}, nil},
		"few in all":     {map[string]int{"BR": 3, "PL": 1}, nil},
		"few unknown":    {map[string]int{"BR": 9, "PL": 7, "": 2}, nil},
		"nobody at all":  {nil, nil},
		"small and more": {map[string]int{"BR": 30, "CL": 2, "PE": 3, "PL": 7}, []RegionTotal{{store.LatinAmerica, 35}, {store.Europe, 7}}},
	} {
		f := of(awaiting(c.by)...)
		got, all, of := f.RegisteredFrom(5), 0, 0
		for _, n := range c.by {
			of += n
		}
		for _, total := range got {
			if all += total.Registered; total.Registered < 5 {
				t.Errorf("%s: %v is told", name, total)
			}
		}
		if rest := of - all; len(got) > 0 && rest > 0 && rest < 5 {
			t.Errorf("%s: %d are what is left of %d", name, rest, of)
		}
		if c.want != nil && !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if got := (Figures{}).RegisteredFrom(5); got != nil {
		t.Errorf("nothing is known, and %v is told", got)
	}
}

func TestRegistrationsAfterAWebinarAreThoseOfItsTables(t *testing.T) {
	rows := awaiting(map[string]int{"BR": 30, "PL": 20})
	for i := range rows {
		if i%2 > 0 {
			rows[i].Spans = []store.Span{{From: three, Until: three + 600}}
		}
	}
	f := of(rows...)
	drawn, want := f.Registrations(5), 0
	for _, line := range f.Shareable(5).CountryTable {
		if line.HasRegistered {
			want += line.Registered
		}
	}
	for _, line := range f.Shareable(5).MacroTable {
		for _, total := range f.RegisteredFrom(5) {
			if line.Name.Key == "macro."+string(total.Region) && line.Registered != total.Registered {
				t.Errorf("%v, the table has %+v", total, line)
			}
		}
	}
	if len(f.RegisteredFrom(5)) != 2 {
		t.Errorf("told are %v", f.RegisteredFrom(5))
	}
	if want == 0 || int(drawn.Total()) != want {
		t.Errorf("%v, the tables have %d", texts(drawn), want)
	}
}

func TestWhoCameIsNotNobodyWhereNoExportTellsIt(t *testing.T) {
	rows := awaiting(map[string]int{"BR": 9})
	about := store.Attendance{Layout: "zoom_registration"}
	f := full(input{webinar: held, records: []Record{{About: about, People: rows}}})
	if !f.RoomUnknown || f.HasAttendance || f.Registered != 9 || !f.Funnel.IsEmpty() || f.Shareable(5).Registrations(5).IsEmpty() {
		t.Errorf("registrations alone: %+v", f)
	}
	about.Layout = "zoom_webinar_attendees"
	if f := full(input{webinar: held, records: []Record{{About: about, People: rows}}}); f.RoomUnknown || !f.HasAttendance {
		t.Error("a list on which nobody came tells that nobody came")
	}
}

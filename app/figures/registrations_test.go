package figures

import (
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

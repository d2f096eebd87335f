package figures

import (
	"slices"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

func TestSeveralAttendanceRecords(t *testing.T) {
	there := []store.Span{span(0, 60)}
	byIDs := []store.Participant{{Key: "ia", Registered: true, Spans: there}}
	at := func(n byte, identity string, rows ...store.Participant) Record {
		return Record{About: store.Attendance{ID: store.ID{n}, Identity: identity, KeyID: identity}, People: rows}
	}
	older := at(1, "e-mail", store.Participant{Key: "a", Spans: there})
	newer := at(2, "e-mail", store.Participant{Key: "a", Spans: there}, store.Participant{Key: "b", Spans: there})
	registered := at(3, "e-mail", store.Participant{Key: "a", Registered: true}, store.Participant{Key: "c", Registered: true})
	byName := at(4, "name", store.Participant{Key: "d", Registered: true})
	report := at(5, "e-mail", store.Participant{Key: "ea", Registered: true, Country: "FI", City: "Vaasa"}, store.Participant{Key: "ec", Registered: true})
	listed := at(6, "e-mail", store.Participant{Key: "ea", Registered: true, Spans: there}, store.Participant{Key: "eb", Registered: true, Spans: there})
	dialIn := store.Participant{Key: "nx", Registered: true, Spans: there}
	withDialIn := at(8, "e-mail", append(slices.Clone(listed.People), dialIn)...)
	mixed := at(9, "e-mail", append(slices.Clone(report.People), store.Participant{Key: "ny", Registered: true}, dialIn)...)
	mixed.People[3].Spans = nil
	onlyNames := at(10, "e-mail", dialIn)
	someIDs := at(11, "e-mail", append(slices.Clone(byIDs), listed.People...)...)
	byID := at(7, "e-mail", byIDs...)
	for name, c := range map[string]struct {
		records              []Record
		attended, registered int
	}{
		"the newest wins":                         {[]Record{newer, older}, 2, 0},
		"registrations are added":                 {[]Record{older, registered, newer}, 2, 2},
		"registrations under another linking key": {[]Record{newer, byName}, 2, 0},
		"beside somebody who dialled in":          {[]Record{report, withDialIn}, 3, 4},
		"whose report knows names, too":           {[]Record{mixed, withDialIn}, 3, 4},
		"reports twice":                           {[]Record{report, mixed, withDialIn}, 3, 4},
		"addresses where only names are known":    {[]Record{report, onlyNames}, 1, 1},
		"addresses beside ids":                    {[]Record{report, someIDs}, 3, 3},
		"registrations alone":                     {[]Record{registered}, 0, 2},
		"none":                                    {nil, 0, 0},
		"who a registration report has more":      {[]Record{report, listed}, 2, 3},
		"who may be the same under other keys":    {[]Record{report, byID}, 1, 1},
		"who was there outweighs who was not":     {[]Record{older, byName}, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			f := full(input{webinar: held, records: c.records})
			check(t, f)
			if f.Attended != c.attended || f.Registered != c.registered {
				t.Errorf("%d attended, %d registered", f.Attended, f.Registered)
			}
		})
	}
}

func TestSessionsOfOneWebinar(t *testing.T) {
	record := func(n byte, platform, session string, invented bool, rows ...store.Participant) Record {
		return Record{About: store.Attendance{ID: store.ID{n}, KeyID: "k", Platform: platform, Session: session, Invented: invented}, People: rows}
	}
	stay := func(key string, from, until float64) store.Participant {
		return store.Participant{Key: key, Spans: []store.Span{span(from, until)}}
	}
	zoom := record(1, "zoom", "s1", false, stay("ea", 0, 60), stay("eb", 0, 30))
	again := record(2, "zoom", "s2", false, stay("ea", 5, 60), stay("ex", 0, 30)) // at the same time: the same people
	later := record(3, "zoom", "s3", false, stay("ea", 100, 130), stay("ec", 100, 110))
	teams := record(4, "teams", "s4", false, stay("ed", 0, 60), stay("eb", 0, 60))
	made := record(5, "zoom", "s5", true, stay("ez", 200, 260))
	for name, c := range map[string]struct {
		records           []Record
		attended, minutes int
	}{
		"two parts of a day are one webinar":        {[]Record{zoom, later}, 3, 60 + 30 + 30 + 10},
		"another export of the same time is not":    {[]Record{zoom, again}, 2, 55 + 30},
		"two platforms beside each other":           {[]Record{zoom, teams}, 3, 60 + 60 + 60},
		"invented people never join real ones":      {[]Record{zoom, made}, 1, 60},
		"all, of which one is another's other form": {[]Record{zoom, again, later, teams}, 5, 0},
	} {
		f := full(input{webinar: held, records: c.records})
		if f.Attended != c.attended || c.minutes > 0 && f.TotalMinutes != c.minutes {
			t.Errorf("%s: %d attended, %d minutes", name, f.Attended, f.TotalMinutes)
		}
	}
}

func TestStatedTotalsAlone(t *testing.T) {
	f := full(input{webinar: store.Webinar{StatedParticipants: 300, StatedCities: 16, StatedCountries: 11, StatedInRoom: 40}})
	check(t, f)
	if f.HasAttendance || f.StatedParticipants != 300 || f.StatedCities != 16 || f.StatedCountries != 11 || f.StatedInRoom != 40 {
		t.Errorf("%+v", f)
	}
	if got := words.For("en").Msg(f.Present.Empty); got != "Only the announced total is known: 300 participants. Who took part was not imported." {
		t.Errorf("why empty: %q", got)
	}
	nothing := full(input{})
	check(t, nothing)
	if got := words.For("en").Msg(nothing.City.Empty); got != "Nothing is known yet about who took part." {
		t.Errorf("why empty: %q", got)
	}
}

package figures

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// held is a webinar of 90 minutes from 15:00 in Brussels.
var held = store.Webinar{
	Number: 19, Title: "Final lessons", Minutes: 90,
	Start: store.Moment{Local: "2023-11-23T15:00:00", Zone: "Europe/Brussels"},
}

// three is 15:00 in Brussels on that day.
var three = time.Date(2023, 11, 23, 14, 0, 0, 0, time.UTC).Unix()

// span is from one minute to another after three o'clock.
func span(from, until float64) store.Span {
	return store.Span{From: three + int64(from*60), Until: three + int64(until*60)}
}

func full(in input) Figures { return count(in).build(0) }

func of(rows ...store.Participant) Figures {
	return full(input{webinar: held, records: []Record{{People: rows}}})
}

// check draws both forms of the figures in every language.
func check(t testing.TB, f Figures) {
	t.Helper()
	for _, form := range []Figures{f, f.Shareable(5), f.Shareable(12)} {
		for _, each := range form.All() {
			if err := each.Validate(); err != nil {
				t.Error(err)
			}
			messages := []words.Message{each.Title, each.Measure, each.Unit, each.Base, each.Empty}
			for _, c := range each.Categories {
				messages = append(messages, c.Name)
			}
			for _, m := range messages {
				for _, lang := range words.Languages() {
					if m.Key != "" && !words.For(lang).Has(m.Key) {
						t.Errorf("%s: no words for %q in %s", each.Name, m.Key, lang)
					}
				}
			}
		}
	}
}

func texts(f figure.Figure) (lines []string) {
	en := words.For("en")
	for i, c := range f.Categories {
		lines = append(lines, fmt.Sprintf("%s %v", en.Msg(c.Name), f.Values()[i]))
	}
	return lines
}

func same(t testing.TB, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

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
		"no length":                       {[]store.Span{span(10, 10)}, 0, 0, 0, 0, 0},
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
			if want := three + int64(c.peakAfter*60); f.PeakAt != want {
				t.Errorf("peak at %d, want %d", f.PeakAt-three, want-three)
			}
			if got := int(f.Funnel.Values()[2]); got != c.stayed {
				t.Errorf("%d stayed, want %d", got, c.stayed)
			}
		})
	}
}

func TestCurveByHand(t *testing.T) {
	f := of(
		store.Participant{Spans: []store.Span{span(0, 3)}},
		store.Participant{Spans: []store.Span{span(1, 2)}},   // touches the next
		store.Participant{Spans: []store.Span{span(2, 2.5)}}, // never with the one before
		store.Participant{Spans: []store.Span{span(4.25, 4.5), span(4.75, 5)}},
	)
	check(t, f)
	if got, want := f.Present.Values(), []float64{1, 2, 2, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("curve %v, want %v", got, want)
	}
	if f.Present.X[0] != three || f.Present.X[4] != three+240 {
		t.Errorf("times %v", f.Present.X)
	}
	if f.PeakCount != 2 || f.PeakAt != three+60 || f.Present.Peak != 1 {
		t.Errorf("peak of %d at %d", f.PeakCount, f.PeakAt-three)
	}
	if got := words.For("en").Msg(f.Present.Title); got != "At the peak, at 15:01, 2 people were in the room" {
		t.Errorf("title %q", got)
	}
}

func TestAGarbledExportDoesNotGrowTheCurve(t *testing.T) {
	f := of(
		store.Participant{Spans: []store.Span{{From: 0, Until: three}}},
		store.Participant{Spans: []store.Span{{From: -1 << 62, Until: 1 << 62}}},
	)
	check(t, f)
	if n := len(f.Present.X); n > mostPoints {
		t.Errorf("%d points", n)
	}
	if f.Attended != 1 {
		t.Errorf("%d attended", f.Attended)
	}
}

func TestBandsFollowTheAgendaThroughAClockChange(t *testing.T) {
	// At 03:00 on 29 October 2023 the clock in Brussels went back to 02:00.
	w := store.Webinar{Minutes: 180, Start: store.Moment{Local: "2023-10-29T01:30:00", Zone: "Europe/Brussels"}}
	begin := time.Date(2023, 10, 28, 23, 30, 0, 0, time.UTC).Unix()
	f := full(input{
		webinar: w,
		parts: []store.AgendaPart{
			{Rank: "b", Title: "Panel", Minutes: 120}, {Rank: "a", Title: "Opening", Minutes: 60}, {Rank: "c", Title: "Break"},
		},
		records: []Record{{People: []store.Participant{{Spans: []store.Span{{From: begin, Until: begin + 3*3600}}}}}},
	})
	check(t, f)
	want := []figure.Band{
		{Name: words.Literal("Opening"), From: begin, Until: begin + 3600},
		{Name: words.Literal("Panel"), From: begin + 3600, Until: begin + 3*3600},
	}
	if len(f.Present.Bands) != 2 {
		t.Fatalf("bands %v", f.Present.Bands)
	}
	for i, b := range f.Present.Bands {
		if b.From != want[i].From || b.Until != want[i].Until || words.For("en").Msg(b.Name) != words.For("en").Msg(want[i].Name) {
			t.Errorf("band %v, want %v", b, want[i])
		}
	}
	if len(f.Present.X) != 180 || f.Present.Zone != "Europe/Brussels" {
		t.Errorf("%d minutes in %s", len(f.Present.X), f.Present.Zone)
	}
}

func TestTablesByHand(t *testing.T) {
	there := []store.Span{span(0, 60)}
	f := of(
		store.Participant{Country: "BR", City: "Curitiba", Group: store.GroupBusiness, Spans: there},
		store.Participant{Country: "br", City: "CURITIBA ", Group: store.GroupBusiness, Spans: there},
		store.Participant{Country: "BR", City: "São Paulo", Group: "press", Spans: there},
		store.Participant{Country: "BR", Spans: there},
		store.Participant{Country: "UK", City: "Leeds", Spans: there},
		store.Participant{Country: "FI", City: "Vaasa", Spans: there},
		store.Participant{City: "Vaasa", Spans: there},
		store.Participant{Country: "??", Spans: there},
		store.Participant{Country: "PL", City: "Opole", Registered: true},
	)
	check(t, f)
	same(t, "countries", texts(f.Country), []string{"Brazil 4", "Finland 1", "United Kingdom 1", "Country not known 2"})
	same(t, "cities", texts(f.City), []string{"Curitiba 2", "Leeds 1", "São Paulo 1", "Vaasa 1", "Vaasa 1", "City not known 2"})
	same(t, "macro-regions", texts(f.MacroRegion), []string{"Latin America and the Caribbean 4", "Europe 2", "Macro-region not known 2"})
	same(t, "groups", texts(f.Group), []string{"Business and clusters 2", "press 1", "Not stated 5"})
	if f.Countries != 3 || f.CountriesBy[store.Europe] != 2 || f.CitiesBy[store.LatinAmerica] != 2 {
		t.Errorf("%d countries, %v, %v", f.Countries, f.CountriesBy, f.CitiesBy)
	}
	for i, want := range []figure.Tone{figure.ToneLatinAmerica, figure.ToneEurope, figure.ToneEurope, figure.ToneOther} {
		if got := f.Country.Categories[i].Tone; got != want {
			t.Errorf("bar %d has the tone %s", i, got)
		}
	}
	if got := words.For("en").Msg(f.Country.Base); got != "8 people attended, hosts and speakers included" {
		t.Errorf("base %q", got)
	}
}

func TestFunnelCountsThoseWhoNeverRegisteredApart(t *testing.T) {
	long, short := []store.Span{span(0, 60)}, []store.Span{span(0, 10)}
	f := of(
		store.Participant{Registered: true, Spans: long, Active: true},
		store.Participant{Registered: true, Spans: short, Active: true},
		store.Participant{Registered: true, Spans: long},
		store.Participant{Registered: true},
		store.Participant{Spans: long, Active: true},
	)
	check(t, f)
	same(t, "steps", texts(f.Funnel), []string{"Registered 4", "Attended 3", "Stayed over 45 min 2", "Asked, voted or spoke 1"})
	en := words.For("en")
	if got := en.Msg(f.Funnel.Title); got != "75\u00a0% of those registered came" {
		t.Errorf("title %q", got)
	}
	if got := en.Msg(f.Funnel.Base); got != "Shares of the 4 people registered; 1 more attended without having registered and is not counted here" {
		t.Errorf("base %q", got)
	}
	if f.Registered != 4 || f.Attended != 4 || f.Came != 3 {
		t.Errorf("%d registered, %d attended, %d both", f.Registered, f.Attended, f.Came)
	}
	unregistered := of(store.Participant{Spans: long}, store.Participant{Spans: short})
	check(t, unregistered)
	same(t, "without registration", texts(unregistered.Funnel), []string{"Attended 2", "Stayed over 45 min 1"})
}

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

func TestSplittingAStayChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := drawPeople(t, 12)
		before := of(rows...)
		split := make([]store.Participant, len(rows))
		for i, p := range rows {
			split[i] = p
			split[i].Spans = nil
			for _, s := range p.Spans {
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

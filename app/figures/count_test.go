package figures

import (
	"fmt"
	"slices"
	"testing"
	"time"

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
			{Title: "Opening", Minutes: 60}, {Title: "Panel", Minutes: 120}, {Title: "Break"},
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

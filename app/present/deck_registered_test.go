package present

import (
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

func TestAFindingIsOnlyWhatTheBarsShow(t *testing.T) {
	b := &builder{book: words.For("en")}
	for want, cases := range map[string][][]float64{
		"Europe": {{30, 30, 20, 10}},
		"":       {{25, 20, 45, 10}, {25, 25, 40, 10}, {10, 10, 20, 90}},
	} {
		for _, values := range cases {
			drawn := figure.Figure{Title: words.M("figures.registered.title"), Categories: []figure.Category{
				{Country: "PL"}, {Country: "FI"}, {Country: "BR"}, {Country: "DE", Merged: true},
			}, Series: []figure.Series{{Values: values}}}
			for _, v := range values {
				drawn.Of += v
			}
			if got := b.most(drawn, nil); got != want {
				t.Errorf("%v: %q, want %q", values, got, want)
			}
			if got := b.most(drawn, []Group{{Name: "Asia", Value: int(drawn.Of)/2 + 1}}); got != "Asia" {
				t.Errorf("%v: %q is most of all", values, got)
			}
			if got := b.most(drawn, []Group{{Name: "Asia", Value: int(drawn.Of) / 2}}); got != want {
				t.Errorf("%v: %q is half of all", values, got)
			}
		}
	}
}

func TestSlidesOfOneCanBeToldApart(t *testing.T) {
	drawing(t)
	d := Deck{Words: Words{Part: func(n, of int) string { return strings.Repeat("i", n) + " of many" }}}
	var rows []Row
	for range 40 {
		rows = append(rows, Row{Text: "A part of the agenda"})
	}
	names := []Name{{Text: "Magallanes"}, {Text: "Ostrobothnia"}}
	d.Slides = []Slide{{Kind: Agenda, Heading: "Agenda", Rows: rows}, {Kind: Partnership, Names: names, Rows: rows}}
	seen := labels(d.Paginate())
	if len(seen) < 4 || !slices.Contains(seen, "agenda: Agenda · ii of many") || !slices.Contains(seen, "partnership: ii of many · Magallanes – Ostrobothnia") {
		t.Errorf("%q", seen)
	}
	if slices.Sort(seen); len(slices.Compact(slices.Clone(seen))) != len(seen) {
		t.Errorf("two are the same: %q", seen)
	}
}

func TestAnAddressBreaksAfterItsMarks(t *testing.T) {
	drawing(t)
	link := "https://interregional.example.org/recordings/2026/latin-america-final-lessons-from-the-cooperation-" + strings.Repeat("x", 90)
	lines := addressLines(link, face(34, false), 900)
	if strings.Join(lines, "") != link || len(lines) < 4 {
		t.Fatalf("%q", lines)
	}
	for _, line := range lines[:2] {
		if !strings.ContainsAny(line[len(line)-1:], "-/") {
			t.Errorf("%q ends within a word", line)
		}
	}
}

func TestAnAskerIsARoleWithACountry(t *testing.T) {
	f, webinar := sampleFile(t)
	put(t, f, &store.Question{Webinar: webinar, Text: "From where?", State: store.Queued, Country: "CL", Rank: "a"})
	for _, s := range deckOf(t, f, webinar, Options{}).Slides {
		for _, r := range s.Rows {
			if r.Text == "From where?" && r.Tail != "Chile" {
				t.Errorf("asked from %q", r.Tail)
			}
		}
	}
}

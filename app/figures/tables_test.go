package figures

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// In both forms a table says what its chart says, and its registrations add up to
// all of them where all are told.
func TestTablesSayWhatChartsSay(t *testing.T) {
	told := 0
	rapid.Check(t, func(t *rapid.T) {
		rows := drawPeople(t, 40)
		for i := range rows {
			rows[i].Spans = rows[i].Spans[:min(len(rows[i].Spans), 1)]
		}
		f := of(rows...)
		for _, form := range []Figures{f, f.tally.build(2), f.Shareable(5)} {
			for _, c := range []struct {
				chart figure.Figure
				table []PlaceLine
			}{{form.Country, form.CountryTable}, {form.City, form.CityTable}, {form.MacroRegion, form.MacroTable}} {
				if c.chart.IsEmpty() || len(c.table) == 0 {
					continue
				}
				i, registered, all := 0, 0, true
				for _, l := range c.table {
					if all = all && l.HasRegistered; l.HasRegistered {
						registered += l.Registered
					}
					if l.Attended == 0 {
						continue
					}
					if i >= len(c.chart.Categories) || int(c.chart.Values()[i]) != l.Attended || c.chart.Categories[i].Merged != l.Merged {
						t.Fatalf("%v is not\n%v %v", c.table, c.chart.Categories, c.chart.Values())
					}
					i++
				}
				if i != len(c.chart.Categories) {
					t.Fatalf("%v is not\n%v", c.table, c.chart.Categories)
				}
				if all && registered != form.Registered {
					t.Fatalf("%s: %d registered in the table, %d in all: %v", c.chart.Name, registered, form.Registered, c.table)
				}
				told += one(all && form.Registered > 0)
			}
		}
	})
	if told < 100 {
		t.Errorf("only %d tables tell all registrations", told)
	}
}

func TestPlaceTablesByHand(t *testing.T) {
	rows := together(crowd(20, "BR", "Curitiba", ""), crowd(7, "BR", "Londrina", ""), crowd(12, "PL", "Opole", ""), crowd(3, "PT", "Porto", ""))
	absent := func(n int, country, city string) {
		for range n {
			rows = append(rows, store.Participant{Registered: true, Country: country, City: city})
		}
	}
	absent(10, "BR", "Curitiba")
	absent(2, "PL", "Opole")
	absent(6, "CL", "Arica")
	absent(9, "", "")
	f := of(rows...)
	lines := func(table []PlaceLine) (said []string) {
		b := words.For("en")
		for _, l := range table {
			line := b.Msg(l.Name) + " " + b.Number(l.Attended)
			if l.HasRegistered {
				line += " of " + b.Number(l.Registered)
			}
			said = append(said, line)
		}
		return said
	}
	same(t, "in full", lines(f.CountryTable), []string{"Brazil 27 of 37", "Poland 12 of 14", "Portugal 3 of 3", "Country not known 0 of 9", "Chile 0 of 6"})
	same(t, "cities in full", lines(f.CityTable), []string{"Curitiba 20 of 30", "Opole 12 of 14", "Londrina 7 of 7", "Porto 3 of 3", "City not known 0 of 9", "Arica 0 of 6"})
	// Portugal's three need Poland beside them, which has two who did not come.
	same(t, "shared", lines(f.Shareable(5).CountryTable), []string{"Brazil 27 of 37", "2 others 15 of 32"})
	same(t, "macro-regions shared", lines(f.Shareable(5).MacroTable), []string{"Latin America and the Caribbean 27 of 43", "Europe 15"})
	if got := f.Shareable(5).CountryTable[0].Rate; got != (words.Share{Part: 27, Whole: 37}) {
		t.Errorf("%v of Brazil's came", got)
	}
}

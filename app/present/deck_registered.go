package present

import (
	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// registrations shows who registered, by country: who attends is not known yet.
func (b *builder) registrations(r store.Reader) error {
	f, err := figures.For(r, b.webinar.ID)
	if err != nil {
		return err
	}
	drawn := f.Registrations(b.limit)
	if drawn.IsEmpty() {
		return nil
	}
	total := int(drawn.Whole())
	s := Slide{
		ID: string(Registrations), Kind: Registrations, Heading: b.finding(drawn), Under: b.book.Msg(drawn.Measure),
		Total: total, Noun: b.book.T("present.registered", "count", total),
	}
	if f.Invented {
		s.Small = b.book.T("present.invented")
	}
	rest, places := 0, 0
	for i, c := range drawn.Categories {
		value := int(drawn.Values()[i])
		if i >= mostBars-1 && len(drawn.Categories) > mostBars {
			if rest += value; c.Merged {
				places += drawn.Others
			} else {
				places++
			}
			continue
		}
		s.Bars = append(s.Bars, Bar{Name: b.book.Msg(c.Name), Country: c.Country, Family: figures.MacroRegionOf(c.Country), Value: value, Merged: c.Merged})
	}
	if rest > 0 {
		s.Bars = append(s.Bars, Bar{Name: b.book.T("count.other", "count", places), Value: rest, Merged: true})
	}
	b.add(s)
	return nil
}

// mostBars is how many bars a slide has.
const mostBars = 10

// finding is what a figure of registrations says at a glance: that most came from one
// macro-region, counted of the countries that are shown, so that it tells nothing
// that they do not. Else its title.
func (b *builder) finding(drawn figure.Figure) string {
	sums := map[store.MacroRegion]float64{}
	for i, c := range drawn.Categories {
		if c.Merged || c.Country == "" {
			continue
		}
		family := figures.MacroRegionOf(c.Country)
		sums[family] += drawn.Values()[i]
		if key := "macro." + string(family) + ".short"; 2*sums[family] > drawn.Whole() && b.book.Has(key) {
			return b.book.T("present.finding.most", "place", b.book.T(key))
		}
	}
	return b.book.Msg(drawn.Title)
}

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
		ID: string(Registrations), Kind: Registrations, Heading: b.book.Msg(drawn.Title), Under: b.book.Msg(drawn.Measure),
		Total: total, Noun: b.book.T("present.registered", "count", total),
	}
	b.groups(&s, f.RegisteredFrom(b.limit))
	if most := b.most(drawn, s.Groups); most != "" {
		s.Heading = b.book.T("present.finding.most", "place", most)
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

// mostGroups is how many macro-regions a slide has beside its bars.
const mostGroups = 2

// groups sets the macro-regions beside the bars, those of the most people, and says
// how many people are in none of them.
func (b *builder) groups(s *Slide, totals []figures.RegionTotal) {
	if len(totals) == 0 {
		return
	}
	rest := s.Total
	for _, t := range totals[:min(mostGroups, len(totals))] {
		rest -= t.Registered
		s.Groups = append(s.Groups, Group{
			Name: b.macroName(t.Region), Family: t.Region, Value: t.Registered, Share: b.book.Percent(t.Registered, s.Total),
		})
	}
	if rest > 0 {
		s.Else = b.book.T("present.elsewhere", "count", rest)
	}
	s.Under = b.book.T("present.registered.by_country", "count", s.Total)
}

// macroName is a macro-region's short name.
func (b *builder) macroName(m store.MacroRegion) string {
	if key := "macro." + string(m) + ".short"; b.book.Has(key) {
		return b.book.T(key)
	}
	return b.book.T("macro." + string(m))
}

// most is the macro-region that more than half of all are from; empty for none. It is
// told by what stands on the slide alone, so that it gives nothing away.
func (b *builder) most(drawn figure.Figure, groups []Group) string {
	if len(groups) > 0 && 2*groups[0].Value > int(drawn.Whole()) {
		return groups[0].Name
	}
	sums := map[store.MacroRegion]float64{}
	for i, c := range drawn.Categories {
		if c.Merged || c.Country == "" {
			continue
		}
		family := figures.MacroRegionOf(c.Country)
		if sums[family] += drawn.Values()[i]; family != "" && 2*sums[family] > drawn.Whole() {
			return b.macroName(family)
		}
	}
	return ""
}

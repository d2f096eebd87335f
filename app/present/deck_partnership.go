package present

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// names are the regions of a partnership in official order.
func (b *builder) names(p store.Partnership) (names []Name) {
	for _, id := range p.Regions {
		region, ok := b.regions[id]
		if !ok {
			continue
		}
		ref := store.Ref{Type: store.TypeRegion, ID: id}
		text, _ := b.texts.In(ref, "name", cmp.Or(region.Name, region.OfficialName), "")
		n := Name{Text: oneLine(text), Country: region.Country, Family: region.MacroRegion}
		n.At, n.Located = placeOf(region)
		if region.Country != "" {
			n.Land = b.book.Country(region.Country)
		}
		if n.Text != "" {
			names = append(names, n)
		}
	}
	return names
}

func (b *builder) partnershipSlides(r store.Reader) error {
	themes, err := store.List[store.Theme](r)
	if err != nil {
		return err
	}
	slices.SortStableFunc(themes, func(x, y store.Theme) int { return cmp.Compare(x.Rank, y.Rank) })
	for i, p := range b.pairs {
		ref := store.Ref{Type: store.TypePartnership, ID: p.ID}
		s := Slide{
			ID: string(Partnership) + "." + p.ID.String(), Kind: Partnership, Names: b.names(p),
			Over: b.book.T("present.partnership", "number", i+1, "count", len(b.pairs)),
		}
		for _, t := range themes {
			if slices.Contains(p.Themes, t.ID) {
				name, _ := b.texts.In(store.Ref{Type: store.TypeTheme, ID: t.ID}, "name", cmp.Or(t.Name, t.Short), "")
				s.Themes = append(s.Themes, Mark{Icon: t.Icon, Text: oneLine(name), Token: t.Colour})
			}
		}
		point := func(icon, lead, field, text string, of store.Ref) {
			shown, in := b.texts.In(of, field, text, "")
			if shown = oneLine(shown); shown == "" && lead == "" {
				return
			}
			if s.In == "" {
				s.In = b.in(in)
			}
			s.Rows = append(s.Rows, Row{Icon: icon, Text: sentence(lead, shown)})
		}
		going := ""
		if p.Continuation != "" {
			going = b.book.T("continuation." + string(p.Continuation) + ".long")
		}
		if p.ContinuationNote != "" {
			going = ""
		}
		point("handshake", going, "continuation_note", p.ContinuationNote, ref)
		if err := b.founded(r, p, point); err != nil {
			return err
		}
		before := len(s.Rows)
		point("summarize", "", "summary", p.Summary, ref)
		for k := range s.Rows[before:] {
			s.Rows[before+k].Spare = before > 0
		}
		b.add(s)
	}
	return nil
}

// founded adds what a partnership is funded by and what it founded.
func (b *builder) founded(r store.Reader, p store.Partnership, point func(icon, lead, field, text string, of store.Ref)) error {
	for f, err := range store.All[store.Funding](r) {
		if err != nil {
			return err
		}
		if f.Partnership == p.ID {
			point("payments", f.Programme, "statement", f.Statement, store.Ref{Type: store.TypeFunding, ID: f.ID})
		}
	}
	for x, err := range store.All[store.Initiative](r) {
		if err != nil {
			return err
		}
		if x.Partnership == p.ID {
			point("hub", x.Name, "summary", x.Summary, store.Ref{Type: store.TypeInitiative, ID: x.ID})
		}
	}
	return nil
}

// sentence puts a name before what is said of it, unless that says the name itself.
func sentence(name, said string) string {
	switch {
	case name == "":
		return said
	case said == "":
		return name
	case strings.Contains(store.Fold(said), store.Fold(name)):
		return said
	}
	return name + ": " + said
}

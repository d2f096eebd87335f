package report

import (
	"strconv"

	"github.com/rapporteur-app/rapporteur/store"
)

func (c *collection) partnershipViews() []partnershipView {
	var list []partnershipView
	for i, p := range c.partnerships {
		list = append(list, c.partnership(i, p))
	}
	return list
}

func (c *collection) partnership(i int, p store.Partnership) partnershipView {
	ref := store.Ref{Type: store.TypePartnership, ID: p.ID}
	v := partnershipView{
		Number:  strconv.Itoa(i + 1),
		Summary: c.texts.phrase(ref, "summary", p.Summary, ""),
		Note:    c.texts.phrase(ref, "continuation_note", p.ContinuationNote, ""),
		Points:  c.points(p.ID),
	}
	if p.Continuation != "" {
		v.Continuation = c.book.T("continuation." + string(p.Continuation))
	}
	for _, id := range p.Regions {
		c.addRegion(&v, id)
	}
	for _, id := range p.Themes {
		if t, ok := c.themes[id]; ok {
			v.Themes = append(v.Themes, c.theme(t))
		}
	}
	if len(p.Stakeholders) > 0 {
		v.Stakeholders = c.texts.names(ref, "stakeholders", p.Stakeholders, "")
	}
	of := func(kind store.NoteKind) []noteView {
		return c.ofKind(func(n store.Note) bool { return n.Kind == kind && n.Partnership == p.ID && !n.Done })
	}
	if v.Quotes, v.Next = of(store.Quote), of(store.NextStep); len(v.Next) == 0 {
		v.Next = of(store.Commitment)
	}
	for _, m := range c.milestones[p.ID] {
		ref := store.Ref{Type: store.TypeMilestone, ID: m.ID}
		title := c.texts.phrase(ref, "title", m.Title, "")
		v.Milestones = append(v.Milestones, milestoneView{
			When: c.period(m.From, m.To), Title: title,
			Place: c.texts.phrase(ref, "place", m.Place, "").beside(title),
		})
	}
	return v
}

func (c *collection) addRegion(v *partnershipView, id store.ID) {
	region, ok := c.regions[id]
	if !ok {
		return
	}
	family := ""
	switch region.MacroRegion {
	case store.Europe:
		family = "eu"
	case store.LatinAmerica:
		family = "la"
	}
	v.Names = append(v.Names, regionName{Name: c.regionName(region), Family: family})
	if region.Country != "" {
		v.Countries = append(v.Countries, country{ISO: c.symbols.flag(region.Country), Name: printable(c.book.Country(region.Country))})
	}
}

// regionName is a region's name as the report's language says it. A name that
// has no translation is its name in every language and needs no mark.
func (c *collection) regionName(r store.Region) string {
	ref := store.Ref{Type: store.TypeRegion, ID: r.ID}
	for _, field := range []struct{ name, text string }{{"name", r.Name}, {"official_name", r.OfficialName}} {
		if field.text != "" {
			return c.texts.phrase(ref, field.name, field.text, "").Text
		}
	}
	return c.book.T("report.region.unknown")
}

// theme is a theme's chip. The five of the design have their words in every
// language; others are the notebook's own.
func (c *collection) theme(t store.Theme) themeChip {
	icon := c.symbols.icon(t.Icon)
	if icon == "" {
		icon = c.symbols.icon(t.Colour)
	}
	chip := themeChip{Icon: icon, Name: c.texts.phrase(store.Ref{Type: store.TypeTheme, ID: t.ID}, "name", t.Name, "")}
	if _, ok := themeHue(t.Colour); ok {
		chip.Class = "t-" + t.Colour
	}
	return chip
}

// points are the facts about a partnership: what funds it, what it founded.
func (c *collection) points(id store.ID) []point {
	var list []point
	for _, f := range c.funding[id] {
		ref := store.Ref{Type: store.TypeFunding, ID: f.ID}
		p := point{Text: c.texts.phrase(ref, "statement", f.Statement, "")}
		if f.Programme != "" {
			p.Lead = c.within("report.took_part_in", "programme", c.texts.phrase(ref, "programme", f.Programme, "").beside(p.Text))
		}
		list = append(list, p)
		if f.Amount != "" {
			list = append(list, point{Lead: c.within("report.amount", "amount", c.texts.phrase(ref, "amount", f.Amount, "").beside(p.Text))})
		}
	}
	for _, x := range c.initiatives[id] {
		ref := store.Ref{Type: store.TypeInitiative, ID: x.ID}
		summary := c.texts.phrase(ref, "summary", x.Summary, "")
		list = append(list, point{c.within("report.initiative", "name", c.texts.phrase(ref, "name", x.Name, "").beside(summary)), summary})
	}
	return list
}

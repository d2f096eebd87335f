package desktop

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// regionRef is what a page says of a region in passing.
type regionRef struct {
	id      store.ID
	name    string
	country string
	macro   store.MacroRegion
}

// themeRef is what a chip says of a theme.
type themeRef struct {
	id    store.ID
	name  string // short, for chips
	icon  string
	token string // of its colours
}

// partnershipData is one partnership as cards show it.
type partnershipData struct {
	id      store.ID
	number  int
	regions []regionRef // official order
	themes  []themeRef
	summary string
	goesOn  store.Continuation
	why     string // the source's statement about its continuation
	notes   int
}

// atlas is what pages know of partnerships, regions and themes at one moment.
type atlas struct {
	regions      map[store.ID]store.Region
	themes       map[store.ID]themeRef
	themeOrder   []themeRef
	partnerships []store.Partnership // of the webinar, in its order; all of them without a webinar
	webinar      store.Webinar
	hasWebinar   bool
	notes        []store.NoteSummary // of the webinar or of none, newest change last
}

// readAtlas reads what Overview and Regions share, in the window's language.
func readAtlas(r store.Reader, book *words.Book, webinar store.ID) (*atlas, error) {
	texts, err := readShownTexts(r, book)
	if err != nil {
		return nil, err
	}
	a := &atlas{regions: map[store.ID]store.Region{}, themes: map[store.ID]themeRef{}}
	if !webinar.IsZero() {
		if a.webinar, err = store.Get[store.Webinar](r, webinar); err != nil {
			return nil, err
		}
		texts.webinar(&a.webinar)
		a.hasWebinar = true
	}
	for region, err := range store.All[store.Region](r) {
		if err != nil {
			return nil, err
		}
		a.regions[region.ID] = region
	}
	if err := a.readThemes(texts); err != nil {
		return nil, err
	}
	all, err := shownAll(texts, texts.partnership)
	if err != nil {
		return nil, err
	}
	a.choosePartnerships(all)
	notes, err := store.Summaries(r)
	if err != nil {
		return nil, err
	}
	a.notes = slices.DeleteFunc(notes, func(n store.NoteSummary) bool {
		return a.hasWebinar && !n.Webinar.IsZero() && n.Webinar != webinar
	})
	return a, nil
}

func (a *atlas) readThemes(texts *shownTexts) error {
	themes, err := shownAll(texts, texts.theme)
	if err != nil {
		return err
	}
	slices.SortStableFunc(themes, func(x, y store.Theme) int { return cmp.Compare(x.Rank, y.Rank) })
	for _, t := range themes {
		ref := themeRef{id: t.ID, name: t.Short, icon: t.Icon, token: t.Colour}
		if ref.name == "" {
			ref.name = t.Name
		}
		a.themes[t.ID] = ref
		a.themeOrder = append(a.themeOrder, ref)
	}
	return nil
}

// choosePartnerships keeps those of the webinar in its order; without a webinar
// all of them, as the programme numbers them.
func (a *atlas) choosePartnerships(all []store.Partnership) {
	if !a.hasWebinar {
		slices.SortStableFunc(all, func(x, y store.Partnership) int { return cmp.Compare(x.Number, y.Number) })
		a.partnerships = all
		return
	}
	byID := make(map[store.ID]store.Partnership, len(all))
	for _, p := range all {
		byID[p.ID] = p
	}
	for _, id := range a.webinar.Partnerships {
		if p, ok := byID[id]; ok {
			a.partnerships = append(a.partnerships, p)
		}
	}
}

// region is the reference of a region; a region that is gone keeps its place
// without a name.
func (a *atlas) region(id store.ID) regionRef {
	r := a.regions[id]
	return regionRef{id: id, name: r.Name, country: r.Country, macro: r.MacroRegion}
}

// themesOf are the themes of the given IDs in the order of the notebook.
func (a *atlas) themesOf(ids []store.ID) []themeRef {
	var refs []themeRef
	for _, t := range a.themeOrder {
		if slices.Contains(ids, t.id) {
			refs = append(refs, t)
		}
	}
	return refs
}

// partnershipTitle is a partnership by its regions, in official order.
func partnershipTitle(c partnershipData) string {
	var names []string
	for _, r := range c.regions {
		names = append(names, r.name)
	}
	return strings.Join(names, " – ")
}

// cards are the partnerships as cards show them.
func (a *atlas) cards() []partnershipData {
	count := map[store.ID]int{}
	for _, n := range a.notes {
		count[n.Partnership]++
	}
	cards := make([]partnershipData, 0, len(a.partnerships))
	for _, p := range a.partnerships {
		card := partnershipData{
			id: p.ID, number: p.Number, themes: a.themesOf(p.Themes), summary: p.Summary,
			goesOn: p.Continuation, why: p.ContinuationNote, notes: count[p.ID],
		}
		for _, id := range p.Regions {
			card.regions = append(card.regions, a.region(id))
		}
		cards = append(cards, card)
	}
	return cards
}

// regionsInPlay are the regions of the partnerships, in their order, each once.
func (a *atlas) regionsInPlay() []store.ID {
	var ids []store.ID
	for _, p := range a.partnerships {
		for _, id := range p.Regions {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// kinds counts the notes of each kind.
func (a *atlas) kinds() map[store.NoteKind]int {
	count := map[store.NoteKind]int{}
	for _, n := range a.notes {
		count[n.Kind]++
	}
	return count
}

// acrossTheAtlantic tells whether every partnership joins Europe and Latin America.
func acrossTheAtlantic(cards []partnershipData) bool {
	for _, c := range cards {
		europe := slices.ContainsFunc(c.regions, func(r regionRef) bool { return r.macro == store.Europe })
		latin := slices.ContainsFunc(c.regions, func(r regionRef) bool { return r.macro == store.LatinAmerica })
		if !europe || !latin {
			return false
		}
	}
	return len(cards) > 0
}

package desktop

import (
	"cmp"
	"slices"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// regionsData is everything the Regions page shows at one place.
type regionsData struct {
	subtitle string
	rows     []pairRow
	heads    [2]store.MacroRegion // over the columns; empty where they hold more than one
	cards    map[store.ID]regionCard
	byName   []store.ID
	themes   []themeRef // of the regions' partnerships
	selected *regionDetail
	counted  bool // participants are known
	attended int  // participants in all, wherever from
	most     int  // participants of the region with the most
}

// pairRow is one row of cards: two regions of a partnership. Further regions of
// the same partnership follow in rows without a number.
type pairRow struct {
	number      int
	left, right store.ID // zero: no card
}

// regionCard is what a card says.
type regionCard struct {
	regionRef
	themes       []themeRef
	profile      string
	capital      string
	participants int
	lessons      int
}

// regionDetail is what the pane says of the selected region.
type regionDetail struct {
	region       store.Region
	attended     int
	partnerships []partnershipData
	notes        []recentNote
	steps        []stepRow
}

// stepRow is one next step with its box.
type stepRow struct {
	id    store.ID
	title string
	done  bool
	due   string
}

// readRegions reads the Regions page. Any goroutine may call it.
func readRegions(r store.Reader, book *words.Book, at Route) (*regionsData, error) {
	a, err := readAtlas(r, book, at.Webinar)
	if err != nil {
		return nil, err
	}
	v := &regionsData{cards: map[store.ID]regionCard{}}
	var f figures.Figures
	if a.hasWebinar {
		if f, err = figures.For(r, at.Webinar); err != nil {
			return nil, err
		}
	}
	v.counted, v.attended = f.HasAttendance, f.Attended
	inPlay := a.regionsInPlay()
	for _, id := range inPlay {
		card := a.regionCard(id)
		card.participants = f.ByRegion[id]
		v.most = max(v.most, card.participants)
		v.cards[id] = card
	}
	v.byName = slices.SortedFunc(slices.Values(inPlay), func(x, y store.ID) int {
		return cmp.Compare(store.Fold(v.cards[x].name), store.Fold(v.cards[y].name))
	})
	for _, t := range a.themeOrder {
		if slices.ContainsFunc(inPlay, func(id store.ID) bool { return slices.Contains(v.cards[id].themes, t) }) {
			v.themes = append(v.themes, t)
		}
	}
	v.rows, v.heads = pairUp(a)
	v.subtitle = regionsSubtitle(book, len(inPlay), len(a.partnerships))
	if _, shown := v.cards[at.Record]; shown {
		v.selected = a.detail(book, at.Record)
		v.selected.attended = f.ByRegion[at.Record]
	}
	return v, nil
}

// regionsSubtitle is "Six regions in three partnerships".
func regionsSubtitle(book *words.Book, regions, partnerships int) string {
	if regions == 0 {
		return ""
	}
	in := book.T("regions.in_partnerships", "count", partnerships, "number", numberInside(book, partnerships))
	return book.T("regions.subtitle", "count", regions, "number", numberWord(book, regions), "in", in)
}

func (a *atlas) regionCard(id store.ID) regionCard {
	card := regionCard{regionRef: a.region(id), profile: a.regions[id].Profile, capital: a.regions[id].Capital}
	var themes []store.ID
	for _, p := range a.partnerships {
		if slices.Contains(p.Regions, id) {
			themes = append(themes, p.Themes...)
		}
	}
	card.themes = a.themesOf(themes)
	for _, n := range a.notes {
		if n.Kind == store.Lesson && a.concerns(n, id) {
			card.lessons++
		}
	}
	return card
}

// concerns tells whether a note is about a region: it names it, or it names its
// partnership and no region.
func (a *atlas) concerns(n store.NoteSummary, region store.ID) bool {
	if len(n.Regions) > 0 {
		return slices.Contains(n.Regions, region)
	}
	return slices.ContainsFunc(a.partnerships, func(p store.Partnership) bool {
		return p.ID == n.Partnership && slices.Contains(p.Regions, region)
	})
}

// pairUp puts the regions of each partnership side by side. Where every pair
// joins Europe and one other macro-region, Europe stands on the right and both
// columns have a heading; the order is the official one otherwise.
func pairUp(a *atlas) (rows []pairRow, heads [2]store.MacroRegion) {
	for _, p := range a.partnerships {
		for i := 0; i < len(p.Regions); i += 2 {
			row := pairRow{left: p.Regions[i]}
			if i == 0 {
				row.number = p.Number
			}
			if i+1 < len(p.Regions) {
				row.right = p.Regions[i+1]
			}
			if a.regions[row.left].MacroRegion == store.Europe && !row.right.IsZero() {
				row.left, row.right = row.right, row.left
			}
			rows = append(rows, row)
		}
	}
	for i, row := range rows {
		left, right := a.regions[row.left].MacroRegion, a.regions[row.right].MacroRegion
		if i == 0 {
			heads = [2]store.MacroRegion{left, right}
		}
		if heads != [2]store.MacroRegion{left, right} || left == right {
			return rows, [2]store.MacroRegion{}
		}
	}
	return rows, heads
}

// detail is what the pane says of one region.
func (a *atlas) detail(book *words.Book, id store.ID) *regionDetail {
	d := &regionDetail{region: a.regions[id]}
	for _, card := range a.cards() {
		if slices.ContainsFunc(card.regions, func(r regionRef) bool { return r.id == id }) {
			d.partnerships = append(d.partnerships, card)
		}
	}
	for _, n := range a.notes {
		if !a.concerns(n, id) {
			continue
		}
		if n.Kind == store.NextStep {
			d.steps = append(d.steps, stepRow{id: n.ID, title: titled(book, n.Title), done: n.Done, due: book.Period(n.Due)})
			continue
		}
		row := recentNote{id: n.ID, kind: n.Kind, title: titled(book, n.Title)}
		if n.AtMS >= 0 {
			row.mark = words.TimeCode(n.AtMS)
		}
		d.notes = append(d.notes, row)
	}
	slices.SortStableFunc(d.notes, func(x, y recentNote) int { return cmp.Compare(x.mark, y.mark) })
	slices.SortStableFunc(d.steps, func(x, y stepRow) int { return cmp.Compare(boolNumber(x.done), boolNumber(y.done)) })
	return d
}

func boolNumber(b bool) int {
	if b {
		return 1
	}
	return 0
}

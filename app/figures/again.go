package figures

import (
	"cmp"
	"slices"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets/figure"
)

// earlier gives, for each webinar before one, the attendance that counts.
func earlier(r store.Reader, w store.Webinar, attended map[store.ID][]Record) ([]Record, error) {
	var before []Record
	for other, err := range store.All[store.Webinar](r) {
		if err != nil {
			return nil, err
		}
		if other.ID != w.ID && comesBefore(other, w) && len(attended[other.ID]) > 0 {
			before = append(before, choose(slices.Clone(attended[other.ID])))
		}
	}
	return before, nil
}

// comesBefore orders webinars by their day, those without one by their number.
func comesBefore(a, b store.Webinar) bool {
	if a.Start.Local != "" && b.Start.Local != "" {
		return cmp.Or(cmp.Compare(a.Start.Local, b.Start.Local), cmp.Compare(a.Number, b.Number)) < 0
	}
	return a.Number < b.Number && a.Number > 0
}

// countAgain counts who of an attendance had been at an earlier webinar. People
// are matched by keys of ids and addresses that one linking key made; those known
// by name alone, or under another linking key, cannot be matched. Where the people
// of one of the earlier webinars are forgotten, who had been there would count as
// new: then only what was counted before still holds, unless people or webinars have
// come to it since.
func countAgain(now Record, before []Record) again {
	c := compare(now, before)
	if f := now.frozen; c.Forgotten > 0 && f != nil && f.Compared == c.Compared+c.Forgotten && f.people() == c.people() {
		return *f
	}
	return c
}

// people are all who attended.
func (c again) people() int { return c.New + c.Returning + c.Unmatched }

func compare(now Record, before []Record) again {
	var c again
	met := map[string]bool{}
	for _, other := range before {
		if other.About.KeyID == "" || other.About.KeyID != now.About.KeyID {
			continue
		}
		if other.lost || other.gone || other.kept != nil {
			c.Forgotten += one(other.lost || other.gone || other.anyPresent())
			continue
		}
		c.Compared++
		for _, p := range people(other.People) {
			c.Before += one(p.attended())
			if p.attended() && matchable(p.key) {
				met[p.key] = true
			}
		}
	}
	if c.Met = len(met); c.Compared+c.Forgotten == 0 {
		return c // with nobody to compare them with, nobody need be counted
	}
	for _, p := range people(now.People) {
		switch {
		case !p.attended():
		case !matchable(p.key):
			c.Unmatched++
		case met[p.key]:
			c.Returning++
		default:
			c.New++
		}
	}
	return c
}

// matchable tells the keys that are the same in every webinar.
func matchable(key string) bool {
	kind := kindOf(key)
	return kind == store.IdentityEmail || kind == store.IdentityID
}

// admissible tells whether those who returned may be told: the earlier webinars' own
// figures tell how many attended the first, and how many were new at each later one,
// so that who of all of them did not return can be subtracted. To the first belong
// those known by name alone, who are nobody's return.
func (c again) admissible(limit int) bool {
	return enough(c.Met-c.Returning, limit) && (c.Met > c.Returning || enough(c.Before-c.Met, limit)) &&
		(c.Compared != 1 || enough(c.Before-c.Returning, limit))
}

// fillAgain draws new against returning people.
func (t *tally) fillAgain(f *Figures, limit int) {
	c := t.sum.Again
	const name = "returning"
	switch {
	case c.Forgotten > 0:
		f.Returning = empty(name, words.M("figures.returning.forgotten"))
		return
	case c.Compared == 0:
		f.Returning = empty(name, words.M("figures.returning.none"))
		return
	case c.New+c.Returning == 0:
		f.Returning = empty(name, words.M("figures.returning.unmatched"))
		return
	}
	if limit > 0 && !c.admissible(limit) {
		f.Returning = empty(name, words.M("figures.empty.limit", "limit", limit))
		return
	}
	counts := slices.DeleteFunc([]namedCount{{"new", c.New}, {"returning", c.Returning}, {"", c.Unmatched}}, func(c namedCount) bool { return c.People == 0 })
	f.Returning = barsOf{name: name, plain: true, limit: limit, attended: f.Attended, unknown: words.M("figures.returning.cannot"), category: func(n *node) figure.Category {
		return figure.Category{Name: words.M("figures.returning." + n.key), Tone: figure.ToneAccent}
	}}.ofCounts(counts)
}

package desktop

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// noteFacet is one question the facet column asks of a note.
type noteFacet int

// The facets, in the order of the column.
const (
	facetKind noteFacet = iota
	facetTheme
	facetPartnership
	facetStatus
	facetEvidence
	facetUnfinished
	facetWebinar
	facetCount
)

// The values of the evidence facet.
const (
	evidenceInRecording = "recording"
	evidenceMissing     = "missing"
)

// The values of the facet of what is left to do.
const (
	unfinishedCommitment  = "commitment"  // without owner or due date
	unfinishedTranslation = "translation" // of a text that has changed since
)

// generalPartnership is the value of notes that belong to no partnership; no
// record ID is written like this.
const generalPartnership = "general"

// noteFilter is what the list shows: one value a facet, empty for any. Webinar
// narrows to one event; notes of no event belong to each of them.
type noteFilter struct {
	values [facetCount]string
	stale  map[store.ID]bool // notes with a translation that is out of date
}

func (f noteFilter) with(facet noteFacet, value string) noteFilter {
	f.values[facet] = value
	return f
}

// toggled selects a value, or any value where it was selected already.
func (f noteFilter) toggled(facet noteFacet, value string) noteFilter {
	if f.values[facet] == value {
		value = ""
	}
	return f.with(facet, value)
}

// narrowed tells whether a facet other than the webinar is selected.
func (f noteFilter) narrowed() bool {
	for facet, value := range f.values {
		if value != "" && noteFacet(facet) != facetWebinar {
			return true
		}
	}
	return false
}

// idNames keeps the written form of the few IDs that many notes share.
type idNames map[store.ID]string

func (names idNames) of(id store.ID) string {
	name, known := names[id]
	if !known {
		name = id.String()
		names[id] = name
	}
	return name
}

// noteAnswers returns the facet values of one note. A note has several themes,
// so they stand beside the single answers.
func noteAnswers(n *store.NoteSummary, names idNames) [facetCount]string {
	var a [facetCount]string
	a[facetKind] = string(n.Kind)
	a[facetPartnership] = generalPartnership
	if !n.Partnership.IsZero() {
		a[facetPartnership] = names.of(n.Partnership)
	}
	a[facetStatus] = string(n.Status)
	a[facetWebinar] = names.of(n.Webinar)
	return a
}

// passes tells whether a note answers a facet with a value; what is left to do
// depends on more than the note.
func (f noteFilter) passes(n *store.NoteSummary, answers *[facetCount]string, facet noteFacet, value string) bool {
	switch {
	case facet != facetUnfinished:
		return noteAnswersValue(n, answers, facet, value)
	case value == unfinishedTranslation:
		return f.stale[n.ID]
	}
	return n.Kind == store.Commitment && !n.Done && (n.Owner == "" || n.Due == "")
}

// noteAnswersValue tells whether a note answers a facet with a value.
func noteAnswersValue(n *store.NoteSummary, answers *[facetCount]string, facet noteFacet, value string) bool {
	switch facet {
	case facetTheme:
		return slices.ContainsFunc(n.Themes, func(id store.ID) bool { return id.String() == value })
	case facetEvidence:
		if value == evidenceInRecording {
			return n.AtMS >= 0
		}
		return n.Evidence == 0
	case facetWebinar:
		return answers[facetWebinar] == "" || answers[facetWebinar] == value
	}
	return answers[facet] == value
}

// facetCounts says how many notes each value of each facet would show, with
// the other facets as they are.
type facetCounts [facetCount]map[string]int

// any returns how many notes a facet would show without a value.
func (c *facetCounts) any(facet noteFacet) int { return c[facet][""] }

func (c *facetCounts) of(facet noteFacet, value string) int { return c[facet][value] }

// filterNotes returns the indexes of the notes that pass every facet, and the
// counts of all facets, in one pass: a note that fails one facet only is
// counted in that facet, one that fails two in none. found is nil where
// nothing is searched for.
func filterNotes(notes []store.NoteSummary, f noteFilter, found map[store.ID]bool) ([]int, facetCounts) {
	var counts facetCounts
	for i := range counts {
		counts[i] = map[string]int{}
	}
	names := idNames{}
	var shown []int
	for i := range notes {
		n := &notes[i]
		if found != nil && !found[n.ID] {
			continue
		}
		answers := noteAnswers(n, names)
		failed, failures := facetCount, 0
		for facet, value := range f.values {
			if value != "" && !f.passes(n, &answers, noteFacet(facet), value) {
				failed = noteFacet(facet)
				failures++
			}
		}
		switch failures {
		case 0:
			shown = append(shown, i)
			for facet := range facetCount {
				f.count(counts[facet], n, &answers, facet, names)
			}
		case 1:
			f.count(counts[failed], n, &answers, failed, names)
		}
	}
	return shown, counts
}

func (f noteFilter) count(counts map[string]int, n *store.NoteSummary, answers *[facetCount]string, facet noteFacet, names idNames) {
	counts[""]++
	switch facet {
	case facetTheme:
		for _, id := range n.Themes {
			counts[names.of(id)]++
		}
	case facetUnfinished:
		for _, value := range []string{unfinishedCommitment, unfinishedTranslation} {
			if f.passes(n, answers, facet, value) {
				counts[value]++
			}
		}
	case facetEvidence:
		if n.AtMS >= 0 {
			counts[evidenceInRecording]++
		}
		if n.Evidence == 0 {
			counts[evidenceMissing]++
		}
	default:
		if value := answers[facet]; value != "" {
			counts[value]++
		}
	}
}

// noteOrder is how the list is sorted.
type noteOrder int

// The orders of the list.
const (
	orderMoment noteOrder = iota // as the webinar ran; notes without a moment last
	orderNewest                  // newest change first
)

// sortNotes orders indexes into notes. Equal notes keep the order of their IDs,
// which is the order of their making.
func sortNotes(notes []store.NoteSummary, shown []int, order noteOrder) {
	slices.SortFunc(shown, func(i, j int) int {
		a, b := &notes[i], &notes[j]
		if order == orderMoment {
			if (a.AtMS < 0) != (b.AtMS < 0) {
				if a.AtMS < 0 {
					return 1
				}
				return -1
			}
			if c := cmp.Compare(a.AtMS, b.AtMS); c != 0 {
				return c
			}
		} else if c := b.Modified.Compare(a.Modified); c != 0 {
			return c
		}
		return slices.Compare(a.ID[:], b.ID[:])
	})
}

// findNotes scans titles and bodies for every word of a query, accents and
// case ignored. stop is asked now and then, so that a newer query does not
// wait for an older one. It returns nil for an empty query.
func findNotes(r store.Reader, query string, stop func() bool) (map[store.ID]bool, error) {
	words := store.QueryWords(query)
	if len(words) == 0 {
		return nil, nil
	}
	found := map[store.ID]bool{}
	seen := 0
	for note, err := range store.All[store.Note](r) {
		if err != nil {
			return nil, err
		}
		if seen++; seen%256 == 0 && stop() {
			return found, nil
		}
		if store.Matches(store.Fold(note.Title+" "+note.Body), words) {
			found[note.ID] = true
		}
	}
	return found, nil
}

// rowTitle is a title on one line: a list row breaks lines itself.
func rowTitle(title string) string { return strings.Join(strings.Fields(title), " ") }

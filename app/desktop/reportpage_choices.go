package desktop

import (
	"encoding/json"
	"slices"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/app/report"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// reportChoices is what a person has chosen for a report. It is never changed
// in place.
type reportChoices struct {
	order    []report.Section // all of them
	on       map[report.Section]bool
	language string
	limit    int
	funding  string
}

// choicesOf reads the choices of a saved report; a zero one gives the defaults.
// Sections that are off keep the place that they had in before.
func choicesOf(r store.Report, about store.Notebook, before []report.Section) reportChoices {
	c := reportChoices{on: map[report.Section]bool{}, language: r.Language, funding: r.FundingLine}
	if c.language == "" {
		c.language = words.For(about.Language).Language()
	}
	c.limit = max(r.PrivacyLimit, about.PrivacyLimit, figures.LeastLimit)
	var chosen []report.Section
	for _, word := range r.Sections {
		if s := report.Section(word); slices.Contains(report.Sections(), s) && !c.on[s] {
			c.on[s] = true
			chosen = append(chosen, s)
		}
	}
	if len(chosen) == 0 {
		chosen = report.Sections()
		for _, s := range chosen {
			c.on[s] = true
		}
	}
	c.order = mergeOrder(chosen, before, c.on)
	return c
}

// mergeOrder puts the sections that are off between those that are on: where
// they stood before if the others kept their order, at the end otherwise.
func mergeOrder(chosen, before []report.Section, on map[report.Section]bool) []report.Section {
	kept := slices.DeleteFunc(slices.Clone(before), func(s report.Section) bool { return !on[s] })
	if len(before) == len(report.Sections()) && slices.Equal(kept, chosen) {
		return slices.Clone(before)
	}
	order := slices.Clone(chosen)
	for _, s := range report.Sections() {
		if !on[s] {
			order = append(order, s)
		}
	}
	return order
}

// chosen are the sections of the report, in order.
func (c reportChoices) chosen() []report.Section {
	return slices.DeleteFunc(slices.Clone(c.order), func(s report.Section) bool { return !c.on[s] })
}

// moved is the order with the section at from put at to.
func (c reportChoices) moved(from, to int) []report.Section {
	order := slices.Clone(c.order)
	if from < 0 || from >= len(order) {
		return order
	}
	to = min(max(to, 0), len(order)-1)
	s := order[from]
	order = slices.Delete(order, from, from+1)
	return slices.Insert(order, to, s)
}

func (c reportChoices) options(webinar store.ID) report.Options {
	return report.Options{
		Webinar: webinar, Language: c.language, Sections: c.chosen(), PrivacyLimit: c.limit, FundingLine: c.funding,
	}
}

// exportOptions is how the log keeps the choices of an export.
type exportOptions struct {
	Sections     []report.Section `json:"sections"`
	Language     string           `json:"language"`
	PrivacyLimit int              `json:"privacy_limit"`
	FundingLine  string           `json:"funding_line,omitempty"`
}

func (c reportChoices) logged() string {
	raw, err := json.Marshal(exportOptions{c.chosen(), c.language, c.limit, c.funding})
	if err != nil {
		return ""
	}
	return string(raw)
}

// reportSnapshot is one state of the notebook as the Report page shows it.
type reportSnapshot struct {
	webinar store.Webinar
	has     bool // there is a webinar
	about   store.Notebook
	saved   store.Report
	exports []store.Export // newest first
	counts  map[report.Section]sectionCount
	full    figures.Figures
}

// sectionCount is how much a section has to show.
type sectionCount struct {
	key     string
	count   int
	waiting int // for someone to look at them first
}

// readReport builds the snapshot of a webinar.
func readReport(r store.Reader, webinar store.ID) (*reportSnapshot, error) {
	s := &reportSnapshot{counts: map[report.Section]sectionCount{}}
	var err error
	if s.about, err = store.About(r); err != nil || webinar.IsZero() {
		return s, err
	}
	if s.webinar, err = store.Get[store.Webinar](r, webinar); err != nil {
		return nil, err
	}
	s.has = true
	if s.saved, err = savedReport(r, webinar); err != nil {
		return nil, err
	}
	exports, err := store.List[store.Export](r)
	if err != nil {
		return nil, err
	}
	s.exports = slices.DeleteFunc(exports, func(e store.Export) bool { return e.Webinar != webinar })
	slices.Reverse(s.exports)
	if s.full, err = figures.For(r, webinar); err != nil {
		return nil, err
	}
	return s, s.count(r)
}

// savedReport is the webinar's saved choices; without any, an empty record.
func savedReport(r store.Reader, webinar store.ID) (store.Report, error) {
	for saved, err := range store.All[store.Report](r) {
		if err != nil {
			return store.Report{}, err
		}
		if saved.Webinar == webinar {
			return saved, nil
		}
	}
	return store.Report{Webinar: webinar}, nil
}

// count finds how much each section has to show.
func (s *reportSnapshot) count(r store.Reader) error {
	notes, err := store.Summaries(r)
	if err != nil {
		return err
	}
	learned, promised := 0, 0
	for _, n := range notes {
		if n.Status != store.Published || (!n.Webinar.IsZero() && n.Webinar != s.webinar.ID) {
			continue
		}
		switch n.Kind {
		case store.Lesson, store.Outcome:
			learned++
		case store.Commitment, store.NextStep:
			promised++
		}
	}
	answered, waiting := 0, 0
	for q, err := range store.All[store.Question](r) {
		if err != nil {
			return err
		}
		switch {
		case q.Webinar != s.webinar.ID:
		case q.ToReview:
			waiting++
		case q.State == store.Answered:
			answered++
		}
	}
	s.counts[report.Lessons] = sectionCount{key: "reportpage.count.published", count: learned}
	s.counts[report.Commitments] = sectionCount{key: "reportpage.count.published", count: promised}
	s.counts[report.Partnerships] = sectionCount{key: "count.partnership", count: len(s.webinar.Partnerships)}
	s.counts[report.Questions] = sectionCount{key: "reportpage.count.answered", count: answered, waiting: waiting}
	return nil
}

// charts is how many charts the limit leaves something to draw.
func (s *reportSnapshot) charts(limit int) (count int) {
	shown := s.full.Shareable(limit)
	for _, f := range shown.All() {
		if !f.IsEmpty() {
			count++
		}
	}
	return count
}

// merged says in words what the limit merges.
func (s *reportSnapshot) merged(b *words.Book, limit int) string {
	if !s.full.HasAttendance {
		return b.T("reportpage.merged.unknown")
	}
	shown := s.full.Shareable(limit)
	if shown.Withheld {
		return b.T("reportpage.merged.withheld", "limit", limit)
	}
	countries, cities := shown.Country.Others, shown.City.Others
	if countries+cities == 0 {
		return b.T("reportpage.merged.none")
	}
	return b.T("reportpage.merged", "countries", b.T("count.country", "count", countries), "cities", b.T("count.city", "count", cities))
}

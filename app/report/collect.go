package report

import (
	"cmp"
	"slices"
	"time"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// collection is what the notebook holds of one webinar and may leave it.
type collection struct {
	o            Options
	limit        int
	book         *words.Book
	about        store.Notebook
	webinar      store.Webinar
	headline     words.Message
	figures      figures.Figures // the shareable form
	partnerships []store.Partnership
	regions      map[store.ID]store.Region
	themes       map[store.ID]store.Theme
	notes        []store.Note // published, quotes cleared, in the order of the report
	questions    []store.Question
	parts        []store.AgendaPart
	milestones   map[store.ID][]store.Milestone // by partnership
	funding      map[store.ID][]store.Funding
	initiatives  map[store.ID][]store.Initiative
	made         bool // something that the notebook knows of the webinar may be made up
	changed      time.Time
	texts        texts
	symbols      symbols
}

// collect reads everything at once; nothing after it touches the notebook.
func collect(r store.Reader, w store.Webinar, o Options) (*collection, error) {
	about, err := store.About(r)
	if err != nil {
		return nil, err
	}
	if o.Language == "" {
		o.Language = about.Language
	}
	c := &collection{o: o, about: about, webinar: w, limit: limit(o.PrivacyLimit, about), book: words.For(o.Language), symbols: symbols{}}
	if c.texts, err = readTexts(r, c.book, about.Language); err != nil {
		return nil, err
	}
	full, err := figures.For(r, w.ID)
	if err != nil {
		return nil, err
	}
	c.figures = full.Shareable(c.limit)
	if c.headline, err = figures.Headline(r, w.ID); err != nil {
		return nil, err
	}
	if c.changed, err = store.LastChange(r); err != nil {
		return nil, err
	}
	for _, read := range []func(store.Reader) error{c.readPlaces, c.readPartnerships, c.readNotes, c.readQuestions, c.readInvented} {
		if err := read(r); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *collection) readPlaces(r store.Reader) (err error) {
	if c.regions, err = byID(r, func(x store.Region) store.ID { return x.ID }); err != nil {
		return err
	}
	if c.themes, err = byID(r, func(x store.Theme) store.ID { return x.ID }); err != nil {
		return err
	}
	c.parts, err = figures.AgendaOf(r, c.webinar.ID)
	return err
}

func (c *collection) readPartnerships(r store.Reader) error {
	all, err := byID(r, func(x store.Partnership) store.ID { return x.ID })
	if err != nil {
		return err
	}
	for _, id := range c.webinar.Partnerships {
		if p, ok := all[id]; ok {
			c.partnerships = append(c.partnerships, p)
		}
	}
	if c.milestones, err = grouped(r, func(x store.Milestone) store.ID { return x.Partnership }); err != nil {
		return err
	}
	for _, list := range c.milestones {
		slices.SortStableFunc(list, func(a, b store.Milestone) int { return cmp.Compare(a.From, b.From) })
	}
	if c.funding, err = grouped(r, func(x store.Funding) store.ID { return x.Partnership }); err != nil {
		return err
	}
	c.initiatives, err = grouped(r, func(x store.Initiative) store.ID { return x.Partnership })
	return err
}

// readNotes keeps what may be published, lessons first, then by partnership in
// official order and by the place in the recording.
func (c *collection) readNotes(r store.Reader) (err error) {
	c.notes, err = only(r, func(n store.Note) bool {
		return n.Webinar == c.webinar.ID && n.Status == store.Published && (n.Kind != store.Quote || n.Cleared)
	})
	kinds := []store.NoteKind{store.Lesson, store.Outcome, store.Commitment, store.NextStep, store.Quote, store.OpenQuestion}
	slices.SortStableFunc(c.notes, func(a, b store.Note) int {
		return cmp.Or(
			cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)),
			cmp.Compare(c.partnershipOrder(a.Partnership), c.partnershipOrder(b.Partnership)),
			cmp.Compare(moment(a), moment(b)),
		)
	})
	return err
}

// readQuestions keeps those that somebody has looked at.
func (c *collection) readQuestions(r store.Reader) (err error) {
	c.questions, err = only(r, func(q store.Question) bool { return q.Webinar == c.webinar.ID && !q.ToReview })
	slices.SortStableFunc(c.questions, func(a, b store.Question) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.AskedMS, b.AskedMS))
	})
	return err
}

// readInvented tells whether the notebook's caveat is about this webinar: whether
// anything of it is marked as made up.
func (c *collection) readInvented(r store.Reader) error {
	notes, err := only(r, func(n store.Note) bool { return n.Webinar == c.webinar.ID && n.Invented })
	if err != nil {
		return err
	}
	transcripts, err := only(r, func(t store.Transcript) bool { return t.Webinar == c.webinar.ID && t.Invented })
	if err != nil {
		return err
	}
	attendances, err := only(r, func(a store.Attendance) bool { return a.Webinar == c.webinar.ID && a.Invented })
	if err != nil {
		return err
	}
	questions := slices.ContainsFunc(c.questions, func(q store.Question) bool { return q.Invented })
	c.made = questions || len(notes)+len(transcripts)+len(attendances) > 0
	return nil
}

// partnershipOrder is a partnership's place in the webinar; notes of none are last.
func (c *collection) partnershipOrder(id store.ID) int {
	for i, p := range c.partnerships {
		if p.ID == id {
			return i
		}
	}
	return len(c.partnerships)
}

// partnershipName is the name of a partnership of this webinar, or empty.
func (c *collection) partnershipName(id store.ID) string {
	for _, p := range c.partnerships {
		if p.ID == id {
			var regions []store.Region
			for _, region := range p.Regions {
				if known, ok := c.regions[region]; ok {
					known.Name = c.regionName(known)
					regions = append(regions, known)
				}
			}
			return kept(printable(figures.PartnershipName(regions)))
		}
	}
	return ""
}

// moment is the first place in the recording that a note's evidence names; -1
// where there is none.
func moment(n store.Note) int64 {
	at := int64(-1)
	for _, e := range n.Evidence {
		if (e.Kind == store.Passage || e.Kind == store.RecordingAt) && (at < 0 || e.AtMS < at) {
			at = e.AtMS
		}
	}
	return at
}

// only reads the records that pass, in the order of their IDs.
func only[T store.Record](r store.Reader, pass func(T) bool) (list []T, err error) {
	for record, err := range store.All[T](r) {
		if err != nil {
			return nil, err
		}
		if pass(record) {
			list = append(list, record)
		}
	}
	return list, nil
}

func byID[T store.Record](r store.Reader, id func(T) store.ID) (map[store.ID]T, error) {
	all := map[store.ID]T{}
	for record, err := range store.All[T](r) {
		if err != nil {
			return nil, err
		}
		all[id(record)] = record
	}
	return all, nil
}

func grouped[T store.Record](r store.Reader, key func(T) store.ID) (map[store.ID][]T, error) {
	all := map[store.ID][]T{}
	for record, err := range store.All[T](r) {
		if err != nil {
			return nil, err
		}
		all[key(record)] = append(all[key(record)], record)
	}
	return all, nil
}

package report

import (
	"slices"
	"strings"
	"time"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/store"
)

// page builds the whole report; what no chosen section shows is not built.
func (c *collection) page(sections []Section) (*page, error) {
	about := store.Ref{Type: store.TypeNotebook, ID: c.about.ID}
	webinar := store.Ref{Type: store.TypeWebinar, ID: c.webinar.ID}
	p := &page{
		book: c.book, Lang: c.book.Language(),
		Notebook:  c.texts.phrase(about, "title", c.about.Title, "").quiet(),
		Title:     c.texts.phrase(webinar, "title", c.webinar.Title, c.webinar.Language),
		Summary:   c.texts.phrase(webinar, "summary", c.webinar.Summary, c.webinar.Language),
		Eyebrow:   c.eyebrow(),
		Recording: webURL(c.webinar.Recording),
		Privacy:   c.book.T("report.privacy", "limit", c.limit),
		Funding:   printable(strings.TrimSpace(c.o.FundingLine)),
	}
	if c.made {
		p.Caveat = c.texts.phrase(about, "caveat", c.about.Caveat, "")
	}
	if p.Title.Text == "" {
		p.Title = phrase{Text: c.book.T("report.untitled")}
	}
	if c.headline.Key != "" {
		p.Finding = kept(printable(c.book.Msg(c.headline)))
	}
	if !c.changed.IsZero() {
		p.Updated = c.book.T("report.updated", "date", c.book.Date(c.changed.UTC()))
	}
	for _, s := range sections {
		filled, err := c.fill(p, s)
		if err != nil {
			return nil, err
		}
		view := section{ID: s, Title: c.book.Msg(s.Title())}
		if !filled {
			view.Empty = c.book.Msg(s.empty())
		}
		p.Sections = append(p.Sections, view)
	}
	return p, c.finish(p)
}

// fill builds one section, and tells whether there is anything in it.
func (c *collection) fill(p *page, s Section) (filled bool, err error) {
	switch s {
	case Lessons:
		p.Lessons = c.lessons()
		return len(p.Lessons.First)+len(p.Lessons.Voices) > 0, nil
	case KeyFigures:
		p.Figures = c.keyFigures()
		return len(p.Figures) > 0, nil
	case Partnerships:
		p.Partnerships = c.partnershipViews()
		return len(p.Partnerships) > 0, nil
	case Participation:
		p.Participation, err = c.participation()
		return p.Participation.figures()+len(p.Participation.Lines) > 0 || p.Participation.Cities.Phrase.Text != "", err
	case Questions:
		p.Questions = c.asked()
		return len(p.Questions.Answered)+len(p.Questions.Open) > 0, nil
	case Commitments:
		p.Commitments = c.commitments()
		return len(p.Commitments) > 0, nil
	}
	p.Method = c.method()
	return true, nil
}

// finish adds what is known only when everything else is: the pictures in use,
// and the style with its hash.
func (c *collection) finish(p *page) error {
	if err := c.symbols.mark(); err != nil {
		return err
	}
	for _, name := range []string{"lock", "open_in_new", "info"} {
		c.symbols.icon(name)
	}
	p.Symbols = c.symbols.list()
	p.Style, p.Policy = style(), contentPolicy()
	return nil
}

// eyebrow is the line above the title: "Webinar 19, Thursday 23 November 2023,
// 15:00–16:30 CET". A time that was only assumed is left out.
func (c *collection) eyebrow() string {
	w := c.webinar
	parts := []string{c.book.T("word.webinar")}
	if w.Number > 0 {
		parts[0] = c.book.T("word.webinar_number", "number", w.Number)
	}
	if len(w.Start.Local) >= 10 && isDay(w.Start.Local[:10]) {
		day, _ := time.Parse("2006-01-02", w.Start.Local[:10])
		parts = append(parts, c.book.Date(day))
	}
	if from, ok := begins(w.Start); ok {
		if w.Minutes > 0 {
			parts = append(parts, c.book.TimeRange(from, from.Add(time.Duration(w.Minutes)*time.Minute)))
		} else {
			parts = append(parts, c.book.Time(from))
		}
	}
	return strings.Join(parts, ", ")
}

// begins is when a webinar began, where its hour and its zone are known.
func begins(m store.Moment) (time.Time, bool) {
	if m.Assumed || m.Zone == "" {
		return time.Time{}, false
	}
	zone, err := time.LoadLocation(m.Zone)
	if err != nil {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation("2006-01-02T15:04:05", m.Local, zone)
	return at, err == nil
}

// method says how the report came to be what it is.
func (c *collection) method() methodView {
	b := c.book
	v := methodView{Lines: []string{b.T("report.method.published")}}
	if c.figures.HasAttendance {
		v.Lines = append(v.Lines, b.T("report.method.counting"))
	}
	if c.figures.StatedParticipants+c.figures.StatedCities+c.figures.StatedCountries > 0 {
		v.Lines = append(v.Lines, b.T("report.method.stated"))
	}
	if figures.BaseLanguage(c.about.Language) != b.Language() {
		v.Lines = append(v.Lines, b.T("report.method.languages"))
	}
	for _, s := range c.sources() {
		if u := webURL(s); u != "" && !slices.Contains(v.Sources, u) {
			v.Sources = append(v.Sources, u)
		}
	}
	return v
}

// sources are the pages behind all that the report says: of the webinar, of its
// partnerships with their regions and all that belongs to them, of the notes,
// and of the notebook.
func (c *collection) sources() []string {
	list := slices.Clone(c.webinar.Sources)
	for _, p := range c.partnerships {
		list = append(list, p.Sources...)
		for _, m := range c.milestones[p.ID] {
			list = append(list, m.Sources...)
		}
		for _, f := range c.funding[p.ID] {
			list = append(list, f.Sources...)
		}
		for _, i := range c.initiatives[p.ID] {
			list = append(list, i.Sources...)
		}
		for _, id := range p.Regions {
			list = append(list, c.regions[id].Sources...)
		}
	}
	for _, n := range c.notes {
		for _, e := range n.Evidence {
			if e.Kind == store.WebPage {
				list = append(list, e.URL)
			}
		}
	}
	return append(list, c.about.Sources...)
}

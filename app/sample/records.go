package sample

import (
	"fmt"
	"strings"

	files "github.com/rapporteur-app/rapporteur/assets/sample"
	"github.com/rapporteur-app/rapporteur/store"
)

// writer puts the content's records into one edit. The first error stops all
// that follows and is returned at the end.
type writer struct {
	tx    *store.Tx
	c     *content
	names *names
	err   error
}

// put stores the record unless something failed before.
func put[T store.Record](w *writer, rec T) {
	if w.err == nil {
		w.err = store.Put(w.tx, &rec)
	}
}

// everything writes all records but notes and translations, which have times of
// their own.
func (w *writer) everything() error {
	w.themes()
	w.regions()
	w.partnerships()
	w.webinars()
	w.agenda()
	w.questions()
	w.transcript()
	w.attendance()
	w.attachments()
	w.deck()
	w.report()
	return w.err
}

func (n *names) notebook(c *content) store.Notebook {
	b := c.notebook.Notebook
	return store.Notebook{
		ID: n.id(store.TypeNotebook, b.Slug), Title: b.Title, Summary: b.Summary,
		Language: b.Language, Languages: b.Languages, Caveat: b.Caveat,
		Sources: b.Sources, PrivacyLimit: b.PrivacyLimit,
	}
}

func (w *writer) themes() {
	for i, t := range w.c.notebook.Themes {
		put(w, store.Theme{
			ID: w.names.id(store.TypeTheme, t.Slug), Name: t.Name, Short: t.Short,
			Icon: t.Icon, Colour: t.Colour, Rank: rank(i),
		})
	}
}

func (w *writer) regions() {
	for _, r := range w.c.notebook.Regions {
		put(w, store.Region{
			ID: w.names.id(store.TypeRegion, r.Slug), Name: r.Name, OfficialName: r.OfficialName,
			Aliases: r.Aliases, Country: r.Country, MacroRegion: r.MacroRegion,
			Latitude: r.Latitude, Longitude: r.Longitude, Capital: r.Capital,
			Profile: r.Profile, Sources: r.Sources,
		})
	}
}

func (w *writer) webinars() {
	for _, e := range w.c.notebook.Webinars {
		put(w, store.Webinar{
			ID: w.names.id(store.TypeWebinar, e.Slug), Number: e.Number, Title: e.Title,
			Summary: e.Summary, Start: e.Start, Minutes: e.Minutes, Recording: e.Recording,
			StatedCities: e.StatedCities, StatedCountries: e.StatedCountries,
			Partnerships: w.names.all(store.TypePartnership, e.Partnerships),
			Sources:      e.Sources, Cities: e.Cities,
		})
	}
}

func (w *writer) agenda() {
	webinar := w.names.id(store.TypeWebinar, w.c.notebook.Agenda.Webinar)
	for i, p := range w.c.notebook.Agenda.Parts {
		put(w, store.AgendaPart{
			ID: w.names.id(store.TypeAgendaPart, p.Slug), Webinar: webinar, Rank: rank(i),
			Title: p.Title, Minutes: p.Minutes,
			Partnership: w.names.id(store.TypePartnership, p.Partnership),
		})
	}
}

func (w *writer) partnerships() {
	for _, p := range w.c.partnerships.Partnerships {
		id := w.names.id(store.TypePartnership, p.Slug)
		put(w, store.Partnership{
			ID: id, Number: p.Number, Summary: p.Summary,
			Regions:      w.names.all(store.TypeRegion, p.Regions),
			Themes:       w.names.all(store.TypeTheme, p.Themes),
			Continuation: p.Continuation, ContinuationNote: p.ContinuationNote,
			Stakeholders: p.Stakeholders, Sources: p.Sources,
		})
		for _, m := range p.Milestones {
			put(w, store.Milestone{
				ID: w.names.id(store.TypeMilestone, m.Slug), Partnership: id, Kind: m.Kind,
				Title: m.Title, From: m.From, To: m.To, Place: m.Place,
				Host: w.names.id(store.TypeRegion, m.Host), Sources: m.Sources,
			})
		}
		for _, f := range p.Funding {
			put(w, store.Funding{
				ID: w.names.id(store.TypeFunding, f.Slug), Partnership: id,
				Programme: f.Programme, Statement: f.Statement, Amount: f.Amount, Sources: f.Sources,
			})
		}
		for _, i := range p.Initiatives {
			put(w, store.Initiative{
				ID: w.names.id(store.TypeInitiative, i.Slug), Partnership: id,
				Name: i.Name, Summary: i.Summary, Sources: i.Sources,
			})
		}
	}
}

func (w *writer) questions() {
	webinar := w.names.id(store.TypeWebinar, w.c.questions.Webinar)
	for i, q := range w.c.questions.Questions {
		put(w, store.Question{
			ID: w.names.id(store.TypeQuestion, q.Slug), Webinar: webinar,
			Text: q.Text, State: q.State, Answer: q.Answer, Asker: q.Asker, Country: q.Country,
			Partnership: w.names.id(store.TypePartnership, q.Partnership),
			Themes:      w.names.all(store.TypeTheme, q.Themes), Language: q.Language,
			AskedMS: w.clock(q.Asked), AnsweredMS: w.clock(q.Answered), AnsweredBy: q.By,
			Rank: rank(i), Invented: true,
		})
	}
}

// clock reads a time of the recording; empty is zero.
func (w *writer) clock(text string) int64 {
	if text == "" {
		return 0
	}
	ms, err := clock(text)
	if err != nil && w.err == nil {
		w.err = err
	}
	return ms
}

func (w *writer) transcript() {
	t := w.c.transcript
	cues, err := t.cues()
	if err != nil {
		w.err = fmt.Errorf("sample transcript: %w", err)
	}
	if w.err != nil {
		return
	}
	hash, err := store.PutCues(w.tx, cues)
	if err != nil {
		w.err = err
		return
	}
	put(w, store.Transcript{
		ID: w.names.id(store.TypeTranscript, t.Slug), Webinar: w.names.id(store.TypeWebinar, t.Webinar),
		Title: t.Title, Language: t.Language, Format: t.Format, Cues: hash, Invented: true,
	})
}

func (w *writer) attendance() {
	a := w.c.attendance
	people, err := a.crowd(w.names.base.Unix())
	if err != nil {
		w.err = fmt.Errorf("sample attendance: %w", err)
	}
	source, readErr := files.Files.ReadFile("attendance.yaml")
	if w.err == nil {
		w.err = readErr
	}
	if w.err != nil {
		return
	}
	hash, err := store.PutPeople(w.tx, people)
	if err != nil {
		w.err = err
		return
	}
	put(w, store.Attendance{
		ID: w.names.id(store.TypeAttendance, a.Slug), Webinar: w.names.id(store.TypeWebinar, a.Webinar),
		Platform: a.Platform, Layout: a.Layout, Source: store.HashOf(source), People: hash,
		Identity: a.Identity, Zone: a.Zone, Invented: true,
	})
}

func (w *writer) attachments() {
	for _, a := range w.c.show.Attachments {
		bytes, err := files.Files.ReadFile(a.Name)
		if err != nil || w.err != nil {
			w.fail(err)
			return
		}
		hash, err := store.PutBlob(w.tx, bytes)
		w.fail(err)
		put(w, store.Attachment{
			ID: w.names.id(store.TypeAttachment, a.Slug), Name: a.Name, Media: a.Media,
			Size: int64(len(bytes)), Content: hash,
		})
	}
}

// fail keeps the first error.
func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) deck() {
	d := w.c.show.Deck
	deck := w.names.id(store.TypeDeck, d.Slug)
	put(w, store.Deck{ID: deck, Webinar: w.names.id(store.TypeWebinar, d.Webinar), Title: d.Title})
	for i, s := range d.Slides {
		slide := store.Slide{
			ID: w.names.id(store.TypeSlide, s.Slug), Deck: deck, Rank: rank(i), Kind: s.Kind,
			Figure: s.Figure, Title: s.Title, Body: s.Body, Builds: s.Builds,
			SpeakerNotes: s.Notes, Ink: s.Ink,
		}
		for typ, slug := range s.Subject { // one pair at most
			slide.Subject = w.names.ref(typ + " " + slug)
		}
		put(w, slide)
	}
}

// ref reads "type slug".
func (n *names) ref(text string) store.Ref {
	typ, slug, _ := strings.Cut(text, " ")
	return store.Ref{Type: store.Type(typ), ID: n.id(store.Type(typ), slug)}
}

func (w *writer) report() {
	r := w.c.show.Report
	put(w, store.Report{
		ID: w.names.id(store.TypeReport, r.Slug), Webinar: w.names.id(store.TypeWebinar, r.Webinar),
		Title: r.Title, Sections: r.Sections, Language: r.Language,
		Logos:       w.names.all(store.TypeAttachment, r.Logos),
		FundingLine: r.FundingLine, PrivacyLimit: r.PrivacyLimit,
	})
}

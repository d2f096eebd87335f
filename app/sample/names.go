package sample

import (
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/oklog/ulid/v2"

	"github.com/rapporteur-app/rapporteur/store"
)

// names gives slugs their IDs. An ID's time is the webinar's, a millisecond
// later for each record, so that lists keep the order of the data; its other
// bits are a hash of type and slug.
type names struct {
	ids  map[store.Ref]store.ID
	base time.Time
	lost []string // slugs that something names and nothing defines
}

func newNames(base time.Time) *names {
	return &names{ids: map[store.Ref]store.ID{}, base: base}
}

// slugKey stands for a record before its ID is known.
func slugKey(typ store.Type, slug string) store.Ref {
	sum := sha256.Sum256([]byte(string(typ) + " " + slug))
	return store.Ref{Type: typ, ID: store.ID(sum[:16])}
}

// enrol gives the slug an ID; at zero means the next millisecond of the base.
func (n *names) enrol(typ store.Type, slug string, at time.Time) {
	if at.IsZero() {
		at = n.base.Add(time.Duration(len(n.ids)) * time.Millisecond)
	}
	sum := sha256.Sum256([]byte("sample " + string(typ) + " " + slug))
	id := ulid.ULID{}
	// Both fail only beyond the year 10889 and for entropy that is not ten bytes.
	if err := id.SetTime(ulid.Timestamp(at)); err != nil {
		panic(err)
	}
	if err := id.SetEntropy(sum[:10]); err != nil {
		panic(err)
	}
	n.ids[slugKey(typ, slug)] = store.ID(id)
}

// id returns the ID of a slug; the empty slug is nothing.
func (n *names) id(typ store.Type, slug string) store.ID {
	if slug == "" {
		return store.ID{}
	}
	id, ok := n.ids[slugKey(typ, slug)]
	if !ok {
		n.lost = append(n.lost, fmt.Sprintf("%s %q", typ, slug))
	}
	return id
}

func (n *names) all(typ store.Type, slugs []string) []store.ID {
	var ids []store.ID
	for _, slug := range slugs {
		ids = append(ids, n.id(typ, slug))
	}
	return ids
}

// enrolAll gives every record of the content its ID.
func (n *names) enrolAll(c *content) error {
	n.enrol(store.TypeNotebook, c.notebook.Notebook.Slug, time.Time{})
	for _, r := range c.notebook.Themes {
		n.enrol(store.TypeTheme, r.Slug, time.Time{})
	}
	for _, r := range c.notebook.Regions {
		n.enrol(store.TypeRegion, r.Slug, time.Time{})
	}
	for _, r := range c.notebook.Webinars {
		n.enrol(store.TypeWebinar, r.Slug, time.Time{})
	}
	for _, r := range c.notebook.Agenda.Parts {
		n.enrol(store.TypeAgendaPart, r.Slug, time.Time{})
	}
	n.enrolPartnerships(c)
	for _, r := range c.questions.Questions {
		n.enrol(store.TypeQuestion, r.Slug, time.Time{})
	}
	n.enrol(store.TypeTranscript, c.transcript.Slug, time.Time{})
	n.enrol(store.TypeAttendance, c.attendance.Slug, time.Time{})
	n.enrolShow(c)
	for _, r := range c.translations.Translations {
		for _, field := range r.fields() {
			n.enrol(store.TypeTranslation, r.slug(field.name), time.Time{})
		}
	}
	for _, r := range c.notes.Notes {
		at, err := written(r.Made)
		if err != nil {
			return fmt.Errorf("note %s: %w", r.Slug, err)
		}
		n.enrol(store.TypeNote, r.Slug, at)
	}
	return nil
}

func (n *names) enrolPartnerships(c *content) {
	for _, p := range c.partnerships.Partnerships {
		n.enrol(store.TypePartnership, p.Slug, time.Time{})
		for _, r := range p.Milestones {
			n.enrol(store.TypeMilestone, r.Slug, time.Time{})
		}
		for _, r := range p.Funding {
			n.enrol(store.TypeFunding, r.Slug, time.Time{})
		}
		for _, r := range p.Initiatives {
			n.enrol(store.TypeInitiative, r.Slug, time.Time{})
		}
	}
}

func (n *names) enrolShow(c *content) {
	n.enrol(store.TypeDeck, c.show.Deck.Slug, time.Time{})
	for _, r := range c.show.Deck.Slides {
		n.enrol(store.TypeSlide, r.Slug, time.Time{})
	}
	for _, r := range c.show.Attachments {
		n.enrol(store.TypeAttachment, r.Slug, time.Time{})
	}
	n.enrol(store.TypeReport, c.show.Report.Slug, time.Time{})
}

// zone is that of the people who wrote the notes.
const zone = "Europe/Brussels"

// written reads when a note was made or edited.
func written(local string) (time.Time, error) {
	return moment(store.Moment{Local: local, Zone: zone})
}

// rank is the key that puts the nth record of a list in its place, with room
// for a letter between each two.
func rank(n int) string {
	const letters = "bdfhjlnprtvx"
	return string(letters[n%len(letters)])
}

package sample

import (
	"fmt"

	"github.com/rapporteur-app/rapporteur/store"
)

// note returns a note as it is now.
func (n *names) note(c *content, s *spoken, e *noteEntry) (store.Note, error) {
	note := store.Note{
		ID: n.id(store.TypeNote, e.Slug), Kind: e.Kind, Title: e.Title, Body: e.Body,
		Language: e.Language, Webinar: n.id(store.TypeWebinar, c.notes.Webinar),
		Partnership: n.id(store.TypePartnership, e.Partnership),
		Regions:     n.all(store.TypeRegion, c.regionsOf(e)),
		Themes:      n.all(store.TypeTheme, e.Themes),
		Owner:       e.Owner, Due: e.Due, Done: e.Done, Status: e.Status,
		Cleared: e.Cleared, Speaker: e.Speaker, Invented: e.Invented,
	}
	for i := range e.Evidence {
		evidence, err := n.evidence(c, s, &e.Evidence[i])
		if err != nil {
			return note, fmt.Errorf("note %s: %w", e.Slug, err)
		}
		note.Evidence = append(note.Evidence, evidence)
	}
	return note, nil
}

// asMade returns the note as it was before it was edited.
func (e *noteEntry) asMade(now store.Note) store.Note {
	if e.First.Title != "" {
		now.Title = e.First.Title
	}
	if e.First.Body != "" {
		now.Body = e.First.Body
	}
	if e.First.Status != "" {
		now.Status = e.First.Status
	}
	if e.First.Done != nil {
		now.Done = *e.First.Done
	}
	return now
}

// regionsOf returns the regions a note names, or else those of its partnership.
func (c *content) regionsOf(e *noteEntry) []string {
	if len(e.Regions) > 0 {
		return e.Regions
	}
	for _, p := range c.partnerships.Partnerships {
		if p.Slug == e.Partnership {
			return p.Regions
		}
	}
	return nil
}

func (n *names) evidence(c *content, s *spoken, e *evidenceEntry) (store.Evidence, error) {
	switch e.Kind {
	case store.Passage:
		found, err := s.passage(e.Quote)
		found.Transcript = n.id(store.TypeTranscript, c.transcript.Slug)
		return found, err
	case store.RecordingAt:
		at, err := clock(e.At)
		if err != nil || e.Until == "" {
			return store.Evidence{Kind: e.Kind, AtMS: at}, err
		}
		until, err := clock(e.Until)
		return store.Evidence{Kind: e.Kind, AtMS: at, UntilMS: until}, err
	case store.DocumentPage:
		return store.Evidence{
			Kind: e.Kind, Quote: e.Quote, Page: e.Page, Document: c.attachmentName(e.Attachment),
			Attachment: n.id(store.TypeAttachment, e.Attachment),
		}, nil
	case store.WebPage:
		return store.Evidence{Kind: e.Kind, URL: e.URL, Quote: e.Quote}, nil
	}
	return store.Evidence{}, fmt.Errorf("unknown kind of evidence %q", e.Kind)
}

func (c *content) attachmentName(slug string) string {
	for _, a := range c.show.Attachments {
		if a.Slug == slug {
			return a.Name
		}
	}
	return ""
}

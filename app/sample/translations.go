package sample

import (
	"fmt"
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// translated is one text field in another language.
type translated struct{ name, text string }

// fields lists the fields an entry translates, in a fixed order.
func (e *translationEntry) fields() []translated {
	var set []translated
	for _, f := range []translated{
		{"title", e.Title}, {"name", e.Name}, {"short", e.Short}, {"summary", e.Summary},
		{"body", e.Body}, {"continuation_note", e.ContinuationNote}, {"caveat", e.Caveat},
	} {
		if f.text != "" {
			set = append(set, f)
		}
	}
	return append(set, e.more...)
}

func (e *translationEntry) slug(field string) string { return e.Of + " " + field + " " + e.Language }

// early tells whether the entry translates a note's first text.
func (e *translationEntry) early() bool { return e.Version == "first" }

// translations writes those made early, or the others.
func (w *writer) translations(early bool) error {
	for i := range w.c.translations.Translations {
		e := &w.c.translations.Translations[i]
		if e.early() != early {
			continue
		}
		for _, f := range e.fields() {
			text, err := w.original(w.names.ref(e.Of), f.name)
			if err != nil || text == "" {
				return fmt.Errorf("translation of %s %s: no such text (%w)", e.Of, f.name, err)
			}
			put(w, store.Translation{
				ID: w.names.id(store.TypeTranslation, e.slug(f.name)), Of: w.names.ref(e.Of),
				Field: f.name, Language: e.Language, Text: f.text, State: e.State,
				Version: store.TextVersion(text),
			})
		}
	}
	return w.err
}

// original reads the text a translation stands on, as it is in the notebook at
// that moment.
func (w *writer) original(of store.Ref, field string) (string, error) {
	switch of.Type {
	case store.TypeNotebook:
		r, err := store.Get[store.Notebook](w.tx, of.ID)
		return map[string]string{"caveat": r.Caveat, "title": r.Title, "summary": r.Summary}[field], err
	case store.TypeWebinar:
		r, err := store.Get[store.Webinar](w.tx, of.ID)
		return map[string]string{"title": r.Title, "summary": r.Summary, "cities": lines(r.Cities)}[field], err
	case store.TypeAgendaPart:
		r, err := store.Get[store.AgendaPart](w.tx, of.ID)
		return map[string]string{"title": r.Title}[field], err
	case store.TypeTheme:
		r, err := store.Get[store.Theme](w.tx, of.ID)
		return map[string]string{"name": r.Name, "short": r.Short}[field], err
	case store.TypePartnership:
		r, err := store.Get[store.Partnership](w.tx, of.ID)
		return map[string]string{"summary": r.Summary, "continuation_note": r.ContinuationNote, "stakeholders": lines(r.Stakeholders)}[field], err
	case store.TypeNote:
		r, err := store.Get[store.Note](w.tx, of.ID)
		return map[string]string{"title": r.Title, "body": r.Body, "owner": r.Owner, "speaker": r.Speaker}[field], err
	case store.TypeQuestion:
		r, err := store.Get[store.Question](w.tx, of.ID)
		return map[string]string{"asker": r.Asker, "answered_by": r.AnsweredBy}[field], err
	case store.TypeMilestone:
		r, err := store.Get[store.Milestone](w.tx, of.ID)
		return map[string]string{"title": r.Title, "place": r.Place}[field], err
	case store.TypeFunding:
		r, err := store.Get[store.Funding](w.tx, of.ID)
		return map[string]string{"programme": r.Programme, "statement": r.Statement}[field], err
	case store.TypeInitiative:
		r, err := store.Get[store.Initiative](w.tx, of.ID)
		return map[string]string{"name": r.Name, "summary": r.Summary}[field], err
	}
	return "", fmt.Errorf("sample: %s has no translations", of.Type)
}

// lines is a list of names as one text, a name on each line: what a translation
// of the list stands on.
func lines(names []string) string { return strings.Join(names, "\n") }

// translatePhrases makes translations of the phrases in all records in which
// they stand. A text without its phrase is an error, so that none is forgotten.
func (c *content) translatePhrases() error {
	known := map[string]map[string]string{}
	for _, p := range c.translations.Phrases {
		known[p.En] = map[string]string{"es": p.Es, "pt": p.Pt}
	}
	missing := ""
	say := func(language string, texts []string) string {
		said := make([]string, len(texts))
		for i, text := range texts {
			to, ok := known[text]
			if !ok {
				missing = text
			}
			if said[i] = to[language]; said[i] == "" {
				said[i] = text
			}
		}
		return lines(said)
	}
	add := func(of, field string, texts ...string) {
		if lines(texts) == "" {
			return
		}
		for _, language := range c.notebook.Notebook.Languages {
			c.translations.Translations = append(c.translations.Translations, translationEntry{
				Of: of, Language: language, State: store.TranslationReviewed,
				more: []translated{{field, say(language, texts)}},
			})
		}
	}
	c.eachPhrase(add)
	if missing != "" {
		return fmt.Errorf("sample data: no phrase translates %q", missing)
	}
	return nil
}

// eachPhrase lists the fields that phrases translate.
func (c *content) eachPhrase(add func(of, field string, texts ...string)) {
	for _, w := range c.notebook.Webinars {
		add("webinar "+w.Slug, "cities", w.Cities...)
	}
	for _, p := range c.partnerships.Partnerships {
		add("partnership "+p.Slug, "stakeholders", p.Stakeholders...)
		for _, m := range p.Milestones {
			add("milestone "+m.Slug, "title", m.Title)
			add("milestone "+m.Slug, "place", m.Place)
		}
		for _, f := range p.Funding {
			add("funding "+f.Slug, "programme", f.Programme)
			add("funding "+f.Slug, "statement", f.Statement)
		}
		for _, i := range p.Initiatives {
			add("initiative "+i.Slug, "name", i.Name)
			add("initiative "+i.Slug, "summary", i.Summary)
		}
	}
	for _, q := range c.questions.Questions {
		add("question "+q.Slug, "asker", q.Asker)
		add("question "+q.Slug, "answered_by", q.By)
	}
	for _, n := range c.notes.Notes {
		add("note "+n.Slug, "owner", n.Owner)
		add("note "+n.Slug, "speaker", n.Speaker)
	}
}

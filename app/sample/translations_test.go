package sample

import (
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// versions returns the version of every text that could be translated.
func versions(t *testing.T, r store.Reader) map[store.Ref]map[string]string {
	t.Helper()
	all := map[store.Ref]map[string]string{}
	add := func(typ store.Type, id store.ID, field, text string) {
		ref := store.Ref{Type: typ, ID: id}
		if all[ref] == nil {
			all[ref] = map[string]string{}
		}
		all[ref][field] = store.TextVersion(text)
	}
	book, err := store.About(r)
	if err != nil {
		t.Fatal(err)
	}
	add(store.TypeNotebook, book.ID, "title", book.Title)
	add(store.TypeNotebook, book.ID, "caveat", book.Caveat)
	for _, w := range list[store.Webinar](t, r) {
		add(store.TypeWebinar, w.ID, "title", w.Title)
		add(store.TypeWebinar, w.ID, "summary", w.Summary)
		add(store.TypeWebinar, w.ID, "cities", strings.Join(w.Cities, "\n"))
	}
	for _, p := range list[store.AgendaPart](t, r) {
		add(store.TypeAgendaPart, p.ID, "title", p.Title)
	}
	for _, th := range list[store.Theme](t, r) {
		add(store.TypeTheme, th.ID, "name", th.Name)
		add(store.TypeTheme, th.ID, "short", th.Short)
	}
	for _, p := range list[store.Partnership](t, r) {
		add(store.TypePartnership, p.ID, "summary", p.Summary)
		add(store.TypePartnership, p.ID, "continuation_note", p.ContinuationNote)
		add(store.TypePartnership, p.ID, "stakeholders", strings.Join(p.Stakeholders, "\n"))
	}
	for _, m := range list[store.Milestone](t, r) {
		add(store.TypeMilestone, m.ID, "title", m.Title)
		add(store.TypeMilestone, m.ID, "place", m.Place)
	}
	for _, f := range list[store.Funding](t, r) {
		add(store.TypeFunding, f.ID, "programme", f.Programme)
		add(store.TypeFunding, f.ID, "statement", f.Statement)
	}
	for _, i := range list[store.Initiative](t, r) {
		add(store.TypeInitiative, i.ID, "name", i.Name)
		add(store.TypeInitiative, i.ID, "summary", i.Summary)
	}
	for _, q := range list[store.Question](t, r) {
		add(store.TypeQuestion, q.ID, "asker", q.Asker)
		add(store.TypeQuestion, q.ID, "answered_by", q.AnsweredBy)
	}
	for _, n := range list[store.Note](t, r) {
		add(store.TypeNote, n.ID, "title", n.Title)
		add(store.TypeNote, n.ID, "body", n.Body)
		add(store.TypeNote, n.ID, "owner", n.Owner)
		add(store.TypeNote, n.ID, "speaker", n.Speaker)
	}
	return all
}

func TestTranslationsStandOnTextsThatAreThere(t *testing.T) {
	view(t, func(r store.Reader) {
		now := versions(t, r)
		outdated, notes := map[store.ID]bool{}, map[store.ID]bool{}
		states := map[store.TranslationState]int{}
		covered := map[store.Type]map[string]int{}
		for _, tr := range list[store.Translation](t, r) {
			version, ok := now[tr.Of][tr.Field]
			if !ok {
				t.Errorf("a translation is of %v %s, which is not there", tr.Of, tr.Field)
			}
			if tr.Version != version {
				outdated[tr.Of.ID] = true
			}
			states[tr.State]++
			if covered[tr.Of.Type] == nil {
				covered[tr.Of.Type] = map[string]int{}
			}
			covered[tr.Of.Type][tr.Field+" "+tr.Language]++
			if tr.Of.Type == store.TypeNote && tr.Field == "body" {
				notes[tr.Of.ID] = true
			}
		}
		if len(outdated) != 1 {
			t.Errorf("%d records have an outdated translation, want 1", len(outdated))
		}
		if len(notes) < 6 || states[store.TranslationDraft] == 0 || states[store.TranslationReviewed] == 0 {
			t.Errorf("%d notes are translated, states are %v", len(notes), states)
		}
		for _, language := range []string{"es", "pt"} {
			for typ, want := range map[store.Type]struct {
				field string
				n     int
			}{
				store.TypeTheme: {"name", 7}, store.TypePartnership: {"summary", 3},
				store.TypeWebinar: {"title", 1}, store.TypeNotebook: {"caveat", 1},
			} {
				if got := covered[typ][want.field+" "+language]; got != want.n {
					t.Errorf("%d %s of %s in %s, want %d", got, want.field, typ, language, want.n)
				}
			}
		}
	})
}

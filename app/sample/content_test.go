package sample

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	files "github.com/rapporteur-app/rapporteur/assets/sample"
	"github.com/rapporteur-app/rapporteur/store"
)

// transcriptOf returns the cues and the text that positions count in.
func transcriptOf(t *testing.T, r store.Reader) (cues []store.Cue, text []rune) {
	t.Helper()
	transcript := list[store.Transcript](t, r)[0]
	if !transcript.Invented {
		t.Error("the transcript is not marked as invented")
	}
	cues, err := store.Cues(r, transcript.Cues)
	if err != nil {
		t.Fatal(err)
	}
	var joined strings.Builder
	for i, c := range cues {
		if i > 0 {
			joined.WriteByte('\n')
		}
		joined.WriteString(c.Text)
	}
	return cues, []rune(joined.String())
}

func TestEveryPassageStandsWhereItSays(t *testing.T) {
	view(t, func(r store.Reader) {
		cues, text := transcriptOf(t, r)
		passages, acrossCues := 0, 0
		for _, note := range list[store.Note](t, r) {
			for _, e := range note.Evidence {
				if e.Kind != store.Passage {
					continue
				}
				passages++
				if got := string(text[e.From:e.To]); got != e.Quote {
					t.Errorf("%s: at %d stands %q, not %q", note.Title, e.From, got, e.Quote)
				}
				if before := string(text[e.From-utf8.RuneCountInString(e.Before) : e.From]); before != e.Before {
					t.Errorf("%s: before it stands %q, not %q", note.Title, before, e.Before)
				}
				if after := string(text[e.To : e.To+utf8.RuneCountInString(e.After)]); after != e.After {
					t.Errorf("%s: after it stands %q, not %q", note.Title, after, e.After)
				}
				if strings.Contains(e.Quote, "\n") {
					acrossCues++
				}
				inCue(t, cues, e)
			}
		}
		if passages < 20 || acrossCues == 0 {
			t.Errorf("%d passages, %d over more than one cue", passages, acrossCues)
		}
	})
}

// inCue fails unless the passage's times are those of the cues with its words.
func inCue(t *testing.T, cues []store.Cue, e store.Evidence) {
	t.Helper()
	lines := strings.Split(e.Quote, "\n")
	for _, c := range cues {
		if c.StartMS == e.AtMS && !strings.Contains(c.Text, lines[0]) {
			t.Errorf("%q is not in the cue at %d ms", lines[0], e.AtMS)
		}
		if c.EndMS == e.UntilMS && !strings.Contains(c.Text, lines[len(lines)-1]) {
			t.Errorf("%q is not in the cue that ends at %d ms", lines[len(lines)-1], e.UntilMS)
		}
	}
}

func TestTheTranscriptFillsNinetyMinutes(t *testing.T) {
	view(t, func(r store.Reader) {
		cues, _ := transcriptOf(t, r)
		if len(cues) < 250 {
			t.Errorf("only %d cues", len(cues))
		}
		last := int64(0)
		for _, c := range cues {
			if c.StartMS < last || c.EndMS <= c.StartMS {
				t.Errorf("the cue %q runs from %d to %d ms, after one until %d", c.Text, c.StartMS, c.EndMS, last)
			}
			last = c.EndMS
		}
		if ninety := int64(90 * 60 * 1000); last > ninety || last < ninety-5000 {
			t.Errorf("the last cue ends at %d ms", last)
		}
	})
}

func TestSpeakersAreRoles(t *testing.T) {
	roles := []string{
		"Moderator", "Programme team", "Question desk", "Embassy", "Energy cluster, Ostrobothnia",
		"Accelerator, Paraná – Silesia", "Speaker, Ostrobothnia", "Speaker, Magallanes", "Speaker, Paraná",
		"Speaker, Silesia", "Speaker, Tierra del Fuego", "Speaker, Opolskie", "University, Magallanes",
		"University, Tierra del Fuego", "University, Opolskie",
	}
	// A form of address or of a name anywhere in the data would betray a person.
	address := regexp.MustCompile(`\b(Mr|Mrs|Ms|Dr|Prof|Sr|Sra|Señor|Señora|Senhor|Senhora|Pan|Pani)\b\.? +[A-ZÁÉÍÓÚŁŚŻ]|[\w.]+@\w+\.\w+`)
	view(t, func(r store.Reader) {
		cues, _ := transcriptOf(t, r)
		for _, c := range cues {
			if !slices.Contains(roles, c.Speaker) {
				t.Errorf("%q is not a role", c.Speaker)
			}
		}
		for _, n := range list[store.Note](t, r) {
			if n.Speaker != "" && !slices.Contains(roles, n.Speaker) {
				t.Errorf("a note's speaker %q is not a role", n.Speaker)
			}
		}
		for _, q := range list[store.Question](t, r) {
			if q.AnsweredBy != "" && !slices.Contains(roles, q.AnsweredBy) {
				t.Errorf("%q answers and is not a role", q.AnsweredBy)
			}
		}
	})
	entries, err := files.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := files.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if found := address.Find(text); found != nil && strings.HasSuffix(e.Name(), ".yaml") {
			t.Errorf("%s speaks of %q", e.Name(), found)
		}
	}
}

func TestNotesOfAllKindsInAllStates(t *testing.T) {
	view(t, func(r store.Reader) {
		kinds, states, evidence := map[store.NoteKind]int{}, map[store.Status]int{}, map[store.EvidenceKind]int{}
		due := map[int]int{} // by length: year, month or quarter, day
		without, done, cleared, spanish := 0, 0, 0, 0
		for _, n := range list[store.Note](t, r) {
			kinds[n.Kind]++
			states[n.Status]++
			due[len(n.Due)]++
			for _, e := range n.Evidence {
				evidence[e.Kind]++
			}
			if len(n.Evidence) == 0 {
				without++
			}
			if n.Done {
				done++
			}
			if n.Cleared {
				cleared++
			}
			if n.Language == "es" {
				spanish++
			}
			if !sourced(n) && !n.Invented {
				t.Errorf("%q has no source and is not marked as invented", n.Title)
			}
			if lines := strings.Count(strings.TrimSpace(n.Body), "\n") + 1; lines < 2 || lines > 9 {
				t.Errorf("%q has %d lines", n.Title, lines)
			}
		}
		same(t, "kinds", kinds, map[store.NoteKind]int{
			store.Lesson: 8, store.Outcome: 6, store.Commitment: 3, store.NextStep: 3, store.Quote: 2, store.OpenQuestion: 2,
		})
		same(t, "states", states, map[store.Status]int{store.Published: 17, store.Reviewed: 3, store.DraftNote: 4})
		for _, kind := range []store.EvidenceKind{store.Passage, store.RecordingAt, store.DocumentPage, store.WebPage} {
			if evidence[kind] == 0 {
				t.Errorf("no note has evidence of kind %s", kind)
			}
		}
		if without != 3 || done != 1 || cleared != 1 || spanish != 1 {
			t.Errorf("%d without evidence, %d done, %d cleared, %d in Spanish", without, done, cleared, spanish)
		}
		same(t, "forms of due dates", due, map[int]int{0: 18, 4: 1, 7: 3, 10: 2})
	})
}

// sourced tells whether a page stands behind the note.
func sourced(n store.Note) bool {
	return slices.ContainsFunc(n.Evidence, func(e store.Evidence) bool { return e.Kind == store.WebPage })
}

func TestContinuationIsStatedAsTheSourceStatesIt(t *testing.T) {
	view(t, func(r store.Reader) {
		regions := map[store.ID]string{}
		for _, region := range list[store.Region](t, r) {
			regions[region.ID] = region.Name
		}
		got := []string{}
		for _, p := range list[store.Partnership](t, r) {
			got = append(got, regions[p.Regions[0]]+" – "+regions[p.Regions[1]]+": "+string(p.Continuation))
		}
		want := []string{"Ostrobothnia – Magallanes: secured", "Paraná – Silesia: running", "Tierra del Fuego – Opolskie: interest"}
		if !slices.Equal(got, want) {
			t.Errorf("partnerships are %q, want %q", got, want)
		}
		for _, f := range list[store.Funding](t, r) {
			if f.Amount != "" {
				t.Errorf("the amount %q is in no source", f.Amount)
			}
		}
		if names := []string{list[store.Funding](t, r)[1].Programme, list[store.Initiative](t, r)[1].Name}; !slices.Equal(names, []string{"INNOGLOBO", "BraSilesia"}) {
			t.Errorf("funding programme and initiative are %q", names)
		}
	})
}

func TestWebinars(t *testing.T) {
	view(t, func(r store.Reader) {
		numbers, minutes := []int{}, 0
		for _, w := range list[store.Webinar](t, r) {
			numbers = append(numbers, w.Number)
			if len(w.Sources) == 0 || w.Title == "" || w.Start.Local == "" {
				t.Errorf("webinar %d is more guessed than known", w.Number)
			}
			if w.StatedParticipants != 0 {
				t.Errorf("webinar %d states %d participants; no source does", w.Number, w.StatedParticipants)
			}
			if w.Number == 19 && (w.StatedCities != 16 || w.StatedCountries != 11 || !w.Start.Assumed || w.Minutes != 90 || len(w.Partnerships) != 3) {
				t.Errorf("webinar 19 is %+v", w)
			}
		}
		if !slices.Equal(numbers, []int{0, 14, 19, 20}) {
			t.Errorf("the webinars are %v", numbers)
		}
		for _, p := range list[store.AgendaPart](t, r) {
			minutes += p.Minutes
		}
		if minutes != 90 {
			t.Errorf("the agenda has %d minutes", minutes)
		}
	})
}

func TestQuestions(t *testing.T) {
	view(t, func(r store.Reader) {
		states, languages := map[store.QuestionState]int{}, map[string]int{}
		for _, q := range list[store.Question](t, r) {
			states[q.State]++
			languages[q.Language]++
			if answered := q.State == store.Answered; answered != (q.Answer != "") || answered != (q.AnsweredBy != "") || answered != (q.AnsweredMS > q.AskedMS) {
				t.Errorf("%q is %s with the answer %q by %q", q.Text, q.State, q.Answer, q.AnsweredBy)
			}
			if !q.Invented || q.Asker == "" || len(q.Country) != 2 {
				t.Errorf("%q is asked by %q of %q", q.Text, q.Asker, q.Country)
			}
		}
		same(t, "states", states, map[store.QuestionState]int{store.Answered: 10, store.Queued: 1, store.Parked: 1})
		if len(languages) != 3 {
			t.Errorf("questions are in %d languages", len(languages))
		}
	})
}

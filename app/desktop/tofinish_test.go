package desktop

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/rapporteur-app/rapporteur/store"
	"github.com/rapporteur-app/rapporteur/widgets"
)

// writeUnfinished makes a webinar with one or more of everything that is left to do,
// and others that must not be counted.
func writeUnfinished(t *testing.T) string {
	t.Helper()
	evidence := []store.Evidence{{Kind: store.WebPage, URL: "https://example.org/"}}
	return write(t, func(tx *store.Tx) error {
		w, other := store.Webinar{Number: 2, Title: "Unfinished", Start: store.Moment{Local: "2024-01-10"}}, store.Webinar{Number: 1, Title: "Other"}
		if err := putAll(tx, &w, &other); err != nil {
			return err
		}
		stale := store.Note{Kind: store.Outcome, Title: "Changed since", Webinar: w.ID, Evidence: evidence}
		fresh := store.Note{Kind: store.Outcome, Title: "Translated", Webinar: w.ID, Evidence: evidence}
		err := putAll(tx, &stale, &fresh,
			&store.Note{Kind: store.Lesson, Title: "Bare", Webinar: w.ID},
			&store.Note{Kind: store.Lesson, Title: "Bare of none"},
			&store.Note{Kind: store.Lesson, Title: "Bare elsewhere", Webinar: other.ID},
			&store.Note{Kind: store.Commitment, Title: "Nobody's", Webinar: w.ID, Evidence: evidence, Due: "2024"},
			&store.Note{Kind: store.Commitment, Title: "Undated", Webinar: w.ID, Evidence: evidence, Owner: "Coordination"},
			&store.Note{Kind: store.Commitment, Title: "Done", Webinar: w.ID, Evidence: evidence, Done: true},
			&store.Note{Kind: store.Commitment, Title: "Complete", Webinar: w.ID, Evidence: evidence, Owner: "Coordination", Due: "2024"})
		if err != nil {
			return err
		}
		of := func(n store.Note, text string) *store.Translation {
			return &store.Translation{Of: store.Ref{Type: store.TypeNote, ID: n.ID}, Field: "title", Language: "es", Text: "…", State: store.TranslationReviewed, Version: store.TextVersion(text)}
		}
		if err := putAll(tx, of(stale, "As it was"), of(fresh, fresh.Title)); err != nil {
			return err
		}
		return putAll(tx, &store.Question{Webinar: w.ID, Text: "Why?", State: store.Queued}, &store.Question{Webinar: w.ID, Text: "How?", State: store.Parked},
			&store.Question{Webinar: w.ID, Text: "Who?", State: store.Answered}, &store.Question{Webinar: other.ID, Text: "Where?", State: store.Queued})
	})
}

// finishChip is the chip of the Overview's line that says the words.
func finishChip(t *testing.T, d *desk, words string) *widgets.FilterChip {
	t.Helper()
	var found *widgets.FilterChip
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if c, ok := o.(*widgets.FilterChip); ok && strings.Contains(c.AccessibilityLabel(), words) {
			found = c
		}
		for _, child := range children(o) {
			walk(child)
		}
	}
	walk(d.pages[Overview].(*overviewPage).finish.object)
	if found == nil {
		t.Fatalf("nothing leads to %q; there is:\n%s", words, strings.Join(texts(d), "\n"))
	}
	return found
}

func TestTheOverviewSaysWhatIsLeftToDoAndLeadsThere(t *testing.T) {
	d, l := sit(t, writeUnfinished(t), nil)
	whole(d, l)
	wants(t, d, "To finish", "2 notes without evidence", "2 commitments without owner or date", "2 questions unanswered", "1 note with a translation out of date", "No attendance imported")
	for words, titles := range map[string][]string{
		"without evidence": {"Bare", "Bare of none"}, "without owner": {"Nobody's", "Undated"}, "translation": {"Changed since"},
	} {
		d.open(Route{Page: Overview})
		l.until("the Overview", func() bool { return !d.loads.running })
		finishChip(t, d, words).Tapped(nil)
		l.until("the notes", func() bool { return d.places.at.Page == Notes && !d.loads.running && !d.places.at.Record.IsZero() })
		p := d.pages[Notes].(*notesPage)
		var shown []string
		for _, n := range p.shown {
			shown = append(shown, p.snap.notes[n].Title)
		}
		if len(shown) != len(titles) || !strings.Contains(strings.Join(shown, "|"), titles[0]) || !strings.Contains(strings.Join(shown, "|"), titles[len(titles)-1]) {
			t.Errorf("%s leads to %q, not to %q", words, shown, titles)
		}
	}
	d.open(Route{Page: Overview})
	l.until("the Overview", func() bool { return !d.loads.running })
	finishChip(t, d, "attendance").Tapped(nil)
	if d.places.at.Page != Participation {
		t.Errorf("attendance leads to %v", d.places.at)
	}
	d.open(Route{Page: Overview})
	l.until("the Overview", func() bool { return !d.loads.running })
	finishChip(t, d, "unanswered").Tapped(nil)
	if d.places.at.Page != Questions {
		t.Errorf("questions lead to %v", d.places.at)
	}
}

func TestWhatIsDoneLeavesTheList(t *testing.T) {
	d, l := sit(t, writeUnfinished(t), nil)
	whole(d, l)
	d.edit("step.note.edit", func(tx *store.Tx) error {
		notes, err := store.List[store.Note](tx)
		for _, n := range notes {
			n.Owner, n.Due = "Coordination", "2024"
			if n.Evidence == nil {
				n.Evidence = []store.Evidence{{Kind: store.WebPage, URL: "https://example.org/"}}
			}
			if n.Title == "Changed since" {
				n.Title = "As it was"
			}
			if err == nil {
				err = store.Put(tx, &n)
			}
		}
		questions, _ := store.List[store.Question](tx)
		for _, q := range questions {
			if q.State = store.Answered; err == nil {
				err = store.Put(tx, &q)
			}
		}
		return err
	})
	l.until("only the attendance is left", func() bool { return !shows(d, "without") && !shows(d, "translation") && !shows(d, "unanswered") })
	wants(t, d, "To finish", "No attendance imported")
	d.edit("step.webinar.edit", func(tx *store.Tx) error {
		w, err := store.Get[store.Webinar](tx, d.places.at.Webinar)
		w.Start.Local = d.now().AddDate(0, 1, 0).Format(time.DateOnly) // nobody can have come yet
		if err != nil {
			return err
		}
		return store.Put(tx, &w)
	})
	l.until("nothing is left", func() bool { return shows(d, "Nothing to finish.") && !shows(d, "To finish") })
}

func TestTheCountsOfWhatIsLeftAreThoseOfTheNotesPage(t *testing.T) {
	d, l := sit(t, writeUnfinished(t), nil)
	whole(d, l)
	d.open(Route{Page: Notes})
	l.until("the notes", func() bool { return d.places.at.Page == Notes && !d.loads.running && !d.places.at.Record.IsZero() })
	p := d.pages[Notes].(*notesPage)
	for facet, values := range map[noteFacet]map[string]int{
		facetEvidence: {evidenceMissing: 2}, facetUnfinished: {unfinishedCommitment: 2, unfinishedTranslation: 1},
	} {
		for value, want := range values {
			if got := p.counts.of(facet, value); got != want {
				t.Errorf("%s counts %d, not %d", value, got, want)
			}
		}
	}
	wants(t, d, "No owner or date", "Translation out of date")
}

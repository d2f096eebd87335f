package present

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestTheSampleBecomesSlides(t *testing.T) {
	f, webinar := sampleFile(t)
	d := deckOf(t, f, webinar, Options{})
	want := []string{
		"opening: Final lessons from the Region-to-Region cooperation", "agenda: Agenda",
		"partnership: Ostrobothnia – Magallanes", "partnership: Paraná – Silesia", "partnership: Tierra del Fuego – Opolskie",
		"registrations: Most registrations came from Latin America", "lessons: What we take home · 1 of 3", "lessons: What we take home · 2 of 3", "lessons: What we take home · 3 of 3",
	}
	if got := labels(d.Slides); !slices.Equal(got[:len(want)], want) || got[len(got)-1] != "closing: Thank you" {
		t.Errorf("%q", got)
	}
	if d.Slides[0].Small == "" || !strings.Contains(d.Footer, "19") {
		t.Errorf("nothing says what is invented, or of what the show is: %+v", d.Slides[0])
	}
	total := 0
	for _, bar := range d.Slides[5].Bars {
		if bar.Value < 5 {
			t.Errorf("a bar of %d people", bar.Value)
		}
		total += bar.Value
	}
	if total > d.Slides[5].Total || d.Slides[5].Total != 214 {
		t.Errorf("%d of %d people registered", total, d.Slides[5].Total)
	}
	again := deckOf(t, f, webinar, Options{})
	again.Words, d.Words = Words{}, Words{}
	if fmt.Sprintf("%+v", again) != fmt.Sprintf("%+v", d) {
		t.Error("the same notebook gives other slides")
	}
}

func TestOnlyWhatMayBeSeenIsShown(t *testing.T) {
	f, webinar := sampleFile(t)
	put(t, f, &store.Note{Webinar: webinar, Kind: store.Lesson, Title: "A draft lesson", Status: store.DraftNote})
	put(t, f, &store.Note{Webinar: webinar, Kind: store.Quote, Title: "An uncleared quote", Status: store.Published})
	put(t, f, &store.Question{Webinar: webinar, Text: "An unread question", State: store.Queued, ToReview: true})
	put(t, f, &store.Question{Webinar: webinar, Text: "An answered question", State: store.Answered})
	put(t, f, &store.Question{Webinar: webinar, Text: "A waiting question", State: store.Queued, Asker: "Mayor", Country: "BR", Rank: "a"})
	put(t, f, &store.Note{Webinar: webinar, Kind: store.Lesson, Title: "A **published** lesson", Body: "## Kopfzeile\n\nSee [here](https://example.org) *now*.\n\nMore.", Status: store.Published})
	put(t, f, &store.Note{Webinar: webinar, Kind: store.Quote, Title: "A cleared quote", Cleared: true, Speaker: "Mayor", Status: store.Published})
	text := fmt.Sprintf("%+v", deckOf(t, f, webinar, Options{}).Slides)
	for _, hidden := range []string{"A draft lesson", "An uncleared quote", "An unread question", "An answered question", "**", "](", "Kopfzeile"} {
		if strings.Contains(text, hidden) {
			t.Errorf("%q is on a slide", hidden)
		}
	}
	for _, seen := range []string{"A waiting question", "A published lesson", "See here now.", "A cleared quote", "Mayor, Brazil"} {
		if !strings.Contains(text, seen) {
			t.Errorf("%q is on no slide", seen)
		}
	}
}

func TestAWebinarWithNothingButATitleHasAShow(t *testing.T) {
	drawing(t)
	f, _ := sampleFile(t)
	w := store.Webinar{Title: "Alone"}
	put(t, f, &w)
	d := deckOf(t, f, w.ID, Options{})
	if got := labels(d.Paginate()); !slices.Equal(got, []string{"opening: Alone", "closing: Thank you"}) {
		t.Errorf("%q", got)
	}
	empty := store.Webinar{}
	put(t, f, &empty)
	if got := deckOf(t, f, empty.ID, Options{}); got.Slides[0].Heading == "" {
		t.Errorf("%+v", got.Slides[0])
	}
}

func TestATextHasItsReviewedTranslationAndElseItsLanguage(t *testing.T) {
	f, webinar := sampleFile(t)
	n := store.Note{Webinar: webinar, Kind: store.Lesson, Title: "Speak early", Status: store.Published}
	put(t, f, &n)
	bare := store.Note{Webinar: webinar, Kind: store.Quote, Title: "Only English", Cleared: true, Status: store.Published}
	put(t, f, &bare)
	put(t, f, &store.Translation{
		Of: store.Ref{Type: store.TypeNote, ID: n.ID}, Field: "title", Language: "es", Text: "Hablen pronto", State: store.TranslationReviewed, Version: store.TextVersion("Speak early"),
	})
	d := deckOf(t, f, webinar, Options{Language: "es"})
	text := fmt.Sprintf("%+v", d.Slides)
	if d.Language != "es" || !strings.Contains(text, "Hablen pronto") || strings.Contains(text, "Speak early") {
		t.Error("the reviewed translation is not shown")
	}
	for _, s := range d.Slides {
		if s.Text == "Only English" && s.In == "" {
			t.Error("nothing says that the quote is in another language")
		}
	}
}

// TestTheFirstSlideSaysHowManyPartnershipsItDoesNotName drops none silently.
func TestTheFirstSlideSaysHowManyPartnershipsItDoesNotName(t *testing.T) {
	f, webinar := sampleFile(t)
	_, err := f.Edit("step.webinar.edit", func(tx *store.Tx) error {
		w, err := store.Get[store.Webinar](tx, webinar)
		if err != nil {
			return err
		}
		for i := range 3 {
			pair := store.Partnership{Number: 4 + i, Regions: nil}
			if err := store.Put(tx, &pair); err != nil {
				return err
			}
			w.Partnerships = append(w.Partnerships, pair.ID)
		}
		return store.Put(tx, &w)
	})
	if err != nil {
		t.Fatal(err)
	}
	rows := deckOf(t, f, webinar, Options{}).Slides[0].Rows
	if len(rows) != mostNamed || rows[mostNamed-1].Text != "and 3 more partnerships" {
		t.Errorf("%+v", rows)
	}
}

func TestTheNameOfAPartnershipNeedsNoTranslation(t *testing.T) {
	f, webinar := sampleFile(t)
	for _, language := range []string{"es", "pt"} {
		for _, s := range deckOf(t, f, webinar, Options{Language: language}).Slides {
			if s.Kind == Agenda && (s.In != "" || len(s.Rows) != 6) {
				t.Errorf("%s: the agenda of %d parts stands in %q", language, len(s.Rows), s.In)
			}
		}
	}
	put(t, f, &store.AgendaPart{Webinar: webinar, Rank: "zz", Title: "Farewell"})
	for _, s := range deckOf(t, f, webinar, Options{Language: "es"}).Slides {
		if s.Kind == Agenda && s.In != "English" {
			t.Errorf("a part in English is said to stand in %q", s.In)
		}
	}
}

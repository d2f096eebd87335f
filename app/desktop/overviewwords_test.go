package desktop

import (
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// overviewOf reads the Overview of a webinar of a small notebook.
func overviewOf(t *testing.T, path string, webinar store.ID) *overviewData {
	t.Helper()
	file, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var v *overviewData
	if err := file.View(func(r store.Reader) (err error) {
		v, err = readOverview(r, words.For("en"), webinar, time.Now())
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestOnlyWebinarsWithInventedContentSaySo(t *testing.T) {
	made, told := store.Webinar{Title: "Made up"}, store.Webinar{Title: "As it was"}
	path := write(t, func(tx *store.Tx) error {
		about, err := store.About(tx)
		if err != nil {
			return err
		}
		about.Caveat = "The transcript is invented."
		if err := putAll(tx, &about); err != nil {
			return err
		}
		if err := putAll(tx, &made, &told); err != nil {
			return err
		}
		if err := putAll(tx, &store.Note{Kind: store.Lesson, Webinar: told.ID}); err != nil {
			return err
		}
		return putAll(tx, &store.Transcript{Webinar: made.ID, Invented: true})
	})
	if v := overviewOf(t, path, made.ID); v.caveat == "" {
		t.Error("a webinar with an invented transcript should say so")
	}
	v := overviewOf(t, path, told.ID)
	if v.caveat != "" {
		t.Errorf("nothing is invented here, yet it says %q", v.caveat)
	}
	if v.recent[0].title != "Untitled note" {
		t.Errorf("a note without a title reads %q", v.recent[0].title)
	}
}

func TestQuestionsToReviewAreNeitherAnsweredNorOpen(t *testing.T) {
	path := write(t, func(tx *store.Tx) error {
		w := store.Webinar{Title: "Rivers"}
		if err := putAll(tx, &w); err != nil {
			return err
		}
		return putAll(tx, &store.Question{Webinar: w.ID, Text: "Who pays?", State: store.Queued},
			&store.Question{Webinar: w.ID, Text: "Who asks?", State: store.Answered, ToReview: true},
			&store.Question{Webinar: w.ID, Text: "Who else?", State: store.Queued, ToReview: true})
	})
	file, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []store.Question
	if err := file.View(func(r store.Reader) (err error) { all, err = store.List[store.Question](r); return err }); err != nil {
		t.Fatal(err)
	}
	k := questionsKPI(words.For("en"), all)
	if k.value != "1" || k.context != "0 answered, 1\u00a0open, 2\u00a0to\u00a0review" {
		t.Errorf("the Overview says %+v", k)
	}
}

package importer

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// planMade makes a plan of exports that were not read from a file.
func planMade(t *testing.T, f *store.File, target Target, exports ...*Export) *Plan {
	t.Helper()
	var p *Plan
	err := f.View(func(r store.Reader) (err error) {
		p, err = NewPlan(r, exports, target, PlanOptions{Key: Key{[32]byte{6}}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func hour(from, until int64) []store.Span {
	return []store.Span{{From: 1700748000 + from, Until: 1700748000 + until}}
}

// people counts a plan's active people, by how they are known.
func active(p *Plan) (found string) {
	for _, part := range p.parts {
		for _, person := range part.people {
			if person.Active {
				found += person.Key[:1]
			}
		}
	}
	return found
}

func TestAQuestionIsOfWhoeverAloneHasTheName(t *testing.T) {
	room := []Row{
		{Name: "Ada Example", Email: "ada@example.org", Spans: hour(0, 60)},
		{Name: "Bea Example", Country: "Finland", Spans: hour(0, 60)},
		{Name: "Cy Example", Email: "cy@example.org", Spans: hour(0, 60)},
		{Name: "Cy Example", Email: "cy@example.com", Spans: hour(0, 60)},
		{Name: "Anonymous", Email: "dan@example.org", Spans: hour(0, 60)},
	}
	for asker, want := range map[string]struct {
		kinds string
		all   int
	}{
		"ADA EXAMPLE": {"e", 5}, "Bea Example": {"n", 5}, "Cy Example": {"n", 6}, "Eva Example": {"n", 6}, "Anonymous": {"", 5}, "": {"", 5},
	} {
		questions := []Question{{Text: "Who pays?", Asker: asker}}
		for how, exports := range map[string][]*Export{
			"one file":  {{Platform: Zoom, Layout: ZoomQuestions, Rows: room, Questions: questions}},
			"two files": {{Platform: Zoom, Layout: ZoomQuestions, Questions: questions}, {Platform: Zoom, Layout: ZoomMeetingParticipants, Source: store.Hash{1}, Rows: room}},
		} {
			p := planMade(t, notebook(t), Target{New: true}, exports...)
			if !slices.ContainsFunc(p.parts, func(f filePlan) bool { return len(f.questions) == 1 && f.questions[0].ToReview }) {
				t.Errorf("%q, %s: the question does not wait for a person to look at it", asker, how)
			}
			if got := active(p); got != want.kinds {
				t.Errorf("%q, %s: active are %q, want %q", asker, how, got, want.kinds)
			}
			everyone := map[string]bool{}
			for _, part := range p.parts {
				for _, person := range part.people {
					everyone[person.Key] = true
				}
			}
			if len(everyone) != want.all {
				t.Errorf("%q, %s: %d people, want %d", asker, how, len(everyone), want.all)
			}
		}
	}
}

func TestAnswersInOwnWordsAreOnlyCounted(t *testing.T) {
	long := strings.Repeat("because of my colleague ", 4)
	for name, c := range map[string]struct {
		replies [][]string
		open    int
		options []string
	}{
		"choices of five":          {[][]string{{"A"}, {"B"}, {"A"}, {"C"}, {"B"}}, 0, nil},
		"several choices of five":  {[][]string{{"A", "B"}, {"B", "C"}, {"A", "D"}, {"D"}, {"C"}}, 0, nil},
		"words of five":            {[][]string{{"v"}, {"w"}, {"x"}, {"y"}, {"y"}}, 5, nil},
		"short answers of two":     {[][]string{{"Study visit"}, {"My boss Ada"}}, 2, nil},
		"one short answer":         {[][]string{{"My boss Ada"}}, 1, nil},
		"two of three agree":       {[][]string{{"Yes"}, {"Yes"}, {"No"}}, 0, nil},
		"own words beside choices": {[][]string{{"Yes"}, {"Yes"}, {long}}, 3, nil},
		"listed choices":           {[][]string{{"Yes"}, {"No"}}, 0, []string{"Yes", "No", "Maybe"}},
		"own words beside a list":  {[][]string{{"Yes"}, {"Ask Ada"}}, 2, []string{"Yes", "No"}},
		"long answers of two":      {[][]string{{long + "1"}, {long + "2"}}, 2, nil},
		"a long choice of several": {[][]string{{long}, {long}, {"A"}}, 0, nil},
	} {
		var replies []Reply
		for _, choices := range c.replies {
			replies = append(replies, Reply{Choices: choices})
		}
		p := planMade(t, notebook(t), Target{New: true}, &Export{Platform: Zoom, Layout: ZoomPolls, Polls: []Poll{{Question: "Why?", Options: c.options, Replies: replies}}})
		poll := p.parts[0].about.Polls[0]
		if poll.Open != c.open || (poll.Open > 0) != (len(poll.Answers) == 0) || poll.Respondents != len(c.replies) || !poll.Anonymous {
			t.Errorf("%s: %+v", name, poll)
		}
	}
}

func TestOnePersonOfManyRows(t *testing.T) {
	e := &Export{Platform: Zoom, Layout: ZoomWebinarAttendees, Until: 1700751600, Rows: []Row{
		{Name: "Ada", Email: "Ada@Example.org", Host: true, Country: "Chile", Spans: hour(0, 600)},
		{Name: "Ada E.", Email: "ada@example.org", Registered: true, Country: "Finland", City: "Vaasa", Spans: hour(600, 3000)},
		{Name: "Ada", Email: "ADA@EXAMPLE.ORG", Registered: true, Spans: []store.Span{{From: 1700748000 + 3300}}},
	}}
	p := planMade(t, notebook(t), Target{New: true}, e)
	r := p.Result()
	if r.People != 1 || r.Registered != 1 || r.NoShows != 0 || r.Spans != 3 || r.Minutes != 55 || r.Countries["FI"] != 1 || len(r.Countries) != 1 {
		t.Errorf("%+v", r)
	}
	if person := p.parts[0].people[0]; !person.Host || person.City != "Vaasa" {
		t.Errorf("%+v", person)
	}
}

func TestRoomsThatBeginTogetherAreTwoSessions(t *testing.T) {
	at := func(title, id string, from int64) string {
		return Key{}.sessionOf(&Export{Platform: Teams, Title: title, SessionID: id, From: from})
	}
	if at("Room 1", "", 60) == at("Room 2", "", 60) || at("Class", "8 1", 60) == at("Class", "8 1", 6000) {
		t.Error("two sessions are one")
	}
	if at("Class", "81 2", 60) != at("Renamed", "8-12", 60) {
		t.Error("one session is two")
	}
}

func TestAWebinarThatWasDeletedMeanwhileTakesNoImport(t *testing.T) {
	f := notebook(t)
	w := store.Webinar{Number: 1}
	edit := func(fn func(tx *store.Tx) error) error { _, err := f.Edit(Step, fn); return err }
	if err := edit(func(tx *store.Tx) error { return store.Put(tx, &w) }); err != nil {
		t.Fatal(err)
	}
	p := planMade(t, f, Target{Webinar: w.ID}, &Export{Platform: Zoom, Layout: ZoomMeetingParticipants, Rows: []Row{{Name: "Ada", Spans: hour(0, 60)}}})
	if err := edit(func(tx *store.Tx) error { return store.Delete[store.Webinar](tx, w.ID) }); err != nil {
		t.Fatal(err)
	}
	if err := edit(func(tx *store.Tx) error { _, err := p.Write(tx); return err }); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestUndoTakesBackAWholeImport(t *testing.T) {
	f := notebook(t)
	e := &Export{Platform: Zoom, Layout: ZoomQuestions, Title: "Green", From: 1700748000, Rows: []Row{{Name: "Ada", Spans: hour(0, 60)}}, Questions: []Question{{Text: "Why?"}}}
	p := planMade(t, f, Target{New: true}, e)
	if _, err := f.Edit(Step, func(tx *store.Tx) error { _, err := p.Write(tx); return err }); err != nil {
		t.Fatal(err)
	}
	again := *e
	again.Source = store.Hash{2}
	p = planMade(t, f, Target{Webinar: p.webinar.ID}, &again)
	if r := p.Result(); r.Replaces != 1 {
		t.Fatalf("%+v", r)
	}
	if _, err := f.Edit(Step, func(tx *store.Tx) error { _, err := p.Write(tx); return err }); err != nil {
		t.Fatal(err)
	}
	count := func() (n int) {
		_ = f.View(func(r store.Reader) error {
			return store.EachRecord(r, func(typ store.Type, _ store.ID, _ any) error {
				if typ != store.TypeNotebook {
					n++
				}
				return nil
			})
		})
		return n
	}
	for _, want := range []int{3, 3, 0} {
		if n := count(); n != want {
			t.Errorf("%d records, want %d", n, want)
		}
		if want > 0 && count() > 0 {
			if _, err := f.Undo(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, ok := f.CanUndo(); ok {
		t.Error("an import is more than one step")
	}
}

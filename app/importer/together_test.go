package importer

import (
	"fmt"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/store"
)

// at is a moment of November 2023, UTC.
func at(day, hour int) int64 { return time.Date(2023, 11, day, hour, 0, 0, 0, time.UTC).Unix() }

func TestFilesOfOneSessionComeTogether(t *testing.T) {
	attendees := &Export{Platform: Zoom, Layout: ZoomWebinarAttendees, SessionID: "123 4567", Title: "Closing", From: at(23, 15)}
	registered := &Export{Platform: Zoom, Layout: ZoomRegistration, SessionID: "123-4567", From: at(23, 14)}
	later := &Export{Platform: Zoom, Layout: ZoomWebinarAttendees, SessionID: "1234567", Title: "Closing", From: at(30, 15)}
	other := &Export{Platform: Zoom, Layout: ZoomMeetingParticipants, SessionID: "999", From: at(23, 18)}
	teams := &Export{Platform: Teams, Layout: TeamsSections, SessionID: "abc", From: at(23, 15)}
	questions := &Export{Platform: Zoom, Layout: ZoomQuestions, Title: "  closing "}
	stray := &Export{Platform: Zoom, Layout: ZoomPolls, Title: "Something else"}
	undated := &Export{Platform: Meet, NeedsDay: true, Rows: []Row{{Spans: []store.Span{{From: 36000, Until: 39600}}}}}
	for _, c := range []struct {
		name    string
		exports []*Export
		want    string
	}{
		{"one session", []*Export{attendees, registered}, "[[0 1]]"},
		{"a series shares its id", []*Export{later, attendees}, "[[1] [0]]"},
		{"two sessions of one day", []*Export{attendees, other}, "[[0] [1]]"},
		{"two platforms of one day", []*Export{attendees, teams}, "[[0 1]]"},
		{"without a day by title", []*Export{questions, attendees, other}, "[[1 0] [2]]"},
		{"without a day and one session", []*Export{stray, attendees}, "[[1 0]]"},
		{"without a day and two sessions", []*Export{stray, attendees, other}, "[[1] [2] [0]]"},
		{"times without a date", []*Export{undated, attendees}, "[[1 0]]"},
		{"nothing", nil, "[]"},
	} {
		if got := fmt.Sprint(Together(c.exports)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTheLikeliestWebinarComesFirst(t *testing.T) {
	f := notebook(t)
	var key Key
	export := &Export{Platform: Zoom, Layout: ZoomMeetingParticipants, Source: store.HashOf([]byte("a")), SessionID: "1", Title: "Closing", From: at(23, 15),
		Rows: []Row{{Name: "Ana", Present: true, Spans: []store.Span{{From: at(23, 15), Until: at(23, 16)}}}}}
	same := &store.Webinar{Number: 1, Title: "Closing"}
	day := &store.Webinar{Number: 2, Title: "Other", Start: store.Moment{Local: "2023-11-23T15:00:00"}}
	newest := &store.Webinar{Number: 9, Title: "Newest", Start: store.Moment{Local: "2024-01-01"}}
	holder := &store.Webinar{Number: 3, Title: "Holder"}
	edit := func(change func(tx *store.Tx) error) {
		t.Helper()
		if _, err := f.Edit("test", change); err != nil {
			t.Fatal(err)
		}
	}
	first := func(e *Export) (list []Candidate) {
		t.Helper()
		err := f.View(func(r store.Reader) (err error) {
			list, err = Candidates(r, []*Export{e}, key)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	edit(func(tx *store.Tx) error {
		for _, w := range []*store.Webinar{same, day, newest, holder} {
			if err := store.Put(tx, w); err != nil {
				return err
			}
		}
		return nil
	})
	list := first(export)
	if got := fmt.Sprint(list[0].Webinar.Number, list[0].Reason, list[1].Webinar.Number, list[1].Reason, list[2].Webinar.Number, list[2].Reason); got != "2day1title9" {
		t.Errorf("in order: %s", got)
	}
	var plan *Plan
	err := f.View(func(r store.Reader) (err error) {
		plan, err = NewPlan(r, []*Export{export}, Target{Webinar: holder.ID}, PlanOptions{Key: key})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	edit(func(tx *store.Tx) error { _, err := plan.Write(tx); return err })
	if list = first(export); list[0].Webinar.ID != holder.ID || list[0].Reason != ReasonKnown {
		t.Errorf("the file is known, but first is %v for %q", list[0].Webinar.Number, list[0].Reason)
	}
	newer := *export
	newer.Source = store.HashOf([]byte("b"))
	if list = first(&newer); list[0].Webinar.ID != holder.ID || list[0].Reason != ReasonSession {
		t.Errorf("the session is known, but first is %v for %q", list[0].Webinar.Number, list[0].Reason)
	}
}

func TestReadingsOfADate(t *testing.T) {
	for text, want := range map[string]string{
		"03/04/2026 10:00:00 AM": "2026-04-03 2026-03-04", "3/4/26, 16:00": "2026-04-03 2026-03-04",
		"24/03/2026": "", "03/24/2026 10:00": "", "2026-03-04 10:00": "", "Mar 4, 2026": "", "4/4/2026": "", "10:00 AM": "", "": "", "never": "",
	} {
		dayFirst, monthFirst, ok := Readings(text)
		got := ""
		if ok {
			got = dayFirst.Format(time.DateOnly) + " " + monthFirst.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

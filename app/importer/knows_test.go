package importer

import (
	"context"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestOfTwoExportsTheOneWithTimesCounts(t *testing.T) {
	timed, summed := session(1, 3), session(2, 3)
	for i := range summed.Rows {
		summed.Rows[i].Spans, summed.Rows[i].Seconds = nil, 2*3600
	}
	f := notebook(t)
	for _, exports := range [][]*Export{{timed, summed}, {summed, timed}} {
		if r := planMade(t, f, Target{New: true}, exports...).Result(); r.Spans != 3 || r.Minutes != 180 || r.Peak != 3 {
			t.Errorf("%d spans, %d minutes, peak %d", r.Spans, r.Minutes, r.Peak)
		}
	}
	id := keep(t, f, planMade(t, f, Target{New: true}, timed))
	if p := planMade(t, f, Target{Webinar: id}, summed); p.larger != 3 {
		t.Error("nothing says that times make way for sums")
	}
}

func TestTheLongerOfTwoKindsOfExportsCounts(t *testing.T) {
	list := &Export{Platform: BigBlueButton, Layout: BBBDashboardUsers, Source: store.Hash{1}, Rows: []Row{{Name: "Ada", Present: true, Spans: hour(0, 3600)}}}
	whole := &Export{Platform: BigBlueButton, Layout: BBBDashboard, Source: store.Hash{2}, From: 1700748000, Rows: []Row{
		{Name: "Ada", ID: "a", Present: true, Spans: hour(0, 3600)}, {Name: "Bea", ID: "b", Present: true, Spans: hour(0, 600)},
	}}
	for _, exports := range [][]*Export{{list, whole}, {whole, list}} {
		if r := planMade(t, notebook(t), Target{New: true}, exports...).Result(); r.People != 2 {
			t.Errorf("%d people", r.People)
		}
	}
}

func TestAPollCountsPeople(t *testing.T) {
	reply := func(email, choice string) Reply { return Reply{Email: email, Choices: []string{choice}} }
	p := planMade(t, notebook(t), Target{New: true}, &Export{Platform: Zoom, Layout: ZoomPolls, Polls: []Poll{{Question: "Which?", Replies: []Reply{
		reply("a@example.org", "Europe"), reply("b@example.org", "Europe"), reply("A@example.org", "Asia"), reply("", "Asia"), reply("", "Asia"),
	}}}})
	poll := p.parts[0].about.Polls[0]
	if poll.Respondents != 4 || len(poll.Answers) != 2 || poll.Answers[0] != (store.PollAnswer{Text: "Asia", People: 3}) || poll.Answers[1].People != 1 {
		t.Errorf("%+v", poll)
	}
}

func TestATitleDoesNotSayWhoseMeetingItIs(t *testing.T) {
	for title, want := range map[string]string{
		"Ada Kanarie's Zoom Meeting": "Zoom Meeting", "Ada's Personal Meeting Room": "Personal Meeting Room", "Reunión de Zoom de Ada Kanarie": "Reunión de Zoom",
		"Reunião Zoom de Ada": "Reunião Zoom", "Zoom-Meeting von Ada Kanarie": "Zoom-Meeting",
		"Lessons with Ada Kanarie": "Lessons with […]", "Reunión Zoom de la red de ciudades": "Reunión Zoom de la red de ciudades",
		"Lessons from the programme's Zoom webinar series": "Lessons from the programme's Zoom webinar series", "Talk with Bea Asker": "Talk with […]", "Ada, on lessons": "Ada, on lessons", "What Europe's regions learned": "What Europe's regions learned",
	} {
		e := &Export{Title: title, Hosts: []string{"Ada Kanarie (ada@example.org)"}, Questions: []Question{{Asker: "Bea Asker"}}}
		if got := scrubTitle(title, []*Export{e}); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
}

func TestHalfANameOfAColumnOfItsOwnIsTakenOut(t *testing.T) {
	e := &Export{
		Rows:      []Row{{Name: "Annika Kanarix", First: "Annika", Last: "Kanarix"}, {Name: "Paris Green", First: "Paris", Last: "Green"}, {Name: "Opole University"}},
		Questions: []Question{{Text: "x"}},
	}
	s := newScrubber([]*Export{e})
	for text, want := range map[string]string{
		"Annika asked; does Kanarix agree?": "[…] asked; does […] agree?", "ANNIKA says": "[…] says", "Is Paris far?": "Is Paris far?", "Will Opole go on?": "Will Opole go on?",
	} {
		if got := s.text(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestTheSameContentInAnotherEncodingIsTheSame(t *testing.T) {
	text := "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\nAda,ada@example.org,05/22/2026 09:00:00 AM,05/22/2026 09:30:00 AM,30,No\n"
	wide := []byte{0xFF, 0xFE}
	for _, r := range text {
		wide = append(wide, byte(r), 0)
	}
	var sources []store.Hash
	for _, data := range [][]byte{[]byte(text), []byte("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")), wide, []byte(text + "\n\n"), []byte(strings.Replace(text, "30,No", "31,No", 1))} {
		e, err := Read(context.Background(), "a.csv", data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, e.Source)
	}
	for i, s := range sources {
		if same := s == sources[0]; same != (i < 4) {
			t.Errorf("form %d is the same: %v", i, same)
		}
	}
}

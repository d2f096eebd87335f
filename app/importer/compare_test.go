package importer

import (
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// session is an export of one session of one meeting, by so many people who stayed
// for an hour.
func session(source byte, people int) *Export {
	e := &Export{Platform: Zoom, Layout: ZoomMeetingParticipants, Title: "Green", SessionID: "812 345", From: 1700748000, Zone: "UTC", Source: store.Hash{source}}
	for i := range people {
		e.Rows = append(e.Rows, Row{Name: strings.Repeat("A", i+1), Spans: hour(0, 3600)})
	}
	return e
}

// keep writes a plan and returns its webinar.
func keep(t *testing.T, f *store.File, p *Plan) (id store.ID) {
	t.Helper()
	if _, err := f.Edit(Step, func(tx *store.Tx) (err error) { id, err = p.Write(tx); return err }); err != nil {
		t.Fatal(err)
	}
	return id
}

func warned(p *Plan) (keys []string) {
	for _, w := range p.Result().Warnings {
		keys = append(keys, strings.TrimPrefix(w.Key, "import.warn."))
	}
	return keys
}

func TestAnotherWebinarThatHoldsTheFileOrTheSessionIsNamed(t *testing.T) {
	f := notebook(t)
	first := keep(t, f, planMade(t, f, Target{New: true}, session(1, 3)))
	other := store.Webinar{Title: "Another", Number: 7, Start: store.Moment{Local: "2026-01-01T10:00:00"}}
	if _, err := f.Edit(Step, func(tx *store.Tx) error { return store.Put(tx, &other) }); err != nil {
		t.Fatal(err)
	}

	p := planMade(t, f, Target{Webinar: other.ID}, session(1, 3))
	if r := p.Result(); !r.Already || r.Webinar.ID != first || !slices.Equal(warned(p), []string{"held"}) {
		t.Errorf("the same file for another webinar: %v, %v", r.Already, warned(p))
	}
	for name, target := range map[string]Target{"new": {New: true}, "another": {Webinar: other.ID}} {
		p := planMade(t, f, target, session(2, 4))
		if r := p.Result(); r.Already || r.Replaces != 0 || !slices.Contains(warned(p), "known") {
			t.Errorf("a newer export for %s: %+v", name, r)
		}
	}
	if p := planMade(t, f, Target{Webinar: first}, session(2, 4)); slices.Contains(warned(p), "known") || p.Result().Replaces != 1 {
		t.Errorf("a newer export for its own webinar: %v", warned(p))
	}
}

func TestWhatSaysLessReplacesWithAWord(t *testing.T) {
	f := notebook(t)
	id := keep(t, f, planMade(t, f, Target{New: true}, session(1, 3)))
	for people, want := range map[int]string{2: "replaces_larger", 3: "replaces", 4: "replaces"} {
		if p := planMade(t, f, Target{Webinar: id}, session(2, people)); !slices.Equal(warned(p), []string{want}) {
			t.Errorf("%d people after 3: %v, want %s", people, warned(p), want)
		}
	}
}

func TestAWebinarWithoutADateGetsTheSessions(t *testing.T) {
	f := notebook(t)
	w := store.Webinar{Title: "Planned", Number: 3}
	if _, err := f.Edit(Step, func(tx *store.Tx) error { return store.Put(tx, &w) }); err != nil {
		t.Fatal(err)
	}
	e := session(1, 3)
	e.Until = e.From + 5400
	p := planMade(t, f, Target{Webinar: w.ID}, e)
	if !slices.Equal(warned(p), []string{"dated"}) {
		t.Errorf("%v", warned(p))
	}
	keep(t, f, p)
	has := func() (kept store.Webinar) {
		err := f.View(func(r store.Reader) (err error) { kept, err = store.Get[store.Webinar](r, w.ID); return err })
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	if kept := has(); kept.Title != "Planned" || kept.Start.Local != "2023-11-23T14:00:00" || kept.Start.Zone != "UTC" || kept.Minutes != 90 {
		t.Errorf("%+v", kept)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if kept := has(); kept.Start.Local != "" || kept.Minutes != 0 {
		t.Errorf("after undo: %+v", kept)
	}
}

// TestImportingAgainBringsBackRowsThatAreLost, as a repaired notebook has lost them.
func TestImportingAgainBringsBackRowsThatAreLost(t *testing.T) {
	f := notebook(t)
	id := keep(t, f, planMade(t, f, Target{New: true}, session(1, 3)))
	_, err := f.Edit("step.test", func(tx *store.Tx) error {
		all, err := store.List[store.Attendance](tx)
		if err != nil {
			return err
		}
		all[0].People = store.HashOf([]byte("rows that nobody has"))
		return store.Put(tx, &all[0])
	})
	if err != nil {
		t.Fatal(err)
	}
	p := planMade(t, f, Target{Webinar: id}, session(1, 3))
	if p.Result().Already {
		t.Fatal("it says that all of it is there")
	}
	keep(t, f, p)
	err = f.View(func(r store.Reader) error {
		all, err := store.List[store.Attendance](r)
		if err != nil || len(all) != 1 {
			t.Errorf("there are %d attendances", len(all))
			return err
		}
		people, err := store.People(r, all[0].People)
		if len(people) != 3 {
			t.Errorf("%d people are there", len(people))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

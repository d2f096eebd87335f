package importer

import (
	"bytes"
	"os"
	"testing"

	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/store"
)

// Whatever is undone and redone after forgetting, nobody comes back.
func TestUndoBringsNobodyForgottenBack(t *testing.T) {
	f := notebook(t)
	write := func(target Target, e Export) *Plan {
		p := planMade(t, f, target, &e)
		if _, err := f.Edit(Step, func(tx *store.Tx) error { _, err := p.Write(tx); return err }); err != nil {
			t.Fatal(err)
		}
		return p
	}
	e := Export{Platform: Zoom, Layout: ZoomMeetingParticipants, Title: "Green", From: 1700748000, Source: store.Hash{1}}
	for _, name := range []string{"Ada", "Bea", "Cy"} {
		e.Rows = append(e.Rows, Row{Name: name, Spans: hour(0, 600)})
	}
	first := write(Target{New: true}, e)
	e.Source, e.Rows = store.Hash{2}, append(e.Rows, Row{Name: "Dan", Spans: hour(0, 60)})
	second := write(Target{Webinar: first.webinar.ID}, e)
	e.Layout, e.Source = ZoomRegistration, store.Hash{3}
	undone := write(Target{Webinar: first.webinar.ID}, e)
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	attended := func() (n int) {
		if err := f.View(func(r store.Reader) error {
			got, err := figures.For(r, first.webinar.ID)
			n = got.Attended
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if attended() != 4 {
		t.Fatal(attended())
	}
	if n, err := Forget(f, first.webinar.ID); err != nil || n != 3 {
		t.Fatalf("%d imports, %v", n, err)
	}
	sound := func(when string) {
		t.Helper()
		raw, err := os.ReadFile(f.Path())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []*Plan{first, second, undone} {
			for _, person := range p.parts[0].people {
				if bytes.Contains(raw, []byte(person.Key)) {
					t.Fatalf("%s: %s is in the file", when, person.Key)
				}
			}
		}
	}
	sound("forgotten")
	if attended() != 4 {
		t.Errorf("%d attended", attended())
	}
	for _, step := range []func() (store.UndoResult, error){f.Redo, f.Undo, f.Undo, f.Undo, f.Redo, f.Redo} {
		_, _ = step() // what cannot be done any more says so
		sound("undone")
	}
	path := f.Path()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if problems, err := store.Check(path); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

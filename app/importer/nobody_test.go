package importer

import (
	"context"
	"errors"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestAHeaderAloneIsNothingToImport(t *testing.T) {
	e, err := Read(context.Background(), "a.csv", []byte("Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = notebook(t).View(func(r store.Reader) error {
		_, err := NewPlan(r, []*Export{e}, Target{New: true}, PlanOptions{})
		return err
	})
	if !errors.Is(err, ErrNotExport) {
		t.Errorf("a header alone was planned: %v", err)
	}
}

func TestADialInIsOneHoweverItsNumberIsWritten(t *testing.T) {
	for name, want := range map[string]string{
		"+358 40 1234567": "358401234567", "358401234567": "358401234567", "00358 (40) 123-4567": "358401234567",
		"1555****123": "1555****123", "Call-in User_2": "Call-in User_2",
	} {
		if got := dialNumber(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	r := planOf(t, "a.csv", []byte("Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"+
		"+358 40 1234567,,06/16/2026 03:00:00 PM,06/16/2026 03:10:00 PM,10,Yes\n358401234567,,06/16/2026 03:20:00 PM,06/16/2026 03:30:00 PM,10,Yes\n"), Options{})
	if r.People != 1 || r.Minutes != 20 {
		t.Errorf("%d people, %d minutes", r.People, r.Minutes)
	}
}

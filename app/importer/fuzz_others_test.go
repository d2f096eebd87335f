package importer

import (
	"context"
	"errors"
	"slices"
	"testing"
)

// allCases are the made-up files of all layouts.
func allCases() []layoutCase {
	return slices.Concat(zoomCases, teamsCases, otherCases(), sparseCases)
}

func FuzzTeamsSections(f *testing.F)  { fuzzReader(f, TeamsSections) }
func FuzzTeamsTable(f *testing.F)     { fuzzReader(f, TeamsTable) }
func FuzzTeamsEvents(f *testing.F)    { fuzzReader(f, TeamsEvents) }
func FuzzTeamsLiveEvent(f *testing.F) { fuzzReader(f, TeamsLiveEvent) }
func FuzzMeet(f *testing.F)           { fuzzReader(f, MeetAttendance) }
func FuzzWebex(f *testing.F)          { fuzzReader(f, WebexAttendance) }
func FuzzGoToWebinar(f *testing.F)    { fuzzReader(f, GoToAttendees) }
func FuzzBBBDashboard(f *testing.F)   { fuzzReader(f, BBBDashboard) }
func FuzzBBBUsers(f *testing.F)       { fuzzReader(f, BBBDashboardUsers) }

// FuzzMapped reads any table through what is guessed of its columns.
func FuzzMapped(f *testing.F) {
	for _, c := range mappedCases {
		f.Add([]byte(c.file))
	}
	f.Add([]byte("Zup;Mek;Kux;Dorr\n2026-05-12 11:00;Ada;2026-05-12 10:00;ada@example.org\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := Read(context.Background(), "fuzz", data, Options{})
		u := (*Unmapped)(nil)
		if !errors.As(err, &u) {
			return
		}
		if len(u.Guess.Columns) != len(u.Headers) || u.Guess.Signature != signatureOf(u.Headers) {
			t.Fatalf("%d headers, %d columns", len(u.Headers), len(u.Guess.Columns))
		}
		e, err := Read(context.Background(), "fuzz", data, Options{Mapping: &u.Guess, Day: "2026-05-12"})
		switch {
		case err == nil && e.Layout != MappedTable:
			t.Fatalf("read as %s", e.Layout)
		case err == nil:
			sound(t, e, data)
		case !errors.Is(err, ErrNotExport):
			t.Fatalf("%T %v", err, err)
		}
	})
}

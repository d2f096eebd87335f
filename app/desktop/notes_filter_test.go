package desktop

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

func testID(n int) store.ID {
	var id store.ID
	id[14], id[15] = byte(n>>8), byte(n)
	return id
}

// someNotes are six notes of two webinars, two partnerships and two themes.
func someNotes() []store.NoteSummary {
	day := time.Date(2023, 11, 23, 12, 0, 0, 0, time.UTC)
	w19, w18, first, second, green, digital := testID(1), testID(2), testID(11), testID(12), testID(21), testID(22)
	return []store.NoteSummary{
		{ID: testID(101), Kind: store.Outcome, Webinar: w19, Partnership: first, Themes: []store.ID{green}, Status: store.Published, AtMS: 3000, Evidence: 1, Modified: day},
		{ID: testID(102), Kind: store.Lesson, Webinar: w19, Partnership: first, Themes: []store.ID{green, digital}, Status: store.DraftNote, AtMS: -1, Modified: day.Add(time.Hour)},
		{ID: testID(103), Kind: store.Lesson, Webinar: w19, Partnership: second, Themes: []store.ID{digital}, Status: store.Published, AtMS: 1000, Evidence: 2, Modified: day.Add(2 * time.Hour)},
		{ID: testID(104), Kind: store.Quote, Webinar: w19, Status: store.Published, AtMS: 2000, Evidence: 1, Modified: day.Add(3 * time.Hour)},
		{ID: testID(105), Kind: store.Lesson, Webinar: w18, Partnership: second, Status: store.Reviewed, AtMS: -1, Evidence: 1, Modified: day.Add(4 * time.Hour)},
		{ID: testID(106), Kind: store.NextStep, Status: store.DraftNote, AtMS: -1, Modified: day.Add(5 * time.Hour)},
	}
}

func TestFacetCountsApplyTheOtherFacets(t *testing.T) {
	notes := someNotes()
	f := noteFilter{}.with(facetKind, string(store.Lesson)).with(facetPartnership, testID(12).String())
	shown, counts := filterNotes(notes, f, nil)
	if !slices.Equal(shown, []int{2, 4}) {
		t.Fatalf("shown %v, want the two lessons of the second partnership", shown)
	}
	for _, c := range []struct {
		facet noteFacet
		value string
		want  int
	}{
		{facetKind, "", 2}, {facetKind, string(store.Lesson), 2}, {facetKind, string(store.Outcome), 0},
		{facetPartnership, "", 3}, {facetPartnership, testID(11).String(), 1}, {facetPartnership, testID(12).String(), 2},
		{facetTheme, testID(22).String(), 1}, {facetTheme, testID(21).String(), 0},
		{facetStatus, string(store.Reviewed), 1}, {facetEvidence, evidenceInRecording, 1}, {facetEvidence, evidenceMissing, 0},
	} {
		if got := counts.of(c.facet, c.value); got != c.want {
			t.Errorf("facet %d value %q counts %d, want %d", c.facet, c.value, got, c.want)
		}
	}
}

func TestEveryCountIsWhatSelectingItShows(t *testing.T) {
	notes := someNotes()
	base := noteFilter{}.with(facetWebinar, testID(1).String())
	_, counts := filterNotes(notes, base, nil)
	for facet := range facetCount {
		for value, count := range counts[facet] {
			shown, _ := filterNotes(notes, base.with(facet, value), nil)
			if facet != facetWebinar && len(shown) != count {
				t.Errorf("facet %d value %q says %d and shows %d", facet, value, count, len(shown))
			}
		}
	}
}

func TestNotesOfNoWebinarBelongToEach(t *testing.T) {
	shown, _ := filterNotes(someNotes(), noteFilter{}.with(facetWebinar, testID(2).String()), nil)
	if !slices.Equal(shown, []int{4, 5}) {
		t.Errorf("shown %v, want the note of webinar 18 and the one of none", shown)
	}
}

func TestSearchNarrowsCountsToo(t *testing.T) {
	shown, counts := filterNotes(someNotes(), noteFilter{}, map[store.ID]bool{testID(102): true})
	if !slices.Equal(shown, []int{1}) || counts.any(facetKind) != 1 || counts.of(facetKind, string(store.Outcome)) != 0 {
		t.Errorf("shown %v, kinds %v", shown, counts[facetKind])
	}
}

func TestSortByMomentPutsNotesWithoutOneLast(t *testing.T) {
	notes := someNotes()
	shown := []int{0, 1, 2, 3, 4, 5}
	sortNotes(notes, shown, orderMoment)
	if !slices.Equal(shown, []int{2, 3, 0, 1, 4, 5}) {
		t.Errorf("by moment %v", shown)
	}
	sortNotes(notes, shown, orderNewest)
	if !slices.Equal(shown, []int{5, 4, 3, 2, 1, 0}) {
		t.Errorf("by newest change %v", shown)
	}
}

func TestSelectingAValueTwiceClearsIt(t *testing.T) {
	f := noteFilter{}.toggled(facetTheme, "a").toggled(facetTheme, "a")
	if f.narrowed() {
		t.Errorf("still narrowed: %v", f)
	}
}

func BenchmarkFilter100000(b *testing.B) {
	some := someNotes()
	notes := make([]store.NoteSummary, 100_000)
	for i := range notes {
		notes[i] = some[i%len(some)]
	}
	for b.Loop() {
		shown, _ := filterNotes(notes, noteFilter{}.with(facetKind, string(store.Lesson)), nil)
		sortNotes(notes, shown, orderNewest)
	}
}

func TestDueDates(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "2024": "2024", "2024-03": "2024-03", "2024-3-1": "2024-03-01", "31.3.2024": "2024-03-31",
		"31/03/2024": "2024-03-31", "Q1 2024": "2024-Q1", "2024-Q3": "2024-Q3", "T2 2024": "2024-Q2", "2024 q4": "2024-Q4",
		"March 2024": "2024-03", "mar 2024": "2024-03", "31 March 2024": "2024-03-31", "March 31, 2024": "2024-03-31",
		"31 de marzo de 2024": "2024-03-31", "março de 2024": "2024-03", "septiembre 2024": "2024-09", " dezembro 2024 ": "2024-12",
	} {
		got, err := parseDue(text)
		if err != nil || got != want {
			t.Errorf("%q is read as %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"soon", "30 February 2024", "2024-13", "32/1/2024", "Q5 2024", "ma 2024", "24"} {
		if got, err := parseDue(text); err == nil {
			t.Errorf("%q is read as %q, want a refusal", text, got)
		}
	}
}

func TestDueEnds(t *testing.T) {
	for due, want := range map[string]string{
		"2024-03-31": "2024-04-01", "2024-02": "2024-03-01", "2024-Q4": "2025-01-01", "2024-Q1": "2024-04-01", "2024": "2025-01-01",
	} {
		if got := dueEnd(due).Format(time.DateOnly); got != want {
			t.Errorf("%s ends before %s, want %s", due, got, want)
		}
	}
}

func TestTimecodes(t *testing.T) {
	for text, ms := range map[string]int64{"00:38:16": 2_296_000, "38:16": 2_296_000, "1:02:03": 3_723_000, " 0:05 ": 5000} {
		if got, err := parseTimecode(text); err != nil || got != ms {
			t.Errorf("%q is %d, %v; want %d", text, got, err, ms)
		}
	}
	for _, text := range []string{"", "38", "1:60", "a:b", "-1:00", "1:2:3:4"} {
		if _, err := parseTimecode(text); err == nil {
			t.Errorf("%q is read as a time code", text)
		}
	}
	if got := words.TimeCode(2_296_500); got != "00:38:16" {
		t.Errorf("written as %s", got)
	}
	for _, ms := range []int64{0, 1000, 3_599_000, 3_600_000, 86_399_000} {
		if back, err := parseTimecode(words.TimeCode(ms)); err != nil || back != ms {
			t.Error(fmt.Sprint(ms, " comes back as ", back, err))
		}
	}
}

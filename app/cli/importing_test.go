package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// counts are what import must say of a file.
type counts struct {
	file                                              string
	people, registered, noShows, spans, minutes, peak int
	peakAt                                            string
	countries, polls                                  int
	identity                                          string
}

// imported lists the samples with their true counts: made with the files, not by us.
var imported = []counts{
	{"zoom_webinar_attendee_2020_anonymised.csv", 477, 469, 14, 998, 72179, 194, "2020-03-28T12:18:47", 42, 0, "email"},
	{"zoom_meeting_participants_2020_bom_crlf.csv", 3, 0, 0, 0, 205, 0, "", 0, 0, "email+name"},
	{"zoom_meeting_participants_2026.csv", 3, 0, 0, 4, 160, 3, "2026-06-16T15:30:00", 0, 0, "email+name"},
	{"zoom_registration_report.csv", 0, 2, 0, 0, 0, 0, "", 0, 0, "email"},
	{"zoom_poll_2021.csv", 0, 0, 0, 0, 0, 0, "", 0, 2, "email"},
	{"teams_2020_events_utf16le.csv", 2, 0, 0, 3, 19, 1, "2026-03-31T17:01:22", 0, 0, "name"},
	{"teams_2021_single_table_utf16le.csv", 2, 0, 0, 3, 125, 2, "2021-04-14T16:01:00", 0, 0, "email"},
	{"teams_new_es_utf16le.csv", 1, 0, 0, 1, 59, 1, "2023-11-23T16:00:05", 0, 0, "email"},
	{"teams_new_pt_nbsp_usdates_utf16le.csv", 1, 0, 0, 1, 58, 1, "2026-03-17T17:00:05", 0, 0, "email"},
	{"teams_split_datetime_mismatch.tsv", 1, 0, 0, 1, 51, 1, "2026-05-15T13:00:26", 0, 0, "email"},
	{"teams_live_event_utc.csv", 2, 0, 0, 2, 38, 2, "2022-01-25T16:51:13Z", 0, 0, "email"},
	{"webex_attendance_utf16le.csv", 2, 0, 0, 2, 101, 2, "2022-11-14T09:40:00", 0, 0, "email+name"},
	{"gotowebinar_attendee_2012.csv", 1, 2, 1, 1, 58, 1, "2012-05-16T10:58:00-04:00", 1, 0, "email"},
	{"bbb_learning_dashboard_new.json", 2, 0, 0, 3, 37, 2, "2023-11-23T14:00:00Z", 0, 1, "id+name"},
	{"bbb_dashboard_users.csv", 1, 0, 0, 1, 33, 1, "2023-11-23T14:00:00", 0, 1, "name"},
}

func exportFile(name string) string { return filepath.Join("..", "importer", "testdata", name) }

// doImport imports and reads what is said.
func doImport(t *testing.T, args ...string) (told importedJSON) {
	t.Helper()
	code, out, errOut := run(t, append(append([]string{"import"}, args...), "--json")...)
	if code != exitDone || errOut != "" {
		t.Fatalf("%v: exit %d, %s", args, code, errOut)
	}
	if err := json.Unmarshal([]byte(out), &told); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return told
}

func TestImportSaysTheTrueCountsOfEverySample(t *testing.T) {
	settings(t)
	for _, want := range imported {
		notebook := emptyNotebook(t)
		told := doImport(t, notebook, exportFile(want.file), "--webinar", "new")
		at := ""
		if told.PeakAt != nil {
			at = *told.PeakAt
		}
		got := counts{want.file, told.People, told.Registered, told.NoShows, told.Spans, told.Minutes, told.Peak, at, len(told.Countries), told.Polls, told.Identity}
		if got != want {
			t.Errorf("\n got %+v\nwant %+v", got, want)
		}
		if told.AlreadyImported || told.Webinar != 1 || len(told.BadRows) > 0 {
			t.Errorf("%s: %+v", want.file, told)
		}
		sound(t, notebook)
		before := wholeFile(t, notebook)
		if again := doImport(t, notebook, exportFile(want.file), "--webinar", "new"); !again.AlreadyImported || again.People != want.people {
			t.Errorf("%s, again: %+v", want.file, again)
		}
		if !bytes.Equal(before, wholeFile(t, notebook)) {
			t.Errorf("%s: importing it again has changed the notebook", want.file)
		}
	}
}

// statsOf reads what stats says of a notebook.
func statsOf(t *testing.T, notebook string, flags ...string) (stats notebookStats) {
	t.Helper()
	_, out, errOut := run(t, append([]string{"stats", notebook, "--json"}, flags...)...)
	if err := json.Unmarshal([]byte(out), &stats); err != nil {
		t.Fatalf("%v: %s%s", err, out, errOut)
	}
	return stats
}

// sound fails the test where check finds anything wrong.
func sound(t *testing.T, notebook string) {
	t.Helper()
	if code, out, errOut := run(t, "check", notebook); code != exitDone {
		t.Errorf("check: %s%s", out, errOut)
	}
}

func TestTheObjectHasTheAgreedFields(t *testing.T) {
	settings(t)
	_, out, _ := run(t, "import", emptyNotebook(t), exportFile("zoom_registration_report.csv"), "--webinar", "new", "--json")
	var told map[string]any
	if err := json.Unmarshal([]byte(out), &told); err != nil || strings.Count(out, "\n") != 1 {
		t.Fatal(err, out)
	}
	for _, name := range []string{
		"platform", "layout", "people", "registered", "no_shows", "spans", "minutes", "peak", "peak_at", "countries",
		"questions", "polls", "identity", "bad_rows", "warnings", "already_imported",
	} {
		if _, there := told[name]; !there {
			t.Errorf("%s is missing", name)
		}
	}
	for name, kind := range map[string]bool{
		"peak_at": told["peak_at"] == nil, "bad_rows": isList(told["bad_rows"]), "warnings": isList(told["warnings"]),
		"minutes": told["minutes"] == 0.0, "countries": isObject(told["countries"]), "platform": told["platform"] == "zoom",
	} {
		if !kind {
			t.Errorf("%s is %v", name, told[name])
		}
	}
}

func isList(v any) bool   { _, is := v.([]any); return is }
func isObject(v any) bool { _, is := v.(map[string]any); return is }

// made writes an export of the test's own.
func made(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheWebinarOfAnImport(t *testing.T) {
	settings(t)
	notebook, file := emptyNotebook(t), made(t, "a.csv", attendeesText)
	if code, _, errOut := run(t, "import", notebook, file); code != exitFailed || !strings.Contains(errOut, "--webinar") {
		t.Errorf("without a webinar of the day: exit %d, %q", code, errOut)
	}
	told := doImport(t, notebook, file, "--webinar", "new", "--zone", "Europe/Helsinki")
	if told.Title != "Green webinar" || *told.PeakAt != "2023-11-23T16:20:00+02:00" {
		t.Errorf("%+v", told)
	}
	other := made(t, "b.csv", strings.ReplaceAll(strings.ReplaceAll(attendeesText, "11/23/2023", "11/30/2023"), "Green", "Blue"))
	if code, _, _ := run(t, "import", notebook, other); code != exitFailed {
		t.Error("a file of another day went into the only webinar")
	}
	// The same recurring session on another day is another session: it replaces nothing.
	told = doImport(t, notebook, other, "--webinar", "1")
	if !slices.ContainsFunc(told.Warnings, func(w string) bool { return strings.Contains(w, "2023-11-30") && strings.Contains(w, "2023-11-23") }) {
		t.Errorf("no warning of the other day: %q", told.Warnings)
	}
	if slices.ContainsFunc(told.Warnings, func(w string) bool { return strings.Contains(w, "replaces") }) {
		t.Errorf("it replaces an export of another day: %q", told.Warnings)
	}
	if code, _, errOut := run(t, "import", notebook, file, "--webinar", "7"); code != exitFailed || !strings.Contains(errOut, "7") {
		t.Errorf("a webinar that is not there: exit %d, %q", code, errOut)
	}
}

// Whoever follows the advice to give the zone must not be told that the file is
// there already, nor be counted twice.
func TestAFileIsReadAnewInAnotherZone(t *testing.T) {
	settings(t)
	notebook, file := emptyNotebook(t), made(t, "a.csv", attendeesText)
	doImport(t, notebook, file, "--webinar", "new")
	told := doImport(t, notebook, file, "--webinar", "1", "--zone", "Europe/Helsinki")
	if told.AlreadyImported || *told.PeakAt != "2023-11-23T16:20:00+02:00" {
		t.Errorf("%+v", told)
	}
	if stats := statsOf(t, notebook, "--webinar", "1"); *stats.Webinar.Minutes != 130 || stats.Records[store.TypeAttendance] != 1 {
		t.Errorf("%+v", stats)
	}
	for _, flags := range [][]string{{"--zone", "Europe/Helsinki"}, {}, {"--webinar", "new"}} {
		if told := doImport(t, append([]string{notebook, file}, flags...)...); !told.AlreadyImported || told.Webinar != 1 {
			t.Errorf("%q: %+v", flags, told)
		}
	}
	later := made(t, "b.csv", strings.Replace(attendeesText, "05:00:00 PM,40", "05:30:00 PM,70", 1))
	if told := doImport(t, notebook, later, "--webinar", "1", "--zone", "America/Santiago"); told.Minutes != 160 {
		t.Errorf("%+v", told)
	}
	if minutes := *statsOf(t, notebook, "--webinar", "1").Webinar.Minutes; minutes != 160 {
		t.Errorf("%d minutes", minutes)
	}
}

func TestImportBesideInventedAttendance(t *testing.T) {
	settings(t)
	notebook := sampleFile(t)
	told := doImport(t, notebook, exportFile("zoom_webinar_attendee_2020_anonymised.csv"), "--webinar", "19")
	if told.People != 477 || told.Minutes != 72179 || *told.PeakAt != "2020-03-28T12:18:47+01:00" {
		t.Errorf("%+v", told)
	}
	if attended := *statsOf(t, notebook, "--webinar", "19").Webinar.Attended; attended != 477 {
		t.Errorf("%d attended", attended)
	}
	sound(t, notebook)
}

package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
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
	{"teams_live_event_utc.csv", 2, 0, 0, 2, 38, 1, "2022-01-25T16:48:08Z", 0, 0, "email"},
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

// The four exports of one webinar: Ada is in all of them, Bea writes her name in
// two ways and her address in two cases, Cy registered and did not come.
const (
	registrationText = `Registration Report
Topic,Webinar ID,Scheduled Time,Duration (minutes),# Registered,# Cancelled
Green webinar,123 456 7890,11/23/2023 04:00:00 PM,60,3,0

Attendee Details
First Name,Last Name,Email,City,Country/Region,Organization,Registration Time,Approval Status
Ada,Example,ada@example.org,Vaasa,Finland,Example Council,11/20/2023 09:12:44 AM,approved
Bea,Exámple,Bea@example.org,Punta Arenas,Chile,"Example, Universidad",11/21/2023 10:00:02 PM,approved
Cy,Noshow,cy@example.org,Madrid,Spain,x,11/21/2023 10:00:02 PM,approved
`
	attendeesText = `Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views
Green webinar,123 456 7890,11/23/2023 04:00:00 PM,60,3,0,2,3,2
Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Hanna Host,host@example.org,11/23/2023 04:00:00 PM,11/23/2023 05:00:00 PM,60,No,Finland
Attendee Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Ada Example,ADA@example.org,11/23/2023 04:10:00 PM,11/23/2023 04:40:00 PM,30,Yes,Finland
Yes,Bea E.,bea@example.org,11/23/2023 04:20:00 PM,11/23/2023 05:00:00 PM,40,Yes,Chile
`
	questionsText = `Question and Answer Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question
Green webinar,123 456 7890,"Nov 23, 2023 4:00 PM",60,2
Question Details
#,Question,Asker Name,Asker Email,Answer(s)
1,"What about Ada Example, at ada@example.org?",Ada Example,,live answered
2,Who pays?,Bea Exámple,bea@example.org,
`
	pollText = `Poll Report
Topic,Meeting ID,Actual Start Time,Actual Duration (minutes)
Green webinar,123 456 7890,"Nov 23, 2023 4:00 PM",60
Poll Details
#,User Name,User Email,Submitted Date/Time,Which region are you from?
1,Ada Example,ada@example.org,"Nov 23, 2023 16:30:01",Europe
2,Bea Example,bea@example.org,"Nov 23, 2023 16:30:05",Latin America;Europe
`
)

func TestFilesOfOneWebinarInAnyOrderAndOneByOne(t *testing.T) {
	settings(t)
	files := []string{
		made(t, "1.csv", registrationText), made(t, "2.csv", attendeesText), made(t, "3.csv", questionsText), made(t, "4.csv", pollText),
	}
	check := func(how, notebook string) {
		t.Helper()
		var stats notebookStats
		_, out, _ := run(t, "stats", notebook, "--webinar", "1", "--json")
		if err := json.Unmarshal([]byte(out), &stats); err != nil {
			t.Fatal(err)
		}
		w := stats.Webinar
		if *w.Registered != 3 || *w.Attended != 3 || *w.NoShows != 1 || *w.Minutes != 130 || *w.Countries != 2 || w.Questions != 2 || stats.Records[store.TypeAttendance] != 4 {
			t.Errorf("%s: %s", how, out)
		}
		sound(t, notebook)
	}
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}} {
		notebook := emptyNotebook(t)
		args := []string{notebook}
		for _, i := range order {
			args = append(args, files[i])
		}
		told := doImport(t, append(args, "--webinar", "new", "--zone", "Europe/Helsinki")...)
		if told.People != 3 || told.Registered != 3 || told.NoShows != 1 || told.Questions != 2 || told.Polls != 1 || told.Layout != "zoom_webinar_attendees" || len(told.Files) != 4 {
			t.Errorf("%v: %+v", order, told)
		}
		check("together", notebook)

		notebook = emptyNotebook(t)
		for n, i := range order {
			target := []string{notebook, files[i], "--zone", "Europe/Helsinki"}
			if n == 0 {
				target = append(target, "--webinar", "new")
			} // else the date decides
			doImport(t, target...)
		}
		check("one by one", notebook)
	}
}

func TestTwoFilesOfOneSession(t *testing.T) {
	settings(t)
	first, later := made(t, "a.csv", attendeesText), made(t, "b.csv", strings.Replace(attendeesText, "05:00:00 PM,40", "05:30:00 PM,70", 1))
	attendances := func(notebook string) int {
		t.Helper()
		var stats notebookStats
		_, out, _ := run(t, "stats", notebook, "--json")
		if err := json.Unmarshal([]byte(out), &stats); err != nil {
			t.Fatal(err)
		}
		return stats.Records[store.TypeAttendance]
	}
	notebook := emptyNotebook(t)
	doImport(t, notebook, first, "--webinar", "new")
	if told := doImport(t, notebook, later); told.Minutes != 160 || told.Spans != 3 || attendances(notebook) != 1 {
		t.Errorf("a newer one replaces: %+v", told)
	}
	notebook = emptyNotebook(t)
	doImport(t, notebook, first, "--webinar", "new")
	if told := doImport(t, notebook, later, "--keep-both"); told.Minutes != 160 || attendances(notebook) != 2 {
		t.Errorf("both are kept: %+v", told)
	}
	// Two hosts have each made an export, and one of them sent it twice.
	notebook = emptyNotebook(t)
	copied := made(t, "c.csv", attendeesText)
	if told := doImport(t, notebook, first, later, copied, "--webinar", "new"); told.People != 3 || told.Minutes != 160 || told.Spans != 3 || attendances(notebook) != 1 {
		t.Errorf("together: %+v", told)
	}
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
	var stats notebookStats
	_, out, _ := run(t, "stats", notebook, "--webinar", "1", "--json")
	if err := json.Unmarshal([]byte(out), &stats); err != nil || *stats.Webinar.Minutes != 130 || stats.Records[store.TypeAttendance] != 1 {
		t.Error(out)
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
	_, out, _ = run(t, "stats", notebook, "--webinar", "1", "--json")
	if err := json.Unmarshal([]byte(out), &stats); err != nil || *stats.Webinar.Minutes != 160 {
		t.Error(out)
	}
}

func TestWhatIsNoExportChangesNothing(t *testing.T) {
	settings(t)
	notebook := emptyNotebook(t)
	before := wholeFile(t, notebook)
	good := made(t, "good.csv", attendeesText)
	folder := t.TempDir()
	for _, language := range words.Languages() {
		t.Setenv("RAPPORTEUR_LANG", language)
		for what, file := range map[string]string{
			"a letter":          made(t, "letter.txt", "Dear colleagues,\n\nthank you for a good webinar.\n"),
			"an empty file":     made(t, "empty.csv", ""),
			"a spreadsheet":     made(t, "sheet.xlsx", "PK\x03\x04\x14\x00\x06\x00"),
			"a picture":         made(t, "picture.csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02\x03\xff\xfe"),
			"another's JSON":    made(t, "other.json", `{"name": "x", "list": [1, 2]}`),
			"an unknown table":  made(t, "table.csv", "Person,Shoe size\nAda,38\nBea,39\n"),
			"a header alone":    made(t, "head.csv", "Attended,User Name\n"),
			"a missing file":    filepath.Join(folder, "missing.csv"),
			"a folder":          folder,
			"a notebook itself": notebook,
		} {
			for _, files := range [][]string{{file}, {good, file}, {file, good}} {
				code, out, errOut := runIn(append(append([]string{"import", notebook}, files...), "--webinar", "new", "--json")...)
				isSentence(t, errOut)
				if code != exitFailed || out != "" || !strings.Contains(errOut, filepath.Base(file)) {
					t.Errorf("%s, %s: exit %d, %q, %q", language, what, code, out, errOut)
				}
			}
		}
		for _, flags := range [][]string{
			{"--zone", "Mars/Base"}, {"--zone", "Local"}, {"--date-order", "ymd"}, {"--day", "23.11.2023"}, {"--webinar", "0"}, {"--webinar", "next"}, {"--webinar", ""},
		} {
			code, out, errOut := runIn(append([]string{"import", notebook, good}, flags...)...)
			if code != exitUsage || out != "" {
				t.Errorf("%s, %q: exit %d, %q", language, flags, code, errOut)
			}
		}
	}
	if !bytes.Equal(before, wholeFile(t, notebook)) {
		t.Error("the notebook has changed")
	}
}

func TestANotebookThatCannotBeWritten(t *testing.T) {
	settings(t)
	notebook, good := emptyNotebook(t), made(t, "good.csv", attendeesText)
	held, err := store.Open(notebook, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	code, out, errOut := run(t, "import", notebook, good, "--webinar", "new", "--json")
	if code != exitFailed || out != "" || !strings.Contains(errOut, "open in another window") {
		t.Errorf("an open one: exit %d, %q", code, errOut)
	}
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	for what, path := range map[string]string{"no notebook": good, "a missing one": filepath.Join(t.TempDir(), "no.rapporteur")} {
		if code, _, errOut := run(t, "import", path, good, "--webinar", "new"); code != exitFailed {
			t.Errorf("%s: exit %d, %q", what, code, errOut)
		}
	}
}

func TestADamagedLinkingKeyIsNotReplaced(t *testing.T) {
	config := settings(t)
	folder := filepath.Join(config, "rapporteur")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	key := filepath.Join(folder, "linking.key")
	if err := os.WriteFile(key, []byte("rapporteur-linking-key-1 c2hvcnQ=\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	notebook := emptyNotebook(t)
	before := wholeFile(t, notebook)
	code, _, errOut := run(t, "import", notebook, made(t, "a.csv", attendeesText), "--webinar", "new")
	isSentence(t, errOut)
	if code != exitFailed || !strings.Contains(errOut, key) {
		t.Errorf("exit %d, %q", code, errOut)
	}
	if string(wholeFile(t, key)) != "rapporteur-linking-key-1 c2hvcnQ=\n" || !bytes.Equal(before, wholeFile(t, notebook)) {
		t.Error("the key or the notebook has changed")
	}
}

func TestImportBesideInventedAttendance(t *testing.T) {
	settings(t)
	notebook := sampleFile(t)
	told := doImport(t, notebook, exportFile("zoom_webinar_attendee_2020_anonymised.csv"), "--webinar", "19")
	if told.People != 477 || told.Minutes != 72179 || *told.PeakAt != "2020-03-28T12:18:47+01:00" {
		t.Errorf("%+v", told)
	}
	var stats notebookStats
	_, out, _ := run(t, "stats", notebook, "--webinar", "19", "--json")
	if err := json.Unmarshal([]byte(out), &stats); err != nil || *stats.Webinar.Attended != 477 {
		t.Errorf("%s", out)
	}
	sound(t, notebook)
}

func TestForgetKeepsTheFigures(t *testing.T) {
	settings(t)
	notebook := emptyNotebook(t)
	files := []string{made(t, "2.csv", attendeesText), made(t, "1.csv", registrationText), made(t, "4.csv", pollText)}
	doImport(t, append([]string{notebook, "--webinar", "new"}, files...)...)
	// Replaced, so that deleted people lie around too.
	doImport(t, notebook, made(t, "b.csv", strings.Replace(attendeesText, "05:00:00 PM,40", "05:30:00 PM,70", 1)))
	keys := keysOf(t, notebook)
	if len(keys) < 6 {
		t.Fatalf("only %d people", len(keys))
	}
	look := func() string {
		_, out, _ := run(t, "stats", notebook, "--webinar", "1", "--json")
		return out
	}
	before := look()
	unchanged := wholeFile(t, notebook)
	if code, _, errOut := run(t, "forget", notebook, "--webinar", "1"); code != exitUsage || !strings.Contains(errOut, "--yes") {
		t.Errorf("without --yes: exit %d, %q", code, errOut)
	}
	if code, _, errOut := run(t, "forget", notebook, "--webinar", "9", "--yes"); code != exitFailed {
		t.Errorf("another webinar: exit %d, %q", code, errOut)
	}
	if !bytes.Equal(unchanged, wholeFile(t, notebook)) {
		t.Error("the notebook has changed")
	}
	code, out, errOut := run(t, "forget", notebook, "--webinar", "1", "--yes", "--json")
	if code != exitDone || out != "{\"webinar\":1,\"imports\":4}\n" {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	if after := look(); after != before {
		t.Errorf("the figures were %s, now %s", before, after)
	}
	raw := wholeFile(t, notebook)
	for _, key := range keys {
		if bytes.Contains(raw, []byte(key)) {
			t.Errorf("%s is still in the file", key)
		}
	}
	sound(t, notebook)
	if _, out, _ := run(t, "forget", notebook, "--webinar", "1", "--yes"); !strings.Contains(out, "nothing was changed") {
		t.Errorf("again: %q", out)
	}
}

// keysOf are the pseudonyms in a notebook.
func keysOf(t *testing.T, notebook string) (keys []string) {
	t.Helper()
	_, out, _ := run(t, "export", notebook, "--format", "jsonl", "--out", "-")
	for line := range strings.Lines(out) {
		var person struct{ Type, Key string }
		if err := json.Unmarshal([]byte(line), &person); err != nil {
			t.Fatal(err)
		}
		if person.Type == "participant" {
			keys = append(keys, person.Key)
		}
	}
	return keys
}

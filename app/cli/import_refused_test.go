package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

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

func TestTimesWithoutADayAreImportedWithAWord(t *testing.T) {
	settings(t)
	file := made(t, "meet.csv", "First name,Last name,Email,Duration,Time joined,Time exited\n"+
		"Ada,Example,ada@example.org,1 hr,10:00 AM,11:00 AM\nBea,Example,,59 min,10:01 AM,11:00 AM\n")
	told := doImport(t, emptyNotebook(t), file, "--webinar", "new")
	if told.People != 2 || told.Minutes != 119 || told.PeakAt == nil || *told.PeakAt != "10:01:00" {
		t.Errorf("%+v", told)
	}
	if !strings.Contains(strings.Join(told.Warnings, " "), "--day") {
		t.Errorf("nothing says that the day is missing: %v", told.Warnings)
	}
}

func TestAReportInWhichNobodyCameTellsNoShows(t *testing.T) {
	settings(t)
	file := made(t, "none.csv", "Attended,User Name (Original Name),Email,Registration Time,Join Time,Leave Time,Time in Session (minutes)\n"+
		"No,Ada,ada@example.org,2026-05-10 10:00:00,--,--,--\nNo,Bea,bea@example.org,2026-05-10 10:00:00,--,--,--\n")
	if told := doImport(t, emptyNotebook(t), file, "--webinar", "new"); told.Registered != 2 || told.NoShows != 2 || told.People != 0 {
		t.Errorf("%+v", told)
	}
}

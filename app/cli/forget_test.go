package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

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
	if code, _, errOut := run(t, "backup", notebook); code != exitDone {
		t.Fatalf("backup: exit %d, %s", code, errOut)
	}
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
	backup := backupsOf(t, notebook)[0].Path
	for _, path := range []string{notebook, backup} {
		raw := wholeFile(t, path)
		for _, key := range keys {
			if bytes.Contains(raw, []byte(key)) {
				t.Errorf("%s is still in %s", key, path)
			}
		}
		sound(t, path)
	}
	if _, after, _ := run(t, "stats", backup, "--webinar", "1", "--json"); after != before {
		t.Errorf("the backup's figures are %s", after)
	}
	if _, out, _ := run(t, "forget", notebook, "--webinar", "1", "--yes"); !strings.Contains(out, "nothing was changed") {
		t.Errorf("again: %q", out)
	}
}

func TestForgetARecordAndWords(t *testing.T) {
	settings(t)
	notebook := sampleFile(t)
	_, out, _ := run(t, "export", notebook, "--format", "jsonl", "--out", "-")
	var question struct{ Type, ID, Text string }
	for line := range strings.Lines(out) {
		if err := json.Unmarshal([]byte(line), &question); err != nil {
			t.Fatal(err)
		}
		if question.Type == "question" {
			break
		}
	}
	if code, _, errOut := run(t, "backup", notebook); code != exitDone {
		t.Fatalf("backup: exit %d, %s", code, errOut)
	}
	backup := backupsOf(t, notebook)[0].Path
	id, _ := store.ParseID(question.ID)
	folder, err := store.RecoveryFolder()
	if err != nil {
		t.Fatal(err)
	}
	unsaved, err := store.OpenRecovery(folder, notebook)
	if err == nil {
		err = unsaved.Keep(store.Unsaved{Ref: store.Ref{Type: store.TypeQuestion, ID: id}, Field: "text", Text: question.Text})
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(question.Text) < 20 || !bytes.Contains(wholeFile(t, backup), []byte(question.Text)) {
		t.Fatalf("the words %q are not in the backup: the test proves little", question.Text)
	}
	for name, c := range map[string]struct {
		args []string
		code int
	}{
		"nothing named":    {nil, exitUsage},
		"both named":       {[]string{"--record", question.ID, "--webinar", "19"}, exitUsage},
		"words of nothing": {[]string{"--webinar", "19", "--words"}, exitUsage},
		"no id":            {[]string{"--record", "x"}, exitUsage},
		"no such record":   {[]string{"--record", "01HFY7NYRJ9QYSJNQW2V7RMMAA"}, exitFailed},
	} {
		if code, _, errOut := run(t, append([]string{"forget", notebook, "--yes"}, c.args...)...); code != c.code || errOut == "" {
			t.Errorf("%s: exit %d, %q", name, code, errOut)
		}
	}
	if code, out, errOut := run(t, "forget", notebook, "--record", question.ID, "--words", "--yes"); code != exitDone || !strings.Contains(out, question.ID) {
		t.Fatalf("exit %d, %q, %q", code, out, errOut)
	}
	for _, path := range []string{notebook, backup} {
		if bytes.Contains(wholeFile(t, path), []byte(question.Text)) {
			t.Errorf("the words are still in %s", path)
		}
		sound(t, path)
	}
	if left := store.RecoverableNotebooks(folder); len(left) > 0 {
		t.Errorf("unsaved words are left of %v", left)
	}
	if code, _, _ := run(t, "history", notebook, question.ID); code != exitDone {
		t.Errorf("the record is gone, though only its words were to be: exit %d", code)
	}
	if code, _, errOut := run(t, "forget", notebook, "--record", question.ID, "--yes"); code != exitDone {
		t.Fatalf("exit %d, %q", code, errOut)
	}
	if _, out, _ := run(t, "export", notebook, "--format", "jsonl", "--out", "-"); strings.Contains(out, question.ID) {
		t.Error("the record is still there")
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

func TestImportingAfterForgetting(t *testing.T) {
	settings(t)
	notebook := emptyNotebook(t)
	export := func(name, day string, people ...string) string {
		text := "Topic,Meeting ID,Start Time,End Time\nGreen,812 345 678,05/" + day + "/2026 09:00:00 AM,05/" + day + "/2026 10:00:00 AM\n\n" +
			"Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
		for _, p := range people {
			text += p + "," + p + "@example.org,05/" + day + "/2026 09:00:00 AM,05/" + day + "/2026 10:00:00 AM,60,No\n"
		}
		return made(t, name, text)
	}
	doImport(t, notebook, export("a.csv", "13", "ada", "bea"), "--webinar", "new")
	if code, _, errOut := run(t, "forget", notebook, "--webinar", "1", "--yes"); code != exitDone {
		t.Fatal(errOut)
	}
	other := doImport(t, notebook, export("b.csv", "14", "cai"), "--webinar", "1")
	if other.People != 1 || !strings.Contains(strings.Join(other.Warnings, " "), "forgotten") {
		t.Errorf("another session: %+v", other)
	}
	newer := doImport(t, notebook, export("c.csv", "13", "ada", "bea", "cai"), "--webinar", "1")
	if newer.People != 3 || newer.AlreadyImported {
		t.Errorf("a newer export of the session: %+v", newer)
	}
	sound(t, notebook)
}

// TestForgetSaysWhatStillHoldsIt: a damaged backup, and a copy that a cloud folder left.
func TestForgetSaysWhatStillHoldsIt(t *testing.T) {
	settings(t)
	notebook := sampleFile(t)
	copied := strings.TrimSuffix(notebook, ".rapporteur") + "-LAPTOP.rapporteur"
	folder := t.TempDir()
	broken := filepath.Join(folder, "a-20260101T000000Z.rapporteur")
	err := errors.Join(os.WriteFile(copied, wholeFile(t, notebook), 0o600), os.WriteFile(broken, bytes.Repeat([]byte("damaged "), 9000), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	_, out, _ := run(t, "export", notebook, "--format", "jsonl", "--out", "-")
	var question struct{ Type, ID string }
	for line := range strings.Lines(out) {
		if err := json.Unmarshal([]byte(line), &question); err != nil {
			t.Fatal(err)
		}
		if question.Type == "question" {
			break
		}
	}
	code, out, errOut := run(t, "forget", notebook, "--record", question.ID, "--yes", "--folder", folder)
	if code != exitFailed || !strings.Contains(errOut, broken) || !strings.Contains(errOut, "delete them yourself") {
		t.Errorf("exit %d, %q", code, errOut)
	}
	if !strings.Contains(out, question.ID+" is forgotten") || !strings.Contains(out, copied) || !strings.Contains(out, "--conflicts") {
		t.Errorf("it says %q", out)
	}
	if err := os.Remove(broken); err != nil {
		t.Fatal(err)
	}
	if code, out, errOut = run(t, "merge", notebook, "--conflicts"); code != exitDone {
		t.Fatalf("merge: exit %d, %q, %q", code, out, errOut)
	}
	if code, out, errOut = run(t, "forget", copied, "--record", question.ID, "--yes", "--json"); code != exitDone {
		t.Fatalf("exit %d, %q, %q", code, out, errOut)
	}
	// The copy has forgotten it as well, so the next time nothing is said of it.
	code, out, errOut = run(t, "forget", notebook, "--webinar", "19", "--yes", "--folder", folder, "--json")
	if code != exitDone || strings.Contains(out, broken) {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
}

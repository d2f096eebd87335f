package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestMergeTakesInACopyAndBackupMakesOne(t *testing.T) {
	settings(t)
	here := sampleFile(t)
	there := filepath.Join(filepath.Dir(here), "copy.rapporteur")
	if code, _, errOut := run(t, "backup", here, "--out", there); code != exitDone {
		t.Fatalf("backup: exit %d, %s", code, errOut)
	}
	if code, _, _ := run(t, "backup", here, "--out", there); code != exitFailed {
		t.Errorf("a backup went over a file: exit %d", code)
	}
	file, err := store.Open(there, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	note := store.Note{Kind: store.Lesson, Title: "Written on another machine"}
	_, err = file.Edit("step.note.new", func(tx *store.Tx) error { return store.Put(tx, &note) })
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(here)
	if err != nil {
		t.Fatal(err)
	}
	code, out, errOut := run(t, "merge", here, there, "--preview", "--json")
	var would mergedJSON
	if err := json.Unmarshal([]byte(out), &would); code != exitDone || err != nil || would.Changes != 1 || would.New != 1 || !would.Preview {
		t.Errorf("preview: exit %d, %s %s", code, out, errOut)
	}
	if after, _ := os.ReadFile(here); string(after) != string(before) {
		t.Error("a preview changed the notebook")
	}
	if code, out, errOut = run(t, "merge", here, there); code != exitDone || out != "Merged 1 change in 1 records.\n" {
		t.Errorf("merge: exit %d, %q %s", code, out, errOut)
	}
	if code, out, _ = run(t, "search", here, "another machine"); code != exitDone || out == "" {
		t.Errorf("the note did not come: exit %d, %s", code, out)
	}
	if code, out, _ = run(t, "check", here); code != exitDone {
		t.Errorf("check: exit %d, %s", code, out)
	}
	conflict := filepath.Join(filepath.Dir(here), "a-LAPTOP.rapporteur")
	if err := os.Rename(there, conflict); err != nil {
		t.Fatal(err)
	}
	if code, out, _ = run(t, "merge", here, "--conflicts", "--json"); code != exitDone || !strings.Contains(out, conflict) {
		t.Errorf("conflict copies: exit %d, %s", code, out)
	}
	other := filepath.Join(filepath.Dir(here), "other.rapporteur")
	run(t, "new", other)
	if code, _, errOut = run(t, "merge", here, other); code != exitFailed || errOut == "" {
		t.Errorf("another notebook: exit %d, %q", code, errOut)
	}
	if code, _, _ = run(t, "merge", here); code != exitUsage {
		t.Errorf("without a copy: exit %d", code)
	}
}

// TestAPreviewCountsWhatSeveralCopiesHaveOnce, and needs no permission to write.
func TestAPreviewCountsWhatSeveralCopiesHaveOnce(t *testing.T) {
	settings(t)
	here := sampleFile(t)
	stem := strings.TrimSuffix(here, ".rapporteur")
	first, second := stem+"-LAPTOP.rapporteur", stem+"-OFFICE.rapporteur"
	if err := os.WriteFile(first, wholeFile(t, here), 0o600); err != nil {
		t.Fatal(err)
	}
	add := func(path, title string) {
		t.Helper()
		file, err := store.Open(path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		note := store.Note{Kind: store.Lesson, Title: title}
		_, err = file.Edit("step.note.new", func(tx *store.Tx) error { return store.Put(tx, &note) })
		if err := errors.Join(err, file.Close()); err != nil {
			t.Fatal(err)
		}
	}
	add(first, "In both copies")
	if err := os.WriteFile(second, wholeFile(t, first), 0o600); err != nil {
		t.Fatal(err)
	}
	add(second, "In the second only")
	before := wholeFile(t, here)
	// Opened for reading by another program, it cannot be opened for writing.
	reader, err := store.Open(here, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	code, out, errOut := run(t, "merge", here, "--conflicts", "--preview", "--json")
	var would mergedJSON
	if err := json.Unmarshal([]byte(out), &would); err != nil || code != exitDone || would.Changes != 2 || would.Records != 2 || would.New != 2 || len(would.Copies) != 2 {
		t.Errorf("exit %d, %s%s (%v)", code, out, errOut, err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, wholeFile(t, here)) {
		t.Error("a preview wrote to the notebook")
	}
	if code, out, errOut := run(t, "merge", here, "--conflicts"); code != exitDone || !strings.Contains(out, "Merged 2 changes in 2 records.") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
}

func TestANotebookIsNotMergedWithItself(t *testing.T) {
	settings(t)
	here := sampleFile(t)
	link := filepath.Join(filepath.Dir(here), "link.rapporteur")
	if err := os.Symlink(here, link); err != nil {
		t.Fatal(err)
	}
	for _, same := range []string{here, link} {
		if code, _, errOut := run(t, "merge", here, same); code != exitUsage || !strings.Contains(errOut, "the notebook itself") {
			t.Errorf("exit %d, %q", code, errOut)
		}
	}
	if code, _, errOut := run(t, "forget", here, "--record", "nope", "--yes"); code != exitUsage || !strings.Contains(errOut, "26 letters") {
		t.Errorf("forgetting what is no record: exit %d, %q", code, errOut)
	}
}

func TestCheckTellsOneDamageOnce(t *testing.T) {
	path := sampleFile(t)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const words = "Final lessons from the Region-to-Region cooperation"
	for at := 0; ; at++ {
		next := bytes.Index(raw[at:], []byte(words))
		if next < 0 {
			break
		}
		at += next
		broken := bytes.Clone(raw)
		broken[at] ^= 1
		if err := os.WriteFile(path, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		_, out, _ := run(t, "check", path)
		lines := strings.Split(out, "\n")
		slices.Sort(lines)
		for i := 1; i < len(lines); i++ {
			if lines[i] != "" && lines[i] == lines[i-1] {
				t.Errorf("told twice: %s", lines[i])
			}
		}
	}
}

package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestAttachmentsAreListedAndSaved(t *testing.T) {
	notebook := sampleFile(t)
	content := bytes.Repeat([]byte("%PDF-1.7 a line of the report\n"), 100_000)
	source := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(source, content, 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := store.Open(notebook, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := file.AttachFile(t.Context(), source, nil, "step.note.attach", func(*store.Tx, store.Attachment) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if code, out, errOut := run(t, "attachments", notebook); code != exitDone || !strings.Contains(out, a.ID.String()) || !strings.Contains(out, "KB  report.pdf\n") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	_, out, _ := run(t, "attachments", notebook, "--json")
	var list struct{ Attachments []store.Attachment }
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list.Attachments) != 3 {
		t.Errorf("%q, %v", out, err)
	}
	saved := filepath.Join(t.TempDir(), "saved.pdf")
	if code, _, errOut := run(t, "attachments", notebook, "--save", a.ID.String(), "--out", saved); code != exitDone {
		t.Errorf("exit %d, %q", code, errOut)
	}
	if got, err := os.ReadFile(saved); err != nil || !bytes.Equal(got, content) {
		t.Errorf("saved are %d bytes, %v", len(got), err)
	}
	if _, out, _ := run(t, "attachments", notebook, "--save", a.ID.String(), "--out", "-"); out != string(content) {
		t.Errorf("to standard output go %d bytes", len(out))
	}
	for _, args := range [][]string{{"--save", a.ID.String()}, {"--out", saved}, {"--save", "x", "--out", saved}} {
		if code, _, errOut := run(t, append([]string{"attachments", notebook}, args...)...); code != exitUsage {
			t.Errorf("%v: exit %d, %q", args, code, errOut)
		}
	}
	if code, _, errOut := run(t, "attachments", notebook, "--save", store.NewID().String(), "--out", saved+"2"); code != exitFailed || !strings.Contains(errOut, "attachment") {
		t.Errorf("one that is not there: exit %d, %q", code, errOut)
	}
	if _, err := os.Stat(saved + "2"); err == nil {
		t.Error("a file of nothing was left")
	}
}

// TestRemovedFilesAreTakenOutForGood: removing alone keeps their bytes, in backups too.
func TestRemovedFilesAreTakenOutForGood(t *testing.T) {
	settings(t)
	notebook := sampleFile(t)
	source := filepath.Join(t.TempDir(), "report.bin")
	content := bytes.Repeat([]byte("CANARYBYTES of a report that was removed\n"), 150_000)
	if err := os.WriteFile(source, content, 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := store.Open(notebook, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := file.AttachFile(t.Context(), source, nil, "step.note.attach", func(*store.Tx, store.Attachment) error { return nil })
	if err == nil {
		_, err = file.Edit("step.note.detach", func(tx *store.Tx) error { return store.DropAttachment(tx, a.ID) })
	}
	if closed := file.Close(); err != nil || closed != nil {
		t.Fatal(err, closed)
	}
	if code, _, errOut := run(t, "backup", notebook); code != exitDone {
		t.Fatal(errOut)
	}
	backup := backupsOf(t, notebook)[0].Path
	_, out, _ := run(t, "attachments", notebook)
	if !strings.Contains(out, "1 removed file still takes") || !strings.Contains(out, "--removed --yes") {
		t.Errorf("listed is %q", out)
	}
	for _, path := range []string{notebook, backup} {
		if raw, err := os.ReadFile(path); err != nil || !bytes.Contains(raw, []byte("CANARYBYTES")) {
			t.Fatalf("%s has not got it: the test proves nothing; %v", path, err)
		}
	}
	for _, args := range [][]string{{"--removed"}, {"--removed", "--webinar", "19", "--yes"}, {"--yes"}} {
		if code, _, errOut := run(t, append([]string{"forget", notebook}, args...)...); code != exitUsage {
			t.Errorf("%v: exit %d, %q", args, code, errOut)
		}
	}
	if code, out, errOut := run(t, "forget", notebook, "--removed", "--yes"); code != exitDone || !strings.Contains(out, "1 removed file of 6") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	for _, path := range []string{notebook, backup} {
		raw, err := os.ReadFile(path)
		if err != nil || bytes.Contains(raw, []byte("CANARYBYTES")) || len(raw) > len(content)/2 {
			t.Errorf("%s still has it, in %d bytes; %v", path, len(raw), err)
		}
		sound(t, path)
	}
	if _, out, _ := run(t, "forget", notebook, "--removed", "--yes"); !strings.Contains(out, "nothing was changed") {
		t.Errorf("again: %q", out)
	}
}

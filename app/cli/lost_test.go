package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// withLostRows damages the rows of a webinar's attendance, and nothing else.
func withLostRows(t *testing.T, notebook string) (path string) {
	t.Helper()
	file, err := store.Open(notebook, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	err = file.View(func(r store.Reader) error {
		for about, err := range store.All[store.Attendance](r) {
			if err != nil {
				return err
			}
			people, err := store.People(r, about.People)
			if err != nil {
				return err
			}
			keys = append(keys, people[0].Key)
		}
		return nil
	})
	if closed := file.Close(); err != nil || closed != nil || len(keys) == 0 {
		t.Fatal(keys, err, closed)
	}
	raw, err := os.ReadFile(notebook)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		raw = bytes.ReplaceAll(raw, []byte(key), bytes.Repeat([]byte("x"), len(key)))
	}
	path = filepath.Join(t.TempDir(), "damaged.rapporteur")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestANotebookWithoutTheRowsOfItsAttendanceCanBeWorkedWith, damaged or repaired, says
// what is lost, and gets it back from a whole copy.
func TestANotebookWithoutTheRowsOfItsAttendanceCanBeWorkedWith(t *testing.T) {
	settings(t)
	whole := sampleFile(t)
	damaged := withLostRows(t, whole)
	saved := filepath.Join(t.TempDir(), "saved.rapporteur")
	code, out, errOut := run(t, "check", damaged, "--repair", saved)
	if code != exitFailed || !strings.Contains(out, "The rows of") || strings.Contains(out, "--repair") {
		t.Errorf("repairing: exit %d, %q, %q", code, out, errOut)
	}
	for _, path := range []string{damaged, saved} {
		report := filepath.Join(t.TempDir(), "r.html")
		if code, out, errOut := run(t, "report", path, "--webinar", "19", "--out", report); code != exitDone {
			t.Errorf("report: exit %d, %q, %q", code, out, errOut)
		} else if html, err := os.ReadFile(report); err != nil || !bytes.Contains(html, []byte("The rows of an attendance list are lost")) {
			t.Errorf("the report does not say what is lost; %v", err)
		}
		if code, out, errOut := run(t, "stats", path, "--webinar", "19"); code != exitDone || !strings.Contains(out, "The rows of the attendance are lost") {
			t.Errorf("stats: exit %d, %q, %q", code, out, errOut)
		}
		if code, out, errOut := run(t, "export", path, "--format", "jsonl", "--out", "-"); code != exitDone || !strings.Contains(out, `"type":"lost"`) {
			t.Errorf("export: exit %d, %q", code, errOut)
		}
	}
	code, out, _ = run(t, "check", saved)
	if code != exitFailed || strings.Contains(out, "--repair") || !strings.Contains(out, "rapporteur merge") || !strings.Contains(out, "what it held is lost") {
		t.Errorf("check of the saved one: exit %d, %q", code, out)
	}
	if code, out, errOut := run(t, "merge", saved, whole); code != exitDone {
		t.Fatalf("merge: exit %d, %q, %q", code, out, errOut)
	}
	sound(t, saved)
	if _, out, _ := run(t, "stats", saved, "--webinar", "19"); !strings.Contains(out, "214") || strings.Contains(out, "lost") {
		t.Errorf("after merging stats are %q", out)
	}
}

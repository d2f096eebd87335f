package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
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

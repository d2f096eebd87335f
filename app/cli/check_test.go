package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckRepairsToANewFile(t *testing.T) {
	path := sampleFile(t)
	broken, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(broken[len(broken)/4 : len(broken)/2])
	if err := os.WriteFile(path, broken, 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "saved.rapporteur")
	code, said, errOut := run(t, "check", path, "--repair", out, "--json")
	var told struct {
		Out      string
		Whole    bool
		Repaired struct{ Records int }
		Problems []any
	}
	if err := json.Unmarshal([]byte(said), &told); err != nil || told.Repaired.Records < 50 || told.Out != out {
		t.Fatalf("%s %s (%v)", said, errOut, err)
	}
	if good := told.Whole && len(told.Problems) == 0; good != (code == exitDone) {
		t.Errorf("exit %d after %s", code, said)
	}
	if code, said, _ := run(t, "stats", out); code != exitDone || said == "" {
		t.Errorf("the repaired notebook: exit %d, %q", code, said)
	}
	if now, _ := os.ReadFile(path); string(now) != string(broken) {
		t.Error("the damaged file was changed")
	}
	if code, _, errOut := run(t, "check", path, "--repair", out); code != exitFailed || !strings.Contains(errOut, "saved.rapporteur") {
		t.Errorf("over a file: exit %d, %q", code, errOut)
	}
	again := out + ".again"
	if _, said, _ := run(t, "check", path, "--repair", again); strings.Count(said, "\n") < 2 || !strings.Contains(said, again) {
		t.Errorf("it says %q", said)
	}
}

func TestADamagedFirstPageIsToldByEveryCommand(t *testing.T) {
	path := sampleFile(t)
	broken, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	broken[16+40] ^= 1 // a bit that the first page's sum covers
	if err := os.WriteFile(path, broken, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"stats", path}, {"backup", path, "--folder", t.TempDir()}, {"merge", path, path + ".copy", "--preview"}} {
		if args[0] == "merge" {
			if err := os.WriteFile(path+".copy", broken, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if code, _, errOut := run(t, args...); code != exitDone || !strings.Contains(errOut, "the last edit may be missing") {
			t.Errorf("%v: exit %d, %q", args, code, errOut)
		}
	}
	if code, out, _ := run(t, "check", path); code != exitFailed || !strings.Contains(out, "first pages is damaged") {
		t.Errorf("check: exit %d, %q", code, out)
	}
}

// repairSaysWhatOfWhich cuts a notebook off at some places, of which one at least leaves
// a record whose history is lost in part: where each record stands in the file is not the
// same in every sample. What was saved of it is then said.
func repairSaysWhatOfWhich(t *testing.T, path string, whole []byte) {
	t.Helper()
	said := ""
	for part := 32; part > 12; part-- { // the half of it first
		if err := os.WriteFile(path, whole[:len(whole)/64*part], 0o600); err != nil {
			t.Fatal(err)
		}
		saved := fmt.Sprintf("%s-%d.rapporteur", path, part)
		if _, said, _ = run(t, "check", path, "--repair", saved); strings.Contains(said, ": saved are ") || strings.Contains(said, ": nothing could be saved") {
			return
		}
	}
	t.Errorf("it does not say what was saved of which record: %q", said)
}

// TestCheckOfADamagedFileNamesTheWayOut, whatever is damaged: some pages, all that
// makes it a notebook, its end.
func TestCheckOfADamagedFileNamesTheWayOut(t *testing.T) {
	for name, spoil := range map[string]func(b []byte) []byte{
		"pages":           func(b []byte) []byte { clear(b[len(b)/4 : len(b)/2]); return b },
		"the first pages": func(b []byte) []byte { clear(b[:8192]); return b },
		"the end":         func(b []byte) []byte { return b[:len(b)/2] },
	} {
		t.Run(name, func(t *testing.T) {
			sample := sampleFile(t)
			path := filepath.Join(filepath.Dir(sample), "my notebook.rapporteur")
			if err := os.WriteFile(path, spoil(wholeFile(t, sample)), 0o600); err != nil {
				t.Fatal(err)
			}
			code, out, errOut := run(t, "check", path)
			saved := strings.TrimSuffix(path, ".rapporteur") + "-saved.rapporteur"
			if want := "rapporteur check \"" + path + "\" --repair \"" + saved + "\""; code != exitFailed || !strings.Contains(out+errOut, want) {
				t.Errorf("exit %d, %q, %q", code, out, errOut)
			}
			if name == "the first pages" {
				return
			}
			var told struct{ Problems []problemJSON }
			code, out, errOut = run(t, "check", path, "--json")
			if err := json.Unmarshal([]byte(out), &told); err != nil || code != exitFailed || len(told.Problems) == 0 {
				t.Errorf("as JSON: exit %d, %q, %q", code, out, errOut)
			}
			if name == "the end" {
				repairSaysWhatOfWhich(t, path, wholeFile(t, sample))
			}
		})
	}
	small := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(small, []byte("Dear colleagues"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := run(t, "check", small); code != exitFailed || strings.Contains(errOut, "--repair") {
		t.Errorf("a letter: exit %d, %q", code, errOut)
	}
}

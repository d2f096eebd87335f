package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// toOut are the commands that write a file somewhere.
func toOut(notebook, out string) [][]string {
	return [][]string{
		{"export", notebook, "--format", "jsonl", "--out", out},
		{"report", notebook, "--webinar", "19", "--out", out},
	}
}

func TestNothingIsWrittenOverANotebook(t *testing.T) {
	notebook, other := sampleFile(t), sampleFile(t)
	dir := t.TempDir()
	link, hard := filepath.Join(dir, "link.html"), filepath.Join(dir, "hard.html")
	if os.Symlink(notebook, link) != nil || os.Link(notebook, hard) != nil {
		t.Fatal("no links here")
	}
	cut := filepath.Join(dir, "cut.rapporteur")
	before, err := os.ReadFile(notebook)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(cut, before[:len(before)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{notebook, other, link, hard, cut} {
		was, _ := os.ReadFile(out)
		for _, args := range toOut(notebook, out) {
			code, said, errOut := run(t, args...)
			if code != exitFailed || said != "" || strings.Count(errOut, "\n") != 1 || !strings.Contains(errOut, filepath.Base(out)) {
				t.Errorf("%s over %s: exit %d, %q, %q", args[0], out, code, said, errOut)
			}
		}
		if is, _ := os.ReadFile(out); !bytes.Equal(was, is) {
			t.Fatalf("%s is another file now", out)
		}
	}
}

func TestALinkStaysALink(t *testing.T) {
	notebook := sampleFile(t)
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := os.Symlink("target", link); err != nil {
		t.Fatal(err)
	}
	commands := append(toOut(notebook, link), toOut(notebook, link)...) // at first nothing is there
	for _, args := range append(commands, []string{"sample", link, "--force"}) {
		if code, _, errOut := run(t, args...); code != exitDone {
			t.Fatalf("%s: exit %d, %s", args[0], code, errOut)
		}
		if to, err := os.Readlink(link); err != nil || to != "target" {
			t.Fatalf("%s: the link is %q, %v", args[0], to, err)
		}
		if info, err := os.Stat(target); err != nil || info.Size() == 0 {
			t.Fatalf("%s: %v, %v", args[0], info, err)
		}
	}
	if !store.IsNotebook(target) {
		t.Error("sample --force did not reach the target")
	}
}

func TestWhatIsReplacedKeepsItsPermissions(t *testing.T) {
	out := filepath.Join(t.TempDir(), "mine.html")
	if err := os.WriteFile(out, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := run(t, "report", sampleFile(t), "--webinar", "19", "--out", out); code != exitDone {
		t.Fatal(errOut)
	}
	if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestPlacesThatCannotBeWrittenGetASentence(t *testing.T) {
	notebook, dir := sampleFile(t), t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, language := range words.Languages() {
		t.Setenv("RAPPORTEUR_LANG", language)
		for _, out := range []string{dir, filepath.Join(dir, "none", "x"), filepath.Join(file, "x"), "/dev/full"} {
			commands := append(toOut(notebook, out)[:1], []string{"sample", out}, []string{"sample", out, "--force"}, []string{"new", out})
			for _, args := range commands {
				code, said, errOut := runIn(args...)
				isSentence(t, errOut)
				if code != exitFailed || said != "" {
					t.Errorf("%s, %v: exit %d, %q", language, args, code, said)
				}
			}
		}
	}
	if info, err := os.Stat("/dev/full"); err != nil || info.Mode().IsRegular() {
		t.Error("the device was replaced")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// isSentence tells whether an error is one sentence or a few in one line, of ours.
func isSentence(t *testing.T, said string) {
	t.Helper()
	line, more, ok := strings.Cut(said, "\n")
	if !ok || more != "" || !strings.HasSuffix(line, ".") {
		t.Errorf("%q is no sentence on a line", said)
	}
	for _, raw := range []string{"cli.", "open /", "rename ", "createtemp", "no such file", "is a directory", "not a directory", "strconv", "no space left", "{"} {
		if strings.Contains(line, raw) {
			t.Errorf("%q is raw: %s", said, raw)
		}
	}
}

func TestOutputThatCannotBeWrittenFails(t *testing.T) {
	notebook := sampleFile(t)
	for _, language := range words.Languages() {
		t.Setenv("RAPPORTEUR_LANG", language)
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, args := range append(toOut(notebook, "-"), []string{"stats", notebook}, []string{"check", notebook}, []string{"--help"}, []string{"search", notebook, "a", "--json"}) {
			var said bytes.Buffer
			if code := Main(args, full, &said); code != exitFailed {
				t.Errorf("%v into a full device: exit %d", args, code)
			}
			isSentence(t, said.String())
		}
		full.Close()
	}
}

func TestExportWritesWhatBlobsHold(t *testing.T) {
	_, out, _ := run(t, "export", sampleFile(t), "--format", "jsonl", "--out", "-")
	var before map[string]any
	seen := map[string]bool{}
	for lines := bufio.NewScanner(strings.NewReader(out)); lines.Scan(); {
		var line map[string]any
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		kind, owner := line["type"].(string), map[string]string{"cue": "transcript", "participant": "attendance"}
		if of := owner[kind]; of != "" && !seen[kind] {
			seen[kind] = true
			if before["type"] != of || line[of] != before["id"] || line["id"] != before["id"].(string)+"#1" {
				t.Errorf("%v stands after %v", line, before)
			}
		}
		if kind == "cue" && (line["text"] == "" || line["end_ms"].(float64) <= line["start_ms"].(float64)) {
			t.Errorf("a cue is %v", line)
		}
		if kind == "participant" && line["key"] == nil {
			t.Errorf("a participant is %v", line)
		}
		before = line
	}
	if !reflect.DeepEqual(seen, map[string]bool{"cue": true, "participant": true}) {
		t.Errorf("found only %v", seen)
	}
}

package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// run runs a command as a person would in an English terminal.
func run(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	t.Setenv("RAPPORTEUR_LANG", "en")
	return runIn(args...)
}

func runIn(args ...string) (code int, out, errOut string) {
	var o, e bytes.Buffer
	code = Main(args, &o, &e)
	return code, o.String(), e.String()
}

var sampleBytes []byte

// sampleFile gives the test a sample notebook of its own.
func sampleFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.rapporteur")
	if sampleBytes == nil {
		if code, _, errOut := run(t, "sample", path); code != exitDone {
			t.Fatalf("sample: exit %d, %s", code, errOut)
		}
		made, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sampleBytes = made
	}
	if err := os.WriteFile(path, sampleBytes, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSampleKeepsWhatIsThereUnlessForced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.rapporteur")
	if err := os.WriteFile(path, []byte("my own file"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, errOut := run(t, "sample", path)
	if code != exitFailed || strings.Count(errOut, "\n") != 1 || !strings.Contains(errOut, "mine.rapporteur") {
		t.Errorf("sample over a file: exit %d, %q", code, errOut)
	}
	if kept, _ := os.ReadFile(path); string(kept) != "my own file" {
		t.Errorf("the file now holds %d bytes of something else", len(kept))
	}
	if code, _, errOut := run(t, "sample", path, "--force"); code != exitDone {
		t.Errorf("sample --force: exit %d, %s", code, errOut)
	}
	if code, out, _ := run(t, "check", path); code != exitDone {
		t.Errorf("check of the sample: exit %d\n%s", code, out)
	}
}

func TestNewMakesANotebookThatOpens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.rapporteur")
	if code, _, errOut := run(t, "new", path, "--title", "Águas", "--language", "pt"); code != exitDone {
		t.Fatalf("new: exit %d, %s", code, errOut)
	}
	_, out, _ := run(t, "stats", path, "--json")
	var stats notebookStats
	if err := json.Unmarshal([]byte(out), &stats); err != nil || stats.Title != "Águas" || stats.Language != "pt" {
		t.Errorf("stats of the new notebook: %s (%v)", out, err)
	}
	if code, _, _ := run(t, "new", path); code != exitFailed {
		t.Error("new over a notebook did not fail")
	}
}

func TestReportIsTheSameEachTimeAndSmall(t *testing.T) {
	path := sampleFile(t)
	out := filepath.Join(t.TempDir(), "r.html")
	code, said, errOut := run(t, "report", path, "--webinar", "19", "--out", out, "--json")
	if code != exitDone {
		t.Fatalf("report: exit %d, %s", code, errOut)
	}
	page, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var told struct {
		Bytes int `json:"bytes"`
	}
	if json.Unmarshal([]byte(said), &told) != nil || told.Bytes != len(page) {
		t.Errorf("it says %s of a file of %d bytes", said, len(page))
	}
	if len(page) > 200_000 {
		t.Errorf("the report has %d bytes, more than 200 KB", len(page))
	}
	if _, again, _ := run(t, "report", path, "--webinar", "19", "--out", "-"); again != string(page) {
		t.Error("the report on standard output is another one")
	}
	for _, words := range []string{"<!DOCTYPE html>", "Ostrobothnia", "<svg"} {
		if !strings.Contains(string(page), words) {
			t.Errorf("the report has no %s", words)
		}
	}
}

func TestReportFlags(t *testing.T) {
	path := sampleFile(t)
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no webinar":       {[]string{"--out", "-"}, exitUsage, "--webinar"},
		"no out":           {[]string{"--webinar", "19"}, exitUsage, "--out"},
		"unknown webinar":  {[]string{"--webinar", "99", "--out", "-"}, exitFailed, "99"},
		"limit under five": {[]string{"--webinar", "19", "--out", "-", "--limit", "4"}, exitUsage, "5"},
		"unknown language": {[]string{"--webinar", "19", "--out", "-", "--language", "xx"}, exitUsage, "xx"},
		"no such folder":   {[]string{"--webinar", "19", "--out", "/nowhere/r.html"}, exitFailed, "/nowhere/r.html"},
	} {
		code, out, errOut := run(t, append([]string{"report", path}, c.args...)...)
		if code != c.code || !strings.Contains(errOut, c.says) || out != "" {
			t.Errorf("%s: exit %d, %q, output of %d bytes", name, code, errOut, len(out))
		}
	}
}

func TestExportWritesEveryRecordWithTypeAndID(t *testing.T) {
	path := sampleFile(t)
	_, out, _ := run(t, "export", path, "--format", "jsonl", "--out", "-")
	types := map[string]int{}
	for lines := bufio.NewScanner(strings.NewReader(out)); lines.Scan(); {
		var record struct{ Type, ID string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			t.Fatalf("%v in %.80s", err, lines.Text())
		}
		whose, _, part := strings.Cut(record.ID, "#")
		if _, err := store.ParseID(whose); err != nil || part != (record.Type == "cue" || record.Type == "participant") {
			t.Errorf("%.80s: %v", lines.Text(), err)
		}
		types[record.Type]++
	}
	if types["cue"] < 50 || types["participant"] != 214 {
		t.Errorf("%d cues and %d participants", types["cue"], types["participant"])
	}
	for kind, want := range map[store.Type]int{store.TypeNotebook: 1, store.TypeRegion: 6, store.TypePartnership: 3, store.TypeQuestion: 12} {
		if got := types[string(kind)]; got != want {
			t.Errorf("%d records of type %s, want %d", got, kind, want)
		}
	}
	if types["note"] < 24 {
		t.Errorf("%d notes, want 24 or more", types["note"])
	}
}

func TestSearchIgnoresAccentsAndCase(t *testing.T) {
	path := sampleFile(t)
	_, out, _ := run(t, "search", path, "PARANA", "--json")
	var found struct {
		Notes []struct{ ID, Title string } `json:"notes"`
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil || len(found.Notes) == 0 {
		t.Fatalf("search: %s (%v)", out, err)
	}
	code, out, _ := run(t, "history", path, found.Notes[0].ID, "--json")
	if code != exitDone || !strings.Contains(out, `"op"`) {
		t.Errorf("history: exit %d, %s", code, out)
	}
	if code, out, _ := run(t, "search", path, "quokka"); code != exitDone || !strings.HasPrefix(out, "0 ") {
		t.Errorf("a search that finds nothing: exit %d, %q", code, out)
	}
}

func TestStatsOfWebinar19(t *testing.T) {
	_, out, _ := run(t, "stats", sampleFile(t), "--webinar", "19", "--json")
	var stats notebookStats
	if err := json.Unmarshal([]byte(out), &stats); err != nil || stats.Webinar == nil {
		t.Fatalf("%v in %s", err, out)
	}
	w := stats.Webinar
	if w.StatedCities != 16 || w.StatedCountries != 11 || w.StatedParticipants != 0 {
		t.Errorf("stated: %+v", *w)
	}
	if w.Registered == nil || *w.Registered != 214 || *w.Attended != 128 || *w.Cities != 16 || *w.Countries != 11 {
		t.Errorf("computed: %s", out)
	}
}

func TestBadFilesGetOneSentenceAndStayAsTheyAre(t *testing.T) {
	dir := t.TempDir()
	whole, err := os.ReadFile(sampleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{
		"text.rapporteur":  []byte("Dear colleagues,\nplease find attached…\n"),
		"empty.rapporteur": {},
		"noise.rapporteur": bytes.Repeat([]byte{0x9c, 0x03, 0xff, 0x51}, 20_000),
		"cut.rapporteur":   whole[:len(whole)/2],
	}
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, command := range [][]string{{"stats", path}, {"search", path, "x"}, {"report", path, "--webinar", "19", "--out", "-"}} {
			code, out, errOut := run(t, command...)
			if code != exitFailed || out != "" || strings.Count(errOut, "\n") != 1 || !strings.Contains(errOut, name) {
				t.Errorf("%s %s: exit %d, %q, %q", command[0], name, code, out, errOut)
			}
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(after, content) {
			t.Errorf("%s was changed", name)
		}
	}
	missing := filepath.Join(dir, "missing.rapporteur")
	if code, _, errOut := run(t, "stats", missing); code != exitFailed || !strings.Contains(errOut, "missing.rapporteur") {
		t.Errorf("missing: exit %d, %q", code, errOut)
	}
	if _, err := os.Stat(missing); !os.IsNotExist(err) {
		t.Error("a file was made where none was")
	}
}

func TestANotebookOpenElsewhereIsLeftAlone(t *testing.T) {
	path := sampleFile(t)
	other, err := store.Open(path, store.Options{Role: authorRole})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	code, _, errOut := run(t, "stats", path)
	if code != exitFailed || strings.Count(errOut, "\n") != 1 {
		t.Errorf("exit %d, %q", code, errOut)
	}
}

func TestWrongUsageExitsWith2(t *testing.T) {
	for _, args := range [][]string{{"report"}, {"search", "a"}, {"stats", "--nonsense"}, {"export", "a", "--format", "xml", "--out", "-"}, {"a", "b"}, {"history", "a", "not-an-id"}} {
		if code, _, errOut := run(t, args...); code != exitUsage || errOut == "" {
			t.Errorf("%v: exit %d, %q", args, code, errOut)
		}
	}
}

func TestHelpVersionAndCompletion(t *testing.T) {
	_, help, _ := run(t, "--help")
	for _, command := range []string{"sample", "new", "report", "export", "search", "stats", "check", "history", "completion"} {
		if !strings.Contains(help, "\n  "+command+" ") {
			t.Errorf("help does not list %s:\n%s", command, help)
		}
	}
	if _, out, _ := run(t, "--version"); out != "rapporteur "+Version+"\n" {
		t.Errorf("version says %q", out)
	}
	if _, out, _ := run(t, "completion", "bash"); !strings.Contains(out, "rapporteur") {
		t.Error("no completion for bash")
	}
}

func TestHelpSpeaksEveryLanguage(t *testing.T) {
	for _, language := range words.Languages() {
		t.Setenv("RAPPORTEUR_LANG", language)
		for _, args := range [][]string{{"--help"}, {"report", "--help"}, {"export", "--help"}} {
			_, out, _ := runIn(args...)
			for _, line := range strings.Split(out, "\n") {
				if strings.Contains(line, "cli.") {
					t.Errorf("%s, %v: a word is missing: %s", language, args, line)
				}
			}
			if language != "en" && strings.Contains(out, "Usage") {
				t.Errorf("%s, %v: English words in\n%s", language, args, out)
			}
		}
	}
}

func TestVersionIsThatOfTheApplication(t *testing.T) {
	toml, err := os.ReadFile(filepath.Join("..", "..", "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(toml), `Version = "`+Version+`"`) {
		t.Errorf("FyneApp.toml states another version than %s", Version)
	}
}

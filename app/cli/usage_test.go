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

func TestWhatIsNotUnderstoodIsSaidInEveryLanguage(t *testing.T) {
	notebook := sampleFile(t)
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	report := []string{"report", notebook, "--out", "-", "--webinar"}
	for _, language := range words.Languages() {
		t.Setenv("RAPPORTEUR_LANG", language)
		for _, args := range [][]string{
			{"sample", ""}, {"new", ""}, {"stats", ""}, {""}, {"sample"}, {"search", notebook, ""}, {"search", notebook, " \t"},
			append(report, "x"), append(report, "0"), append(report, "-3"), append(report, "19", "--json"),
			append(report, "19", "--language", "fr"), append(report, "19", "--language", "xx_!!"), append(report, "19", "--limit", "4"),
			{"stats", notebook, "--webinar", "0"}, {"stats", notebook, "--webinar"}, {"stats", notebook, "--nonsense"},
			{"stats", notebook, "-z"}, {"stats", notebook, "--=1"}, {"stats", notebook, "--json=maybe"},
			{"new", filepath.Join(t.TempDir(), "x"), "--language", "xx_!!"}, {"new", filepath.Join(t.TempDir(), "x"), "--language", ""},
			{"exprot"}, {"foo"}, {"help", "nope"}, {"help", "completion", "tcsh"}, {"completion", "tcsh"}, {"completion", "bash", "more"},
		} {
			code, out, errOut := runIn(args...)
			first, hint, _ := strings.Cut(errOut, "\n")
			isSentence(t, first+"\n")
			if code != exitUsage || out != "" || !strings.Contains(hint, "--help") {
				t.Errorf("%s, %q: exit %d, %q, %q", language, args, code, out, errOut)
			}
			if language != "en" && (strings.Contains(first, " is ") || strings.Contains(first, "This ") || strings.Contains(first, "invalid")) {
				t.Errorf("%s, %q: English in %q", language, args, first)
			}
		}
	}
}

func TestCountsOfArgumentsReadRight(t *testing.T) {
	for want, args := range map[string][]string{
		"takes 1 argument;":  {"stats", "a", "b"},
		"takes 2 arguments;": {"history", "a"},
		"At most 1 argument": {"a.rapporteur", "b"},
	} {
		if _, _, errOut := run(t, args...); !strings.Contains(errOut, want) {
			t.Errorf("%v: %q does not say %q", args, errOut, want)
		}
	}
}

func TestAMistypedCommandGetsAHint(t *testing.T) {
	for word, similar := range map[string]string{"exprot": "export", "serach": "search", "Stats": "stats"} {
		if _, _, errOut := run(t, word); !strings.Contains(errOut, ": "+similar+".") {
			t.Errorf("%s: %q", word, errOut)
		}
	}
}

func TestWithoutADisplayTheFileComesFirst(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	text := filepath.Join(t.TempDir(), "text.rapporteur")
	if err := os.WriteFile(text, []byte("Dear colleagues"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(t.TempDir(), "missing.rapporteur"): "There is no notebook at",
		text:          "not a Rapporteur notebook",
		sampleFile(t): "no display",
	} {
		code, _, errOut := run(t, path)
		if code != exitFailed || !strings.Contains(errOut, want) {
			t.Errorf("exit %d, %q, want %q", code, errOut, want)
		}
	}
}

func TestOnlyCommandsThatWriteSayWhatWasNotWritten(t *testing.T) {
	notebook := sampleFile(t)
	if _, _, errOut := run(t, "stats", notebook, "--webinar", "99"); strings.Contains(errOut, "written") {
		t.Errorf("stats: %q", errOut)
	}
	if _, _, errOut := run(t, "report", notebook, "--webinar", "99", "--out", "-"); !strings.Contains(errOut, "Nothing was written.") {
		t.Errorf("report: %q", errOut)
	}
}

func TestHelpIsAllInOneLanguage(t *testing.T) {
	for _, language := range []string{"es", "pt"} {
		t.Setenv("RAPPORTEUR_LANG", language)
		for _, args := range [][]string{{"help"}, {"report", "--help"}, {"help", "new"}, {"export", "-h"}, {"completion", "bash", "--help"}, {"completion", "--help"}} {
			code, out, _ := runIn(args...)
			for _, english := range []string{"[flags]", "default", " string", " int ", "Flags", "COMMAND", "Help about", "Generate", "disable"} {
				if strings.Contains(out, english) {
					t.Errorf("%s, %v: %q in\n%s", language, args, english, out)
				}
			}
			if code != exitDone || out == "" {
				t.Errorf("%s, %v: exit %d", language, args, code)
			}
		}
	}
}

func TestCheckOfAFileThatCannotBeOpenedIsOneSentence(t *testing.T) {
	whole, err := os.ReadFile(sampleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, content := range map[string][]byte{
		"cut.rapporteur": whole[:len(whole)/2], "text.rapporteur": []byte("Dear colleagues"), "empty.rapporteur": {},
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, language := range words.Languages() {
		t.Setenv("RAPPORTEUR_LANG", language)
		if code, out, errOut := runIn("check", filepath.Join(dir, "cut.rapporteur")); code != exitFailed || errOut != "" || !strings.Contains(out, "--repair") {
			t.Errorf("%s: exit %d, %q, %q", language, code, out, errOut)
		}
		for _, name := range []string{"text.rapporteur", "empty.rapporteur", "missing.rapporteur", ""} {
			code, out, errOut := runIn("check", dir+"/"+name)
			isSentence(t, errOut)
			if code != exitFailed || out != "" {
				t.Errorf("%s, %s: exit %d, %q", language, name, code, out)
			}
		}
	}
}

func TestCheckSaysWhatIsWrongOnceInEveryLanguage(t *testing.T) {
	path := sampleFile(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	spoilt := bytes.ReplaceAll(whole, []byte("Ostrobothnia"), []byte("Ostrobothnja"))
	if err := os.WriteFile(path, spoilt, 0o600); err != nil {
		t.Fatal(err)
	}
	for language, want := range map[string]string{"en": "it cannot be read (", "es": "no se puede leer (", "pt": "não pode ser lido ("} {
		t.Setenv("RAPPORTEUR_LANG", language)
		code, out, errOut := runIn("check", path)
		if code != exitFailed || errOut != "" || !strings.Contains(out, want) {
			t.Errorf("%s: exit %d, %q\n%s", language, code, errOut, out)
		}
		for _, line := range strings.Split(out, "\n") {
			if where, what, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && strings.Contains(what, where) {
				t.Errorf("%s: it stutters: %s", language, line)
			}
		}
	}
}

func TestSearchExcerptsAreWithoutMarks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "n.rapporteur")
	file, err := store.Create(path, store.Notebook{Title: "N"}, store.Options{Role: authorRole})
	if err != nil {
		t.Fatal(err)
	}
	note := store.Note{Kind: store.Lesson, Title: "T", Body: "## Why\n\n> - **Hydrogen** from `wind`, see [the plan](https://example.org/plan)."}
	_, err = file.Edit("step.note.new", func(tx *store.Tx) error { return store.Put(tx, &note) })
	if err != nil || file.Close() != nil {
		t.Fatal(err)
	}
	if _, out, _ := run(t, "search", path, "wind"); !strings.Contains(out, "    Why Hydrogen from wind, see the plan.\n") {
		t.Errorf("search prints %q", out)
	}
}

package app_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

var variable = regexp.MustCompile(`\$\((\w+)\)`)

// TestEveryTestIsRunByMake finds packages whose tests no target of `make test` names.
func TestEveryTestIsRunByMake(t *testing.T) {
	patterns := testedByMake(t)
	if len(patterns) < 5 {
		t.Fatalf("the test targets of the Makefile name only %q", patterns)
	}
	format := "{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}"
	// The tags that the test targets give: a package may have tests under one of them only.
	for _, tags := range []string{"", "ci", "realwindow"} {
		out, err := exec.Command("go", "list", "-tags", tags, "-f", format, module+"/...").Output()
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		for _, tested := range strings.Fields(string(out)) {
			if !named(patterns, "."+strings.TrimPrefix(tested, module)) {
				t.Errorf("%s has tests that no target of the Makefile runs (with tags %q)", tested, tags)
			}
		}
	}
}

// testedByMake returns the packages that the recipes of test-… targets give to
// go test. Each of those targets must be one that `make test` needs.
func testedByMake(t *testing.T) []string {
	t.Helper()
	raw, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	var target, needs string
	var patterns []string
	for _, line := range strings.Split(string(raw), "\n") {
		switch {
		case strings.HasPrefix(line, "\t"):
			if !strings.HasPrefix(target, "test-") || !strings.Contains(line, "$(GO) test ") {
				continue
			}
			if !strings.Contains(needs+" ", " "+target+" ") {
				t.Errorf("`make test` does not need %s", target)
			}
			line = variable.ReplaceAllStringFunc(line, func(v string) string { return values[v[2:len(v)-1]] })
			for _, word := range strings.Fields(line) {
				if strings.HasPrefix(word, "./") {
					patterns = append(patterns, word)
				}
			}
		case strings.Contains(line, ":="):
			name, value, _ := strings.Cut(line, ":=")
			values[strings.TrimSpace(name)] = strings.TrimSpace(value)
		case strings.Contains(line, ":"):
			var rest string
			target, rest, _ = strings.Cut(line, ":")
			if target == "test" {
				needs, _, _ = strings.Cut(rest, "##")
			}
		}
	}
	return patterns
}

// named tells whether a pattern of go test stands for a folder.
func named(patterns []string, folder string) bool {
	for _, pattern := range patterns {
		below, all := strings.CutSuffix(pattern, "/...")
		if folder == pattern || all && (folder == below || strings.HasPrefix(folder, below+"/")) {
			return true
		}
	}
	return false
}

package app_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestEveryLinkedModuleIsInTheNotices keeps THIRD_PARTY_NOTICES.md in step with go.mod.
func TestEveryLinkedModuleIsInTheNotices(t *testing.T) {
	raw, err := os.ReadFile("../THIRD_PARTY_NOTICES.md")
	if err != nil {
		t.Fatal(err)
	}
	noted := map[string]string{} // "| module | version |" to the licence
	for _, line := range strings.Split(string(raw), "\n") {
		if cells := strings.Split(line, " | "); len(cells) > 3 {
			noted[strings.TrimPrefix(cells[0], "| ")+" "+cells[1]] = cells[2]
		}
	}
	cmd := exec.Command("go", "list", "-deps", "-e", "-tags", "migrated_fynedo",
		"-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}", module)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	linked := map[string]bool{}
	for _, name := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		if name != "" {
			linked[name] = true
		}
	}
	if len(linked) < 20 {
		t.Fatalf("go list names only %d modules", len(linked))
	}
	for name := range linked {
		if noted[name] == "" {
			t.Errorf("THIRD_PARTY_NOTICES.md does not name %s with its licence: run `make notices`", name)
		}
	}
}

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFilesOfTwoSessionsAreNotOneWebinar(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	folder := t.TempDir()
	notebook := filepath.Join(folder, "a.rapporteur")
	run(t, "new", notebook)
	file := func(day string) string {
		path := filepath.Join(folder, day+".csv")
		text := "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n" +
			"Ada,ada@example.org,05/" + day + "/2026 09:00:00 AM,05/" + day + "/2026 10:00:00 AM,60,Yes\n"
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	before, _ := os.ReadFile(notebook)
	for _, flags := range [][]string{nil, {"--webinar", "new"}} {
		args := append([]string{"import", notebook, file("13"), file("20")}, flags...)
		if code, _, errOut := run(t, args...); code != exitFailed || !strings.Contains(errOut, "more than one session") {
			t.Errorf("%v: exit %d, %q", flags, code, errOut)
		}
	}
	if after, _ := os.ReadFile(notebook); string(after) != string(before) {
		t.Error("the notebook was changed")
	}
}

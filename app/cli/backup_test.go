package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// backupsOf lists a notebook's backups as the command does.
func backupsOf(t *testing.T, notebook string) []store.BackupInfo {
	t.Helper()
	code, out, errOut := run(t, "backups", notebook, "--json")
	var list struct{ Backups []store.BackupInfo }
	if err := json.Unmarshal([]byte(out), &list); err != nil || code != exitDone || len(list.Backups) == 0 {
		t.Fatalf("backups: exit %d, %q, %q (%v)", code, out, errOut, err)
	}
	return list.Backups
}

func TestBackupListAndRestore(t *testing.T) {
	settings(t)
	notebook := sampleFile(t)
	if _, out, _ := run(t, "backups", notebook); !strings.Contains(out, "no backups") {
		t.Errorf("before the first: %q", out)
	}
	if code, out, errOut := run(t, "backup", notebook); code != exitDone || !strings.Contains(out, "a~") {
		t.Fatalf("exit %d, %q, %q", code, out, errOut)
	}
	if _, out, _ := run(t, "backup", notebook); !strings.Contains(out, "Nothing has changed") {
		t.Errorf("again: %q", out)
	}
	backup := backupsOf(t, notebook)[0]
	if backup.Webinars == 0 || backup.Notes < 24 || backup.Title == "" {
		t.Errorf("it is told as %+v", backup)
	}
	if _, out, _ := run(t, "backups", notebook); !strings.Contains(out, backup.Path) || !strings.Contains(out, "notes: ") {
		t.Errorf("the list is %q", out)
	}
	restored := filepath.Join(t.TempDir(), "restored.rapporteur")
	if code, _, errOut := run(t, "restore", backup.Path, restored); code != exitDone {
		t.Fatalf("exit %d, %q", code, errOut)
	}
	if code, _, _ := run(t, "restore", backup.Path, restored); code != exitFailed {
		t.Errorf("over a file: exit %d", code)
	}
	sound(t, restored)
	if err := os.WriteFile(notebook, []byte("overwritten by mistake"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errOut := run(t, "restore", backup.Path, notebook, "--replace", "--json")
	var told struct{ Path, Kept string }
	if err := json.Unmarshal([]byte(out), &told); err != nil || code != exitDone {
		t.Fatalf("exit %d, %q, %q", code, out, errOut)
	}
	sound(t, notebook)
	if kept, err := os.ReadFile(told.Kept); err != nil || string(kept) != "overwritten by mistake" {
		t.Errorf("what stood there is %q, %v", kept, err)
	}
	if code, _, _ := run(t, "backup", notebook, "--out", restored, "--folder", t.TempDir()); code != exitUsage {
		t.Errorf("--out and --folder: exit %d", code)
	}
}

// TestADamagedBackupIsListedAsOne: restoring from it would be refused.
func TestADamagedBackupIsListedAsOne(t *testing.T) {
	settings(t)
	notebook := sampleFile(t)
	if code, _, errOut := run(t, "backup", notebook); code != exitDone {
		t.Fatal(errOut)
	}
	backup := backupsOf(t, notebook)[0].Path
	content, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	page := os.Getpagesize()
	clear(content[20*page : 60*page])
	if err := os.WriteFile(backup, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, out, _ := run(t, "backups", notebook); !strings.Contains(out, "This backup cannot be read.") || strings.Contains(out, "notes: ") {
		t.Errorf("the list is %q", out)
	}
	_, out, _ := run(t, "backups", notebook, "--json")
	var list struct{ Backups []struct{ Damaged string } }
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list.Backups) != 1 || list.Backups[0].Damaged == "" {
		t.Errorf("for programs: %q, %v", out, err)
	}
	if _, out, _ := run(t, "backup", notebook); strings.Contains(out, "Nothing has changed") {
		t.Errorf("with a damaged backup alone: %q", out)
	}
}

func TestBackupsAndRestoringThatCannotBe(t *testing.T) {
	settings(t)
	notebook, other := sampleFile(t), emptyNotebook(t)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"backup", notebook, "--out", ""}, exitUsage, "empty"},
		{[]string{"backup", notebook, "--folder", ""}, exitUsage, "empty"},
		{[]string{"backups", notebook + "-not-there"}, exitFailed, "There is no notebook"},
		{[]string{"restore", notebook, notebook, "--replace"}, exitFailed, "is the notebook itself"},
		{[]string{"restore", other, notebook, "--replace"}, exitFailed, "is of another notebook: nothing was restored"},
	} {
		if code, _, errOut := run(t, c.args...); code != c.code || !strings.Contains(errOut, c.says) {
			t.Errorf("%q: exit %d, %q", c.args, code, errOut)
		}
	}
	if files, _ := filepath.Glob(filepath.Join(filepath.Dir(notebook), "*")); len(files) != 1 {
		t.Errorf("there are %v", files)
	}
}

package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// TestForgettingReachesEveryFolderOfBackups backs up to the usual folder, then to one
// that was named once, then to one that is chosen in Settings, and forgets.
func TestForgettingReachesEveryFolderOfBackups(t *testing.T) {
	settings(t)
	usual, err := store.BackupFolder()
	if err != nil {
		t.Fatal(err)
	}
	notebook, chosen := sampleFile(t), filepath.Join(t.TempDir(), "chosen")
	const canary = "CANARYWORD"
	file, err := store.Open(notebook, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	note := store.Note{Kind: store.Lesson, Title: canary}
	if _, err := file.Edit("step.note.new", func(tx *store.Tx) error { return store.Put(tx, &note) }); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := run(t, "backup", notebook); code != exitDone {
		t.Fatalf("backup: exit %d, %s", code, errOut)
	}
	named := filepath.Join(t.TempDir(), "named")
	if code, _, errOut := run(t, "backup", notebook, "--folder", named); code != exitDone {
		t.Fatalf("backup: exit %d, %s", code, errOut)
	}
	raw, err := json.Marshal(map[string]string{"backups": chosen})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(usual), "window.json"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := run(t, "backup", notebook); code != exitDone {
		t.Fatalf("backup: exit %d, %s", code, errOut)
	}
	holding := func() (paths []string) {
		for _, folder := range []string{usual, named, chosen} {
			files, err := filepath.Glob(filepath.Join(folder, "*.rapporteur"))
			if err != nil || len(files) == 0 {
				t.Fatalf("in %s are %v, %v", folder, files, err)
			}
			for _, path := range files {
				if raw, err := os.ReadFile(path); err != nil || bytes.Contains(raw, []byte(canary)) {
					paths = append(paths, path)
				}
			}
		}
		return paths
	}
	if got := holding(); len(got) != 3 {
		t.Fatalf("before, the words are in %v", got)
	}
	if got := backupsOf(t, notebook); len(got) != 3 {
		t.Errorf("listed are %+v", got)
	}
	if code, _, errOut := run(t, "forget", notebook, "--record", note.ID.String(), "--yes"); code != exitDone {
		t.Fatalf("forget: exit %d, %s", code, errOut)
	}
	if got := holding(); len(got) != 0 {
		t.Errorf("forgotten words are still in %v", got)
	}
}

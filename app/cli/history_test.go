package cli

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

func TestHistoryGivesAProgramWhatStoodBeforeAndAfter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.rapporteur")
	file, err := store.Create(path, store.Notebook{Title: "A"}, store.Options{Role: "editor"})
	if err != nil {
		t.Fatal(err)
	}
	note := store.Note{Kind: store.Lesson, Title: "Start early", Status: store.DraftNote}
	for _, status := range []store.Status{store.DraftNote, store.Published} {
		note.Status = status
		if _, err := file.Edit("step.note.status", func(tx *store.Tx) error { return store.Put(tx, &note) }); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := file.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	code, out, _ := run(t, "history", path, note.ID.String(), "--json")
	var got struct {
		Changes []struct {
			Field, Op     string
			Before, After any
			Undone        bool
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitDone || len(got.Changes) != 3 {
		t.Fatalf("exit %d, %v: %s", code, err, out)
	}
	undone, published, made := got.Changes[0], got.Changes[1], got.Changes[2]
	if published.Field != "status" || published.Before != "draft" || published.After != "published" || published.Undone {
		t.Errorf("the edit: %+v", published)
	}
	if undone.Before != "published" || undone.After != "draft" || !undone.Undone {
		t.Errorf("the undo: %+v", undone)
	}
	if fields, _ := made.After.(map[string]any); made.Op != "create" || fields["title"] != "Start early" {
		t.Errorf("the creation: %+v", made)
	}
}

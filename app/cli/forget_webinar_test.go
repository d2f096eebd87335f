package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// editIn changes a notebook as another program does.
func editIn(t *testing.T, path string, fn func(tx *store.Tx) error) {
	t.Helper()
	file, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.Edit("step.test", fn)
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
}

// sampleWebinar is the webinar of a number of the sample, or one without.
func sampleWebinar(t *testing.T, path string, number int) (found store.Webinar) {
	t.Helper()
	file, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	err = file.View(func(r store.Reader) error {
		for w, err := range store.All[store.Webinar](r) {
			if err != nil {
				return err
			}
			if w.Number == number {
				found = w
			}
		}
		return nil
	})
	if err := errors.Join(err, file.Close()); err != nil || found.ID.IsZero() {
		t.Fatal(found, err)
	}
	return found
}

// TestForgetAttendeesOfADeletedWebinar, by number, and of one without a number by id.
func TestForgetAttendeesOfADeletedWebinar(t *testing.T) {
	settings(t)
	path := sampleFile(t)
	keys := keysOf(t, path)
	if len(keys) == 0 {
		t.Fatal("the sample has nobody")
	}
	w := sampleWebinar(t, path, 19)
	editIn(t, path, func(tx *store.Tx) error {
		for a, err := range store.All[store.Attendance](tx) {
			if err != nil {
				return err
			}
			if a.Webinar == w.ID {
				return errors.Join(store.Delete[store.Attendance](tx, a.ID), store.Delete[store.Webinar](tx, w.ID))
			}
		}
		return errors.New("it has no attendance")
	})
	code, out, errOut := run(t, "forget", path, "--webinar", "19", "--yes")
	if code != exitDone || !strings.Contains(out, "webinar 19") {
		t.Fatalf("exit %d, %q, %q", code, out, errOut)
	}
	if raw := wholeFile(t, path); bytes.Contains(raw, []byte(keys[0])) {
		t.Error("attendees are still in the file")
	}
	sound(t, path)
	unnumbered := sampleWebinar(t, path, 0)
	if code, out, errOut := run(t, "forget", path, "--webinar", unnumbered.ID.String(), "--yes"); code != exitDone || !strings.Contains(out, unnumbered.Title+" has no attendees") {
		t.Errorf("one without a number: exit %d, %q, %q", code, out, errOut)
	}
	for _, named := range []string{"", "0", "x", "-1"} {
		if code, _, errOut := run(t, "forget", path, "--webinar", named, "--yes"); code != exitUsage || errOut == "" {
			t.Errorf("%q: exit %d, %q", named, code, errOut)
		}
	}
}

// TestForgetAWebinarSaysWhatIsLeft, and takes its attendees with it.
func TestForgetAWebinarSaysWhatIsLeft(t *testing.T) {
	settings(t)
	path := sampleFile(t)
	key, w := keysOf(t, path)[0], sampleWebinar(t, path, 19)
	code, out, errOut := run(t, "forget", path, "--record", w.ID.String(), "--yes")
	if code != exitDone || !strings.Contains(out, "and its attendees") || !strings.Contains(out, "Questions: ") || !strings.Contains(out, "Transcripts: 1") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	if bytes.Contains(wholeFile(t, path), []byte(key)) {
		t.Error("attendees are still in the file")
	}
	sound(t, path)
}

// TestForgetIsCompletedByRunningItAgain: it was killed before it came to the backups.
func TestForgetIsCompletedByRunningItAgain(t *testing.T) {
	settings(t)
	path := sampleFile(t)
	note := store.Note{Kind: store.Lesson, Title: "canary of the backup"}
	editIn(t, path, func(tx *store.Tx) error { return store.Put(tx, &note) })
	if code, _, errOut := run(t, "backup", path); code != exitDone {
		t.Fatalf("backup: exit %d, %s", code, errOut)
	}
	backup := backupsOf(t, path)[0].Path
	file, err := store.Open(path, store.Options{})
	if err == nil {
		err = errors.Join(file.Forget(store.Forgotten{Ref: store.Ref{Type: store.TypeNote, ID: note.ID}}), file.Close())
	}
	if err != nil || !bytes.Contains(wholeFile(t, backup), []byte(note.Title)) {
		t.Fatalf("the backup does not hold it before: %v", err)
	}
	code, out, errOut := run(t, "forget", path, "--record", note.ID.String(), "--yes")
	if code != exitDone || !strings.Contains(out, "was forgotten before") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	if bytes.Contains(wholeFile(t, backup), []byte(note.Title)) {
		t.Error("the backup still holds it")
	}
}

// TestMergeOfSeveralTakesInAllOrNone, and says what is forgotten.
func TestMergeOfSeveralTakesInAllOrNone(t *testing.T) {
	settings(t)
	path := sampleFile(t)
	copied, other := filepath.Join(filepath.Dir(path), "b.rapporteur"), filepath.Join(filepath.Dir(path), "o.rapporteur")
	if err := os.WriteFile(copied, wholeFile(t, path), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "new", other)
	question := store.Question{Text: "a question of the sample"}
	editIn(t, copied, func(tx *store.Tx) error { return store.Put(tx, &question) })
	w := sampleWebinar(t, path, 19)
	if code, _, errOut := run(t, "forget", copied, "--webinar", "19", "--yes"); code != exitDone {
		t.Fatal(errOut)
	}
	before := wholeFile(t, path)
	if code, _, errOut := run(t, "merge", path, copied, other); code != exitFailed || !strings.Contains(errOut, "nothing was merged") || !bytes.Equal(before, wholeFile(t, path)) {
		t.Errorf("with another notebook: exit %d, %q", code, errOut)
	}
	code, out, errOut := run(t, "merge", path, copied, "--preview")
	if code != exitDone || !strings.Contains(out, "Would be forgotten for good") || !strings.Contains(out, "attendees of webinar 19") {
		t.Errorf("preview: exit %d, %q, %q", code, out, errOut)
	}
	var done struct{ Forgotten []forgottenRef }
	code, out, errOut = run(t, "merge", path, copied, "--json")
	if err := json.Unmarshal([]byte(out), &done); code != exitDone || err != nil || len(done.Forgotten) == 0 || done.Forgotten[0].Type != store.TypeAttendance {
		t.Errorf("merge: exit %d, %q, %q, %v of %s", code, out, errOut, err, w.ID)
	}
	if _, out, _ = run(t, "merge", path, copied); strings.Contains(out, "orgotten") {
		t.Errorf("again: %q", out)
	}
}

// TestMergeOfConflictCopiesLeavesOutADamagedOne, and takes in the others.
func TestMergeOfConflictCopiesLeavesOutADamagedOne(t *testing.T) {
	settings(t)
	path := sampleFile(t)
	stem := strings.TrimSuffix(path, ".rapporteur")
	whole, broken := stem+"-OFFICE.rapporteur", stem+"-LAPTOP.rapporteur"
	if err := errors.Join(os.WriteFile(whole, wholeFile(t, path), 0o600), os.WriteFile(broken, wholeFile(t, path), 0o600)); err != nil {
		t.Fatal(err)
	}
	note := store.Note{Title: "in the whole one"}
	editIn(t, whole, func(tx *store.Tx) error { return store.Put(tx, &note) })
	editIn(t, broken, func(tx *store.Tx) error { return store.Put(tx, &store.Note{Title: "in the broken one"}) })
	raw := bytes.ReplaceAll(wholeFile(t, broken), []byte("in the broken one"), []byte("in the brOken one"))
	if err := os.WriteFile(broken, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--preview"}, nil} {
		code, out, errOut := run(t, append([]string{"merge", path, "--conflicts"}, args...)...)
		if code != exitFailed || !strings.Contains(errOut, broken+" was left out") || !strings.Contains(out, "1 change") || !strings.Contains(out, whole) || strings.Contains(out, broken) {
			t.Errorf("%v: exit %d, %q, %q", args, code, out, errOut)
		}
	}
}

// TestHistoryNamesAStepWhoseNameIsForgotten.
func TestHistoryNamesAStepWhoseNameIsForgotten(t *testing.T) {
	settings(t)
	path := sampleFile(t)
	question := store.Question{Text: "to be forgotten", State: store.Queued}
	editIn(t, path, func(tx *store.Tx) error { return store.Put(tx, &question) })
	editIn(t, path, func(tx *store.Tx) error {
		question.Text, question.State = "to be forgotten too", store.Answered
		return store.Put(tx, &question)
	})
	if code, _, errOut := run(t, "forget", path, "--record", question.ID.String(), "--words", "--yes"); code != exitDone {
		t.Fatal(errOut)
	}
	_, out, _ := run(t, "history", path, question.ID.String())
	if !strings.Contains(out, "(forgotten)") {
		t.Errorf("the history is\n%s", out)
	}
}

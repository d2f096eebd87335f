package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// flip changes one bit of every place in a closed file where the word stands.
func flip(t testing.TB, path, word string) {
	t.Helper()
	raw := bytesOf(t, path)
	if !bytes.Contains(raw, []byte(word)) {
		t.Fatalf("%s has no %q", path, word)
	}
	for i := bytes.Index(raw, []byte(word)); i >= 0; i = bytes.Index(raw, []byte(word)) {
		raw[i] ^= 1
	}
	if err := os.WriteFile(path, raw, 0o644); err != nil {
		t.Fatal(err)
	}
}

func openCopy(t testing.TB, path string, o Options) *File {
	t.Helper()
	f, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// copyBeside copies a closed notebook beside itself.
func copyBeside(t testing.TB, path, name string) string {
	t.Helper()
	to := filepath.Join(filepath.Dir(path), name)
	copyFile(t, path, to)
	return to
}

// TestMergingTakesNoDamagedBlob, whichever copy comes first.
func TestMergingTakesNoDamagedBlob(t *testing.T) {
	a := closedNotebook(t)
	broken := copyBeside(t, a, "broken.rapporteur")
	f := openCopy(t, broken, Options{})
	transcript := putTranscript(t, f, cuesOf("Welcome canary everybody"))
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	whole := copyBeside(t, broken, "whole.rapporteur")
	flip(t, broken, "canary")
	f = openCopy(t, a, Options{})
	mergeInto(t, f, openCopy(t, broken, Options{ReadOnly: true}))
	if m := mergeInto(t, f, openCopy(t, whole, Options{ReadOnly: true})); m.Blobs != 1 {
		t.Errorf("the whole copy brought %+v", m)
	}
	if err := f.View(func(r Reader) error { _, err := Cues(r, transcript.Cues); return err }); err != nil {
		t.Error(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	checkSound(t, a)
}

// TestMergingMendsWhatIsDamagedHere: blobs, pieces of attachments, and the log.
func TestMergingMendsWhatIsDamagedHere(t *testing.T) {
	a := closedNotebook(t)
	f := openCopy(t, a, Options{})
	putTranscript(t, f, cuesOf("Welcome canary-cues everybody"))
	source := writeFile(t, "letter.txt", append(bytes.Repeat([]byte("canary-file "), 100_000), 'x'))
	if _, _, err := f.AttachFile(t.Context(), source, nil, "step.test", func(*Tx, Attachment) error { return nil }); err != nil {
		t.Fatal(err)
	}
	n := Note{Title: "N", Body: "first words"}
	put(t, f, &n)
	n.Body = "canary-change in the log"
	put(t, f, &n)
	n.Body = "last words"
	put(t, f, &n)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	whole := copyBeside(t, a, "whole.rapporteur")
	for _, word := range []string{"canary-cues", "canary-file", "canary-change"} {
		flip(t, a, word)
	}
	f = openCopy(t, a, Options{})
	mergeInto(t, f, openCopy(t, whole, Options{ReadOnly: true}))
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	checkSound(t, a)
}

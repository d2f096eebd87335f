package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// holdsWord tells whether a file's raw pages hold a word, in UTF-8 or UTF-16.
func holdsWord(t testing.TB, path, word string) bool {
	t.Helper()
	var little, big []byte
	for _, unit := range utf16.Encode([]rune(word)) {
		little, big = binary.LittleEndian.AppendUint16(little, unit), binary.BigEndian.AppendUint16(big, unit)
	}
	raw := bytesOf(t, path)
	return bytes.Contains(raw, []byte(word)) || bytes.Contains(raw, little) || bytes.Contains(raw, big)
}

// aQuestion makes a question whose words are canaries, with a history, a translation,
// a deleted translation and a step to undo.
func aQuestion(t testing.TB, f *File) Question {
	t.Helper()
	q := Question{Text: "first " + canary + strings.Repeat(" and more", 40), State: Queued}
	put(t, f, &q)
	q.Text = "second" + q.Text[5:]
	put(t, f, &q)
	q.Text, q.Answer, q.Asker = q.Text+" "+canary, canary, canary
	put(t, f, &q)
	for range 2 {
		one := Translation{Of: Ref{TypeQuestion, q.ID}, Field: "text", Language: "pt", Text: canary}
		put(t, f, &one)
		put(t, f, &Translation{ID: one.ID, Of: one.Of, Field: "text", Language: "pt", Text: canary + " again"})
	}
	edit(t, f, func(tx *Tx) error {
		for one := range All[Translation](tx) {
			return Delete[Translation](tx, one.ID)
		}
		return nil
	})
	return q
}

func TestForgottenWordsAreNowhereInTheFile(t *testing.T) {
	for name, fields := range map[string][]string{"words": WordFields(TypeQuestion), "record": nil} {
		t.Run(name, func(t *testing.T) {
			f := fresh(t)
			q := aQuestion(t, f)
			put(t, f, &Note{Title: "beside it"})
			if !holdsWord(t, f.Path(), canary) {
				t.Fatal("the words are not there before: the test proves nothing")
			}
			ref := Ref{TypeQuestion, q.ID}
			if err := f.Forget(Forgotten{Ref: ref, Fields: fields}); err != nil {
				t.Fatal(err)
			}
			if holdsWord(t, f.Path(), canary) {
				t.Error("the words are still in the file")
			}
			if _, err := f.Undo(); !errors.Is(err, ErrNothing) {
				t.Errorf("undo gives %v", err)
			}
			if fields == nil {
				err := f.View(func(r Reader) error { _, err := Get[Question](r, q.ID); return err })
				if !errors.Is(err, ErrNotFound) {
					t.Errorf("the record gives %v", err)
				}
				_, err = f.Edit("step.test", func(tx *Tx) error { return Put(tx, &q) })
				if !errors.Is(err, ErrNotFound) {
					t.Errorf("writing it again gives %v", err)
				}
				isSentence(t, err)
			} else {
				left := get[Question](t, f, q.ID)
				if left.Text+left.Answer+left.Asker != "" || left.State != Queued {
					t.Errorf("left is %+v", left)
				}
				left.Answer = "written anew"
				put(t, f, &left)
				if got := get[Question](t, f, q.ID); got.Answer != "written anew" {
					t.Errorf("written anew, it is %+v", got)
				}
			}
			if err := f.View(func(r Reader) error { _, err := History(r, q.ID); return err }); err != nil {
				t.Error(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			checkSound(t, f.Path())
			if holdsWord(t, f.Path(), canary) {
				t.Error("the words are back in the file")
			}
		})
	}
}

// TestACopyForgetsAtMerging: a copy that has not heard of it edits the words on.
func TestACopyForgetsAtMerging(t *testing.T) {
	f := fresh(t)
	q := aQuestion(t, f)
	path := writeFile(t, "copy.rapporteur", bytesOf(t, f.Path()))
	if err := f.Forget(Forgotten{Ref: Ref{TypeQuestion, q.ID}, Fields: WordFields(TypeQuestion)}); err != nil {
		t.Fatal(err)
	}
	other, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	q.Text, q.State = q.Text+" and once more "+canary, Answered
	put(t, other, &q)
	for range 2 {
		if _, err := f.Merge(other); err != nil {
			t.Fatal(err)
		}
		if _, err := other.Merge(f); err != nil {
			t.Fatal(err)
		}
	}
	sameRecords(t, "both copies", f, other)
	if got := get[Question](t, f, q.ID); got.Text != "" || got.State != Answered {
		t.Errorf("after merging it is %+v", got)
	}
	for _, one := range []*File{f, other} {
		if err := one.Close(); err != nil {
			t.Fatal(err)
		}
		checkSound(t, one.Path())
		if holdsWord(t, one.Path(), canary) {
			t.Errorf("%s still has the words", one.Path())
		}
	}
}

// TestForgottenWordsAreBlottedOutOfTranscripts also across cues, and leaves the rest
// where it is.
func TestForgottenWordsAreBlottedOutOfTranscripts(t *testing.T) {
	f := fresh(t)
	cues := []Cue{
		{StartMS: 1, Text: "Welcome. Who  asks?"}, {StartMS: 2, Text: "I wonder whether the " + canary},
		{StartMS: 3, Text: "will ever\nbe heard. Thank you."},
	}
	transcript := Transcript{Title: "T"}
	q := Question{Text: "I wonder whether the " + canary + " will ever be heard."}
	edit(t, f, func(tx *Tx) (err error) {
		transcript.Cues, err = PutCues(tx, cues)
		return errors.Join(err, Put(tx, &transcript), Put(tx, &q))
	})
	folder := t.TempDir()
	backup := backUp(t, f, folder)
	if err := f.Forget(Forgotten{Ref{TypeQuestion, q.ID}, WordFields(TypeQuestion)}); err != nil {
		t.Fatal(err)
	}
	if err := f.SweepBackups(folder); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{f.Path(), backup} {
		if holdsWord(t, path, canary) || holdsWord(t, path, "wonder whether") {
			t.Errorf("%s still has the words", path)
		}
	}
	var left []Cue
	err := f.View(func(r Reader) error {
		now, err := Get[Transcript](r, transcript.ID)
		if err != nil {
			return err
		}
		left, err = Cues(r, now.Cues)
		return err
	})
	if err != nil || len(left) != 3 || left[0] != cues[0] || !strings.HasSuffix(left[2].Text, " Thank you.") || utf8.RuneCountInString(left[2].Text) != utf8.RuneCountInString(cues[2].Text) {
		t.Errorf("left is %+v, %v", left, err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	checkSound(t, f.Path())
	checkSound(t, backup)
}

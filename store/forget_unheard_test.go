package store

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The two sentences of one transcript that the tests forget.
const (
	saidOne = "The first speaker said canary-one this morning in Lara"
	saidTwo = "in Lara the second speaker said canary-two this evening"
)

func quoteOf(said string) Note { return Note{Kind: Quote, Title: "Q", Body: said} }

// cuesOf is a transcript of sentences, one after the other; those that share words do so
// in the transcript too.
func cuesOf(said ...string) (cues []Cue) {
	for i, text := range said {
		cues = append(cues, Cue{StartMS: int64(i), EndMS: int64(i + 1), Text: text})
	}
	return cues
}

func putTranscript(t testing.TB, f *File, cues []Cue) (transcript Transcript) {
	t.Helper()
	edit(t, f, func(tx *Tx) (err error) {
		transcript = Transcript{Title: "T"}
		if transcript.Cues, err = PutCues(tx, cues); err != nil {
			return err
		}
		return Put(tx, &transcript)
	})
	return transcript
}

// copiesOf closes a notebook and opens so many copies of it, whose clocks are a minute
// apart.
func copiesOf(t testing.TB, f *File, count int) (copies []*File) {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for i := range count {
		path := filepath.Join(t.TempDir(), "copy.rapporteur")
		copyFile(t, f.Path(), path)
		late := time.Duration(i) * time.Minute
		g, err := Open(path, Options{Now: func() time.Time { return time.Now().Add(late) }})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = g.Close() })
		copies = append(copies, g)
	}
	return copies
}

func forgetWordsOf(t testing.TB, f *File, n Note) {
	t.Helper()
	if err := f.Forget(Forgotten{Ref{TypeNote, n.ID}, WordFields(TypeNote)}); err != nil {
		t.Fatal(err)
	}
}

func mergeInto(t testing.TB, f, other *File) Merged {
	t.Helper()
	m, err := f.Merge(other)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// mergeBothWays merges every copy into every other, twice, and fails unless they are one
// then, faultless and without the words.
func mergeBothWays(t testing.TB, copies []*File, words ...string) {
	t.Helper()
	for range 2 {
		for _, into := range copies {
			for _, from := range copies {
				if into != from {
					mergeInto(t, into, from)
				}
			}
		}
	}
	for _, one := range copies {
		sameRecords(t, "the copies", copies[0], one)
	}
	for _, one := range copies {
		if err := one.Close(); err != nil {
			t.Fatal(err)
		}
		checkSound(t, one.Path())
		for _, word := range words {
			if holdsWord(t, one.Path(), word) {
				t.Errorf("%s holds %q", one.Path(), word)
			}
		}
	}
}

// TestCopiesThatForgotPartsOfOneTranscript keep what each forgot out of both.
func TestCopiesThatForgotPartsOfOneTranscript(t *testing.T) {
	for name, cues := range map[string][]Cue{
		"apart":      cuesOf("Welcome. "+saidOne, saidTwo, "Thank you all."),
		"overlapped": cuesOf("Welcome. "+strings.TrimSuffix(saidOne, "in Lara"), saidTwo, "Thank you all."),
	} {
		t.Run(name, func(t *testing.T) {
			f := fresh(t)
			one, two := quoteOf(saidOne), quoteOf(saidTwo)
			put(t, f, &one)
			put(t, f, &two)
			transcript := putTranscript(t, f, cues)
			copies := copiesOf(t, f, 3)
			forgetWordsOf(t, copies[0], one)
			forgetWordsOf(t, copies[1], two)
			if m := mergeInto(t, copies[0], copies[1]); m.Changes != 0 || len(m.Forgotten) != 2 {
				t.Errorf("merging brought %+v", m)
			}
			var left []Cue
			if err := copies[0].View(func(r Reader) (err error) {
				left, err = Cues(r, transcript.Cues)
				return err
			}); err != nil || left[0].Text[:9] != "Welcome. " || left[2] != cues[2] {
				t.Errorf("left is %+v, %v", left, err)
			}
			mergeBothWays(t, copies, "canary-one", "canary-two", "speaker")
		})
	}
}

// TestCopyThatHasNotHeardOfForgetting imports the words, also again, also later.
func TestCopyThatHasNotHeardOfForgetting(t *testing.T) {
	for name, unaware := range map[string]func(t *testing.T, f *File, transcript Transcript, n Note){
		"imports the transcript": func(t *testing.T, f *File, _ Transcript, _ Note) {
			putTranscript(t, f, cuesOf("Now then:", saidOne))
		},
		"imports it over the one that is there": func(t *testing.T, f *File, transcript Transcript, _ Note) {
			other := putTranscript(t, f, cuesOf("Good morning!", saidOne, "More."))
			transcript.Cues = other.Cues
			put(t, f, &transcript)
		},
		"renames and deletes it": func(t *testing.T, f *File, transcript Transcript, _ Note) {
			transcript.Title = "Renamed"
			put(t, f, &transcript)
			edit(t, f, func(tx *Tx) error { return Delete[Transcript](tx, transcript.ID) })
		},
		"writes more of it": func(t *testing.T, f *File, _ Transcript, n Note) {
			n.Body = saidOne + " and " + saidTwo
			put(t, f, &n)
			putTranscript(t, f, cuesOf(saidOne, " and ", saidTwo))
		},
		"translates it": func(t *testing.T, f *File, _ Transcript, n Note) {
			put(t, f, &Translation{Of: Ref{TypeNote, n.ID}, Field: "body", Language: "es", Text: "canary-one", Version: TextVersion(n.Body)})
			n.Body += ", she added canary-one"
			put(t, f, &n)
			translation := Translation{Of: Ref{TypeNote, n.ID}, Field: "body", Language: "pt", Text: "canary-one", Version: TextVersion(n.Body)}
			put(t, f, &translation)
			edit(t, f, func(tx *Tx) error { return Delete[Translation](tx, translation.ID) })
		},
	} {
		for what, fields := range map[string][]string{"words": WordFields(TypeNote), "record": nil} {
			for _, fast := range []int{0, 1} { // whose clock is ahead
				t.Run(name+", "+what, func(t *testing.T) {
					f := fresh(t)
					n := quoteOf(saidOne)
					put(t, f, &n)
					transcript := putTranscript(t, f, cuesOf("Welcome.", saidOne))
					copies := copiesOf(t, f, 2)
					a, b := copies[fast], copies[1-fast]
					if err := a.Forget(Forgotten{Ref{TypeNote, n.ID}, fields}); err != nil {
						t.Fatal(err)
					}
					unaware(t, b, transcript, n)
					mergeBothWays(t, []*File{a, b}, "canary-one")
				})
			}
		}
	}
}

// TestTranscriptOfACopyThatNeverHadTheQuote comes to one that has no words any more to
// look for.
func TestTranscriptOfACopyThatNeverHadTheQuote(t *testing.T) {
	copies := copiesOf(t, fresh(t), 3)
	n := quoteOf(saidOne)
	put(t, copies[0], &n)
	forgetWordsOf(t, copies[0], n)
	putTranscript(t, copies[1], cuesOf("Welcome.", saidOne))
	if mergeInto(t, copies[0], copies[1]); holdsWord(t, copies[0].Path(), "canary-one") {
		t.Error("the words are there again")
	}
	putTranscript(t, copies[0], cuesOf("Imported again by one who knows.", saidOne))
	mergeInto(t, copies[2], copies[1])
	mergeBothWays(t, copies, "canary-one")
}

// TestWhatIsWrittenByThoseWhoHaveHeardStays: a new text with its translation.
func TestWhatIsWrittenByThoseWhoHaveHeardStays(t *testing.T) {
	f := fresh(t)
	n := quoteOf(saidOne)
	put(t, f, &n)
	copies := copiesOf(t, f, 2)
	forgetWordsOf(t, copies[0], n)
	n.Body = "Somebody spoke of this and that in the room"
	put(t, copies[0], &n)
	translation := Translation{Of: Ref{TypeNote, n.ID}, Field: "body", Language: "es", Text: "Alguien", Version: TextVersion(n.Body)}
	put(t, copies[0], &translation)
	transcript := putTranscript(t, copies[0], cuesOf(saidTwo))
	put(t, copies[1], &Note{Title: "Beside it"})
	mergeInto(t, copies[1], copies[0])
	mergeInto(t, copies[0], copies[1])
	if got := get[Translation](t, copies[1], translation.ID); got.Text != "Alguien" {
		t.Errorf("the translation is %+v", got)
	}
	if err := copies[1].View(func(r Reader) error {
		cues, err := Cues(r, transcript.Cues)
		if err == nil && cues[0].Text != saidTwo {
			t.Errorf("the transcript is %+v", cues)
		}
		return err
	}); err != nil {
		t.Error(err)
	}
	mergeBothWays(t, copies, "canary-one")
}

// TestBackupsAndRepairKeepBlots: what is blotted stays so.
func TestBackupsAndRepairKeepBlots(t *testing.T) {
	f := fresh(t)
	n := quoteOf(saidOne)
	put(t, f, &n)
	transcript := putTranscript(t, f, cuesOf("Welcome.", saidOne, saidTwo))
	folder := t.TempDir()
	backup := backUp(t, f, folder)
	forgetWordsOf(t, f, n)
	if err := f.SweepBackups(folder); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out.rapporteur")
	done, err := Repair(f.Path(), out)
	if err != nil || done.Broken != 0 || len(done.LostBlobs) > 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	for _, path := range []string{f.Path(), backup, out} {
		checkSound(t, path)
		if holdsWord(t, path, "canary-one") || !holdsWord(t, path, "canary-two") {
			t.Errorf("%s is wrong", path)
		}
		g, err := Open(path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		if err := g.View(func(r Reader) error { _, err := Cues(r, transcript.Cues); return err }); err != nil {
			t.Error(err)
		}
		_ = g.Close()
	}
}

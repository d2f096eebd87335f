package store

import "testing"

// TestWordsTypedInSeveralSavesAreBlotted holds that what a text was after each save is
// looked for in transcripts, not only what it began with.
func TestWordsTypedInSeveralSavesAreBlotted(t *testing.T) {
	const said = "We will lay the hydrogen pipeline " + canary + " by 2030 in Lara"
	for name, saves := range map[string][]string{"one": {said}, "two": {"We will lay the hydrogen", said}, "then less": {said[:30], said, "We"}} {
		t.Run(name, func(t *testing.T) {
			f := fresh(t)
			quote := Note{Kind: Quote, Title: "Q"}
			edit(t, f, func(tx *Tx) error {
				cues, err := PutCues(tx, []Cue{{StartMS: 1, EndMS: 2, Text: "So: " + said + ". Thanks."}})
				if err != nil {
					return err
				}
				if err := Put(tx, &Transcript{Title: "T", Cues: cues}); err != nil {
					return err
				}
				return Put(tx, &quote)
			})
			for _, body := range saves {
				quote.Body = body
				put(t, f, &quote)
			}
			if err := f.Forget(Forgotten{Ref: Ref{TypeNote, quote.ID}, Fields: WordFields(TypeNote)}); err != nil {
				t.Fatal(err)
			}
			if holdsWord(t, f.Path(), canary) {
				t.Error("the words are still in the file")
			}
		})
	}
}

package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fxamacker/cbor/v2"
)

// leastWords is how long a text is, in letters, for it to be looked for in
// transcripts: shorter ones say nothing of who said them.
const leastWords = 20

// blot stands for each letter of a passage that was forgotten, so that the places
// that evidence names in the rest of a transcript stay right.
const blot = '·'

// spokenWords are the texts that a record's changes gave the fields: what was said. A
// text that was typed in several saves is each of its states.
func (r *reader) spokenWords(changes []*change, fields []uint64) (texts []string, err error) {
	add := func(number uint64, raw cbor.RawMessage) {
		if len(fields) > 0 && !slices.Contains(fields, number) {
			return
		}
		var text string
		if dec.Unmarshal(raw, &text) == nil {
			texts = append(texts, text)
			return
		}
		elements := []cbor.RawMessage{raw}
		if all := arrayElements(raw); len(all) > 0 {
			elements = all
		}
		for _, e := range elements {
			var passage Evidence
			if dec.Unmarshal(e, &passage) == nil {
				texts = append(texts, passage.Quote)
			}
		}
	}
	for _, c := range changes {
		for number, raw := range c.Fields {
			add(number, raw)
		}
		if len(c.Value) > 0 {
			add(c.Field, c.Value)
		}
		if c.Op == opText && (len(fields) == 0 || slices.Contains(fields, c.Field)) {
			text, err := r.textAt(c.ref(), c.Field, c.ID)
			if err != nil {
				return nil, err
			}
			texts = append(texts, text)
		}
	}
	return texts, nil
}

// blotTranscripts blots words out of every transcript in which they stand, deleted
// ones included; the cues from before are dropped.
func (tx *Tx) blotTranscripts(texts []string) error {
	texts = slices.DeleteFunc(texts, func(text string) bool { return utf8.RuneCountInString(letters(text)) < leastWords })
	if len(texts) == 0 {
		return nil
	}
	all, err := List[Transcript](tx)
	if err != nil {
		return err
	}
	present := len(all)
	for t, err := range Deleted[Transcript](tx) {
		if err != nil {
			return err
		}
		all = append(all, t)
	}
	for i, t := range all {
		if err := tx.blotTranscript(t, texts, i >= present); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) blotTranscript(t Transcript, texts []string, deleted bool) error {
	if have, err := tx.rd.get(bucketBlobs, t.Cues[:]); err != nil || have == nil {
		return err
	}
	cues, err := Cues(tx, t.Cues)
	if err != nil {
		return err
	}
	if !blotCues(cues, texts) {
		return nil
	}
	DropBlob(tx, t.Cues)
	if t.Cues, err = PutCues(tx, cues); err != nil {
		return err
	}
	if err := Put(tx, &t); err != nil || !deleted {
		return err
	}
	return Delete[Transcript](tx, t.ID)
}

// blotCues blots the texts wherever they stand, also across cues and whatever
// spaces are between the words, and tells whether any did.
func blotCues(cues []Cue, texts []string) (found bool) {
	type place struct{ cue, letter int }
	var flat strings.Builder
	var places []place
	runes := make([][]rune, len(cues))
	for i, c := range cues {
		runes[i] = []rune(c.Text)
		for j, letter := range runes[i] {
			if !unicode.IsSpace(letter) {
				flat.WriteRune(letter)
				places = append(places, place{i, j})
			}
		}
	}
	all := flat.String()
	for _, text := range texts {
		wanted := letters(text)
		length := utf8.RuneCountInString(wanted)
		for from := 0; ; {
			at := strings.Index(all[from:], wanted)
			if at < 0 {
				break
			}
			from += at
			first := utf8.RuneCountInString(all[:from])
			for _, p := range places[first : first+length] {
				runes[p.cue][p.letter] = blot
			}
			found = true
			from += len(wanted)
		}
	}
	for i := range cues {
		cues[i].Text = string(runes[i])
	}
	return found
}

// letters are a text without its spaces.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

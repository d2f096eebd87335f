package store

import (
	"bytes"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// spoken tells whether records of the type say what somebody said.
func (p *plan) spoken() bool { return p.typ == TypeQuestion || p.typ == TypeNote }

// saidFields are the numbers of the fields in which stands what somebody said: their
// texts, and passages of transcripts. Roles and other words of staff are no such thing.
func (p *plan) saidFields(only []uint64) (numbers []uint64) {
	for i := range p.fields {
		f := &p.fields[i]
		said := f.merge == mergeText || p.typ == TypeNote && f.name == "evidence"
		if said && (len(only) == 0 || slices.Contains(only, f.number)) {
			numbers = append(numbers, f.number)
		}
	}
	return numbers
}

// spokenWords are the texts that a record's changes, which are of this file's log, gave
// the fields: what was said. A text that was typed in several saves is each of its states.
func (r *reader) spokenWords(changes []*change, fields []uint64) (texts []string, err error) {
	add := func(number uint64, raw cbor.RawMessage) {
		if !slices.Contains(fields, number) {
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
		if c.Op == opText && slices.Contains(fields, c.Field) {
			text, err := r.textAt(c.ref(), c.Field, c.ID)
			if err != nil {
				return nil, err
			}
			texts = append(texts, text)
		}
	}
	return texts, nil
}

// cuesNamed are the names of the cues that each transcript has or ever had, deleted ones
// included.
func (r *reader) cuesNamed() (named map[Ref][]Hash, err error) {
	named = map[Ref][]Hash{}
	for t, err := range AllWithDeleted[Transcript](r) {
		if err != nil {
			return nil, err
		}
		changes, err := r.changesOf(t.ID)
		if err != nil {
			return nil, err
		}
		names := []Hash{t.Cues}
		for _, c := range changes {
			names = append(names, c.namedBlobs()...)
		}
		named[Ref{TypeTranscript, t.ID}] = names
	}
	return named, nil
}

// blotTranscripts blots what was forgotten out of every transcript, deleted ones
// included: the words wherever they stand, also across cues and whatever spaces are
// between them; and, where another copy is merged, what that has blotted.
func (tx *Tx) blotTranscripts(from *reader) (blotted []Ref, err error) {
	w, err := tx.rd.forgottenWords()
	if err != nil {
		return nil, err
	}
	if known, err := tx.rd.hasBlots(); w.none() && (!known || err != nil) {
		return nil, err
	}
	all, err := tx.rd.cuesNamed()
	if err != nil {
		return nil, err
	}
	done := map[Hash]bool{}
	for _, ref := range sortedRefs(all) {
		changed := false
		for _, name := range all[ref] {
			if _, known := done[name]; !known && !name.IsZero() {
				if done[name], err = tx.blotCues(name, w, from); err != nil {
					return nil, err
				}
			}
			changed = changed || done[name]
		}
		if changed {
			tx.touch(ref)
			blotted = append(blotted, ref)
		}
	}
	return blotted, nil
}

// blotCues blots the cues of a name, and tells whether there was anything to do. Where a
// copy has them too, words are looked for there as well: here a part of them may be
// blotted already.
func (tx *Tx) blotCues(name Hash, w saidWords, from *reader) (changed bool, err error) {
	of, err := tx.rd.blotsOf(name)
	if err != nil || w.none() && len(of.Places) == 0 {
		return false, err
	}
	places, cues, here := of.Places, []Cue(nil), false
	for _, r := range []*reader{from, &tx.rd} { // what is here counts, where it is whole
		if r == nil {
			continue
		}
		found, there, err := r.wholeCues(name)
		if err != nil {
			return false, err
		}
		if there {
			cues, here = found, true
			places = unite(places, w.find(lettersOf(found)))
		}
	}
	if !here || len(places) == 0 {
		return false, nil // what is lost is blotted when it comes
	}
	b, err := enc.Marshal(blotOut(cues, places))
	if err != nil {
		return false, err
	}
	key := blotKey(cuesKey, name)
	if err := tx.keepPurge(key, purge{Mark: purgeMark, Of: key, Places: places, Left: HashOf(b)}); err != nil {
		return false, err
	}
	value := seal(b)
	have, err := tx.rd.get(bucketBlobs, name[:])
	if err != nil || bytes.Equal(have, value) {
		return false, err
	}
	tx.dirty, tx.forgot = true, true
	return true, tx.set(bucketBlobs, name[:], value)
}

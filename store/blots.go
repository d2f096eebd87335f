package store

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"
)

// What somebody said also stands in transcripts. There a blot takes the place of each
// letter of it, so that the places that evidence names in the rest stay right. Two
// kinds of purges hold that, and neither has a word of what was said:
//
//   - Of words: the hash of their letters. Whatever copy a transcript comes from, and
//     whenever it was imported, it is looked for such words.
//   - Of cues: which letters of them are blotted. The record goes on naming the cues by
//     the hash that they had, which is the name of what is left now; the purge says
//     what that hashes to.
//
// Both only grow, and merging is the union of the letters that either copy has blotted.
// A letter is known by how many come before it, spaces not counted, which blots leave
// as it was. Purges of these kinds say nothing of when and by whom, so that every copy
// that finds the same writes the same.

const (
	wordsKey = 'w' // before the hash of the letters
	cuesKey  = 'c' // before the name of the cues
)

// leastWords is how long a text is, in letters, for it to be looked for in
// transcripts: shorter ones say nothing of who said them.
const leastWords = 20

// blot stands for each letter of a passage that was forgotten.
const blot = '·'

// ofRecord tells whether the key of a purge is that of a record, or of a field of one.
func ofRecord(key []byte) bool { return len(key) == len(ID{}) || len(key) == len(ID{})+fieldKey }

// isBlot tells whether the key of a purge is that of words, or of cues.
func isBlot(key []byte, kind byte) bool { return len(key) == 1+len(Hash{}) && key[0] == kind }

func blotKey(kind byte, h Hash) []byte { return append([]byte{kind}, h[:]...) }

// letters are those of a text, without its spaces.
func letters(text string) (all []rune) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			all = append(all, r)
		}
	}
	return all
}

// lettersOf are the letters of all cues, one after the other.
func lettersOf(cues []Cue) (all []rune) {
	for _, c := range cues {
		all = append(all, letters(c.Text)...)
	}
	return all
}

// saidWords are the words that a notebook has forgotten.
type saidWords struct {
	salt    ID // the notebook's: the same words hash differently in another
	byFirst map[uint16][]wordsPurge
}

// wordsPurge is one text that was said.
type wordsPurge struct {
	letters int
	hash    Hash
}

func (w saidWords) none() bool { return len(w.byFirst) == 0 }

// hashOf is the hash of letters.
func (w saidWords) hashOf(letters []rune) Hash { return HashOf(append(w.salt[:], string(letters)...)) }

// firstOf says little of the first letters of a text, but enough to look closer at few
// places of a transcript only.
func firstOf(letters []rune) uint16 {
	var sum uint64
	for _, r := range letters[:leastWords] {
		sum = sum*rollBase + uint64(r)
	}
	return fold(sum)
}

const rollBase = 1_000_003

func fold(sum uint64) uint16 { return uint16(sum * 0x9e3779b97f4a7c15 >> 48) }

// find returns which letters are of the words: the first and the one after the last, in
// turn.
func (w saidWords) find(letters []rune) (places []int) {
	if w.none() || len(letters) < leastWords {
		return nil
	}
	var sum, leaving uint64 = 0, 1 // leaving is what the letter that leaves counts for
	for range leastWords - 1 {
		leaving *= rollBase
	}
	for i, r := range letters {
		if i >= leastWords {
			sum -= uint64(letters[i-leastWords]) * leaving
		}
		sum = sum*rollBase + uint64(r)
		from := i + 1 - leastWords
		if from < 0 {
			continue
		}
		for _, one := range w.byFirst[fold(sum)] {
			if until := from + one.letters; until <= len(letters) && w.hashOf(letters[from:until]) == one.hash {
				places = unite(places, []int{from, until})
			}
		}
	}
	return places
}

// unite is the union of two lists of places, in order and apart from each other.
func unite(a, b []int) []int {
	type span struct{ from, until int }
	var all []span
	for _, list := range [][]int{a, b} {
		for i := 0; i+1 < len(list); i += 2 {
			all = append(all, span{list[i], list[i+1]})
		}
	}
	slices.SortFunc(all, func(a, b span) int { return a.from - b.from })
	var out []int
	for _, s := range all {
		if last := len(out) - 1; last >= 0 && s.from <= out[last] {
			out[last] = max(out[last], s.until)
		} else if s.until > s.from {
			out = append(out, s.from, s.until)
		}
	}
	return out
}

// blotOut blots the letters at the places.
func blotOut(cues []Cue, places []int) []Cue {
	cues, at := slices.Clone(cues), 0
	for i, c := range cues {
		text := []rune(c.Text)
		for j, r := range text {
			if unicode.IsSpace(r) {
				continue
			}
			for len(places) > 1 && places[1] <= at {
				places = places[2:]
			}
			if len(places) > 1 && places[0] <= at {
				text[j] = blot
			}
			at++
		}
		cues[i].Text = string(text)
	}
	return cues
}

// forgottenWords reads which words were forgotten.
func (r *reader) forgottenWords() (w saidWords, err error) {
	w.byFirst = map[uint16][]wordsPurge{}
	for at, err := range r.walk(bucketPurged, []byte{wordsKey}) {
		if err != nil {
			return w, err
		}
		if at.key[0] != wordsKey {
			break
		}
		if !isBlot(at.key, wordsKey) {
			continue // a record, a field or a blob that begins so
		}
		p, err := decodePurge(at.key, at.value)
		if err != nil {
			return w, damaged(r.path, err)
		}
		if p.Letters >= leastWords {
			w.byFirst[p.First] = append(w.byFirst[p.First], wordsPurge{p.Letters, Hash(at.key[1:])})
		}
	}
	if len(w.byFirst) > 0 {
		about, err := About(r)
		w.salt = about.ID
		return w, err
	}
	return w, nil
}

// hasBlots tells whether any cues are blotted.
func (r *reader) hasBlots() (bool, error) {
	for at, err := range r.walk(bucketPurged, []byte{cuesKey}) {
		if err != nil || at.key[0] != cuesKey {
			return false, err
		}
		if isBlot(at.key, cuesKey) {
			return true, nil
		}
	}
	return false, nil
}

// blotsOf reads what of cues is blotted; none: nothing.
func (r *reader) blotsOf(h Hash) (p purge, err error) {
	key := blotKey(cuesKey, h)
	value, err := r.get(bucketPurged, key)
	if err != nil || value == nil {
		return p, err
	}
	if p, err = decodePurge(key, value); err != nil {
		return p, damaged(r.path, err)
	}
	return p, nil
}

// isWhole tells whether a stored blob is what its name says: bytes of that hash, or what
// is left of them.
func (r *reader) isWhole(h Hash, stored []byte) (whole bool, err error) {
	var now Hash
	err = guarded(r.path, func() error {
		payload, err := unseal(stored)
		if whole = err == nil; whole {
			now = HashOf(payload)
		}
		return nil
	})
	if err != nil || !whole || now == h {
		return whole, err
	}
	left, err := r.blotsOf(h)
	return err == nil && !left.Left.IsZero() && left.Left == now, err
}

// wholeCues returns the cues of a name where they are there and whole.
func (r *reader) wholeCues(h Hash) (cues []Cue, there bool, err error) {
	value, err := r.wholeBlob(h)
	if err != nil || value == nil {
		return nil, false, err
	}
	payload, err := unseal(value)
	if err != nil || dec.Unmarshal(payload, &cues) != nil {
		return nil, false, nil // check says so
	}
	return cues, true, nil
}

// forgetWords leaves word of what was said, for every transcript there is or will be.
func (tx *Tx) forgetWords(texts []string) error {
	var w saidWords
	about, err := About(tx)
	if err != nil {
		return err
	}
	w.salt = about.ID
	for _, text := range texts {
		all := letters(text)
		if len(all) < leastWords || !utf8.ValidString(text) {
			continue
		}
		key := blotKey(wordsKey, w.hashOf(all))
		one := purge{Mark: purgeMark, Of: key, Letters: len(all), First: firstOf(all)}
		if err := tx.keepPurge(key, one); err != nil {
			return err
		}
	}
	return nil
}

// keepPurge writes a purge unless it stands so.
func (tx *Tx) keepPurge(key []byte, one purge) error {
	value := seal(mustEncode(one))
	have, err := tx.rd.get(bucketPurged, key)
	if err != nil || bytes.Equal(have, value) {
		return err
	}
	tx.dirty, tx.forgot = true, true
	return tx.set(bucketPurged, key, value)
}

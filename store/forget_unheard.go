package store

import (
	"maps"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// A copy that has not heard that something was forgotten goes on making more of it: it
// writes the words on, translates them, imports the transcript in which they stand. Purges
// hold back what it writes to the record itself. The rest is done here, at merging, in
// both directions, while the words are still in one of the two logs.

// unheard are the texts that purges hold back, by record and field.
type unheard map[ID]map[uint64]map[string]bool // → TextVersion

// noteHeld notes what purges hold back of a record's changes in one log, and leaves word
// of it for the transcripts.
func (tx *Tx) noteHeld(of purges, log *reader, changes []*change) error {
	held := of.held(changes)
	if len(held) == 0 {
		return nil
	}
	ref := held[0].ref()
	p := plansByType[ref.Type]
	if p == nil {
		return nil // a newer version's
	}
	if tx.unheard == nil {
		tx.unheard = unheard{}
	}
	if tx.unheard[ref.ID] == nil {
		tx.unheard[ref.ID] = map[uint64]map[string]bool{}
	}
	for _, number := range p.saidFields(nil) {
		said, err := log.spokenWords(held, []uint64{number})
		if err != nil {
			return err
		}
		versions := tx.unheard[ref.ID][number]
		if versions == nil {
			versions = map[string]bool{}
			tx.unheard[ref.ID][number] = versions
		}
		for _, text := range said {
			versions[TextVersion(text)] = true
		}
		if p.spoken() {
			if err := tx.forgetWords(said); err != nil {
				return err
			}
		}
	}
	return nil
}

// held are the changes of a record that its purges hold back; of creations, with the
// fields alone that they lose.
func (p purges) held(changes []*change) (held []*change) {
	kept := map[ChangeID]*change{}
	for _, c := range p.keep(changes) {
		kept[c.ID] = c
	}
	for _, c := range changes {
		left := kept[c.ID]
		switch {
		case left == nil:
			held = append(held, c)
		case len(left.Fields) < len(c.Fields):
			lost := *c
			lost.Fields = maps.Clone(c.Fields)
			maps.DeleteFunc(lost.Fields, func(number uint64, _ cbor.RawMessage) bool { _, is := left.Fields[number]; return is })
			held = append(held, &lost)
		}
	}
	return held
}

// forgetUnheard takes out attendances of forgotten webinars, and translations of what was
// forgotten whose authors had not heard of it: those of a record, those of a field that
// are not later than its purge, and those of a text that a purge holds back. came counts
// the changes that the merge has brought.
func (tx *Tx) forgetUnheard(purged map[ID]bool, came map[Ref]int, m *Merged) error {
	if len(purged) == 0 {
		return nil
	}
	var gone []Ref
	for t, err := range AllWithDeleted[Translation](tx) {
		if err != nil {
			return err
		}
		if _, is := purged[t.Of.ID]; !is {
			continue
		}
		forgotten, err := tx.isUnheard(t)
		if err != nil {
			return err
		}
		if forgotten {
			gone = append(gone, Ref{TypeTranslation, t.ID})
		}
	}
	imports, err := tx.rd.attendancesOf(func(webinar ID) bool {
		_, is := purged[webinar]
		gone, err := tx.rd.isForgotten(webinar) // not only words of it
		return is && gone && err == nil
	})
	if err != nil {
		return err
	}
	for _, ref := range append(gone, imports...) {
		if err := tx.forgetOne(ref, came[ref], m); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) isUnheard(t Translation) (bool, error) {
	of, err := tx.rd.purgesOf(t.Of.ID)
	if err != nil || of.all {
		return of.all, err
	}
	p := plansByType[t.Of.Type]
	if p == nil {
		return false, nil
	}
	number, known := p.number(t.Field)
	until, purged := of.fields[number]
	if !known || !purged {
		return false, nil
	}
	s, err := tx.standing(Ref{TypeTranslation, t.ID})
	if err != nil || s == nil {
		return false, err
	}
	return s.base.clock() <= until || tx.unheard[t.Of.ID][number][t.Version], nil
}

// forgetOne takes out a record that follows from a purge. Its own says nothing of when
// and by whom, so that every copy that merges writes the same.
func (tx *Tx) forgetOne(ref Ref, came int, m *Merged) error {
	was, err := tx.standing(ref)
	if err != nil {
		return err
	}
	if err := tx.keepPurge(ref.ID[:], purge{Mark: purgeMark, Type: ref.Type, Of: ref.ID[:]}); err != nil {
		return err
	}
	changes, err := tx.rd.changesOf(ref.ID)
	if err == nil {
		err = tx.settleRecord(ref, changes, nil)
	}
	if err != nil {
		return err
	}
	m.Changes -= came
	brought := slices.Contains(m.New, ref)
	for _, list := range []*[]Ref{&m.Records, &m.New, &m.Gone, &m.Returned, &m.Conflicts} {
		*list = slices.DeleteFunc(*list, func(one Ref) bool { return one == ref })
	}
	if !brought {
		m.Records = append(m.Records, ref)
		m.note(ref, was, nil)
		m.Forgotten = append(m.Forgotten, Forgotten{Ref: ref})
	}
	return nil
}

// blotMerged blots in every transcript what either copy has forgotten.
func (tx *Tx) blotMerged(from *reader, m *Merged) error {
	blotted, err := tx.blotTranscripts(from)
	for _, ref := range blotted {
		if !slices.Contains(m.New, ref) {
			m.Forgotten = append(m.Forgotten, Forgotten{ref, []string{"cues"}})
		}
	}
	return err
}

// noteForgotten takes down what a purge took out of the changes that stood here.
func (m *Merged) noteForgotten(ref Ref, of purges, stood []*change) {
	held := of.held(stood)
	if len(held) == 0 {
		return
	}
	one := Forgotten{Ref: ref}
	if p := plansByType[ref.Type]; !of.all && p != nil {
		for _, number := range slices.Sorted(maps.Keys(of.fields)) {
			if slices.ContainsFunc(held, func(c *change) bool { return c.Field == number || len(c.Fields[number]) > 0 }) {
				one.Fields = append(one.Fields, p.name(number))
			}
		}
	}
	m.Forgotten = append(m.Forgotten, one)
}

// names tells whether a record names a blob in a field.
func (s *state) names(field string) bool {
	if s == nil || plansByType[s.typ] == nil {
		return false
	}
	number, known := plansByType[s.typ].number(field)
	if !known || s.fields[number] == nil {
		return false
	}
	h, err := rawHash(s.fields[number].raw)
	return err == nil && !h.IsZero()
}

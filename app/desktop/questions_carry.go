package desktop

import (
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// later tells whether a webinar comes after another one: by its day, or else by
// its number, or else because it was added after it.
func later(w, than store.Webinar) bool {
	switch a, b := dayOf(w.Start), dayOf(than.Start); {
	case a != "" && b != "" && a != b:
		return a > b
	case w.Number > 0 && than.Number > 0 && w.Number != than.Number:
		return w.Number > than.Number
	}
	return slices.Compare(w.ID[:], than.ID[:]) > 0
}

// nextWebinar is the first of the webinars that come after one.
func nextWebinar(all map[store.ID]store.Webinar, of store.ID) (next store.Webinar, ok bool) {
	this, known := all[of]
	if !known {
		return next, false
	}
	for _, w := range all {
		if w.ID != of && later(w, this) && (!ok || later(next, w)) {
			next, ok = w, true
		}
	}
	return next, ok
}

// carried says what came of carrying questions over.
type carried struct {
	open   int // without an answer
	moved  int // of these, not at the other webinar yet
	parked int // of the others, those that waited here all the same
}

// carryOver asks the unanswered questions of a webinar again at another one, once
// each, and parks them here: the webinar they were asked at keeps what was asked.
// ids are those of the questions there, by those here: made once, however often the edit
// is tried.
func carryOver(tx *store.Tx, from, to store.ID, ids map[store.ID]store.ID) (done carried, err error) {
	here, err := questionsIn(tx, from)
	if err != nil {
		return done, err
	}
	there, err := questionsIn(tx, to)
	if err != nil {
		return done, err
	}
	asked := map[store.ID]bool{}
	words := map[string]bool{}
	last := ""
	for _, q := range there {
		asked[q.Carried], words[store.Fold(q.Text)] = true, true
		last = q.Rank
	}
	for _, q := range here {
		if q.State == store.Answered {
			continue
		}
		done.open++
		parked := q
		parked.State = store.Parked
		if asked[q.ID] || words[store.Fold(q.Text)] {
			if q.State != store.Parked {
				done.parked++
				if err := store.Put(tx, &parked); err != nil {
					return done, err
				}
			}
			continue
		}
		done.moved++
		words[store.Fold(q.Text)] = true
		last = rankAfter(last)
		again := q
		if ids[q.ID].IsZero() {
			ids[q.ID] = store.NewID()
		}
		again.ID, again.Webinar, again.Carried, again.State = ids[q.ID], to, q.ID, store.Queued
		again.Rank, again.AskedMS, again.AnsweredMS, again.Notes = last, 0, 0, nil
		if err := putQuestions(tx, []store.Question{again, parked}); err != nil {
			return done, err
		}
	}
	if done.moved+done.parked == 0 {
		return done, errNothing
	}
	return done, nil
}

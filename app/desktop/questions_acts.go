package desktop

import (
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// questionsIn are the questions of a webinar in their order.
func questionsIn(r store.Reader, webinar store.ID) ([]store.Question, error) {
	var list []store.Question
	for q, err := range store.All[store.Question](r) {
		if err != nil {
			return nil, err
		}
		if q.Webinar == webinar {
			list = append(list, q)
		}
	}
	slices.SortFunc(list, byRank)
	return list, nil
}

// questionAmong returns a question and, in their order, the others of its webinar.
func questionAmong(r store.Reader, id store.ID) (q store.Question, others []store.Question, err error) {
	if q, err = store.Get[store.Question](r, id); err != nil {
		return q, nil, err
	}
	list, err := questionsIn(r, q.Webinar)
	return q, slices.DeleteFunc(list, func(other store.Question) bool { return other.ID == id }), err
}

// firstInQueue is the place before the first question that waits, in a list that
// is in order; after the last where none does.
func firstInQueue(list []store.Question) (after int) {
	for i, q := range list {
		if waits(q) {
			return i - 1
		}
	}
	return len(list) - 1
}

// waits tells whether a question stands in the queue.
func waits(q store.Question) bool {
	return q.State != store.Live && q.State != store.Answered && q.State != store.Parked
}

// putQuestions writes several questions.
func putQuestions(tx *store.Tx, list []store.Question) error {
	for i := range list {
		if err := store.Put(tx, &list[i]); err != nil {
			return err
		}
	}
	return nil
}

// addQuestion puts a new question at the end of the queue.
func addQuestion(tx *store.Tx, q store.Question) error {
	list, err := questionsIn(tx, q.Webinar)
	if err != nil {
		return err
	}
	return putQuestions(tx, placeQuestion(q, list, len(list)-1))
}

// takeLive takes a question live. Only one is live at a time: another one goes back
// to the queue, where it is the next.
func takeLive(tx *store.Tx, id store.ID) error {
	q, others, err := questionAmong(tx, id)
	if err != nil {
		return err
	}
	for _, other := range others {
		if other.State == store.Live {
			if err := putBack(tx, other.ID); err != nil {
				return err
			}
		}
	}
	if q, err = store.Get[store.Question](tx, id); err != nil { // its key may be another one now
		return err
	}
	q.State = store.Live
	return store.Put(tx, &q)
}

// putBack makes a question the next of the queue.
func putBack(tx *store.Tx, id store.ID) error {
	q, others, err := questionAmong(tx, id)
	if err != nil {
		return err
	}
	q.State = store.Queued
	return putQuestions(tx, placeQuestion(q, others, firstInQueue(others)))
}

// markAnswered puts a question behind those that were answered before, so that
// reports tell them as they came.
func markAnswered(tx *store.Tx, id store.ID) error {
	q, others, err := questionAmong(tx, id)
	if err != nil {
		return err
	}
	after := -2
	for i, other := range others {
		if other.State == store.Answered {
			after = i
		}
	}
	q.State = store.Answered
	if after < -1 || byRank(others[after], q) < 0 {
		return store.Put(tx, &q) // where it stands it is the last one already
	}
	return putQuestions(tx, placeQuestion(q, others, after))
}

// moveQuestion puts a question of the queue beside another one of it: before it, or
// after it.
func moveQuestion(tx *store.Tx, id, beside store.ID, behind bool) error {
	q, others, err := questionAmong(tx, id)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(others, func(other store.Question) bool { return other.ID == beside })
	if at < 0 {
		return errNothing
	}
	if !behind {
		at--
	}
	return putQuestions(tx, placeQuestion(q, others, at))
}

// changeQuestion makes one change of one question.
func changeQuestion(id store.ID, change func(*store.Question)) func(tx *store.Tx) error {
	return func(tx *store.Tx) error {
		q, err := store.Get[store.Question](tx, id)
		if err != nil {
			return err
		}
		change(&q)
		return store.Put(tx, &q)
	}
}

package desktop

import (
	"errors"
	"slices"
	"strings"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// WhatIsForgotten lists what merging makes a notebook forget, or has made it forget: by
// kind and count, and whose attendees. Empty: nothing.
func WhatIsForgotten(r store.Reader, book *words.Book, all []store.Forgotten) (string, error) {
	whole, said := map[store.Type]int{}, map[store.Type]int{}
	var parts []string
	for _, one := range all {
		switch {
		case len(one.Fields) == 0:
			whole[one.Ref.Type]++
		case one.Ref.Type == store.TypeAttendance:
			people, err := attendeesOf(r, book, one.Ref.ID)
			if err != nil {
				return "", err
			}
			if !slices.Contains(parts, people) { // several imports of one webinar
				parts = append(parts, people)
			}
		default:
			said[one.Ref.Type]++
		}
	}
	for _, kind := range store.Types() {
		name := book.T("merge.type." + string(kind))
		if n := whole[kind]; n > 0 {
			parts = append(parts, book.T("merge.forgets_count", "kind", name, "count", n))
		}
		if n := said[kind]; n > 0 {
			parts = append(parts, book.T("merge.forgets_words", "kind", name, "count", n))
		}
	}
	return strings.Join(parts, "; "), nil
}

// attendeesOf says whose attendees an import has.
func attendeesOf(r store.Reader, book *words.Book, attendance store.ID) (string, error) {
	a, err := store.Get[store.Attendance](r, attendance)
	var webinar store.Webinar
	if err == nil {
		webinar, err = store.Get[store.Webinar](r, a.Webinar)
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		return book.T("merge.forgets_people_of_none"), nil
	case webinar.Number > 0:
		return book.T("merge.forgets_people", "number", webinar.Number), err
	}
	return book.T("merge.forgets_people_of", "title", webinar.Title), err
}

package desktop

import (
	"errors"

	"github.com/rapporteur-app/rapporteur/assets/words"
	"github.com/rapporteur-app/rapporteur/store"
)

// mergeFound is what a merge would bring, or has brought.
type mergeFound struct {
	store.Merged
	rows     []mergeRow
	rivals   []rivalName // texts that differ both ways
	returned []rivalName // deleted on one side, edited on the other
	deleted  []rivalName
	forgets  string // what the notebook forgets for good; empty: nothing
}

// mergeRow counts the records of one kind.
type mergeRow struct {
	kind               store.Type
	new, changed, gone int
}

// rivalName names a record for a list.
type rivalName struct {
	kind  store.Type
	title string
}

// compareWith reads what a merge with a copy would bring. Off the UI thread.
func compareWith(book *words.Book, file notebook, path string) (found mergeFound, err error) {
	err = withCopy(path, func(other *store.File) (err error) {
		found.Merged, err = file.PreviewMerge(other)
		return err
	})
	if err != nil {
		return found, err
	}
	found.count()
	err = file.View(func(r store.Reader) (err error) {
		if found.rivals, err = namesOf(r, found.Conflicts); err == nil {
			found.returned, err = namesOf(r, found.Returned)
		}
		if err == nil {
			found.deleted, err = namesOf(r, found.Gone)
		}
		if err == nil {
			found.forgets, err = WhatIsForgotten(r, book, found.Forgotten)
		}
		return err
	})
	return found, err
}

// withCopy opens another file for reading.
func withCopy(path string, do func(other *store.File) error) error {
	other, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(do(other), other.Close())
}

// count sorts the records that a merge touches by kind, in the order of exports.
func (f *mergeFound) count() {
	rows := map[store.Type]*mergeRow{}
	row := func(kind store.Type) *mergeRow {
		if rows[kind] == nil {
			rows[kind] = &mergeRow{kind: kind}
		}
		return rows[kind]
	}
	isNew, isGone := map[store.Ref]bool{}, map[store.Ref]bool{}
	for _, ref := range f.New {
		isNew[ref] = true
	}
	for _, ref := range f.Gone {
		isGone[ref] = true
	}
	for _, ref := range f.Records {
		switch r := row(ref.Type); {
		case isNew[ref]:
			r.new++
		case isGone[ref]:
			r.gone++
		default:
			r.changed++
		}
	}
	f.rows = nil
	for _, kind := range store.Types() {
		if rows[kind] != nil {
			f.rows = append(f.rows, *rows[kind])
		}
	}
}

// namesOf names records, as far as they are here.
func namesOf(r store.Reader, refs []store.Ref) (names []rivalName, err error) {
	for _, ref := range refs {
		title, err := titleOf(r, ref)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		names = append(names, rivalName{ref.Type, title})
	}
	return names, nil
}

// titleFields are the fields that name records.
var titleFields = map[store.Type]string{
	store.TypeNote: "title", store.TypeWebinar: "title", store.TypeQuestion: "text", store.TypeRegion: "name",
	store.TypeTheme: "name", store.TypeInitiative: "name", store.TypeNotebook: "title", store.TypeSlide: "title",
}

// titleOf is what a record is called; empty where it has no name.
func titleOf(r store.Reader, ref store.Ref) (string, error) {
	field, named := titleFields[ref.Type]
	if !named {
		return "", nil
	}
	return store.TextOf(r, ref, field)
}

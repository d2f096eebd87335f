package figures

import "github.com/rapporteur-app/rapporteur/store"

// Forget replaces the rows of every attendance of a webinar by what figures need
// of them: counts, and nobody. Figures stay as they are. The bytes of the rows are
// still in the file afterwards: store.File.DropBlobs takes them out.
func Forget(tx *store.Tx, webinar store.ID) error {
	in, err := read(tx, webinar)
	if err != nil {
		return err
	}
	for i, record := range in.records {
		about := record.About
		if record.kept != nil || about.People.IsZero() {
			continue
		}
		// A record is counted as if it were chosen, with what those beside it add.
		beside := []Record{record}
		for j, other := range in.records {
			if j != i && !other.anyPresent() {
				beside = append(beside, other)
			}
		}
		sum := summarise(record.People)
		if chosen := choose(beside); chosen.About.ID == about.ID {
			sum = summarise(chosen.People)
			sum.Again = countAgain(chosen, in.earlier)
		}
		b, err := sum.encode()
		if err != nil {
			return err
		}
		if about.Summary, err = store.PutBlob(tx, b); err != nil {
			return err
		}
		about.People = store.Hash{}
		if err := store.Put(tx, &about); err != nil {
			return err
		}
	}
	return nil
}

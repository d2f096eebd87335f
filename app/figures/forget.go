package figures

import (
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// Forget replaces the rows of every attendance of a webinar by what figures need
// of them: counts, and nobody. Figures stay as they are. The bytes of the rows are
// still in the file afterwards: store.File.DropBlobs takes them out.
func Forget(tx *store.Tx, webinar store.ID) error {
	in, err := read(tx, webinar)
	if err != nil {
		return err
	}
	counted := choose(slices.Clone(in.records))
	for _, record := range in.records {
		about := record.About
		if record.kept != nil || about.People.IsZero() {
			continue
		}
		sum := summarise(record.People)
		if about.ID == counted.About.ID { // with what the other records add
			sum = summarise(counted.People)
			sum.Again = countAgain(counted, in.earlier)
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

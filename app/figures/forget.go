package figures

import (
	"errors"
	"slices"

	"github.com/rapporteur-app/rapporteur/store"
)

// Forget replaces the rows of every attendance of a webinar by what figures need
// of them: counts, and nobody. Figures stay as they are, those of later webinars
// too. Deleted attendances, which
// undo could bring back, lose their rows too. It returns how many attendances had
// rows. The rows' bytes are still in the file afterwards: store.File.Wipe
// overwrites them. The webinar may be deleted: no figures count it then.
func Forget(tx *store.Tx, webinar store.ID) (forgotten int, err error) {
	in, err := read(tx, webinar)
	if errors.Is(err, store.ErrNotFound) {
		return forgetOfDeleted(tx, webinar)
	}
	if err != nil {
		return 0, err
	}
	if err := freezeLater(tx, in.webinar); err != nil {
		return 0, err
	}
	counted := choose(slices.Clone(in.records))
	for _, record := range in.records {
		if record.About.People.IsZero() {
			continue
		}
		sum := summarise(record.People)
		if record.About.ID == counted.About.ID { // with what the other records add
			sum = counted.summary(in.earlier)
		}
		if err := keepOnly(tx, record.About, sum); err != nil {
			return forgotten, err
		}
		forgotten++
	}
	deleted, err := forgetDeleted(tx, webinar)
	return forgotten + deleted, err
}

// freezeLater keeps who had been at an earlier webinar of each one after a webinar
// whose attendees are about to be forgotten: afterwards nobody can count it. The
// count stands in the summary beside the rows, which nothing else of it replaces.
func freezeLater(tx *store.Tx, webinar store.Webinar) error {
	attended, err := allRecords(tx)
	if err != nil {
		return err
	}
	webinars, err := store.List[store.Webinar](tx)
	if err != nil {
		return err
	}
	for _, later := range webinars {
		if later.ID == webinar.ID || !comesBefore(webinar, later) || len(attended[later.ID]) == 0 {
			continue
		}
		counted := choose(slices.Clone(attended[later.ID]))
		before, err := earlier(tx, later, attended)
		if err != nil {
			return err
		}
		c := countAgain(counted, before)
		if counted.About.People.IsZero() || c.Compared == 0 || c.Forgotten > 0 || counted.frozen != nil && *counted.frozen == c {
			continue
		}
		b, err := (&summary{Again: c}).encode()
		if err != nil {
			return err
		}
		if counted.About.Summary, err = store.PutBlob(tx, b); err != nil {
			return err
		}
		if err := store.Put(tx, &counted.About); err != nil {
			return err
		}
	}
	return nil
}

// forgetOfDeleted is Forget for a webinar that is not there, or no longer.
func forgetOfDeleted(tx *store.Tx, webinar store.ID) (forgotten int, err error) {
	attended, err := allRecords(tx)
	if err != nil {
		return 0, err
	}
	for _, record := range attended[webinar] {
		if record.About.People.IsZero() {
			continue
		}
		if err := keepOnly(tx, record.About, summarise(record.People)); err != nil {
			return forgotten, err
		}
		forgotten++
	}
	deleted, err := forgetDeleted(tx, webinar)
	return forgotten + deleted, err
}

// keepOnly puts a summary in the place of an attendance's rows.
func keepOnly(tx *store.Tx, about store.Attendance, sum *summary) error {
	b, err := sum.encode()
	if err != nil {
		return err
	}
	if about.Summary, err = store.PutBlob(tx, b); err != nil {
		return err
	}
	store.DropBlob(tx, about.People)
	about.People = store.Hash{}
	return store.Put(tx, &about)
}

// forgetDeleted does the same with deleted attendances, and deletes them again.
func forgetDeleted(tx *store.Tx, webinar store.ID) (forgotten int, err error) {
	var gone []store.Attendance
	for about, err := range store.Deleted[store.Attendance](tx) {
		if err != nil {
			return 0, err
		}
		if about.Webinar == webinar && !about.People.IsZero() {
			gone = append(gone, about)
		}
	}
	for _, about := range gone {
		people, err := store.People(tx, about.People)
		if err != nil && !store.IsLost(err) {
			return forgotten, err
		}
		if err := keepOnly(tx, about, summarise(people)); err != nil {
			return forgotten, err
		}
		if err := store.Delete[store.Attendance](tx, about.ID); err != nil {
			return forgotten, err
		}
		forgotten++
	}
	return forgotten, nil
}

package desktop

import (
	"errors"
	"testing"

	"github.com/rapporteur-app/rapporteur/store"
)

// TestMergingSaysWhatIsForgottenForGood also where nothing else comes.
func TestMergingSaysWhatIsForgottenForGood(t *testing.T) {
	w := writeSmall(t)
	attend := func(tx *store.Tx) error {
		people, err := store.PutPeople(tx, []store.Participant{{Key: "ea"}, {Key: "eb"}})
		return errors.Join(err, store.Put(tx, &store.Attendance{Webinar: w.webinar, People: people}))
	}
	editIn(t, w.path, "editor", attend)
	other := copyOf(t, w.path, "other.rapporteur")
	file, err := store.Open(other, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = file.Forget(store.Forgotten{Ref: store.Ref{Type: store.TypeNote, ID: w.step}, Fields: store.WordFields(store.TypeNote)})
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
	d, l := sitSafe(t, w.path, t.TempDir(), nil)
	d.mergeWith(store.ConflictCopy{Path: other}, nil)
	l.until("the preview", func() bool { return shows(d, "Forgets for good: words in Notes: 1. Backups forget it too.") })
	wants(t, d, "restores it, but for what is forgotten")
	pressKey(d, "Escape")
	editIn(t, other, "editor", func(tx *store.Tx) error {
		for a, err := range store.All[store.Attendance](tx) {
			if err != nil {
				return err
			}
			store.DropBlob(tx, a.People)
			a.People = store.Hash{}
			return store.Put(tx, &a)
		}
		return nil
	})
	d.mergeWith(store.ConflictCopy{Path: other}, nil)
	l.until("the preview", func() bool { return shows(d, "Forgets for good: attendees of webinar") })
	pictured(t, d, "merge-forgets")
	tapButton(t, d, "Merge")
	l.until("it is forgotten here", func() bool { return !d.covered() && body1(t, d, w.step).Body == "" })
}

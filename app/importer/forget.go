package importer

import (
	"github.com/rapporteur-app/rapporteur/app/figures"
	"github.com/rapporteur-app/rapporteur/store"
)

// ForgetStep is the message key of what Forget records.
const ForgetStep = "step.attendance.forget"

// Forgetter is what forgetting needs of a notebook; *store.File is one.
type Forgetter interface {
	Edit(step string, fn func(tx *store.Tx) error, o ...store.EditOption) (store.Commit, error)
	Wipe() error
}

// Forget takes the attendees of a webinar out of a notebook for good, and keeps
// the figures. It cannot be undone. It returns from how many imports people were
// taken; 0: there was nobody to forget. Do not call it inside View or Edit. It may
// take seconds for a large notebook. After an error of store.File.Wipe nobody is
// left in the notebook, and the bytes are overwritten when it is opened next.
func Forget(file Forgetter, webinar store.ID) (forgotten int, err error) {
	_, err = file.Edit(ForgetStep, func(tx *store.Tx) (err error) {
		forgotten, err = figures.Forget(tx, webinar)
		return err
	}, store.Aside())
	if err != nil {
		return 0, err
	}
	return forgotten, file.Wipe()
}

package cli

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/store"
)

// forgetAttendees returns what is to be said once it is all done.
func (c *commands) forgetAttendees(file *store.File, named string) (say func(stillIn []string) error, err error) {
	var webinars []store.Webinar
	err = file.View(func(r store.Reader) (err error) {
		webinars, err = c.webinarsNamed(r, named)
		return err
	})
	if err != nil {
		return nil, err
	}
	forgotten := 0
	for _, w := range webinars {
		count, err := importer.Forget(file, w.ID)
		if err != nil {
			return nil, err
		}
		forgotten += count
	}
	one := webinars[0]
	return func(stillIn []string) error {
		if c.json {
			done := forgottenJSON{Webinar: one.Number, Imports: forgotten, StillIn: stillIn}
			if one.Number == 0 {
				done.WebinarID = one.ID.String()
			}
			return c.print(done)
		}
		key := "cli.forget.done"
		if forgotten == 0 {
			key = "cli.forget.nobody"
		}
		if one.Number == 0 {
			key += "_unnumbered"
		}
		fmt.Fprintln(c.out, c.book.T(key, "number", one.Number, "title", one.Title))
		return nil
	}, nil
}

// webinarsNamed finds webinars by number or id: the one that is there, or else those that
// were deleted, whose attendees undo would bring back.
func (c *commands) webinarsNamed(r store.Reader, named string) (found []store.Webinar, err error) {
	number, notNumber := strconv.Atoi(named)
	id, notID := store.ParseID(named)
	if (notNumber != nil || number < 1) && notID != nil {
		return nil, c.wrongUsage("cli.error.forget_webinar", "webinar", named)
	}
	for _, all := range []func(func(store.Webinar, error) bool){store.All[store.Webinar](r), store.Deleted[store.Webinar](r)} {
		for w, err := range all {
			if err != nil {
				return nil, err
			}
			if notID == nil && w.ID == id || notID != nil && w.Number == number {
				found = append(found, w)
			}
		}
		if len(found) > 0 {
			return found, nil
		}
	}
	return nil, errors.New(c.book.T("cli.error.no_webinar", "number", named))
}

package cli

import (
	"fmt"

	"github.com/rapporteur-app/rapporteur/store"
)

// forgetRemoved takes the attached files that were removed out for good.
func (c *commands) forgetRemoved(file *store.File) (say func(stillIn []string) error, err error) {
	var removed []store.Attachment
	err = file.View(func(r store.Reader) (err error) {
		removed, err = store.RemovedAttachments(r)
		return err
	})
	if err != nil {
		return nil, err
	}
	var all []store.Forgotten
	for _, a := range removed {
		all = append(all, store.Forgotten{Ref: store.Ref{Type: store.TypeAttachment, ID: a.ID}})
	}
	if len(all) > 0 {
		err = file.Forget(all...)
	}
	count, size := len(removed), sizeOf(removed)
	return func(stillIn []string) error {
		if c.json {
			return c.print(forgottenJSON{Removed: count, Bytes: size, StillIn: stillIn})
		}
		key := "cli.forget.removed_done"
		if count == 0 {
			key = "cli.forget.removed_none"
		}
		fmt.Fprintln(c.out, c.book.T(key, "count", count, "size", c.book.Bytes(size)))
		return nil
	}, err
}

func sizeOf(files []store.Attachment) (size int64) {
	for _, a := range files {
		size += a.Size
	}
	return size
}

package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/store"
)

// forgottenJSON is what forget prints for programs.
type forgottenJSON struct {
	Webinar   int    `json:"webinar,omitempty"`    // its number
	WebinarID string `json:"webinar_id,omitempty"` // of one without a number
	Imports   int    `json:"imports"`              // whose people were taken out
	Record    string `json:"record,omitempty"`
	Removed   int    `json:"removed,omitempty"` // attached files that had been removed
	Bytes     int64  `json:"bytes,omitempty"`   // of them
	// Left counts by type what still belongs to a webinar that is forgotten.
	Left map[store.Type]int `json:"left,omitempty"`
	// StillIn are backups that may, and copies that do, still hold what was forgotten.
	StillIn []string `json:"still_in,omitempty"`
}

// forgetting is what the flags of forget say.
type forgetting struct {
	webinar string // number or id
	record  string
	words   bool
	removed bool // attached files that were removed
	folder  string
	yes     bool
}

// forget takes the attendees of a webinar, a record, or the words of one out of a
// notebook and its backups for good.
func (c *commands) forget() *cobra.Command {
	var what forgetting
	cmd := &cobra.Command{
		Use:     "forget " + c.book.T("cli.arg.notebook"),
		Short:   c.book.T("cli.forget.short"),
		Long:    c.book.T("cli.forget.long"),
		Example: "  rapporteur forget programme.rapporteur --webinar 19 --yes",
		Args:    c.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			given := 0
			for _, flag := range []string{"webinar", "record", "removed"} {
				if cmd.Flags().Changed(flag) {
					given++
				}
			}
			if given != 1 {
				return c.wrongUsage("cli.error.forget_what")
			}
			if what.words && !cmd.Flags().Changed("record") {
				return c.wrongUsage("cli.error.forget_words")
			}
			if !what.yes {
				return c.wrongUsage("cli.error.forget_yes")
			}
			return c.forgetIn(args[0], what)
		},
	}
	cmd.Flags().StringVar(&what.webinar, "webinar", "", c.book.T("cli.flag.forget_webinar"))
	cmd.Flags().StringVar(&what.record, "record", "", c.book.T("cli.flag.forget_record"))
	cmd.Flags().BoolVar(&what.words, "words", false, c.book.T("cli.flag.forget_words"))
	cmd.Flags().BoolVar(&what.removed, "removed", false, c.book.T("cli.flag.forget_removed"))
	cmd.Flags().StringVar(&what.folder, "folder", "", c.book.T("cli.flag.backup_folder"))
	cmd.Flags().BoolVar(&what.yes, "yes", false, c.book.T("cli.flag.yes"))
	return c.asJSON(cmd)
}

// forgetIn forgets in a notebook, and then in its backups.
func (c *commands) forgetIn(path string, what forgetting) error {
	file, err := c.open(path, store.Options{Role: authorRole})
	if err != nil {
		return err
	}
	var say func(stillIn []string) error
	switch {
	case what.removed:
		say, err = c.forgetRemoved(file)
	case what.record != "":
		say, err = c.forgetRecord(file, what)
	default:
		say, err = c.forgetAttendees(file, what.webinar)
	}
	if err != nil {
		return errors.Join(err, file.Close())
	}
	// It is forgotten here, whatever comes of the backups: so that is said first.
	swept := sweep(file, what.folder)
	copies, err := file.Unaware()
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	var stillIn, beside []string
	var own *store.Error
	if errors.As(swept, &own) {
		stillIn = own.Paths()
	}
	for _, one := range copies {
		beside = append(beside, one.Path)
	}
	err = say(append(stillIn, beside...))
	if len(beside) > 0 && !c.json {
		fmt.Fprintln(c.out, c.book.T("cli.forget.copies", "copies", strings.Join(beside, ", "), "path", path))
	}
	return errors.Join(err, swept)
}

// sweep takes what was forgotten out of a notebook's automatic backups, and out of
// what a window could not save.
func sweep(file *store.File, folder string) error {
	folders, err := backupFolders(folder)
	if err != nil {
		return err
	}
	swept := file.SweepBackups(folders...)
	if folder, err = store.RecoveryFolder(); err != nil {
		return errors.Join(swept, err)
	}
	unsaved, err := store.OpenRecovery(folder, file.Path())
	if err == nil {
		err = errors.Join(unsaved.Adopt(file), unsaved.Forget(file))
	}
	return errors.Join(swept, err)
}

func (c *commands) forgetRecord(file *store.File, what forgetting) (say func(stillIn []string) error, err error) {
	id, err := store.ParseID(what.record)
	if err != nil {
		return nil, c.wrongUsage("cli.error.id", "id", what.record)
	}
	one := store.Forgotten{}
	gone := false
	err = file.View(func(r store.Reader) (err error) {
		if gone, err = store.WasForgotten(r, id); gone || err != nil {
			return err
		}
		one.Ref, err = store.Find(r, id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = errors.New(c.book.T("cli.error.no_record", "id", what.record))
	}
	if err != nil {
		return nil, err
	}
	if gone { // by another copy, or by a run that was killed before it came to the backups
		return c.saysRecord(what, "cli.forget.record_before", nil), file.Wipe()
	}
	if what.words {
		if one.Fields = store.WordFields(one.Ref.Type); len(one.Fields) == 0 {
			return nil, errors.New(c.book.T("cli.error.no_words", "id", what.record))
		}
	}
	if one.Ref.Type == store.TypeNotebook && !what.words {
		return nil, errors.New(c.book.T("cli.error.forget_notebook"))
	}
	key, left := "cli.forget.record_done", map[store.Type]int(nil)
	switch {
	case what.words:
		key = "cli.forget.words_done"
	case one.Ref.Type == store.TypeWebinar:
		key = "cli.forget.webinar_done"
		// First so that the figures of later webinars stay what they are.
		if _, err := importer.Forget(file, id); err != nil {
			return nil, err
		}
		if err := file.View(func(r store.Reader) (err error) {
			left, err = store.HangingOn(r, id)
			return err
		}); err != nil {
			return nil, err
		}
	}
	return c.saysRecord(what, key, left), file.Forget(one)
}

// saysRecord is what is to be said of a forgotten record once it is all done.
func (c *commands) saysRecord(what forgetting, key string, left map[store.Type]int) func(stillIn []string) error {
	return func(stillIn []string) error {
		if c.json {
			return c.print(forgottenJSON{Record: what.record, Left: left, StillIn: stillIn})
		}
		fmt.Fprintln(c.out, c.book.T(key, "id", what.record))
		if counts := c.kinds(left); counts != "" {
			fmt.Fprintln(c.out, c.book.T("cli.forget.left", "what", counts))
		}
		return nil
	}
}

// kinds lists counts by type, in the order of exports: "Notes: 3, Questions: 12".
func (c *commands) kinds(counts map[store.Type]int) string {
	var parts []string
	for _, typ := range store.Types() {
		if n := counts[typ]; n > 0 {
			parts = append(parts, c.book.T("cli.kind_count", "kind", c.book.T("merge.type."+string(typ)), "count", n))
		}
	}
	return strings.Join(parts, ", ")
}

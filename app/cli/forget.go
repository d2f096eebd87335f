package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/app/importer"
	"github.com/rapporteur-app/rapporteur/store"
)

// forgottenJSON is what forget prints for programs.
type forgottenJSON struct {
	Webinar int `json:"webinar"`
	Imports int `json:"imports"` // whose people were taken out
}

// forget takes the attendees of a webinar out of a notebook for good.
func (c *commands) forget() *cobra.Command {
	var number int
	var yes bool
	cmd := &cobra.Command{
		Use:     "forget " + c.book.T("cli.arg.notebook"),
		Short:   c.book.T("cli.forget.short"),
		Long:    c.book.T("cli.forget.long"),
		Example: "  rapporteur forget programme.rapporteur --webinar 19 --yes",
		Args:    c.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.needed(cmd, "webinar"); err != nil {
				return err
			}
			if err := c.numbered(cmd, number); err != nil {
				return err
			}
			if !yes {
				return c.wrongUsage("cli.error.forget_yes")
			}
			return c.forgetIn(args[0], number)
		},
	}
	cmd.Flags().IntVar(&number, "webinar", 0, c.book.T("cli.flag.webinar"))
	cmd.Flags().BoolVar(&yes, "yes", false, c.book.T("cli.flag.yes"))
	return c.asJSON(cmd)
}

func (c *commands) forgetIn(path string, number int) error {
	file, err := store.Open(path, store.Options{Role: authorRole})
	if err != nil {
		return err
	}
	var webinar store.Webinar
	err = file.View(func(r store.Reader) (err error) {
		webinar, err = c.webinar(r, number)
		return err
	})
	forgotten := 0
	if err == nil {
		forgotten, err = importer.Forget(file, webinar.ID)
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	if c.json {
		return c.print(forgottenJSON{number, forgotten})
	}
	key := "cli.forget.done"
	if forgotten == 0 {
		key = "cli.forget.nobody"
	}
	fmt.Fprintln(c.out, c.book.T(key, "number", number, "title", webinar.Title))
	return nil
}

package cli

import (
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/store"
)

// change is one entry of a record's history as a program reads it.
type change struct {
	ID    string    `json:"id"`
	At    time.Time `json:"at"`
	Role  string    `json:"role,omitempty"`
	Step  string    `json:"step,omitempty"`
	Field string    `json:"field,omitempty"`
	Op    string    `json:"op"`
	// Before and After are the values that the change replaced and wrote; of a set the
	// element that went or came, of a creation its fields.
	Before   any  `json:"before,omitempty"`
	After    any  `json:"after,omitempty"`
	Undone   bool `json:"undone,omitempty"`
	Redone   bool `json:"redone,omitempty"`
	Beside   bool `json:"beside,omitempty"`   // another copy wrote the field without knowing of this
	Returned bool `json:"returned,omitempty"` // brought back a record whose deletion it had not seen
}

// history lists what changed in one record, newest first.
func (c *commands) history() *cobra.Command {
	return c.asJSON(&cobra.Command{
		Use:   "history " + c.book.T("cli.arg.notebook") + " " + c.book.T("cli.arg.record"),
		Short: c.book.T("cli.history.short"),
		Args:  c.exactly(2),
		RunE: func(_ *cobra.Command, args []string) error {
			id, err := store.ParseID(args[1])
			if err != nil {
				return c.wrongUsage("cli.error.id", "id", args[1])
			}
			list := []change{}
			err = c.read(args[0], func(r store.Reader) error {
				changes, err := store.History(r, id)
				if err != nil {
					return err
				}
				for _, ch := range changes {
					one, err := c.changeOf(r, ch)
					if err != nil {
						return err
					}
					list = append(list, one)
				}
				return nil
			})
			if err != nil {
				return err
			}
			if len(list) == 0 {
				return errors.New(c.book.T("cli.error.no_record", "id", args[1]))
			}
			if c.json {
				return c.print(map[string]any{"record": id, "changes": list})
			}
			table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
			for _, ch := range list {
				step := "cli.history.no_step" // its first change, which named it, is forgotten
				if ch.Step != "" {
					step = ch.Step
				}
				fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", ch.At.Format(time.RFC3339), ch.Role, c.book.T(step), ch.Field)
			}
			return table.Flush()
		},
	})
}

// changeOf is a change as a program reads it; its values are read for that alone.
func (c *commands) changeOf(r store.Reader, ch store.Change) (change, error) {
	one := change{ID: ch.ID.String(), At: ch.At.UTC(), Role: ch.Role, Step: ch.Step, Field: ch.Field, Op: ch.Op,
		Undone: ch.Undone, Redone: ch.Redone, Beside: ch.Beside, Returned: ch.Returned}
	if !c.json {
		return one, nil
	}
	var err error
	one.Before, one.After, err = store.ValuesOf(r, ch.ID)
	return one, err
}

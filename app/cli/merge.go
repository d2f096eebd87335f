package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/store"
)

// mergedJSON is what merge prints for programs.
type mergedJSON struct {
	Changes   int      `json:"changes"`
	Records   int      `json:"records"`
	New       int      `json:"new"`
	Deleted   int      `json:"deleted"`
	Returned  []string `json:"returned"`  // records that are back, since one side edited what the other deleted
	Conflicts []string `json:"conflicts"` // records with two texts to choose from
	Preview   bool     `json:"preview"`
}

// merge takes the changes of other copies into a notebook.
func (c *commands) merge() *cobra.Command {
	var preview bool
	cmd := &cobra.Command{
		Use:     "merge " + c.book.T("cli.arg.notebook") + " " + c.book.T("cli.arg.copy") + "…",
		Short:   c.book.T("cli.merge.short"),
		Long:    c.book.T("cli.merge.long"),
		Example: "  rapporteur merge programme.rapporteur programme-conflict.rapporteur",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return c.wrongUsage("cli.error.merge_arguments")
			}
			return c.noneEmpty(args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			file, err := store.Open(args[0], store.Options{Role: authorRole})
			if err != nil {
				return err
			}
			all := mergedJSON{Returned: []string{}, Conflicts: []string{}, Preview: preview}
			for _, other := range args[1:] {
				if err = c.mergeOne(file, other, preview, &all); err != nil {
					break
				}
			}
			if err := errors.Join(err, file.Close()); err != nil {
				return err
			}
			if c.json {
				return c.print(all)
			}
			key := "cli.merge.done"
			if preview {
				key = "cli.merge.would"
			}
			fmt.Fprintln(c.out, c.book.T(key, "count", all.Changes, "records", all.Records))
			if n := len(all.Conflicts); n > 0 {
				fmt.Fprintln(c.out, c.book.T("cli.merge.conflicts", "count", n))
			}
			if n := len(all.Returned); n > 0 {
				fmt.Fprintln(c.out, c.book.T("cli.merge.returned", "count", n))
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&preview, "preview", false, c.book.T("cli.flag.preview"))
	return c.asJSON(cmd)
}

func (c *commands) mergeOne(file *store.File, path string, preview bool, all *mergedJSON) error {
	other, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	take := file.Merge
	if preview {
		take = file.PreviewMerge
	}
	merged, err := take(other)
	all.Changes += merged.Changes
	all.Records += len(merged.Records)
	all.New += len(merged.New)
	all.Deleted += len(merged.Gone)
	for _, ref := range merged.Returned {
		all.Returned = append(all.Returned, ref.ID.String())
	}
	for _, ref := range merged.Conflicts {
		all.Conflicts = append(all.Conflicts, ref.ID.String())
	}
	return errors.Join(err, other.Close())
}

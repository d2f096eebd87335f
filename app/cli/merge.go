package cli

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/store"
)

// mergedJSON is what merge prints for programs.
type mergedJSON struct {
	Copies    []string `json:"copies"`
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
	var preview, conflicts bool
	cmd := &cobra.Command{
		Use:     "merge " + c.book.T("cli.arg.notebook") + " " + c.book.T("cli.arg.copy") + "…",
		Short:   c.book.T("cli.merge.short"),
		Long:    c.book.T("cli.merge.long"),
		Example: "  rapporteur merge programme.rapporteur programme-conflict.rapporteur",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 && !(conflicts && len(args) == 1) {
				return c.wrongUsage("cli.error.merge_arguments")
			}
			return c.noneEmpty(args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			file, err := c.open(args[0], store.Options{Role: authorRole})
			if err != nil {
				return err
			}
			all := mergedJSON{Copies: args[1:], Returned: []string{}, Conflicts: []string{}, Preview: preview}
			if conflicts {
				all.Copies, err = withConflictCopies(file, all.Copies)
			}
			for _, other := range all.Copies {
				if err == nil {
					err = c.mergeOne(file, other, preview, &all)
				}
			}
			if err == nil && !preview {
				err = sweep(file, "") // a copy may have forgotten something
			}
			if err := errors.Join(err, file.Close()); err != nil {
				return err
			}
			if c.json {
				return c.print(all)
			}
			if conflicts {
				for _, path := range all.Copies {
					fmt.Fprintln(c.out, path)
				}
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
	cmd.Flags().BoolVar(&conflicts, "conflicts", false, c.book.T("cli.flag.conflicts"))
	return c.asJSON(cmd)
}

// withConflictCopies adds to the copies given those that a cloud folder has left.
func withConflictCopies(file *store.File, copies []string) ([]string, error) {
	all := append([]string{}, copies...)
	found, err := file.ConflictCopies()
	for _, one := range found {
		if !slices.Contains(all, one.Path) {
			all = append(all, one.Path)
		}
	}
	return all, err
}

func (c *commands) mergeOne(file *store.File, path string, preview bool, all *mergedJSON) error {
	other, err := c.open(path, store.Options{ReadOnly: true})
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

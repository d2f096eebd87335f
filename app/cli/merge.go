package cli

import (
	"errors"
	"fmt"
	"os"
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
			for _, path := range args[min(1, len(args)):] {
				if sameFile(args[0], path) {
					return c.wrongUsage("cli.error.merge_itself", "path", path)
				}
			}
			return c.noneEmpty(args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			file, err := c.open(args[0], store.Options{Role: authorRole, ReadOnly: preview})
			if err != nil {
				return err
			}
			copies := args[1:]
			if conflicts {
				copies, err = withConflictCopies(file, copies)
			}
			var merged store.Merged
			if err == nil {
				merged, err = c.mergeAll(file, copies, preview)
			}
			var swept error
			if err == nil && !preview {
				swept = sweep(file, "") // a copy may have forgotten something
			}
			if err := errors.Join(err, file.Close()); err != nil {
				return err
			}
			return errors.Join(c.sayMerged(copies, merged, preview, conflicts), swept)
		},
	}
	cmd.Flags().BoolVar(&preview, "preview", false, c.book.T("cli.flag.preview"))
	cmd.Flags().BoolVar(&conflicts, "conflicts", false, c.book.T("cli.flag.conflicts"))
	return c.asJSON(cmd)
}

// sayMerged says what a merge brought or would bring.
func (c *commands) sayMerged(copies []string, m store.Merged, preview, conflicts bool) error {
	if c.json {
		return c.print(mergedJSON{
			Copies: append([]string{}, copies...), Changes: m.Changes, Records: len(m.Records), New: len(m.New), Deleted: len(m.Gone),
			Returned: idsOf(m.Returned), Conflicts: idsOf(m.Conflicts), Preview: preview,
		})
	}
	if conflicts {
		for _, path := range copies {
			fmt.Fprintln(c.out, path)
		}
	}
	key := "cli.merge.done"
	if preview {
		key = "cli.merge.would"
	}
	fmt.Fprintln(c.out, c.book.T(key, "count", m.Changes, "records", len(m.Records)))
	if n := len(m.Conflicts); n > 0 {
		fmt.Fprintln(c.out, c.book.T("cli.merge.conflicts", "count", n))
	}
	if n := len(m.Returned); n > 0 {
		fmt.Fprintln(c.out, c.book.T("cli.merge.returned", "count", n))
	}
	return nil
}

func idsOf(refs []store.Ref) []string {
	ids := []string{}
	for _, ref := range refs {
		ids = append(ids, ref.ID.String())
	}
	return ids
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

// mergeAll takes in one copy after the other, or tells what would come of all.
func (c *commands) mergeAll(file *store.File, paths []string, preview bool) (all store.Merged, err error) {
	var others []*store.File
	defer func() {
		for _, other := range others {
			err = errors.Join(err, other.Close())
		}
	}()
	for _, path := range paths {
		other, err := c.open(path, store.Options{ReadOnly: true})
		if err != nil {
			return all, err
		}
		others = append(others, other)
	}
	if preview {
		return file.PreviewMergeAll(others)
	}
	for _, other := range others {
		one, err := file.Merge(other)
		if err != nil {
			return all, err
		}
		all.Add(one)
	}
	return all, nil
}

// sameFile tells whether two paths lead to one file.
func sameFile(a, b string) bool {
	one, errOne := os.Stat(a)
	other, errOther := os.Stat(b)
	return errOne == nil && errOther == nil && os.SameFile(one, other)
}

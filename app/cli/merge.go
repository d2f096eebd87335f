package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/app/desktop"
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
	// Forgotten is what stood in the notebook and another copy has forgotten.
	Forgotten []forgottenRef `json:"forgotten"`
	LeftOut   []string       `json:"left_out,omitempty"` // conflict copies that could not be read
	Preview   bool           `json:"preview"`
}

// forgottenRef is a record that is forgotten, or what some fields of it said.
type forgottenRef struct {
	store.Ref
	Fields []string `json:"fields,omitempty"`
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
			m := merging{c: c, file: file, preview: preview, conflicts: conflicts, copies: args[1:]}
			err = m.merge()
			var swept error
			if err == nil && !preview {
				swept = sweep(file, "") // a copy may have forgotten something
			}
			if err := errors.Join(err, file.Close()); err != nil {
				return err
			}
			return errors.Join(m.say(), swept)
		},
	}
	cmd.Flags().BoolVar(&preview, "preview", false, c.book.T("cli.flag.preview"))
	cmd.Flags().BoolVar(&conflicts, "conflicts", false, c.book.T("cli.flag.conflicts"))
	return c.asJSON(cmd)
}

// merging is one run of merge.
type merging struct {
	c                  *commands
	file               *store.File
	preview, conflicts bool
	copies             []string // that were named or found
	leftOut            []string // of those that were found
	merged             store.Merged
	forgotten          string // what of it is forgotten, in words
}

// merge takes in all copies, or tells what would come of them. Of several, none is taken
// in if one of them cannot be.
func (m *merging) merge() (err error) {
	others, err := m.open()
	defer func() {
		for _, other := range others {
			err = errors.Join(err, other.Close())
		}
	}()
	if err == nil && (m.preview || len(others) > 1) {
		m.merged, err = m.file.PreviewMergeAll(others)
	}
	if err == nil && !m.preview {
		m.merged = store.Merged{}
		for _, other := range others {
			one, err := m.file.Merge(other)
			if err != nil {
				return err
			}
			m.merged.Add(one)
		}
	}
	if err != nil {
		return err
	}
	return m.file.View(func(r store.Reader) (err error) {
		m.forgotten, err = desktop.WhatIsForgotten(r, m.c.book, m.merged.Forgotten)
		return err
	})
}

// open opens the copies for reading. One that a cloud folder has left and that cannot be
// read is left out.
func (m *merging) open() (others []*store.File, err error) {
	named := len(m.copies)
	if m.conflicts {
		if m.copies, err = withConflictCopies(m.file, m.copies); err != nil {
			return nil, err
		}
	}
	var copies []string
	for i, path := range m.copies {
		other, err := m.c.open(path, store.Options{ReadOnly: true})
		if err == nil && i >= named {
			if _, err = m.file.PreviewMerge(other); err != nil { // such as a damaged entry of its log
				err = errors.Join(err, other.Close())
			}
		}
		switch {
		case err == nil:
			others, copies = append(others, other), append(copies, path)
		case i < named:
			return others, err
		default:
			m.leftOut = append(m.leftOut, path)
			fmt.Fprintln(m.c.errOut, m.c.book.T("cli.merge.left_out", "path", path, "reason", m.c.sentence(err)))
		}
	}
	m.copies = copies
	return others, nil
}

// say says what the merge brought or would bring.
func (m *merging) say() (err error) {
	c, of := m.c, m.merged
	if len(m.leftOut) > 0 {
		err = errors.New(c.book.T("cli.error.merge_left_out"))
	}
	if c.json {
		forgotten := []forgottenRef{}
		for _, one := range of.Forgotten {
			forgotten = append(forgotten, forgottenRef{one.Ref, one.Fields})
		}
		return errors.Join(c.print(mergedJSON{
			Copies: append([]string{}, m.copies...), Changes: of.Changes, Records: len(of.Records), New: len(of.New), Deleted: len(of.Gone),
			Returned: idsOf(of.Returned), Conflicts: idsOf(of.Conflicts), Forgotten: forgotten, LeftOut: m.leftOut, Preview: m.preview,
		}), err)
	}
	if m.conflicts {
		for _, path := range m.copies {
			fmt.Fprintln(c.out, path)
		}
	}
	key, forgot := "cli.merge.done", "cli.merge.forgot"
	if m.preview {
		key, forgot = "cli.merge.would", "cli.merge.would_forget"
	}
	fmt.Fprintln(c.out, c.book.T(key, "count", of.Changes, "records", len(of.Records)))
	if n := len(of.Conflicts); n > 0 {
		fmt.Fprintln(c.out, c.book.T("cli.merge.conflicts", "count", n))
	}
	if n := len(of.Returned); n > 0 {
		fmt.Fprintln(c.out, c.book.T("cli.merge.returned", "count", n))
	}
	if m.forgotten != "" {
		fmt.Fprintln(c.out, c.book.T(forgot, "what", m.forgotten))
	}
	return err
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

// sameFile tells whether two paths lead to one file.
func sameFile(a, b string) bool {
	one, errOne := os.Stat(a)
	other, errOther := os.Stat(b)
	return errOne == nil && errOther == nil && os.SameFile(one, other)
}

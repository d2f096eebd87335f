package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/store"
)

// foundNote is a hit as a program reads it.
type foundNote struct {
	ID      store.ID       `json:"id"`
	Kind    store.NoteKind `json:"kind"`
	Title   string         `json:"title"`
	Excerpt string         `json:"excerpt,omitempty"`
}

// search lists the notes that hold every word of the query.
func (c *commands) search() *cobra.Command {
	return c.asJSON(&cobra.Command{
		Use:   "search " + c.book.T("cli.arg.notebook") + " " + c.book.T("cli.arg.query"),
		Short: c.book.T("cli.search.short"),
		Args:  c.exactly(2),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(store.QueryWords(args[1])) == 0 {
				return c.wrongUsage("cli.error.empty_query")
			}
			found := []foundNote{}
			err := c.read(args[0], func(r store.Reader) error {
				hits, err := store.Search(r, args[1])
				for _, hit := range hits {
					found = append(found, foundNote{hit.Note, hit.Kind, hit.Title, hit.Excerpt})
				}
				return err
			})
			if err != nil {
				return err
			}
			if c.json {
				return c.print(map[string]any{"query": args[1], "notes": found})
			}
			fmt.Fprintln(c.out, c.book.T("cli.search.found", "count", len(found)))
			for _, note := range found {
				fmt.Fprintf(c.out, "%s  %s: %s\n", note.ID, c.book.T("kind."+string(note.Kind)), note.Title)
				if note.Excerpt != "" {
					fmt.Fprintf(c.out, "    %s\n", note.Excerpt)
				}
			}
			return nil
		},
	})
}

package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/store"
)

// check reads everything in a notebook and says what is wrong.
func (c *commands) check() *cobra.Command {
	return c.asJSON(&cobra.Command{
		Use:   "check " + c.book.T("cli.arg.notebook"),
		Short: c.book.T("cli.check.short"),
		Args:  c.exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			problems, err := store.Check(args[0])
			if err != nil {
				return err
			}
			if err := c.printProblems(args[0], problems); err != nil {
				return err
			}
			if len(problems) > 0 {
				return errProblems
			}
			return nil
		},
	})
}

func (c *commands) printProblems(path string, problems []store.Problem) error {
	if c.json {
		type problem struct {
			What  string `json:"what"`
			Where string `json:"where"`
		}
		list := []problem{}
		for _, p := range problems {
			list = append(list, problem{p.What, p.Where})
		}
		return c.print(map[string]any{"path": path, "problems": list})
	}
	if len(problems) == 0 {
		fmt.Fprintln(c.out, c.book.T("cli.check.good", "path", path))
		return nil
	}
	fmt.Fprintln(c.out, c.book.T("cli.check.bad", "count", len(problems), "path", path))
	for _, p := range problems {
		fmt.Fprintf(c.out, "  %s: %s\n", p.Where, c.book.Msg(p.Message()))
	}
	fmt.Fprintln(c.out, c.book.T("cli.check.advice"))
	return nil
}

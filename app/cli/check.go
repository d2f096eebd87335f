package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rapporteur-app/rapporteur/store"
)

// check reads everything in a notebook and says what is wrong. With --repair it
// saves what can be read to a new file.
func (c *commands) check() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:     "check " + c.book.T("cli.arg.notebook"),
		Short:   c.book.T("cli.check.short"),
		Long:    c.book.T("cli.check.long"),
		Example: "  rapporteur check programme.rapporteur --repair saved.rapporteur",
		Args:    c.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("repair") {
				return c.repair(args[0], out)
			}
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
	}
	cmd.Flags().StringVar(&out, "repair", "", c.book.T("cli.flag.repair"))
	return c.asJSON(cmd)
}

// repair saves to out what can be read of a notebook, and says what that is.
func (c *commands) repair(path, out string) error {
	if out == "" {
		return c.wrongUsage("cli.error.empty")
	}
	told, err := store.Repair(path, out)
	if err != nil {
		return err
	}
	problems, err := store.Check(out)
	if err != nil {
		return err
	}
	if c.json {
		err = c.print(map[string]any{"path": path, "out": out, "repaired": told, "whole": told.Whole(), "problems": problemsJSON(problems)})
	} else {
		fmt.Fprintln(c.out, c.book.T("cli.check.repaired", "path", path, "out", out))
		for _, m := range told.Messages() {
			fmt.Fprintln(c.out, c.book.Msg(m))
		}
		if len(problems) > 0 {
			fmt.Fprintln(c.out, c.book.T("cli.check.repaired_bad", "count", len(problems), "out", out))
		}
	}
	if err == nil && (!told.Whole() || len(problems) > 0) {
		return errProblems
	}
	return err
}

// problemJSON is a problem as programs read it.
type problemJSON struct {
	What  string `json:"what"`
	Where string `json:"where"`
}

func problemsJSON(problems []store.Problem) []problemJSON {
	list := []problemJSON{}
	for _, p := range problems {
		list = append(list, problemJSON{p.What, p.Where})
	}
	return list
}

func (c *commands) printProblems(path string, problems []store.Problem) error {
	if c.json {
		return c.print(map[string]any{"path": path, "problems": problemsJSON(problems)})
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

package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

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
			switch {
			case errors.Is(err, store.ErrDamaged):
				problems = append(problems, store.ProblemOf(args[0], err))
			case errors.Is(err, store.ErrNotNotebook):
				return c.noNotebook(args[0], err)
			case err != nil:
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
		c.printLost(told)
		if len(problems) > 0 {
			fmt.Fprintln(c.out, c.book.T("cli.check.repaired_bad", "count", len(problems), "out", out))
		}
	}
	if err == nil && (!told.Whole() || len(problems) > 0) {
		return errProblems
	}
	return err
}

// printLost names the records that were saved in part or not at all.
func (c *commands) printLost(told store.Repaired) {
	var lines []string
	for _, one := range told.Parts {
		lines = append(lines, c.book.T("cli.check.part", "what", fmt.Sprintf("%s %s", one.Ref.Type, one.Ref.ID), "fields", strings.Join(one.Fields, ", ")))
	}
	for _, id := range told.LostRecords {
		lines = append(lines, c.book.T("cli.check.lost", "what", id.String()))
	}
	for i, line := range lines {
		if i == mostLines {
			fmt.Fprintln(c.out, "  "+c.book.T("cli.check.more", "count", len(lines)-i))
			break
		}
		fmt.Fprintln(c.out, "  "+line)
	}
}

// mostLines is how many records are named one by one; --json has all.
const mostLines = 40

// noNotebook is the error of a file that is none, with a way on if it was one.
func (c *commands) noNotebook(path string, err error) error {
	if info, missing := os.Stat(path); missing != nil || !info.Mode().IsRegular() || info.Size() < 4*4096 {
		return err // too small to have been one
	}
	return errors.New(c.sentence(err) + "\n" + c.book.T("cli.check.was_one", "command", repairing(path)))
}

// repairing is the command that repairs a notebook.
func repairing(path string) string {
	saved := strings.TrimSuffix(path, filepath.Ext(path)) + "-saved.rapporteur"
	return fmt.Sprintf("rapporteur check %s --repair %s", quoted(path), quoted(saved))
}

// quoted is a path as a shell takes it for one word.
func quoted(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(`/\._-+~:`, r)
	}) {
		return `"` + path + `"`
	}
	return path
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
	if !slices.ContainsFunc(problems, func(p store.Problem) bool { return !p.IsLoss() }) {
		fmt.Fprintln(c.out, c.book.T("cli.check.advice_lost", "path", quoted(path)))
		return nil
	}
	fmt.Fprintln(c.out, c.book.T("cli.check.advice", "command", repairing(path), "path", quoted(path)))
	return nil
}
